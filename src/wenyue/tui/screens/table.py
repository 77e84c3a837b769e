"""A list as a table: the cells above, the marked one in a line to type in below, and the sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.coordinate import Coordinate
from textual.style import Style
from textual.widgets import DataTable

from wenyue import answers
from wenyue.answers.grid import NEEDED, Grid
from wenyue.interview import filling
from wenyue.interview.asking import name
from wenyue.interview.engine import Step
from wenyue.interview.replies import Action
from wenyue.language import Message, Percent, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.field_line import FieldLine, Way
from wenyue.tui.widgets.key_line import KeyLine

WIDEST = 24
"""Columns of the screen that a column of the table takes at most; the line below shows the marked cell whole."""


class TableCard(TranslatedCard[None]):
    """The rows of one list. ``turn`` does a turn of the talk, as the screen below does its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", msg("Save").id, key_display="^S"),
        Binding("ctrl+n", "add", msg("New row").id, key_display="^N"),
        Binding("ctrl+d", "delete", msg("Delete row").id, key_display="^D"),
        Binding("escape", "close", msg("Close").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    TableCard {
        & > .card { width: 110; padding: 0; height: 1fr; }
        #about { padding: 0 1; text-style: bold; color: $text-primary; }
        DataTable { height: 1fr; background: $surface; scrollbar-size: 1 1; }
        #cell { padding: 0 1; color: $text-accent; }
        #said, #sums { padding: 0 1; }
        #said { color: $text-error; }
        #how { padding: 0 1; color: $text-muted; }
        &.-short #how, &.-short #about { display: none; }
    }
    """

    def __init__(self, session: Session, talk: Talk, step: Step, turn: Callable[[Callable[[], Action]], None]) -> None:
        super().__init__(session)
        self._talk, self._step, self._turn = talk, step, turn
        self._columns = filling.columns_of(step)
        self._began = filling.cells_of(talk.conversation, step)
        self._cells = [list(row) for row in talk.put_by.table(step) or self._began] or [self._empty]
        self._place = Coordinate(0, 0)
        self._shown = False

    @property
    def _empty(self) -> list[str]:
        return [""] * len(self._columns)

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Words(id="about")
            table: DataTable[Text] = DataTable(zebra_stripes=True)
            table.can_focus = False
            yield table
            yield Words(id="sums")
            yield Words(id="said")
            yield Words(id="cell")
            yield FieldLine(id="line", holder=self)
            yield Words(id="how")
        yield KeyLine()

    def on_mount(self) -> None:
        self.line.focus()
        self.retranslate()

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-short")

    @property
    def table(self) -> DataTable[Text]:
        return self.query_one(DataTable)

    @property
    def line(self) -> FieldLine:
        return self.query_one("#line", FieldLine)

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        if self._shown:
            self._put()
        self._fill()
        self._go(self._place)
        self.query_one("#about", Words).say(self.say(name(self._step)))
        links = (
            ("add", msg("New row (^N)")),
            ("delete", msg("Delete row (^D)")),
            ("save", msg("Save (^S)")),
            ("close", msg("Back to the talk (Esc)")),
        )
        self.query_one("#how", Words).say(
            Content("  ").join(
                Content(clean(self.say(words))).stylize(Style.from_meta({"card": what}) + Style(underline=True))
                for what, words in links
            )
        )

    def _fill(self) -> None:
        """All cells anew."""
        table = self.table
        table.clear(columns=True)
        for place, column in enumerate(self._columns):
            label = Message(column.label) if column.required else msg("{label} (if any)", label=Message(column.label))
            heading = clean(self.say(label))
            widest = max(cell_len(words) for words in (heading, *(row[place] for row in self._cells)))
            table.add_column(Text(heading), width=min(widest, WIDEST))
        for row in self._cells:
            table.add_row(*(Text(cell) for cell in row))
        self._check()

    def _check(self) -> None:
        """Say the sums, and the first cell that cannot be read; its row is named by its number."""
        grid = filling.read_table(self._talk.conversation, self._step, self._cells)
        self.query_one("#sums", Words).say(" · ".join(clean(self.say(self._sum(t))) for t in self._totals(grid)))
        said = self.query_one("#said", Words)
        problem = next((one for one in grid.problems.items() if one[1] is not NEEDED or self._asked), None)
        if problem is None:
            said.say("")
        else:
            (row, column), reason = problem
            label = next((Message(c.label) for c in self._columns if c.id == column), Message(""))
            words = msg("Row {n}, {column}: {reason}", n=row + 1, column=label, reason=reason)
            said.say(f"! {clean(self.say(words))}")
        said.display = problem is not None

    _asked = False
    """Whether saving was asked for: only then is it a fault that a cell is still empty."""

    def _totals(self, grid: Grid) -> tuple[filling.Total, ...]:
        return filling.totals(self._step, grid)

    @staticmethod
    def _sum(total: filling.Total) -> Message:
        label = Message(total.column.label)
        if total.whole is None:
            return msg("{column}: {sum} in all", column=label, sum=total.amount)
        left = total.whole - total.amount
        sums = {"column": label, "sum": Percent(total.amount), "left": Percent(abs(left))}
        if left > 0:
            return msg("{column}: {sum}, {left} left", **sums)
        if left < 0:
            return msg("{column}: {sum}, {left} too much", **sums)
        return msg("{column}: {sum}, complete", **sums)

    # Moving and typing

    def _go(self, place: Coordinate) -> None:
        """Mark a cell, and bring its words into the line."""
        row = min(max(place.row, 0), len(self._cells) - 1)
        column = min(max(place.column, 0), len(self._columns) - 1)
        self._place, self._shown = Coordinate(row, column), True
        self.table.move_cursor(row=row, column=column)
        label = Message(self._columns[column].label)
        self.query_one("#cell", Words).say(self.say(msg("Row {n}, {column}:", n=row + 1, column=label)))
        self.line.take(self._cells[row][column])

    def _put(self) -> None:
        """What is in the line goes into the marked cell, written out where it was read."""
        row, column = self._place
        text = " ".join(clean(self.line.text).split())
        if text != self._cells[row][column]:
            self._cells[row][column] = text
            self._cells[row][column] = self._written(row, column, text)
            self._fill()

    def _written(self, row: int, column: int, text: str) -> str:
        """The value of a cell as it will stand in the contract; the words themselves where there is none."""
        kept = self._columns[column]
        grid = filling.read_table(self._talk.conversation, self._step, [*([self._empty] * row), self._cells[row]])
        value = grid.rows[row].get(kept.id) if len(grid.rows) > row else None
        if value is None or isinstance(value, str):
            return text
        conversation = self._talk.conversation
        asked = conversation.interview.asked(self._step, self.session.code, conversation.languages)
        return clean(answers.kind(kept.kind).write(value, self.language, asked))

    def leave(self, line: FieldLine, way: Way) -> None:
        self._put()
        row, column = self._place
        match way:
            case "up":
                self._go(Coordinate(row - 1, column))
            case "down" if row == len(self._cells) - 1 and any(self._cells[row]):
                self.action_add()
            case "down":
                self._go(Coordinate(row + 1, column))
            case "next" if column == len(self._columns) - 1 and row == len(self._cells) - 1:
                self.action_add()
            case "next":
                at_end = column == len(self._columns) - 1
                self._go(Coordinate(row + 1, 0) if at_end else Coordinate(row, column + 1))
            case "previous" if column or row:
                self._go(Coordinate(row, column - 1) if column else Coordinate(row - 1, len(self._columns) - 1))

    def spread(self, line: FieldLine, text: str) -> None:
        """A block from a spreadsheet goes into the cells from the marked one on."""
        asked = self._talk.conversation.interview.asked(self._step, self.session.code, self.session.languages)
        block, (row, column) = filling.pasted(text, asked.columns), self._place
        for down, cells in enumerate(block):
            while len(self._cells) <= row + down:
                self._cells.append(self._empty)
            for across, cell in enumerate(cells[: len(self._columns) - column]):
                self._cells[row + down][column + across] = cell
        self._fill()
        self._go(self._place)

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        """A click has moved the mark. Where the table stands now counts: these come late when it is filled anew."""
        event.stop()
        place = self.table.cursor_coordinate
        if self._shown and place != self._place and self.table.is_valid_coordinate(place):
            self._put()
            self._go(place)

    def action_add(self) -> None:
        """A new row below the marked one."""
        self._put()
        self._cells.insert(self._place.row + 1, self._empty)
        self._fill()
        self._go(Coordinate(self._place.row + 1, 0))

    def action_delete(self) -> None:
        """Take the marked row away."""
        del self._cells[self._place.row]
        self._cells = self._cells or [self._empty]
        self._fill()
        self._go(self._place)

    def on_click(self, event: events.Click) -> None:
        match event.style.meta.get("card"):
            case "add":
                self.action_add()
            case "delete":
                self.action_delete()
            case "save":
                self.action_save()
            case "close":
                self.action_close()
        self.line.focus()

    # Leaving

    def action_close(self) -> None:
        """Back to the talk; the cells are here again when the table is opened again."""
        self.put_by()
        self.dismiss()

    def put_by(self) -> None:
        self._put()
        self._talk.put_by.put_table(self._step, self._began, self._cells)
        self._talk.keep_unsent()

    def action_save(self) -> None:
        """Save the whole list, once every cell can be read."""
        self._put()
        self._asked = True
        self._check()
        grid = filling.read_table(self._talk.conversation, self._step, self._cells)
        if grid.problems:
            (row, column), _ = next(iter(grid.problems.items()))
            self._go(Coordinate(row, next(n for n, c in enumerate(self._columns) if c.id == column)))
            return
        before = self._talk.conversation.draft
        self._turn(lambda: self._talk.fill_table(self._step.key, self._cells))
        if self._talk.conversation.draft is before:  # the disk refused, which the talk has said
            self.action_close()
            return
        self._talk.put_by.drop_table(self._step)
        self._talk.keep_unsent()
        self.dismiss()

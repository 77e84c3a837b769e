"""The list of the first screen: its rows, the mark on them, and finding one by words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message as Event
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Prose
from wenyue.tui.screens.keeping import Keeping
from wenyue.tui.session import Listed, Session
from wenyue.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:  # the first screen does not wait for the search
    from wenyue.interview.search import Entry


@dataclass(frozen=True)
class Row:
    """``what`` is posted or done when the row is chosen; without it the row is only read."""

    title: Message
    what: Event | Listed | None = None
    second: Message | None = None
    is_heading: bool = False


class MenuScreen(Keeping):
    """Has a list with the id ``menu`` in a scroll with the id ``start``."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rows: tuple[Row, ...] = ()

    @abstractmethod
    def choose(self, what: Event | Listed) -> None:
        """A row was chosen, by Enter, a click, or its words."""

    @property
    @abstractmethod
    def dialogs(self) -> tuple[str, ...]:
        """The dialogs whose terms can be found; none before they are read."""

    def fill(self, rows: Iterable[Row]) -> None:
        """Show the rows; the mark stays at its place."""
        menu = self.query_one("#menu", MarkedList)
        mark = menu.highlighted
        self.rows = tuple(rows)
        menu.clear_options()
        menu.add_options([Option(Prose.of(self._words(row)), disabled=row.what is None) for row in self.rows])
        menu.highlighted = mark

    def _words(self, row: Row) -> Content:
        line = Content(clean(self.say(row.title)))
        if row.is_heading:
            return (Content("\n") + line).stylize("bold $text-accent")
        return line if row.second is None else line + Content("\n  " + clean(self.say(row.second)))

    @property
    def marked(self) -> Listed | None:
        place = self.query_one("#menu", MarkedList).highlighted if self.is_mounted else None
        what = self.rows[place].what if place is not None and place < len(self.rows) else None
        return what if isinstance(what, Listed) else None

    def on_option_list_option_highlighted(self) -> None:
        """The keys follow the mark, and what is marked is seen: the list has no scrolling of its own."""
        self.refresh_bindings()
        menu, above = self.query_one("#menu", MarkedList), self.query_one("#start")
        above.scroll_to_region(menu.marked_lines.translate(menu.virtual_region.offset), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose_at(event.option_index)

    def _choose_at(self, place: int) -> None:
        what = self.rows[place].what
        if what is not None:
            self.choose(what)

    # By words

    def action_search(self) -> None:
        """Any row, what the keys do, and what the words of the contracts mean."""
        if not self.dialogs:
            return
        from wenyue.tui.screens import finding
        from wenyue.tui.screens.actions import actions
        from wenyue.tui.screens.search import SearchCard

        rows, keys = finding.rows(self.session, self.rows), actions(self.session, self.BINDINGS)
        entries = (*rows, *keys, *finding.explained(self.session, self.dialogs))
        wanted = msg("Draft, contract, word, or what to do")
        self.app.push_screen(SearchCard(self.session, entries, wanted), self._go_to)

    async def _go_to(self, entry: Entry | None) -> None:
        if entry is None:
            return
        if entry.kind == "term":
            from wenyue.tui.screens.finding import term_card

            self.app.push_screen(term_card(self.session, self.dialogs, entry.target))
        elif entry.target.isdecimal():
            self.query_one("#menu", MarkedList).highlighted = int(entry.target)
            self._choose_at(int(entry.target))
        else:
            await self.run_action(entry.target)

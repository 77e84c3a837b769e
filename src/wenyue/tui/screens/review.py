"""Everything before it leaves: answers by section, what is open, what the checks say; all of it or a part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.drafting.narrowing import FILTERS, Filter, part
from wenyue.drafting.review import Review
from wenyue.errors import StorageError
from wenyue.interview.fixes import Fix
from wenyue.interview.search import Entry
from wenyue.language import Message, msg, nmsg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.review_rows import Line, lines
from wenyue.tui.screens.actions import actions, spoken
from wenyue.tui.screens.confirm import Confirm
from wenyue.tui.screens.explanations import CLAUSE, term_card
from wenyue.tui.screens.export import ExportCard
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.filter_line import NAMES, FilterLine
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.marked_list import MarkedList


class ReviewScreen(TranslatedScreen[str]):
    """Closes with the key of the answer to change, with `CLAUSE` and a clause to look at, or with nothing. A fix is
    taken here, and one stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,f6,ctrl+s", "save", msg("Save as a file").id, key_display="S"),
        Binding("right", "next_filter(1)", msg("Next part").id, show=False),
        Binding("left", "next_filter(-1)", msg("Previous part").id, show=False),
        *(Binding(str(n), f"filter('{one}')", show=False) for n, one in enumerate(FILTERS, 1)),
        Binding("f5,ctrl+p", "search", msg("Find").id, priority=True, key_display="F5"),
        Binding("escape", "dismiss('')", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
    ]

    DEFAULT_CSS = """
    ReviewScreen {
        #summary { background: $panel; padding: 0 1; text-style: bold; }
        #rows { height: 1fr; }
        #trouble { color: $text-error; padding: 0 1; display: none; }
        #trouble.-shown { display: block; }
        &.-short #summary { display: none; }
    }
    """

    def __init__(self, session: Session, talk: Talk, marked: str = "", narrowed: Filter = "all") -> None:
        """``marked`` is the key of the answer on which the mark stands, ``narrowed`` the part that is looked at."""
        super().__init__(session)
        self.talk = talk
        self.filter: Filter = narrowed
        self._marked = marked
        self.review: Review = talk.review()
        self._shown: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        yield Words(id="summary")
        yield FilterLine(id="filters")
        yield MarkedList(id="rows")
        yield Words(id="trouble")
        yield KeyLine()

    @property
    def _rows(self) -> MarkedList:
        return self.query_one("#rows", MarkedList)

    def on_mount(self) -> None:
        self.retranslate()
        self._rows.focus()
        places = [place for place, line in enumerate(self._shown) if self._marked and line.key == self._marked]
        if places:
            self._rows.highlighted = places[-1]
        else:
            self._rows.action_first()

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-short")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#summary", Words).say(self.say(self._summary()))
        parts = {one: part(self.review, self.talk.interview, one) for one in FILTERS}
        counts = {one: found.count for one, found in parts.items()}
        self.query_one(FilterLine).show(self.filter, counts, self.language)
        mark = self._rows.highlighted
        self._shown = tuple(lines(self.talk, parts[self.filter], self.filter, self.say))
        options = [Option(Prose.of(one.content), disabled=not (one.key or one.fix)) for one in self._shown]
        self._rows.clear_options()
        self._rows.add_options(options)
        self._rows.highlighted = min(mark, len(options) - 1) if mark is not None else None

    def _summary(self) -> Message:
        errors = len(self.review.errors)
        blanks = len(self.review.blanks)
        parts = [
            nmsg("one thing needs fixing", "{n} things need fixing", errors) if errors else msg("nothing needs fixing"),
            nmsg("one open line", "{n} open lines", blanks) if blanks else msg("no open lines"),
        ]
        return msg(
            "Before you save: {fixing}, {blanks}. Enter on a line changes it, S saves.",
            fixing=parts[0],
            blanks=parts[1],
        )

    # Parts

    def action_filter(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self.retranslate()
            self._rows.action_first()
            self._rows.scroll_home(animate=False)

    def action_next_filter(self, step: int) -> None:
        self.action_filter(FILTERS[(FILTERS.index(self.filter) + step) % len(FILTERS)])

    def on_filter_line_chosen(self, event: FilterLine.Chosen) -> None:
        event.stop()
        self.action_filter(event.filter)

    # By words

    def action_search(self) -> None:
        from wenyue.tui.screens.search import SearchCard

        found = (*actions(self.session, self.BINDINGS), *self._parts(), *self.talk.findable())
        self.app.push_screen(SearchCard(self.session, found), self._go_to)

    def _parts(self) -> Iterator[Entry]:
        for one in FILTERS:
            names = spoken(self.session, NAMES[one])
            yield Entry("action", f"filter('{one}')", msg("Show: {part}", part=NAMES[one]), names)

    async def _go_to(self, entry: Entry | None) -> None:
        """To the line of an answer; where it has none, to its question; to a clause in the contract."""
        if entry is None:
            return
        match entry.kind:
            case "action":
                await self.run_action(entry.target)
            case "fix":
                self._settle(self.talk.offered[entry.target])
            case "term":
                self.app.push_screen(term_card(self.session, self.talk, entry.target, "right"), self._follow)
            case "clause":
                self.dismiss(CLAUSE + entry.target)
            case _:
                self._mark(entry.target)

    def _follow(self, chosen: str | None) -> None:
        """A clause was chosen on the card of a term."""
        if chosen:
            self.dismiss(chosen)

    def _mark(self, key: str) -> None:
        if all(line.key != key for line in self._shown):
            self.action_filter("all")
        place = next((place for place, line in enumerate(self._shown) if line.key == key), None)
        if place is None:
            self.dismiss(key)
        else:
            self._rows.highlighted = place

    # Lines

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        place = event.option_index
        if place >= self._rows.option_count or self._rows.get_option_at_index(place) is not event.option:
            return  # the second of two fast keys: the lines are others by now
        line = self._shown[place]
        if line.fix is not None:
            self._settle(line.fix)
        else:
            self.dismiss(line.key)

    def _settle(self, fix: Fix) -> None:
        """Take a fix: it is saved as an answer is, or said why not."""
        trouble = self.query_one("#trouble", Words)
        try:
            self.talk.settle(fix)
        except StorageError as error:
            trouble.say(self.say(error.message))
            trouble.add_class("-shown")
            return
        trouble.remove_class("-shown")
        self.review = self.talk.review()
        self.retranslate()
        if self._rows.highlighted is None or self._rows.highlighted_option is None:
            self._rows.action_first()

    def action_save(self) -> None:
        """Straight to the file; past errors only when the person says so."""
        errors = [finding.message for finding in self.review.errors]
        if not errors:
            self._export(True)
            return
        words = (msg("The contract would be saved with this still to be fixed:"), *errors)
        self.app.push_screen(Confirm(self.session, words, msg("Save as it is")), self._export)

    def _export(self, agreed: bool | None) -> None:
        if agreed:
            self.app.push_screen(ExportCard(self.session, self.talk), lambda _: self.retranslate())

"""One passage of the contract as one widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.message import Message

from wenyue.tui.columns import Columns
from wenyue.tui.contract_text import UNMARKED, Marks, Passage, columns, content
from wenyue.tui.widgets.term_hints import HintedWords

News = Literal["", "changed", "recent"]
"""Whether a passage is new since the last turn, since the one before, or not at all."""
_FADES: dict[News, News] = {"changed": "recent", "recent": "", "": ""}


class PassageView(HintedWords):
    """Shows one passage. What is new in it is marked, less so a turn later, and then no more.

    A click on a value or a blank asks to change the answer behind it, a click
    on a term to explain it, any other for what stands behind the clause.
    """

    DEFAULT_CSS = """
    PassageView {
        padding: 0 1;
        margin-bottom: 1;
        border-left: blank;
        &.title { text-align: center; text-style: bold; color: $text-primary; }
        &.part { text-style: bold; color: $text-primary; }
        &.article { text-style: bold; }
        &.disclaimer { color: $text-muted; }
        &.-clause:hover { background: $panel; }
        &.-changed { border-left: outer $accent; }
        &.-recent { border-left: vkey $accent; }
        &.-selected { border-left: double $primary; background: $panel; }
    }
    """

    @dataclass
    class Change(Message):
        """A value or blank was clicked: the key of the answer behind it."""

        key: str

    @dataclass
    class Explain(Message):
        """A term was clicked."""

        term: str

    @dataclass
    class Behind(Message):
        """A clause was clicked, or Enter was pressed on it: its answers, its terms and its words are wanted."""

        clause: str

    def __init__(self, passage: Passage, *, changed: bool) -> None:
        super().__init__(classes=f"{passage.kind} -clause" if passage.clause else passage.kind)
        self.passage = passage
        self.before: Passage | None = None
        self.terms: Marks = UNMARKED
        self.side_by_side = False
        self.news: News = ""
        self._turn_to("changed" if changed else "", update=False)  # a widget is styled when it is mounted

    @property
    def changed(self) -> bool:
        """Whether it is new since the last turn."""
        return self.news == "changed"

    def become(self, passage: Passage, *, changed: bool = True) -> None:
        """Show a later state of the passage; what is new in it is marked, unless only the language is."""
        self.before, self.passage = self.passage, passage
        self._turn_to("changed" if changed else "")

    def fade(self) -> None:
        """A turn has passed since the change."""
        self.before = None
        self._turn_to(_FADES[self.news])

    def _turn_to(self, news: News, *, update: bool = True) -> None:
        if news == self.news:
            return
        self.news = news
        self.set_class(news == "changed", "-changed", update=False)
        self.set_class(news == "recent", "-recent", update=False)
        if update:
            self.update_node_styles()

    def draw(self, name: Callable[[str], str]) -> None:
        """Show the words. ``name`` gives the name of a blank."""
        if not self.side_by_side or len(self.passage.wordings) < 2:
            self.say(content(self.passage, name, self.before, marked=self.changed, terms=self.terms))
            return
        shown = Columns(*columns(self.passage, name, self.before, marked=self.changed, terms=self.terms)[:2])
        if not shown.is_same(self.content):
            self.update(shown)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        meta = event.style.meta
        if "key" in meta:
            self.post_message(self.Change(str(meta["key"])))
        elif "term" in meta:
            self.post_message(self.Explain(str(meta["term"])))
        else:
            self.ask_behind()

    def ask_behind(self) -> None:
        """Ask for what stands behind the clause; a heading has nothing there."""
        if self.passage.clause:
            self.post_message(self.Behind(self.passage.clause))

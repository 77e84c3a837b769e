"""The contract as it grows: one widget a passage, each touched only when its words change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from wenyue.drafting.document import Document
from wenyue.language import Language, msg, nmsg
from wenyue.tui.contract_text import Passage, content, passages
from wenyue.tui.prose import Words


class PassageView(Words):
    """One passage; a click on a value or a blank asks to change the answer behind it."""

    DEFAULT_CSS = """
    PassageView {
        padding: 0 1;
        margin-bottom: 1;
        border-left: blank;
        &.title { text-align: center; text-style: bold; color: $text-primary; }
        &.part { text-style: bold; color: $text-primary; }
        &.article { text-style: bold; }
        &.disclaimer { color: $text-muted; }
        &.-changed { border-left: outer $accent; }
    }
    """

    def __init__(self, passage: Passage, *, changed: bool) -> None:
        super().__init__(classes=passage.kind)
        self.passage = passage
        self.before: Passage | None = None
        self._change(changed)

    def become(self, passage: Passage) -> None:
        """Show a later state of the passage; what is new in it is marked."""
        self.before, self.passage = self.passage, passage
        self._change(True)

    def settle(self) -> None:
        """The change is no longer news."""
        self.before = None
        self._change(False)

    def _change(self, changed: bool) -> None:
        self.changed = changed
        self.set_class(changed, "-changed")

    def draw(self, name: Callable[[str], str]) -> None:
        self.say(content(self.passage, name, self.before, marked=self.changed))

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get("key")
        if key:
            event.stop()
            self.post_message(ContractPane.Change(str(key)))


class ContractPane(Vertical):
    """Title line and the passages. ``show`` is all there is to call."""

    DEFAULT_CSS = """
    ContractPane {
        border-left: solid $panel;
        & > #contract-title { height: auto; padding: 0 1; background: $surface; color: $text-muted; }
        & > #passages { height: 1fr; scrollbar-size-vertical: 1; }
        & > #passages:focus { background: $surface; }
    }
    """

    @dataclass
    class Change(Message):
        """A value or blank was clicked: the key of the answer behind it."""

        key: str

    class Shown(Message):
        """The pane has come into view, and may be behind."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._views: dict[str, PassageView] = {}
        self._blanks = 0

    def compose(self) -> ComposeResult:
        yield Words(id="contract-title")
        yield VerticalScroll(id="passages", can_focus=True)

    def on_show(self) -> None:
        self.post_message(self.Shown())

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one("#passages", VerticalScroll)

    def show(self, document: Document, name: Callable[[str], str], language: Language) -> None:
        """Bring the pane up to the document. What is new since the last time is marked and scrolled to."""
        first = not self._views
        now = passages(document)
        for id in self._views.keys() - {passage.id for passage in now}:
            self._views.pop(id).remove()
        settled = [view for view in self._views.values() if view.changed]
        for view in settled:
            view.settle()
        touched = {*settled, *self._place(now, news=not first)}
        for view in touched:
            view.draw(name)
        self._blanks = len(document.blanks)
        self._title(language)
        if any(view.changed for view in touched):
            self.call_after_refresh(self._scroll_to_change)

    def _place(self, now: tuple[Passage, ...], *, news: bool) -> Iterator[PassageView]:
        """Put every passage in its place; the views that are new or have changed."""
        run: list[PassageView] = []
        for passage in now:
            view = self._views.get(passage.id)
            if view is None:
                view = self._views[passage.id] = PassageView(passage, changed=news)
                run.append(view)
                yield view
                continue
            if run:
                self._scroll.mount(*run, before=view)
                run = []
            if view.passage != passage:
                view.become(passage)
                yield view
        if run:
            self._scroll.mount(*run)

    def _title(self, language: Language) -> None:
        blanks = nmsg("one open line", "{n} open lines", self._blanks) if self._blanks else msg("no open lines")
        self.query_one("#contract-title", Words).say(language.say(msg("Contract: {blanks}", blanks=blanks)))

    def _scroll_to_change(self) -> None:
        changed = [view for view in self._scroll.children if isinstance(view, PassageView) and view.changed]
        if changed:
            self._scroll.scroll_to_widget(changed[0], animate=False)

    def retranslate(self, name: Callable[[str], str], language: Language) -> None:
        """Names of blanks and the title line in another language; the contract keeps its own."""
        if not self._views:
            return
        for view in self._views.values():
            view.draw(name)
        self._title(language)

    def settle(self) -> None:
        """Show it from the beginning, with nothing marked as new."""
        for view in self._views.values():
            view.settle()
        self._scroll.scroll_home(animate=False)

    def focus_text(self) -> None:
        self._scroll.focus()

"""The contract as it grows: one widget a passage, each touched only when its words change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from wenyue.interview.asking import name_of
from wenyue.language import Language, clean
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.contract_title import ContractTitle
from wenyue.tui.widgets.passages import Passages

if TYPE_CHECKING:
    # What the contract is made of is imported when there is one to show: the first question needs none of it.
    from wenyue.drafting.document import Document
    from wenyue.tui.contract_text import FirstUses, Passage
    from wenyue.tui.widgets.passage_view import PassageView

WIDE = 60
"""Columns of the pane from which two languages stand beside each other, not one below the other."""


class ContractPane(Vertical):
    """Title line and the passages. ``show`` is all there is to call."""

    DEFAULT_CSS = """
    ContractPane {
        border-left: solid $panel;
    }
    """

    class Shown(Message):
        """The pane has come into view, or another language is wanted in it: it may be behind."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._views: dict[str, PassageView] = {}
        self._talk: Talk | None = None
        self._language: Language | None = None
        self._uses: FirstUses | None = None
        self.document: Document | None = None
        self._goal = ""
        self._turns = 0
        self._wanted: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield ContractTitle(id="contract-title")
        yield Passages(id="passages")

    @property
    def _passages(self) -> Passages:
        return self.query_one(Passages)

    # Showing

    @property
    def _shown(self) -> tuple[str, ...]:
        """The languages in which the contract is shown."""
        return self.document.languages if self.document is not None else ()

    def show(self, talk: Talk, language: Language, wanted: tuple[str, ...] = ()) -> None:
        """Bring the pane up to the talk. What is new since the last time is marked and scrolled to.
        ``wanted`` are the languages to begin with, others than those of the file. Raises AssemblyError."""
        from wenyue.tui.contract_text import passages

        self._wanted = wanted or self._wanted
        document = talk.document(self._wanted)
        self._talk, self._language = talk, language
        news = document.languages == self._shown  # a first look, or another language, is no news
        self.document = document
        now = passages(document)
        for id in self._views.keys() - {passage.id for passage in now}:
            self._views.pop(id).remove()
        turns = len(talk.conversation.transcript)
        # Hiding the pane, or looking at another language, is no turn.
        faded = [view for view in self._views.values() if view.news] if turns != self._turns else []
        self._turns = turns
        for view in faded:
            view.fade()
        touched = {*faded, *self._place(now, news=news), *self._underline(now, talk)}
        for view in touched:
            self._draw(view)
        self._show_title()
        if self._goal:
            goal, self._goal = self._goal, ""
            self.call_after_refresh(self._mark, goal)
        elif any(view.changed for view in touched):
            self.call_after_refresh(self._scroll_to_change)
        elif not news:
            self._keep_in_view()

    def _place(self, now: tuple[Passage, ...], *, news: bool) -> Iterator[PassageView]:
        """Put every passage in its place; the views that are new or have changed."""
        from wenyue.tui.widgets.passage_view import PassageView

        run: list[PassageView] = []
        for passage in now:
            view = self._views.get(passage.id)
            if view is None:
                view = self._views[passage.id] = PassageView(passage, changed=news)
                view.hint = self._hint
                run.append(view)
                yield view
                continue
            if run:
                self._passages.mount(*run, before=view)
                run = []
            if view.passage != passage:
                view.become(passage, changed=news)
                yield view
        if run:
            self._passages.mount(*run)

    def _underline(self, now: tuple[Passage, ...], talk: Talk) -> Iterator[PassageView]:
        """Mark each term at its first use; the views in which that has changed."""
        from wenyue.tui.contract_text import UNMARKED, FirstUses

        if self._uses is None:
            self._uses = FirstUses(talk.conversation.glossary)
        marks = self._uses.of(now)
        for passage in now:
            view, terms = self._views[passage.id], marks.get(passage.id, UNMARKED)
            if view.terms != terms:
                view.terms = terms
                yield view

    def _draw(self, view: PassageView) -> None:
        view.side_by_side = self._is_wide
        view.draw(self._namer())

    def _namer(self) -> Callable[[str], str]:
        talk, language = self._talk, self._language
        assert talk is not None and language is not None, "there is a contract to show"
        return lambda key: clean(language.say(name_of(talk.interview, key)))

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= WIDE

    def _show_title(self) -> None:
        talk, language = self._talk, self._language
        if talk is not None and language is not None and self.document is not None:
            title = self.query_one(ContractTitle)
            title.show(len(self.document.blanks), talk.versions, self._shown, talk.languages, language)

    def _scroll_to_change(self) -> None:
        changed = [view for view in self._passages.views if view.changed]
        if changed:
            self._passages.scroll_to_widget(changed[0], animate=False)

    def retranslate(self, language: Language) -> None:
        """Names of blanks and the title line in another language; the contract keeps its own."""
        if self._talk is None:
            return
        self._language = language
        self._draw_all()
        self._show_title()

    def _draw_all(self) -> None:
        for view in self._views.values():
            self._draw(view)

    def on_resize(self) -> None:
        """Two languages move beside each other, or one below the other."""
        if self._talk is not None and len(self._shown) > 1:
            self._draw_all()
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """The clause that is marked stays in view when all around it is wrapped anew."""
        marked = self._passages.selected
        if marked is not None:
            self.call_after_refresh(self._passages.select, marked)

    def _hint(self, term: str) -> str:
        talk, language = self._talk, self._language
        return language.say(talk.hint_of(term)) if talk is not None and language is not None else ""

    # Languages

    def on_passages_turned(self, event: Passages.Turned) -> None:
        event.stop()
        if self._talk is not None:
            versions = self._talk.versions
            place = versions.index(self._shown) if self._shown in versions else 0
            self._choose((place + event.step) % len(versions))

    def on_contract_title_chosen(self, event: ContractTitle.Chosen) -> None:
        event.stop()
        self._choose(event.place)

    def _choose(self, place: int) -> None:
        if self._talk is not None:
            chosen = self._talk.versions[place]
            # What the file will be in is followed again from here on.
            self._wanted = () if chosen == self._talk.languages else chosen
            self.post_message(self.Shown())

    # Finding one's way

    def tell_shown(self) -> None:
        self.post_message(self.Shown())

    def to_the_top(self) -> None:
        self._passages.scroll_home(animate=False)

    def focus_text(self) -> None:
        self._passages.focus()

    def go_to(self, id: str) -> None:
        """Mark an article or a clause and bring it into view, with the keyboard in the pane; where the pane does
        not have it yet, as soon as it is shown anew."""
        self.focus_text()
        if self._mark(id):
            self._keep_in_view()  # where the pane has just come into view, it is laid out only now
        else:
            self._goal = id

    def _mark(self, id: str) -> bool:
        view = next((view for view in self._passages.views if id in (view.passage.clause, view.passage.id)), None)
        view = view or self._views.get(f"article-{id}")
        self._passages.select(view)
        return view is not None

    def text_of(self, clause: str) -> str:
        """The words of a clause as the pane shows them, for copying; empty when it is not there."""
        found = (view.passage.text for view in self._passages.views if view.passage.clause == clause)
        return "\n".join(found)

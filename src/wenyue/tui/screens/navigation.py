"""Where one can go from the talk, and how one comes back to it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wenyue.errors import AssemblyError
from wenyue.interview.replies import Action, Reply
from wenyue.language import msg
from wenyue.tui.screens.actions import Named, actions
from wenyue.tui.screens.explaining import ExplainingScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.outline import Outline
from wenyue.tui.widgets.prompt import Prompt
from wenyue.tui.widgets.transcript import Earlier

if TYPE_CHECKING:  # the first question does not wait for where one may go from it
    from wenyue.drafting.narrowing import Filter
    from wenyue.interview.search import Entry
    from wenyue.tui.screens.review import ReviewScreen


class Navigation(ExplainingScreen):
    """The talk's ways to the review, the search, the settings, and into the contract.

    An answer that was chosen there is changed in the talk; afterwards one is back where one chose it.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._talk: Talk | None = None
        self._came_from: Callable[[], object] | None = None

    # What the talk itself does

    @property
    @abstractmethod
    def talk(self) -> Talk: ...

    @property
    @abstractmethod
    def prompt(self) -> Prompt: ...

    @abstractmethod
    def _turn(self, act: Callable[[], Action], typed: str = "") -> None: ...

    @property
    def open_talk(self) -> Talk | None:
        return self._talk

    @abstractmethod
    def _show(self) -> None: ...

    # There and back

    def on_bubble_change(self, event: Bubble.Change) -> None:
        event.stop()
        self._change(event.key)

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        event.stop()
        self._change(event.key)

    def on_earlier_wanted(self, event: Earlier.Wanted) -> None:
        event.stop()
        self.action_review()

    def _chosen(self, key: str | None, come_back: Callable[[str], object]) -> None:
        """Change the answer that was chosen elsewhere, and come back to it there when it is done."""
        self.panes.focus_shown()
        if key:
            self._came_from = partial(come_back, key)
            self._change(key)

    def on_screen_resume(self) -> None:
        """A form or table in which the answer was given has been left."""
        self._come_back()

    def _come_back(self) -> None:
        """After a turn: back to where the answer was chosen, once it is no longer being changed."""
        if self._came_from is not None and not self.talk.editing and self.on_top:
            come_back, self._came_from = self._came_from, None
            come_back()

    def action_review(self) -> None:
        self._open_review()

    def _open_review(self, marked: str = "", narrowed: Filter = "all") -> ReviewScreen | None:
        if self._talk is None:
            return None
        try:
            from wenyue.tui.screens.review import ReviewScreen

            screen = ReviewScreen(self.session, self.talk, marked, narrowed)
        except AssemblyError as error:
            self.talk.tell(Reply("problem", (error.message,)))
            self._show()
            return None
        self.app.push_screen(screen, lambda key: self._after_review(key, screen.filter))
        return screen

    def _after_review(self, key: str | None, narrowed: Filter) -> None:
        self._show()  # fixes may have been taken there
        from wenyue.tui.screens.explanations import CLAUSE

        if key and key.startswith(CLAUSE):
            self.panes.open("contract")
            self.contract_pane.go_to(key.removeprefix(CLAUSE))
            return
        self._chosen(key, partial(self._open_review, narrowed=narrowed))

    def action_save(self) -> None:
        """To the file, past the review: errors are said on the way."""
        screen = self._open_review()
        if screen is not None:
            self.call_after_refresh(screen.action_save)

    def action_settings(self) -> None:
        if self._talk is not None:
            self._open_settings()

    def _open_settings(self, marked: str = "") -> None:
        from wenyue.tui.screens.settings import SettingsCard

        card = SettingsCard(self.session, self.talk, marked)
        self.app.push_screen(card, lambda key: self._chosen(key, self._open_settings))

    def on_bubble_fix(self, event: Bubble.Fix) -> None:
        event.stop()
        self._turn(lambda: self.talk.fix(event.check))

    # By words

    def action_search(self) -> None:
        if self._talk is None:
            return
        try:
            bindings = (*self.BINDINGS, *ExplainingScreen.BINDINGS)
            entries = (*actions(self.session, bindings, self._named), *self.talk.findable())
        except AssemblyError as error:
            self.talk.tell(Reply("problem", (error.message,)))
            self._show()
            return
        from wenyue.tui.screens.search import SearchCard

        self.app.push_screen(SearchCard(self.session, entries), self._go_to)

    def _named(self, action: str) -> Named | None:
        return self._history(action) if action in ("undo", "redo") else None

    def _history(self, action: str) -> Named:
        """What undo or redo would do by name; else why it cannot."""
        conversation = self.talk.conversation
        if action == "undo":
            answers = conversation.undoable
            title = msg("Take back: {answers}", answers=answers) if answers else msg("Take back the last answer")
            return title, None if answers else msg("There is nothing to undo.")
        answers = conversation.redoable
        title = msg("Bring back: {answers}", answers=answers) if answers else msg("Bring back what was taken back")
        return title, None if answers else msg("There is nothing to redo.")

    async def _go_to(self, entry: Entry | None) -> None:
        self.panes.focus_shown()
        if entry is None:
            return
        match entry.kind:
            case "action":
                await self.run_action(entry.target)
            case "fix":
                self._turn(lambda: self.talk.fix(entry.target))
            case "clause":
                self.panes.open("contract")
                self.contract_pane.go_to(entry.target)
            case "term":
                self._explain(entry.target, "right")
            case _:
                self._change(entry.target)

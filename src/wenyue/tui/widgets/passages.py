"""The passages of the contract, one below the other, with one marked by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from wenyue.language import msg

if TYPE_CHECKING:
    from wenyue.tui.widgets.passage_view import PassageView

_STEP = 3
"""Lines to scroll where the marked clause reaches beyond the window."""


class Passages(VerticalScroll, can_focus=True):
    """Up and Down go from clause to clause, Enter asks what stands behind it, Left and Right for another language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", msg("Clause before").id, show=False),
        Binding("down", "move(1)", msg("Next clause").id, show=False),
        Binding("enter", "open", msg("Answers behind it").id, show=False),
        Binding("left", "turn(-1)", msg("Language of the contract shown").id, show=False),
        Binding("right", "turn(1)", msg("Language of the contract shown").id, show=False),
    ]

    DEFAULT_CSS = """
    Passages { height: 1fr; scrollbar-size-vertical: 1; &:focus { background: $surface; } }
    """

    class Turned(Message):
        """The contract is wanted in the next language, or the one before."""

        def __init__(self, step: Literal[1, -1]) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._selected: PassageView | None = None

    @property
    def views(self) -> list[PassageView]:
        return [cast("PassageView", child) for child in self.children]

    @property
    def selected(self) -> PassageView | None:
        """The clause that is marked; None when there is none (any more)."""
        return self._selected if self._selected is not None and self._selected.is_attached else None

    def select(self, view: PassageView | None) -> None:
        """Mark a clause, and bring it into view."""
        if self._selected is not None:
            self._selected.remove_class("-selected")
        self._selected = view
        if view is not None:
            view.add_class("-selected")
            # Of a heading one wants to read what stands below it.
            at_top = not view.passage.clause or view.outer_size.height > self.size.height
            self.scroll_to_widget(view, animate=False, top=at_top)

    def watch_virtual_size(self) -> None:
        """What is marked stays in view when what stands before it gets its height: passages that were just put there
        have none yet when one of them is marked."""
        marked = self.selected
        if marked is not None:
            self.call_after_refresh(self._keep, marked)

    def _keep(self, marked: PassageView) -> None:
        if marked is self.selected:
            self.select(marked)

    def action_move(self, step: int) -> None:
        marked = self.selected
        clauses = [view for view in self.views if view.passage.clause]
        if marked is None:
            inside = [view for view in clauses if view.region.overlaps(self.region)]
            self.select(next(iter(inside or clauses), None))
            return
        beyond = marked.region.bottom > self.region.bottom if step > 0 else marked.region.y < self.region.y
        if beyond:  # the rest of it first
            self.scroll_relative(y=step * _STEP, animate=False)
            return
        place = clauses.index(marked) + step
        if 0 <= place < len(clauses):
            self.select(clauses[place])
        else:
            self.scroll_relative(y=step * _STEP, animate=False)

    def action_open(self) -> None:
        if self.selected is None:
            self.action_move(1)
        else:
            self.selected.ask_behind()

    def action_turn(self, step: Literal[1, -1]) -> None:
        self.post_message(self.Turned(step))

    def on_blur(self, event: events.Blur) -> None:
        if self.app.screen is self.screen:  # a card laid over it gives the mark back
            self.select(None)

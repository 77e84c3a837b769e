"""One line to type into, as the cards have it: on the ground of the prompt."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from wenyue.tui.in_order import act_at_once


class Line(Input):
    """An `Input` of one row."""

    DEFAULT_CSS = """
    Line.-textual-compact, Line.-textual-compact:focus {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, value: str = "", *, id: str, select_on_focus: bool = False, max_length: int = 0) -> None:
        super().__init__(value, id=id, compact=True, select_on_focus=select_on_focus, max_length=max_length)

    async def _on_key(self, event: events.Key) -> None:
        await act_at_once(self, event)

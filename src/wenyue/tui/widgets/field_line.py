"""One line to type in, inside a card: a field of a form, a cell of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from wenyue.interview.conversation import LONGEST_ANSWER
from wenyue.language import clean
from wenyue.tui.in_order import act_at_once

Way = Literal["next", "previous", "up", "down"]
_WAYS: dict[str, Way] = {"enter": "next", "tab": "next", "shift+tab": "previous", "up": "up", "down": "down"}


class FieldLine(TextArea):
    """A `TextArea` of one line, as there Chinese input methods stay right. Enter and Tab leave it."""

    DEFAULT_CSS = """
    FieldLine {
        height: 1;
        border: none;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        scrollbar-size: 0 0;
        &:focus { border: none; background: $primary-muted; }
        .text-area--placeholder { color: $text-muted; }
        .text-area--cursor-line { background: transparent; }
    }
    """

    @dataclass
    class Leave(Message):
        """A key wants to go elsewhere."""

        line: FieldLine
        way: Way

        @property
        def control(self) -> FieldLine:
            return self.line

    @dataclass
    class Block(Message):
        """More than one cell was pasted."""

        text: str

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            text, id=id, compact=True, soft_wrap=False, highlight_cursor_line=False, show_line_numbers=False
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def take(self, text: str) -> None:
        """Put a text into the line, with the cursor at its end."""
        self.load_text(" ".join(clean(text).split()))
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in _WAYS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Leave(self, _WAYS[event.key]))
        else:
            await act_at_once(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        """A block of cells is for whoever holds the line; a single text loses its line ends."""
        text = clean(event.text)
        if "\t" in text.strip() or "\n" in text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.Block(text))
        else:
            event.text = text.strip()[: LONGEST_ANSWER + 1]

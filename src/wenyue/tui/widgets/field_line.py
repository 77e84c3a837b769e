"""One line to type in, inside a card: a field of a form, a cell of a table."""

from __future__ import annotations

from typing import Literal, Protocol

from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from wenyue.interview.conversation import LONGEST_ANSWER
from wenyue.language import clean
from wenyue.tui.in_order import act_at_once

Way = Literal["next", "previous", "up", "down"]
_WAYS: dict[str, Way] = {"enter": "next", "tab": "next", "shift+tab": "previous", "up": "up", "down": "down"}


class Holder(Protocol):
    """What holds a line. It is called, not sent messages: what is typed behind a key must find done what it does."""

    def leave(self, line: FieldLine, way: Way) -> None:
        """A key wants to go elsewhere."""

    def spread(self, line: FieldLine, text: str) -> None:
        """More than one cell was pasted."""


class FieldLine(TextArea):
    """A `TextArea` of one line, as there Chinese input methods stay right. Enter and Tab leave it; what the screen
    binds a key to comes before what a `TextArea` does with it."""

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

    def __init__(self, text: str = "", *, holder: Holder, id: str | None = None) -> None:
        super().__init__(
            text, id=id, compact=True, soft_wrap=False, highlight_cursor_line=False, show_line_numbers=False
        )
        self._holder = holder
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def on_mount(self) -> None:
        """What the screen binds a key to comes first; the line of keys, too, shows that and not the `TextArea`'s."""
        for binding in self.screen.BINDINGS:
            if isinstance(binding, Binding):
                self._bindings.key_to_bindings.pop(binding.key, None)

    def take(self, text: str) -> None:
        """Put a text into the line, with the cursor at its end."""
        self.load_text(" ".join(clean(text).split()))
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        other = self._typed_into
        if other is not None:
            event.stop()
            event.prevent_default()
            other.post_message(events.Key(event.key, event.character))
        elif event.key in _WAYS:
            event.stop()
            event.prevent_default()
            self._holder.leave(self, _WAYS[event.key])
        else:
            await act_at_once(self, event, self.screen)

    async def _on_paste(self, event: events.Paste) -> None:
        """A block of cells is for whoever holds the line; a single text loses its line ends."""
        text, other = clean(event.text), self._typed_into
        if other is None and not ("\t" in text.strip() or "\n" in text.strip()):
            event.text = text.strip()[: LONGEST_ANSWER + 1]
            return
        event.stop()
        event.prevent_default()
        if other is not None:
            other.post_message(events.Paste(event.text))
        else:
            self._holder.spread(self, text)

    @property
    def _typed_into(self) -> FieldLine | None:
        """The line that was gone to while what was typed behind that key was already on its way to this one."""
        focused = self.screen.focused
        return focused if isinstance(focused, FieldLine) and focused is not self else None

"""Where answers are typed: a few lines that grow with the text.

Enter sends, Ctrl+J and Alt+Enter begin a new line. Keys that mean nothing while
the line is empty are told to the screen, which has a use for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from wenyue.interview.conversation import LONGEST_ANSWER
from wenyue.language import clean
from wenyue.tui.in_order import act_at_once

Key = Literal["up", "down", "space", "escape", "pageup", "pagedown", "undo", "redo"]

_WHEN_EMPTY: dict[str, Key] = {"up": "up", "down": "down", "space": "space", "ctrl+z": "undo", "ctrl+y": "redo"}
_ALWAYS: dict[str, Key] = {"escape": "escape", "pageup": "pageup", "pagedown": "pagedown"}

# Alt types letters on a Mac; Ctrl with arrows does not.
_RECALLING = {"alt+up": -1, "ctrl+up": -1, "alt+down": 1, "ctrl+down": 1}


class Prompt(TextArea):
    """A `TextArea` and not an `Input`: only there do long pastes and Chinese input methods stay right."""

    DEFAULT_CSS = """
    Prompt {
        height: auto;
        max-height: 6;
        border: none;
        border-left: thick $primary;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        &:focus { border: none; border-left: thick $accent; }
        .text-area--placeholder { color: $text-muted; }
        .text-area--cursor-line { background: $panel; }
    }
    """

    @dataclass
    class Sent(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Pressed(Message):
        """A key that the prompt itself has no use for."""

        key: Key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
            show_line_numbers=False,
            placeholder=Content(""),
        )
        self.cursor_blink = False
        self._hint = ""
        self.covered = False
        """Whether something has taken its place on the screen: nobody sees then what would be sent."""
        self.sent: list[str] = []
        self._recalled: int | None = None
        self._typed = ""

    def hint(self, text: str) -> None:
        """What the empty line says, cut to the one line there is."""
        self._hint = clean(text).split("\n")[0]
        width = self.scrollable_content_region.width - 1
        self.placeholder = Content(self._hint).truncate(width, ellipsis=True) if width > 0 else Content(self._hint)

    def on_resize(self) -> None:
        self.hint(self._hint)

    def take(self, text: str, *, selected: bool = False) -> None:
        """Put a text into the line, with the cursor at its end; ``selected`` for words that go when one types."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        if selected:
            self.select_all()

    def type(self, text: str) -> None:
        """Type a text, in place of what is selected."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def send(self) -> None:
        """Send what is there, as Enter does."""
        if self.covered:
            return
        # Emptied here and not by whoever takes the message: what is typed next may come first.
        text = self.text
        self.clear()
        self.post_message(self.Sent(text))

    def remember(self, text: str) -> None:
        """Have these words among those that can be recalled."""
        if not self.sent or self.sent[-1] != text:
            self.sent.append(text)
        self._recalled = None

    def _recall(self, step: int) -> None:
        """Put words sent earlier into the line: the ones before, or the ones after and at last what was there."""
        if self._recalled is None or self.text != self.sent[self._recalled]:
            self._recalled, self._typed = None, self.text
        place = (len(self.sent) if self._recalled is None else self._recalled) + step
        if not 0 <= place <= len(self.sent):
            return
        if place == len(self.sent):
            self.take(self._typed)
            self._recalled = None
        else:
            self.take(self.sent[place])
            self._recalled = place

    # Textual calls the handlers of every class in turn, so these two do not call the ones they precede.

    async def _on_key(self, event: events.Key) -> None:
        key = event.key
        if key in ("ctrl+j", "alt+enter", "shift+enter"):
            self._stop(event)
            self.move_cursor(self.selection.end)  # words that are selected are kept: the next line of a list is wanted
            self.insert("\n")
        elif key in ("enter", "ctrl+enter"):
            self._stop(event)
            self.send()
        elif key in _RECALLING:
            self._stop(event)
            self._recall(_RECALLING[key])
        elif key in _ALWAYS or (not self.text and key in _WHEN_EMPTY):
            self._stop(event)
            self.post_message(self.Pressed(_ALWAYS.get(key) or _WHEN_EMPTY[key]))
        else:
            await act_at_once(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        """One character more than an answer may have is enough for the answer to be refused in words."""
        event.text = clean(event.text)[: LONGEST_ANSWER + 1]

    @staticmethod
    def _stop(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """Textual cannot wrap the hint into no columns, which is what there are while a pane hides the talk."""
        return super().render_line(y) if self.content_size.width > 0 else Strip.blank(self.size.width)

    def action_copy(self) -> None:
        """Copy what is selected here or elsewhere; with nothing selected, Ctrl+C is a wish to leave."""
        if self.selected_text:
            super().action_copy()
        elif self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self.app.action_help_quit()

"""A conversation that plays by itself, until a key takes over."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from wenyue.interview.sample import Sample, next_line
from wenyue.language import msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.prompt import Prompt

_READING, _KEY, _SENDING = 1.1, 0.045, 0.45
"""Seconds for a question to be read, between two letters, and before Enter."""


class DemoScreen(ChatScreen):
    """Types what the sample person types. ``pace`` stretches its pauses; with 0 there are none."""

    DEFAULT_CSS = """
    DemoScreen {
        & > #demo { background: $accent; color: $background; text-style: bold; padding: 0 1; max-height: 2; }
    }
    """

    def __init__(self, session: Session, opening: Callable[[], Talk], sample: Sample, pace: float = 1.0) -> None:
        super().__init__(session, opening)
        self.playing = True
        self._sample, self._pace = sample, pace
        self._rest: str | None = None
        """What is still to be typed of the line that was begun; None between lines."""
        self._planned = False

    def compose(self) -> ComposeResult:
        yield Words(id="demo")
        yield from super().compose()

    def on_mount(self) -> None:
        self.prompt.can_focus = False  # so that every key comes to this screen first
        self._show_note()

    def _show_note(self) -> None:
        playing = msg("A demonstration; nothing is kept. Any key takes over, Esc leaves.")
        stopped = msg("You have the keyboard now. Nothing here is kept. Ctrl+Q leaves.")
        self.query_one("#demo", Words).say(self.say(playing if self.playing else stopped))

    def _show(self) -> None:
        super()._show()
        self._plan(_READING, self._begin_line)

    # Playing

    def _plan(self, seconds: float, act: Callable[[], None]) -> None:
        """Do the next thing after a while; there is never more than one."""
        if not self.playing or self._planned:
            return
        self._planned = True

        def go_on() -> None:
            self._planned = False
            if not self.playing or not self.is_attached:
                return
            if self.app.screen is not self:  # a card is being read
                self.set_timer(0.3, lambda: self._plan(0, act))
                return
            act()

        if self._pace:
            self.set_timer(max(seconds * self._pace, 0.001), go_on)
        else:
            self.call_later(go_on)

    def _begin_line(self) -> None:
        line = next_line(self.talk.conversation, self._sample, short=True)
        if line is None:
            self.take_over()
            if self.talk.step is None:
                self.action_review()
            return
        self.prompt.clear()
        self._rest = line
        self._plan(0, self._type)

    def _type(self) -> None:
        if not self._rest:
            self._plan(_SENDING, self._send)
            return
        count = 1 if self._pace else len(self._rest)
        self.prompt.insert(self._rest[:count])
        self._rest = self._rest[count:]
        self._plan(_KEY, self._type)

    def _send(self) -> None:
        text, self._rest = self.prompt.text, None
        self.prompt.clear()
        self.prompt.post_message(Prompt.Sent(text))

    def retranslate(self) -> None:
        """A line that was begun is begun anew in the other language."""
        super().retranslate()
        self._show_note()
        if self.playing and self._rest is not None:
            self.prompt.clear()
            self._rest = next_line(self.talk.conversation, self._sample, short=True) or ""

    # Taking over

    def take_over(self) -> None:
        """From now on the person types; what was half typed is theirs to clear or to send."""
        self.playing, self._rest = False, None
        self._show_note()
        self.prompt.can_focus = True
        self.prompt.focus()

    def on_key(self, event: events.Key) -> None:
        if self.playing and event.key != "escape":
            event.stop()
            event.prevent_default()
            self.prompt.clear()
            self.take_over()

    def on_mouse_down(self) -> None:
        if self.playing:
            self.prompt.clear()
            self.take_over()

    def action_leave(self) -> None:
        if self.playing:
            self.app.exit(return_code=0)
        else:
            super().action_leave()

"""The program on a full screen.

``run`` is the way in. Everything is saved as it is accepted, so whatever ends
the program (a key, a signal, a closed window, a mistake of ours) costs at most
the line that was not sent.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import Monochrome, NoColor

from wenyue import crash, library
from wenyue.errors import WenyueError
from wenyue.language import clean, msg
from wenyue.preferences import remember, remembered
from wenyue.storage import Drafts
from wenyue.tui.letters import as_plain_key
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.themes import NAMES, TERMINAL, THEMES, suited

if TYPE_CHECKING:
    from rich.console import RenderableType

    from wenyue.tui.screens.chat import ChatScreen
    from wenyue.tui.screens.start import StartScreen
    from wenyue.tui.talk import Talk

_ENDINGS = ("SIGTERM", "SIGHUP")
_LOTS = (5_000, 5, 5)
"""Objects made before the next look for those that nobody needs, and so many looks before a longer one."""
_AGAIN_WITHIN = 3.0
"""Seconds in which a second Ctrl+C leaves."""


class WenyueApp(App[None]):
    """Holds the session and the stack of screens. ``new`` and ``draft_id`` open the talk at once; ``colours`` is
    the theme for who has not chosen one."""

    TITLE = "Wenyue 问约"
    # The console of Linux, which has 16 colours, has no round corners.
    CSS = f"App.-theme-{TERMINAL} TranslatedCard > .card {{ border: solid $primary; }}"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]

    def __init__(self, session: Session, *, new: bool = False, draft_id: str = "", colours: str = NAMES[0]) -> None:
        super().__init__()
        self.session = session
        self.error: WenyueError | None = None
        self.crash: Exception | None = None
        self._new = new
        self._draft_id = draft_id
        self._asked_to_leave = float("-inf")
        self._all_read = False
        for theme in THEMES:
            self.register_theme(theme)
        # Textual has taken TEXTUAL_THEME already, but not the colours of one that it did not know yet.
        self.theme = "textual-dark"
        wanted = (os.environ.get("TEXTUAL_THEME", ""), remembered(session.drafts.folder).theme)
        self.theme = next((name for name in wanted if name in self.available_themes), colours)

    def get_default_screen(self) -> StartScreen | ChatScreen:
        if self._draft_id:
            return _chat(self.session, lambda: self.session.find(self._draft_id))
        if self._new:
            return self._new_talk(library.dialogs()[0])
        return _start(self.session)

    def _new_talk(self, dialog: str) -> ChatScreen:
        return _chat(self.session, lambda: self.session.begin(dialog))

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):  # not on Windows, not in a thread
                    loop.add_signal_handler(number, self._end, int(number))
        self.call_after_refresh(self.keep_all)

    def keep_all(self) -> None:
        """Let what has been made up to here live to the end: looking through it for what does not costs 40 to
        200 ms at a time, in the middle of an answer. What comes later is collected, in larger lots."""
        if not self.is_headless:  # a program of tests lives longer than one app
            gc.freeze()
            gc.set_threshold(*_LOTS)
        gc.enable()  # see ``__main__``

    def on_resize(self, event: events.Resize) -> None:
        """A window dragged small and back may tell only of its old size: what stood there is gone all the same."""
        if self.screen_stack and event.size == self.screen.size:
            self.screen.refresh(layout=True)

    def _end(self, number: int) -> None:
        """A signal, or the window was closed: everything accepted is on disk already."""
        self.exit(return_code=128 + number)

    # Screens

    def on_start_screen_begin(self, event: StartScreen.Begin) -> None:
        self._leave_start(lambda: self._new_talk(event.dialog))

    def on_start_screen_go_on(self, event: StartScreen.GoOn) -> None:
        self._leave_start(lambda: _chat(self.session, lambda: self.session.resume(event.draft)))

    def on_start_screen_follow(self, event: StartScreen.Follow) -> None:
        self._leave_start(lambda: _chat(self.session, lambda: self.session.begin(event.dialog, event.base)))

    def on_start_screen_look(self, event: StartScreen.Look) -> None:
        from wenyue.tui.screens.sample import SampleScreen

        self._leave_start(lambda: SampleScreen(self.session, event.dialog))

    def on_start_screen_tour(self, event: StartScreen.Tour) -> None:
        from wenyue.tui.screens.tour import TourCard

        self._leave_start(lambda: self._new_talk(event.dialog), lambda: TourCard(self.session))

    def _leave_start(self, *screens: Callable[[], TranslatedScreen[None]]) -> None:
        """Lay screens over the first one, unless something lies on it already: the second Enter or click of two would
        open a second talk on the same draft, and each would write over the answers of the other."""
        from wenyue.tui.screens.start import StartScreen

        if isinstance(self.screen, StartScreen):
            for screen in screens:
                self.push_screen(screen())

    def on_chat_screen_failed(self, event: ChatScreen.Failed) -> None:
        """Leave, and let the command line say what is to be done."""
        self.error = event.error
        self.exit(return_code=2)

    def on_chat_screen_all_read(self) -> None:
        """Only for the first talk: what a later one leaves behind is collected."""
        if not self._all_read:
            self._all_read = True
            self.keep_all()

    def on_chat_screen_other_language(self) -> None:
        if self.session.talk is not None:
            self.speak(self.session.talk.conversation.language)

    def action_switch_language(self) -> None:
        """The next language there is."""
        self.speak(self.session.next_language.code)

    def speak(self, code: str) -> None:
        """Another language, on every screen at once; nothing else moves."""
        self.session.speak(code)
        with self.batch_update():
            for screen in self.screen_stack:
                if isinstance(screen, TranslatedScreen):
                    screen.retranslate()

    def action_drafts(self) -> None:
        """Back to the first screen, with all drafts."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            if self.session.talk is not None:  # it stays below, and is not come back to
                self.session.close(self.session.talk)
            self.push_screen(_start(self.session))

    def watch_theme(self) -> None:
        """Under NO_COLOR Textual turns colours to grey, chosen once; of the terminal's own colours, whose values
        nobody knows, that would make black on black: they are left out."""
        grey = NoColor() if self.native_ansi_color else Monochrome()
        self._filters[:] = [grey if isinstance(one, NoColor | Monochrome) else one for one in self._filters]

    def action_next_theme(self) -> None:
        place = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.theme = NAMES[(place + 1) % len(NAMES)]
        remember(self.session.drafts.folder, theme=self.theme)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            as_plain_key(event)
        await super().on_event(event)

    # Endings

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: the second one leaves."""
        now = time.monotonic()
        if now - self._asked_to_leave < _AGAIN_WITHIN:
            self.exit(return_code=0)
            return
        self._asked_to_leave = now
        words = msg("Everything is saved. Press Ctrl+C once more to leave.")
        self.notify(self.session.language.say(words), markup=False)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, however that came; what stands in a card that was not saved is kept first."""
        self._put_by()
        super().exit(result, return_code, message)

    def _put_by(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TranslatedScreen) and screen.is_mounted:
                screen.put_by()

    def _handle_exception(self, error: Exception) -> None:
        """A mistake of ours ends the program: what stands in a card is kept all the same, as far as it still works."""
        if self.crash is None:
            self.crash = error
            with suppress(Exception):
                self._put_by()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print the values of local variables here: answers, among them identity numbers."""
        self._close_messages_no_wait()


def _start(session: Session) -> StartScreen:
    """The first screen. Imported here: who goes straight to a talk needs none of it."""
    from wenyue.tui.screens.start import StartScreen

    return StartScreen(session)


def _chat(session: Session, begin: Callable[[], Talk]) -> ChatScreen:
    """The talk. Imported here: it stands on the whole core, and the first frame must not wait for that."""
    from wenyue.tui.screens.chat import ChatScreen

    return ChatScreen(session, begin)


def run(*, language: str, drafts: Drafts, draft_id: str = "", new: bool = False, today: date) -> int:
    """Open the screen and stay until the person leaves. The exit code.

    ``draft_id`` goes on with that draft, ``new`` begins one; without either
    the start screen offers both. Raises WenyueError for what a person has to
    put right: a draft that does not exist, a disk that cannot be read.
    """
    colours = suited(Console(stderr=True).color_system)
    return stay(WenyueApp(Session(language, drafts, today), new=new, draft_id=draft_id, colours=colours))


def stay(app: WenyueApp) -> int:
    """Show an app until the person leaves; then its drafts are closed. The exit code. Raises WenyueError."""
    try:
        app.run()
    finally:
        if app.session.talk is not None:
            app.session.talk.keep_unsent()
        app.session.drafts.close()
    if app.error is not None:
        raise app.error
    if app.crash is not None:
        words = crash.told(crash.write_log(app.crash, app.session.drafts.folder))
        sys.stderr.write(clean(app.session.language.say(words)) + "\n")
        return crash.CRASHED
    return app.return_code or 0

"""The first screen: what this is, and where to begin."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue import fence, library
from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import Message, clean, msg, nmsg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.draft import GO_ON, DraftCard
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Listed, Session
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.marked_list import MarkedList

SAFE = msg("Nothing you type leaves this machine. This is a drafting aid and no legal advice.")
SAFE_IN_BROWSER = msg(
    "What you type is kept on the machine that shows this page, and goes nowhere else. This is a drafting aid and no"
    " legal advice."
)


class StartScreen(TranslatedScreen[None]):
    """Go on with a draft, or begin a new contract."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("f8", "app.next_theme", msg("Colours").id, priority=True, key_display="F8"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
    ]

    DEFAULT_CSS = """
    StartScreen {
        align: center top;
        & > #start {
            width: 100%;
            max-width: 84;
            padding: 1 2 0 2;
            &.-short { padding: 0 1; }
        }
        #name { text-style: bold; color: $text-primary; }
        #about { margin-bottom: 1; }
        #safe { color: $text-muted; margin-bottom: 1; }
        #trouble { color: $text-error; }
    }
    """

    @dataclass
    class Begin(Event):
        """A new contract of this dialog is wanted."""

        dialog: str

    @dataclass
    class GoOn(Event):
        """A draft is to be continued."""

        draft: Draft

    @dataclass
    class Follow(Event):
        """A contract of this dialog is wanted that starts from a finished one."""

        dialog: str
        base: Draft

    class Open(Event):
        """A Word file is to be opened."""

    @dataclass
    class Look(Event):
        """The sample contract of this dialog is wanted."""

        dialog: str

    @dataclass
    class Tour(Event):
        """A look around the talk is wanted."""

        dialog: str

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._drafts: tuple[Listed, ...] = ()
        self._dialogs: tuple[str, ...] = ()
        self._trouble: Message | None = None
        self._rows: list[Event | Listed | None] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="start", can_focus=False):
            yield Words(id="name")
            yield Words(id="about")
            yield Words(id="safe")
            yield MarkedList(id="menu")
            yield Words(id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        self.retranslate()

    def on_resize(self) -> None:
        self.query_one("#start").set_class(self.size.height < 20, "-short")

    def on_screen_resume(self) -> None:
        """Read the drafts after the screen has been drawn: the dialogs' files take a moment."""
        self.call_after_refresh(lambda: self.run_worker(self._read(), exclusive=True))

    async def _read(self) -> None:
        self._dialogs = library.dialogs()
        for dialog in self._dialogs:
            await asyncio.to_thread(self.session.load, dialog)
        await asyncio.to_thread(self.session.load_all)
        try:
            self._drafts = await asyncio.to_thread(self.session.listed)
            self._trouble = None
        except StorageError as error:
            self._drafts, self._trouble = (), error.message
        self.retranslate()
        menu = self.query_one("#menu", MarkedList)
        if menu.highlighted is None:
            menu.action_first()
        menu.focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#name", Words).say("Wenyue 问约")
        self.query_one("#about", Words).say(
            self.say(
                msg(
                    "Answer short questions, have every word explained where it stands, see the contract grow, and"
                    " save it as Word or PDF. You can stop at any moment and go on later."
                )
            )
        )
        self.query_one("#safe", Words).say(self.say(SAFE if fence.folder() is None else SAFE_IN_BROWSER))
        self.query_one("#trouble", Words).say(self.say(self._trouble) if self._trouble else "")
        self._fill()

    def _fill(self) -> None:
        menu = self.query_one("#menu", MarkedList)
        mark = menu.highlighted
        self._rows, options = [], []

        def add(row: Event | Listed | None, prompt: Content) -> None:
            self._rows.append(row)
            options.append(Option(Prose.of(prompt), disabled=row is None))

        unfinished = [one for one in self._drafts if not one.draft.exported and one.section is not None]
        others = [one for one in self._drafts if one not in unfinished[:1]]
        for one in unfinished[:1]:
            add(self.GoOn(one.draft), self._line(msg("Go on: {title}", title=one.title), self._state(one)))
        for dialog in self._dialogs:
            title = Message(library.dialog(dialog).title)
            left, time = self.session.outlook(dialog)
            count = msg(
                "{least} to {most} questions, as many as you like; about {short} to {long} minutes",
                least=left.at_least,
                most=left.at_most,
                short=time.at_least,
                long=time.at_most,
            )
            add(self.Begin(dialog), self._line(msg("New contract: {title}", title=title), count))
            if library.sample(dialog) is not None:
                add(self.Look(dialog), self._line(msg("Look at a finished sample")))
            add(self.Tour(dialog), self._line(msg("Look around first: how it works, in 20 seconds")))
            if dialog == self._dialogs[-1] and fence.folder() is None:
                where = msg("Or drop the file onto this window.")
                add(self.Open(), self._line(msg("Open a Word file that was made here"), where))
        if not self._dialogs:
            add(None, self._line(msg("One moment…")))
        if others:
            heading = Content("\n") + self._line(msg("Drafts and finished contracts"))
            add(None, heading.stylize("bold $text-accent"))
        for one in others:
            add(
                one if library.following(one.draft.dialog) else self.GoOn(one.draft),
                self._line(msg("{title}, {id}", title=one.title, id=one.draft.id), self._state(one)),
            )
        menu.clear_options()
        menu.add_options(options)
        menu.highlighted = mark

    def _line(self, first: Message, second: Message | None = None) -> Content:
        line = Content(clean(self.say(first)))
        return line if second is None else line + Content("\n  " + clean(self.say(second)))

    @staticmethod
    def _state(one: Listed) -> Message:
        if one.draft.exported:
            return msg("saved as a file; last changed on {day}", day=one.changed)
        if one.section is None:
            return msg("all questions answered; last changed on {day}", day=one.changed)
        return nmsg(
            "stopped at “{section}”, one question left; last changed on {day}",
            "stopped at “{section}”, {n} questions left; last changed on {day}",
            one.left,
            section=one.section,
            day=one.changed,
        )

    def on_start_screen_open(self, event: Open) -> None:
        event.stop()
        self._open()

    def on_paste(self, event: events.Paste) -> None:
        """Terminals paste the path of a file that is dropped onto them."""
        event.stop()
        self._open(event.text)

    def _open(self, dropped: str = "") -> None:
        from wenyue.tui.screens.open_file import OpenCard

        def go_on(draft: Draft | None) -> None:
            if draft is not None:
                self.post_message(self.GoOn(draft))

        self.app.push_screen(OpenCard(self.session, dropped), go_on)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self._rows[event.option_index]
        if isinstance(row, Listed):
            self._ask_what(row)
        elif row is not None:
            self.post_message(row)

    def _ask_what(self, listed: Listed) -> None:
        """Go on with an earlier contract, or begin one that follows it?"""

        def chosen(what: str | None) -> None:
            if what == GO_ON:
                self.post_message(self.GoOn(listed.draft))
            elif what:
                self.post_message(self.Follow(what, listed.draft))

        self.app.push_screen(DraftCard(self.session, listed), chosen)

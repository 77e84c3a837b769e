"""The first screen: what this is, and where to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message as Event

from wenyue import fence, library
from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import Message, msg, nmsg
from wenyue.storage import unreadable
from wenyue.tui.prose import Words
from wenyue.tui.screens.draft import DELETE, GO_ON, RENAME, DraftCard
from wenyue.tui.screens.menu import MenuScreen, Row
from wenyue.tui.session import Listed, Session
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.marked_list import MarkedList

SAFE = msg("Nothing you type leaves this machine. This is a drafting aid and no legal advice.")
SAFE_IN_BROWSER = msg(
    "What you type is kept on the machine that shows this page, and goes nowhere else. This is a drafting aid and no"
    " legal advice."
)


class StartScreen(MenuScreen):
    """Go on with a draft, or begin a new contract."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("f5,ctrl+p", "search", msg("Find").id, priority=True, key_display="F5"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
        Binding("f4", "rename", msg("Rename").id, key_display="F4"),
        Binding("delete,backspace", "delete", msg("Delete").id, key_display="Del"),
        Binding("f8", "app.next_theme", msg("Colours").id, priority=True, key_display="F8"),
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
        #trouble { color: $text-error; max-width: 84; padding: 0 2; display: none; }
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

    class Deleted(Event):
        """The deleted drafts are to be looked at."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._drafts: tuple[Listed, ...] = ()
        self._deleted: tuple[Listed, ...] = ()
        self._dialogs: tuple[str, ...] = ()
        self._trouble: Message | None = None

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

    def reread(self, trouble: Message | None = None) -> None:
        self.run_worker(self._read(trouble), exclusive=True)

    async def _read(self, trouble: Message | None = None) -> None:
        self._dialogs = library.dialogs()
        for dialog in self._dialogs:
            await asyncio.to_thread(self.session.load, dialog)
        await asyncio.to_thread(self.session.load_all)
        try:
            unread: list[str] = []
            self._drafts = await asyncio.to_thread(lambda: self.session.listed(unread=unread.append))
            self._deleted = await asyncio.to_thread(lambda: self.session.listed(deleted=True, unread=unread.append))
            self._trouble = trouble or (unreadable(unread) if unread else None)
        except StorageError as error:
            self._drafts, self._deleted, self._trouble = (), (), error.message
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
        trouble = self.query_one("#trouble", Words)
        trouble.say(self.say(self._trouble) if self._trouble else "")
        trouble.display = self._trouble is not None
        self.fill(self._rows())

    @property
    def dialogs(self) -> tuple[str, ...]:
        return self._dialogs

    def _rows(self) -> Iterator[Row]:
        first = self._to_go_on
        others = [one for one in self._drafts if one is not first]
        if first is not None:
            yield Row(msg("Go on: {title}", title=first.heading), first, first.state)
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
            yield Row(msg("New contract: {title}", title=title), self.Begin(dialog), count)
            if library.sample(dialog) is not None:
                yield Row(msg("Look at a finished sample"), self.Look(dialog))
            yield Row(msg("Look around first: how it works, in 20 seconds"), self.Tour(dialog))
        if not self._dialogs:
            yield Row(msg("One moment…"))
        elif fence.folder() is None:
            where = msg("Or drop the file onto this window.")
            yield Row(msg("Open a Word file that was made here"), self.Open(), where)
        if others or self._deleted:
            yield Row(msg("Drafts and finished contracts"), is_heading=True)
        for one in others:
            yield Row(one.called, one, one.state)
        if self._deleted:
            count = nmsg("Deleted drafts: one", "Deleted drafts: {n}", len(self._deleted))
            yield Row(count, self.Deleted())

    @property
    def _to_go_on(self) -> Listed | None:
        """The draft that the first row goes on with: the last changed that is not finished."""
        return next((one for one in self._drafts if not one.draft.exported and one.section is not None), None)

    def on_start_screen_deleted(self, event: Deleted) -> None:
        event.stop()
        if self.on_top:
            self.show_deleted(self._deleted)

    def on_start_screen_open(self, event: Open) -> None:
        event.stop()
        if self.on_top:
            self._open()

    def on_paste(self, event: events.Paste) -> None:
        """Terminals paste the path of a file that is dropped onto them."""
        event.stop()
        self._open(event.text)

    def _open(self, dropped: str = "") -> None:
        from wenyue.tui.screens.open_file import OpenCard

        def go_on(draft: Draft | None) -> None:
            if draft is not None:
                self._go_on(draft)

        self.app.push_screen(OpenCard(self.session, dropped), go_on)

    def choose(self, what: Event | Listed) -> None:
        if not self.on_top:  # the second of two clicks: the first has opened something
            return
        if not isinstance(what, Listed):
            self.post_message(what)
        elif what is self._to_go_on:
            self._go_on(what.draft)
        else:
            self._ask_what(what)

    def _go_on(self, draft: Draft) -> None:
        """Go on with a listed draft as it is now: another window may have added to it, or erased it."""
        try:
            self.post_message(self.GoOn(self.session.drafts.take_up(draft)))
        except StorageError as error:
            self.reread(error.message)

    def _ask_what(self, listed: Listed) -> None:
        """Go on with an earlier contract, begin one that follows it, name it, delete it?"""

        def chosen(what: str | None) -> None:
            if what == GO_ON:
                self._go_on(listed.draft)
            elif what == RENAME:
                self.rename(listed)
            elif what == DELETE:
                self.delete(listed)
            elif what:
                self.post_message(self.Follow(what, listed.draft))

        self.app.push_screen(DraftCard(self.session, listed), chosen)

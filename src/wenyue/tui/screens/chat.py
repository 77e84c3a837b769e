"""The talk: transcript, question, prompt; the contract and the outline beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message as Event

from wenyue import answers
from wenyue.errors import AssemblyError, StorageError, WenyueError
from wenyue.interview.replies import Action, Reply
from wenyue.language import Message, msg
from wenyue.tui.screens.card import keys_card
from wenyue.tui.screens.navigation import Navigation
from wenyue.tui.screens.tools import open_tool
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.threads import begun
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.outline import Outline
from wenyue.tui.widgets.panes import Name, Panes
from wenyue.tui.widgets.prompt import Prompt
from wenyue.tui.widgets.talk_pane import TalkPane
from wenyue.tui.widgets.top_line import TopLine

_FIRST_FRAME_WAITS = 0.05
"""Seconds for the script and the draft; with what an earlier start kept they take a fifth of that."""


class ChatScreen(Navigation):
    """One contract being talked about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "explain", msg("Explain").id, priority=True, key_display="F1"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("f3", "pane('contract')", msg("Contract").id, priority=True, key_display="F3"),
        Binding("f4", "pane('outline')", msg("Outline").id, priority=True, key_display="F4"),
        Binding("f5,ctrl+p", "search", msg("Find").id, priority=True, key_display="F5"),
        Binding("f6", "review", msg("Review").id, priority=True, key_display="F6"),
        Binding("f7", "keys", msg("Keys").id, priority=True, key_display="F7"),
        Binding("f8", "app.next_theme", msg("Colours").id, priority=True, key_display="F8", show=False),
        Binding("ctrl+t", "tool", msg("Fill in").id, priority=True, key_display="^T", show=False),
        Binding("f9", "settings", msg("Settings").id, priority=True, key_display="F9", show=False),
        Binding("ctrl+s", "save", msg("Save as a file").id, priority=True, key_display="^S", show=False),
        Binding("ctrl+z", "undo", msg("Take back").id, key_display="^Z", show=False),
        Binding("ctrl+y", "redo", msg("Bring back").id, key_display="^Y", show=False),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
        Binding("ctrl+o", "app.drafts", msg("Drafts").id, priority=True, key_display="^O", show=False),
        Binding("escape", "leave", msg("Back").id, show=False),
    ]

    DEFAULT_CSS = """
    ChatScreen {
        &.-short TopLine { display: none; }
        &.-short Prompt { max-height: 2; }
        &.-short Choices { max-height: 50%; }
    }
    """

    @dataclass
    class Failed(Event):
        """The talk cannot be opened: something a person has to put right outside."""

        error: WenyueError

    class AllRead(Event):
        """Everything has been read and imported that the talk needs."""

    class OtherLanguage(Event):
        """The other language was asked for in words."""

    def __init__(self, session: Session, opening: Callable[[], Talk]) -> None:
        super().__init__(session)
        self._opening = opening

    @property
    def talk(self) -> Talk:
        assert self._talk is not None, "the talk has been opened"
        return self._talk

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield Panes(id="panes")
        yield KeyLine(compact=True)

    def on_mount(self) -> None:
        self.prompt.focus()
        opening = begun(self._opening, _FIRST_FRAME_WAITS)
        if opening.done():  # the usual case: the question stands in the first frame
            self._begin(opening)
            self.run_worker(self._get_ready(), exclusive=True)
        else:
            self.prompt.hint(self.say(msg("One moment…")))
            self.run_worker(self._wait_for(opening), exclusive=True)

    async def _wait_for(self, opening: Future[Talk]) -> None:
        """What is typed meanwhile waits in the prompt."""
        await asyncio.wait([asyncio.wrap_future(opening)])
        self._begin(opening)
        await self._get_ready()

    def _begin(self, opening: Future[Talk]) -> None:
        """Show the talk that has been opened, or leave."""
        try:
            talk = opening.result()
            talk.open()
        except WenyueError as error:
            self.post_message(self.Failed(error))
            return
        self._talk = talk
        self._show()
        self._take_up(talk)

    async def _get_ready(self) -> None:
        """When the question is there to be read: what makes the contract, and then what reads the answers."""
        if self._talk is None:
            return
        try:
            await self._drawn()
            await asyncio.to_thread(self._talk.prepare)
        except WenyueError as error:
            self.post_message(self.Failed(error))
            return
        self._show_contract()
        await self._drawn()
        await asyncio.to_thread(answers.warm)
        self.post_message(self.AllRead())

    async def _drawn(self) -> None:
        """Wait until all that was changed is on the screen."""
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        await drawn.wait()

    def _take_up(self, talk: Talk) -> None:
        """What was half typed when the draft was left is back; where it changed an earlier answer, that is open."""
        unsent = talk.unsent_before()
        changing = next((key for key in unsent if key != talk.waiting and key in talk.interview.step_by_key), "")
        if changing:
            self._change(changing)
        self.talk_pane.take_up(unsent, talk)

    def on_unmount(self) -> None:
        if self._talk is not None:
            self.session.close(self._talk)

    @property
    def talk_pane(self) -> TalkPane:
        return self.query_one(TalkPane)

    @property
    def prompt(self) -> Prompt:
        return self.talk_pane.prompt

    # Turns

    def _turn(self, act: Callable[[], Action], typed: str = "") -> None:
        """Do one turn and show it. When the disk refuses, what was typed is back in the prompt."""
        try:
            action = act()
        except StorageError as error:
            self.talk.tell(Reply("problem", (error.message,)))
            self.prompt.take(typed)
            self._show()
            return
        if self.talk.conversation.language != self.session.code:
            self.post_message(self.OtherLanguage())
        self._show()
        self.call_after_refresh(self.talk.keep_unsent)
        if action == "quit":
            self.app.exit(return_code=0)
        elif action in ("review", "finish"):
            self.action_review()
        else:
            self._come_back()

    def on_talk_pane_said(self, event: TalkPane.Said) -> None:
        if self._talk is None:
            self.prompt.take(event.text)
        elif event.text.strip() in ("?", "？"):
            self.action_explain()
        else:
            self._turn(lambda: self.talk.say(event.text), event.text)

    def on_talk_pane_picked(self, event: TalkPane.Picked) -> None:
        self._turn(lambda: self.talk.pick(event.picks))

    def _change(self, key: str) -> None:
        """Ask for an answer or a setting again; of a record for its first field."""
        found = self.talk.asked_as(key) if self._talk is not None else ""
        if found:
            self.panes.back_to_talk()
            self._turn(lambda: self.talk.edit(found))

    def tell(self, reply: Reply) -> None:
        self.talk.tell(reply)
        self.talk_pane.show(self.talk, self.language)

    # Keys

    def on_prompt_pressed(self, event: Prompt.Pressed) -> None:
        if event.key == "escape":
            self.action_leave()
        elif event.key == "undo":
            self.action_undo()
        elif event.key == "redo":
            self.action_redo()

    def action_undo(self) -> None:
        if self._talk is not None:
            self._turn(self.talk.undo)

    def action_redo(self) -> None:
        if self._talk is not None:
            self._turn(self.talk.redo)

    def on_key(self, event: events.Key) -> None:
        """Whoever begins to type means the prompt, wherever the keyboard was left."""
        if event.is_printable and event.character and not self.prompt.has_focus and not self.panes.alone:
            event.stop()
            self.prompt.focus()
            self.prompt.type(event.character)

    def action_leave(self) -> None:
        """Step back from whatever one is in: a pane, a marked answer, the change of an answer."""
        transcript = self.talk_pane.transcript
        if self.panes.alone:
            self.panes.back_to_talk()
        elif transcript.selected:
            transcript.select(None)
            transcript.anchor()
        elif self._talk is not None and self.talk.editing:
            self.prompt.clear()
            self._turn(self.talk.leave_edit)
        self.prompt.focus()

    def action_tool(self) -> None:
        """The form, the table or the calendar of the question that stands."""
        if self._talk is not None and not self.panes.alone:
            open_tool(self, self._turn)

    def action_keys(self) -> None:
        self.app.push_screen(keys_card(self.session))

    def action_pane(self, name: Name) -> None:
        """Show or hide a pane; in a narrow terminal it takes the place of the talk."""
        self.panes.toggle(name)

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-short")

    # Showing

    def _show(self) -> None:
        """Bring everything up to the talk. The contract with it: a drawing of its own would take longer than
        making it does."""
        self.talk_pane.show(self.talk, self.language)
        self._show_chrome()
        self._show_contract()

    def _show_chrome(self) -> None:
        interview, step, outline = self.talk.interview, self.talk.step, self.query_one(Outline)
        self.query_one(TopLine).show(Message(self.talk.dialog.title), interview, self.language)
        if outline.display:
            findings = self.talk.conversation.findings
            outline.show(interview, step.question.section if step else "", findings, self.language)

    def on_outline_shown(self) -> None:
        if self._talk is not None:
            self._show_chrome()

    def on_contract_pane_shown(self) -> None:
        if self._talk is not None:
            self._show_contract()

    def _show_contract(self) -> None:
        # It is brought up to date when it is shown, and when all is there to make it of.
        if not self.contract_pane.display or not self.talk.prepared:
            return
        try:
            self.contract_pane.show(self.talk, self.language)
        except AssemblyError as error:
            self.tell(Reply("problem", (error.message,)))

    def retranslate(self) -> None:
        super().retranslate()
        if self._talk is None:
            return
        self.talk_pane.retranslate(self.talk, self.language)
        self._show_chrome()
        self.contract_pane.retranslate(self.language)

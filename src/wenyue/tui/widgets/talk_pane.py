"""Transcript, choices and prompt, working as one: the keyboard stays in the prompt and reaches all three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from wenyue.interview.asking import name_of
from wenyue.interview.replies import Pick
from wenyue.language import Language, msg
from wenyue.tui.prose import Words
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.choices import Choices
from wenyue.tui.widgets.live_line import LiveLine
from wenyue.tui.widgets.prompt import Prompt
from wenyue.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from wenyue.interview.previewing import Preview

KEEP_AFTER = 1.0
"""Seconds without a key after which what is half typed goes to the disk."""


class TalkPane(Vertical):
    """Shows the talk and tells what a person says: in words (``Said``), by picking (``Picked``), or
    that an earlier answer is to be changed (``Bubble.Change``)."""

    DEFAULT_CSS = """
    TalkPane {
        width: 1fr;
        height: 1fr;
        #editing { background: $panel; color: $text-accent; text-style: bold; padding: 0 1; display: none; }
        #editing.-shown { display: block; }
    }
    """

    @dataclass
    class Said(Message):
        """Words, as typed; nothing at all means the usual answer."""

        text: str

    @dataclass
    class Picked(Message):
        """One or several of the choices; none where several could have been ticked and none was."""

        picks: tuple[Pick, ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._put_by = ""
        self._editing = ""
        self._talk: Talk | None = None
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Transcript(id="transcript")
        yield Words(id="editing")
        yield Choices(id="choices")
        yield Prompt(id="prompt")
        yield LiveLine(id="live")

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    # Showing

    def show(self, talk: Talk, language: Language) -> None:
        """Bring everything up to the talk."""
        if self._talk is None:
            self.prompt.sent[:0] = talk.sent_before
        self._talk = talk
        self._swap_prompt(talk)
        self.transcript.follow(talk, language)
        awaiting = talk.awaiting
        if awaiting is not None and awaiting.tone == "question":
            self.choices.offer(
                awaiting.picks,
                language,
                usual=talk.usual_picks,
                kept=talk.stands,
                several=awaiting.several,
                key=awaiting.key,
            )
        else:
            self.choices.offer(awaiting.picks if awaiting is not None else (), language)
        self._show_lines(talk, language)

    def retranslate(self, talk: Talk, language: Language) -> None:
        """The same in another language; what is typed and marked stays."""
        self.transcript.retranslate(talk, language)
        self.choices.retranslate(language)
        self._show_lines(talk, language)

    def _show_lines(self, talk: Talk, language: Language) -> None:
        self.prompt.hint(language.say(talk.hint))
        self.query_one(LiveLine).follow(self._foretell, talk.tool, language)
        line = self.query_one("#editing", Words)
        line.set_class(bool(self._editing), "-shown")
        if self._editing:
            label = name_of(talk.interview, self._editing)
            words = msg("Changing “{label}”. Esc leaves it as it was.", label=label)
            if talk.typed_before:
                words = msg("Changing “{label}”: type to replace it, → to edit it. Esc leaves it.", label=label)
            line.say(language.say(words))

    def _foretell(self, text: str) -> Preview | None:
        """What the words in the prompt would do if they were sent."""
        ticking = self.choices.foretell(text)
        return ticking if ticking or self._talk is None else self._talk.conversation.preview(text)

    def _swap_prompt(self, talk: Talk) -> None:
        """When a change of an earlier answer begins, its words come into the prompt and what was
        half typed is put by; when it ends, that is back."""
        before, self._editing = self._editing, talk.editing
        if self._editing and self._editing != before:
            if not before:
                self._put_by = self.prompt.text
            self.prompt.take(talk.typed_before, selected=True)
        elif before and not self._editing:
            self.prompt.take(self._put_by)
            self._put_by = ""

    # What is half typed

    def on_text_area_changed(self, event: Prompt.Changed) -> None:
        event.stop()
        self.query_one(LiveLine).read(self.prompt.text)
        if self._talk is not None:
            self._talk.unsent = self._half_typed(self._talk)
            if self._keeping is not None:
                self._keeping.stop()
            self._keeping = self.set_timer(KEEP_AFTER, self._talk.keep_unsent)

    def _half_typed(self, talk: Talk) -> dict[str, str]:
        """What is in the prompt, and what was put by for the change of an earlier answer, by the keys of
        the answers they are meant for."""
        asked, text = talk.step.key if talk.step else "", self.prompt.text
        if not self._editing:
            return {asked: text}
        return {asked: "" if text == talk.typed_before else text, talk.waiting: self._put_by}

    def take_up(self, unsent: Mapping[str, str], talk: Talk) -> None:
        """Put the words of an earlier sitting back; those of a changed answer after it has been opened again."""
        if talk.editing:
            self._put_by = self._put_by or unsent.get(talk.waiting, "")
        text = unsent.get(talk.step.key if talk.step else "", "")
        if text and self.prompt.text.strip() in ("", talk.typed_before):
            self.prompt.take(text)

    # Saying

    def on_live_line_send(self, event: LiveLine.Send) -> None:
        event.stop()
        self.prompt.focus()
        self.prompt.send()

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        event.stop()
        if self.choices.tick_numbered(event.text):
            return
        chosen = self.choices.chosen
        if self._talk is not None and event.text.strip() and not (self._talk.step and self._talk.step.masked):
            self.prompt.remember(event.text)
        if event.text.strip():  # the prompt is empty already, or holds what was typed since
            self.post_message(self.Said(event.text))
        elif self.transcript.selected:
            self.post_message(Bubble.Change(self.transcript.selected))
        elif chosen is None:
            self.post_message(self.Said(""))
        else:
            self.post_message(self.Picked(chosen))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        event.stop()
        self.post_message(self.Picked(event.picks))

    def on_prompt_pressed(self, event: Prompt.Pressed) -> None:
        """From the prompt up: the choices, last to first, then the earlier answers."""
        match event.key:
            case "up":
                if self.transcript.selected or not self.choices.move(-1):
                    self.transcript.move(-1)
            case "down":
                if self.transcript.selected:
                    self.transcript.move(1)
                else:
                    self.choices.move(1)
            case "space":
                if not self.choices.tick():
                    self.prompt.insert(" ")
            case "pageup":
                self.transcript.scroll_page_up(animate=False)
            case "pagedown":
                self.transcript.scroll_page_down(animate=False)
            case _:
                return  # undo, redo and escape are the screen's
        event.stop()

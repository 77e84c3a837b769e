"""The first line: which contract, and how far one is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from wenyue.interview.engine import Interview
from wenyue.interview.progress import minutes
from wenyue.language import Language, Message, msg, nmsg
from wenyue.tui.prose import Words


class TopLine(Horizontal):
    """Title on the left, progress on the right."""

    DEFAULT_CSS = """
    TopLine {
        height: 1;
        background: $panel;
        color: $foreground;
        padding: 0 1;
        & > #title { width: 1fr; height: 1; text-style: bold; }
        & > #progress { width: auto; height: 1; color: $text-accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Message, Interview | None, Language] | None = None

    def compose(self) -> ComposeResult:
        yield Words(id="title")
        yield Words(id="progress")

    def on_resize(self) -> None:
        if self._shown is not None:
            self.show(*self._shown)

    def show(self, title: Message, interview: Interview | None, language: Language) -> None:
        """``interview`` None: nothing is being asked."""
        self._shown = title, interview, language
        self.query_one("#title", Words).say(language.say(title))
        text = language.say(_progress(interview, brief=self.size.width < _ROOMY)) if interview is not None else ""
        self.query_one("#progress", Words).say(text)


_ROOMY = 76
"""Columns from which there is room for the minutes."""


def _progress(interview: Interview, *, brief: bool) -> Message:
    """Answered / still to come: one number, or at least and at most; and about how long that takes."""
    told = _counts(interview)
    left = minutes(interview)
    if brief or not left.at_most:
        return told
    return nmsg("{progress}, about a minute", "{progress}, about {n} minutes", left.usual, progress=told)


def _counts(interview: Interview) -> Message:
    left, done = interview.remaining, interview.asked_count
    if left.at_least == left.at_most:
        return msg("{done} done, {left} to go", done=done, left=left.at_least)
    return msg("{done} done, {least} to {most} to go", done=done, least=left.at_least, most=left.at_most)

"""The first line: which contract, and how far one is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from wenyue.interview.engine import Interview
from wenyue.language import Language, Message, msg
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

    def compose(self) -> ComposeResult:
        yield Words(id="title")
        yield Words(id="progress")

    def show(self, title: Message, interview: Interview | None, language: Language) -> None:
        """``interview`` None: nothing is being asked."""
        self.query_one("#title", Words).say(language.say(title))
        text = language.say(_progress(interview)) if interview is not None else ""
        self.query_one("#progress", Words).say(text)


def _progress(interview: Interview) -> Message:
    """Answered / still to come: one number, or at least and at most."""
    left, done = interview.remaining, interview.asked_count
    if left.at_least == left.at_most:
        return msg("{done} done, {left} to go", done=done, left=left.at_least)
    return msg("{done} done, {least} to {most} to go", done=done, least=left.at_least, most=left.at_most)

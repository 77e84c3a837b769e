"""The line under the prompt: how the words would be read, or what there is to click while nothing is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from wenyue.language import Language, clean, msg
from wenyue.language import Message as Said
from wenyue.tui.talk import Tool

if TYPE_CHECKING:
    from wenyue.interview.previewing import Preview, Sense

PAUSE = 0.12
"""Seconds without a key before the words are read: nobody waits for it, and no key does."""
_MARKS: dict[Sense, str] = {"value": "→ ", "unsure": "? ", "problem": "! ", "aside": "i "}
_TOOLS: dict[Tool, Said] = {
    "form": msg("Fill in as a form (^T)"),
    "table": msg("Fill in as a table (^T)"),
    "calendar": msg("Calendar (^T)"),
}


class LiveLine(Static):
    """One line. ``follow`` says what is asked, ``read`` what is in the prompt now."""

    DEFAULT_CSS = """
    LiveLine {
        height: 1;
        padding: 0 1;
        color: $text-muted;
        &.value { color: $text-success; }
        &.unsure { color: $text-accent; }
        &.problem { color: $text-error; }
    }
    """

    class Send(Message):
        """Asked by mouse for what Enter does."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._reader: Callable[[str], Preview | None] | None = None
        self._language: Language | None = None
        self._tool: Tool = ""
        self._text = ""
        self._stale = False
        self._busy = False
        self._preview: Preview | None = None

    def follow(self, reader: Callable[[str], Preview | None], tool: Tool, language: Language) -> None:
        """Another question, or another language: what is in the prompt is read again."""
        self._reader, self._tool, self._language = reader, tool, language
        self.read(self._text)
        self._draw()

    def read(self, text: str) -> None:
        """The prompt holds this now. Cheap: the reading follows when the typing pauses."""
        self._text, self._stale = text, True
        if not text.strip():
            self._preview = None
            self._draw()
        elif not self._busy and self._reader is not None:
            self._busy = True
            self.run_worker(self._read_soon(), group="reading")

    async def _read_soon(self) -> None:
        """One at a time, and none is cancelled: it reads until what it has read is what is there."""
        try:
            while self._stale:
                self._stale = False
                await asyncio.sleep(PAUSE)
                if self._stale or self._reader is None:
                    continue
                found = await asyncio.to_thread(self._reader, self._text)
                if not self._stale:
                    self._preview = found
                    self._draw()
        finally:
            self._busy = False

    def _draw(self) -> None:
        if self._language is None:
            return
        say = self._language.say
        sense: Sense | Literal[""] = ""
        if self._text.strip():
            content = Content("")
            if self._preview is not None:
                sense = self._preview.sense
                content = Content(_MARKS[sense] + " ".join(clean(say(self._preview.line)).split()))
        else:
            content = _link(say(msg("Send (Enter)")), "line", "send")
            if self._tool:
                content += Content("  ") + _link(say(_TOOLS[self._tool]), "@click", "screen.tool")
        for name in _MARKS:
            self.set_class(name == sense, name)
        self.set_class(bool(content.plain), "-speaks")
        width = self.content_size.width
        self.update(content.truncate(width, ellipsis=True) if width > 0 else content, layout=False)

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        if event.style.meta.get("line") == "send":
            event.stop()
            self.post_message(self.Send())


def _link(text: str, name: str, wanted: str) -> Content:
    return Content(clean(text)).stylize(Style.from_meta({name: wanted}) + Style(underline=True))

"""A terminal as a browser shows it, fed by whoever listens to the server."""

from __future__ import annotations

import asyncio
from abc import abstractmethod

import pyte

PATIENCE = 60.0
"""Seconds after which what does not appear never will."""


class Shown:
    """A screen of a size. ``_next`` takes in what comes next."""

    def __init__(self, columns: int, lines: int) -> None:
        self._size = columns, lines
        self.clear()

    def clear(self) -> None:
        self.screen = pyte.Screen(*self._size)
        self._stream = pyte.ByteStream(self.screen)

    @abstractmethod
    async def _next(self) -> object: ...

    @property
    def text(self) -> str:
        """What the terminal shows, without spaces and line ends."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        text = "".join(row[x].data for row in rows for x in range(self.screen.columns))
        return "".join(text.replace("▌", "").replace("│", "").split())

    async def wait_for(self, words: str) -> None:
        """Take in what comes until the words are on the screen, wherever lines break."""
        wanted = "".join(words.split())
        try:
            async with asyncio.timeout(PATIENCE):
                while wanted not in self.text:
                    await self._next()
        except TimeoutError:
            raise AssertionError(f"{words!r} never appeared: {self.text}") from None

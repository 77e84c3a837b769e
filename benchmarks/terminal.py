"""A program in a real pseudo-terminal, read through a terminal emulator: what a person would see, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pyte

_ASKED_FOR_SYNC = b"\x1b[?2026$p"
_SYNC_SUPPORTED = b"\x1b[?2026;2$y"


class Terminal:
    """A child process on a terminal of ``columns`` × ``lines``. Times are in seconds of the monotonic clock,
    taken right after the bytes arrived."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, lines: int = 40
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(environment))  # a benchmark starts what it measures
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def lines(self) -> list[str]:
        """The screen's lines. (pyte's own display fails on a wide character that was half overwritten.)"""
        columns = range(self.screen.columns)
        return ["".join(self.screen.buffer[y][x].data for x in columns) for y in range(self.screen.lines)]

    def wait(self, seen: Callable[[Sequence[str]], bool], patience: float = 30.0) -> float:
        """The time at which the screen first satisfies ``seen``."""
        deadline = time.perf_counter() + patience
        arrived = time.perf_counter()
        while not seen(self.lines):
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([self.file], [], [], left)[0]:
                raise TimeoutError("\n".join(self.lines))
            data = os.read(self.file, 65536)
            arrived = time.perf_counter()
            if _ASKED_FOR_SYNC in data:
                os.write(self.file, _SYNC_SUPPORTED)
            self.stream.feed(data)
        return arrived

    def wait_for(self, text: str, patience: float = 30.0) -> float:
        return self.wait(lambda lines: any(text in line.replace(" ", "") for line in lines), patience)

    def send(self, text: str) -> float:
        """Type; the time just before."""
        now = time.perf_counter()
        os.write(self.file, text.encode())
        return now

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)

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
        now = time.perf_counter()
        deadline, shown = now + patience, now if seen(self.lines) else 0.0
        while not shown:
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([self.file], [], [], left)[0]:
                raise TimeoutError("\n".join(self.lines))
            for arrived, data in self._arrivals():
                if _ASKED_FOR_SYNC in data:
                    os.write(self.file, _SYNC_SUPPORTED)
                self.stream.feed(data)
                if not shown and seen(self.lines):
                    shown = arrived
        return shown

    def _arrivals(self) -> list[tuple[float, bytes]]:
        """All that can be read now, each piece with its time: the emulator takes longer for one than the next needs
        to arrive."""
        found: list[tuple[float, bytes]] = []
        while select.select([self.file], [], [], 0)[0]:
            try:
                data = os.read(self.file, 65536)
            except OSError:  # the program has ended
                if found:
                    break
                raise
            found.append((time.perf_counter(), data))
        return found

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

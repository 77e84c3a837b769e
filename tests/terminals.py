"""A real terminal for tests: the program in a pseudo-terminal, read through an emulator."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

import pyte

PATIENCE = 40.0
"""Seconds after which a text that does not appear never will."""


class Terminal:
    """A pseudo-terminal of a size with the program in it, read through an emulator."""

    def __init__(self, folder: Path, size: tuple[int, int], *arguments: str, **environment: str) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._main, child = pty.openpty()
        ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.modes = termios.tcgetattr(child)
        self._child = child
        self.output = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "wenyue", *arguments],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "WENYUE_HOME": str(folder / "drafts"),
                "WENYUE_CACHE": os.environ["WENYUE_CACHE"],
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "PYTHONPATH": os.pathsep.join(sys.path),
                **environment,
            },
            start_new_session=True,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._main)
        os.close(self._child)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The screen line by line. A wide character's second cell is empty; pyte's own ``display``
        stumbles where one half of such a character was written over."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return ["".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows]

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """What happens when somebody drags a corner of the window."""
        ioctl(self._child, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)

    def wait_until(self, holds: Callable[[], bool], wish: str) -> None:
        """Read until something holds of the screen."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{wish} never came true:\n{self.text}"
            self.read(0.2)

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within a time; False when nothing came."""
        if not select.select([self._main], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._main, 65536)
        except OSError:  # the program has ended
            return False
        self.output += data
        if b"\x1b[?2026$p" in data:
            self.type("\x1b[?2026;2$y")
        self._stream.feed(data)
        return True

    def wait_for(self, words: str) -> None:
        """Read until the words are on the screen, wherever lines break."""
        wanted = "".join(words.split())
        self.wait_until(lambda: wanted in "".join(re.sub(r"[│▌]", "", self.text).split()), repr(words))

    def wait_for_end(self) -> int:
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"it did not end:\n{self.text}"
            self.read(0.1)
        while self.read(0.05):
            pass
        return self.process.returncode


ENTER, ESCAPE, CTRL_Q, UP, LEFT, F2, F3, F6 = "\r", "\x1b", "\x11", "\x1b[A", "\x1b[D", "\x1bOQ", "\x1bOR", "\x1b[17~"

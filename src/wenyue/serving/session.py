"""The program behind one tab: begun with its own folders, and ended whatever happens."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from wenyue.fence import VARIABLE

IDLE = 60 * 60.0
"""Seconds without a word from the browser after which a tab is given up, and its place with it."""
_PATIENCE = 5.0
"""Seconds that the program has to end by itself."""
_NARROWEST, _WIDEST = (20, 6), (400, 150)
_DIGITS = 9


def within(size: tuple[object, object]) -> tuple[int, int]:
    """A size in cells that a screen can have, out of what a browser says."""
    width, height = (_cells(side) for side in size)
    return (
        min(max(width or 80, _NARROWEST[0]), _WIDEST[0]),
        min(max(height or 24, _NARROWEST[1]), _WIDEST[1]),
    )


def _cells(side: object) -> int:
    """A number of cells; 0 for what is none. More digits than a screen can have are not counted out."""
    if isinstance(side, str):
        return int(side) if side.isdecimal() and len(side) <= _DIGITS else 0
    return side if isinstance(side, int) and side > 0 else 0


class Session(AppService):
    """One process of the program, for the visitor whose drafts are in ``home`` and whose files go to ``files``.

    The base class speaks its protocol; the version of textual-serve is pinned, since `_build_environment`,
    `_open_app_process` and `_process` are its own.
    """

    def __init__(
        self,
        websocket: web.WebSocketResponse,
        downloads: DownloadManager,
        *,
        visitor: str,
        home: Path,
        files: Path,
        language: str,
    ) -> None:
        super().__init__(
            "",
            write_bytes=self._show,
            write_str=self._tell,
            close=self._close,
            download_manager=downloads,
        )
        self.visitor = visitor
        self._websocket = websocket
        self._home, self._files, self._language = home, files, language

    # A browser that has gone is no reason to stop reading: a program that cannot write cannot end.

    async def _show(self, data: bytes) -> None:
        with suppress(ConnectionError):
            await self._websocket.send_bytes(data)

    async def _tell(self, data: str) -> None:
        with suppress(ConnectionError):
            await self._websocket.send_str(data)

    async def _close(self) -> None:
        await self._websocket.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        paths = os.pathsep.join(str(Path(part).resolve()) for part in sys.path if part)
        return {
            **super()._build_environment(width, height),
            "TEXTUAL_DRIVER": "wenyue.serving.visit:TabDriver",
            "TEXTUAL_DISABLE_KITTY_KEY": "1",
            "PYTHONPATH": paths,
            "WENYUE_HOME": str(self._home),
            VARIABLE: str(self._files),
        }

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # In a session of its own: Ctrl+C at the server's terminal is for the server, which then ends its tabs.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "wenyue.serving.visit", self._language),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        return self._process

    async def stop(self) -> None:
        """Ask the program to end, and see that it does."""
        process = self._process
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await super().stop()
        finally:
            if process is not None:
                await _end(process)

    async def listen(self) -> None:
        """Hand on what the browser says until it has gone, or has said nothing for an hour."""
        with suppress(TimeoutError):
            while True:
                # Not `receive(IDLE)`: that begins anew with every pong, and a browser that nobody is at sends those.
                async with asyncio.timeout(IDLE):
                    said = await self._websocket.receive()
                if said.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                    return
                if said.type == WSMsgType.TEXT:
                    await self._hear(said.data)

    async def _hear(self, text: str) -> None:
        """One message. What is not in the protocol is passed over: a browser cannot make the server stumble."""
        try:
            kind, *rest = json.loads(text)
        except (ValueError, TypeError, RecursionError):
            return
        match kind, *rest:
            case "stdin", str(typed):
                await self.send_bytes(typed.encode("utf-8", "replace"))
            case "resize", {"width": width, "height": height}:
                await self.set_terminal_size(*within((width, height)))
            case "ping", str(when):
                await self._tell(json.dumps(["pong", when]))
            case "blur", *_:
                await self.blur()
            case "focus", *_:
                await self.focus()


async def _end(process: Process) -> None:
    """Wait for a process; after a while end it, and then make it end."""
    for push in (process.terminate, process.kill, None):
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _PATIENCE if push is process.terminate else 2)
            return
        if push is not None:
            with suppress(ProcessLookupError):
                push()

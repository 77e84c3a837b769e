"""A headless Chromium, driven over its own protocol: opens a page, types, and reads what the terminal was sent."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from shown import PATIENCE, Shown

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1100,700",
)


def chromium() -> str | None:
    """Where a Chromium is; None where there is none."""
    return next((found for found in map(shutil.which, (os.environ.get("CHROMIUM", ""), *_NAMES)) if found), None)


class Page(Shown):
    """One tab of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.requested: list[str] = []
        self.refused: list[str] = []
        super().__init__(250, 80)

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        async with asyncio.timeout(PATIENCE):
            while True:
                said = await self._next()
                if said.get("id") == number:
                    assert "error" not in said, said
                    result: dict[str, Any] = said["result"]
                    return result

    async def _next(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(await self._socket.receive_str())
        match said.get("method"):
            case "Network.requestWillBeSent":
                self.requested.append(said["params"]["request"]["url"])
            case "Network.webSocketFrameReceived":
                frame = said["params"]["response"]
                if frame["opcode"] == 2:
                    self._stream.feed(base64.b64decode(frame["payloadData"]))
            case "Log.entryAdded":
                self.refused.append(said["params"]["entry"]["text"])
        return said

    async def open(self, address: str) -> None:
        self.clear()
        await self.call("Page.navigate", url=address)

    async def value(self, expression: str) -> Any:
        return (await self.call("Runtime.evaluate", expression=expression, awaitPromise=True))["result"].get("value")

    async def type(self, text: str) -> None:
        await self.value("document.querySelector('.xterm-helper-textarea').focus()")
        await self.call("Input.insertText", text=text)

    async def press(self, key: str, code: int) -> None:
        await self.value("document.querySelector('.xterm-helper-textarea').focus()")
        for kind in ("rawKeyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    async def enter(self) -> None:
        await self.press("Enter", 13)

    async def picture(self, file: Path) -> None:
        shot = await self.call("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def browser(program: str, folder: Path) -> AsyncIterator[Page]:
    """A browser with nothing in it yet. Downloads go to ``folder / "downloads"``."""
    profile, downloads = folder / "profile", folder / "downloads"
    flags = (*_FLAGS, f"--user-data-dir={profile}", *(("--no-sandbox",) if os.geteuid() == 0 else ()))
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(program, *flags, "about:blank", stdout=quiet, stderr=quiet)
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                (target,) = [one for one in await answer.json() if one["type"] == "page"]
            async with client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Page", "Network", "Log"):
                    await page.call(f"{domain}.enable")
                await page.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
                yield page
    finally:
        process.kill()
        await process.wait()


async def _port(file: Path) -> int:
    async with asyncio.timeout(PATIENCE):
        while True:
            lines = file.read_text().split() if file.exists() else []
            if lines:
                return int(lines[0])
            await asyncio.sleep(0.05)

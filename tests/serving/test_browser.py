"""The whole of it: ``wenyue serve``, and a real browser that clicks through it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from browser import browser, chromium
from shown import PATIENCE

CHROMIUM = chromium()


@asynccontextmanager
async def server(folder: Path, *arguments: str) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """``wenyue serve`` on a port of its own: its address, and the process."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "WENYUE_HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "wenyue", "serve", "--port", "0", "--lang", "en", *arguments),
        stdout=asyncio.subprocess.PIPE,
        env=environment,
    )
    assert process.stdout is not None
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        yield (line.split() or [""])[-1], process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # else it is closed after its loop, with a warning


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine (or set CHROMIUM to one)")
async def test_a_visitor_answers_reloads_and_goes_on(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    async with server(tmp_path) as (address, process), browser(CHROMIUM, tmp_path) as page:
        await page.open(address)
        await page.wait_for("> New contract: Customer service contract")
        await page.enter()
        await page.wait_for("which side are you on in this contract?")
        await page.type("我是甲方")
        await page.wait_for("我是甲方")
        for _ in range(4):
            await page.press("Backspace", 8)
        await page.type("1")
        await page.enter()
        await page.wait_for("Which language should the contract be in?")

        await page.open(address)
        await page.wait_for("> Go on: Customer service contract")
        await page.enter()
        await page.wait_for("Welcome back")
        await page.wait_for("Which language should the contract be in?")

        picture = tmp_path / "page.png"
        await page.picture(picture)
        assert picture.stat().st_size > 10_000
        assert all(url.startswith((address, "data:")) for url in page.requested), page.requested
        assert not [words for words in page.refused if "Content Security Policy" in words]

        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        assert await page.value("getComputedStyle(document.querySelector('.ended')).display") == "block"


async def test_anything_but_loopback_needs_a_token(tmp_path: Path) -> None:
    async with server(tmp_path, "--host", "0.0.0.0") as (_, process):
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 2
    async with server(tmp_path, "--token") as (address, process):
        assert "/?token=" in address and len(address.partition("token=")[2]) > 30
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0

"""One tab: what is heard from it, and when it is given up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import WSMessage, WSMsgType, web
from shown import PATIENCE
from textual_serve.download_manager import DownloadManager

from wenyue.serving import session
from wenyue.serving.session import Session


class OnlyPongs:
    """A browser that is there, with nobody before it."""

    def __init__(self) -> None:
        self.asked = 0

    async def read(self) -> WSMessage:
        self.asked += 1
        await asyncio.sleep(0)
        return WSMessage(WSMsgType.PONG, b"", "")


async def test_a_browser_that_only_answers_pings_does_not_keep_its_tab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "IDLE", 0.0)
    socket, browser = web.WebSocketResponse(), OnlyPongs()
    socket._reader = browser  # type: ignore[assignment]  # all of it that is used
    tab = Session(socket, DownloadManager(), visitor="a1", home=tmp_path, files=tmp_path, language="en")
    async with asyncio.timeout(PATIENCE):
        await tab.listen()
    assert browser.asked >= 1


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "1" * 5000, '["resize", {"width": "' + "1" * 5000 + '", "height": 1}]']
)
async def test_a_message_that_is_none_is_passed_over(text: str, tmp_path: Path) -> None:
    tab = Session(
        web.WebSocketResponse(), DownloadManager(), visitor="a1", home=tmp_path, files=tmp_path, language="en"
    )
    if "resize" in text:
        assert session.within(("1" * 5000, "9" * 10)) == (80, 24)
        return
    await tab._hear(text)


def test_a_size_is_one_that_a_screen_can_have() -> None:
    assert session.within(("120", "40")) == (120, 40)
    assert session.within((10**30, "1")) == (400, 6)
    assert session.within((None, -3)) == (80, 24)

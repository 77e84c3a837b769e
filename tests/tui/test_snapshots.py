"""How the screens look, whole. After a wanted change: ``pytest tests/tui --snapshot-update``, and look at the diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import opened
from syrupy.assertion import SnapshotAssertion


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_in_words(
    language: str, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path("/contracts"))
    async with opened(language=language, size=size, new=False) as screen:
        assert screen.text == snapshot(name="start")
        await screen.press("enter")
        assert screen.text == snapshot(name="first question")
        await screen.say("1", "1", "1", "上海晨光智能家居有限公司")
        assert screen.text == snapshot(name="an answer")
        await screen.press("f1")
        assert screen.text == snapshot(name="explanation")
        await screen.press("escape", "f7")
        assert screen.text == snapshot(name="keys")
        await screen.press("escape", "f4")
        assert screen.text == snapshot(name="outline")
        await screen.press("f4", "ctrl+g")
        assert screen.text == snapshot(name="which clause")
        for key, name in (("f5", "search"), ("f9", "settings"), ("f10", "changes")):
            await screen.press("escape", key)
            assert screen.text == snapshot(name=name)
        await screen.press("escape")
        await screen.ask_for("party_b.name")
        await screen.press("ctrl+t")
        assert screen.text == snapshot(name="form")
        await screen.press("escape")
        await screen.ask_for("start_date")
        await screen.press("ctrl+t")
        assert screen.text == snapshot(name="calendar")
        await screen.press("escape")
        await screen.finish()
        await screen.press("enter")
        assert screen.text == snapshot(name="review")
        await screen.press("s")
        assert screen.text == snapshot(name="export")

"""The Chinese fonts of Word files are chosen in the settings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from driving import in_turn, opened
from textual.widgets import Input

from wenyue.export.copies import Fonts
from wenyue.saving import chosen_fonts
from wenyue.tui.screens.fonts import FontCard
from wenyue.tui.screens.settings import SettingsCard


@in_turn("language", ["en", "zh_Hans"])
async def test_a_common_font_is_chosen_and_the_settings_say_so(language: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.press("f9", "end", "up", "enter")
        assert isinstance(screen.app.screen, FontCard)
        await screen.press("down", "down", "enter")
        assert isinstance(screen.app.screen, SettingsCard)
        assert "楷体" in screen.text
    assert chosen_fonts() == Fonts("楷体", "黑体")


async def test_any_other_is_chosen_by_its_name_and_an_empty_line_leaves_it() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.press("f9", "end", "enter", "tab")
        screen.app.screen.query_one("#other", Input).value = " 方正小标宋 [b] "
        await screen.press("enter")
        assert "Chinese font of headings in Word files: 方正小标宋 [b]" in screen.words
        await screen.press("enter", "tab")
        assert screen.app.screen.query_one("#other", Input).value == "方正小标宋 [b]"
        screen.app.screen.query_one("#other", Input).value = ""
        await screen.press("enter")
    assert chosen_fonts() == Fonts("宋体", "方正小标宋 [b]")


async def test_a_saved_contract_and_its_pack_have_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("f9", "end", "up", "enter", "down", "enter", "escape")
        await screen.finish()
        await screen.press("enter", "s", "enter", "enter")
        (file,) = tmp_path.glob("*.docx")
        with zipfile.ZipFile(file) as package:
            assert '"仿宋"' in package.read("word/styles.xml").decode()


async def test_the_language_changes_in_place() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.press("f9", "end", "enter", "f2")
        assert "Word 文件标题的中文字体" in screen.text

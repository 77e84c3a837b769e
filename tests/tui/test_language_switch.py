"""F2: everything speaks the other language, and nothing else moves."""

from __future__ import annotations

import pytest
from driving import opened

from wenyue.preferences import remembered

ENGLISH = "Knowing your side"
CHINESE = "知道你站哪边"


async def test_question_transcript_footer_and_progress_change_and_the_typed_text_stays() -> None:
    async with opened(size=(150, 40)) as screen:
        await screen.say("1")
        screen.chat.prompt.take("半句 half")
        screen.chat.prompt.move_cursor((0, 2))
        before = screen.text
        await screen.press("f2")
        text = screen.text
        for gone in ("Noted", "Which language", "Getting started", "Explain", "to go", "open lines", "usual"):
            assert gone in before
            assert gone not in text, gone
        for there in ("记下了", "合同要出哪种文字", "开始", "解释", "已答 1", "处空着", "通常"):
            assert there in text, there
        assert screen.chat.prompt.text == "半句 half"
        assert screen.chat.prompt.cursor_location == (0, 2)
        assert screen.chat.prompt.has_focus


async def test_there_and_back_is_the_same_screen() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        before = screen.text
        await screen.press("f2")
        assert screen.text != before
        await screen.press("f2", "f2")
        assert screen.text == before


async def test_the_key_is_called_by_the_own_name_of_the_language_one_would_get() -> None:
    async with opened(new=False) as screen:
        for name in ("简体中文", "繁體中文", "English"):
            assert f"F2 {name}" in screen.lines[-1]
            await screen.press("f2")


async def test_in_traditional_characters_everything_changes_too() -> None:
    async with opened(language="zh_Hans", size=(150, 40)) as screen:
        await screen.say("1")
        screen.chat.prompt.take("半句 half")
        await screen.press("f2")
        for there in ("記下了", "合同要出哪種文字", "解釋", "處空著"):
            assert there in screen.text, there
        assert screen.chat.prompt.text == "半句 half"
        # The contract itself is one in simplified characters.
        assert "二、服务期限" in screen.text


async def test_the_contract_keeps_its_own_language() -> None:
    async with opened(size=(120, 40)) as screen:
        assert "合同编号：____[Contract number]" in screen.text
        await screen.press("f2")
        assert "合同编号：____[合同编号]" in screen.text


async def test_the_mark_on_a_choice_stays() -> None:
    async with opened() as screen:
        await screen.press("up")
        await screen.press("f2")
        assert any(line.startswith("> 2") for line in screen.lines)


@pytest.mark.parametrize("key", ["f1", "f7", "f6"])
async def test_cards_and_the_review_change_too(key: str) -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.press(key)
        before = screen.text
        screen.app.action_switch_language()
        await screen.settle()
        assert screen.text != before
        assert any("\u4e00" <= character <= "\u9fff" for character in screen.text)
        screen.app.action_switch_language()
        screen.app.action_switch_language()
        await screen.settle()
        assert screen.text == before


async def test_the_start_screen_changes() -> None:
    async with opened(new=False) as screen:
        assert "Nothing you type leaves this machine" in screen.text
        await screen.press("f2")
        assert "你填的内容只留在这台电脑上" in screen.text
        assert "写一份新的：客服服务合同" in screen.text


async def test_the_language_is_there_in_the_next_run_and_one_asked_for_by_name_is_the_one_spoken() -> None:
    async with opened() as screen:
        await screen.say("1", "用繁體中文")
        assert screen.app.session.code == "zh_Hant"
        assert "合同要出哪種文字" in screen.text
        assert "接下來用繁體中文" in screen.text
    assert remembered().language == "zh_Hant"

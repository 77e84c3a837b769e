"""The line under the prompt: what is typed is read while one types, and the mouse finds what Enter does."""

from __future__ import annotations

import pytest
from driving import Screen, opened
from textual.content import Content

from wenyue.tui.widgets.live_line import LiveLine


async def read(screen: Screen, text: str) -> str:
    """What the line says of a text."""
    screen.chat.prompt.take(text)
    await screen.pilot.pause()
    await screen.settle()
    content = screen.chat.query_one(LiveLine).content
    assert isinstance(content, Content)
    return content.plain


async def begun(screen: Screen) -> None:
    await screen.say("1", "1", "1")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("zh_Hans", "2027年1月1日至2028年12月31日", "→ 2027年1月1日至2028年12月31日，2年"),
        ("en", "2027年1月1日至2028年12月31日", "→ 2 years, 1 January 2027 to 31 December 2028"),
        ("zh_Hans", "两年半", "? 2027年1月1日至2029年6月30日，2年6个月"),
        ("zh_Hans", "很久", "! 没看出多长时间，也没看出起止日期。"),
    ],
)
async def test_a_term_is_read_while_it_is_typed(language: str, text: str, said: str) -> None:
    async with opened(language=language, size=(90, 24)) as screen:
        await begun(screen)
        await screen.ask_for("start_date")
        await screen.say("2027-01-01")
        assert await read(screen, text) == said
        assert "term" not in screen.talk.interview.draft.answers


async def test_the_reading_is_told_in_the_language_of_the_screen() -> None:
    async with opened() as screen:
        assert await read(screen, "2") == "→ I provide the service (Party B)"
        await screen.press("f2")
        await screen.settle()
        assert "→ 我是提供客服的一方（乙方）" in screen.text


async def test_free_text_is_not_spoken_about() -> None:
    async with opened() as screen:
        await begun(screen)
        assert await read(screen, "Acme Ltd") == ""


async def test_the_empty_line_offers_what_enter_does_to_the_mouse() -> None:
    async with opened() as screen:
        assert await read(screen, "") == "Send (Enter)"
        await screen.pilot.click(LiveLine, offset=(3, 0))
        await screen.settle()
        assert screen.talk.interview.draft.answers["my_role"].origin == "default"


async def test_several_choices_are_ticked_and_sent_with_the_mouse_alone() -> None:
    async with opened(size=(40, 12)) as screen:
        await begun(screen)
        await screen.ask_for("channels")
        line = next(y for y, text in enumerate(screen.lines) if "Phone, outbound" in text)
        await screen.pilot.click(offset=(10, line))
        await screen.pilot.click(LiveLine, offset=(3, 0))
        await screen.settle()
        value = screen.talk.interview.draft.answers["channels"].value
        assert isinstance(value, tuple)
        assert "phone_out" in value


async def test_words_sent_earlier_come_back_and_what_was_there_too() -> None:
    async with opened() as screen:
        await screen.say("1", "1")
        screen.chat.prompt.take("half")
        await screen.press("alt+up")
        assert screen.chat.prompt.text == "1"
        await screen.press("alt+down")
        assert screen.chat.prompt.text == "half"

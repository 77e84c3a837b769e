"""Changing an earlier answer on the screen: by words, by going back; the old words never mix with the new."""

from __future__ import annotations

from datetime import date

import pytest
from driving import opened

from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.widgets.outline import Outline


async def test_after_the_last_question_a_wish_to_change_asks_for_the_answer() -> None:
    async with opened(language="zh_Hans") as screen:
        await screen.say("1", "1", "1")
        await screen.finish()
        await screen.say("改服务时间")
        assert screen.stack[-1] == "ChatScreen"
        assert "正在修改“服务时间”" in screen.text
        await screen.say("1")
        assert screen.talk.interview.draft.answers["service_hours"].origin == "typed"
        assert screen.stack[-1] == "ChatScreen"
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReviewScreen)


@pytest.mark.parametrize("until", ["fee_total", ""])
async def test_a_wish_with_its_answer_is_confirmed_in_view_and_taken(until: str) -> None:
    async with opened(language="zh_Hans") as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("start_date")
        await screen.say("2026年12月5日")
        await (screen.ask_for(until) if until else screen.finish())
        await screen.say("把开始日期改成3月1日")
        assert "你是说 开始日期：2027年3月1日 吗" in screen.text
        assert screen.chat.prompt.text == ""
        await screen.press("enter")
        assert screen.talk.interview.draft.answers["start_date"].value == date(2027, 3, 1)
        assert "改好了：开始日期：2027年3月1日。" in screen.text
        assert "你是说" not in screen.text


async def test_what_is_refused_is_said_above_the_question_that_is_open_again() -> None:
    async with opened(language="zh_Hans") as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("start_date")
        await screen.say("2026年12月5日")
        await screen.finish()
        await screen.say("把开始日期改成香蕉")
        assert screen.text.index("没看出这是日期") < screen.text.index("服务从哪一天开始")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("B",), "B"),
        (("right", "B"), "AcmeB"),
        (("left", "B"), "BAcme"),
        (("ctrl+j", "B"), "Acme\nB"),
        (("backspace", "B"), "B"),
        (("f2", "B"), "B"),
    ],
)
async def test_what_is_typed_takes_the_place_of_the_old_answer_unless_an_arrow_keeps_it(
    keys: tuple[str, ...], words: str
) -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "Acme")
        await screen.say("back")
        assert screen.chat.prompt.text == "Acme"
        await screen.press(*keys)
        assert screen.chat.prompt.text == words


async def test_a_key_that_reaches_the_prompt_from_elsewhere_takes_the_old_answers_place_too() -> None:
    async with opened(size=(150, 40)) as screen:
        await screen.say("1", "1", "1", "Acme")
        await screen.say("back")
        screen.chat.query_one(Outline).focus()
        await screen.press("B", "C")
        assert screen.chat.prompt.text == "BC"


async def test_enter_alone_keeps_the_old_answer() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "Acme")
        await screen.say("back")
        await screen.press("enter")
        assert screen.talk.interview.draft.answers["party_a.name"].value == "Acme"

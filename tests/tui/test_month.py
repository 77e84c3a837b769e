"""The calendar: a day by arrows or mouse, today and public holidays marked, what does not fit said."""

from __future__ import annotations

from datetime import date

import pytest
from driving import Screen, opened

from wenyue.answers.public_days import public_day
from wenyue.tui.screens.calendar import CalendarCard
from wenyue.tui.widgets.month import Month


async def to_the_calendar(screen: Screen, key: str = "start_date") -> Month:
    await screen.say("1", "1", "1")
    await screen.ask_for(key)
    await screen.press("ctrl+t")
    assert isinstance(screen.app.screen, CalendarCard)
    return screen.app.screen.query_one(Month)


@pytest.mark.parametrize(
    ("language", "title", "typed"),
    [("en", "November 2026", "10 November 2026"), ("zh_Hans", "2026年11月", "2026年11月10日")],
)
async def test_arrows_move_and_enter_puts_the_day_into_the_prompt(language: str, title: str, typed: str) -> None:
    async with opened(language=language, size=(40, 12)) as screen:
        month = await to_the_calendar(screen)
        assert month.day == date(2026, 12, 1), "the usual answer"
        await screen.press("pageup", "right", "right", "down", "enter")
        assert screen.chat.prompt.text == typed.replace("10", "10")
        await screen.press("enter")
        assert screen.talk.interview.draft.answers["start_date"].value == date(2026, 11, 10)
        assert title


async def test_today_and_the_marked_day_carry_signs() -> None:
    async with opened(language="zh_Hans", size=(80, 24)) as screen:
        month = await to_the_calendar(screen)
        month.go_to(date(2026, 11, 3))
        await screen.settle()
        assert "> 3" in screen.text
        assert "*24" in screen.text
        assert "2026年11月3日 · 星期二" in screen.text


@pytest.mark.parametrize(("language", "off", "worked"), [("en", " 2h", "10w"), ("zh_Hans", " 2休", "10班")])
async def test_public_holidays_carry_a_letter(language: str, off: str, worked: str) -> None:
    async with opened(language=language, size=(80, 24)) as screen:
        month = await to_the_calendar(screen)
        month.go_to(date(2026, 10, 1))
        await screen.settle()
        assert off in screen.text
        assert worked in screen.text
        assert ("National Day, a day off" if language == "en" else "国庆节放假") in screen.said_by("#day")


async def test_a_click_marks_a_day_and_a_second_takes_it() -> None:
    async with opened(size=(80, 24)) as screen:
        month = await to_the_calendar(screen)
        x, y = next((text.index(" 15"), y) for y, text in enumerate(screen.lines) if " 15 " in text)
        await screen.pilot.click(offset=(x + 1, y))
        assert month.day == date(2026, 12, 15)
        await screen.pilot.click(offset=(x + 1, y))
        await screen.settle()
        assert screen.chat.prompt.text == "15 December 2026"


async def test_the_month_is_turned_with_the_mouse() -> None:
    async with opened(size=(80, 24)) as screen:
        month = await to_the_calendar(screen)
        x, y = next((text.index(">>"), y) for y, text in enumerate(screen.lines) if ">>" in text)
        await screen.pilot.click(offset=(x, y))
        assert month.day == date(2027, 1, 1)


async def test_a_day_that_does_not_fit_is_told() -> None:
    async with opened(size=(80, 24)) as screen:
        month = await to_the_calendar(screen, "end_date")
        month.go_to(date(2020, 1, 2))
        await screen.settle()
        assert "! " in screen.said_by("#day")


async def test_the_end_of_the_calendar_stops_the_mark() -> None:
    async with opened(size=(80, 24)) as screen:
        month = await to_the_calendar(screen)
        month.go_to(date.max)
        await screen.press("right", "pagedown")
        assert month.day == date.max


def test_years_without_a_published_calendar_name_the_festival_itself() -> None:
    found = public_day(date(2099, 10, 1))
    assert found is not None
    assert not found.off
    assert str(found.name) == "National Day"
    assert public_day(date(2099, 10, 2)) is None

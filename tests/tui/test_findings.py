"""A finding on the screen never says what is no longer so, wherever it is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from driving import Screen, opened

from wenyue.tui.widgets.outline import Outline

WIDE = (150, 44)


@pytest.fixture
async def contradicting() -> AsyncIterator[Screen]:
    """The talk goes on at the price; the term and the end date do not go together."""
    async with opened(language="zh_Hans", size=WIDE) as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("start_date")
        await screen.say("2026年12月5日", "3个月", "2027年12月4日")
        yield screen


async def test_one_that_an_answer_settles_is_marked_and_offers_nothing(contradicting: Screen) -> None:
    screen = contradicting
    assert "这里有个必须改的问题：合同写的期限是 3个月" in screen.text
    assert "照改：结束日期" in screen.text
    await screen.say("期限改成一年")
    assert "（已解决）" in screen.text
    assert "照改：结束日期" not in screen.text
    assert "要改：" not in screen.text
    assert screen.chat.query_one(Outline).display
    assert screen.talk.review().errors == ()


async def test_one_that_stands_with_other_numbers_says_those_once(contradicting: Screen) -> None:
    screen = contradicting
    await screen.say("期限改成两年")
    assert screen.text.count("这里有个必须改的问题") == 1
    assert "期限是 3个月" not in screen.text
    assert "期限是 2年" in screen.text
    assert "（已解决）" not in screen.text


async def test_undo_brings_one_back_as_it_was(contradicting: Screen) -> None:
    screen = contradicting
    await screen.say("期限改成一年")
    await screen.press("ctrl+z")
    assert "（已解决）" not in screen.text
    assert screen.text.count("这里有个必须改的问题：合同写的期限是 3个月") == 1
    await screen.press("ctrl+y")
    assert "（已解决）" in screen.text
    assert "照改：结束日期" not in screen.text


async def test_a_fix_by_mouse_marks_the_finding(contradicting: Screen) -> None:
    screen = contradicting
    x, y = next((line.index("照改：结束日期"), y) for y, line in enumerate(screen.lines) if "照改：结束日期" in line)
    from rich.cells import cell_len

    await screen.pilot.click(offset=(cell_len(screen.lines[y][:x]) + 1, y))
    await screen.settle()
    assert "（已解决）" in screen.text
    assert "要改：" not in screen.text

"""The last line names the keys of the screen, and they can be clicked."""

from __future__ import annotations

import pytest
from driving import Screen, opened
from rich.cells import cell_len
from textual import events

from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.widgets.key_line import KeyLine


def keys(screen: Screen) -> str:
    return screen.lines[-1].strip()


def key_line(screen: Screen) -> KeyLine:
    return screen.app.screen.query_one(KeyLine)


async def click(screen: Screen, words: str) -> None:
    before, _, _ = screen.lines[-1].partition(words)
    await screen.pilot.click(KeyLine, offset=(cell_len(before), 0))
    await screen.settle()


async def test_the_line_names_the_keys_in_the_language_spoken() -> None:
    async with opened(size=(120, 24)) as screen:
        assert keys(screen).startswith("F1 Explain F2 简体中文 F3 Contract F4 Outline F5 Find F6 Review F7 Keys")
        await screen.press("f2")

        assert keys(screen).startswith("F1 解释 F2 繁體中文 F3 合同")


async def test_a_click_on_a_key_presses_it() -> None:
    async with opened(size=(120, 24)) as screen:
        await click(screen, "Review")

        assert isinstance(screen.app.screen, ReviewScreen)


async def test_a_click_beside_the_keys_presses_none() -> None:
    async with opened(size=(200, 24)) as screen:
        await screen.pilot.click(KeyLine, offset=(190, 0))
        await screen.settle()

        assert screen.app.screen is screen.chat


async def test_the_line_follows_the_screen_that_is_on_top() -> None:
    async with opened(size=(120, 24)) as screen:
        before = keys(screen)
        await screen.press("f6")
        assert keys(screen) != before
        await screen.press("escape")

        assert keys(screen) == before


async def test_where_the_line_is_too_narrow_the_wheel_brings_the_other_keys() -> None:
    async with opened(size=(40, 12)) as screen:
        assert keys(screen).startswith("F1 Explain")
        assert "Leave" not in keys(screen)

        for _ in range(20):
            key_line(screen).post_message(wheel(events.MouseScrollDown))
        await screen.settle()
        assert keys(screen).endswith("^Q Leave")

        for _ in range(20):
            key_line(screen).post_message(wheel(events.MouseScrollUp))
        await screen.settle()
        assert keys(screen).startswith("F1 Explain")


def wheel(kind: type[events.MouseScrollDown | events.MouseScrollUp]) -> events.MouseEvent:
    return kind(None, 0, 0, 0, 0, 0, False, False, False)


async def test_the_key_under_the_mouse_stands_out() -> None:
    async with opened(size=(120, 24)) as screen:
        line = key_line(screen)
        plain = line.render_line(0)
        await screen.pilot.hover(KeyLine, offset=(2, 0))
        await screen.settle()
        pointed = line.render_line(0)
        assert pointed.text == plain.text
        assert pointed != plain

        await screen.pilot.hover("#prompt")
        await screen.settle()
        assert line.render_line(0) == plain


@pytest.mark.parametrize("compact", [True, False])
async def test_keys_stand_apart(compact: bool) -> None:
    async with opened(size=(120, 24), new=compact) as screen:
        words = keys(screen)

        assert ("  " in words) is not compact

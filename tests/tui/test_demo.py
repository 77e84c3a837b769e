"""The demonstration: plays by itself, and hands over at a key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from driving import Screen, in_turn

from conftest import TODAY
from wenyue import library
from wenyue.storage import Drafts
from wenyue.tui.demo import DemoApp
from wenyue.tui.screens.demo import DemoScreen
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.session import Session

_FROZEN = 1_000_000.0
"""A pace at which nothing happens during a test: the test itself takes each step."""


@asynccontextmanager
async def demo(language: str, size: tuple[int, int], pace: float) -> AsyncIterator[Screen]:
    drafts = Drafts()
    sample = library.sample("customer_service")
    assert sample is not None
    app = DemoApp(Session(language, drafts, TODAY), "customer_service", sample, pace)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = Screen(pilot)
        await screen.settle()
        await screen.settle()
        yield screen
    drafts.close()


def playing(screen: Screen) -> DemoScreen:
    assert isinstance(screen.chat, DemoScreen)
    return screen.chat


@in_turn(("language", "first"), [("en", "Before you save:"), ("zh_Hans", "存之前看一眼")])
async def test_it_plays_to_the_review_without_a_key(size: tuple[int, int], language: str, first: str) -> None:
    async with demo(language, size, 0) as screen:
        for _ in range(2000):
            if isinstance(screen.app.screen, ReviewScreen):
                break
            await screen.pilot.pause()
        await screen.settle()
        assert screen.said_by("#summary").startswith(first)
        assert screen.talk.step is None
        assert not playing(screen).playing
        answered = screen.talk.interview.draft.answers
        assert answered["party_a.name"].value == "苏州小满茶业有限公司"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_says_what_it_is(size: tuple[int, int]) -> None:
    async with demo("en", size, _FROZEN) as screen:
        assert "A demonstration; nothing is kept." in screen.words


async def test_any_key_hands_over() -> None:
    async with demo("en", (80, 24), _FROZEN) as screen:
        playing(screen)._planned = False
        playing(screen)._begin_line()
        playing(screen)._planned = False
        playing(screen)._type()
        assert screen.chat.prompt.text == "I"
        await screen.press("x")
        assert not playing(screen).playing
        assert screen.chat.prompt.text == ""
        assert "You have the keyboard now." in screen.words
        await screen.say("2")
        assert "Noted: I provide the service" in screen.words


async def test_escape_leaves() -> None:
    async with demo("en", (80, 24), _FROZEN) as screen:
        await screen.press("escape")
        assert screen.app.return_code == 0
        assert not screen.app.is_running or screen.app._exit


async def test_another_language_in_the_middle_of_a_line_begins_the_line_anew() -> None:
    async with demo("en", (80, 24), _FROZEN) as screen:
        shown = playing(screen)
        shown._planned = False
        shown._begin_line()
        shown._planned = False
        shown._type()
        await screen.press("f2")
        assert shown.playing
        assert shown.prompt.text + (shown._rest or "") == "甲方"
        assert "这是演示" in screen.text


async def test_an_explanation_lets_it_wait() -> None:
    async with demo("en", (80, 24), _FROZEN) as screen:
        await screen.press("f1")
        assert screen.app.screen is not screen.chat
        assert playing(screen).playing
        await screen.press("escape")
        assert playing(screen).playing and screen.app.screen is screen.chat

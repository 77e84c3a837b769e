"""Letters as keys: with Caps Lock, with Shift, and wide as input methods for Chinese send them."""

from __future__ import annotations

import pytest
from driving import opened


@pytest.mark.parametrize("key", ["s", "S", "ｓ", "Ｓ"])
async def test_s_in_the_review_saves_however_it_is_typed(key: str) -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", key)
        assert screen.stack[-1] in ("ExportCard", "Confirm")


@pytest.mark.parametrize("key", ["2", "２"])
async def test_digits_choose_a_part_of_the_review(key: str) -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", key)
        assert "[2 " in screen.text


@pytest.mark.parametrize("key", ["t", "T", "ｔ"])
async def test_t_on_the_card_of_keys_opens_the_tour(key: str) -> None:
    async with opened() as screen:
        await screen.press("f7", key)
        assert screen.stack[-1] == "TourCard"


async def test_what_is_typed_keeps_its_letters() -> None:
    async with opened() as screen:
        await screen.press("A", "b", "Ｃ", "１", "　", "é")
        assert screen.chat.prompt.text == "AbＣ１ é"


@pytest.mark.parametrize("key", ["space", "　"])
async def test_a_wide_space_ticks_as_a_space_does(key: str) -> None:
    async with opened() as screen:
        await screen.ask_for("channels")
        before = set(screen.chat.talk_pane.choices._ticked)
        await screen.press("down", key)
        assert screen.chat.talk_pane.choices._ticked != before

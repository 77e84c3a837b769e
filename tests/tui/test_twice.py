"""The second of two fast keys or clicks: it goes to what the first has left, and does nothing there."""

from __future__ import annotations

import pytest
from driving import opened

from conftest import TODAY
from wenyue import library
from wenyue.interview.draft import Answer, Draft
from wenyue.storage import Drafts


def kept_draft() -> Draft:
    """A draft that the first row of the start screen goes on with."""
    drafts = Drafts()
    draft = drafts.new(library.dialog(library.dialogs()[0]), TODAY).with_answer("my_role", Answer(None, "", "default"))
    drafts.save(draft)
    drafts.close()
    return draft


async def test_two_clicks_on_a_draft_open_one_talk_whose_answers_stay() -> None:
    draft = kept_draft()
    async with opened(new=False) as screen:
        await screen.click_twice(8, next(y for y, line in enumerate(screen.lines) if "Go on" in line))
        assert screen.stack == ["StartScreen", "ChatScreen"]
        await screen.say("", "", "Alpha Ltd")
        await screen.press("ctrl+o")
        assert screen.stack == ["StartScreen"]
    found = Drafts().find(draft.id)
    assert found is not None
    assert found.answers["party_a.name"].value == "Alpha Ltd"


@pytest.mark.parametrize("row", range(5))
async def test_two_enters_on_a_row_of_the_start_screen_do_what_one_does(row: int) -> None:
    kept_draft()

    async def chosen(*keys: str) -> list[str]:
        async with opened(new=False) as screen:
            await screen.press(*["down"] * row)
            await screen.at_once(*keys)
            return screen.stack

    assert await chosen("enter", "enter") == await chosen("enter")


@pytest.mark.parametrize(
    ("way", "keys"),
    [
        (("f7",), ("escape", "escape")),
        (("f7",), ("enter", "space")),
        (("f5", *"keys"), ("escape", "escape")),
        (("f9",), ("enter", "enter")),
        (("f6",), ("enter", "enter")),
        (("f6",), ("escape", "escape")),
        (("ctrl+o", "f4", "x"), ("enter", "enter")),
    ],
)
async def test_two_keys_on_a_card_close_no_more_than_the_card(way: tuple[str, ...], keys: tuple[str, str]) -> None:
    async with opened() as screen:
        await screen.say("1", "1")
        await screen.press(*way)
        below, card = screen.stack[:-1], screen.stack[-1]
        await screen.at_once(*keys)
        assert screen.stack == below
        assert card not in below


async def test_two_enters_in_the_search_go_there_once() -> None:
    async with opened() as screen:
        await screen.press("f5", *"how to get about")
        await screen.at_once("enter", "enter")
        assert screen.stack == ["ChatScreen", "KeysCard"]


async def test_two_clicks_on_a_card_close_no_more_than_the_card() -> None:
    async with opened() as screen:
        await screen.press("f7")
        await screen.click_twice(10, 10)
        assert screen.stack == ["ChatScreen"]


@pytest.mark.parametrize("way", [("f5",), ("f9",), ("ctrl+o", "f4")])
async def test_a_click_beside_a_card_closes_it_as_escape_does(way: tuple[str, ...]) -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1")
        await screen.press(*way)
        below = screen.stack[:-1]
        await screen.pilot.click(offset=(1, 38))
        await screen.settle()
        assert screen.stack == below


async def test_a_click_beside_a_form_puts_by_what_was_typed() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("ctrl+t", *"Acme")
        await screen.pilot.click(offset=(1, 38))
        await screen.settle()
        assert screen.stack == ["ChatScreen"]
        assert "Acme" in "".join(screen.talk.put_by.kept.values())

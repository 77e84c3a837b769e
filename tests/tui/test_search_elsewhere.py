"""Finding by words on the first screen and in the review."""

from __future__ import annotations

import pytest
from driving import SIZES, Screen, in_turn, opened

from conftest import TODAY
from wenyue import library
from wenyue.interview.draft import Answer
from wenyue.storage import Drafts
from wenyue.tui.screens.card import Card
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.draft import DraftCard
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.screens.sample import SampleScreen
from wenyue.tui.screens.search import SearchCard
from wenyue.tui.screens.start import StartScreen


def on_top(screen: Screen) -> object:
    return screen.app.screen


async def search_for(screen: Screen, words: str, kind: str = "", key: str = "f5") -> None:
    """Type words into the search, and put the mark on the first hit of that kind."""
    await screen.press(key)
    card = screen.app.screen
    assert isinstance(card, SearchCard)
    card.query_one("#wanted").value = words  # type: ignore[attr-defined]  # a line to type into
    await screen.settle()
    while kind and card._hits[card._list.highlighted or 0].entry.kind != kind:
        await screen.press("down")


def keep(party: str) -> str:
    drafts = Drafts()
    answers = {"my_role": Answer("party_a", "1"), "party_a.name": Answer(party, party)}
    draft = drafts.new(library.dialog("customer_service"), TODAY).with_change(answers)
    drafts.save(draft)
    drafts.close()
    return draft.id


@in_turn(("language", "words"), [("en", "sample"), ("zh_Hans", "yangben"), ("zh_Hans", "sample")])
async def test_what_the_first_screen_offers_is_found_by_its_words(
    language: str, words: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size, new=False) as screen:
        await search_for(screen, words, "action", "ctrl+p")
        await screen.press("enter")
        assert isinstance(on_top(screen), SampleScreen)


async def test_a_draft_is_found_by_who_is_in_it_by_its_id_and_by_its_name() -> None:
    drafts = Drafts()
    drafts.rename(keep("晨光公司"), "spring")
    id = keep("暮色公司")
    keep("第三家公司")
    async with opened(size=(100, 30), new=False) as screen:
        for words, found in (("晨光", "spring"), ("chenguang", "spring"), ("spring", "spring"), (id, id), ("暮色", id)):
            await search_for(screen, words)
            assert "> draft" in screen.text
            await screen.press("enter")
            assert isinstance(on_top(screen), DraftCard)
            assert found in screen.text
            await screen.press("escape")
            assert isinstance(on_top(screen), StartScreen)


async def test_drafts_stand_in_the_search_before_a_word_is_typed() -> None:
    keep("甲公司")
    async with opened(size=(100, 30), new=False) as screen:
        await screen.press("f5")
        assert "draft" in screen.text and "New contract: Customer service contract" in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_term_is_explained_before_a_contract_is_begun(size: tuple[int, int]) -> None:
    async with opened(size=size, new=False) as screen:
        await search_for(screen, "force majeure", "term")
        await screen.press("enter")
        assert isinstance(on_top(screen), Card)
        assert "force majeure" in screen.words
        await screen.press("escape")
        assert isinstance(on_top(screen), StartScreen)


async def test_another_language_is_found_from_the_first_screen() -> None:
    async with opened(new=False) as screen:
        await search_for(screen, "language", "action")
        await screen.press("enter")
        assert "写一份新的" in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_found_in_the_review_and_marked_there(size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await screen.press("f6")
        await search_for(screen, "甲公司")
        await screen.press("enter")
        assert isinstance(on_top(screen), ReviewScreen)
        assert "> ✓ Party A · Full name: 甲公司" in screen.words
        await screen.press("enter")
        assert isinstance(on_top(screen), ChatScreen)
        assert screen.talk.thread.editing == "party_a.name"


async def test_an_answer_outside_of_the_part_that_is_shown_brings_all_parts_back() -> None:
    async with opened(size=(100, 30)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await screen.press("f6", "2")
        await search_for(screen, "甲公司")
        await screen.press("enter")
        assert "[1 all" in screen.text
        assert "> ✓ Party A · Full name: 甲公司" in screen.words


async def test_a_setting_that_the_review_does_not_list_is_asked_for() -> None:
    async with opened(size=(100, 30)) as screen:
        await screen.say("1")
        await screen.press("f6")
        await search_for(screen, "payment period", "setting")
        await screen.press("enter")
        assert isinstance(on_top(screen), ChatScreen)
        assert screen.talk.editing == "pay_days"


@pytest.mark.parametrize("size", SIZES)
async def test_a_clause_leads_from_the_review_into_the_contract(size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.say("1")
        await screen.press("f6")
        await search_for(screen, "5.1", "clause")
        await screen.press("enter")
        await screen.filled()
        assert isinstance(on_top(screen), ChatScreen)
        assert screen.chat.contract_pane.display
        assert [view.passage.id for view in screen.chat.query("PassageView.-selected")] == ["S5.1"]  # type: ignore[attr-defined]  # a `PassageView`
        assert "5.1" in screen.text


async def test_a_term_is_explained_over_the_review_and_leads_to_a_clause() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1")
        await screen.press("f6")
        await search_for(screen, "force majeure", "term")
        await screen.press("enter")
        assert isinstance(on_top(screen), Card)
        await screen.press("escape")
        assert isinstance(on_top(screen), ReviewScreen)
        await search_for(screen, "force majeure", "term")
        await screen.press("enter", "enter")
        await screen.filled()
        assert isinstance(on_top(screen), ChatScreen)
        assert screen.chat.contract_pane.display


async def test_a_part_of_the_review_is_found_by_its_name() -> None:
    async with opened(size=(100, 30)) as screen:
        await screen.say("1")
        await screen.press("f6")
        await search_for(screen, "missing", "action")
        await screen.press("enter")
        assert "[2 missing" in screen.text

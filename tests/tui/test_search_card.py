"""Going anywhere by words: what can be done, questions, answers, settings, clauses and terms, from one line."""

from __future__ import annotations

import pytest
from driving import SIZES, Screen, in_turn, opened

from wenyue.tui.screens.card import Card
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.screens.search import SearchCard
from wenyue.tui.screens.settings import SettingsCard
from wenyue.tui.widgets.line import Line
from wenyue.tui.widgets.passage_view import PassageView


async def search_for(screen: Screen, words: str, key: str = "f5") -> None:
    await screen.press(key)
    assert isinstance(screen.app.screen, SearchCard)
    for character in words:
        await screen.pilot.press("space" if character == " " else character)
    await screen.settle()


@in_turn(("language", "words"), [("en", "start date"), ("zh_Hans", "qishiri"), ("zh_Hans", "开始日")])
async def test_a_question_is_found_and_asked(language: str, words: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, words)
        await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.step is not None
        assert screen.talk.step.key == "start_date"
        assert screen.chat.prompt.has_focus


async def test_an_answer_is_found_by_its_words_and_opened_for_a_change() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, "甲公司", "ctrl+p")
        assert "> answer    Party A · Full name  甲公司" in screen.text
        await screen.press("enter")
        assert screen.talk.thread.editing == "party_a.name"
        await screen.say("乙公司")
        assert screen.talk.interview.draft.answers["party_a.name"].value == "乙公司"


@pytest.mark.parametrize("size", SIZES)
async def test_a_term_opens_its_card(size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await search_for(screen, "force majeure")
        card = screen.app.screen
        assert isinstance(card, SearchCard)
        while card._hits[card._list.highlighted or 0].entry.kind != "term":
            await screen.press("down")
        await screen.press("enter")
        assert isinstance(screen.app.screen, Card)
        assert "force majeure" in screen.words.casefold()


@pytest.mark.parametrize("size", SIZES)
async def test_a_clause_is_gone_to_in_the_contract_and_marked(size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, "5.1")
        assert "> clause" in screen.text
        await screen.press("enter")
        await screen.settle()
        found = [view for view in screen.chat.query(PassageView) if view.has_class("-selected")]
        assert [view.passage.id for view in found] == ["S5.1"]
        assert "5.1" in screen.text


async def test_whoever_reads_english_finds_the_words_of_a_chinese_contract() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, "acts of god")
        await screen.press("escape")
        await search_for(screen, "governed by")
        assert "clause" in screen.text


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [("en", "look everything", ReviewScreen), ("zh_Hans", "设置", SettingsCard), ("en", "settings", SettingsCard)],
)
async def test_what_a_key_does_is_found_by_its_name(language: str, words: str, shown: type) -> None:
    async with opened(language=language) as screen:
        await search_for(screen, words)
        await screen.press("enter")
        await screen.settle()
        assert isinstance(screen.app.screen, shown)


async def test_before_anything_is_typed_it_offers_what_can_be_done_and_names_what_undo_takes_back() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await screen.press("f5")
        assert "> do        Explain the question and its words  F1" in screen.text
        assert "Take back: Party A · Full name  ^Z" in screen.text
        assert "There is nothing to redo." in screen.text
        for character in "take back":
            await screen.pilot.press("space" if character == " " else character)
        await screen.press("enter")
        assert "party_a.name" not in screen.talk.interview.draft.answers
        assert "Taken back: Party A · Full name" in screen.text


async def test_what_is_not_asked_says_why_and_cannot_be_chosen() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, "damages method")
        assert "Not asked at the depth you chose." in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, SearchCard)


async def test_a_click_goes_there() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await search_for(screen, "start date")
        y, line = next((y, line) for y, line in enumerate(screen.lines) if "Start date" in line)
        await screen.pilot.click(offset=(line.index("Start date"), y))
        await screen.settle()
        assert screen.talk.step is not None
        assert screen.talk.step.key == "start_date"


async def test_nothing_found_says_what_to_try_and_the_language_changes_in_place() -> None:
    async with opened() as screen:
        await search_for(screen, "zzqqxx")
        assert "Nothing is called “zzqqxx”." in screen.words
        await screen.press("f2")
        assert "没有叫“zzqqxx”的" in screen.words
        assert screen.app.screen.query_one("#wanted", Line).value == "zzqqxx"
        await screen.press("escape")
        assert screen.chat.prompt.has_focus


async def test_a_half_typed_answer_is_kept_while_one_looks_something_up() -> None:
    async with opened() as screen:
        screen.chat.prompt.take("half an ans")
        await search_for(screen, "zz")
        await screen.press("f5")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.chat.prompt.text == "half an ans"


async def test_hostile_words_are_only_words() -> None:
    async with opened() as screen:
        await screen.press("f5")
        screen.app.screen.query_one("#wanted", Line).value = "[red]x[/] [@click=app.quit]"
        await screen.settle()
        assert "[red]x[/] [@click=app.quit]" in screen.words

"""What a person meets first: how long it takes, a finished sample, a look around."""

from __future__ import annotations

import pytest
from driving import SIZES, Screen, in_turn, opened

from wenyue.export import text as text_writer
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.sample import SampleScreen
from wenyue.tui.screens.start import StartScreen
from wenyue.tui.screens.tour import STOPS, TourCard
from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.passage_view import PassageView
from wenyue.tui.widgets.passages import Passages


async def choose(screen: Screen, event: type) -> None:
    start = screen.app.screen
    assert isinstance(start, StartScreen)
    place = next(n for n, row in enumerate(start.rows) if isinstance(row.what, event))
    await screen.press(*["down"] * place, "enter")


async def test_it_says_how_many_questions_and_minutes_it_takes() -> None:
    async with opened(new=False) as screen:
        assert "questions, as many as you like; about 13 to 28" in screen.words
        assert "minutes" in screen.words


@in_turn(
    ("language", "about", "party", "other"),
    [
        ("en", "A sample", "Suzhou Xiaoman Tea Co., Ltd.", "这是样本"),
        ("zh_Hans", "这是样本", "苏州小满茶业有限公司", "這是樣本"),
    ],
)
async def test_the_sample_is_a_finished_contract_in_the_language_spoken(
    size: tuple[int, int], language: str, about: str, party: str, other: str
) -> None:
    async with opened(new=False, language=language, size=size) as screen:
        await choose(screen, StartScreen.Look)
        assert isinstance(screen.app.screen, SampleScreen)
        assert about in screen.text
        shown = screen.app.screen.query_one(ContractPane)
        assert shown.document is not None
        assert party in text_writer.write(shown.document).decode()
        assert shown.document.blanks == ()
        await screen.press("f2")
        assert other in screen.text
        await screen.press("escape")
        assert isinstance(screen.app.screen, StartScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_tour_goes_from_card_to_card_and_ends_at_the_first_question(size: tuple[int, int]) -> None:
    async with opened(new=False, size=size) as screen:
        await choose(screen, StartScreen.Tour)
        for number in range(1, len(STOPS) + 1):
            assert isinstance(screen.app.screen, TourCard)
            assert f"A look around, {number} of 5" in screen.words
            assert screen.words.count("Enter: next") + screen.words.count("Enter: begin") == 1
            await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert "Number or words" in screen.words
        await screen.say("1")
        assert "Which language" in screen.words


async def test_the_tour_points_at_what_it_tells_of() -> None:
    async with opened(new=False, size=(80, 24)) as screen:
        await choose(screen, StartScreen.Tour)
        card = screen.app.screen.query_one(".card").region
        assert card.bottom == screen.chat.prompt.region.y
        assert "v Enter: next." in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_escape_ends_the_tour_and_f2_turns_its_language(size: tuple[int, int]) -> None:
    async with opened(new=False, size=size) as screen:
        await choose(screen, StartScreen.Tour)
        await screen.press("enter", "f2")
        assert "看一圈，2／5" in screen.text
        await screen.press("left")
        assert "看一圈，1／5" in screen.text
        await screen.press("escape")
        assert isinstance(screen.app.screen, ChatScreen)


async def test_the_card_of_keys_leads_to_the_tour() -> None:
    async with opened() as screen:
        await screen.press("f7", "t")
        assert isinstance(screen.app.screen, TourCard)
        await screen.press("escape")
        assert isinstance(screen.app.screen_stack[-1], ChatScreen)


async def test_a_click_goes_on_too() -> None:
    async with opened(new=False) as screen:
        await choose(screen, StartScreen.Tour)
        await screen.pilot.click(".card")
        await screen.settle()
        assert "A look around, 2 of 5" in screen.words


async def test_a_term_of_the_sample_leads_to_the_clauses_that_use_it() -> None:
    async with opened(new=False) as screen:
        await choose(screen, StartScreen.Look)
        await screen.settle()
        view = next(view for view in screen.app.screen.query(PassageView) if view.passage.clause)
        assert isinstance(screen.app.screen, SampleScreen)
        talk = screen.app.screen._talk
        assert talk is not None
        view.post_message(PassageView.Explain(next(iter(talk.dialog.term_by_id))))
        await screen.settle()
        assert screen.stack[-1] == "Card"
        await screen.press("end", "enter")
        assert screen.stack == ["StartScreen", "SampleScreen"]
        passages = screen.app.screen.query_one(Passages)
        assert passages.selected
        assert passages.scroll_y > 0


async def test_a_click_beside_the_tour_goes_on_with_it() -> None:
    async with opened(new=False, size=(120, 40)) as screen:
        await choose(screen, StartScreen.Tour)
        await screen.pilot.click(offset=(1, 1))
        await screen.settle()
        assert "A look around, 2 of 5" in screen.words

"""Keys pressed twice, and a language changed half-way, do what one press in one language does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from driving import Screen, opened

from wenyue.interview.draft import Answer
from wenyue.tui.screens.review import ReviewScreen


async def with_two_fixes(screen: Screen) -> None:
    """In the review, the mark on the first of two fixes."""
    draft = screen.talk.conversation.draft
    wrong = {"party_a.size": "public", "party_b.size": "sme", "pay_days": 90, "vat_rate": Decimal(7)}
    screen.talk.conversation.draft = draft.with_change({key: Answer(value) for key, value in wrong.items()})
    await screen.press("f6")
    review = screen.app.screen
    assert isinstance(review, ReviewScreen)
    places = [place for place, line in enumerate(review._shown) if line.fix is not None]
    assert len(places) >= 1
    review._rows.highlighted = places[0]
    await screen.settle()


async def test_two_fast_enters_on_a_fix_take_one_and_stay_in_the_review() -> None:
    async with opened(size=(100, 40)) as screen:
        await with_two_fixes(screen)
        before = len(screen.talk.conversation.draft.changes)
        await screen.at_once("enter", "enter")
        assert len(screen.talk.conversation.draft.changes) == before + 1
        assert screen.stack[-1] == "ReviewScreen"


@pytest.mark.parametrize("keys", [("s", "s"), ("S", "s")])
async def test_two_fast_keys_to_save_open_one_card(keys: tuple[str, ...]) -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6")
        await screen.at_once(*keys)
        assert screen.stack[-2:] == ["ReviewScreen", "ExportCard"]


async def test_another_language_in_a_form_changes_no_answer_when_it_is_saved() -> None:
    async with opened(size=(80, 40)) as screen:
        await screen.say("1", "1", "1", "Acme Ltd", "Sole trader")
        before = dict(screen.talk.conversation.draft.answers)
        await screen.press("ctrl+t", "f2", "ctrl+s")
        after = screen.talk.conversation.draft.answers
        assert {key: after[key] for key in before} == before

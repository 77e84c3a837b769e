"""The review on the screen: looked at in parts, and put right where there is one way to."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Screen, in_turn, opened

from wenyue.errors import StorageError
from wenyue.interview.draft import Answer
from wenyue.language import msg
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.filter_line import FilterLine


def review(screen: Screen) -> ReviewScreen:
    assert isinstance(screen.app.screen, ReviewScreen)
    return screen.app.screen


@in_turn(("language", "missing"), [("en", "[2 missing "), ("zh_Hans", "[2 还缺 ")])
async def test_a_number_shows_a_part_and_what_is_changed_from_there_comes_back_to_it(
    language: str, missing: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "", "1", "甲公司")
        await screen.press("f6", "2")
        assert missing in screen.said_by("#filters")
        assert {line.key for line in review(screen)._shown} >= {"party_a.address", "fee_total"}
        assert "party_a.name" not in {line.key for line in review(screen)._shown}
        keys = [line.key for line in review(screen)._shown]
        review(screen)._rows.highlighted = keys.index("party_a.address")
        await screen.press("enter")
        await screen.say("上海市浦东新区世纪大道1号")
        assert review(screen).filter == "missing"
        assert "party_a.address" not in {line.key for line in review(screen)._shown}


async def test_arrows_go_through_the_parts_and_round() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "", "1", "甲公司")
        await screen.press("f6")
        seen = [review(screen).filter]
        for _ in range(5):
            await screen.press("right")
            seen.append(review(screen).filter)
        assert seen == ["all", "missing", "usual", "care", "changed", "all"]
        await screen.press("left")
        assert review(screen).filter == "changed"
        assert "This contract has not been saved as a file yet." in screen.text


async def test_a_click_on_a_part_shows_it() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "", "1", "甲公司")
        await screen.press("f6")
        y = screen.app.screen.query_one(FilterLine).region.y
        await screen.pilot.click(offset=(screen.lines[y].index("usual answer"), y))
        await screen.settle()
        assert review(screen).filter == "usual"
        assert "Language of the contract: Chinese only (usual answer)" in screen.text
        assert "Party A · Full name" not in screen.text


async def test_what_changed_since_the_file_says_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await screen.press("f6", "s", "enter")
        await screen.settle()
        await screen.press("escape", "5")
        assert "Nothing has changed since the contract was last saved." in screen.text
        await screen.press("escape")
        screen.talk.edit("party_a.name")
        screen.talk.say("乙公司")
        await screen.press("f6", "5")
        assert "✓ Party A · Full name: 乙公司" in screen.text
        assert "before: 甲公司" in screen.text


async def low_tax(screen: Screen) -> None:
    """A general taxpayer with a rate of 7 percent: the checks find it, and there is one way to settle it."""
    conversation = screen.talk.conversation
    change = {"party_b.taxpayer": Answer("general", "general"), "dialog_depth": Answer("full", "full")}
    conversation.draft = conversation.draft.with_change(change)
    screen.talk.edit("vat_rate")
    screen.talk.say("7%")
    if "vat_rate" not in conversation.draft.answers:
        screen.talk.say("")
    screen.chat._show()
    await screen.settle()


@in_turn(("language", "fix"), [("en", "+ Fix:"), ("zh_Hans", "+ 照改：")])
async def test_a_fix_is_taken_in_the_review_and_one_stays_there(language: str, fix: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1")
        await low_tax(screen)
        await screen.press("f6")
        place = next(place for place, line in enumerate(review(screen)._shown) if line.fix)
        assert fix in review(screen)._shown[place].content.plain
        found = review(screen)._shown[place].fix
        assert found is not None
        review(screen)._rows.highlighted = place
        await screen.press("enter")
        answers = screen.talk.interview.draft.answers
        assert answers[found.key].value == found.value
        assert found.finding.id not in {finding.id for finding in review(screen).review.findings}
        kept = screen.talk.drafts.find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.answers[found.key].value == found.value


async def test_a_fix_the_disk_refuses_is_not_taken_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await low_tax(screen)
        await screen.press("f6")

        def refuse(draft: object) -> None:
            raise StorageError(msg("The disk is full."))

        monkeypatch.setattr(screen.talk.drafts, "save", refuse)
        before = screen.talk.conversation.draft
        review(screen)._rows.highlighted = next(n for n, line in enumerate(review(screen)._shown) if line.fix)
        await screen.press("enter")
        assert screen.talk.conversation.draft is before
        assert "The disk is full." in screen.text


@pytest.mark.parametrize(("language", "fix"), [("en", "Fix: "), ("zh_Hans", "照改：")])
async def test_a_fix_in_the_talk_is_taken_by_a_click_and_then_no_longer_offered(language: str, fix: str) -> None:
    async with opened(language=language, size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await low_tax(screen)
        bubble = next(b for b in screen.chat.query(Bubble) if b.entry.reply.check == "F12")
        y, line = next((y, line) for y, line in enumerate(screen.lines) if line.lstrip("▌ ").startswith(fix))
        await screen.pilot.click(offset=(line.index(fix) + 1, y))
        await screen.settle()
        assert not screen.talk.offered
        assert screen.talk.interview.draft.answers["vat_rate"].value == 6
        assert not any(text.lstrip("▌ ").startswith(fix) for text in str(bubble.content).split("\n"))


async def test_a_fix_is_found_by_words_too() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await low_tax(screen)
        await screen.press("f5")
        assert "fix       VAT rate" in screen.text
        await screen.press("end")
        for character in "vat rate: 6":
            await screen.pilot.press({" ": "space", ":": "colon"}.get(character, character))
        await screen.press("enter")
        assert screen.talk.interview.draft.answers["vat_rate"].value == 6

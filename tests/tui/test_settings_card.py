"""What nobody is asked for can be seen and changed on the screen."""

from __future__ import annotations

import pytest
from driving import in_turn, opened

from wenyue.tui.screens.settings import SettingsCard


@in_turn(("language", "name"), [("en", "Pilot months"), ("zh_Hans", "试运行月数")])
async def test_a_setting_is_changed_in_the_talk_and_the_card_comes_back(
    language: str, name: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1")
        await screen.press("f9")
        assert isinstance(screen.app.screen, SettingsCard)
        assert f"{name}" in screen.text
        await screen.press("down", "enter")
        assert screen.talk.step is not None
        assert screen.talk.step.key == "trial_months"
        await screen.say("3")
        assert isinstance(screen.app.screen, SettingsCard)
        assert f"│ > {name}" in screen.text
        assert screen.talk.drafts.find(screen.talk.conversation.draft.id) == screen.talk.conversation.draft
        await screen.press("escape")
        assert screen.talk.step is not None
        assert screen.talk.step.key == "party_a.name"


async def test_a_click_chooses_and_escape_leaves_it_as_it_was() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("f9")
        y, line = next((y, line) for y, line in enumerate(screen.lines) if "Copies of the contract: 2" in line)
        await screen.pilot.click(offset=(line.index("Copies"), y))
        await screen.settle()
        assert screen.talk.editing == "copies"
        await screen.press("escape")
        assert "copies" not in screen.talk.interview.draft.answers
        assert isinstance(screen.app.screen, SettingsCard)


async def test_a_limit_is_held() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("f9", "down", "enter")
        await screen.say("900")
        assert "trial_months" not in screen.talk.interview.draft.answers
        assert screen.talk.editing == "trial_months"


async def test_the_language_changes_in_place() -> None:
    async with opened() as screen:
        await screen.press("f9", "down", "f2")
        assert "> 试运行月数" in screen.text


@pytest.mark.parametrize("key", ["f5", "f6", "f9"])
async def test_a_contract_in_two_languages_can_be_searched_reviewed_and_set(key: str) -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "2")
        assert screen.talk.interview.structure["doc_lang"] == "zh_en"
        await screen.press(key)
        assert screen.app.screen is not screen.chat
        await screen.press("escape")
        assert screen.app.screen is screen.chat

"""A contract in two languages opens in every screen: some of its answers are wordings, which have no value of their
own."""

from __future__ import annotations

from pathlib import Path

from driving import SIZES, Screen, in_turn, opened

from conftest import TODAY
from wenyue import batch, library
from wenyue.interview.draft import WORDING
from wenyue.storage import Drafts

ANSWERS = Path(__file__).parents[1] / "golden" / "answers" / "bilingual.yaml"
KEYS = {
    "f1": "Card",
    "f4": "ChatScreen",
    "f5": "SearchCard",
    "f6": "ReviewScreen",
    "f7": "KeysCard",
    "f9": "SettingsCard",
    "f10": "CompareScreen",
    "ctrl+s": "Confirm",
    "ctrl+r": "Card",
    "ctrl+l": "Card",
    "ctrl+g": "Card",
}
"""What lies on top after each key that works at any moment."""


def kept() -> str:
    """The id of a draft of a bilingual contract that has wordings in its second language."""
    drafts = Drafts()
    draft = batch.fill(ANSWERS, library.dialog("customer_service"), TODAY, "zh_Hans").draft
    drafts.save(draft)
    drafts.close()
    return draft.id


async def back_to_the_chat(screen: Screen) -> None:
    for _ in range(len(screen.stack) - 1):
        await screen.press("escape")
    assert screen.stack == ["ChatScreen"]


@in_turn("language", ["zh_Hans"], SIZES[2:])
async def test_every_key_opens_its_screen_which_changes_its_language_and_escape_leads_back(
    language: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size, draft_id=kept()) as screen:
        for key, expected in KEYS.items():
            await screen.press(key)
            assert screen.stack[-1] == expected, key
            before = screen.text
            await screen.press("f2")
            assert screen.text != before, key
            await back_to_the_chat(screen)


@in_turn("language", ["en"], SIZES[2:])
async def test_every_wording_can_be_asked_for_again_explained_and_kept(language: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size, draft_id=kept()) as screen:
        wordings = [step.key for step in screen.talk.interview.steps if step.key.endswith(f"{WORDING}en")]
        assert {"party_a.name@en", "service_object@en", "peak_periods@en"} <= set(wordings)
        for key in wordings:
            screen.talk.edit(key)
            screen.chat._show()
            await screen.settle()
            for explanation in ("f1", "ctrl+l"):
                await screen.tap(explanation)
                await screen.tap("escape")
            assert screen.talk.step is not None
            assert screen.talk.step.key == key
            await screen.say(f"Words for {key}")
            answer = screen.talk.interview.draft.answers[key]
            assert (answer.typed, answer.origin) == (f"Words for {key}", "typed")
        kept_now = Drafts().find(screen.talk.conversation.draft.id)
        assert kept_now is not None
        assert kept_now.answers == screen.talk.interview.draft.answers

"""The sample conversation."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.drafting.review import review
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Draft
from wenyue.interview.sample import Sample, next_line, play

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")


def sample() -> Sample:
    found = library.sample("customer_service")
    assert found is not None
    return found


@pytest.mark.parametrize("code", ["en", "zh_Hans"])
@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 31), date(2028, 2, 29)])
def test_it_ends_with_a_contract_that_has_no_open_line_and_nothing_to_fix(code: str, day: date) -> None:
    played = play(DIALOG, sample(), LANGUAGES, code, day)
    assert played.step is None
    looked_at = review(DIALOG, library.template(DIALOG.id), played.draft, LANGUAGES)
    assert looked_at.blanks == ()
    assert looked_at.errors == ()


def test_both_languages_make_the_same_contract() -> None:
    made = [play(DIALOG, sample(), LANGUAGES, code, TODAY).draft.answers for code in ("en", "zh_Hans")]
    for key in ("party_a.name", "start_date", "term", "fee_total", "first_pay_percent", "dispute"):
        assert made[0][key].value == made[1][key].value, key


def test_the_language_may_change_at_any_question() -> None:
    conversation = Conversation(DIALOG, Draft("x", DIALOG.id, DIALOG.version, TODAY), LANGUAGES, "en")
    conversation.open()
    turns = 0
    while (line := next_line(conversation, sample(), short=True)) is not None:
        conversation.say(line)
        conversation.speak("zh_Hans" if conversation.language == "en" else "en")
        turns += 1
    assert conversation.step is None
    assert turns < 80


def test_a_language_without_words_of_its_own_borrows_them() -> None:
    told = Sample(answers={"a": {"en": "one", "zh_Hans": "一"}, "b": "2"})
    assert [told.typed("a", code) for code in ("en", "zh_Hans", "zh_Hant", "fr")] == ["one", "一", "一", "one"]
    assert told.typed("b", "zh_Hant") == "2"
    assert told.typed("c", "en") == ""

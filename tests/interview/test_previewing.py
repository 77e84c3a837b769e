"""How words would be read while they are typed: the same as when they are sent, and nothing changes by it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from small import TODAY, dialog, draft
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer
from wenyue.language import Language

ENGLISH = {"en": Language("en")}


def talking(asked: str, **typed: object) -> Conversation:
    conversation = Conversation(dialog(), draft(**typed), ENGLISH, "en")
    conversation.edit(asked)
    return conversation


def line(conversation: Conversation, text: str) -> str:
    found = conversation.preview(text)
    return "" if found is None else f"{found.sense}: {ENGLISH['en'].say(found.line)}"


def test_a_day_is_written_out() -> None:
    assert line(talking("start_date"), "2027-01-01") == "value: 1 January 2027"
    assert line(talking("start_date"), "next Monday") == "unsure: 30 November 2026"


def test_a_length_says_the_days_it_runs_where_the_first_is_known() -> None:
    term = talking("term", start_date=date(2027, 1, 1))
    assert line(term, "2 years") == "value: 2 years, 1 January 2027 to 31 December 2028"
    assert line(talking("term"), "2 years") == "value: 2 years"
    told = line(talking("term"), "2027-01-01 to 2028-12-31")
    assert told == "value: 2 years, 1 January 2027 to 31 December 2028"


def test_money_comes_with_its_capitals() -> None:
    assert line(talking("price"), "120000") == "value: RMB 120,000.00, 人民币壹拾贰万元整"


def test_a_choice_is_named_by_its_number() -> None:
    assert line(talking("doc_lang"), "2") == "value: Both"


def test_free_text_says_nothing() -> None:
    assert line(talking("goods"), "apples") == ""


def test_what_breaks_the_rule_says_so() -> None:
    late = talking("end_date", start_date=date(2027, 1, 1))
    assert line(late, "2026-12-01") == "problem: The end must be after the start."


def test_what_is_no_answer_says_why_not() -> None:
    assert line(talking("price"), "apples").startswith("problem: That was not read as an amount")


def test_questions_commands_and_passes_are_told_from_answers() -> None:
    assert line(talking("price"), "why?") == "aside: a question to be explained, not an answer"
    assert line(talking("price"), "undo") == "aside: a command, not an answer"
    assert line(talking("share"), "skip") == "aside: the usual answer: 30%"


def test_while_a_reading_waits_yes_means_that_reading() -> None:
    conversation = talking("start_date")
    conversation.say("next Monday")
    assert line(conversation, "yes") == "value: 30 November 2026"
    assert line(conversation, "no") == "aside: no; the question is asked again"
    assert line(conversation, "2027-01-01") == "value: 1 January 2027"


@pytest.mark.parametrize(
    ("key", "text"),
    [("start_date", "next Monday"), ("price", "12万"), ("term", "2 years"), ("share", "200"), ("extras", "1 3"),
     ("price", "undo"), ("goods", "tea"), ("delivery", "yes")],
)  # fmt: skip
def test_a_preview_changes_nothing(key: str, text: str) -> None:
    conversation = talking(key, start_date=Answer(date(2027, 1, 1), "2027-01-01"))
    before = {**vars(conversation), "transcript": list(conversation.transcript)}
    conversation.preview(text)
    assert vars(conversation) == before
    assert conversation.draft.opened_on == TODAY


@pytest.mark.parametrize(
    ("key", "text"), [("start_date", "2027-01-01"), ("price", "12万"), ("share", "三成"), ("extras", "1 3")]
)
def test_what_a_preview_takes_the_talk_takes(key: str, text: str) -> None:
    conversation = talking(key)
    foreseen = conversation.preview(text)
    said = conversation.say(text)
    assert foreseen is not None
    assert foreseen.sense == ("unsure" if any(reply.tone == "confirm" for reply in said) else "value")
    if foreseen.sense == "value":
        assert key in conversation.draft.answers
    if key == "price":
        assert conversation.draft.answers[key].value == Decimal(120000)

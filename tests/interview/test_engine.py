"""What is asked, in which order, what is parked, and how much is left."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small import TODAY, dialog, draft
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

SCRIPT = dialog()


def keys(made: Draft) -> list[str]:
    return [step.key for step in Interview(SCRIPT, made).steps]


def test_a_chinese_contract_asks_for_no_english_wordings() -> None:
    assert [key for key in keys(draft()) if "@" in key] == []


def test_a_bilingual_contract_asks_for_the_english_wording_right_after_the_chinese_one() -> None:
    asked = keys(draft(doc_lang="zh_en"))
    assert asked[asked.index("goods") + 1] == "goods@en"
    assert asked[asked.index("buyer.name") + 1] == "buyer.name@en"


def test_a_field_is_asked_only_while_its_condition_on_the_record_holds() -> None:
    assert "buyer.chief" in keys(draft())
    assert "buyer.chief" not in keys(draft(buyer__kind="person"))


def test_a_question_of_a_greater_depth_is_asked_once_that_depth_is_chosen() -> None:
    assert "warranty" not in keys(draft())
    assert "warranty" in keys(draft(dialog_depth="standard"))


def test_an_answer_from_a_greater_depth_stays_when_the_depth_is_reduced() -> None:
    made = draft(dialog_depth="standard", warranty=24).with_answer("dialog_depth", Answer("quick"))
    assert Interview(SCRIPT, made).printed["warranty"] == 24


def test_an_answer_is_parked_while_it_does_not_apply_and_comes_back_with_its_condition() -> None:
    made = draft(delivery=True, place="Suzhou")
    off = made.with_answer("delivery", Answer(False))
    assert Interview(SCRIPT, off).parked == ("place",)
    assert Interview(SCRIPT, off).printed["place"] is None
    on = off.with_answer("delivery", Answer(True))
    assert Interview(SCRIPT, on).parked == ()
    assert Interview(SCRIPT, on).printed["place"] == "Suzhou"


def test_the_next_step_is_the_first_without_an_answer() -> None:
    assert Interview(SCRIPT, draft()).next_step().key == "doc_lang"  # type: ignore[union-attr]  # the answer is there, or the test fails
    assert Interview(SCRIPT, draft(doc_lang="zh")).next_step().key == "dialog_depth"  # type: ignore[union-attr]  # the answer is there, or the test fails


def test_everything_answered_leaves_nothing_to_ask() -> None:
    made = draft()
    while (step := Interview(SCRIPT, made).next_step()) is not None:
        made = made.with_answer(step.key, Answer(None, "", "blank"))
    assert Interview(SCRIPT, made).remaining.at_most == 0


def test_an_open_answer_prints_as_a_blank_but_counts_as_usual_for_conditions() -> None:
    interview = Interview(SCRIPT, draft())
    assert interview.printed["share"] is None
    assert interview.structure["share"] == Decimal(30)
    assert interview.given["share"] is None


def test_a_choice_that_the_words_need_prints_its_usual_answer_when_open() -> None:
    assert Interview(SCRIPT, draft()).printed["doc_lang"] == "zh"


def test_nobody_who_says_nothing_about_depth_gets_more_than_the_form() -> None:
    assert Interview(SCRIPT, draft()).structure["dialog_depth"] == "quick"


def test_the_usual_answer_follows_the_answers_it_is_worked_out_from() -> None:
    made = draft(start_date=TODAY, end_date=Answer(None, "", "default"))
    assert Interview(SCRIPT, made).printed["end_date"].isoformat() == "2027-11-23"  # type: ignore[attr-defined]  # the answer is there, or the test fails


def test_a_computed_value_of_an_open_answer_is_open() -> None:
    assert Interview(SCRIPT, draft()).printed["rest"] is None
    assert Interview(SCRIPT, draft(share=Decimal(40))).printed["rest"] == 60


def test_remaining_counts_what_may_come_beside_what_must() -> None:
    left = Interview(SCRIPT, draft()).remaining
    assert left.at_least == 11
    assert left.at_most == 14


def test_a_decided_condition_leaves_no_doubt_about_what_is_left() -> None:
    made = draft(doc_lang="zh", dialog_depth="quick", delivery=True, extras=())
    left = Interview(SCRIPT, made).remaining
    assert left.at_least == left.at_most


VALUES: dict[str, list[object]] = {
    "doc_lang": ["zh", "zh_en"],
    "dialog_depth": ["quick", "standard"],
    "delivery": [True, False],
    "extras": [(), ("card",), ("box", "card")],
    "place": ["Suzhou"],
    "message": ["Hi"],
    "share": [Decimal(10)],
    "buyer.kind": ["company", "person"],
    "buyer.chief": ["Li"],
}
some_answers = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(VALUES[key]))),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(some_answers)
def test_parked_answers_never_reach_the_values(entries: list[tuple[str, object]]) -> None:
    made = draft()
    for key, value in entries:
        made = made.with_answer(key, Answer(value))
    interview = Interview(SCRIPT, made)
    without = made
    for key in interview.parked:
        without = without.with_answer(key, None)
    assert dict(Interview(SCRIPT, without).printed) == dict(interview.printed)


@settings(max_examples=60, deadline=None)
@given(some_answers, st.sampled_from(sorted(VALUES)))
def test_changing_an_answer_and_back_changes_nothing(entries: list[tuple[str, object]], key: str) -> None:
    made = draft()
    for name, value in entries:
        made = made.with_answer(name, Answer(value))
    again = made.with_answer(key, Answer(VALUES[key][-1])).with_answer(key, made.answers.get(key))
    before, after = Interview(SCRIPT, made), Interview(SCRIPT, again)
    assert dict(before.printed) == dict(after.printed)
    assert [step.key for step in before.steps] == [step.key for step in after.steps]


@settings(max_examples=60, deadline=None)
@given(some_answers)
def test_what_is_left_is_never_more_than_said_and_never_less(entries: list[tuple[str, object]]) -> None:
    made = draft()
    for key, value in entries:
        made = made.with_answer(key, Answer(value))
    promised = Interview(SCRIPT, made).remaining
    asked: set[str] = set()
    while (step := Interview(SCRIPT, made).next_step()) is not None:
        asked.add(step.question.id)
        made = made.with_answer(step.key, Answer(None, "", "default"))
    assert promised.at_least <= len(asked) <= promised.at_most


@pytest.mark.parametrize("key", ["buyer.name", "goods", "price"])
def test_submitting_puts_the_answer_under_its_key(key: str) -> None:
    interview = Interview(SCRIPT, draft())
    after = interview.submit(interview.step_by_key[key], Answer("x", "x"))
    assert after.answers[key].value == "x"

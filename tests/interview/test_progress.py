"""How far one is: minutes that shrink, and what matters most about each section."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wenyue import library
from wenyue.interview.checks import findings_so_far
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.progress import Minutes, Standing, minutes, standing

DIALOG = library.dialog("customer_service")
EMPTY = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24))


def finished(draft: Draft) -> Draft:
    while (step := Interview(DIALOG, draft).next_step()) is not None:
        usual = Interview(DIALOG, draft).default(step) is not None
        draft = draft.with_answer(step.key, Answer(None, "", "default" if usual else "blank"))
    return draft


def stands(draft: Draft, section: str) -> Standing:
    interview = Interview(DIALOG, draft)
    return standing(interview, section, findings_so_far(interview))


def test_a_quick_contract_takes_less_time_than_a_full_one_and_more_than_none() -> None:
    quick = minutes(Interview(DIALOG, EMPTY.with_answer("dialog_depth", Answer("quick"))))
    full = minutes(Interview(DIALOG, EMPTY.with_answer("dialog_depth", Answer("full"))))
    assert 0 < quick.at_least <= quick.at_most < full.at_most
    assert quick.at_least <= quick.usual <= quick.at_most


def test_minutes_shrink_with_every_part_and_end_at_nothing() -> None:
    draft = EMPTY.with_answer("dialog_depth", Answer("quick"))
    begun = minutes(Interview(DIALOG, draft))
    done = finished(draft)
    assert minutes(Interview(DIALOG, done)) == Minutes(0, 0)
    half = draft.with_change(dict(list(done.answers.items())[: len(done.answers) // 2]))
    assert minutes(Interview(DIALOG, half)).at_most < begun.at_most


def test_the_questions_to_come_are_those_that_are_counted() -> None:
    interview = Interview(DIALOG, EMPTY)
    assert len(interview.to_come) == interview.remaining.at_most
    assert sum(certain for _, certain in interview.to_come) == interview.remaining.at_least


def test_a_section_is_open_then_done() -> None:
    section = DIALOG.question_by_var["my_role"].section
    assert stands(EMPTY, section).state == "open"
    draft = EMPTY.with_change({"my_role": Answer("buyer"), "doc_lang": Answer("zh"), "dialog_depth": Answer("quick")})
    assert stands(draft, section) == Standing(done=3, of=3, blanks=0, findings=0)
    assert stands(draft, section).state == "done"


def test_answers_left_open_are_counted() -> None:
    draft = finished(EMPTY.with_answer("dialog_depth", Answer("quick")))
    parties = stands(draft, DIALOG.question_by_var["party_a"].section)
    assert parties.state in ("blanks", "care")
    assert parties.blanks > 5


def test_what_the_checks_find_matters_most() -> None:
    draft = EMPTY.with_change(
        {
            "dialog_depth": Answer("full"),
            "party_b.taxpayer": Answer("general"),
            "vat_rate": Answer(Decimal(7)),
        }
    )
    assert stands(draft, DIALOG.question_by_var["vat_rate"].section).state == "care"


def test_a_section_without_questions_is_not_needed() -> None:
    assert Standing(0, 0, 0, 0).state == "none"

"""Where a finding can be settled in one way only, that way is offered, and taking it settles the finding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.answers.values import Period
from wenyue.interview.checks import Finding, final_findings
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.fixes import asked_for, fix_of
from wenyue.interview.replies import Reply

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
EMPTY = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_answer("dialog_depth", Answer("full"))

YEAR: Mapping[str, object] = {"start_date": date(2027, 1, 1), "term": Period(years=1), "end_date": date(2027, 12, 31)}
FIRING: Mapping[str, Mapping[str, object]] = {
    "F02": {**YEAR, "end_date": date(2027, 11, 30)},
    "F06": {**YEAR, "renewal_mode": "auto", "renewal_days": 7},
    "F12": {"party_b.taxpayer": "general", "vat_rate": Decimal(7)},
    "F14": {"party_a.kind": "natural_person", "invoice_type": "special"},
    "F17": {"fee_total": Decimal(100), "deposit_kind": "dingjin", "deposit_amount": Decimal(30)},
    "F31": {"pi_types": ("contact",), "annexes": ("D4",)},
    "F36": {"party_a.size": "public", "party_b.size": "sme", "pay_days": 90},
    "F41": {"doc_lang": "zh_en_equal"},
    "F44": {"scenarios": ("ai",), "annexes": ("D4",)},
    "F45": {"party_a.size": "large", "party_b.size": "sme", "lpr_1y": Decimal(3), "late_rate": Decimal("0.5")},
    "F49": {"party_a.size": "large", "party_b.size": "sme", "pay_days": 90},
    "F55": {"pricing": "per_contact", "pay_plan": "two_stage"},
    "F56": {"late_rate": Decimal(10)},
    "F59": {"scenarios": ("ai",), "record_days": 0},
    "F61": {"my_role": "party_a", "protections": ("confidentiality",)},
}


def draft(answers: Mapping[str, object]) -> Draft:
    return EMPTY.with_change({key: Answer(value) for key, value in answers.items()})


def finding(made: Draft, id: str) -> Finding | None:
    return next((found for found in final_findings(Interview(DIALOG, made)) if found.id == id), None)


def test_every_check_with_a_fix_is_tried_here() -> None:
    assert set(FIRING) == {check.id for check in DIALOG.checks if check.fix is not None}


@pytest.mark.parametrize("id", FIRING)
def test_the_fix_settles_its_finding_and_brings_no_error(id: str) -> None:
    made = draft(FIRING[id])
    found = finding(made, id)
    assert found is not None
    fix = fix_of(Interview(DIALOG, made), found)
    assert fix is not None
    after = made.with_answer(fix.key, fix.answer)
    assert finding(after, id) is None
    errors = [
        {one.id for one in final_findings(Interview(DIALOG, d)) if one.severity == "error"} for d in (made, after)
    ]
    assert errors[1] <= errors[0]


def test_where_it_depends_on_what_is_not_known_nothing_is_offered() -> None:
    made = draft({"party_b.taxpayer": "unknown", "vat_rate": Decimal(7)})
    found = finding(made, "F12")
    assert found is not None
    assert fix_of(Interview(DIALOG, made), found) is None


def talk(answers: Mapping[str, object], language: str = "en") -> Conversation:
    conversation = Conversation(DIALOG, draft(answers), LANGUAGES, language)
    conversation.open()
    return conversation


def words(replies: tuple[Reply, ...], language: str = "en") -> str:
    return "\n".join(LANGUAGES[language].say(line) for reply in replies for line in reply.lines)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "fix"), ("zh_Hans", "照改"), ("en", "Fix it."), ("zh_Hans", "照改1")]
)
def test_a_fix_is_offered_with_the_finding_and_taken_with_a_word(language: str, text: str) -> None:
    conversation = talk({"party_a.size": "public", "party_b.size": "sme"}, language)
    offered = words(conversation.replace("pay_days", "90"), language)
    assert {
        "en": "Type “fix” to change it: Payment period (days): 60.",
        "zh_Hans": "输入“照改”就改成：付款期限（日）：60。",
    }[language] in offered
    asked = conversation.step
    conversation.say(text)
    assert conversation.draft.answers["pay_days"].value == 60
    assert conversation.step == asked


def test_several_fixes_are_taken_by_their_numbers() -> None:
    conversation = talk({"scenarios": ("ai",), "record_days": 0, "annexes": ("D4",), "late_rate": Decimal(10)})
    assert next(fix.finding.id for fix in conversation.fixes) == "F59"
    assert "Type “fix 2”" in words(conversation.say("fix"))
    place = [fix.finding.id for fix in conversation.fixes].index("F44") + 1
    conversation.say(f"fix {place}")
    assert conversation.draft.answers["annexes"].value == ("D4", "D11")


def test_a_fix_is_taken_back_like_any_change() -> None:
    conversation = talk({"late_rate": Decimal(10)})
    rates = []
    conversation.fix("F56")
    rates.append(conversation.interview.printed["late_rate"])
    conversation.undo()
    rates.append(conversation.interview.printed["late_rate"])
    assert rates == [5, 10]


def test_without_a_finding_the_word_is_a_text_as_any_other() -> None:
    conversation = talk({})
    assert conversation.say("fix")[-1].tone == "problem"
    assert asked_for("fix the price") is None

"""Each check fires on the answers it is about, with its message in both languages, and stays silent otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.answers.values import Period
from wenyue.interview.checks import Finding, final_findings, findings_so_far
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.language import Message

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
TODAY = date(2026, 11, 24)
START, END = date(2026, 12, 1), date(2027, 11, 30)


def interview(**typed: object) -> Interview:
    draft = Draft("t", DIALOG.id, DIALOG.version, TODAY)
    for key, value in typed.items():
        draft = draft.with_answer(key.replace("__", "."), Answer(value, str(value)))
    return Interview(DIALOG, draft)


def fired(**typed: object) -> dict[str, Finding]:
    return {finding.id: finding for finding in final_findings(interview(**typed))}


ONE_PAYMENT = ({"label": "一", "trigger": "签约", "percent": Decimal(60)},)
ALL_OF_IT = ({"label": "一", "trigger": "签约", "percent": Decimal(100)},)
BASE: dict[str, object] = {"dialog_depth": "quick", "start_date": START, "term": Period(years=1), "end_date": END}


@pytest.mark.parametrize(
    ("id", "answers"),
    [
        ("F01", {"end_date": date(2026, 1, 1)}),
        ("F02", {"end_date": date(2027, 12, 31)}),
        ("F03", {"sign_date": date(2026, 12, 24)}),
        ("F04", {"term": Period(years=4), "end_date": date(2030, 11, 30)}),
        ("F08", {"pay_plan": "instalments", "instalments": ONE_PAYMENT}),
        ("F09", {"second_pay_month": 13}),
        ("F10", {"my_role": "party_a", "first_pay_percent": Decimal(60)}),
        ("F15", {"ld_percent": Decimal(31)}),
        ("F16", {"ld_percent": Decimal(5)}),
        ("F19", {"dispute": "arb", "arb_institution": "当地仲裁委员会"}),
        ("F19", {"dispute": "arb"}),
        ("F21", {"dispute": "court_sign"}),
        ("F22", {"dispute": "court_sign", "signing_place": "大连市中山区", "party_a.address": "苏州市工业园区",
                 "party_b.address": "成都市高新区"}),
        ("F23", {"party_a.name": "甲公司", "party_b.name": "甲公司"}),
        ("F24", {"party_a.credit_code": "91000000MA0000001X"}),
        ("F25", {"party_b.kind": "natural_person", "party_b.id_no": "000000199001010019"}),
        ("F26", {"party_a.kind": "company"}),
        ("F27", {"party_b.name": "乙公司", "party_b.bank_account_name": "王五"}),
        ("F28", {"scenarios": ("emergency",)}),
        ("F30", {"pi_types": ("none",), "channels": ("phone_in",)}),
        ("F33", {"pi_types": ("health",)}),
        ("F35", {"party_a.size": "unknown"}),
        ("F41", {"doc_lang": "zh_en_equal"}),
        ("F51", {}),
        ("F54", {"scenarios": ("tech",)}),
        ("F55", {"pricing": "monthly", "pay_plan": "two_stage"}),
    ],
)  # fmt: skip
def test_it_fires(id: str, answers: dict[str, object]) -> None:
    assert id in fired(**{**BASE, **answers})


@pytest.mark.parametrize(
    ("id", "answers"),
    [
        ("F01", {}),
        ("F02", {}),
        ("F02", {"end_date": date(2027, 12, 1)}),
        ("F03", {"sign_date": date(2026, 11, 25)}),
        ("F08", {"pay_plan": "instalments", "instalments": ALL_OF_IT}),
        ("F15", {"ld_percent": Decimal(30)}),
        ("F19", {"dispute": "arb", "arb_institution": "北京仲裁委员会"}),
        ("F21", {"dispute": "court_sign", "signing_place": "苏州市"}),
        ("F22", {"dispute": "court_sign", "signing_place": "苏州市", "party_a.address": "江苏省苏州市工业园区"}),
        ("F23", {}),
        ("F23", {"party_a.name": "甲公司", "party_b.name": "乙公司"}),
        ("F24", {"party_a.credit_code": "91000000MA0000001R"}),
        ("F28", {"scenarios": ("emergency",), "emergency_hours": 2}),
        ("F35", {"party_a.size": "large", "party_b.size": "sme"}),
        ("F36", {"party_a.size": "public", "party_b.size": "sme"}),
    ],
)  # fmt: skip
def test_it_stays_silent(id: str, answers: dict[str, object]) -> None:
    assert id not in fired(**{**BASE, **answers})


def test_a_setting_that_someone_changed_is_checked_too() -> None:
    answers: dict[str, object] = {**BASE, "party_a.size": "public", "party_b.size": "sme", "pay_days": 61}
    assert "F36" in fired(**answers)


def test_the_message_names_the_values_in_each_language() -> None:
    finding = fired(**{**BASE, "end_date": date(2027, 12, 31)})["F02"]
    assert "2027年11月30日" in LANGUAGES["zh_Hans"].say(finding.message)
    assert "30 November 2027" in LANGUAGES["en"].say(finding.message)


def test_every_finding_names_its_basis_and_the_answers_it_is_about() -> None:
    for check in DIALOG.checks:
        assert check.laws or check.basis, check.id
        assert check.questions or check.id == "F42", check.id


def test_errors_come_before_warnings_and_warnings_before_tips() -> None:
    severities = [finding.severity for finding in final_findings(interview(**{**BASE, "ld_percent": Decimal(80)}))]
    assert severities == sorted(severities, key=["error", "warning", "tip"].index)
    assert "error" in severities
    assert "warning" in severities


def test_open_places_are_listed_by_name() -> None:
    blanks = [("fee_total", Message("Total price")), ("term", Message("Term"))]
    (finding,) = [f for f in final_findings(interview(**BASE), blanks) if f.id == "F42"]
    assert LANGUAGES["en"].say(finding.message).startswith("2 places are still empty: Total price and Term.")


def test_during_the_talk_nothing_is_said_about_what_was_not_asked_yet() -> None:
    assert findings_so_far(interview()) == ()
    asked = interview(dispute="court_sign")
    assert "F21" not in {finding.id for finding in findings_so_far(asked)}
    left_open = Interview(DIALOG, asked.draft.with_answer("signing_place", Answer(None, "", "blank")))
    assert "F21" in {finding.id for finding in findings_so_far(left_open)}


def test_every_check_can_be_worked_out_on_any_draft() -> None:
    for answers in ({}, BASE, {"dialog_depth": "full"}, {"dialog_depth": "standard", "scenarios": ("ai", "onsite")}):
        findings_so_far(interview(**answers))
        final_findings(interview(**answers))

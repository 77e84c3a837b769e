"""The review in parts: what is missing, usual, in need of care, changed since the contract was saved."""

from __future__ import annotations

from datetime import date

from wenyue import library
from wenyue.drafting.narrowing import Filter, Part, part
from wenyue.drafting.review import review
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
EMPTY = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_answer("dialog_depth", Answer("full"))


def looked_at(draft: Draft, wanted: Filter) -> Part:
    reviewed = review(DIALOG, library.template(DIALOG.id), draft, LANGUAGES)
    return part(reviewed, Interview(DIALOG, draft), wanted)


def keys(draft: Draft, wanted: Filter) -> set[str]:
    return {row.key for row in looked_at(draft, wanted).rows}


def test_missing_holds_every_open_line_and_every_question_not_answered_once() -> None:
    draft = EMPTY.with_change({"party_a.name": Answer("甲公司"), "party_a.address": Answer(None, "", "blank")})
    found = looked_at(draft, "missing")
    lines = {key for key, _ in found.blanks}
    rows = {row.key for row in found.rows}
    assert "party_a.address" in lines
    assert not lines & rows
    assert "party_a.name" not in lines | rows
    assert "doc_lang" in rows
    assert found.count == len(lines) + len(rows)


def test_usual_holds_only_what_was_taken_as_usual() -> None:
    assert keys(EMPTY.with_answer("doc_lang", Answer(None, "", "default")), "usual") == {"doc_lang"}


def test_care_holds_the_findings_and_the_answers_they_are_about() -> None:
    draft = EMPTY.with_change({"party_a.name": Answer("甲公司"), "party_b.name": Answer("甲公司")})
    found = looked_at(draft, "care")
    assert "error" in {finding.severity for finding in found.findings}
    assert "tip" not in {finding.severity for finding in found.findings}
    assert {"party_a.name", "party_b.name"} <= {row.key for row in found.rows}


def test_before_it_was_saved_nothing_has_changed_since() -> None:
    assert looked_at(EMPTY, "changed") == Part()


def test_changed_holds_the_answers_that_differ_with_what_they_were() -> None:
    saved = EMPTY.with_change({"party_a.name": Answer("甲公司"), "party_b.name": Answer("乙公司")}).written_out()
    assert keys(saved, "changed") == set()
    now = saved.with_answer("party_a.name", Answer("丙公司")).with_answer("pay_days", Answer(30))
    found = looked_at(now, "changed")
    assert [row.key for row in found.rows] == ["party_a.name", "pay_days"]
    was = found.before["party_a.name"]
    assert was is not None
    assert was.value == "甲公司"
    setting = found.before["pay_days"]
    assert setting is not None
    assert setting.value == 15


def test_what_is_out_of_the_contract_now_is_among_what_changed() -> None:
    plan = next(q for q in DIALOG.questions if q.when == "deposit_kind != 'none'")
    saved = EMPTY.with_change({"deposit_kind": Answer("dingjin"), plan.var: Answer(None, "", "blank")}).written_out()
    found = looked_at(saved.with_answer("deposit_kind", Answer("none")), "changed")
    assert {row.key: row.state for row in found.rows}[plan.var] == "parked"


def test_all_is_the_whole_review() -> None:
    reviewed = review(DIALOG, library.template(DIALOG.id), EMPTY, LANGUAGES)
    assert looked_at(EMPTY, "all").rows == reviewed.rows

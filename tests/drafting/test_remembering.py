"""Clauses are remembered from one draft to the next: a contract is what it would be if none had been."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_provenance import DIALOG, FILLED, LANGUAGES, TEMPLATE, alterations

from wenyue import export
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.drafting.template import Template
from wenyue.export import docx, html, markdown, text
from wenyue.export.copies import Copy
from wenyue.interview.draft import Answer, Draft

BOTH = ("zh_Hans", "en")


def forgetful() -> Template:
    """The template as it is before its first contract."""
    wordings = {code: replace(wording) for code, wording in TEMPLATE.wordings.items()}
    assert all(not wording.written for wording in wordings.values())
    return replace(TEMPLATE, wordings=wordings)


def files(document: Document) -> dict[str, bytes]:
    return {ending: export.write(f"x{ending}", document, Copy()) for ending in (".docx", ".html", ".md", ".txt")}


def forget_files() -> None:
    for kept in (docx._CLAUSES, html._CLAUSES, markdown._SIDES, text._SIDES):
        kept._kept.clear()


def same(draft: Draft) -> None:
    warm = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=BOTH)
    cold = assemble(DIALOG, forgetful(), draft, LANGUAGES, text=BOTH)
    assert warm == cold
    written = files(warm)
    forget_files()
    assert written == files(cold)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations())
def test_a_contract_is_the_same_whatever_was_drafted_before_it(alteration: tuple[Draft, str, object]) -> None:
    draft, key, value = alteration
    for one in (draft, draft.with_answer(key, Answer(value)), draft):
        same(one)


def test_a_reference_follows_its_clause_when_an_article_before_it_goes() -> None:
    for scenarios in ((), ("peak",), ("emergency", "peak"), ("peak", "emergency"), ()):
        same(FILLED.with_answer("scenarios", Answer(scenarios)))


@given(st.lists(st.sampled_from(["D1", "D2", "D3", "D5"]), unique=True))
@settings(max_examples=20, deadline=None)
def test_the_list_of_annexes_follows_their_order(annexes: list[str]) -> None:
    same(FILLED.with_answer("annexes", Answer(tuple(annexes))))

"""Clauses are remembered from one draft to the next: a contract is what it would be if none had been."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alterations import DIALOG, FILLED, LANGUAGES, POOLS, STARTS, TEMPLATE, alterations
from wenyue import export
from wenyue.drafting.assembly import assemble, get_ready
from wenyue.drafting.document import Document
from wenyue.drafting.rendering import compiled_text
from wenyue.drafting.template import Template
from wenyue.export import html, layout, markdown, resuming, text
from wenyue.export.copies import Copy
from wenyue.interview.draft import WORDING, Answer, Draft

BOTH = ("zh_Hans", "en")
WORDED = f"service_object{WORDING}en"  # an answer with words of its own in the second language


def forgetful() -> Template:
    """The template as it is before its first contract."""
    wordings = {code: replace(wording) for code, wording in TEMPLATE.wordings.items()}
    assert all(not wording.written for wording in wordings.values())
    return replace(TEMPLATE, wordings=wordings)


def files(document: Document) -> dict[str, bytes]:
    return {ending: export.write(f"x{ending}", document, Copy()) for ending in (".docx", ".html", ".md", ".txt")}


def forget_files() -> None:
    resuming.forget()
    for kept in (layout._CLAUSES, layout._ARTICLES, html._CLAUSES, html._HEADINGS, markdown._ROWS, text._ROWS):
        kept.clear()


def same(draft: Draft, text: tuple[str, ...] = BOTH, *, signing: bool = False) -> None:
    warm = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=text, signing=signing)
    cold = assemble(DIALOG, forgetful(), draft, LANGUAGES, text=text, signing=signing)
    assert warm == cold
    written = files(warm)
    forget_files()
    assert written == files(cold)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations(), st.booleans())
def test_a_contract_is_the_same_whatever_was_drafted_before_it(
    alteration: tuple[Draft, str, object], signing: bool
) -> None:
    draft, key, value = alteration
    changed = draft.with_answer(key, Answer(value))
    for one in (draft, changed, changed.with_answer(key, Answer(None, origin="blank")), draft.with_answer(key, None)):
        same(one, (), signing=signing)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations())
def test_so_it_is_in_two_languages(alteration: tuple[Draft, str, object]) -> None:
    draft, key, value = alteration
    same(draft)
    same(draft.with_answer(key, Answer(value)))
    same(draft.with_answer(WORDED, Answer("Some words")))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from((None, "购买者", "来电者")), st.sampled_from((None, "Buyers"))), min_size=4))
def test_so_it_is_however_often_the_words_of_either_language_come_and_go(
    words: list[tuple[str | None, str | None]],
) -> None:
    for own, worded in words:
        draft = FILLED.with_answer("service_object", Answer(own) if own else None)
        draft = draft.with_answer(WORDED, Answer(worded) if worded else None)
        warm = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=BOTH)
        assert warm == assemble(DIALOG, forgetful(), draft, LANGUAGES, text=BOTH)


@st.composite
def walks(draw: st.DrawFn) -> list[tuple[Draft, tuple[str, ...]]]:
    """Drafts one after another, and the languages of each. They go back and forth between few answers: what is
    remembered goes wrong where something changes, stays, and changes again."""
    keys = [*draw(st.lists(st.sampled_from(sorted(POOLS)), min_size=1, max_size=2)), "service_object"]
    values: dict[str, tuple[object, ...]] = {key: (None, *POOLS[key]) for key in keys}
    moves = st.sampled_from([*((key, value) for key in keys for value in values[key]), *_WORDS * 2])
    texts = st.sampled_from((BOTH, BOTH, (), ("en",), ("en", "zh_Hans")))
    draft, walk = draw(st.sampled_from(STARTS)), []
    for key, value in draw(st.lists(moves, min_size=8, max_size=16)):
        draft = draft.with_answer(key, None if value is None else Answer(value))
        walk.append((draft, draw(texts)))
    return walk


_WORDS: list[tuple[str, object]] = [(WORDED, None), (WORDED, "Some words"), (WORDED, "Other words")]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(walks())
def test_so_it_is_after_any_walk_from_answer_to_answer_and_language_to_language(
    walk: list[tuple[Draft, tuple[str, ...]]],
) -> None:
    for draft, languages in walk:
        warm = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=languages)
        assert warm == assemble(DIALOG, forgetful(), draft, LANGUAGES, text=languages)
    same(walk[-1][0])


def test_what_one_language_says_is_known_though_the_other_has_changed_already() -> None:
    nothing, both = FILLED.with_answer("service_object", None), Answer("购买者")
    worded = nothing.with_answer(WORDED, Answer("Some words"))
    for one in (nothing, worded.with_answer("service_object", both), worded, nothing):
        same(one)


def test_a_draft_that_was_begun_on_another_day_has_its_own_usual_dates() -> None:
    usual = FILLED.with_answer("start_date", Answer(None, origin="default"))
    same(usual)
    same(replace(usual, opened_on=usual.opened_on + timedelta(days=40)))


def test_clauses_whose_values_stay_are_the_very_same_and_one_with_another_value_is_not() -> None:
    before = {clause.id: clause for clause in assemble(DIALOG, TEMPLATE, FILLED, LANGUAGES).clauses()}
    renamed = FILLED.with_answer("party_a.name", Answer("丙公司"))
    after = {clause.id: clause for clause in assemble(DIALOG, TEMPLATE, renamed, LANGUAGES).clauses()}
    assert before.keys() == after.keys()
    new = {id for id, clause in after.items() if clause is not before[id]}
    assert new == {id for id, clause in after.items() if clause != before[id]} != set()


def test_once_it_is_got_ready_no_clause_is_compiled_for_the_next_contract() -> None:
    compiled_text.cache_clear()
    template = forgetful()
    assemble(DIALOG, template, FILLED, LANGUAGES)
    get_ready(template)
    before = compiled_text.cache_info().misses
    assemble(DIALOG, template, FILLED.with_answer("party_a.name", Answer("丙公司")), LANGUAGES)
    assert before > 0
    assert compiled_text.cache_info().misses == before


def test_a_reference_follows_its_clause_when_an_article_before_it_goes() -> None:
    for scenarios in ((), ("peak",), ("emergency", "peak"), ("peak", "emergency"), ()):
        same(FILLED.with_answer("scenarios", Answer(scenarios)))


@given(st.lists(st.sampled_from(["D1", "D2", "D3", "D5"]), unique=True))
@settings(max_examples=20, deadline=None)
def test_the_list_of_annexes_follows_their_order(annexes: list[str]) -> None:
    same(FILLED.with_answer("annexes", Answer(tuple(annexes))))

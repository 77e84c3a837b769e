"""Altering one answer changes the clauses that trace back to it, all of those that print it, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, assume, given, settings

from alterations import DIALOG, FILLED, LANGUAGES, POOLS, TEMPLATE, alterations
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import (
    Block,
    Clause,
    FlowChart,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    block_inlines,
)
from wenyue.drafting.rendering import compiled_text
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Question
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

# What a clause traces back to


@lru_cache(maxsize=512)
def sources(name: str) -> frozenset[str]:
    """The questions and settings that a variable may depend on: itself, what it is worked out from, what its
    usual answer is made of, and what decides whether it is asked."""
    return frozenset(_sources({name}))


def _sources(waiting: set[str]) -> set[str]:
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for expression in _expressions(name):
            waiting |= compiled(expression).names & DIALOG.variables.keys()
    return found


def _expressions(name: str) -> list[str]:
    source = DIALOG.variables[name]
    if name == "suggested_annexes":
        return [annex.when for annex in DIALOG.annexes]
    if isinstance(source, Derived):
        return [source.value]
    if not isinstance(source, Question):
        return []
    found = [source.when, *(row.when for row in source.starter), *(field.when for field in DIALOG.fields_of(source))]
    found += [source.default_from, source.preselect, "" if name == "dialog_depth" else "dialog_depth"]
    return [expression for expression in found if expression not in ("", "true")]


@lru_cache(maxsize=512)
def printed(id: str) -> frozenset[str]:
    """The variables that the words of a clause print."""
    return frozenset(
        name for wording in TEMPLATE.wordings.values() for name in compiled_text(wording.clauses[id].source).names
    )


SPECS = {spec.id: spec for spec in TEMPLATE.structure.clauses()}


@lru_cache(maxsize=512)
def trace(id: str) -> frozenset[str]:
    """The questions and settings that a clause, with the items that continue it, can depend on."""
    found: set[str] = set()
    for spec in TEMPLATE.structure.clauses():
        if id in (spec.id, spec.item_of):
            names = printed(spec.id) | (compiled(spec.when).names if spec.when != "true" else frozenset())
            texts = "".join(wording.clauses[spec.id].source for wording in TEMPLATE.wordings.values())
            names |= {"annexes"} if "annex" in texts else set()
            for target in SPECS:
                if f'"{target}"' in texts:  # a sentence goes with the clause that it refers to
                    for variant in TEMPLATE.variants.get(target, (target,)):
                        names |= compiled(SPECS[variant].when).names
            found.update(source for name in names for source in sources(name))
    return frozenset(found)


# What changes


def clauses(draft: Draft) -> Mapping[str, Clause]:
    made = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=("zh_Hans", "en"))
    return {clause.id: clause for clause in made.clauses()}


def words(clause: Clause) -> object:
    """What a clause says, apart from numbers: its own, and those it refers to."""
    return {code: tuple(map(_unnumbered, blocks)) for code, blocks in clause.words.items()}


def _unnumbered(block: Block) -> Block:
    def line(inlines: Inlines) -> Inlines:
        return tuple(replace(part, text="") if isinstance(part, Reference) else part for part in inlines)

    match block:
        case Paragraph(inlines):
            return Paragraph(line(inlines))
        case Item(_, inlines, id):
            return Item(0, line(inlines), id)
        case Lines(lines):
            return Lines(tuple(map(line, lines)))
        case Table() | SignatureBlock() | FlowChart():
            return block


def changes(before: Draft, after: Draft) -> set[str]:
    old, new = clauses(before), clauses(after)
    return {id for id in old.keys() | new.keys() if id not in old or id not in new or words(old[id]) != words(new[id])}


def shows(clause: Clause, key: str) -> bool:
    return any(
        getattr(inline, "key", "") == key
        for blocks in clause.words.values()
        for block in blocks
        for inline in block_inlines(block)
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations())
def test_nothing_changes_but_what_traces_back_to_the_answer(alteration: tuple[Draft, str, object]) -> None:
    draft, key, value = alteration
    var = key.partition(".")[0]
    for id in changes(draft, draft.with_answer(key, Answer(value))):
        assert var in trace(id), id


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations((FILLED,)))
def test_every_clause_that_shows_the_answer_changes_with_it(alteration: tuple[Draft, str, object]) -> None:
    draft, key, value = alteration
    current = draft.answers.get(key)
    assume(current is not None)
    after = draft.with_answer(key, Answer(value))
    assume(key not in Interview(DIALOG, draft).parked and key not in Interview(DIALOG, after).parked)
    showing = {id for id, clause in clauses(draft).items() if shows(clause, key)}
    assert showing <= changes(draft, after)


@pytest.mark.parametrize("key", sorted(POOLS))
def test_every_answer_that_is_printed_somewhere_changes_the_contract(key: str) -> None:
    draft = FILLED.with_answer(key, Answer(POOLS[key][0]))
    showing = {id for id, clause in clauses(draft).items() if shows(clause, key)}
    if showing:
        assert showing <= changes(draft, draft.with_answer(key, Answer(POOLS[key][-1])))

"""Answers under which a condition holds: found by trying the settings of what the condition reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from wenyue.authoring.expressions import reached
from wenyue.authoring.script import SUPPLIED, Script
from wenyue.authoring.switches import Switch
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Question
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview, all_steps
from wenyue.interview.values import Overlay

_TRIES = 20_000


def witnesses(
    script: Script, found: tuple[Switch, ...], base: Draft, never: Mapping[str, tuple[str, ...]]
) -> Iterator[Draft]:
    """A draft for every clause, check, question, annex and choice that never came up and can.

    ``found`` are the switches of the script, ``base`` answers all else.
    """
    dialog = script.dialog
    conditions = {
        "clauses": {clause.id: clause.when for paper in script.all for _, clause in paper.clauses},
        "checks": {check.id: check.when for check in dialog.checks},
        "questions": {question.id: question.when for question in dialog.questions},
        "annexes": {annex.id: annex.when for annex in dialog.annexes},
        "scenarios": {scenario.id: scenario.trigger for scenario in dialog.scenarios},
    }
    for kind, whens in conditions.items():
        for id in never.get(kind, ()):
            draft = _holding(script, found, base, whens[id])
            if draft is not None:
                yield draft.with_answer("annexes", Answer((id,))) if kind == "annexes" else draft
    for name in never.get("choices", ()):
        key, _, choice = name.partition("=")
        yield from _choosing(script, found, base, key, choice)


def _holding(script: Script, found: tuple[Switch, ...], base: Draft, condition: str) -> Draft | None:
    """``base`` with answers under which the condition holds; None when none are found."""
    dialog, expression = script.dialog, compiled(condition)
    names = reached(dialog, expression.names)
    derived = (*dialog.derived, *(dialog.base.derived if dialog.base else ()))
    read_by = [compiled(one.value) for one in derived if one.var in names]
    paths = expression.paths.union(*(value.paths for value in read_by))
    # The fields of a record that nothing in the condition reads need no trying.
    read = [switch for switch in found if {switch.key, switch.key.partition(".")[0]} & paths]
    if "all_text" in paths:
        texts = {question.var for question in dialog.questions if question.kind == "text"}
        read += [switch for switch in found if switch.key in texts and switch not in read]
    for values in islice(product(*(switch.values for switch in read)), _TRIES):
        draft = _changed(base, zip(read, values, strict=True))
        printed = Interview(dialog, draft).printed
        words = " ".join(value for value in values if isinstance(value, str))
        known = Overlay(printed, **{**dict.fromkeys(SUPPLIED, ""), "blank_count": 1, "all_text": words})
        if not expression.is_unknown(known) and expression(known):
            return draft
    return None


def _changed(draft: Draft, settings: Iterable[tuple[Switch, object]]) -> Draft:
    """``draft``, and the contract that it starts from, with the settings."""
    chosen = tuple(settings)
    own = {switch.key: _answer(value) for switch, value in chosen if not switch.of_base}
    of_base = {switch.key: _answer(value) for switch, value in chosen if switch.of_base}
    changed = draft.with_change(own)
    return replace(changed, base=draft.base.with_change(of_base)) if draft.base else changed


def _answer(value: object) -> Answer:
    return Answer(value) if value is not None else Answer(None, origin="blank")


def _choosing(script: Script, found: tuple[Switch, ...], base: Draft, key: str, choice: str) -> Iterator[Draft]:
    """Drafts in which a choice is taken."""
    question = script.dialog.question_by_var.get(key.partition(".")[0])
    if not isinstance(question, Question):
        yield base.with_answer(key, Answer(choice))
        return
    step = next(step for step in all_steps(script.dialog, question) if step.key == key)
    when = step.field.when.replace("this.", f"{question.var}.") if step.field else question.when
    draft = _holding(script, found, base, when) if when != "true" else base
    if draft is not None:
        yield draft.with_answer(key, Answer((choice,) if step.kind == "choices" else choice))

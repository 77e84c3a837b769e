"""Drafts of the shipped contract with answers chosen at random, and what one answer can be changed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st

from wenyue import library
from wenyue.answers.duration import Duration
from wenyue.answers.values import Period
from wenyue.authoring.script import read
from wenyue.authoring.switches import opened, ordinary_answers, switches
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.drafting.pack import supplied_to_papers
from wenyue.drafting.review import review
from wenyue.drafting.template import CONTRACT, Template
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview, Step, all_steps
from wenyue.interview.rules import allows

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
STEPS: Mapping[str, Step] = {
    step.key: step for question in DIALOG.questions for step in all_steps(DIALOG, question) if not step.wording
}


_READ = {"phone": "021-60000000", "email": "other@example.org", "bank_account": "6222000000000000004"}
"""Another answer of the kinds in which not every text is one."""


def _pools() -> Mapping[str, tuple[object, ...]]:
    """For every answer and setting at least two values that its rule allows."""
    script = read("customer_service")
    interview = Interview(DIALOG, opened(DIALOG))
    pools = {switch.key: tuple(v for v in switch.values if v is not None) for switch in switches(script)}
    for key, answer in ordinary_answers(DIALOG, LANGUAGES).items():
        if key not in pools:
            options = tuple(choice.id for choice in STEPS[key].choices) if STEPS[key].kind == "choice" else ()
            other = _READ.get(STEPS[key].kind) or _other(answer.value)
            pools[key] = options or (answer.value, other)
    for setting in interview.settings:
        if setting.key not in pools:
            usual = interview.default(setting)
            ids = tuple(choice.id for choice in setting.choices) if setting.kind == "choice" else ()
            pools[setting.key] = ids or tuple(value for value in (usual, _other(usual)) if value is not None)
    fitting = {
        key: tuple(v for v in values if key not in STEPS or allows(interview, STEPS[key], v))
        for key, values in pools.items()
    }
    return {key: values for key, values in fitting.items() if len(values) > 1}


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case Decimal():
            return value + 1
        case date():
            return value + timedelta(days=9)
        case Period():
            return replace(value, years=value.years + 1)
        case Duration():
            return replace(value, n=value.n + 1)
        case tuple():
            return value[:-1]
        case None:
            return None
        case _:
            return f"{value}甲"


POOLS = _pools()
FILLED = opened(DIALOG).with_change(ordinary_answers(DIALOG, LANGUAGES))
STARTS = (opened(DIALOG), FILLED)


@st.composite
def alterations(draw: st.DrawFn, starts: tuple[Draft, ...] = STARTS) -> tuple[Draft, str, object]:
    """A draft, and another value for one of its answers."""
    keys = draw(st.lists(st.sampled_from(sorted(POOLS)), max_size=12, unique=True))
    start = draw(st.sampled_from(starts))
    chosen = {key: Answer(draw(st.sampled_from(POOLS[key]))) for key in keys}
    draft = start.with_change(chosen)
    key = draw(st.sampled_from(sorted(POOLS)))
    value = draw(st.sampled_from(POOLS[key]))
    current = draft.answers.get(key)
    assume(current is None or current.value != value)
    return draft, key, value


def papers(draft: Draft, template: Template = TEMPLATE) -> Mapping[str, Document]:
    """The contract and every paper there is words for, in two languages, by their ids."""
    both = ("zh_Hans", "en")
    looked_at = review(DIALOG, template, draft, LANGUAGES, text=both)
    supplied = supplied_to_papers(Interview(DIALOG, draft), looked_at)
    return {
        id: assemble(DIALOG, template, draft, LANGUAGES, text=both, paper=id, supplied=supplied)
        for id in (CONTRACT, *template.papers)
    }

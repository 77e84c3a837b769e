"""The answers behind a clause, to be looked at and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenyue.drafting.document import Document
from wenyue.drafting.template import NUMBER_LINE, Template
from wenyue.drafting.trace import Origin, number_line, trace
from wenyue.interview.asking import name, shown
from wenyue.interview.engine import Interview, Step
from wenyue.interview.shown import Shown
from wenyue.language import Message


@dataclass(frozen=True, slots=True)
class Behind:
    """One answer behind a clause: the key under which it is asked for again, its name, what it says now.

    ``decides`` marks those that the clause does not print, which decide whether
    it stands there and how.
    """

    key: str
    name: Message
    answer: Shown
    decides: bool


def answers_of(interview: Interview, template: Template, document: Document, clause: str) -> tuple[Behind, ...]:
    """The answers behind a clause of ``document`` that can be changed: what it prints, then what decides on it."""
    if clause == NUMBER_LINE:
        origin = Origin(number_line(interview.dialog, document), ())
    else:
        origin = trace(interview.dialog, template, document)[clause]
    found: dict[str, Behind] = {}
    for keys, decides in ((origin.printed, False), (origin.decided, True)):
        for key in keys:
            for step in _steps(interview, key):
                found.setdefault(step.key, Behind(step.key, name(step), shown(step, interview.says(step)), decides))
    return tuple(found.values())


def _steps(interview: Interview, key: str) -> Iterator[Step]:
    """The step of a key; of a record that is printed whole, the steps of its fields."""
    step = interview.step_of(key)
    if step is not None:
        yield step
    else:
        yield from (step for step in interview.steps if step.key.startswith(f"{key}."))

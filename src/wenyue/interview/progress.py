"""How far one is: the minutes that are left, and how each section stands."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wenyue.interview.checks import Finding
from wenyue.interview.engine import Interview, all_steps

_SECONDS = {"yes_no": 8, "choice": 12, "choices": 20, "text": 25, "rows": 60}
_ELSE = 15
"""Seconds for reading and answering one thing, by its kind. Nobody was timed: a guess on the slow side, for
answers that are at hand."""

State = Literal["none", "care", "blanks", "done", "open"]


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long the questions still to come take, at least and at most; 0 when there are none."""

    at_least: int
    at_most: int

    @property
    def usual(self) -> int:
        """One number between the two, for where there is room for no more."""
        return math.ceil((self.at_least + self.at_most) / 2)


def minutes(interview: Interview) -> Minutes:
    """How long the questions still to come take."""
    least = most = 0
    given = interview.draft.answers
    for question, certain in interview.to_come:
        steps = interview.steps_of(question) or [s for s in all_steps(interview.dialog, question) if not s.wording]
        seconds = sum(_SECONDS.get(step.kind, _ELSE) for step in steps if step.key not in given)
        most += seconds
        least += seconds if certain else 0
    return Minutes(math.ceil(least / 60), math.ceil(most / 60))


@dataclass(frozen=True, slots=True)
class Standing:
    """A section: how many of its questions are dealt with, how many answers were left open in it, and how many
    errors and warnings are about it."""

    done: int
    of: int
    blanks: int
    findings: int

    @property
    def state(self) -> State:
        """What matters most about it."""
        if not self.of:
            return "none"
        if self.findings:
            return "care"
        if self.done < self.of:
            return "open"
        return "blanks" if self.blanks else "done"


def standing(interview: Interview, section: str, findings: Iterable[Finding]) -> Standing:
    """How a section stands; ``findings`` are those of the checks so far."""
    asked = [question for question in interview.dialog.in_section(section) if interview.structure.shown(question)]
    steps = [step for question in asked for step in interview.steps_of(question)]
    ids = {question.id for question in asked}
    return Standing(
        done=sum(1 for question in asked if interview.is_done(question)),
        of=len(asked),
        blanks=sum(1 for step in steps if interview.state(step) == "blank"),
        findings=sum(1 for one in findings if one.severity != "tip" and not ids.isdisjoint(one.check.questions)),
    )

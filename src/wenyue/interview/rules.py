"""What a question's rule allows: one reading of it for the talk, for files of answers and for authors."""

from __future__ import annotations

from collections.abc import Mapping

from wenyue.interview.conditions import compiled
from wenyue.interview.engine import Interview, Step
from wenyue.interview.values import Overlay


def allows(interview: Interview, step: Step, value: object) -> bool:
    """Whether the rule of a step lets ``value`` be its answer; a rule that cannot be known yet lets it pass."""
    if not step.rule:
        return True
    values: Mapping[str, object] = Overlay(interview.structure, x=value, var=step.question.var)
    if step.field is not None:
        values = Overlay(values, this=interview.structure[step.question.var])
    return compiled(step.rule)(values) is not False

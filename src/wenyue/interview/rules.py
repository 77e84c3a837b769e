"""What a question's rule allows: one reading of it for the talk, for files of answers and for authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wenyue.interview.conditions import compiled
from wenyue.interview.engine import Interview, Step
from wenyue.interview.values import Overlay


class _Unknown(Mapping[str, object]):
    """Answers of which none is known."""

    def __getitem__(self, name: str) -> object:
        return None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def may_allow(step: Step, value: object) -> bool:
    """Whether the rule of a step would let ``value`` pass beside some other answers; where it looks at none, whether
    it does."""
    if not step.rule:
        return True
    return compiled(step.rule)(Overlay(_Unknown(), x=value, var=step.question.var)) is not False


def allows(interview: Interview, step: Step, value: object) -> bool:
    """Whether the rule of a step lets ``value`` be its answer; a rule that cannot be known yet lets it pass."""
    if not step.rule:
        return True
    values: Mapping[str, object] = Overlay(interview.structure, x=value, var=step.question.var)
    if step.field is not None:
        values = Overlay(values, this=interview.structure[step.question.var])
    return compiled(step.rule)(values) is not False

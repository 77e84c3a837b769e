"""Fixes: the one answer that takes a finding away, where there is only one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wenyue.answers.normalise import bare, normalise
from wenyue.interview.asking import name, shown
from wenyue.interview.checks import Finding, still_fires
from wenyue.interview.conditions import compiled
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview, Step, all_steps
from wenyue.interview.rules import allows
from wenyue.interview.values import as_kind
from wenyue.language import Message, msg

_SAID = re.compile(
    r"(?:please )?(?:fix|apply)(?: (?:it|that|this|the fix))*(?: (?P<number>\d{1,2}))?"
    r"|(?:就|请)?(?:照改|照着改|照这个改|按建议改)(?P<n>\d{1,2})?"
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A finding, and the answer to one question or the value of one setting that settles it."""

    finding: Finding
    step: Step
    value: object

    @property
    def key(self) -> str:
        return self.step.key

    @property
    def answer(self) -> Answer:
        return Answer(self.value)

    @property
    def message(self) -> Message:
        """What it changes: "Payment period (days): 60"."""
        return msg("{label}: {answer}", label=name(self.step), answer=shown(self.step, self.value))


def fix_of(interview: Interview, finding: Finding) -> Fix | None:
    """The fix that the script offers for a finding; None where it has none, where it cannot be worked
    out yet, where its question is not asked, and where it would leave the finding standing."""
    fix = finding.check.fix
    if fix is None:
        return None
    step = _step(interview, fix.var)
    value = compiled(fix.value)(interview.structure)
    if step is None or value is None:
        return None
    value = as_kind(step.kind, value, step.choices)
    fixed = Interview(interview.dialog, interview.draft.with_answer(step.key, Answer(value)))
    settled = fixed.step_of(step.key) is not None and not still_fires(fixed, finding.check)
    return Fix(finding, step, value) if settled and allows(interview, step, value) else None


def _step(interview: Interview, key: str) -> Step | None:
    question = interview.dialog.question_by_var.get(key.partition(".")[0])
    steps = all_steps(interview.dialog, question) if question else interview.settings
    return next((step for step in steps if step.key == key), None)


def fixes(interview: Interview, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """The fixes that are offered for some findings, in their order."""
    return tuple(fix for finding in findings if (fix := fix_of(interview, finding)) is not None)


def offer(fix: Fix, ordinal: int, of: int) -> Message:
    """How a fix is offered in the talk; by its number where there are several."""
    if of == 1:
        return msg("Type “fix” to change it: {change}.", change=fix.message)
    return msg("Type “fix {n}” to change it: {change}.", n=ordinal, change=fix.message)


def asked_for(text: str) -> int | None:
    """The number of the fix that ``text`` asks for, 0 where it names none; None for any other text."""
    said = _SAID.fullmatch(bare(normalise(text)))
    return int(said["number"] or said["n"] or 0) if said else None

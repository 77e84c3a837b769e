"""Checks: contradictions and risks in the answers, found as the answers change.

Nothing here stops anyone. A check says what it found, on what basis, and which
answers it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Check, Dialog, Severity
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import laws_cited
from wenyue.interview.shown import filled
from wenyue.interview.values import Overlay
from wenyue.language import Message, msg

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "tip")


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that fired, with the message as the answers stand."""

    check: Check
    message: Message

    @property
    def id(self) -> str:
        return self.check.id

    @property
    def severity(self) -> Severity:
        return self.check.severity

    def source(self, dialog: Dialog) -> Message | None:
        """What the check rests on, for showing below it."""
        basis = laws_cited(dialog, self.check.laws, self.check.basis)
        return msg("Source: {laws}", laws=basis) if basis else None


def findings_so_far(interview: Interview) -> tuple[Finding, ...]:
    """The checks that fire on what was answered so far. A check about missing answers
    waits until all it is about has been dealt with."""
    return tuple(
        finding
        for finding in _findings(interview, interview.given, _SUPPLIED)
        if not compiled(finding.check.when).reads_unset(Overlay(interview.given, **_SUPPLIED))
        or _dealt_with(interview, finding.check)
    )


def final_findings(
    interview: Interview, blanks: Iterable[tuple[str, Message]] = (), text: str = ""
) -> tuple[Finding, ...]:
    """The checks on the contract as it prints now: with its blanks (key, what is missing) and its whole text."""
    open_lines = tuple(blanks)
    supplied: Mapping[str, object] = {
        "blank_count": len(open_lines),
        "blank_list": _Listed(tuple(label for _, label in open_lines)),
        "all_text": text,
    }
    return _findings(interview, interview.printed, supplied)


@dataclass(frozen=True, slots=True)
class _Listed:
    """Labels written as a list of the language."""

    labels: tuple[Message, ...]

    def written(self, language: object) -> str:
        from wenyue.language import Language

        assert isinstance(language, Language)
        return language.join(language.say(label) for label in self.labels)


_SUPPLIED: Mapping[str, object] = {"blank_count": 0, "blank_list": "", "all_text": ""}


def still_fires(interview: Interview, check: Check) -> bool:
    """Whether a check fires on the answers as the contract prints them, its finished text aside."""
    return _fires(check, Overlay(interview.printed, **_SUPPLIED))


def _fires(check: Check, values: Mapping[str, object]) -> bool:
    condition = compiled(check.when)
    return not condition.is_unknown(values) and bool(condition(values))


def _findings(
    interview: Interview, values: Mapping[str, object], supplied: Mapping[str, object]
) -> tuple[Finding, ...]:
    looked_at = Overlay(values, **supplied)
    found = [
        Finding(check, filled(check.message, looked_at, interview.dialog))
        for check in interview.dialog.checks
        if _fires(check, looked_at)
    ]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def _dealt_with(interview: Interview, check: Check) -> bool:
    """Whether everything the check is about has been answered, left open, or passed by."""
    questions = (interview.dialog.question_by_id[id] for id in check.questions)
    return all(
        interview.is_done(question) if interview.given.shown(question) else interview.given.is_settled(question)
        for question in questions
    )

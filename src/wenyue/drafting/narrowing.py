"""A part of the review: what is missing, what was taken as usual, what needs care, what changed since it was saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from wenyue.drafting.review import Review, Row, row_of
from wenyue.interview.asking import name, shown
from wenyue.interview.checks import Finding
from wenyue.interview.draft import WORDING
from wenyue.interview.engine import Interview, Step
from wenyue.interview.shown import Shown
from wenyue.language import Message

Filter = Literal["all", "missing", "usual", "care", "changed"]
FILTERS: tuple[Filter, ...] = ("all", "missing", "usual", "care", "changed")


@dataclass(frozen=True, slots=True)
class Part:
    """What of a review is looked at. ``before`` are the answers that rows had when the contract was last
    saved, by key; None for one that had none."""

    findings: tuple[Finding, ...] = ()
    blanks: tuple[tuple[str, Message], ...] = ()
    rows: tuple[Row, ...] = ()
    before: Mapping[str, Shown | None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The answers and open lines in it; where there are none, the findings."""
        return len({key for key, _ in self.blanks} | {row.key for row in self.rows}) or len(self.findings)


def part(reviewed: Review, interview: Interview, wanted: Filter) -> Part:
    """The findings, open lines and answers that ``wanted`` lets through."""
    match wanted:
        case "missing":
            open_keys = {key for key, _ in reviewed.blanks}
            rows = tuple(row for row in reviewed.rows if row.state in ("open", "blank") and row.key not in open_keys)
            return Part(blanks=reviewed.blanks, rows=rows)
        case "usual":
            return Part(rows=tuple(row for row in reviewed.rows if row.state == "default"))
        case "care":
            findings = tuple(finding for finding in reviewed.findings if finding.severity != "tip")
            about = {id for finding in findings for id in finding.check.questions}
            rows = tuple(row for row in reviewed.rows if _question(interview, row.key) in about)
            return Part(findings=findings, rows=rows)
        case "changed":
            return _changed(reviewed, interview)
        case _:
            return Part(reviewed.findings, reviewed.blanks, reviewed.rows)


def _question(interview: Interview, key: str) -> str:
    var = key.partition(".")[0].partition(WORDING)[0]
    question = interview.dialog.question_by_var.get(var)
    return question.id if question else ""


def _changed(reviewed: Review, interview: Interview) -> Part:
    """The answers and settings that are not as they were when the contract was last saved, with those that are out
    of it now. Nothing where that is not known."""
    written_out = interview.draft.as_written_out
    if written_out is None:
        return Part()
    earlier = Interview(interview.dialog, written_out)
    old = {step.key: row_of(earlier, step) for step in earlier.steps}
    now = {row.key: row for row in reviewed.rows}
    found: list[Row] = []
    before: dict[str, Shown | None] = {}
    for key in dict.fromkeys((*now, *old)):
        row, was = now.get(key), old.get(key)
        if row is None:
            if was is not None and was.state != "open":
                found.append(Row(key, was.section, was.name, was.answer, "parked"))
        elif row.answer != was.answer if was is not None else row.state != "open":
            found.append(row)
            before[key] = was.answer if was is not None else None
    for row, was in _settings(interview, earlier):
        found.append(row)
        before[row.key] = was.answer
    sections = [section.id for section in interview.dialog.sections]
    found.sort(key=lambda row: sections.index(row.section) if row.section in sections else len(sections))
    return Part(rows=tuple(found), before=before)


def _settings(interview: Interview, earlier: Interview) -> Iterator[tuple[Row, Row]]:
    then = {step.key: step for step in earlier.settings}
    for step in interview.settings:
        if step.key in then:
            row, was = _setting(interview, step), _setting(earlier, then[step.key])
            if row.answer != was.answer:
                yield row, was


def _setting(interview: Interview, step: Step) -> Row:
    return Row(step.key, "", name(step), shown(step, interview.says(step)), interview.state(step))

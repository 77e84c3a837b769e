"""What the checks find, as it is said: raised when it comes up or has become another, settled when it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenyue.interview import fixes
from wenyue.interview.checks import Finding
from wenyue.interview.dialog import Dialog
from wenyue.interview.replies import Reply
from wenyue.language import msg


def raised(dialog: Dialog, finding: Finding, offered: Sequence[fixes.Fix]) -> Reply:
    """A finding: what it is, on what it rests, and the fix where there is just one among those ``offered``."""
    source = finding.source(dialog)
    lead = {
        "error": msg("This needs fixing: {message}", message=finding.message),
        "warning": msg("Be careful here: {message}", message=finding.message),
        "tip": msg("A small tip: {message}", message=finding.message),
    }[finding.severity]
    how = (fixes.offer(fix, n, len(offered)) for n, fix in enumerate(offered, 1) if fix.finding.id == finding.id)
    lines = (lead, *((source,) if source else ()), *how)
    return Reply(finding.severity, lines, check=finding.id, questions=finding.check.questions)


def news(
    dialog: Dialog, known: Sequence[Finding], found: Sequence[Finding], offered: Sequence[fixes.Fix]
) -> Iterator[Reply]:
    """What is to be said when the findings that were ``known`` have become those that are ``found``. A tip that is
    known is not given again because a number in it is another."""
    before, now = {one.id: one for one in known}, {one.id for one in found}
    for one in known:
        if one.id not in now and one.severity != "tip":
            yield Reply("effect", (msg("This is settled: {message}", message=one.message),))
    for one in found:
        if one.id not in before or (one != before[one.id] and one.severity != "tip"):
            yield raised(dialog, one, offered)

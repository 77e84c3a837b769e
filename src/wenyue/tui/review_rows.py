"""The lines of the review: findings with their fixes, open lines, answers by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual.content import Content

from wenyue.drafting.narrowing import Filter, Part
from wenyue.drafting.review import Row
from wenyue.interview.checks import Finding
from wenyue.interview.fixes import Fix
from wenyue.language import Message, clean, msg
from wenyue.tui.states import SEVERITIES, STATES
from wenyue.tui.talk import Talk

Say = Callable[[Message], str]


@dataclass(frozen=True)
class Line:
    """One line. ``key`` is the answer to change, ``fix`` the one to take; with neither it cannot be chosen."""

    content: Content
    key: str = ""
    fix: Fix | None = None


def lines(talk: Talk, part: Part, wanted: Filter, say: Say) -> Iterator[Line]:
    """All lines of a part of the review, headings among them."""
    groups = (
        _findings(talk, part, say),
        _blanks(talk, part, say),
        _answers(talk, part, say),
    )
    first = True
    for line in (line for group in groups for line in group):
        # A heading stands apart from what is above it.
        yield line if first or not _is_heading(line) else Line(Content("\n") + line.content)
        first = False
    if first:
        yield Line(Content(clean(say(_nothing(talk, wanted)))).stylize("$text-muted"))


def _nothing(talk: Talk, wanted: Filter) -> Message:
    draft = talk.conversation.draft
    match wanted:
        case "missing":
            return msg("Nothing is missing.")
        case "usual":
            return msg("No usual answer was taken.")
        case "care":
            return msg("The checks found nothing.")
        case _ if not draft.exported:
            return msg("This contract has not been saved as a file yet.")
        case _ if draft.as_written_out is None:
            return msg("What was saved last is not known any more, because it was taken back.")
        case _:
            return msg("Nothing has changed since the contract was last saved.")


_HEADING = "bold $text-accent"


def _heading(title: Message, say: Say) -> Line:
    return Line(Content(clean(say(title))).stylize(_HEADING))


def _is_heading(line: Line) -> bool:
    return any(span.style == _HEADING for span in line.content.spans)


def _findings(talk: Talk, part: Part, say: Say) -> Iterator[Line]:
    if not part.findings:
        return
    yield _heading(msg("What the checks say"), say)
    for finding in part.findings:
        yield _finding(talk, finding, say)
        fix = talk.fix_of(finding)
        if fix is not None:
            words = clean(say(msg("Fix: {change}", change=fix.message)))
            yield Line(Content("  + ") + Content(words).stylize("$text-success"), fix=fix)
    yield Line(Content(clean(say(Message(talk.dialog.disclaimers.on_warning)))).stylize("$text-muted"))


def _finding(talk: Talk, finding: Finding, say: Say) -> Line:
    word, colour = SEVERITIES[finding.severity]
    words = msg("{severity}: {message}", severity=word, message=finding.message)
    line = Content("! ").stylize(colour) + Content(clean(say(words)))
    source = finding.source(talk.dialog)
    if source is not None:
        line += Content("\n  " + clean(say(source)))
    return Line(line, next((key for key in map(talk.key_of, finding.check.questions) if key), ""))


def _blanks(talk: Talk, part: Part, say: Say) -> Iterator[Line]:
    if not part.blanks:
        return
    yield _heading(msg("Open lines in the contract"), say)
    steps = talk.interview.step_by_key
    for key, name in part.blanks:
        known = key if key in steps else next((one for one in steps if one.partition(".")[0] == key), "")
        yield Line(Content("____ ") + Content(clean(say(name))), known)


def _answers(talk: Talk, part: Part, say: Say) -> Iterator[Line]:
    section = None
    for row in part.rows:
        if row.section != section:
            section = row.section
            known = talk.dialog.section_by_id.get(section)
            yield _heading(Message(known.title) if known else msg("Settings"), say)
        yield Line(_answer(row, part, say), row.key if row.state != "parked" else "")


def _answer(row: Row, part: Part, say: Say) -> Content:
    mark, word, colour = STATES[row.state]
    words = msg("{label}: {answer}", label=row.name, answer=row.answer)
    if row.state != "answered":
        words = msg("{label}: {answer} ({state})", label=row.name, answer=row.answer, state=word)
    line = Content(f"{mark} ").stylize(colour) + Content(clean(say(words)))
    if row.key in part.before:
        was = part.before[row.key]
        before = msg("before: {answer}", answer=was) if was is not None else msg("not asked before")
        line += Content("\n    " + clean(say(before))).stylize("$text-muted")
    return line

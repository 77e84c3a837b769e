"""The contract before it leaves: every answer by section, what is open, what the checks say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document, text_of
from wenyue.drafting.template import Template
from wenyue.interview.asking import name, name_of, shown
from wenyue.interview.checks import Finding, final_findings
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview, State, Step
from wenyue.interview.shown import Shown
from wenyue.interview.wordings import first_key, is_chinese, lacks_chinese
from wenyue.language import Language, Message, msg


@dataclass(frozen=True, slots=True)
class Row:
    """One answer in the review: what it is called, what it says, and how it came to be."""

    key: str
    section: str
    name: Message
    answer: Shown
    state: State


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as it would print now.

    ``blanks`` are the open places of the document: key of the answer and its
    name. ``assumed`` are the choices nobody made, for which the form's own
    words were taken.
    """

    document: Document
    rows: tuple[Row, ...]
    blanks: tuple[tuple[str, Message], ...]
    assumed: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the version for signing from being written, unless it is wanted as it is."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)


def review(
    dialog: Dialog,
    template: Template,
    draft: Draft,
    languages: Mapping[str, Language],
    *,
    text: tuple[str, ...] = (),
) -> Review:
    """Assemble the draft and look it through. ``text`` are the languages of the document, as in ``assemble``."""
    interview = Interview(dialog, draft)
    document = assemble(dialog, template, draft, languages, text=text, interview=interview)
    rows = tuple(row_of(interview, step) for step in interview.steps)
    blanks = (*((key, name_of(interview, key)) for key in document.blanks), *_unworded(interview, document))
    assumed = tuple(
        row for row in rows if row.state == "open" and "." not in row.key and interview.printed.get(row.key) is not None
    )
    return Review(document, rows, blanks, assumed, final_findings(interview, blanks, whole_text(document)))


def _unworded(interview: Interview, document: Document) -> tuple[tuple[str, Message], ...]:
    """The wordings in one of two languages that are still open, where the words of the other print instead."""
    if len(document.languages) < 2:
        return ()
    answered = interview.draft.answers
    found = []
    for step in interview.steps:
        given = answered.get(first_key(step))
        if not step.wording or given is None or given.origin != "typed":
            continue
        second = answered.get(step.key)
        if lacks_chinese(interview, step):
            of = interview.step_of(first_key(step))
            found.append((step.key, msg("{label} (Chinese wording)", label=name(of or step))))
        elif is_chinese(given.value) and (second is None or second.origin != "typed"):
            found.append((step.key, name(step)))
    return tuple(found)


def row_of(interview: Interview, step: Step) -> Row:
    """The row of one answer."""
    answer = shown(step, interview.says(step))
    return Row(step.key, step.question.section, name(step), answer, interview.state(step))


def whole_text(document: Document) -> str:
    """The words of the contract in its prevailing language, without numbers."""
    return text_of(tuple(document.inlines(document.languages[0])))

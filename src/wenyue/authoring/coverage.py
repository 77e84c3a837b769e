"""What there is in a dialog, and what of it came up on a path: questions, choices, clauses, annexes, checks, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wenyue.authoring.script import Script
from wenyue.drafting.document import Document, text_of
from wenyue.drafting.document import block_inlines as inlines_of
from wenyue.drafting.numbering import Numbering
from wenyue.interview.checks import Finding
from wenyue.interview.dialog import Choice, Dialog
from wenyue.interview.engine import Interview, all_steps
from wenyue.interview.glossary import Glossary
from wenyue.language import Language

KINDS = ("questions", "choices", "clauses", "variants", "annexes", "scenarios", "checks", "terms")


def everything(script: Script) -> Mapping[str, tuple[str, ...]]:
    """The ids of all entries, by what they are. A choice is named with its question: ``dispute=arb``."""
    dialog = script.dialog
    variants = {id for paper in script.all for ids in paper.template.variants.values() if len(ids) > 1 for id in ids}
    clauses = tuple(dict.fromkeys(clause.id for paper in script.all for _, clause in paper.clauses))
    return {
        "questions": tuple(question.id for question in dialog.questions),
        "choices": tuple(f"{key}={choice.id}" for key, choices in _choices(dialog) for choice in choices),
        "clauses": clauses,
        "variants": tuple(id for id in clauses if id in variants),
        "annexes": tuple(annex.id for annex in dialog.annexes),
        "scenarios": tuple(scenario.id for scenario in dialog.scenarios),
        "checks": tuple(check.id for check in dialog.checks),
        "terms": tuple(term.id for term in dialog.terms),
    }


def _choices(dialog: Dialog) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for setting in dialog.settings:
        yield setting.var, setting.choices
    for question in dialog.questions:
        for step in all_steps(dialog, question):
            if not step.wording:
                yield step.key, step.choices


@dataclass
class Met:
    """What came up so far."""

    script: Script
    languages: Mapping[str, Language]
    seen: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._glossary = Glossary(self.script.dialog, self.languages)
        self.seen.update({kind: set() for kind in KINDS})

    def note(self, kind: str, *ids: str) -> tuple[str, ...]:
        """Count entries as met; those that are new."""
        new = tuple(id for id in ids if id not in self.seen[kind])
        self.seen[kind].update(new)
        return new

    def never(self) -> Mapping[str, tuple[str, ...]]:
        """What has not come up, by what it is."""
        return {
            kind: tuple(id for id in ids if id not in self.seen[kind]) for kind, ids in everything(self.script).items()
        }

    def interview(self, interview: Interview, findings: Iterable[Finding]) -> None:
        """The questions of a talk, the choices taken in it, and the checks that fired."""
        dialog = self.script.dialog
        for step in interview.steps:
            if self.note("questions", step.question.id):
                self._terms_of(step.question.ask, step.question.why, step.question.blank)
                notes = (*step.question.notes, *step.question.remedies)
                self._terms_of(*(dialog.note_by_id[note].text for note in notes))
            self.note("terms", *step.terms, *step.question.terms)
        asked = {step.key for step in interview.steps} | {setting.var for setting in dialog.settings}
        for key, choices in _choices(dialog):
            if key in asked and choices:
                name, _, part = key.partition(".")
                value = interview.structure[name]
                value = value.get(part) if part and isinstance(value, Mapping) else value
                taken = value if isinstance(value, tuple) else (value,)
                self.note("choices", *(f"{key}={choice.id}" for choice in choices if choice.id in taken))
        for finding in findings:
            if self.note("checks", finding.id):
                self._terms_of(finding.check.message)

    def paper(self, numbering: Numbering, document: Document) -> None:
        """The clauses of a contract or paper, and the terms in them."""
        new = set(self.note("clauses", *numbering.printed))
        several = {id for ids in numbering.template.variants.values() if len(ids) > 1 for id in ids}
        self.note("variants", *(numbering.printed & several))
        for clause in document.clauses():
            if clause.id in new:
                for code, blocks in clause.words.items():
                    text = "\n".join(text_of(tuple(inlines_of(block))) for block in blocks)
                    self.note("terms", *(found.term for found in self._glossary.find(text, code)))

    def _terms_of(self, *texts: str) -> None:
        for code, language in self.languages.items():
            for text in texts:
                self.note("terms", *(found.term for found in self._glossary.find(language.say(text), code)))

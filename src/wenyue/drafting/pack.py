"""All that belongs to one contract, as documents: the contract, its annexes, and what its reader needs around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import AnnexLine, Document
from wenyue.drafting.lists import Lister
from wenyue.drafting.review import Review, review
from wenyue.drafting.template import CONTRACT, Template
from wenyue.interview.conditions import is_true
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary
from wenyue.language import Language

BEFORE, AFTER = ("summary",), ("checklist", "hints")
"""The papers of a template that stand before the contract, and those that follow the annexes."""
_GRAVEST = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a pack. ``id`` is that of a paper of the template, or ``terms``, ``blanks``, ``provenance``."""

    id: str
    document: Document


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers in the order of reading, and the review that they were made with."""

    papers: tuple[Paper, ...]
    reviewed: Review
    not_held: tuple[AnnexLine, ...]
    """The annexes that the contract lists and that no paper is made for."""


def pack_of(
    dialog: Dialog,
    template: Template,
    draft: Draft,
    languages: Mapping[str, Language],
    reader: str,
    *,
    text: tuple[str, ...] = (),
) -> Pack:
    """The pack of a draft: the contract on one page, the contract, the annexes chosen, the checklist for signing,
    hints for the own side, the terms used, the open places, and where the clauses come from.

    ``reader`` is the language of what is written for the person; ``text``, as in
    ``assemble``, the languages of the contract and its annexes.
    """
    interview = Interview(dialog, draft)
    looked_at = review(dialog, template, draft, languages, text=text)
    code = dialog.nearest(languages[reader])
    supplied = supplied_to_papers(interview, looked_at)

    def for_reader(ids: tuple[str, ...]) -> Iterator[Paper]:
        for id in ids:
            if id in template.papers:
                yield Paper(
                    id,
                    assemble(dialog, template, draft, languages, text=(code,), paper=id, supplied=supplied),
                )

    listed = looked_at.document.annexes
    contract = [Paper(CONTRACT, looked_at.document)]
    for annex in listed:
        if annex.id in template.papers:
            contract.append(Paper(annex.id, assemble(dialog, template, draft, languages, text=text, paper=annex.id)))
    lister = Lister(dialog, languages[code])
    documents = [paper.document for paper in contract]
    traced = [(template.paper(paper.id), paper.document) for paper in contract]
    papers = (
        *for_reader(BEFORE),
        *contract,
        *for_reader(AFTER),
        Paper("terms", lister.terms(documents, Glossary(dialog, languages))),
        Paper("blanks", lister.blanks(documents, interview)),
        Paper("provenance", lister.provenance(traced, interview, looked_at)),
    )
    return Pack(papers, looked_at, tuple(annex for annex in listed if annex.id not in template.papers))


def supplied_to_papers(interview: Interview, looked_at: Review) -> Mapping[str, object]:
    """What papers around a contract may read besides the answers (`wenyue.authoring.script.SUPPLIED_TO_PAPERS`)."""
    return {
        "blank_count": len(looked_at.blanks),
        "error_count": len(looked_at.errors),
        "findings": tuple(finding.id for finding in looked_at.findings),
        "missing_annexes": missing_annexes(interview),
        "top_findings": tuple(finding.message for finding in looked_at.findings[:_GRAVEST]),
    }


def missing_annexes(interview: Interview) -> tuple[str, ...]:
    """The annexes that a situation of the contract needs and that were taken out of its list."""
    values = interview.structure
    chosen = values.get("annexes", ())
    needed = [
        annex
        for scenario in interview.dialog.scenarios
        if is_true(scenario.trigger, values)
        for annex in scenario.annexes
    ]
    return tuple(id for id in dict.fromkeys(needed) if not (isinstance(chosen, tuple) and id in chosen))

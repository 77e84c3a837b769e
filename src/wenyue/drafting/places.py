"""The way to a clause: what to call it, which clauses use a term, and what an answer does in the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wenyue.drafting.assembly import assemble
from wenyue.drafting.changes import names_of
from wenyue.drafting.document import Document, Level, SignatureBlock, Text, number_label, text_of
from wenyue.drafting.rendering import compiled_text
from wenyue.drafting.template import NUMBER_LINE, ClauseSpec, ClauseText, Template
from wenyue.drafting.trace import answers_behind, number_line, trace
from wenyue.errors import AssemblyError
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import WORDING
from wenyue.interview.engine import Interview, Step
from wenyue.interview.glossary import Glossary
from wenyue.language import Language, Message, Words, msg, nmsg

_SIGNATURES = msg("the signatures")
_MOST_NAMED = 6
"""Clauses named in one sentence; how many more there are is said by their number."""


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a document, as a message names it: 5.1 服务费用, 5.1 Fees; without a number by its first words."""

    id: str
    level: Level
    number: tuple[int, ...]
    titles: Mapping[str, str]
    opening: str
    is_signed: bool = False

    def written(self, language: Language) -> str:
        label = number_label(self.level, self.number, language.code).strip("、. ")
        if not label:
            return language.say(_SIGNATURES) if self.is_signed else self.opening
        same = (title for code, title in self.titles.items() if language.is_chinese == code.startswith("zh"))
        title = self.titles.get(language.code) or next(same, "")
        return f"{label} {title}" if title else label


def places(template: Template, document: Document) -> Mapping[str, Place]:
    """Clause id → its place, for every clause of the document, in order."""
    titles: dict[str, Mapping[str, str]] = {}
    for part in document.parts:
        for article in part.articles:
            named = {
                code: wording.titles[article.id]
                for code, wording in template.wordings.items()
                if article.ordinal and wording.titles.get(article.id)
            }
            titles.update((clause.id, named) for clause in article.clauses)
    openings = names_of(document)
    found = {}
    if document.contract_no:
        found[NUMBER_LINE] = Place(NUMBER_LINE, "none", (), {}, openings["number"])
    for clause in document.clauses():
        signed = any(isinstance(block, SignatureBlock) for blocks in clause.words.values() for block in blocks)
        own = titles.get(clause.id, {})
        found[clause.id] = Place(clause.id, clause.level, clause.number, own, openings[clause.id], signed)
    return found


def clauses_with(document: Document, glossary: Glossary, term: str) -> tuple[str, ...]:
    """The ids of the clauses in which a term occurs, in any language of the document."""

    def occurs(clause_text: str, code: str) -> bool:
        return any(found.term == term for found in glossary.find(clause_text, code))

    return tuple(
        clause.id
        for clause in document.clauses()
        if any(occurs(text_of(tuple(clause.inlines(code))), code) for code in document.languages)
    )


def terms_in(document: Document, glossary: Glossary, clause: str) -> tuple[str, ...]:
    """The ids of the terms in the words of a clause, in the order of their first use."""
    found = (one for one in document.clauses() if one.id == clause)
    uses = (
        use.term
        for one in found
        for code in document.languages
        for use in glossary.find(text_of(tuple(inline for inline in one.inlines(code) if type(inline) is Text)), code)
    )
    return tuple(dict.fromkeys(uses))


@dataclass(frozen=True, slots=True)
class Fed:
    """What an answer does in a contract, in ids of clauses: those that print it, and those that it decides
    on or words otherwise. ``waiting`` is the number of clauses that another answer could bring in."""

    printed: tuple[str, ...]
    decided: tuple[str, ...]
    waiting: int


def fed_by(dialog: Dialog, template: Template, document: Document, key: str) -> Fed:
    """What the answer ``key`` does in ``document``, which is made from ``template``."""
    key = key.partition(WORDING)[0]
    origins = trace(dialog, template, document)
    printed = tuple(id for id, origin in origins.items() if key in origin.printed)
    if key in number_line(dialog, document):
        printed = (NUMBER_LINE, *printed)
    decided: dict[str, None] = {}
    waiting = 0
    for spec in template.structure.clauses():
        # Items stand in the clause they continue, and in no other.
        standing = spec.item_of if spec.item_of in origins else spec.id
        if key in _deciding(dialog, spec):
            if spec.id in origins or _stands(spec, standing, document):
                decided[standing] = None
            else:
                waiting += 1
        elif standing in origins and key in _wording(dialog, template, spec):
            decided[standing] = None
    return Fed(printed, tuple(id for id in decided if id in origins and id not in printed), waiting)


def _stands(spec: ClauseSpec, parent: str, document: Document) -> bool:
    """Whether an item is among those that its clause prints."""
    if not spec.item_of:
        return False
    for clause in document.clauses():
        if clause.id == parent:
            return any(getattr(block, "clause", "") == spec.id for blocks in clause.words.values() for block in blocks)
    return False


def _deciding(dialog: Dialog, spec: ClauseSpec) -> frozenset[str]:
    """The answers that decide whether a clause stands."""
    return frozenset(key for path in compiled(spec.when).paths for key in answers_behind(dialog, path))


def _wording(dialog: Dialog, template: Template, spec: ClauseSpec) -> frozenset[str]:
    """The answers that the words of a clause read; fields of records aside, of which a template names the whole."""
    names = {name for wording in template.wordings.values() for name in _names(wording.clauses, spec.id)}
    return frozenset(key for name in names for key in answers_behind(dialog, name))


def _names(clauses: Mapping[str, ClauseText], id: str) -> Iterable[str]:
    return compiled_text(clauses[id].source).names if id in clauses else ()


def told(dialog: Dialog, template: Template, document: Document, step: Step) -> Iterator[Message]:
    """In sentences, what the answer to a question does in the contract."""
    fed, named = fed_by(dialog, template, document, step.key), places(template, document)
    if fed.printed:
        yield msg("The contract prints it in: {clauses}.", clauses=_listed(fed.printed, named))
    if fed.decided:
        yield msg("It decides on the words of: {clauses}.", clauses=_listed(fed.decided, named))
    if fed.waiting:
        yield nmsg(
            "Another answer could bring in one more clause.",
            "Other answers could bring in {n} more clauses.",
            fed.waiting,
        )
    if not (fed.printed or fed.decided or fed.waiting):
        yield msg("No clause prints it: it shapes the contract as a whole, or what you are asked.")


def _listed(ids: tuple[str, ...], named: Mapping[str, Place]) -> Message:
    found = [named[id] for id in ids[:_MOST_NAMED]]
    # The title of an article is said once for all its clauses: 3.1 服务费用、3.4.
    clauses = Words(
        tuple(
            replace(place, titles={}) if number and place.titles == found[number - 1].titles else place
            for number, place in enumerate(found)
        )
    )
    more = len(ids) - _MOST_NAMED
    if more > 0:
        return nmsg("{clauses} and one more", "{clauses} and {n} more", more, clauses=clauses)
    return Message("{clauses}", {"clauses": clauses})


def teller(template: Template, languages: Mapping[str, Language]) -> Callable[[Interview, Step], tuple[Message, ...]]:
    """What tells a conversation, which knows questions only, what an answer does in the contract."""

    def tell(interview: Interview, step: Step) -> tuple[Message, ...]:
        try:
            document = assemble(interview.dialog, template, interview.draft, languages)
        except AssemblyError as error:
            return (error.message,)
        return tuple(told(interview.dialog, template, document, step))

    return tell

"""Template + draft → document. The live preview and the final file are this one function.

Which clauses print and their numbers are worked out first, from the structure
and the answers; then each clause is rendered in each language, parsed, and its
values filled in. Works on unfinished drafts: what is missing is a named blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from wenyue.drafting.document import AnnexLine, Article, Clause, Document, Part, Text
from wenyue.drafting.keeping import Kept
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.reuse import Earlier, Reads
from wenyue.drafting.template import CONTRACT, NUMBER_LINE, ClauseSpec, PartSpec, Template
from wenyue.drafting.writing import ClauseWriter
from wenyue.interview.conditions import is_true
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.values import Overlay, second_language
from wenyue.language import Language

_CLAUSES: Kept[Clause] = Kept()
_NOTHING: Mapping[str, object] = MappingProxyType({})


def assemble(
    dialog: Dialog,
    template: Template,
    draft: Draft,
    languages: Mapping[str, Language],
    *,
    text: tuple[str, ...] = (),
    signing: bool = False,
    paper: str = CONTRACT,
    supplied: Mapping[str, object] = _NOTHING,
    interview: Interview | None = None,
) -> Document:
    """The contract that the answers make, or another ``paper`` of its template.

    ``text`` are the languages of the document, the prevailing one first; by
    default what the answers say. ``languages`` must hold them all. ``signing``
    leaves out the draft's footer. ``supplied`` are values that no answer gives,
    by the names under which the paper reads them. ``interview`` is one of this
    dialog and draft, where there is one: what it has worked out is not worked out
    again. Raises AssemblyError when a template cannot be rendered.
    """
    interview = interview or Interview(dialog, draft)
    spoken = {code: languages[code] for code in text or languages_of(interview)}
    if paper == CONTRACT and not supplied:
        return _noted(_contract(template, interview, spoken, signing=signing), interview, spoken)
    drafted = _drafted(template, interview, spoken, signing=signing, paper=paper, supplied=supplied).document
    is_annex = all(paper in template.wordings[code].labels.annexes for code in spoken)
    return _noted(drafted, interview, spoken) if is_annex else drafted


def _noted(document: Document, interview: Interview, languages: Mapping[str, Language]) -> Document:
    """The document with a note at its head where it is, or holds, a text in a language that is not the contract's:
    no clause says which of the two prevails."""
    said = interview.dialog.disclaimers.translation
    if not said or set(languages) <= set(languages_of(interview)):
        return document
    words = {code: Text(language.say(said), bold=True) for code, language in languages.items()}
    return replace(document, note={code: (text,) for code, text in words.items()})


def _contract(
    template: Template, interview: Interview, languages: Mapping[str, Language], *, signing: bool
) -> Document:
    """The contract, from what it was for the draft before where that says the same."""
    key = (*languages, signing)
    earlier: Earlier | None = template.earlier.get(key)
    reached = earlier.reached(interview, languages) if earlier else None
    if earlier is not None and reached is not None:
        interview.take_over(earlier.interview, reached)
        if earlier.numbers_hold(interview.structure, reached):
            writers = _writers(template, interview, languages, earlier.numbering, anew=True)
            stale = earlier.stale(writers, reached)
            clause_of = _ClauseMaker(template, earlier.numbering, writers, interview.structure)
            document = _with_new(earlier.document, stale, clause_of) if stale else earlier.document
            template.earlier[key] = earlier.followed_by(interview, writers, document)
            return document
    drafted = _drafted(template, interview, languages, signing=signing)
    reads = earlier.reads if earlier and earlier.reads.dialog is interview.dialog else None
    reads = reads or Reads(interview.dialog, template.structure, {code: template.wordings[code] for code in languages})
    identities = {code: writer.known for code, writer in drafted.writers.items()}
    template.earlier[key] = Earlier(reads, interview, languages, drafted.numbering, identities, drafted.document)
    return drafted.document


def get_ready(template: Template) -> None:
    """Work out now what the contracts to come are made with, after the first in each language: for a thread."""
    for earlier in tuple(template.earlier.values()):
        earlier.reads.get_ready()


def _with_new(document: Document, stale: frozenset[str], clause_of: _ClauseMaker) -> Document:
    """The document with the stale clauses written anew; every other one, and what holds only such, is the same."""
    specs = clause_of.template.specs

    def clauses(before: tuple[Clause, ...]) -> tuple[Clause, ...]:
        if stale.isdisjoint([clause.id for clause in before]):
            return before
        return tuple([clause_of.one(specs[clause.id]) if clause.id in stale else clause for clause in before])

    def article(one: Article) -> Article:
        new = clauses(one.clauses)
        return one if new is one.clauses else replace(one, clauses=new)

    number = document.contract_no
    return replace(
        document,
        contract_no={code: clause_of.writers[code].line(NUMBER_LINE) for code in number}
        if NUMBER_LINE in stale
        else number,
        front=clauses(document.front),
        parts=tuple([replace(part, articles=tuple(map(article, part.articles))) for part in document.parts]),
        back=clauses(document.back),
    )


class _Drafted(NamedTuple):
    """A paper, and what it was made with."""

    document: Document
    numbering: Numbering
    writers: Mapping[str, ClauseWriter]


def _drafted(
    template: Template,
    interview: Interview,
    languages: Mapping[str, Language],
    *,
    signing: bool,
    paper: str = CONTRACT,
    supplied: Mapping[str, object] = _NOTHING,
) -> _Drafted:
    """A paper from nothing."""
    dialog = interview.dialog
    chosen = template.paper(paper)
    values = Overlay(interview.structure, **supplied) if supplied else interview.structure
    contract = Numbering(template, interview) if chosen is not template else None
    numbering = Numbering(chosen, interview, contract, values)
    writers = _writers(chosen, interview, languages, numbering, supplied)
    clause_of = _ClauseMaker(chosen, numbering, writers, values)
    parts = {part.id: part for part in chosen.structure.parts}
    front = parts["front"].clauses
    has_number_line = any(spec.id == NUMBER_LINE for spec in front)
    document = Document(
        languages=tuple(languages),
        title={code: _title(chosen, numbering, paper, code) for code in languages},
        contract_no={code: writer.line(NUMBER_LINE) for code, writer in writers.items() if has_number_line},
        front=tuple(clause_of.all(spec for spec in front if spec.id != NUMBER_LINE)),
        parts=tuple(
            clause_of.part(parts[id])
            for id in ("one", "two", "three")
            if id in parts and numbering.prints_any(parts[id])
        ),
        back=tuple(clause_of.all(parts["back"].clauses)),
        annexes=numbering.annexes() if paper == CONTRACT else (),
        footer={}
        if signing
        else {code: language.say(dialog.disclaimers.in_document) for code, language in languages.items()},
        meta={"dialog": dialog.id, "version": dialog.version, "law_date": dialog.law_date},
    )
    return _Drafted(document, numbering, writers)


def _writers(
    template: Template,
    interview: Interview,
    languages: Mapping[str, Language],
    numbering: Numbering,
    supplied: Mapping[str, object] = _NOTHING,
    *,
    anew: bool = False,
) -> Mapping[str, ClauseWriter]:
    return {
        code: ClauseWriter(
            interview,
            template.wordings[code],
            language,
            numbering,
            # Whatever languages are printed, answers are typed in the first of the script.
            prevailing=code == interview.dialog.languages[0],
            supplied=supplied,
            anew=anew,
        )
        for code, language in languages.items()
    }


def languages_of(interview: Interview) -> tuple[str, ...]:
    """The languages of the contract as the answers have it: the first of the script, or two side by side."""
    second = second_language(interview.dialog, interview.structure)
    return (interview.dialog.languages[0], second) if second else interview.dialog.languages[:1]


def _title(template: Template, numbering: Numbering, paper: str, code: str) -> str:
    """The title in the paper's words; that of an annex with its number."""
    wording = template.wordings[code]
    if paper not in wording.labels.annexes:
        return wording.title
    ordinal = numbering.annex_ordinal(paper)
    label = AnnexLine(paper, ordinal, {}).label(code) if ordinal else ""
    colon = "" if not label else "：" if code.startswith("zh") else ": "
    return f"{label}{colon}{wording.labels.annexes[paper]}"


class _ClauseMaker:
    """Puts rendered clauses together: items under their clause, clauses under articles and parts."""

    def __init__(
        self,
        template: Template,
        numbering: Numbering,
        writers: Mapping[str, ClauseWriter],
        values: Mapping[str, object],
    ) -> None:
        self.template = template
        self.numbering = numbering
        self.writers = writers
        self.values = values

    def part(self, part: PartSpec) -> Part:
        articles = [
            Article(
                article.id,
                self.numbering.articles[article.id],
                self._titles(article.id),
                tuple(self.all(article.clauses)),
            )
            for article in part.articles
            if article.id in self.numbering.articles
        ]
        if part.clauses:
            articles.append(Article(part.id, 0, {}, tuple(self.all(part.clauses))))
        return Part(part.id, self._titles(part.id), tuple(articles))

    def _titles(self, id: str) -> Mapping[str, str]:
        return {code: writer.wording.titles.get(id, "") for code, writer in self.writers.items()}

    def all(self, specs: Iterable[ClauseSpec]) -> Iterable[Clause]:
        """The clauses that print, without those that are items of another."""
        return (self.one(spec) for spec in specs if spec.id in self.numbering.printed and not spec.item_of)

    def one(self, spec: ClauseSpec) -> Clause:
        """A clause that prints, with its items."""
        items = [item for item in self.template.items.get(spec.id, ()) if item.id in self.numbering.printed]
        ticked = is_true(spec.ticked, self.values) if spec.ticked else None
        words = {code: writer.blocks(spec, items, ticked) for code, writer in self.writers.items()}
        level, number = self.numbering.numbers.get(spec.id, ("none", ()))
        # The same words under the same number are the same clause.
        same = (level, number, *words, *map(id, words.values()))
        kept = _CLAUSES.get(spec, *same)
        return (
            _CLAUSES.keep(Clause(spec.id, level, number, words, spec.laws, spec.favours), spec, *same)
            if kept is None
            else kept
        )

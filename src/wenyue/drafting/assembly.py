"""Template + draft → document. The live preview and the final file are this one function.

Which clauses print and their numbers are worked out first, from the structure
and the answers; then each clause is rendered in each language, parsed, and its
values filled in. Works on unfinished drafts: what is missing is a named blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from wenyue.drafting.document import AnnexLine, Article, Clause, Document, Part
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.template import CONTRACT, NUMBER_LINE, ClauseSpec, PartSpec, Template
from wenyue.drafting.writing import ClauseWriter
from wenyue.interview.conditions import is_true
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.values import Overlay, second_language
from wenyue.language import Language

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
    codes = text or languages_of(interview)
    chosen = template.paper(paper)
    values = Overlay(interview.structure, **supplied) if supplied else interview.structure
    contract = Numbering(template, interview) if chosen is not template else None
    numbering = Numbering(chosen, interview, contract, values)
    writers = {
        code: ClauseWriter(
            interview,
            chosen.wordings[code],
            languages[code],
            numbering,
            # Whatever languages are printed, answers are typed in the first of the script.
            prevailing=code == dialog.languages[0],
            supplied=supplied,
        )
        for code in codes
    }
    clause_of = _ClauseMaker(chosen, numbering, writers, values)
    parts = {part.id: part for part in chosen.structure.parts}
    front = parts["front"].clauses
    has_number_line = any(spec.id == NUMBER_LINE for spec in front)
    return Document(
        languages=codes,
        title={code: _title(chosen, numbering, paper, code) for code in codes},
        contract_no={code: writers[code].line(NUMBER_LINE) for code in codes if has_number_line},
        front=tuple(clause_of.all(spec for spec in front if spec.id != NUMBER_LINE)),
        parts=tuple(
            clause_of.part(parts[id])
            for id in ("one", "two", "three")
            if id in parts and numbering.prints_any(parts[id])
        ),
        back=tuple(clause_of.all(parts["back"].clauses)),
        annexes=numbering.annexes() if paper == CONTRACT else (),
        footer={} if signing else {code: languages[code].say(dialog.disclaimers.in_document) for code in codes},
        meta={"dialog": dialog.id, "version": dialog.version, "law_date": dialog.law_date},
    )


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
        printed = [spec for spec in specs if spec.id in self.numbering.printed]
        items: dict[str, list[ClauseSpec]] = {}
        for spec in printed:
            if spec.item_of:
                items.setdefault(spec.item_of, []).append(spec)
        for spec in printed:
            if spec.item_of:
                continue
            ticked = is_true(spec.ticked, self.values) if spec.ticked else None
            words = {code: writer.blocks(spec, items.get(spec.id, ()), ticked) for code, writer in self.writers.items()}
            level, number = self.numbering.numbers.get(spec.id, ("none", ()))
            yield Clause(spec.id, level, number, words, spec.laws, spec.favours)

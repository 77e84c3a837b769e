"""What there is to find in a contract that is being talked about, its clauses among it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Clause, Document, block_inlines, text_of
from wenyue.drafting.template import Template
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary
from wenyue.interview.search import Entry, entries
from wenyue.language import Language, Message


@dataclass(frozen=True, slots=True)
class _InEach:
    """A text that the contract has in several languages; a reader of another one sees the first."""

    texts: Mapping[str, str]

    def written(self, language: Language) -> str:
        return self.texts.get(language.code) or next(iter(self.texts.values()))


def findable(
    dialog: Dialog, template: Template, draft: Draft, languages: Mapping[str, Language], glossary: Glossary
) -> tuple[Entry, ...]:
    """All there is to go to by words: questions, answers, settings, terms, and the clauses in every language
    spoken. Raises AssemblyError."""
    spoken = tuple(code for code in template.wordings if code in languages)
    interview = Interview(dialog, draft)
    document = assemble(dialog, template, draft, languages, text=spoken, interview=interview)
    return (*entries(interview, glossary), *clauses(document))


def clauses(document: Document) -> Iterator[Entry]:
    """Every article and clause of ``document``, by its number, its heading and its words.

    The document may be in more languages than the contract: whoever searches need not know which that is.
    ``target`` is the id of the article or clause.
    """
    for clause in document.front:
        yield from _clause(clause, {}, document.languages)
    for part in document.parts:
        for article in part.articles:
            if any(article.titles.values()):
                titles = tuple(title for title in article.titles.values() if title)
                yield Entry("clause", article.id, _title(article.label, article.titles, document.languages), titles)
            for clause in article.clauses:
                yield from _clause(clause, article.titles, document.languages)
    for clause in document.back:
        yield from _clause(clause, {}, document.languages)


def _clause(clause: Clause, titles: Mapping[str, str], codes: tuple[str, ...]) -> Iterator[Entry]:
    texts = {
        code: " ".join(text_of(tuple(block_inlines(block))) for block in clause.words.get(code, ())) for code in codes
    }
    if not any(texts.values()):
        return
    words = Message("{text}", {"text": _InEach(texts)})
    labels = tuple(dict.fromkeys(clause.label(code) for code in codes if clause.label(code)))
    if labels or titles:
        yield Entry("clause", clause.id, _title(clause.label, titles, codes), labels, tuple(texts.values()), words)
    else:
        yield Entry("clause", clause.id, words, (), tuple(texts.values()))


def _title(label: Callable[[str], str], titles: Mapping[str, str], codes: tuple[str, ...]) -> Message:
    both = {code: f"{label(code).rstrip('、')} {titles.get(code, '')}".strip() for code in codes}
    return Message("{text}", {"text": _InEach(both)})

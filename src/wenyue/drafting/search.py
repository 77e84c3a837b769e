"""The contract's clauses, to be found by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wenyue.drafting.document import Clause, Document
from wenyue.interview.search import Entry
from wenyue.language import Language, Message


@dataclass(frozen=True, slots=True)
class _InEach:
    """A text that the contract has in several languages; a reader of another one sees the first."""

    texts: Mapping[str, str]

    def written(self, language: Language) -> str:
        return self.texts.get(language.code) or next(iter(self.texts.values()))


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
    texts = {code: " ".join(inline.text for inline in clause.inlines(code)) for code in codes}
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

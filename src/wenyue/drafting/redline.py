"""Two drafts of a contract as one tree, in which the words know whether they are gone, new, or in both.

The tree is that of the new draft, with its numbers; what is gone stands where it
stood, its old number as part of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wenyue.drafting.compare import aligned, in_order, pieces
from wenyue.drafting.document import (
    Article,
    Block,
    Clause,
    Document,
    FlowChart,
    Inline,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Part,
    SignatureBlock,
    Table,
    Text,
    block_inlines,
    item_label,
    text_of,
)


@dataclass(frozen=True, slots=True)
class Gone(Text):
    """Words of the old draft that the new one lacks."""


@dataclass(frozen=True, slots=True)
class New(Text):
    """Words of the new draft that the old one lacks."""


@dataclass(frozen=True, slots=True)
class Redline:
    """The merged tree; ``new`` and ``gone`` are the ids of parts and articles whose titles one draft lacks."""

    document: Document
    new: frozenset[str]
    gone: frozenset[str]


def redline(old: Document, new: Document) -> Redline:
    """What became of ``old`` in ``new``. Both are in the same languages."""
    return _Merging(old, new).merged()


Titled = TypeVar("Titled", Part, Article, Clause)


class _Merging:
    """One comparison, from the parts down to the words."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = old, new
        self.languages = new.languages
        self._new: set[str] = set()
        self._gone: set[str] = set()

    def merged(self) -> Redline:
        old, new = self.old, self.new
        noted = new.note or old.note
        document = replace(
            new,
            note={code: _words(old.note.get(code, ()), new.note.get(code, ())) for code in self.languages if noted},
            contract_no={
                language: _words(old.contract_no.get(language, ()), inlines)
                for language, inlines in new.contract_no.items()
            },
            front=tuple(self._clauses(old.front, new.front)),
            parts=tuple(self._parts()),
            back=tuple(self._clauses(old.back, new.back)),
        )
        return Redline(document, frozenset(self._new), frozenset(self._gone))

    def _parts(self) -> Iterator[Part]:
        for before, after in _pairs(self.old.parts, self.new.parts):
            self._mark(before, after)
            articles = tuple(self._articles(before.articles if before else (), after.articles if after else ()))
            if after is not None:
                yield replace(after, articles=articles)
            elif before is not None:
                yield replace(before, articles=articles)

    def _articles(self, old: Sequence[Article], new: Sequence[Article]) -> Iterator[Article]:
        for before, after in _pairs(old, new):
            self._mark(before, after)
            clauses = tuple(self._clauses(before.clauses if before else (), after.clauses if after else ()))
            if after is not None:
                yield replace(after, clauses=clauses)
            elif before is not None:
                titles = {language: before.label(language) + title for language, title in before.titles.items()}
                yield Article(before.id, 0, titles, clauses)

    def _mark(self, before: Part | Article | None, after: Part | Article | None) -> None:
        if before is None and after is not None:
            self._new.add(after.id)
        if after is None and before is not None:
            self._gone.add(before.id)

    def _clauses(self, old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Clause]:
        for before, after in _pairs(old, new):
            if after is None:
                assert before is not None
                yield Clause(before.id, "none", (), {code: _taken_out(before, code) for code in self.languages})
                continue
            words = {
                code: tuple(_blocks(before.words.get(code, ()) if before else (), after.words.get(code, ()), code))
                for code in self.languages
            }
            yield replace(after, words=words)


def _pairs(old: Sequence[Titled], new: Sequence[Titled]) -> Iterator[tuple[Titled | None, Titled | None]]:
    """Those with the same id together, in the order of the new draft; what is gone where it stood."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for id in in_order(list(before), list(after)):
        yield before.get(id), after.get(id)


def _taken_out(clause: Clause, language: str) -> tuple[Block, ...]:
    blocks = [block for block in clause.words.get(language, ()) if not isinstance(block, SignatureBlock)]
    gone = [words for block in blocks for words in _paragraphs(block, language)]
    if gone and clause.label(language):
        gone[0] = (Text(f"{clause.label(language)} "), *gone[0])
    return tuple(Paragraph(_all(Gone, words)) for words in gone)


def _paragraphs(block: Block, language: str) -> Iterator[Inlines]:
    """A block as paragraphs: what is taken out needs no form, only its words."""
    match block:
        case Item(ordinal, inlines):
            yield (Text(item_label(ordinal, language)), *inlines)
        case Table(header, rows):
            for cells in (header, *rows):
                yield (Text(" | ".join(map(text_of, cells))),)
        case Lines(lines):
            yield from lines
        case _:
            yield tuple(block_inlines(block))


def _blocks(old: Sequence[Block], new: Sequence[Block], language: str) -> Iterator[Block]:
    texts = [[" ".join(text_of(tuple(block_inlines(block))).split()) for block in blocks] for blocks in (old, new)]
    first = bool(old and new) and isinstance(old[0], Paragraph) and isinstance(new[0], Paragraph)
    if first:
        # The first words carry the number, however different they are.
        yield _block(old[0], new[0])
    start = int(first)
    for one, other in aligned(texts[0][start:], texts[1][start:]):
        before = old[start + one] if one is not None else None
        after = new[start + other] if other is not None else None
        if before is not None and after is not None and _have_one_form(before, after):
            yield _block(before, after)
            continue
        if before is not None:
            yield from (Paragraph(_all(Gone, words)) for words in _paragraphs(before, language))
        if after is not None:
            yield _block(None, after)


def _have_one_form(old: Block, new: Block) -> bool:
    if isinstance(old, Table) and isinstance(new, Table):
        return len(old.header) == len(new.header)
    return type(old) is type(new)


def _block(old: Block | None, new: Block) -> Block:
    """Two blocks of one form as one; a block that is new altogether without an old one."""
    match new:
        case Paragraph(inlines) | Item(inlines=inlines):
            return replace(new, inlines=_words(tuple(block_inlines(old)) if old else (), inlines))
        case Lines(lines):
            return Lines(_lines(old.lines if isinstance(old, Lines) else (), lines))
        case Table(header, rows):
            before = old if isinstance(old, Table) else Table(((),) * len(header), ())
            head = tuple(map(_words, before.header, header))
            return Table(head, tuple(_cells(before.rows, rows)))
        case SignatureBlock(pairs, lines):
            signed = old if isinstance(old, SignatureBlock) else SignatureBlock((), ())
            merged = tuple((left, right) for left, right in _cells(signed.rows, pairs))
            return SignatureBlock(merged, _lines(signed.lines, lines))
        case FlowChart():
            return new  # its steps are items as well, and there the change is marked


def _lines(old: Sequence[Inlines], new: Sequence[Inlines]) -> tuple[Inlines, ...]:
    return tuple(line for (line,) in _cells([(line,) for line in old], [(line,) for line in new]))


def _cells(old: Sequence[tuple[Inlines, ...]], new: Sequence[tuple[Inlines, ...]]) -> Iterator[tuple[Inlines, ...]]:
    """Rows of cells, those that belong together merged cell by cell."""
    texts = [[" | ".join(map(text_of, cells)) for cells in rows] for rows in (old, new)]
    for one, other in aligned(*texts):
        width = len(new[other] if other is not None else old[one or 0])
        before = old[one] if one is not None else ((),) * width
        after = new[other] if other is not None else ((),) * width
        yield tuple(map(_words, before, after))


def _words(old: Inlines, new: Inlines) -> Inlines:
    if text_of(old) == text_of(new):
        return new
    found: list[Inline] = []
    for piece in pieces(old, new):
        match piece.kind:
            case "gone":
                found += _all(Gone, piece.inlines)
            case "new":
                found += _all(New, piece.inlines)
            case _:
                found += piece.inlines
    return tuple(found)


def _all(kind: type[Gone] | type[New], inlines: Iterable[Inline]) -> Inlines:
    return tuple(kind(inline.text, inline.bold) for inline in inlines)

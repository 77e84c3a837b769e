"""The order of reading, once for all formats.

`rows` turns the tree into a flat stream. A row is one thing to print and has a
side for every language of the document, the prevailing language first, so that
a writer only decides what each kind of row looks like and how two sides stand
together:

    title · contract number · note · front clauses
    part title · article title · clauses          (for each part and article)
    back clauses · disclaimer                     (no disclaimer in the version for signing)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby, zip_longest
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

from wenyue.drafting.document import (
    Article,
    Blank,
    Block,
    Clause,
    Document,
    FlowChart,
    Inlines,
    Paragraph,
    Printed,
    SignatureBlock,
    Text,
    number_label,
    text_of,
)
from wenyue.drafting.keeping import Kept
from wenyue.language import clean

COMES_ALONG = 15
"""Letters at the end of the last clause that stand on the page of the signatures below it."""


class Side(NamedTuple):
    """One language of a row: the number as text formats print it (may be empty) and the blocks."""

    language: str
    label: str
    blocks: tuple[Block, ...]


class Heading(NamedTuple):
    """A title; every side has one paragraph.

    ``ordinal`` is the article's number, 0 where there is none. ``depth`` is the
    place in the outline: 1 for the title, then without gaps.
    """

    level: Literal["title", "part", "article"]
    id: str
    ordinal: int
    sides: tuple[Side, ...]
    depth: int


class NumberLine(NamedTuple):
    """The line with the contract's number; every side has one paragraph."""

    sides: tuple[Side, ...]

    @property
    def names_parties(self) -> bool:
        """Whether the line says more than the number: in an annex, which contract between whom it belongs to."""
        return len(_values(inlines_of(self.sides[0]))) > 1


class Note(NamedTuple):
    """What a translation says about itself below the title; every side has one paragraph."""

    sides: tuple[Side, ...]


class Body(NamedTuple):
    """A clause, or what stands of it around signatures or a picture (then only the first run has the number)."""

    clause: Clause
    sides: tuple[Side, ...]


class SignatureLine(NamedTuple):
    """One line to sign on: a cell for each party, or one cell over the full width.

    ``room`` says that the line is the last of its step and space for a seal or
    a hand belongs below it: 甲方（盖章） and Party A (seal) are signed once. The
    dates, which are the last of several pairs, need none.
    """

    language: str
    cells: tuple[Inlines, ...]
    room: bool


class Signature(NamedTuple):
    """The lines to sign on, the languages in step: each line is followed by itself in the other language."""

    clause: Clause
    lines: tuple[SignatureLine, ...]

    @property
    def is_short(self) -> bool:
        """Whether the parties sign in one place only, as on a form: a page of its own for that would be a waste."""
        return sum(line.room and len(line.cells) > 1 for line in self.lines) == 1


class Picture(NamedTuple):
    """A flow chart in every language. Formats without pictures leave it out: its steps are items as well."""

    charts: tuple[tuple[str, FlowChart], ...]


class Disclaimer(NamedTuple):
    """What a draft says about itself; every side has one paragraph."""

    sides: tuple[Side, ...]


Row = Heading | NumberLine | Note | Body | Signature | Picture | Disclaimer


_CLAUSES: Kept[tuple[Row, ...]] = Kept()
_ARTICLES: Kept[tuple[Row, ...]] = Kept()


def rows(document: Document, *, signing: bool = False) -> Iterator[Row]:
    """The whole document in the order of reading. What is the same in another document is the same object."""
    languages = document.languages
    yield _heading("title", "", 0, _words(document.title, languages), 1)
    if any(document.contract_no.get(language) for language in languages):
        yield NumberLine(
            tuple(Side(language, "", (Paragraph(document.contract_no[language]),)) for language in languages)
        )
    if document.note:
        yield Note(tuple(Side(code, "", (Paragraph(document.note.get(code, ())),)) for code in languages))
    for clause in document.front:
        yield from _kept_clause(clause, languages)
    depth = 2
    for part in document.parts:
        if any(part.titles.get(language) for language in languages):
            yield _heading("part", part.id, 0, _words(part.titles, languages), 2)
            depth = 3
        for article in part.articles:
            yield from _kept_article(article, languages, depth)
    for clause in document.back:
        yield from _kept_clause(clause, languages)
    if not signing and document.footer:
        yield _disclaimer(_words(document.footer, languages))


def _kept_article(article: Article, languages: tuple[str, ...], depth: int) -> tuple[Row, ...]:
    return _ARTICLES.made(lambda *new: tuple(_article(*new)), article, languages, depth)


def _article(article: Article, languages: tuple[str, ...], depth: int) -> Iterator[Row]:
    if any(article.titles.get(language) for language in languages):
        yield _heading("article", article.id, article.ordinal, _words(article.titles, languages), depth)
    for clause in article.clauses:
        yield from _kept_clause(clause, languages)


def _words(said: Mapping[str, str], languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([(language, said.get(language, "")) for language in languages])


@lru_cache(maxsize=1024)
def _heading(
    level: Literal["title", "part", "article"], id: str, ordinal: int, words: tuple[tuple[str, str], ...], depth: int
) -> Heading:
    sides = [_line(code, text, number_label("article", (ordinal,), code) if ordinal else "") for code, text in words]
    return Heading(level, id, ordinal, tuple(sides), depth)


@lru_cache(maxsize=64)
def _disclaimer(words: tuple[tuple[str, str], ...]) -> Disclaimer:
    return Disclaimer(tuple(_line(code, text) for code, text in words))


def _kept_clause(clause: Clause, languages: tuple[str, ...]) -> tuple[Row, ...]:
    return _CLAUSES.made(lambda *new: tuple(_clause(*new)), clause, languages)


def inlines_of(side: Side) -> Inlines:
    """The inlines of a side that has one paragraph."""
    (paragraph,) = side.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def _values(inlines: Inlines) -> list[int]:
    """The places of what the person answered, or left open."""
    return [place for place, inline in enumerate(inlines) if isinstance(inline, Blank | Printed)]


def running_head(document: Document) -> tuple[tuple[str, str], ...]:
    """What stands at the top of every page, each with its language: the contract's number, and the titles.

    Empty where no number is printed. The number comes first, so that no line ends inside it, and it comes once. Of a
    line that names the parties as well only the number is taken: it is the first answer in it.
    """
    first = document.languages[0]
    inlines = document.contract_no.get(first, ())
    values = _values(inlines)
    number = text_of(inlines[: values[0] + 1] if values else inlines).lstrip("（(")
    number = " ".join(printable(number).split())
    if not number:
        return ()
    number = number if len(number) <= _NUMBER else f"{number[: _NUMBER - 1]}…"
    return ((first, number), *[(language, printable(document.title[language])) for language in document.languages])


_NUMBER = 60  # characters of the number at the top of each page; the whole of it stands below the title


def in_words(label: str) -> bool:
    """Whether a number is a name, as 场景条款2 and Scenario Term 2 are: set in bold, it does not run into the words."""
    return label[:1].isalpha()


def lead(label: str) -> str:
    """A number and what stands between it and the words: 1.1 and a space; 一、 and （1） have room of their own. A
    full stop ends Scenario Term 2, which begins a sentence otherwise."""
    if not label or label.endswith(("、", "）")):
        return label
    return f"{label}. " if in_words(label) and label.isascii() else f"{label} "


def _line(language: str, text: str, label: str = "") -> Side:
    return Side(language, label, (Paragraph((Text(text),)),))


def _clause(clause: Clause, languages: tuple[str, ...]) -> Iterator[Row]:
    """A clause as one row; a signature block or a flow chart inside it becomes a row of its own."""
    words = [clause.words.get(language, ()) for language in languages]
    if not any(type(block) in _APART for blocks in words for block in blocks):
        yield Body(clause, tuple(map(Side, languages, map(clause.label, languages), words)))
        return
    runs = [[(kind, tuple(run)) for kind, run in groupby(blocks, key=_apart)] for blocks in words]
    first = True
    while any(runs):
        # What stands apart waits until no language has words left to print above it.
        kind = min(run[0][0] for run in runs if run)
        taken = [run.pop(0)[1] if run and run[0][0] == kind else () for run in runs]
        labels = [clause.label(language) if first else "" for language in languages]
        if kind == _APART.index(SignatureBlock) + 1:
            yield Signature(clause, tuple(_in_step(languages, taken)))
        elif kind:
            charts = [
                (language, block)
                for language, run in zip(languages, taken, strict=True)
                for block in run
                if isinstance(block, FlowChart)
            ]
            yield Picture(tuple(charts))
        else:
            yield Body(clause, tuple(map(Side, languages, labels, taken)))
        first = False


_APART = (SignatureBlock, FlowChart)


def _apart(block: Block) -> int:
    """0 for words; else which of the blocks that stand apart."""
    return _APART.index(type(block)) + 1 if type(block) in _APART else 0


def _in_step(languages: tuple[str, ...], taken: Iterable[tuple[Block, ...]]) -> Iterator[SignatureLine]:
    """The lines of every language's signature blocks, one step after the other."""
    blocks = [[block for block in run if isinstance(block, SignatureBlock)] for run in taken]
    paired = [[pair for block in run for pair in block.rows] for run in blocks]
    single = [[(line,) for block in run for line in block.lines] for run in blocks]
    steps: chain[tuple[tuple[Inlines, ...] | None, ...]] = chain(zip_longest(*paired), zip_longest(*single))
    dates = max(map(len, paired), default=0) - 1
    for number, step in enumerate(steps):
        lines = [(language, cells) for language, cells in zip(languages, step, strict=True) if cells is not None]
        for place, (language, cells) in enumerate(lines, 1):
            shown = tuple(map(_on_one_line, cells)) if len(cells) > 1 else cells
            yield SignatureLine(language, shown, room=place == len(lines) and not 0 < number == dates)


_SIGNED = 36  # Latin letters, in half the width of a page
_SHORTEST_LINE = 6
_DRAWN = re.compile("_+$")


def width_of(text: str) -> int:
    """In Latin letters; a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _on_one_line(cell: Inlines) -> Inlines:
    """A cell to sign in, the drawn line at its end made as short as it takes to stand beside its words."""
    over = width_of(text_of(cell)) - _SIGNED
    if over <= 0 or type(cell[-1]) is not Text:
        return cell
    text = cell[-1].text
    drawn = _DRAWN.search(text)
    if drawn is None:
        return cell
    length = max(_SHORTEST_LINE, len(drawn[0]) - over)
    return (*cell[:-1], Text(f"{text[: drawn.start()]}{drawn[0][:length]}", cell[-1].bold))


# What no format can carry: control characters, marks that reorder text, half surrogate pairs, and the two
# code points that XML forbids.
UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_NEVER = re.compile("[\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` with nothing but visible characters, spaces and newlines: what every writer prints of a value."""
    if UNPRINTABLE.search(text) is None:
        return text
    return _NEVER.sub("", clean(text)).replace("\t", " ")

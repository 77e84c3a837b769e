"""The contract as a tree: what every writer prints, and what the preview shows.

One tree serves all formats and both languages. Numbers and references are
worked out once, before any writer sees them; every printed value and every
blank knows which answer it comes from.

    Document
    ├── title, contract number line        (Paragraph per language)
    ├── parts: tuple[Part, ...]            one, two, three; one alone in a paper that goes with the contract
    │   └── articles: tuple[Article, ...]
    │       └── clauses: tuple[Clause, ...]    number + words per language
    └── front and back clauses (parties, signature block, annex list)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["article", "clause", "scenario", "section", "none"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A value from an answer, as the contract's language writes it. ``key`` names the answer (``party_a.name``)."""

    text: str
    key: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """An open line (``____``) with the answer that would fill it."""

    text: str
    key: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a clause that prints: 第5.1条, Article 5.1. ``target`` is the clause's id."""

    text: str
    target: str
    bold: bool = False


Inline = Text | Printed | Blank | Reference
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item under a clause: （1）, (1). ``clause`` is the id of the clause record it comes from."""

    ordinal: int
    inlines: Inlines
    clause: str


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; every row has as many cells as ``header``."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stay together, one below the other (particulars of a party)."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The two sides' signature lines: rows of two cells (Party A, Party B), then full-width lines. Of several rows
    the last has the dates: each party signs on its own day."""

    rows: tuple[tuple[Inlines, Inlines], ...]
    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of a flow chart: what is done (``title``), by whom and within what time (``note``, may be empty).

    ``ordinal`` counts from 1. ``next`` is the ordinal of the step that follows,
    0 at the end; for a decision it is the step after a yes, and ``other`` the
    one after a no (0 where nothing is decided).
    """

    ordinal: int
    title: Inlines
    note: Inlines
    next: int
    other: int = 0

    @property
    def is_decision(self) -> bool:
        return self.other > 0


@dataclass(frozen=True, slots=True)
class FlowChart:
    """Steps joined by arrows. A picture and nothing but: the same steps stand above it as items, in every format."""

    steps: tuple[FlowStep, ...]


Block = Paragraph | Item | Table | Lines | SignatureBlock | FlowChart
Words = Mapping[str, tuple[Block, ...]]
"""The blocks of one clause by language code."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in every language of the document.

    ``number`` is the ordinal path: (5, 1) is 5.1 in article 五; (2,) in part
    three is 场景条款2, as a section of an annex 二、; () carries no number (front
    and back matter).
    """

    id: str
    level: Level
    number: tuple[int, ...]
    words: Words
    laws: tuple[str, ...] = ()
    favours: Literal["A", "B", "neutral"] = "neutral"

    def label(self, language: str) -> str:
        """The number as the text formats print it: ``5.1``, ``场景条款2``, ``Scenario Term 2``; empty if none."""
        return number_label(self.level, self.number, language)

    def inlines(self, language: str) -> Iterator[Inline]:
        """Every inline of one language in the order of the text."""
        for block in self.words.get(language, ()):
            yield from block_inlines(block)


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its clauses. ``ordinal`` counts from 1 over the whole contract."""

    id: str
    ordinal: int
    titles: Mapping[str, str]
    clauses: tuple[Clause, ...]

    def label(self, language: str) -> str:
        """``五、`` or ``5.``; empty where the part numbers its clauses itself (ordinal 0)."""
        return number_label("article", (self.ordinal,), language) if self.ordinal else ""


@dataclass(frozen=True, slots=True)
class Part:
    """通用条款, 专用条款, 场景补充条款: a titled run of articles."""

    id: str
    titles: Mapping[str, str]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One line of the annex list: its number and title in each language."""

    id: str
    ordinal: int
    titles: Mapping[str, str]

    def label(self, language: str) -> str:
        return f"附件{self.ordinal}" if language.startswith("zh") else f"Annex {self.ordinal}"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole contract or a paper that goes with it, in one language or in two side by side
    (``languages``, the prevailing first).

    ``footer`` is the disclaimer that drafts carry below the text; empty in the
    version for signing. ``note`` stands below the title of a text that is, or
    holds, a translation of the contract. ``blanks`` lists the keys of answers still open, once
    each, in the order of the text.
    """

    languages: tuple[str, ...]
    title: Mapping[str, str]
    contract_no: Mapping[str, Inlines]
    front: tuple[Clause, ...]
    parts: tuple[Part, ...]
    back: tuple[Clause, ...]
    annexes: tuple[AnnexLine, ...] = ()
    footer: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, Inlines] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)

    def clauses(self) -> Iterator[Clause]:
        """Every clause in the order of the text."""
        yield from self.front
        for part in self.parts:
            for article in part.articles:
                yield from article.clauses
        yield from self.back

    def inlines(self, language: str) -> Iterator[Inline]:
        """Every inline of one language in the order of the text."""
        yield from self.contract_no.get(language, ())
        for clause in self.clauses():
            yield from clause.inlines(language)

    @property
    def blanks(self) -> tuple[str, ...]:
        found = dict.fromkeys(
            inline.key for language in self.languages for inline in self.inlines(language) if isinstance(inline, Blank)
        )
        return tuple(found)


def block_inlines(block: Block) -> Iterator[Inline]:
    """The inlines of one block in reading order."""
    match block:
        case Paragraph(inlines) | Item(inlines=inlines):
            yield from inlines
        case Table(header, rows):
            for cells in (header, *rows):
                for cell in cells:
                    yield from cell
        case Lines(lines):
            for line in lines:
                yield from line
        case SignatureBlock(pairs, lines):
            for pair in pairs:
                for cell in pair:
                    yield from cell
            for line in lines:
                yield from line
        case FlowChart():
            return  # its words are those of the items above it


def text_of(inlines: Inlines) -> str:
    """The plain text of a run of inlines."""
    return "".join(inline.text for inline in inlines)


_CHINESE_DIGITS = "零一二三四五六七八九"


def chinese_ordinal(number: int) -> str:
    """1 → 一, 10 → 十, 18 → 十八, 21 → 二十一 (article numbers, 1 to 99)."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _CHINESE_DIGITS[tens] + "十"
    return ten + (_CHINESE_DIGITS[ones] if ones or not tens else "")


def number_label(level: Level, number: tuple[int, ...], language: str) -> str:
    """The number of an article or clause as the text formats print it."""
    chinese = language.startswith("zh")
    match level, number:
        case "article" | "section", (ordinal,):
            return f"{chinese_ordinal(ordinal)}、" if chinese else f"{ordinal}."
        case "clause", (article, ordinal):
            return f"{article}.{ordinal}"
        case "scenario", (ordinal,):
            return f"场景条款{ordinal}" if chinese else f"Scenario Term {ordinal}"
        case _:
            return ""


def item_label(ordinal: int, language: str) -> str:
    """（1） or (1)."""
    return f"（{ordinal}）" if language.startswith("zh") else f"({ordinal})"


def onward(step: FlowStep, language: str) -> str:
    """Where a step of a flow chart goes on: 是，转第（4）项；否，转第（9）项, or go to (10). Empty where that is the
    next one, and at the end."""
    following, other = (item_label(ordinal, language) for ordinal in (step.next, step.other))
    chinese = language.startswith("zh")
    if step.is_decision:
        return f"是，转第{following}项；否，转第{other}项" if chinese else f"yes, go to {following}; no, go to {other}"
    if step.next in (0, step.ordinal + 1):
        return ""
    return f"转第{following}项" if chinese else f"go to {following}"


def reference_label(level: Level, number: tuple[int, ...], language: str) -> str:
    """How the text refers to a clause or an article: 第5.1条, Article 5.1; 第九条, Article 9; 场景条款2."""
    if level == "scenario":
        return number_label(level, number, language)
    if level == "article" and language.startswith("zh"):
        return f"第{chinese_ordinal(number[0])}条"
    path = ".".join(str(ordinal) for ordinal in number)
    return f"第{path}条" if language.startswith("zh") else f"Article {path}"

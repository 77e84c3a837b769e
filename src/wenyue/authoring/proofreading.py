"""What a proof-reader would mark in a contract: broken numbers, leftovers of the template, bad punctuation,
and places where the two languages do not say the same."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wenyue.answers import numerals
from wenyue.drafting.document import (
    Block,
    Clause,
    Document,
    FlowChart,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Printed,
    Reference,
    SignatureBlock,
    Table,
    Text,
    block_inlines,
    item_label,
    reference_label,
    text_of,
)
from wenyue.interview.dialog import Dialog, Question, Setting
from wenyue.language import Message, msg, plain_number

_EVERYWHERE = (
    (
        re.compile(r"[{}]|(?<![A-Za-z])(?:None|True|False|Decimal)(?![A-Za-z])"),
        msg("This comes from the template, not from a person."),
    ),
    (re.compile("[\ue000-\uf8ff]"), msg("A value or a reference was not filled in.")),
    (re.compile(r"（\s*）|\(\s*\)|“\s*”|《\s*》"), msg("The brackets are empty.")),
)
_CHINESE = (
    (re.compile(r"[，。；：、！？]\s*[，。；：、！？]"), msg("Two punctuation marks follow one another.")),
    (re.compile(r"(?<=[\u4e00-\u9fff])[,;:.](?=[\u4e00-\u9fff])"), msg("The punctuation mark is not a Chinese one.")),
    (re.compile(r"第\s*条"), msg("A number is missing.")),
)
_ENGLISH = (
    (re.compile(r"[,;:] ?[,;:.]|\.\.(?!\.)|\. ?[,;](?<!etc\.,)"), msg("Two punctuation marks follow one another.")),
    (re.compile(r"\s[,;.:](?:\s|$)"), msg("There is a space before the punctuation mark.")),
    (re.compile(r"[，。；：、]|[\u4e00-\u9fff]"), msg("This is Chinese in the English text.")),
    (re.compile(r"\bArticle(?!\s+\d)\s*(?:[,.;)]|$)"), msg("A number is missing.")),
)
_MONTHS = {month: str(number) for number, month in enumerate(calendar.month_name) if month}
_ROUND_THE_CLOCK = re.compile("7×24小时")  # an idiom, not a figure
# Han characters count as letters, so \b does not part them from an id.
_WITH_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9_])[a-z0-9]+(?:_[a-z0-9]+)+(?![A-Za-z0-9_])")
_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万| million)?")
_LARGE = {"万": 10_000, " million": 1_000_000, "": 1}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to correct: what it is, in which clause and language, and the words around it."""

    what: Message
    clause: str
    language: str
    excerpt: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Equal for the same fault in different contracts."""
        return self.what.id, self.clause, self.language, self.excerpt


def proofread(
    dialog: Dialog, document: Document, typed: frozenset[str] = frozenset(), contract: Document | None = None
) -> Iterator[Fault]:
    """The faults of a contract, or of a paper that goes with ``contract``. ``typed`` are texts of answers,
    which may say what they like."""
    codes = frozenset(choice.id for question in dialog.questions for choice in question.choices if "_" in choice.id) | {
        choice.id
        for record in dialog.records
        for field in record.fields
        for choice in field.choices
        if "_" in choice.id
    }
    yield from _numbers(document)
    yield from _references(document, contract or document)
    for language in document.languages:
        for clause in document.clauses():
            for line in (line for block in clause.words[language] for line in lines_of(block)):
                yield from _line(clause, language, _of_template(dialog, line, typed), codes)
            yield from _blanks(dialog, clause, language)
    if len(document.languages) > 1:
        yield from _differences(document)


def lines_of(block: Block) -> Iterator[Inlines]:
    """The lines of a block; every cell of a table is one."""
    match block:
        case Paragraph(inlines) | Item(inlines=inlines):
            yield inlines
        case Lines(lines):
            yield from lines
        case Table(header, rows):
            for cells in (header, *rows):
                yield from cells
        case SignatureBlock(pairs, lines):
            for pair in pairs:
                yield from pair
            yield from lines
        case FlowChart():
            return  # its words are those of the items that follow it


def _numbers(document: Document) -> Iterator[Fault]:
    """Articles, clauses and items count without a gap."""
    ordinal = scenario = section = 0
    for part in document.parts:
        for article in part.articles:
            if article.ordinal:
                ordinal += 1
            if article.ordinal and article.ordinal != ordinal:
                yield Fault(msg("The articles do not count through."), article.id, "", str(article.ordinal))
            for count, clause in enumerate(article.clauses, 1):
                scenario += clause.level == "scenario"
                section += clause.level == "section"
                numbers = {"clause": (ordinal, count), "scenario": (scenario,), "section": (section,)}
                expected = numbers.get(clause.level, ())
                if clause.number != expected:
                    yield Fault(msg("The clauses do not count through."), clause.id, "", str(clause.number))
    for clause in document.clauses():
        for language, blocks in clause.words.items():
            ordinals = [block.ordinal for block in blocks if isinstance(block, Item)]
            if ordinals != list(range(1, len(ordinals) + 1)):
                yield Fault(msg("The items do not count through."), clause.id, language, str(ordinals))


def _references(document: Document, contract: Document) -> Iterator[Fault]:
    """Every reference leads to something that prints, under the number it has there."""
    for language in document.languages:
        labels = {**dict(_labels(contract, language)), **dict(_labels(document, language))}
        for clause in document.clauses():
            for block in clause.words[language]:
                for inline in block_inlines(block):
                    if isinstance(inline, Reference) and not inline.text.startswith(labels.get(inline.target, "\0")):
                        yield Fault(msg("The reference leads to another number."), clause.id, language, inline.text)


def _labels(document: Document, language: str) -> Iterator[tuple[str, str]]:
    """How a reference to each clause, item and annex begins."""
    for clause in document.clauses():
        label = reference_label(clause.level, clause.number, language) if clause.number else ""
        yield clause.id, label
        for block in clause.words[language]:
            if isinstance(block, Item) and block.clause != clause.id:
                yield block.clause, label + item_label(block.ordinal, language)
    for part in document.parts:
        for article in part.articles:
            if article.ordinal:
                yield article.id, reference_label("article", (article.ordinal,), language)
    for annex in document.annexes:
        yield annex.id, annex.label(language)


def _of_template(dialog: Dialog, line: Inlines, typed: frozenset[str]) -> str:
    """The line with a box for what somebody typed, and for what the checks say, which is read where it is written."""
    return "".join(
        "□" if isinstance(part, Printed) and (part.text in typed or part.key.partition(".")[0] not in dialog.variables)
        else part.text
        for part in line
    )  # fmt: skip


def _line(clause: Clause, language: str, text: str, codes: frozenset[str]) -> Iterator[Fault]:
    own = _CHINESE if language.startswith("zh") else _ENGLISH
    for pattern, what in (*_EVERYWHERE, *own):
        for match in pattern.finditer(text):
            yield Fault(what, clause.id, language, _around(text, match.start(), match.end()))
    for match in _WITH_UNDERSCORE.finditer(text):
        if match.group(0) in codes:
            yield Fault(msg("An option’s id is printed instead of its words."), clause.id, language, match.group(0))


def _around(text: str, start: int, end: int) -> str:
    before, after = max(0, start - 12), min(len(text), end + 12)
    return f"{'…' if before else ''}{text[before:after]}{'…' if after < len(text) else ''}"


def _blanks(dialog: Dialog, clause: Clause, language: str) -> Iterator[Fault]:
    """Open lines that nobody is told about: typed into the template, or of an answer that has no name."""
    for block in clause.words[language]:
        for inline in block_inlines(block):
            if isinstance(inline, Text):
                # Lines for signatures are filled in by hand.
                if "__" in inline.text and not isinstance(block, SignatureBlock):
                    yield Fault(msg("This open line belongs to no answer."), clause.id, language, inline.text[-40:])
            elif inline.text.startswith("__") and not _has_name(dialog, getattr(inline, "key", "")):
                yield Fault(
                    msg("This open line belongs to no answer."), clause.id, language, getattr(inline, "key", "")
                )


def _has_name(dialog: Dialog, key: str) -> bool:
    name, _, field = key.partition(".")
    source = dialog.variables.get(name)
    if isinstance(source, Question):
        return not field or field in source.fields
    return isinstance(source, Setting) or name == "annexes"


def _differences(document: Document) -> Iterator[Fault]:
    """Figures, dates and open lines that one language has and the other has not."""
    chinese = next((code for code in document.languages if code.startswith("zh")), "")
    english = next((code for code in document.languages if not code.startswith("zh")), "")
    if not chinese or not english:
        return
    for clause in document.clauses():
        ours, theirs = _text(clause, chinese), _text(clause, english)
        left, right = _figures(ours), _figures(_with_month_numbers(theirs))
        for number in sorted(left - right):
            if not _in_words(number, theirs.lower(), chinese=False):
                yield Fault(msg("The figure stands in one language only."), clause.id, chinese, plain_number(number))
        for number in sorted(right - left):
            if not _in_words(number, ours, chinese=True):
                yield Fault(msg("The figure stands in one language only."), clause.id, english, plain_number(number))
        keys = {code: _keys(clause, code) for code in (chinese, english)}
        for key in sorted(keys[chinese] ^ keys[english]):
            code = chinese if key in keys[chinese] else english
            yield Fault(msg("The answer stands in one language only."), clause.id, code, key)


def _text(clause: Clause, language: str) -> str:
    return "\n".join(text_of(line) for block in clause.words[language] for line in lines_of(block))


def _keys(clause: Clause, language: str) -> frozenset[str]:
    inlines = (inline for block in clause.words[language] for inline in block_inlines(block))
    return frozenset(key for inline in inlines if (key := getattr(inline, "key", "")))


def _figures(text: str) -> frozenset[Decimal]:
    figures = _FIGURE.findall(_ROUND_THE_CLOCK.sub("", text))
    return frozenset(
        (Decimal(figure.replace(",", "").rstrip(".")) * _LARGE[unit]).normalize() for figure, unit in figures
    )


def _with_month_numbers(text: str) -> str:
    for month, number in _MONTHS.items():
        text = re.sub(rf"\b{month}\b", number, text)
    return text


def _in_words(number: Decimal, text: str, *, chinese: bool) -> bool:
    """Whether the number is written in words, or as its ten-thousandth part (万分之五 is 0.05%)."""
    candidates = (number, number * 100)
    for value in candidates:
        if value != value.to_integral_value() or value > 99_999_999:
            continue
        whole = int(value)
        words = (numerals.chinese(whole), "两" if whole == 2 else "") if chinese else (numerals.english(whole),)
        if any(word and word in text for word in words):
            return True
    return False

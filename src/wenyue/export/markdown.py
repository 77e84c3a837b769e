"""Markdown: headings, paragraphs and tables, stable enough to compare two versions line by line.

Numbers are part of the text, never Markdown's own lists, which renumber
themselves. Everything printed is escaped, the template's words as well as the
answers, so that nothing anybody typed becomes markup, whatever dialect reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenyue.drafting.document import (
    Block,
    Document,
    FlowChart,
    Inlines,
    Item,
    Lines,
    Paragraph,
    SignatureBlock,
    Table,
    item_label,
)
from wenyue.drafting.keeping import Kept
from wenyue.export.layout import Disclaimer, Heading, Picture, Row, Side, Signature, inlines_of, lead, printable, rows

_BREAK = "\\\n"
_ROWS: Kept[tuple[str, ...]] = Kept()
_GAP = "　　　　"  # between the two sides of a signature line; ordinary spaces would be folded


def write(document: Document, *, signing: bool = False) -> bytes:
    """The document as UTF-8 Markdown (CommonMark; tables as in GitHub's dialect)."""
    paragraphs: list[str] = []
    for row in rows(document, signing=signing):
        paragraphs += _ROWS.made(lambda new: tuple(_row(new)), row)
    return ("\n\n".join(paragraphs) + "\n").encode()


def _row(row: Row) -> Iterator[str]:
    """What stands between two empty lines."""
    match row:
        case Heading(sides=sides, depth=depth):
            for side in sides:
                yield f"{'#' * depth} {lead(side.label)}{_one_line(inlines_of(side))}"
        case Signature(lines=lines):
            yield _BREAK.join(_GAP.join(map(_one_line, line.cells)).strip() for line in lines)
        case Disclaimer(sides=sides):
            yield "---"
            for side in sides:
                yield from _side(side)
        case Picture():
            return  # its steps are items as well
        case _:
            for side in row.sides:
                yield from _side(side)


def _side(side: Side) -> Iterator[str]:
    label = side.label
    if label and not (side.blocks and isinstance(side.blocks[0], Paragraph)):
        yield lead(label).rstrip()
        label = ""
    for block in side.blocks:
        yield _block(block, side.language, lead(label))
        label = ""


def _block(block: Block, language: str, label: str) -> str:
    match block:
        case Paragraph(inlines):
            return _words(inlines, label)
        case Item(ordinal, inlines):
            return _words(inlines, lead(item_label(ordinal, language)))
        case Lines(lines):
            return _BREAK.join(map(_words, lines))
        case Table(header, body):
            rule = "|" + " --- |" * len(header)
            return "\n".join([_cells(header), rule, *map(_cells, body)])
        case FlowChart() | SignatureBlock():
            raise AssertionError("pictures and signature blocks have a row of their own")


def _cells(cells: tuple[Inlines, ...]) -> str:
    return f"| {' | '.join(_words(cell).replace(_BREAK, '<br>') for cell in cells)} |"


def _one_line(inlines: Inlines) -> str:
    return _words(inlines).replace(_BREAK, " ")


def _words(inlines: Inlines, label: str = "") -> str:
    """Escaped words; a new line in a value becomes a hard break."""
    runs: list[tuple[bool, str]] = [(False, label)]
    for inline in inlines:
        if inline.bold == runs[-1][0]:
            runs[-1] = (inline.bold, runs[-1][1] + inline.text)
        else:
            runs.append((inline.bold, inline.text))
    text = "".join(_strong(_escape(run)) if bold else _escape(run) for bold, run in runs)
    return _BREAK.join(_LINE_START.sub(_escape_start, line.strip()) for line in text.strip().split("\n"))


def _strong(text: str) -> str:
    """Asterisks beside punctuation do not always make bold text in Chinese, where no spaces stand around them."""
    if not text:
        return ""
    return f"**{text}**" if text[0].isalnum() and text[-1].isalnum() else f"<strong>{text}</strong>"


# Marks that mean something anywhere in a line. Underscores inside a word (服务期限为____年) mean nothing.
_MARK = re.compile(r"[\\`*\[\]<#|~{$]|&(?=#?\w+;)|(?<!\w)_+|_+(?!\w)")
# Marks that mean something at the start of a line: quotes, lists, underlines of headings.
_LINE_START = re.compile(r"^([>+=-]|\d{1,9}[.)](?=\s|$))")


# Most words have none of them, and this is much quicker to know.
_ANY_MARK = re.compile(r"[\\`*\[\]<#|~{$&_]")


def _escape(text: str) -> str:
    text = printable(text)
    if _ANY_MARK.search(text) is None:
        return text
    return _MARK.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), text)


def _escape_start(found: re.Match[str]) -> str:
    mark = found[0]
    return f"{mark[:-1]}\\{mark[-1]}"

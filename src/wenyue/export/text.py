"""Plain text: the words and numbers of the contract and nothing else, one paragraph a line, unwrapped.

Meant for reading in a terminal and for comparing two versions line by line.
In two languages the prevailing one stands first and the other right below it,
clause by clause.
"""

from __future__ import annotations

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
    text_of,
)
from wenyue.drafting.keeping import Kept
from wenyue.export.layout import Body, Disclaimer, Heading, Picture, Row, Side, Signature, lead, printable, rows

_GAP = "        "  # between the two sides of a signature line
_CELL = " | "
_ROWS: Kept[tuple[str, ...]] = Kept()


def write(document: Document, *, signing: bool = False) -> bytes:
    """The document as UTF-8 text."""
    texts: list[str] = []
    for row in rows(document, signing=signing):
        texts += _kept_row(row)
    return ("\n\n".join(texts) + "\n").encode()


def paragraphs(document: Document, *, signing: bool = False) -> Iterator[tuple[str, str]]:
    """What stands between two empty lines, each with the id of the clause or heading it belongs to ("" for others)."""
    for row in rows(document, signing=signing):
        place = row.id if isinstance(row, Heading) else row.clause.id if isinstance(row, Body | Signature) else ""
        for text in _kept_row(row):
            yield place, text


def _kept_row(row: Row) -> tuple[str, ...]:
    return _ROWS.made(lambda new: tuple(_row(new)), row)


def _row(row: Row) -> Iterator[str]:
    """What stands between two empty lines."""
    match row:
        case Signature(lines=lines):
            yield "\n".join(_GAP.join(map(_words, line.cells)).rstrip() for line in lines)
        case Disclaimer(sides=sides):
            yield "\n".join(["----", *(line for side in sides for line in _side(side))])
        case Heading(level="title", sides=sides):
            yield "\n".join(line for side in sides for line in _side(side))
        case Picture():
            return  # its steps are items as well
        case _:
            for side in row.sides:
                if side.label or side.blocks:
                    yield "\n".join(_side(side))


def _side(side: Side) -> list[str]:
    lines = [line for block in side.blocks for line in _block(block, side.language)]
    if not side.label:
        return lines
    if not lines or not isinstance(side.blocks[0], Paragraph):
        return [lead(side.label).rstrip(), *lines]
    return [lead(side.label) + lines[0], *lines[1:]]


def _block(block: Block, language: str) -> Iterator[str]:
    match block:
        case Paragraph(inlines):
            yield _words(inlines)
        case Item(ordinal, inlines):
            yield lead(item_label(ordinal, language)) + _words(inlines)
        case Lines(lines):
            for line in lines:
                yield _words(line)
        case Table(header, body):
            for cells in (header, *body):
                yield _CELL.join(_words(cell).replace("\n    ", " ") for cell in cells)
        case FlowChart() | SignatureBlock():
            raise AssertionError("pictures and signature blocks have a row of their own")


def _words(inlines: Inlines) -> str:
    """Later lines of a value are set in, so that none of them can pass for a clause."""
    return printable(text_of(inlines)).replace("\n", "\n    ")

"""A contract as the paragraphs that a Word file has, each with the clause it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from wenyue.drafting.compare import Passage
from wenyue.drafting.document import (
    Block,
    Document,
    Inline,
    Inlines,
    Item,
    Lines,
    Paragraph,
    SignatureBlock,
    Table,
    Text,
    item_label,
)
from wenyue.export.layout import Body, Disclaimer, Heading, Note, NumberLine, Row, Side, Signature, inlines_of, rows

TITLE, NUMBER, NOTE = "title", "number", "note"
"""The places of what stands above the first clause."""


def passages(document: Document) -> tuple[Passage, ...]:
    """Every paragraph in the order of reading; of the signature block every cell. No disclaimer, no empty ones."""
    found = (passage for row in rows(document, signing=True) for passage in _row(row))
    return tuple(passage for passage in found if passage.text)


def _row(row: Row) -> Iterator[Passage]:
    match row:
        case Heading(level, id, sides=sides):
            for side in sides:
                yield Passage(id or level, side.language, side.label, inlines_of(side))
        case NumberLine(sides):
            for side in sides:
                yield Passage(NUMBER, side.language, "", inlines_of(side))
        case Note(sides):
            for side in sides:
                yield Passage(NOTE, side.language, "", inlines_of(side))
        case Body(clause, sides):
            for side in sides:
                yield from _side(clause.id, side)
        case Signature(clause, lines):
            for line in lines:
                for cell in line.cells:
                    yield Passage(clause.id, line.language, "", cell)
        case Disclaimer():
            pass


def _side(clause: str, side: Side) -> Iterator[Passage]:
    """The number stands with the first words, whatever they are."""
    label = side.label
    for block in side.blocks:
        for own, inlines in _block(block, side.language):
            yield Passage(clause, side.language, label or own, inlines)
            label = ""


def _block(block: Block, language: str) -> Iterator[tuple[str, Inlines]]:
    match block:
        case Paragraph(inlines):
            yield "", inlines
        case Item(ordinal, inlines):
            yield item_label(ordinal, language), inlines
        case Lines(lines):
            joined: list[Inline] = []
            for line in lines:
                joined += (*([Text("\n")] if joined else []), *line)
            yield "", tuple(joined)
        case Table(header, body):
            for cells in (header, *body):
                for cell in cells:
                    yield "", cell
        case SignatureBlock():
            raise AssertionError("signature blocks are rows of their own")

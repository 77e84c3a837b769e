"""Rendered clause text → blocks. Parsed once per shape: the text between marks is the template's own.

The Markdown of a clause is small: paragraphs, bullet lists (its numbered
items), lines of one paragraph (particulars that stand below each other),
``left | right`` lines (the two sides of a signature block) and ``**bold**``.
Markdown's own rule for bold fails beside Chinese brackets, hence ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from wenyue.drafting.document import Blank, Inline, Inlines, Printed, Reference, Text
from wenyue.drafting.marks import Held, split_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text or one mark, in a parsed shape."""

    text: str
    mark: int | None
    bold: bool


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A parsed block before its marks are filled: ``kind`` and its lines."""

    kind: Literal["paragraph", "item"]
    lines: tuple[Line, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Shape, ...]:
    """The blocks of a clause's rendered text, marks unfilled."""
    shapes: list[Shape] = []
    in_item = False
    for token in _markdown().parse(text):
        match token.type:
            case "list_item_open":
                in_item = True
            case "list_item_close":
                in_item = False
            case "inline":
                lines = tuple(_pieces(line) for line in token.content.split("\n"))
                shapes.append(Shape("item" if in_item else "paragraph", lines))
    return tuple(shapes)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable("list")


def _pieces(line: str) -> Line:
    pieces: list[Piece] = []
    for number, run in enumerate(_BOLD.split(line)):
        for piece in split_marks(run):
            bold = number % 2 == 1
            pieces.append(Piece("", piece, bold) if isinstance(piece, int) else Piece(piece, None, bold))
    return tuple(pieces)


def fill(line: Line, held: list[Held]) -> Inlines:
    """A parsed line with its values in place."""
    filled: list[Inline] = []
    for piece in line:
        if piece.mark is None:
            filled.append(Text(piece.text, piece.bold))
            continue
        value = held[piece.mark]
        match value:
            case Text(text):
                filled.append(Text(text, piece.bold))
            case Printed(text, key):
                if text:
                    filled.append(Printed(text, key, piece.bold))
            case Blank(text, key):
                filled.append(Blank(text, key, piece.bold))
            case Reference(text, target):
                filled.append(Reference(text, target, piece.bold))
            case _:
                raise ValueError("A table or a list of annexes stands on a line of its own.")
    return _merged(filled)


def _merged(inlines: list[Inline]) -> Inlines:
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.bold == last.bold:
            merged[-1] = Text(last.text + inline.text, last.bold)
        else:
            merged.append(inline)
    return tuple(merged)


def split_sides(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """The two sides of a ``left | right`` line; None for any other line."""
    for place, inline in enumerate(line):
        if isinstance(inline, Text) and " | " in inline.text:
            left, right = inline.text.split(" | ", 1)
            before = (*line[:place], *((Text(left, inline.bold),) if left else ()))
            after = (*((Text(right, inline.bold),) if right else ()), *line[place + 1 :])
            return before, after
    return None

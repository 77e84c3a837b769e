"""Rendered clause text → blocks. Parsed once per shape: the text between marks is the template's own.

The Markdown of a clause is small: paragraphs, bullet lists (its numbered
items), tables, lines of one paragraph (particulars that stand below each
other), ``left | right`` lines (the two sides of a signature block) and ``**bold**``.
Markdown's own rule for bold fails beside Chinese brackets, hence ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from wenyue.drafting.document import Inline, Inlines, Printed, Table, Text
from wenyue.drafting.marks import Held, Listed, split_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BESIDE = " | "


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a parsed shape: the number of its mark."""

    mark: int
    bold: bool


Line = tuple[Text | Place, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A parsed block before its marks are filled: ``kind`` and its lines; of a table the ``rows`` of cells,
    its head first. ``sides``: whether a line has two (``left | right``)."""

    kind: Literal["paragraph", "item", "table"]
    lines: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...] = ()
    sides: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Shape, ...]:
    """The blocks of a clause's rendered text, marks unfilled."""
    shapes: list[Shape] = []
    in_item = False
    rows: list[list[Line]] = []
    for token in _markdown().parse(text):
        match token.type:
            case "tr_open":
                rows.append([])
            case "table_close":
                shapes.append(Shape("table", (), tuple(map(tuple, rows))))
                rows = []
            case "inline" if rows:
                rows[-1].append(_pieces(token.content))
            case "list_item_open":
                in_item = True
            case "list_item_close":
                in_item = False
            case "inline":
                lines = tuple(_pieces(line) for line in token.content.split("\n"))
                sides = any(isinstance(piece, Text) and _BESIDE in piece.text for line in lines for piece in line)
                shapes.append(Shape("item" if in_item else "paragraph", lines, sides=sides))
    return tuple(shapes)


def parse_rows(text: str, columns: int) -> tuple[tuple[Line, ...], ...]:
    """The rows of a table that stand without its head. Raises ValueError for anything else."""
    rule = "|" + " --- |" * columns
    shapes = parse(f"{rule.replace('-', ' ')}\n{rule}\n{text.strip()}")
    if len(shapes) != 1 or shapes[0].kind != "table":
        raise ValueError("The rows of a table begin with | and have no empty line between them.")
    return shapes[0].rows[1:]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["list", "table"])


def _pieces(line: str) -> Line:
    pieces: list[Text | Place] = []
    for number, run in enumerate(_BOLD.split(line)):
        bold = number % 2 == 1
        pieces += [Place(one, bold) if isinstance(one, int) else Text(one, bold) for one in split_marks(run)]
    return tuple(pieces)


def fill(line: Line, held: Sequence[Held]) -> Inlines:
    """A parsed line with its values in place."""
    filled: list[Inline] = []
    is_loose = False  # whether words of the template may have become neighbours
    for piece in line:
        if isinstance(piece, Text):
            filled.append(piece)
            continue
        value = held[piece.mark]
        if isinstance(value, Table | Listed):
            raise ValueError("A table or a list of annexes stands on a line of its own.")
        if isinstance(value, Text) or not value.text:
            is_loose = True
        if value.text or not isinstance(value, Printed):
            filled.append(replace(value, bold=True) if piece.bold else value)
    return merged(filled) if is_loose else tuple(filled)


def merged(inlines: list[Inline]) -> Inlines:
    """Neighbouring words of the template as one run."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.bold == last.bold:
            found[-1] = Text(last.text + inline.text, last.bold)
        else:
            found.append(inline)
    return tuple(found)


def split_sides(line: Inlines) -> tuple[Inlines, Inlines] | None:
    """The two sides of a ``left | right`` line; None for any other line."""
    for place, inline in enumerate(line):
        if isinstance(inline, Text) and _BESIDE in inline.text:
            left, right = inline.text.split(_BESIDE, 1)
            before = (*line[:place], *((Text(left, inline.bold),) if left else ()))
            after = (*((Text(right, inline.bold),) if right else ()), *line[place + 1 :])
            return before, after
    return None

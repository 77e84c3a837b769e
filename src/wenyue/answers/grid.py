"""A list given cell by cell, as in a table: each cell in the place of its column.

The cells are read as `rows` reads them; only which cell is which need not be
found out. What a person pasted from a spreadsheet is cut into cells here too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from wenyue.answers.reading import Asked, Column, Problem, Several
from wenyue.answers.rows import MAX_ROWS, Row, is_heading, read_cell
from wenyue.language import Message, clean, msg

EMPTY = ("", "-")
"""What a cell holds that was left out."""
NEEDED = msg("This is needed.")


@dataclass(frozen=True, slots=True)
class Grid:
    """What cells were read as: the rows that hold anything, and by row and column what is wrong.

    ``rows`` has the values by column id for every row of the cells, also those with problems;
    ``sure`` is false where a value was worked out and is to be looked at.
    """

    rows: tuple[Row, ...]
    problems: Mapping[tuple[int, str], Message]
    sure: bool = True

    @property
    def filled(self) -> tuple[Row, ...]:
        """The rows that hold anything."""
        return tuple(row for row in self.rows if row)


def read_grid(cells: Sequence[Sequence[str]], asked: Asked) -> Grid:
    """The cells of a table, row by row, each row with one cell for each column (missing ones are empty)."""
    rows: list[Row] = []
    problems: dict[tuple[int, str], Message] = {}
    sure = True
    for number, texts in enumerate(cells):
        row: Row = {}
        before: date | None = None
        given = [clean(text).strip() for text in texts]
        for place, column in enumerate(asked.columns):
            text = given[place] if place < len(given) else ""
            if text in EMPTY:
                continue
            found = read_cell(text, column, asked, before)
            if found is None:
                problems[number, column.id] = _reason(text, column, asked)
                continue
            row[column.id] = found.value
            before = found.value if isinstance(found.value, date) else before
            sure = sure and found.literal
        if any(text not in EMPTY for text in given):
            for place, column in enumerate(asked.columns):
                if column.required and (place >= len(given) or given[place] in EMPTY):
                    problems[number, column.id] = NEEDED
        rows.append(row)
    if len([row for row in rows if row]) > MAX_ROWS and asked.columns:
        problems[MAX_ROWS, asked.columns[0].id] = msg("At most {n} rows fit here.", n=MAX_ROWS)
    return Grid(tuple(rows), MappingProxyType(problems), sure)


def _reason(text: str, column: Column, asked: Asked) -> Message:
    from wenyue.answers import kind

    reading = kind(column.kind).understand(text, asked)
    match reading:
        case Problem(reason):
            return reason
        case Several(_, Message() as reason):
            return reason
        case _:
            return msg("That can be read in more than one way.")


def cells_of(text: str, columns: Sequence[Column] = ()) -> tuple[tuple[str, ...], ...]:
    """A block pasted from a spreadsheet as cells: tabs between cells, lines between rows. A first row
    that only names the columns is left out."""
    text = clean(text)
    rows = csv.reader(io.StringIO(text), delimiter="\t") if '"' in text and "\t" in text else _split(text)
    found = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    found = [row for row in found if any(row)]
    if found and is_heading(found[0], columns):
        del found[0]
    return tuple(found)


def _split(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]

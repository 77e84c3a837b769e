"""Repeated lists typed on lines: 国庆 10-01 至 10-07 加30%, or cells between commas, tabs or bars.

One line is one row. Cells that are separated are taken in the order of the
columns; in running text each column takes the words that are a value of its
kind, and the column of free text takes what is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from wenyue.answers.duration import Duration
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Column, Kind, Problem, Reading, Value
from wenyue.answers.text import LONGEST_TEXT
from wenyue.answers.values import Period
from wenyue.language import Language, Message, Words, clean, msg

Row = dict[str, object]
MAX_ROWS = 200
# Two tabs have an empty cell between them, as spreadsheets copy it.
_CELLS = re.compile(r"[^\S\t]*[\t|｜；;][^\S\t]*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
# Words that only join cells: 从 … 至 … 加 …
_JOINTS = frozenset((
    "至", "到", "从", "-", "--", "—", "~", "～", "是", "为", "于", "共", "另", "加", "收", "to", "from", "until",
    "till", "and", "+", "plus", "at",
))  # fmt: skip
_PREFIX = re.compile(r"^(?:从|自|至|到|加收|加|另加|上浮|上调|共|约|为|\+|~|-|—)(?=[\d一二两三四五六七八九十百])")


class Rows:
    """Kind ``rows``: a tuple of dicts, cells by column id; a cell that may be left out is not there."""

    name = "rows"

    def understand(self, text: str, asked: Asked) -> Reading:
        example = _example(asked.columns)
        if len(text) > LONGEST_TEXT:
            return unread(msg("That is longer than {n} characters.", n=LONGEST_TEXT), example)
        lines = [line.strip() for line in clean(text).split("\n")]
        lines = [re.sub(r"^(?:[-*•]|\(?\d{1,2}[.)、](?!\d))\s*", "", line) for line in lines if line.strip(" -*•")]
        if len(lines) > 1 and is_heading(_CELLS.split(lines[0]), asked.columns):
            del lines[0]  # pasted with the names of the columns
        if not lines or not asked.columns:
            return unread(msg("Please give one row per line."), example)
        lines = [row for line in lines for row in _rows_of(line, asked)]
        if len(lines) > MAX_ROWS:
            return Problem(msg("At most {n} rows fit here.", n=MAX_ROWS), example)
        rows: list[Row] = []
        literal = True
        note: Message | None = None
        for number, line in enumerate(lines, 1):
            found = _row(line, asked)
            if isinstance(found, Problem):
                if len(lines) == 1:
                    return Problem(found.reason, example, found.understood)
                return Problem(msg("Row {n}: {reason}", n=number, reason=found.reason), example, found.understood)
            row, row_literal, row_note = found
            rows.append(row)
            literal, note = literal and row_literal, note or row_note
        return Value(tuple(rows), literal, note)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        """One row per line, cells in the order of the columns."""
        return "\n".join(write_row(row, language, asked) for row in _rows(value))

    def to_data(self, value: object) -> object:
        return [{id: cell_to_data(cell) for id, cell in row.items()} for row in _rows(value)]

    def from_data(self, data: object) -> tuple[Row, ...]:
        if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
            raise TypeError(f"not rows: {data!r}")
        return tuple({str(id): cell_from_data(cell) for id, cell in row.items()} for row in data)


def is_heading(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether the cells are but the names of columns, as the first row of a spreadsheet has them."""
    names = {label.casefold() for column in columns for label in (*column.labels.values(), column.id)}
    given = [cell.strip().casefold() for cell in cells if cell.strip()]
    return len(given) > 1 and all(cell in names for cell in given)


def _rows(value: object) -> tuple[Row, ...]:
    if not isinstance(value, tuple) or not all(isinstance(row, dict) for row in value):
        raise TypeError(f"not rows: {value!r}")
    return value


def write_row(row: Mapping[str, object], language: Language, asked: Asked) -> str:
    """The cells of one row between bars; ``-`` for one left out."""
    cells = []
    for column in asked.columns:
        if column.id in row:
            cells.append(_kind(column.kind).write(row[column.id], language, asked).replace("|", "/"))
        else:
            cells.append("-")
    return " | ".join(cells)


def _kind(name: str) -> Kind:
    # The kinds know no rows; rows know the kinds.
    from wenyue.answers import kind

    return kind(name)


def cell_to_data(cell: object) -> object:
    """A cell as JSON data that says what it is, since a stored row does not know its columns."""
    match cell:
        case bool() | int() | str():
            return cell
        case Decimal():
            return {"decimal": str(cell)}
        case date():
            return {"date": cell.isoformat()}
        case Duration():
            return {"duration": _kind("duration").to_data(cell)}
        case Period():
            return {"period": _kind("period").to_data(cell)}
        case tuple():
            return [cell_to_data(item) for item in cell]
        case _:
            raise TypeError(f"not a cell: {cell!r}")


def cell_from_data(data: object) -> object:
    """The cell back from ``cell_to_data``."""
    match data:
        case bool() | int() | str():
            return data
        case {"decimal": number, **rest} if not rest:
            return _kind("money").from_data(number)
        case {"date": day, **rest} if not rest:
            return _kind("date").from_data(day)
        case {"duration": duration, **rest} if not rest:
            return _kind("duration").from_data(duration)
        case {"period": period, **rest} if not rest:
            return _kind("period").from_data(period)
        case list():
            return tuple(cell_from_data(item) for item in data)
        case _:
            raise ValueError(f"not a cell: {data!r}")


Read = tuple[Row, bool, Message | None]


_BETWEEN_ROWS = re.compile(r"\s*[;；。]\s*(?=\S)")


_BEHIND_SHARE = re.compile(r"(?<=[%％])[\s,，、;；]+(?=\S)")


def _rows_of(line: str, asked: Asked) -> list[str]:
    """The rows on one line: 首期，签约后5日内，30%；尾款，验收合格后，70% are two, where a semicolon parts cells that
    commas part already. A line that makes rows of itself only in part is left whole."""
    parts = [part for part in _BETWEEN_ROWS.split(line.rstrip(";；。 ")) if part]
    if len(parts) > 1 and _COMMAS.search(parts[0]) and not any(_is_problem(part, asked) for part in parts):
        return parts
    if asked.columns and asked.columns[-1].kind == "percent":
        # 首期 签约后 30% 尾款 验收后 70%: each share ends a row.
        parts = [part for part in _BEHIND_SHARE.split(line) if part]
        if len(parts) > 1 and not any(_is_problem(part, asked) for part in parts):
            return parts
    return [line]


def _is_problem(line: str, asked: Asked) -> bool:
    return isinstance(_row(line, asked), Problem)


def _row(line: str, asked: Asked) -> Read | Problem:
    """One line as one row: its cells, whether all were literal, and a note."""
    for separator in (_CELLS, _COMMAS):
        cells = separator.split(line)
        if len(cells) > 1:
            placed = _fit(cells, list(asked.columns), {}, asked, None)
            if placed is not None:
                return placed
            if separator is _CELLS:
                return _missing(cells, asked)
    words = _words(line)
    placed = _fit_words(words, list(asked.columns), asked, None) if len(words) <= 30 else None
    return placed if placed is not None else _missing(words, asked)


def _words(line: str) -> list[str]:
    """The words of running text, without those that only join: 10-01 至 10-07 加30% → 10-01, 10-07, 30%."""
    spaced = re.sub(r"(?<=[\d日号月%天年])\s*(?:至|到|~|～|—+)\s*(?=[\d一二三四五六七八九十])", " ", line)
    spaced = re.sub(r"[,，、;；:：]\s+|[，、；：]", " ", spaced)
    words = [_PREFIX.sub("", word) for word in spaced.split()]
    return [word for word in words if word and word not in _JOINTS]


def _fit(cells: list[str], columns: list[Column], row: Row, asked: Asked, before: date | None) -> Read | None:
    """Separated cells, one per column in order; optional columns may be passed over."""
    if not columns:
        return (row, True, None) if not cells else None
    column, *rest = columns
    if cells and cells[0] not in ("", "-"):
        found = read_cell(cells[0], column, asked, before)
        if found is not None:
            value = found.value
            day = value if isinstance(value, date) else before
            placed = _fit(cells[1:], rest, {**row, column.id: value}, asked, day)
            if placed is not None:
                return placed[0], placed[1] and found.literal, found.note or placed[2]
    if column.required:
        return None
    skipped = cells[1:] if cells and cells[0] in ("", "-") else cells
    return _fit(skipped, rest, row, asked, before)


def _fit_words(words: list[str], columns: list[Column], asked: Asked, before: date | None) -> Read | None:
    """Running text: each column takes the next words, as many as make a value of its kind."""
    if not columns:
        return ({}, True, None) if not words else None
    column, *rest = columns
    needed = sum(each.required for each in rest)
    longest = len(words) - needed if column.kind == "text" else min(5, len(words) - needed)
    for size in range(longest, 0, -1):
        if column.kind == "text" and _holds_share(words[:size], asked):
            continue
        found = read_cell(" ".join(words[:size]), column, asked, before)
        if found is None:
            continue
        day = found.value if isinstance(found.value, date) else before
        placed = _fit_words(words[size:], rest, asked, day)
        if placed is not None:
            return {column.id: found.value, **placed[0]}, placed[1] and found.literal, found.note or placed[2]
    return None if column.required else _fit_words(words, rest, asked, before)


def _holds_share(words: list[str], asked: Asked) -> bool:
    """Whether a share stands among words that a column of text would take, while another column is for shares."""
    return any(column.kind == "percent" for column in asked.columns) and any(
        re.fullmatch(r"\d+(?:\.\d+)?[%％]", word) for word in words
    )


_MONTH_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})")


def read_cell(text: str, column: Column, asked: Asked, before: date | None = None) -> Value | None:
    """One cell; None where it is no certain value. A date without a year follows the date before it in its row."""
    if column.kind == "date":
        from wenyue.answers.dates import read_day
        from wenyue.answers.normalise import bare, normalise

        month_day = _MONTH_DAY.fullmatch(text.strip())
        # In a table 10-01 is a month and a day, as in 2026-10-01; shown back before it counts.
        said = f"{month_day[1]}月{month_day[2]}日" if month_day else bare(normalise(text))
        found: Reading | None = read_day(said, asked.today, after=before)
    else:
        found = _kind(column.kind).understand(text, asked)
    return found if isinstance(found, Value) else None


def _missing(cells: Sequence[str], asked: Asked) -> Problem:
    """Which required column none of the cells is a value of."""
    for column in asked.columns:
        if column.required and column.kind != "text" and not any(read_cell(cell, column, asked) for cell in cells):
            return Problem(msg("The column “{column}” is missing.", column=_label(column, asked)))
    required = [column for column in asked.columns if column.required]
    if len(cells) < len(required):
        return Problem(msg("The column “{column}” is missing.", column=_label(required[len(cells)], asked)))
    names = Words(tuple(_label(column, asked) for column in asked.columns))
    return Problem(msg("The cells do not fit the columns {columns}.", columns=names))


def _label(column: Column, asked: Asked) -> str:
    return column.labels.get(asked.language) or column.labels.get("en") or column.id


_SAMPLES: Mapping[str, str] = {
    "text": "国庆", "date": "2027-10-01", "percent": "30%", "money": "5000元", "integer": "2", "duration": "2小时",
    "period": "1年", "yes_no": "是",
    "phone": "13800138000", "email": "wang@example.com",
}  # fmt: skip


def _example(columns: Sequence[Column]) -> str:
    return " | ".join(_SAMPLES.get(column.kind, "…") for column in columns)

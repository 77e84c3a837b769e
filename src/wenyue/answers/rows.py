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
from wenyue.answers.normalise import HAN, has_han
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Column, Kind, Problem, Reading, Value
from wenyue.answers.text import LONGEST_TEXT
from wenyue.answers.values import Period
from wenyue.language import Language, Message, Words, clean, msg

Row = dict[str, object]
MAX_ROWS = 200
# Two tabs have an empty cell between them, as spreadsheets copy it.
_CELLS = re.compile(r"[^\S\t]*[\t|｜；;][^\S\t]*")
_COMMAS = re.compile(r"\s*[,，]\s*")
_PAUSES = re.compile(r"\s*、\s*")
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
    """One line as one row: its cells, whether all were literal, and a note. Separators that were typed are kept to:
    what does not give the columns one by one between them is no row."""
    columns = list(asked.columns)
    cells = _CELLS.split(line)
    if len(cells) > 1:
        return _fit(cells, columns, {}, asked, None) or _missing(cells, asked)
    cells = _COMMAS.split(_IN_DATE.sub(" ", line).rstrip(",，、 "))
    if len(cells) > 1:
        placed = _fit(cells, columns, {}, asked, None)
        if placed is None:
            cells = [each for cell in cells for each in _values_in(cell, asked)]
            placed = _fit(cells, columns, {}, asked, None)
        if placed and len(cells) < len(columns) and any(map(_SPACED.search, cells)):
            # 张三 组长，普通话: the space may have been meant to part two cells.
            return placed[0], False, placed[2]
        return placed or _missing(cells, asked)
    cells = _PAUSES.split(line)
    if len(cells) > 1:
        # 国庆、10月1日、10月7日、30% is a row; 张三、李四、王五 are three of a kind.
        placed = _fit(cells, columns, {}, asked, None) if len(cells) == len(columns) else None
        if placed is not None and any(column.kind != "text" for column in columns):
            return placed
        if not any(read_cell(cell, column, asked) for column in columns if column.kind != "text" for cell in cells):
            return Problem(
                msg("“、” joins things of one kind. Please put commas between the cells, and one row per line.")
            )
    needed = [column for column in columns if column.required]
    if len(needed) == 1 and needed[0].kind == "text" and _texts(columns) > 1:
        # 营业执照 and "call centre licence.pdf" are one file.
        found = read_cell(line, needed[0], asked)
        if found is None:
            return _missing([line], asked)
        return {needed[0].id: found.value}, found.literal and not _SPACED.search(line), found.note
    words = _words(line)
    placed = _fit_words(words, columns, asked, None) if len(words) <= 30 else None
    if placed is not None and _texts(columns) > 1 and len(words) < len(columns):
        # Which of the columns that may be left out these are is a guess.
        return placed[0], False, placed[2]
    return placed if placed is not None else _missing(words, asked)


def _texts(columns: Sequence[Column]) -> int:
    return sum(column.kind == "text" for column in columns)


_SPACED = re.compile(rf"[{HAN}]\s+[{HAN}]")
# October 1, 2027
_IN_DATE = re.compile(
    r"(?<=[A-Za-z] \d)(?:st|nd|rd|th)?,\s*(?=20\d\d)|(?<=[A-Za-z] \d\d)(?:st|nd|rd|th)?,\s*(?=20\d\d)"
)
_BETWEEN_VALUES = re.compile(r"\s*(?:至|到|~|～|—+|、)\s*|\s+(?:-+|to|until|till|through)\s+")


def _values_in(cell: str, asked: Asked) -> list[str]:
    """What stands between two commas, parted where each part is a value: 10月1日至10月7日. Text is never parted."""
    others = [column for column in asked.columns if column.kind != "text"]
    for parts in (_BETWEEN_VALUES.split(cell), _words(cell)):
        values = [_PREFIX.sub("", part) for part in parts if part]
        if all(any(read_cell(value, column, asked) for column in others) for value in values):
            return values
    return [cell]


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
    if cells and column.kind == "text" and not column.required and _is_for_later(cells, rest, asked, before):
        # 张三，组长，英语，下周一: the day is no certificate.
        return _fit(cells, rest, row, asked, before)
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


def _is_for_later(cells: list[str], rest: Sequence[Column], asked: Asked, before: date | None) -> bool:
    """Whether the next cell is a value of a column to come for which no cell would be left."""
    others = [at for at, column in enumerate(rest) if column.kind != "text"]
    if not others or len(cells) > others[0] + 1:
        return False
    return read_cell(cells[0], rest[others[0]], asked, before) is not None


def _fit_words(words: list[str], columns: list[Column], asked: Asked, before: date | None) -> Read | None:
    """Running text: each column takes the next words, as many as make a value of its kind. Where several columns take
    any text, spaces tell them apart only if each is one word, and no name of several words."""
    if not columns:
        return ({}, True, None) if not words else None
    column, *rest = columns
    needed = sum(each.required for each in rest)
    longest = len(words) - needed if column.kind == "text" else min(5, len(words) - needed)
    if column.kind == "text" and _texts(asked.columns) > 1:
        longest = min(1, longest) if words and has_han(words[0]) else 0
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
    others = [column for column in asked.columns if column.kind != "text"]
    texts = [column for column in asked.columns if column.kind == "text" and column.required]
    given = [cell for cell in cells if not any(read_cell(cell, column, asked) for column in others)]
    if len(given) < len(texts):
        return Problem(msg("The column “{column}” is missing.", column=_label(texts[len(given)], asked)))
    if len(cells) == len(asked.columns):
        for cell, column in zip(cells, asked.columns, strict=True):
            if cell not in ("", "-") and read_cell(cell, column, asked) is None:
                return Problem(msg("The column “{column}” was not understood.", column=_label(column, asked)))
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

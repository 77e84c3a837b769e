"""How wide the columns of a table are, once for all formats that draw tables on paper."""

from __future__ import annotations

import re
from itertools import pairwise

from wenyue.drafting.document import Inlines, Table, text_of
from wenyue.export.layout import width_of

LINE = 60
"""Latin letters that share a line of all columns."""

_UNBROKEN = re.compile(r"[^\s\u2e80-\uffef]+")  # Han characters and their punctuation break anywhere
# A date reads badly in two halves. Beside it stand the rules of the table, and Word leaves room around 年, 月 and 日.
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4}")
_RULES, _AROUND = 2, 2
_WHOLE = 80  # letters of a table's size that the page is wide, roughly
_NARROWEST, _WIDEST = 8, 24


def shares(table: Table) -> tuple[int, ...]:
    """How wide each column is beside the others. Where the page is too narrow for all, dates keep their room, and what
    is left is dealt out to the others above the narrowest that can be read."""
    every = list(zip(table.header, *table.rows, strict=True))
    wanted = [_share(column, LINE // len(every)) for column in every]
    dates = [max(map(_date, found)) if (found := _found(_DATE, column)) else 0 for column in every]
    wanted = [max(share, date) for share, date in zip(wanted, dates, strict=True)]
    others = sum(share for share, date in zip(wanted, dates, strict=True) if not date)
    left, least = _WHOLE - sum(dates), _NARROWEST * dates.count(0)
    if others <= left or left < least:
        return tuple(wanted)
    return tuple(
        [
            date or _NARROWEST + (share - _NARROWEST) * (left - least) // (others - least)
            for share, date in zip(wanted, dates, strict=True)
        ]
    )


def widths(table: Table, whole: int) -> tuple[int, ...]:
    """``whole`` dealt out to the columns by their shares; the widths add up to it."""
    by_column = shares(table)
    every = sum(by_column)
    edges = [whole * sum(by_column[:place]) // every for place in range(len(by_column) + 1)]
    return tuple([right - left for left, right in pairwise(edges)])


def _share(column: tuple[Inlines, ...], word: int) -> int:
    """By the longest cell of the column, with room for its longest word."""
    longest_cell = max(width_of(text_of(inlines)) for inlines in column)
    longest_word = max(map(width_of, _found(_UNBROKEN, column)), default=0)
    return max(_NARROWEST, min(longest_cell, _WIDEST), min(longest_word, word) * 3 // 2)


def _found(what: re.Pattern[str], column: tuple[Inlines, ...]) -> list[str]:
    return [found for inlines in column for found in what.findall(text_of(inlines))]


def _date(words: str) -> int:
    return width_of(words) + _RULES + (0 if words.isascii() else _AROUND)

"""Dates in figures alone: 2026-12-01, 20261201, 12/25/2026, 2026.12, 12-25."""

from __future__ import annotations

import re
from datetime import date

from wenyue.answers.reading import Problem, Several, Value
from wenyue.answers.spans import Found, Parts, Span, full_year, month_span, no_such_day, one_day, resolve
from wenyue.language import msg

_SEP = r" ?[-/.] ?| "
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:{_SEP})(\d{{1,2}})(?:{_SEP})(\d{{1,2}})")
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})(?:{_SEP})(\d{{1,2}})(?:{_SEP})(\d{{4}}|\d\d)")
_YEAR_MONTH = re.compile(rf"((?:19|20|21)\d\d)(?:{_SEP})(\d{{1,2}})")
_COMPACT_MONTH = re.compile(r"((?:19|20|21)\d\d)(\d\d)")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})(?:{_SEP})((?:19|20|21)\d\d)")
_DAY_MONTH = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def read_figures(text: str, today: date, after: date | None = None) -> Found | Parts | None:
    """A date, month or year in figures; ``Parts`` where the year is missing."""
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return resolve(Parts(int(found[1]), int(found[2]), int(found[3])), today)
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found[1], found[2], found[3], today)
    if (found := _YEAR_MONTH.fullmatch(text) or _COMPACT_MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return month_span(int(found[1]), int(found[2]))
    if (found := _MONTH_YEAR.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return month_span(int(found[2]), int(found[1]))
    if found := _DAY_MONTH.fullmatch(text):
        return _without_year(int(found[1]), int(found[2]), today, after)
    if _YEAR.fullmatch(text):
        return resolve(Parts(int(text)), today)
    return None


def _ordered(a: int, b: int) -> list[tuple[int, int]]:
    """The (month, day) that two numbers can be; one where they cannot be told apart only by value."""
    return list(dict.fromkeys(pair for pair in ((a, b), (b, a)) if 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31))


def _year_last(a: str, b: str, c: str, today: date) -> Found:
    readings = [(full_year(c), month, day) for month, day in _ordered(int(a), int(b))]
    if len(a) == 2 and len(c) <= 2 and int(a) > 12 and 1 <= int(b) <= 12 and 1 <= int(c) <= 31:
        # 26.12.01: two figures in front that are no month may be the year.
        readings.insert(0, (full_year(a), int(b), int(c)))
    spans: list[Span] = []
    for year, month, day in dict.fromkeys(readings):
        found = resolve(Parts(year, month, day), today)
        if isinstance(found, Span):
            spans.append(found)
    if not spans:
        if readings:
            return no_such_day(*readings[0])
        return Problem(msg("There is no such day."), "2027-03-01")
    return _one_or_ask(spans)


def _without_year(a: int, b: int, today: date, after: date | None) -> Found | Parts:
    pairs = _ordered(a, b)
    if len(pairs) == 1:
        return Parts(month=pairs[0][0], day=pairs[0][1])
    if not pairs:
        return Problem(msg("There is no such day."), "2027-03-01")
    spans = [
        found for month, day in pairs if isinstance(found := resolve(Parts(None, month, day), today, after=after), Span)
    ]
    return _one_or_ask(spans)


def _one_or_ask(spans: list[Span]) -> Found:
    days = list(dict.fromkeys(span.first for span in spans))
    if len(days) == 1:
        return one_day(days[0], literal=spans[0].literal)
    return Several(
        tuple(Value(day, literal=False) for day in days),
        msg("Day and month cannot be told apart. Which date do you mean?"),
    )

"""Calendar arithmetic: months, terms, working days, the days that move.

Terms follow 民法典 articles 201 and 202 as the contract agrees on them: the first
day counts, and a month that lacks the day ends with its last one.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum
from functools import lru_cache


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def month_end(year: int, month: int) -> date:
    return date(year, month, month_length(year, month))


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative), or the last day of that month when it is shorter.

    OverflowError outside the years 1 to 9999.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def last_day(start: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """The last day of a term that begins on ``start``, which counts as its first day.

    The same day ``years`` and ``months`` later less one; where that day does not
    exist, the last day of that month: 1 Dec 2026 + 1 year → 30 Nov 2027,
    31 Jan + 1 month → 28 Feb, 29 Feb 2028 + 1 year → 28 Feb 2029.
    ``days`` are added after the months.
    """
    same = add_months(start, years * 12 + months)
    missing = bool(years or months) and same.day != start.day
    return same + timedelta(days=days - (0 if missing else 1))


def months_in(start: date, end: date) -> int:
    """Whole months from ``start`` to ``end``, both included: 1 Dec 2026 to 30 Nov 2027 is 12."""
    if end < start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    while months > 0 and last_day(start, months=months) > end:
        months -= 1
    while last_day(start, months=months + 1) <= end:
        months += 1
    return months


def days_in(start: date, end: date) -> int:
    """Days from ``start`` to ``end``, both included."""
    return (end - start).days + 1


class NotPublished(Enum):
    """The State Council has not published (or we do not have) the holidays of that year."""

    NOT_PUBLISHED = "not published"


NOT_PUBLISHED = NotPublished.NOT_PUBLISHED


def is_working_day(day: date) -> bool | NotPublished:
    """By the published calendar of holidays and days worked instead; ``NOT_PUBLISHED`` for years without one."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return NOT_PUBLISHED


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day found by counting working days. ``published`` is false where a year without
    a published calendar was counted by weekends alone."""

    day: date
    published: bool


def add_working_days(start: date, count: int) -> WorkingDay:
    """The ``count``-th working day after ``start`` (before it when negative). |count| ≤ 10000."""
    if abs(count) > 10_000:
        raise OverflowError("too many working days to count")
    day, left, published = start, abs(count), True
    step = timedelta(days=1 if count > 0 else -1)
    while left:
        day += step
        worked = is_working_day(day)
        if worked is NOT_PUBLISHED:
            published = False
            worked = day.weekday() < 5
        left -= 1 if worked else 0
    return WorkingDay(day, published)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The ``n``-th Monday (0) … Sunday (6) of a month; ``n`` = -1 is the last. None when there is no fifth."""
    if n < 0:
        last = month_end(year, month)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))
    else:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    return day if day.month == month else None


@lru_cache(maxsize=256)
def lunar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The solar date of a day of the Chinese calendar, years 1900 to 2100; None when there is no such day."""
    from borax.calendars.lunardate import LunarDate

    try:
        solar: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    except (ValueError, IndexError):
        return None
    return solar


def new_year_eve(year: int) -> date | None:
    """除夕, the last day of the lunar year that began in ``year``."""
    first = lunar(year + 1, 1, 1)
    return first and first - timedelta(days=1)


def solar_term(year: int, name: str) -> date | None:
    """The day of one of the 24 solar terms (清明, 冬至), 1901 to 2100; None outside."""
    from borax.calendars.lunardate import TermUtils

    if not 1901 <= year <= 2100:
        return None
    day: date = TermUtils.nth_term_day(year, term_name=name)
    return day


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)

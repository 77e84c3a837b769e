"""Days, months, quarters and years as stretches of the calendar.

Whatever names a stretch (明年三月, "next week", 2026-12-01) is first read as ``Parts``
(what was said) or directly as a ``Span`` (what it is). A date wants a span of one
day; a period takes any.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wenyue.answers.calendar import add_months, month_end
from wenyue.answers.reading import Problem, Several, Value
from wenyue.language import Message, msg


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both included. ``literal`` is false where it was worked out from today."""

    first: date
    last: date
    literal: bool = True
    note: Message | None = None

    @property
    def is_day(self) -> bool:
        return self.first == self.last


Found = Span | Several | Problem


@dataclass(frozen=True, slots=True)
class Parts:
    """What was said of a date. ``day`` is None for a whole month or year; ``weekday`` (0 Monday) only checks."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    literal: bool = True
    pick: Callable[[int, int], date | None] | None = None  # the day of a month, where no number says it


def one_day(day: date, *, literal: bool = True, note: Message | None = None) -> Span:
    return Span(day, day, literal, note)


def month_span(year: int, month: int, *, months: int = 1, literal: bool = True) -> Span:
    """``months`` whole months from the month given."""
    first = date(year, month, 1)
    end = add_months(first, months - 1)
    return Span(first, month_end(end.year, end.month), literal)


def year_span(year: int, *, literal: bool = True) -> Span:
    return month_span(year, 1, months=12, literal=literal)


def week_span(monday: date) -> Span:
    return Span(monday, monday + timedelta(days=6), literal=False)


def monday_of(day: date, weeks: int = 0) -> date:
    """Monday of the week of ``day``, ``weeks`` later."""
    return day + timedelta(days=7 * weeks - day.weekday())


def full_year(digits: str) -> int:
    """26 → 2026, 74 → 1974; four digits as they are."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 70 else 1900)


def no_such_day(year: int | None, month: int, day: int) -> Problem:
    """The reason why a date does not exist, with the last one that does."""
    if year is None:
        reason = msg("Month {month} has no day {day}.", month=month, day=day)
    else:
        reason = msg("There is no day {day} in month {month} of {year}.", day=day, month=month, year=year)
    example = f"{year or 2027}-{month:02}-28" if 1 <= month <= 12 else "2027-03-01"
    return Problem(reason, example)


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def resolve(parts: Parts, today: date, *, after: date | None = None, year: int | None = None) -> Found:
    """The span that ``parts`` mean: what is missing is the next occurrence on or after ``after`` (or today).

    ``year`` is the year of the other end of a range, where only that end names one.
    """
    base = after or today
    if parts.year is not None and not 1900 <= parts.year <= 2199:
        return Problem(msg("The year {year} is out of range.", year=parts.year), "2027-03-01")
    if parts.month is None and parts.day is None and parts.pick is None:
        assert parts.year is not None
        return year_span(parts.year, literal=parts.literal)
    if parts.month is not None and not 1 <= parts.month <= 12:
        return Problem(msg("There is no month {month}.", month=parts.month), "2027-03-01")
    if parts.day is not None and not 1 <= parts.day <= (_LONGEST[parts.month - 1] if parts.month else 31):
        return no_such_day(parts.year, parts.month, parts.day) if parts.month else _no_day(parts.day)
    given = parts.year if parts.year is not None else year
    found = _in_year(parts, given, parts.month) if given is not None and parts.month else _next(parts, base)
    if parts.weekday is None or not isinstance(found, Span) or not found.is_day:
        return found
    return _checked(found, parts.weekday)


def _no_day(day: int) -> Problem:
    return Problem(msg("No month has a day {day}.", day=day), "2027-03-01")


def _in_year(parts: Parts, year: int, month: int) -> Found:
    if parts.pick:
        day = parts.pick(year, month)
        if day is None:
            return Problem(
                msg("There is no such day in month {month} of {year}.", month=month, year=year), "2027-03-01"
            )
        return one_day(day, literal=False)
    if parts.day is None:
        return month_span(year, month, literal=parts.literal)
    try:
        return one_day(date(year, month, parts.day), literal=parts.literal)
    except ValueError:
        return no_such_day(year, month, parts.day)


def _next(parts: Parts, base: date) -> Found:
    """The next occurrence on or after ``base`` of a day without a year, or without year and month."""
    if parts.month is None:
        first = date(parts.year, 1, 1) if parts.year else base.replace(day=1)
        months = [add_months(first, n) for n in range(13)]
    else:
        months = [date(base.year + n, parts.month, 1) for n in range(9)]
    for month in months:
        found = _in_year(parts, month.year, month.month)
        if isinstance(found, Span) and found.last >= base:
            return replace(found, literal=False)
    return Problem(msg("There is no such day."), "2027-03-01")


def _checked(span: Span, weekday: int) -> Found:
    """A weekday beside a date must agree with it."""
    if span.first.weekday() == weekday:
        return span
    reason = msg("{date} is not the weekday you named.", date=span.first)
    near = [span.first + timedelta(days=d) for d in range(-3, 4)]
    other = next(day for day in near if day.weekday() == weekday)
    return Several((Value(span.first, literal=False), Value(other, literal=False)), reason)


def either(*spans: Span, reason: Message) -> Found:
    """One span where all agree, otherwise a choice between days."""
    days = list(dict.fromkeys((span.first, span.last) for span in spans))
    if len(days) == 1:
        return spans[0]
    return Several(tuple(Value(first, literal=False) for first, last in days if first == last), reason)


def vague_part(span: Span) -> Several:
    """初, 中, 上旬, early, mid: one day is wanted, a part of a month is said."""
    return Several(
        (Value(span.first, literal=False), Value(span.last, literal=False)),
        msg("That is several days. Which day do you mean?"),
    )

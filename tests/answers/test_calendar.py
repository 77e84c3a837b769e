"""Calendar arithmetic: month ends, leap days, terms, working days, festivals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenyue.answers.calendar import (
    NOT_PUBLISHED,
    add_months,
    add_working_days,
    days_in,
    easter,
    is_working_day,
    last_day,
    lunar,
    month_end,
    months_in,
    new_year_eve,
    nth_weekday,
    solar_term,
)

_DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_adding_months_stops_at_the_end_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("start", "years", "months", "end"),
    [
        (date(2026, 12, 1), 1, 0, date(2027, 11, 30)),
        (date(2027, 1, 1), 1, 0, date(2027, 12, 31)),
        (date(2028, 2, 29), 1, 0, date(2029, 2, 28)),
        (date(2027, 1, 31), 0, 1, date(2027, 2, 28)),
        (date(2027, 3, 1), 2, 0, date(2029, 2, 28)),
        (date(2027, 3, 1), 1, 0, date(2028, 2, 29)),
        (date(2027, 8, 31), 0, 6, date(2028, 2, 29)),
        (date(2027, 3, 15), 0, 6, date(2027, 9, 14)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day(start: date, years: int, months: int, end: date) -> None:
    assert last_day(start, years=years, months=months) == end


@given(_DAYS, st.integers(1, 400))
def test_a_term_of_days_holds_as_many_days(start: date, days: int) -> None:
    assert days_in(start, last_day(start, days=days)) == days


@given(_DAYS, st.integers(1, 240))
def test_a_term_holds_as_many_months_as_it_was_made_of(start: date, months: int) -> None:
    assert months_in(start, last_day(start, months=months)) == months


@given(_DAYS, st.integers(-240, 240))
def test_adding_months_keeps_the_day_where_the_month_has_it(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or later == month_end(later.year, later.month)


def test_days_beyond_the_calendar_overflow() -> None:
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)


def test_holidays_and_days_worked_instead_follow_the_published_calendar() -> None:
    assert is_working_day(date(2026, 10, 1)) is False
    assert is_working_day(date(2026, 10, 9)) is True
    assert is_working_day(date(2026, 2, 14)) is True  # a Saturday worked instead
    assert is_working_day(date(2099, 1, 4)) is NOT_PUBLISHED


def test_working_days_are_counted_over_holidays() -> None:
    counted = add_working_days(date(2026, 9, 30), 1)
    assert (counted.day, counted.published) == (date(2026, 10, 8), True)
    assert add_working_days(date(2026, 10, 8), -1).day == date(2026, 9, 30)


def test_an_unpublished_year_is_counted_by_weekends_and_says_so() -> None:
    counted = add_working_days(date(2098, 12, 31), 5)
    assert not counted.published
    assert counted.day.weekday() < 5


@given(_DAYS, st.integers(1, 5), st.integers(0, 6))
def test_the_nth_weekday_is_that_weekday_of_that_month(day: date, n: int, weekday: int) -> None:
    found = nth_weekday(day.year, day.month, weekday, n)
    if found is None:
        assert n == 5
    else:
        assert (found.month, found.weekday(), (found.day - 1) // 7 + 1) == (day.month, weekday, n)


@given(_DAYS, st.integers(0, 6))
def test_the_last_weekday_has_none_after_it(day: date, weekday: int) -> None:
    found = nth_weekday(day.year, day.month, weekday, -1)
    assert found is not None
    assert found.weekday() == weekday
    assert (found + timedelta(days=7)).month != day.month


def test_festivals_that_move() -> None:
    assert lunar(2027, 1, 1) == date(2027, 2, 6)
    assert lunar(2027, 8, 15) == date(2027, 9, 15)
    assert lunar(2026, 12, 30) is None
    assert lunar(2300, 1, 1) is None
    assert new_year_eve(2026) == date(2027, 2, 5)
    assert solar_term(2027, "清明") == date(2027, 4, 5)
    assert solar_term(2026, "冬至") == date(2026, 12, 22)
    assert solar_term(2300, "冬至") is None
    assert easter(2027) == date(2027, 3, 28)

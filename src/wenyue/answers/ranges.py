"""From one day to another: 2026年3月1日至12月31日, 3月1日到5日, "from 4 to 22 January", 2018年2-4月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wenyue.answers.calendar import add_months, month_length
from wenyue.answers.days import read_parts, read_span
from wenyue.answers.numerals import figures
from wenyue.answers.reading import Problem, Several
from wenyue.answers.spans import Found, Parts, Span, resolve
from wenyue.language import msg

_OPEN = re.compile(r"^(?:从|自|由|在|于|between|from|starting from|starting|beginning)[ ]*(?:the )?")
_CLOSE = re.compile(r"[ ]*(?:止|为止|截止|结束|之间|期间|这段时间|这段|inclusive|\(inclusive\))$")
_SEPARATORS = (
    re.compile(r"[ ,]*(?:起|开始)?[ ,]*(?:一直)?(?:到|至|截至|截止到?)[ ]*"),
    re.compile(r",? (?:to|till|until|through|thru|up to|and ending on|ending on|ending|til) (?:the )?"),
    re.compile(r" and (?:the )?"),
    re.compile(r" ?~+ ?| -+ |(?<=[日号月年\d]) ?-+ ?(?=\d|[a-z一-鿿])|(?<=[a-z\d])-(?=[a-z\d])"),
    re.compile(r"和|与"),
)
_BETWEEN = re.compile(r"^(?P<head>.+?) (?:between|from) (?P<rest>.+)$")


def read_range(text: str, today: date) -> Found | None:
    """The stretch that the bare ``text`` (normalised) tells by its two ends, both included; None if it tells none."""
    text = _CLOSE.sub("", text).strip(" ,")
    opened = _OPEN.sub("", text)
    if found := _first_split(opened, today):
        return found
    # "next week between Wednesday and Friday", "November between 19 and 20"
    if between := _BETWEEN.match(text):
        for left, right in _splits(between["rest"]):
            found = _ends(f"{between['head']} {left}", f"{between['head']} {right}", today)
            if found is not None:
                return found
    return None


def _first_split(text: str, today: date) -> Found | None:
    for left, right in _splits(text):
        found = _ends(left, right, today)
        if found is not None:
            return found
    return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for separator in _SEPARATORS:
        places = list(separator.finditer(text))
        if separator is _SEPARATORS[3]:
            # The middle hyphen of 2018-1-10-2018-7-10 first.
            places.sort(key=lambda place: abs(place.start() + place.end() - len(text)))
        for place in places[:8]:
            left, right = text[: place.start()].strip(" ,"), text[place.end() :].strip(" ,")
            if left and right:
                yield left, right


_OF_ITS_OWN_YEAR = re.compile(
    r"(?:年|月|季度?)(?:底|末)|(?:the )?end of (?:the )?(?:year|month|quarter)|(?:year|month) end"
)
_BARE = re.compile(r"(\d{1,2})(?:st|nd|rd|th|日|号)?")
_LAST_UNIT = re.compile(r"[年月日号]$")


def _ends(left: str, right: str, today: date) -> Found | None:
    first = read_span(left, today)
    if first is None and (unit := _LAST_UNIT.search(right)) and left[-1:].isdigit():
        # 2018年2-4月
        left += unit.group()
        first = read_span(left, today)
    number = _BARE.fullmatch(figures(left))
    if number and (first is None or not left.isdigit()):
        return _completed(int(number[1]), right, today)
    if first is None:
        return None
    if not isinstance(first, Span):
        # Unclear, or no day at all; of interest only where the other end is one.
        return first if read_span(right, today) is not None else None
    return _from(first, left, right, today)


def _from(first: Span, left: str, right: str, today: date) -> Found | None:
    said = read_parts(left, today)
    number = _BARE.fullmatch(figures(right))
    if number:
        return _to_number(first, int(number[1]), right, today)
    last = read_span(right, today, after=first.first)
    if isinstance(last, Span) and last.last < first.first and _OF_ITS_OWN_YEAR.fullmatch(right):
        # 从明年1月1日到年底: the end of that year
        last = read_span(right, first.first)
    if not isinstance(last, Span):
        return last
    ended = read_parts(right, today)
    open_year = said is not None and said.year is None
    if open_year and (ended is None or ended.year is not None) and said is not None:
        first_again = _before(said, last, today, explicit=re.search(r"\d{4}", right) is not None)
        if not isinstance(first_again, Span):
            return first_again
        first = first_again
    elif open_year and said is not None and said.month and _has_begun(said, first, last, today):
        return Several((), msg("Has it begun already, or does it begin next year?"))
    return joined(first, last)


def _has_begun(said: Parts, first: Span, last: Span, today: date) -> bool:
    """In July, April to October can be this year's or next year's; what began long ago is next year's."""
    before = resolve(said, today, year=first.first.year - 1)
    if not isinstance(before, Span) or last.last.year <= today.year:
        return False
    return 0 < (today - before.first).days <= 120 and add_months(last.last, -12) >= today


def _before(said: Parts, last: Span, today: date, *, explicit: bool) -> Found:
    """The first end without a year: of the year of the last end, or of the one before."""
    if not explicit:
        next_one = resolve(said, today)
        if isinstance(next_one, Span) and next_one.first <= last.last:
            return next_one
    same = resolve(said, today, year=last.last.year)
    if isinstance(same, Span) and same.first > last.last:
        return resolve(said, today, year=last.last.year - 1)
    return same


def _to_number(first: Span, number: int, right: str, today: date) -> Found | None:
    """3月1日到5日, "april 27th to the 3rd"; 2018年2月到4 is no day."""
    if not first.is_day:
        return None
    if not 1 <= number <= 31:
        return Problem(msg("No month has a day {day}.", day=number), "2027-03-01")
    last = read_span(f"{number}日", today, after=first.first)
    return joined(first, last) if isinstance(last, Span) else last


def _completed(number: int, right: str, today: date) -> Found | None:
    """ "4 to 22 January": the first end is a day of the month of the last one."""
    last = read_span(right, today)
    if not isinstance(last, Span):
        return last if isinstance(last, Problem) else None
    if not last.is_day:
        return None
    year, month = last.first.year, last.first.month
    if not 1 <= number <= month_length(year, month):
        return None
    day = date(year, month, number)
    if number > last.first.day:
        return Problem(msg("The end is before the start."), "2027-01-01 至 2027-12-31")
    return Span(day, last.last, last.literal)


def joined(first: Span, last: Span) -> Found:
    """From the first day of one to the last day of the other."""
    if last.last < first.first:
        return Problem(msg("The end is before the start."), "2027-01-01 至 2027-12-31")
    return Span(first.first, last.last, first.literal and last.literal)

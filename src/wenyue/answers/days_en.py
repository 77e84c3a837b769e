"""English dates: "1 Dec 2026", "the first Monday of next month", "in two weeks". Text from ``figures``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wenyue.answers.calendar import add_months, month_end
from wenyue.answers.days_zh import distant_day
from wenyue.answers.months_en import read_named
from wenyue.answers.names_en import REL, REL_WORD
from wenyue.answers.reading import Several
from wenyue.answers.spans import (
    Found,
    Parts,
    Span,
    either,
    full_year,
    monday_of,
    month_span,
    one_day,
    resolve,
    vague_part,
    week_span,
    year_span,
)
from wenyue.answers.weekdays_en import read_weekday
from wenyue.language import msg

_DAYS = {
    "today": 0, "now": 0, "tonight": 0, "2day": 0, "this day": 0, "right now": 0, "as of now": 0,
    "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "2morrow": 1, "tom": 1,
    "yesterday": -1, "yday": -1,
    "day after tomorrow": 2, "day after tmrw": 2, "day after tmr": 2, "overmorrow": 2,
    "day before yesterday": -2,
}  # fmt: skip

_UNIT = re.compile(rf"(?:{REL_WORD} )?(?:calendar )?(?P<unit>week|month|quarter|year)(?P<after> after next)?")
_UNIT_END = re.compile(
    r"(?:(?:the )?(?P<what>very end|end|last day|close|start|beginning|first day|1st day|early|mid(?:dle)?"
    r"|late)[- ]?(?:of |in )?(?:the )?)(?P<rest>.+)"
)
_UNIT_END_AFTER = re.compile(
    r"(?P<rest>(?:this |next |last )?(?:month|year|quarter)|.*\d{4}|[a-z]+)(?:'s|s)?[- ]?(?P<what>end)"
)


def read_english(text: str, today: date, after: date | None = None) -> Found | Parts | None:
    """A day or a stretch of days told in English; ``Parts`` where the year is missing."""
    text = re.sub(r"^(?:(?:in )?(?:the )?(?:calendar )?year (?=\d)|fy ?(?=\d)|(?:the|on) )", "", text).removesuffix(
        " please"
    )
    text = re.sub(r"^in (?=\d{4}$)", "", text)
    if whole := _year(text, today):
        return whole
    if text in _DAYS:
        return one_day(today + timedelta(days=_DAYS[text]), literal=False)
    for read in (_unit, _quarter, read_weekday, _working, _distance, _edge, read_named):
        found = read(text, today, after)
        if found is not None:
            return found
    return None


def _unit(text: str, today: date, after: date | None) -> Found | None:
    found = _UNIT.fullmatch(text)
    if not found or not (found["rel"] or found["after"]):
        return None
    n = 2 if found["after"] else REL[found["rel"]]
    if found["unit"] == "week":
        return week_span(monday_of(today, n))
    if found["unit"] == "year":
        return year_span(today.year + n, literal=False)
    size = 3 if found["unit"] == "quarter" else 1
    first = add_months(date(today.year, (today.month - 1) // size * size + 1, 1), size * n)
    return month_span(first.year, first.month, months=size, literal=False)


_QUARTER = re.compile(
    r"(?:(?P<y1>\d{4}|\d\d)[ ,-]*)?(?:the )?(?:q ?(?P<q>[1-4])|(?P<nth>[1-4])(?:st|nd|rd|th) quarter)(?:[ ,-]*"
    r"(?:of |in )?(?:(?P<y2>\d{4}|'\d\d)|(?P<rel>this|next|last) year))?"
)
_HALF = re.compile(
    r"(?:(?P<y1>\d{4}) )?(?:the )?(?:h ?(?P<h>[12])|(?P<nth>1st|2nd) half)(?: (?:of )?(?:the )?(?:year )?(?:"
    r"(?P<y2>\d{4})|(?P<rel>this|next|last) year))?"
)


def _quarter(text: str, today: date, after: date | None) -> Found | None:
    found, size = _QUARTER.fullmatch(text), 3
    if not found:
        found, size = _HALF.fullmatch(text), 6
    if not found:
        return None
    n = int(found["q" if size == 3 else "h"] or found["nth"][0])
    year = full_year((found["y1"] or found["y2"]).strip("'")) if found["y1"] or found["y2"] else None
    if found["rel"]:
        year = today.year + REL[found["rel"]]
    literal = year is not None
    if year is None:
        year = today.year if n * size >= today.month else today.year + 1
    return month_span(year, n * size - size + 1, months=size, literal=literal)


_IN = re.compile(r"(?:in|after|within|another) (?P<length>.+?)(?: time)?")
_AWAY = re.compile(r"(?P<length>.+?) (?P<way>from now|from today|later|hence|out|away|ago|back|from the date hereof)")
_TO_ANCHOR = re.compile(r"(?P<length>.+?) (?P<way>from|after|before|following|past|prior to) (?P<anchor>.+)")
_ANCHOR_PLUS = re.compile(r"(?P<anchor>today|tomorrow|now) ?(?:\+|plus) ?(?P<length>.+)")


_WORKING = re.compile(
    r"(?:the )?(?P<which>last|1st|next) (?:working|business) day(?: (?:of|in) (?P<rel>the|this|next|last"
    r"|the next|the last)? ?month)?"
)


def _working(text: str, today: date, after: date | None) -> Found | None:
    """The next working day; the first or last one of a month."""
    found = _WORKING.fullmatch(text)
    if not found or (found["which"] == "next") is not (found["rel"] is None):
        return None
    if found["which"] == "next":
        return distant_day(today, "1 working day", 1)
    shift = {"next": 1, "last": -1}.get((found["rel"] or "").removeprefix("the "), 0)
    first = add_months(today.replace(day=1), shift)
    if found["which"] == "last":
        return distant_day(add_months(first, 1), "1 working day", -1)
    return distant_day(first - timedelta(days=1), "1 working day", 1)


def _distance(text: str, today: date, after: date | None) -> Found | None:
    if found := _IN.fullmatch(text):
        near = distant_day(today, found["length"], 1)
        if near is not None or text.startswith("in"):
            return near
    if found := _AWAY.fullmatch(text):
        return distant_day(today, found["length"], -1 if found["way"] in ("ago", "back") else 1)
    if found := _ANCHOR_PLUS.fullmatch(text):
        return distant_day(today + timedelta(days=_DAYS[found["anchor"]]), found["length"], 1)
    found = _TO_ANCHOR.fullmatch(text)
    if not found or len(text) > 60:
        return None
    from wenyue.answers.days import read_span

    length = "1 day" if found["length"] in ("day", "the day") else found["length"]
    anchor = read_span(found["anchor"], today)
    if not isinstance(anchor, Span) or not anchor.is_day:
        return anchor if isinstance(anchor, Several) and distant_day(today, length, 1) else None
    sign = -1 if found["way"] in ("before", "prior to") else 1
    day = distant_day(anchor.first, length, sign)
    if isinstance(day, Span) and "year" in length and not re.search(r"\d{4}|today|tomorrow|now", found["anchor"]):
        # "a year from Christmas": counted from the last one or the next one?
        before = distant_day(add_months(anchor.first, -12), length, sign)
        assert isinstance(before, Span)
        return either(day, before, reason=msg("Of which year?"))
    return day


def _edge(text: str, today: date, after: date | None) -> Found | Parts | None:
    """The end, the last or the first day of a month, quarter or year."""
    found = _UNIT_END.fullmatch(text) or _UNIT_END_AFTER.fullmatch(text)
    if not found:
        return None
    rest = re.sub(r"^of ", "", found["rest"])
    inner: Found | Parts | None = _unit(
        f"this {rest}" if rest in ("month", "year", "quarter", "week") else rest, today, after
    )
    inner = inner or _quarter(rest, today, after) or read_named(rest, today, after) or _year(rest, today)
    what = found["what"]
    if isinstance(inner, Parts):
        if inner.day is not None or inner.pick:
            return None
        if what in ("end", "very end", "last day", "close"):
            return Parts(inner.year, inner.month, pick=month_end, literal=False)
        if what in ("first day", "1st day"):
            return Parts(inner.year, inner.month, 1, literal=False)
        inner = resolve(inner, today, after=after)
    if not isinstance(inner, Span) or inner.is_day:
        return None
    if what in ("first day", "1st day"):
        return one_day(inner.first, literal=False)
    if what in ("end", "very end", "last day", "close") and (inner.last - inner.first).days != 6:
        return one_day(inner.last, literal=False)
    return vague_part(inner)


def _year(text: str, today: date) -> Span | None:
    return year_span(int(text)) if re.fullmatch(r"(?:19|20|21)\d\d", text) else None

"""English dates that name a month or count days in one: "1 Dec 2026", "the 5th of next month"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from wenyue.answers.calendar import add_months, month_end, nth_weekday
from wenyue.answers.names_en import MONTH, REL, REL_WORD, WEEKDAY, WEEKDAY_GROUP, month_number, weekday_number
from wenyue.answers.reading import Several
from wenyue.answers.spans import Found, Parts, full_year, month_span
from wenyue.language import msg

# After separators are spaces, ordinal endings and small words are gone: "1 dec 2026", "dec 1", "2026 dec 1".
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<d>\d{{1,2}}) (?P<m>{MONTH})(?: (?P<y>\d{{4}}|\d\d))?",
        rf"(?P<m>{MONTH}) (?P<d>\d{{1,2}})(?: (?P<y>\d{{4}}|\d\d))?",
        rf"(?P<y>\d{{4}}) (?P<m>{MONTH})(?: (?P<d>\d{{1,2}}))?",
        rf"(?P<m>{MONTH})(?: (?P<y>\d{{4}}))?",
        rf"(?P<m>{MONTH}) of (?P<y>\d\d)",
    )
)
_SMALL = re.compile(r"\b(?:the|on|in|day|at|by|for)\b")
_DAY_TO_DAY = re.compile(rf"{MONTH}\.? \d{{1,2}} ?- ?\d{{1,2}}")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_NTH_WEEKDAY = re.compile(rf"(?:(?P<n>[1-5])|(?P<last>last)) {WEEKDAY_GROUP} (?:of |in )?(?P<rest>.+)")
_NTH_LAST_DAY = re.compile(
    r"(?:(?P<n>\d{1,2})|(?P<second>penultimate)|(?P<next>next to)) ?(?:last)? day of (?P<rest>.+)"
)
_OF_MONTH = (
    re.compile(rf"(?P<d>\d{{1,2}}) (?:of )?{REL_WORD} month"),
    re.compile(rf"{REL_WORD} month (?:on )?(?P<d>\d{{1,2}})"),
    re.compile(r"(?P<d>\d{1,2}) of month(?P<rel>)"),
)


def read_named(text: str, today: date, after: date | None) -> Found | Parts | None:
    """A month by name, or a day of this or another month."""
    if _DAY_TO_DAY.fullmatch(text):
        # November 19-20 is two days, not the year 2020.
        return None
    plain = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])(?!st\b|nd\b|rd\b|th\b)", " ", text)
    plain = _ORDINAL.sub("", plain)
    plain = re.sub(r"\b(?:the|on|in|day|at|by|for)\b", " ", plain)
    plain = re.sub(r"[,./()\-]|'(?=\d\d)", " ", plain)
    weekday = None
    plain = " ".join(plain.split())
    if found := _NTH_WEEKDAY.fullmatch(plain):
        month = _month(found["rest"], today)
        n = -1 if found["last"] else int(found["n"])
        if month:
            pick = partial(nth_weekday, weekday=weekday_number(found["wd"]), n=n)
            return Parts(month.year, month.month, literal=False, pick=pick)
    if found := re.fullmatch(
        r"(?P<n>\d{1,2}|penultimate) (?P<last>last )?of (?P<rest>.+)|(?P<only>last) of (?P<only_rest>.+)", plain
    ):
        counted = _last_days(found, today)
        if counted:
            return counted
    for pattern in (rf"^(?P<wd>{WEEKDAY}) (?P<rest>.+)$", rf"^(?P<rest>.+) (?P<wd>{WEEKDAY})$"):
        if weekday is None and (found := re.match(pattern, plain)) and found["rest"] != "of":
            weekday, plain = weekday_number(found["wd"]), found["rest"]
    relative = re.search(r" ?(?:of )?(this|next|last) year$", plain)
    given = today.year + REL[relative[1]] if relative else None
    plain = plain[: relative.start()] if relative else plain
    for of in ("of", ""):
        shaped = re.sub(r"\bof\b(?! \d\d$)" if of else r"\bof\b", " ", plain)
        for order in _NAMED:
            if found := order.fullmatch(" ".join(shaped.split())):
                groups = found.groupdict()
                year = full_year(groups["y"]) if groups.get("y") else given
                day = int(groups["d"]) if groups.get("d") else None
                return Parts(year, month_number(groups["m"]), day, weekday, literal=given is None and year is not None)
    return (_day_of_month(plain, text, weekday, today) if given is None else None) or _relative_month(plain, today)


def _month(text: str, today: date) -> Parts | None:
    """A month as part of a longer phrase: "october 2014", "next month", "month" (this one)."""
    text = " ".join(re.sub(r"\bof\b", " ", text).split())
    if found := re.fullmatch(rf"(?P<m>{MONTH})(?: (?P<y>\d{{4}}))?", text):
        return Parts(int(found["y"]) if found["y"] else None, month_number(found["m"]))
    if found := re.fullmatch(rf"(?P<m>{MONTH}) (?P<rel>this|next|last) year", text):
        return Parts(today.year + REL[found["rel"]], month_number(found["m"]), literal=False)
    if found := re.fullmatch(rf"(?:{REL_WORD} )?month", text):
        shifted = add_months(today.replace(day=1), REL[found["rel"] or "this"])
        return Parts(shifted.year, shifted.month, literal=False)
    return None


def _last_days(found: re.Match[str], today: date) -> Parts | None:
    if not (found["last"] or found["only"] or found["n"] == "penultimate"):
        return None
    month = _month(found["rest"] or found["only_rest"], today)
    if not month:
        return None
    n = 2 if found["n"] == "penultimate" else int(found["n"] or 1)

    def pick(year: int, month: int) -> date | None:
        day = month_end(year, month) - timedelta(days=n - 1)
        return day if day.month == month else None

    return Parts(month.year, month.month, literal=False, pick=pick)


def _day_of_month(plain: str, text: str, weekday: int | None, today: date) -> Parts | None:
    for pattern in _OF_MONTH:
        if found := pattern.fullmatch(plain):
            shifted = add_months(today.replace(day=1), REL[found["rel"] or "this"])
            return Parts(shifted.year, shifted.month, int(found["d"]), weekday, literal=False)
    if (found := re.fullmatch(r"(\d{1,2})", plain)) and (
        re.search(r"\d(?:st|nd|rd|th)\b", text) or weekday is not None
    ):
        return Parts(day=int(found[1]), weekday=weekday, literal=False)
    return None


def _relative_month(plain: str, today: date) -> Found | None:
    """this September, next June: the month of this year, unless it is not the only one that could be meant."""
    found = re.fullmatch(rf"(?P<rel>this|next|last|coming|previous) (?P<m>{MONTH})", plain)
    if not found:
        return None
    month, rel = month_number(found["m"]), REL[found["rel"]]
    if rel == 0:
        return month_span(today.year, month, literal=False)
    passed = month < today.month if rel > 0 else month > today.month
    if passed or found["rel"] == "coming":
        year = today.year + (rel if passed else 0)
        return month_span(year, month, literal=False)
    return Several((), msg("Of which year?"))

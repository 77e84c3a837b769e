"""English weekdays: "Friday", "next Friday" (asked), "Friday of next week", "three Fridays from now"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wenyue.answers.days_zh import next_weekday
from wenyue.answers.names_en import REL, REL_WORD, WEEKDAY, WEEKDAY_GROUP, weekday_number
from wenyue.answers.spans import Found, either, monday_of, one_day
from wenyue.language import msg

_HAS_WEEKDAY = re.compile(rf"(?<![a-z]){WEEKDAY}s?(?![a-z])")
_WEEK_DAY = (
    re.compile(rf"{WEEKDAY_GROUP},? ?(?:of|from|in|on)? ?{REL_WORD} week"),
    re.compile(rf"{REL_WORD} week(?:'s)?(?: on| -|,)? {WEEKDAY_GROUP}"),
)
_WEEKDAYS_AWAY = re.compile(rf"(?P<n>\d+) {WEEKDAY_GROUP} (?P<way>from now|from today|hence|later|ago|back|before)")
_REL_DAY = re.compile(
    r"(?P<rel>this upcoming|this coming|this past|this|next|coming|following|upcoming|last|past|previous) "
    + WEEKDAY_GROUP
)
_SOON = re.compile(rf"(?:a week (?:on|from) )(?P<a>{WEEKDAY})|(?P<b>{WEEKDAY}) week")


def read_weekday(text: str, today: date, after: date | None) -> Found | None:
    """The day that a weekday names; None where the text is no weekday."""
    if not _HAS_WEEKDAY.search(text):
        return None
    for pattern in _WEEK_DAY:
        if found := pattern.fullmatch(text):
            monday = monday_of(today, REL[found["rel"]])
            return one_day(monday + timedelta(days=weekday_number(found["wd"])), literal=False)
    if found := _WEEKDAYS_AWAY.fullmatch(text):
        n, weekday = int(found["n"]), weekday_number(found["wd"])
        if not 1 <= n <= 520:
            return None
        if found["way"] in ("ago", "back", "before"):
            back = (today.weekday() - weekday) % 7 or 7
            return one_day(today - timedelta(days=back + 7 * (n - 1)), literal=False)
        ahead = (weekday - today.weekday()) % 7 or 7
        return one_day(today + timedelta(days=ahead + 7 * (n - 1)), literal=False)
    if found := re.fullmatch(rf"{WEEKDAY_GROUP}[.]?", text):
        return next_weekday(weekday_number(found["wd"]), today, after)
    if found := re.fullmatch(rf"{WEEKDAY_GROUP} after next", text):
        soon = _next(weekday_number(found["wd"]), today)
        return either(
            one_day(soon + timedelta(days=7), literal=False), one_day(soon + timedelta(days=14)), reason=_WHICH_WEEK
        )
    if found := _SOON.fullmatch(text):
        return one_day(_next(weekday_number(found["a"] or found["b"]), today) + timedelta(days=7), literal=False)
    if found := _REL_DAY.fullmatch(text):
        return _relative_weekday(found["rel"], weekday_number(found["wd"]), today, after)
    return None


_WHICH_WEEK = msg("Of which week?")


def _next(weekday: int, today: date) -> date:
    """The next such day after ``today``."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _relative_weekday(rel: str, weekday: int, today: date, after: date | None) -> Found | None:
    """People do not agree on "next Friday": asked, unless both readings are one day."""
    in_week = one_day(monday_of(today, REL.get(rel, 0)) + timedelta(days=weekday), literal=False)
    ahead = one_day(_next(weekday, today), literal=False)
    if rel in ("next", "following"):
        if weekday == today.weekday():
            return ahead
        return either(ahead, in_week, reason=_WHICH_WEEK)
    if rel in ("coming", "upcoming", "this coming", "this upcoming"):
        if weekday == today.weekday():
            return next_weekday(weekday, today)
        return ahead
    if rel == "this":
        if in_week.first >= today:
            return in_week
        return either(ahead, in_week, reason=_WHICH_WEEK)
    behind = today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    last = one_day(monday_of(today, -1) + timedelta(days=weekday), literal=False)
    return either(last, one_day(behind, literal=False), reason=_WHICH_WEEK)

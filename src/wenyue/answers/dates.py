"""One day: 2026年12月1日, 明天, 下下周一, 国庆, "1 Dec 2026", "the first Monday of May"."""

from __future__ import annotations

import re
from datetime import date

from wenyue.answers.calendar import add_months, days_in, last_day, months_in
from wenyue.answers.days import read_span
from wenyue.answers.phrases import LONGEST, too_long, understand_phrase, unread
from wenyue.answers.reading import Asked, Reading, Several, Value
from wenyue.answers.spans import Span
from wenyue.language import Language, msg

__all__ = ["Date", "add_months", "days_in", "last_day", "months_in", "read_day"]

EXAMPLE = "2026-12-01"
# "Friday, 1 January" and 前 are no bounds of a date.
# Stretches of the year and the week that no calendar bounds, and words for any day of one.
_OPEN = re.compile(
    r"^(?:明年|今年|后年|来年|\d{4}年?)?的?(?:春[天季]|夏[天季]|秋[天季]|冬[天季]|暑假|寒假|开学|开春|年前"
    r"|年后|年内|月内|上旬|中旬|下旬|节前|节后|过完年|旺季|淡季)(?:期间|里|内|的时候|左右)?$"
    r"|^明后[天日]|^今明|周[六天日]日|第[一二三四五\d]{1,2}(?:个)?(?:周|星期|礼拜)$|某[一个]?[天日月周]|哪天|有空|之间"
    r"|\b(?:spring|summer|autumn|fall|winter)\b(?! festival)|\bweekends?\b|\b(?:some ?time|any ?(?:day|time)"
    r"|some ?day|one day|day or two|week or two|month or two)\b|\bweek of\b"
    r"|\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:week|half|part|third)\b|\bin the new year\b"
    r"|\bor the (?:day|week) after\b"
)
_AT_ONCE = re.compile(
    r"马上|立即|立刻|即刻|尽快|越快越好|right away|immediately|at once|asap|as soon as possible|straight away"
)
_TIME_OF_DAY = re.compile(
    r"[ ,]*(?:(?:凌晨|早上|上午|中午|下午|晚上|晚间|早|晚)?(?:[零0-9一二两三四五六七八九十]{1,3}[点时](?:整|半"
    r"|钟|\d{1,2}分?)?|\d{1,2}:\d\d(?::\d\d)?)(?:整)?"
    r"|凌晨|早上|上午|中午|下午|晚上|晚间|\(含\)|\(含当[日天]\)|\(inclusive\)|inclusive|(?:at )?(?:noon"
    r"|midnight)|(?:in the )?(?:morning|afternoon|evening)|night"
    r"|end of (?:the )?day|eod|cob|close of business|(?:at )?\d{1,2} ?(?:am|pm|o'clock))$|^(?:cob|eod"
    r"|close of business|end of day) (?:on )?"
)
_REMARK = re.compile(r"(?P<day>.+?) ?\((?P<remark>[^()]+)\)")


class Date:
    """Kind ``date``: a ``datetime.date``."""

    name = "date"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        found = understand_phrase(text, lambda said: read_day(said, asked.today))
        return found or unread(msg("That was not read as a date."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return language.date(_date(value))

    def to_data(self, value: object) -> object:
        return _date(value).isoformat()

    def from_data(self, data: object) -> date:
        if not isinstance(data, str):
            raise TypeError(f"not a date in quotes: {data!r}")
        return date.fromisoformat(data)


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"not a date: {value!r}")
    return value


def read_day(text: str, today: date, *, after: date | None = None) -> Reading | None:
    """The day that the bare ``text`` is; whole weeks, months and years are asked for.

    What is left out is the next occurrence on or after ``after`` (or today).
    """
    found = read_span(text, today, after=after)
    if found is None and (shorter := _TIME_OF_DAY.sub("", text)) not in (text, ""):
        found = read_span(shorter, today, after=after)
    if found is None and _AT_ONCE.fullmatch(text):
        return Several((Value(today, literal=False),), msg("From which day?"))
    if found is None and _OPEN.search(text):
        return Several((), msg("That is more than one day. Which day do you mean?"))
    if found is None and (remark := _REMARK.fullmatch(text)):
        return _with_remark(remark, today)
    if not isinstance(found, Span):
        return found
    if found.is_day:
        return Value(found.first, found.literal, found.note)
    return Several(
        (Value(found.first, literal=False), Value(found.last, literal=False)),
        msg("That is more than one day. Which day do you mean?"),
    )


def _with_remark(found: re.Match[str], today: date) -> Reading | None:
    """1月1号（元旦）: the remark must name the same day."""
    days = [read_span(found[part].strip(), today) for part in ("day", "remark")]
    spans = [day for day in days if isinstance(day, Span) and day.is_day]
    if len(spans) < 2:
        return None
    values = tuple(Value(day, literal=False) for day in dict.fromkeys(span.first for span in spans))
    return values[0] if len(values) == 1 else Several(values, msg("Those are two days. Which one do you mean?"))

"""Whole numbers of what the question counts: 两周 is 14 where days are asked for, 一个月 is no number of days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from wenyue.answers.duration import Duration, length_within, write_duration
from wenyue.answers.integer import read_integer, whole
from wenyue.answers.numerals import figures
from wenyue.answers.percent import read_percent
from wenyue.answers.reading import Counted, Problem, Reading, Several, Value
from wenyue.language import Language, Message, msg, nmsg

# Within one family a length can be told in another unit exactly; from one to another it cannot.
_FAMILIES: tuple[Mapping[str, int], ...] = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
    {"month": 1, "quarter": 3, "year": 12},
    {"workday": 1},
)

# The measure words that go with a unit. 个 goes with all.
_EACH = r"个$| (?:each|in total|altogether)$"
_WORDS: Mapping[str, re.Pattern[str]] = {
    "seat": re.compile(
        r" ?(?:个|名|位|席)?(?:坐席|座席|座位|席位?|人|名|位|客服|员工|岗位?|坐席人员|客服人员)$"
        r"| ?(?:ppl|pax)$"
        r"| (?:seats?|agents?|people|persons?|staff|members?|employees|heads|reps?|operators?|workstations?)"
        rf"(?: online| at once| in total)?$|{_EACH}"
    ),
    "copy": re.compile(
        rf" ?(?:份|本|册|套)(?:合同|副本|正本|原件)?$| (?:copies|copy|originals?|counterparts?|sets?)$|{_EACH}"
    ),
}
_NEUTRAL = re.compile(_EACH)
_SECONDS = re.compile(r"(?P<rest>.*?)[ 零]*(?P<n>\d+(?:\.\d+)?) ?(?:秒钟?|s|secs?|seconds?)(?:钟|之?内)?")
_MONTHDAY = re.compile(
    r"(?:每个?月的?)?(\d{1,2})[号日]|day (\d{1,2})"
    r"|(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: (?:day )?of (?:each|every|the) month)?"
)
# A month of the year, an hour of the day, a year of the calendar: no lengths.
_POINTS = re.compile(r"\d{1,2}点钟?|\d{1,2}时|\d{4}年?")
_BRACKETED = re.compile(r"([\w\- ]+?) ?\(([\w\- ]+)\) ?([^()]+)")


def read_counted(text: str, unit: Counted) -> Reading | None:
    """The whole number of ``unit`` that the bare ``text`` is; a length told in another unit is converted
    where that is exact, and refused otherwise."""
    if unit == "permyriad":
        return _permyriad(text)
    # The one unit that is also an ordinal.
    text = re.sub(r"(?<=[a-z\d]) second$", " sec", text)
    plain = read_integer(text, _WORDS.get(unit, _NEUTRAL))
    if isinstance(plain, Problem):
        return plain
    said = figures(text).strip()
    if unit == "monthday":
        return _monthday(said, plain)
    length = _length(said)
    if plain is None and length is None:
        # 3份 where days are asked for; 5个工作日内 is a bound, which the caller takes off.
        return _other(unit) if read_integer(text) is not None and not said.endswith("内") else None
    if length is None:
        return plain
    found = _other(unit) if _POINTS.fullmatch(said) else _told(length, unit, said)
    if plain is None:
        return found
    # 3m, 3w: three months or three million
    return Value(found.value, literal=False) if isinstance(found, Value) and found.literal else _other(unit)


@dataclass(frozen=True, slots=True)
class _Length:
    """``Length`` of units that may also be seconds, which no other kind of answer counts."""

    parts: tuple[tuple[Decimal, str], ...]
    literal: bool


def _length(said: str) -> _Length | None:
    if both := _BRACKETED.fullmatch(said):
        # thirty (30) days
        said = f"{both[1]} {both[3]}" if both[1] == both[2] else ""
    if length := length_within(said):
        return _Length(tuple(length.parts), length.literal)
    if not (found := _SECONDS.fullmatch(said)):
        return None
    before = length_within(found["rest"]) if found["rest"] else None
    if found["rest"] and before is None:
        return None
    seconds = (Decimal(found["n"]), "second")
    return _Length((*before.parts, seconds), before.literal) if before else _Length((seconds,), literal=True)


def _told(length: _Length, unit: Counted, said: str) -> Reading | None:
    if any(part == "year" and n > 200 for n, part in length.parts):
        return None
    if month := re.fullmatch(r"(\d{1,2})月", said):
        readings = (Value(int(month[1]), literal=False),) if unit == "month" else ()
        return Several(readings, msg("A month of the year, or a number of months?"))
    if unit == "workday" and len(length.parts) == 1 and length.parts[0][1] == "day":
        days = whole(length.parts[0][0])
        readings = (Value(days.value, literal=False),) if isinstance(days, Value) else ()
        return Several(readings, msg("Working days are counted here, without weekends and public holidays."))
    if unit == "day" and (counted := _days_of_months(length)) is not None:
        return Several(
            (Value(counted, literal=False),), msg("Days are counted here, and months differ. This many days?")
        )
    total = _total(length, unit)
    found = None if total is None else whole(total)
    if not isinstance(found, Value):
        return _other(unit)
    same = len(length.parts) == 1 and length.parts[0][1] == unit
    return Value(found.value, literal=same and length.literal)


_DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}


def _days_of_months(length: _Length) -> int | None:
    """Months and years as people count them in days (a month has 30); None where there are none, or no whole days."""
    if not any(part in ("month", "year") for _, part in length.parts) or length.parts == ((Decimal("0.5"), "month"),):
        return None
    if any(part not in _DAYS for _, part in length.parts):
        return None
    # Half a year is six months.
    parts = ((n * 12, "month") if part == "year" and n % 1 else (n, part) for n, part in length.parts)
    total = sum((n * _DAYS[part] for n, part in parts), Decimal(0))
    return int(total) if total == total.to_integral_value() and total > 0 else None


def _total(length: _Length, unit: Counted) -> Decimal | None:
    """The length in ``unit``; None where it is no exact number of them."""
    if unit == "day" and length.parts == ((Decimal("0.5"), "month"),):
        # 半个月 is 15 days.
        return Decimal(15)
    family = next((family for family in _FAMILIES if unit in family), None)
    if family is None or any(part not in family for _, part in length.parts):
        return None
    if unit in ("second", "minute", "hour") and any(n % 1 and part in ("day", "week") for n, part in length.parts):
        # Half a day may be half a working day.
        return None
    return sum((n * family[part] for n, part in length.parts), Decimal(0)) / family[unit]


def _monthday(said: str, plain: Reading | None) -> Reading | None:
    """5, 每月5号, "the 5th": a day that some month has."""
    if found := _MONTHDAY.fullmatch(said):
        plain = Value(int(next(group for group in found.groups() if group)))
    if isinstance(plain, Value):
        return plain if plain.value in range(1, 32) else _other("monthday")
    return _other("monthday") if _length(said) or read_integer(said) else plain


def _permyriad(text: str) -> Reading | None:
    """万分之五 and 0.05% are 5."""
    plain = read_integer(text, _NEUTRAL)
    if plain is not None:
        return plain
    said = figures(text).strip()
    if found := re.fullmatch(r"(\d+) (?:parts )?(?:per|in) (?:10000|ten thousand)", said):
        return Value(int(found[1]))
    if not re.search(r"[%‰‱]|\b(?:bps?|basis|per ?cent|pct|per mil)", said):
        return _other("permyriad") if read_integer(text) is not None or _length(said) else None
    rate = read_percent(text)
    if not isinstance(rate, Value) or not isinstance(rate.value, Decimal):
        return rate
    parts = whole(rate.value * 100)
    return Value(parts.value, literal="‱" in said) if isinstance(parts, Value) else _other("permyriad")


def _other(unit: Counted) -> Problem:
    return Problem(msg("This is counted in {unit}: please give a whole number of them.", unit=_name(unit)))


def _name(unit: Counted) -> Message:
    match unit:
        case "second":
            return msg("seconds")
        case "minute":
            return msg("minutes")
        case "hour":
            return msg("hours")
        case "day":
            return msg("days")
        case "workday":
            return msg("working days")
        case "week":
            return msg("weeks")
        case "month":
            return msg("months")
        case "year":
            return msg("years")
        case "monthday":
            return msg("days of the month")
        case "seat":
            return msg("seats")
        case "copy":
            return msg("copies")
        case _:
            return msg("parts per ten thousand")


def write_counted(n: int, unit: Counted, language: Language) -> str:
    """``n`` with its unit: 5个工作日, "2 copies"."""
    match unit:
        case "minute" | "hour" | "day" | "workday" | "week" | "month" | "year":
            return write_duration(Duration(Decimal(n), unit), language)
        case "second":
            return language.say(nmsg("{n} second", "{n} seconds", n))
        case "seat":
            return language.say(nmsg("{n} seat", "{n} seats", n))
        case "copy":
            return language.say(nmsg("{n} copy", "{n} copies", n))
        case "monthday":
            return language.say(msg("day {n}", n=n))
        case "permyriad":
            return language.say(msg("{n} per ten thousand", n=n))
        case _:
            return str(n)

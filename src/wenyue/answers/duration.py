"""Durations with one unit: 5个工作日, 48小时, 半小时, "two business days", "1.5 hours"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from wenyue.answers.lengths import Length, read_length
from wenyue.answers.money import plain
from wenyue.answers.numerals import figures
from wenyue.answers.phrases import LONGEST, too_long, understand_phrase, unread, with_point
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.language import Language, Message, msg, nmsg, plain_number

DurationUnit = Literal["minute", "hour", "day", "workday", "week", "month", "year"]
EXAMPLE = "5个工作日"


@dataclass(frozen=True, slots=True)
class Duration:
    """``n`` of one unit; ``n`` is more than zero."""

    n: Decimal
    unit: DurationUnit


class DurationKind:
    """Kind ``duration``: a ``Duration``."""

    name = "duration"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        found = understand_phrase(text, lambda said: with_point(said, read_duration))
        return found or unread(msg("That was not read as a length of time."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return write_duration(_duration(value), language)

    def to_data(self, value: object) -> object:
        duration = _duration(value)
        return {"n": str(duration.n), "unit": duration.unit}

    def from_data(self, data: object) -> Duration:
        if not isinstance(data, dict):
            raise TypeError(f"not a duration: {data!r}")
        unit = next((unit for unit in _CHINESE if unit == data.get("unit")), None)
        if unit is None:
            raise ValueError(f"not a unit of time: {data.get('unit')!r}")
        try:
            n = Decimal(str(data.get("n")))
        except InvalidOperation as error:
            raise ValueError(f"not a number: {data.get('n')!r}") from error
        if not n.is_finite() or n <= 0:
            raise ValueError(f"not a length of time: {data!r}")
        return Duration(n, unit)


_CHINESE: Mapping[DurationUnit, str] = {
    "minute": "分钟", "hour": "小时", "day": "天", "workday": "个工作日", "week": "周", "month": "个月", "year": "年",
}  # fmt: skip
_ENGLISH: Mapping[DurationUnit, str] = {unit: unit.replace("workday", "working day") for unit in _CHINESE}


def write_duration(duration: Duration, language: Language) -> str:
    """5个工作日, "5 working days"."""
    if language.is_chinese:
        return plain_number(duration.n) + language.in_script(_CHINESE[duration.unit])
    if duration.n == duration.n.to_integral_value():
        return language.say(in_words(duration))
    return f"{plain_number(duration.n)} {_ENGLISH[duration.unit]}s"


def in_words(duration: Duration) -> Message:
    """A whole number of units, as a message: "5 working days"."""
    n = int(duration.n)
    match duration.unit:
        case "minute":
            return nmsg("{n} minute", "{n} minutes", n)
        case "hour":
            return nmsg("{n} hour", "{n} hours", n)
        case "day":
            return nmsg("{n} day", "{n} days", n)
        case "workday":
            return nmsg("{n} working day", "{n} working days", n)
        case "week":
            return nmsg("{n} week", "{n} weeks", n)
        case "month":
            return nmsg("{n} month", "{n} months", n)
        case "year":
            return nmsg("{n} year", "{n} years", n)


def _duration(value: object) -> Duration:
    if not isinstance(value, Duration):
        raise TypeError(f"not a Duration: {value!r}")
    return value


# Units that can be added up, and how many of the smallest each one is.
_FAMILIES: tuple[Mapping[DurationUnit, int], ...] = (
    {"minute": 1, "hour": 60},
    {"day": 1, "week": 7},
    {"month": 1, "year": 12},
)
_FRAME = re.compile(
    r"^自?(?:(?:收到|验收|签收|开票|签约|签订|交付|付款|通知|到货|发票|合同)[\u4e00-\u9fff]{0,6}(?:之?后|起)"
    r"(?:的)?|自?(?:收到)?(?:发票|通知|货物|款项)(?:到|之日起)|票到|货到|月结|账期|net|提前|在|within|in|after"
    r"|for|every|每)[ ]*"
)
_NOTICE = re.compile(
    r"(?:的)?(?:书面)?(?:通知|告知|预告|账期|宽限期?)$|(?:'s?|s')? (?:prior )?(?:written )?(?:notice"
    r"|in advance|prior|ahead|beforehand|before)$|前(?:通知|告知)?$"
)
_DAY_AND_NIGHT = re.compile(r"(?P<n>\d+)个?昼夜")


def read_duration(text: str) -> Reading | None:
    """The duration that the bare ``text`` is, wholly."""
    said = figures(text).strip()
    if re.match(r"(?:-|负|minus |negative )\d", said):
        return Problem(msg("A length of time cannot be negative."), EXAMPLE)
    if month := re.fullmatch(r"(\d{1,2})月", said):
        return Several(
            (Value(Duration(Decimal(month[1]), "month"), literal=False),),
            msg("A month of the year, or a number of months?"),
        )
    length = length_within(said)
    if length is None:
        if re.fullmatch(r"\d{1,4}(?:\.\d+)?", said):
            return Several((), msg("Of which unit: hours, days, working days, months?"))
        return None
    return _single(length)


def length_within(said: str) -> Length | None:
    """The length that ``said`` (from ``figures``) is, with what people put around one: 提前30天, "30 days' notice"."""
    core = _NOTICE.sub("", _FRAME.sub("", said))
    if length := read_length(said) or read_length(core):
        return length
    if said.startswith("net ") and core.isdigit():
        return Length(((Decimal(core), "day"),))
    nights = _DAY_AND_NIGHT.fullmatch(said)
    return Length(((Decimal(nights["n"]), "day"),)) if nights else None


def _single(length: Length) -> Reading | None:
    """One amount of one unit; hours and minutes, days and weeks, months and years are added up."""
    parts = [(n, unit) for n, unit in length.parts]
    if not sum(n for n, _ in parts):
        return Problem(msg("A length of time must be more than zero."), EXAMPLE)
    if len(parts) == 1:
        n, unit = parts[0]
        if unit == "quarter":
            n, unit = n * 3, "month"
        if unit == "year" and n > 200:
            # 2027年 is a year, no length.
            return None
        if n > 100_000:
            return Problem(msg("That is too long."), EXAMPLE)
        return Value(Duration(plain(n), unit), literal=length.literal)
    for family in _FAMILIES:
        if all(unit in family for _, unit in parts):
            total = sum((n * count for n, unit in parts for name, count in family.items() if name == unit), Decimal(0))
            return Value(Duration(plain(total), next(iter(family))), literal=False)
    return Several((), msg("Please give it in one unit, such as days or months."))

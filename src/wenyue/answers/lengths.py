"""How long something lasts: 一年半, 两年零三个月, 5个工作日, "two and a half hours", "six-month".

Shared by durations, periods and dates told by their distance (三天后, "in two weeks").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["minute", "hour", "day", "workday", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Length:
    """Amounts by unit, in the order said: ``((1, "year"), (6, "month"))``. ``literal`` is false where a
    unit was changed for another (季度, decade, 一刻钟)."""

    parts: tuple[tuple[Decimal, Unit], ...]
    literal: bool = True

    def units(self) -> frozenset[Unit]:
        return frozenset(unit for _, unit in self.parts)


# Longest first within each language; (words, unit, how many of it).
_UNIT_WORDS: tuple[tuple[str, Unit, int], ...] = (
    (r"分钟|分(?!之)", "minute", 1),
    (r"刻钟?", "minute", 15),
    (r"小时|钟头|个钟|时(?!间)|点钟", "hour", 1),
    (r"(?:个)?(?:法定)?工作(?:日|天)|个?上班日|个?营业日|个?上班天", "workday", 1),
    (r"自然日|日历日|日历天|天|日", "day", 1),
    (r"周|星期|礼拜", "week", 1),
    (r"季度?", "month", 3),
    (r"半年度", "month", 6),
    (r"月", "month", 1),
    (r"周年|自然年|年度?|载", "year", 1),
    (r"minutes?|mins?", "minute", 1),
    (r"hours?|hrs?|h", "hour", 1),
    (r"(?:business|working|work|week) ?-?days?|workdays?|bdays?|bd|wd", "workday", 1),
    (r"(?:calendar |full |whole |natural |consecutive )?days?|d", "day", 1),
    (r"(?:calendar |full |whole )?weeks?|wks?|w", "week", 1),
    (r"fortnights?", "week", 2),
    (r"quarters?|qtrs?", "month", 3),
    (r"(?:calendar |full |whole )?months?|mths?|mos?|mon|m", "month", 1),
    (r"(?:calendar |full |whole )?years?|yrs?|y", "year", 1),
    (r"decades?", "year", 10),
)
_UNITS = tuple((re.compile(f"(?:{words})"), unit, n) for words, unit, n in _UNIT_WORDS)
_ANY = "|".join(words for words, _, _ in sorted(_UNIT_WORDS, key=lambda row: -len(row[0])))
_FRACTIONS: Mapping[str, Decimal] = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "半": Decimal("0.5")}

# One part: 3个月, 半年, 1年半, 1个半月, "1 and a half years", "a year and a half", "1/2 hour".
_ITEM = re.compile(
    r"(?P<pre>半个?|half an? |half-?|(?:an? )?half (?:of an? )?|an? |full[ -]|whole[ -]|(?:three"
    r"|3)[ -]quarters of an? |(?:a |1 )?quarter of an? |a quarter )?"
    rf"(?:(?P<n>\d+(?:\.\d+)?|\.\d+)(?P<slash>/\d+)?)?"
    rf"(?: ?and (?:an? |one |1 )?(?P<mid>half|quarter)(?: of an?)?| ?(?P<mid2>1/2|1/4|3/4))?"
    rf" ?-?个?(?P<half>半)?个?整?[ -]?(?P<unit>{_ANY})(?P<full>整|钟)?"
    rf"(?P<post>半| and (?:an? )?(?:half|quarter)(?! (?:{_ANY})))?(?![a-z])"
)
_JOINT = re.compile(r" ?(?:,|、|;|and|&|\+|又|零|加上?|和|外加|另加?)? ?")


def read_length(text: str) -> Length | None:
    """The length that ``text`` (from ``figures``) is, wholly; None if it is none."""
    if len(text) > 80:
        return None
    parts: list[tuple[Decimal, Unit]] = []
    literal = True
    at = 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if not found:
            rest = re.fullmatch(r"(?:and |零)?(\d{1,2})(?:分)?", text[at:])
            if rest and parts and parts[-1][1] == "hour":
                parts.append((Decimal(rest[1]), "minute"))
                return Length(tuple(parts), literal)
            return None
        part = _part(found)
        if part is None:
            return None
        n, unit, plain = part
        literal = literal and plain
        parts.append((n, unit))
        at = found.end()
        if joint := _JOINT.match(text, at):
            at = joint.end() if joint.end() < len(text) else at
    units = [unit for _, unit in parts]
    if not parts or len(set(units)) < len(units) or _overlap(parts):
        return None
    return Length(tuple(parts), literal)


# 一年365天 says one thing twice; 1年6个月 does not.
_FITS_IN: Mapping[tuple[Unit, Unit], int] = {
    ("year", "month"): 12,
    ("year", "week"): 52,
    ("year", "day"): 365,
    ("month", "day"): 31,
    ("week", "day"): 7,
    ("hour", "minute"): 60,
}


def _overlap(parts: list[tuple[Decimal, Unit]]) -> bool:
    amounts = {unit: n for n, unit in parts}
    return any(long in amounts and amounts.get(short, Decimal(0)) >= limit for (long, short), limit in _FITS_IN.items())


def _part(found: re.Match[str]) -> tuple[Decimal, Unit, bool] | None:
    n = _count(found)
    if n is None:
        return None
    unit, times = _unit(found["unit"])
    if unit == "minute" and times == 1 and found["unit"] == "分" and found["post"]:
        return None
    post = found["post"] or ""
    if post:
        n += _FRACTIONS["half" if "half" in post or "半" in post else "quarter"]
    return n * times, unit, times == 1 or unit == "week"


def _count(found: re.Match[str]) -> Decimal | None:
    """How many of the unit one match says."""
    pre, n = (found["pre"] or "").strip(" -"), found["n"]
    amount = Decimal(n) if n else None
    if found["slash"]:
        # 1/2 hour is half an hour; 3/6个月 is three or six months.
        fraction = f"{amount}{found['slash']}"
        if fraction not in _MIDDLES:
            return None
        amount = _MIDDLES[fraction]
    if middle := found["mid"] or found["mid2"]:
        amount = (amount or Decimal(0)) + _MIDDLES[middle]
    if found["half"]:
        if pre:
            return None
        amount = (amount or Decimal(0)) + _FRACTIONS["半"]
    if not pre:
        return amount
    if pre.startswith(("half", "半")) or "half" in pre:
        return None if amount is not None else _FRACTIONS["half"]
    if "quarters" in pre:
        return Decimal("0.75")
    if "quarter" in pre:
        return _FRACTIONS["quarter"]
    if amount is not None:
        return amount if pre in ("full", "whole") or found["mid"] else None
    return Decimal(1)


_MIDDLES = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"),
    "3/4": Decimal("0.75"),
}


def _unit(words: str) -> tuple[Unit, int]:
    for pattern, unit, times in _UNITS:
        if pattern.fullmatch(words):
            return unit, times
    raise AssertionError(words)


def in_months_and_days(length: Length) -> tuple[Decimal, Decimal] | None:
    """Whole months and days; half a month is 15 days. None where the fraction has no such form,
    or where the length is told in hours or working days."""
    months = days = Decimal(0)
    for n, unit in length.parts:
        if unit in ("year", "month", "quarter"):
            months += n * {"year": 12, "quarter": 3, "month": 1}[unit]
        elif unit in ("week", "day"):
            days += n * (7 if unit == "week" else 1)
        else:
            return None
    whole = months // 1
    if (months - whole) % Decimal("0.5"):
        return None
    days += (months - whole) * 30
    return (whole, days) if days % 1 == 0 and whole < 12_000 and days < 400_000 else None

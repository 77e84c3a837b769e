"""Public holidays of China, day by day: days off, days worked instead, and the festivals of years to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wenyue.answers.calendar import lunar, solar_term
from wenyue.language import Message, msg

_NAMES: Mapping[str, Message] = {
    "New Year's Day": msg("New Year's Day"),
    "Spring Festival": msg("Spring Festival"),
    "Tomb-sweeping Day": msg("Tomb-sweeping Day"),
    "Labour Day": msg("Labour Day"),
    "Dragon Boat Festival": msg("Dragon Boat Festival"),
    "Mid-autumn Festival": msg("Mid-autumn Festival"),
    "National Day": msg("National Day"),
}


@dataclass(frozen=True, slots=True)
class PublicDay:
    """What is special about a day. ``off``: nobody works; ``worked``: a weekend worked instead; neither:
    a festival of a year whose days off are not published yet."""

    name: Message
    off: bool = False
    worked: bool = False


def public_day(day: date) -> PublicDay | None:
    """What is special about a day; None for any other, weekends among them."""
    import chinese_calendar

    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        named = _festivals(day.year).get(day)
        return PublicDay(_NAMES[named]) if named else None
    if name not in _NAMES:
        return None
    return PublicDay(_NAMES[name], off=off, worked=not off)


@lru_cache(maxsize=8)
def _festivals(year: int) -> Mapping[date, str]:
    """The day of each festival itself; which days around it are off is published year by year."""
    days = {
        "New Year's Day": date(year, 1, 1),
        "Spring Festival": lunar(year, 1, 1) if 1900 <= year <= 2100 else None,
        "Tomb-sweeping Day": solar_term(year, "清明"),
        "Labour Day": date(year, 5, 1),
        "Dragon Boat Festival": lunar(year, 5, 5) if 1900 <= year <= 2100 else None,
        "Mid-autumn Festival": lunar(year, 8, 15) if 1900 <= year <= 2100 else None,
        "National Day": date(year, 10, 1),
    }
    return {day: name for name, day in days.items() if day is not None}

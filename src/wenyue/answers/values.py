"""Values that answers have and Python has no type for. Apart from their readers, which take time to load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wenyue.answers.calendar import last_day


@dataclass(frozen=True, slots=True)
class Custom:
    """A text of the person's own, where a question allows one beside its options."""

    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """A length, its ends, or both. Half years and months have become months and days.

    ``start`` and ``end`` are both included. With ``start`` and a length alone the
    end follows (``calendar.last_day``).
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    start: date | None = None
    end: date | None = None

    @property
    def has_length(self) -> bool:
        return bool(self.years or self.months or self.weeks or self.days)


def end_of(period: Period) -> date | None:
    """The last day, told or computed from the start and the length."""
    if period.end or not period.start or not period.has_length:
        return period.end
    return last_day(period.start, years=period.years, months=period.months, days=period.weeks * 7 + period.days)

"""English names of months and weekdays, and the words that place them: this, next, last."""

from __future__ import annotations

import re

MONTH_NAMES = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
DAY_NAMES = (
    "mon(?:day)?", "tue(?:s|sday)?", "wed(?:nesday|s)?", "thu(?:r|rs|rsday)?", "fri(?:day)?", "sat(?:urday)?",
    "sun(?:day)?",
)  # fmt: skip
MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
WEEKDAY = f"(?:{'|'.join(DAY_NAMES)})"
WEEKDAY_GROUP = rf"(?P<wd>{WEEKDAY})s?"

REL = {
    "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
    "last": -1, "previous": -1, "past": -1, "prior": -1,
}  # fmt: skip
REL_WORD = rf"(?:the )?(?P<rel>{'|'.join(REL)})"


def month_number(name: str) -> int:
    return next(n for n, pattern in enumerate(MONTH_NAMES, 1) if re.fullmatch(pattern, name))


def weekday_number(name: str) -> int:
    return next(n for n, pattern in enumerate(DAY_NAMES) if re.fullmatch(pattern, name))

"""居民身份证号, the number of a resident identity card (GB 11643); regions are not looked up."""

from __future__ import annotations

import re
from datetime import date

from wenyue.answers.identifiers import Identifier, compact, repaired
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import msg

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SLIPS = str.maketrans("OIL", "011")


class ResidentId(Identifier):
    """Kind ``resident_id``: 17 digits and a digit or X."""

    name = "resident_id"
    example = "000000199001010018"

    def read(self, text: str, asked: Asked) -> Reading:
        number = compact(text).upper().replace("×", "X").replace("＊", "*")
        mended = number.translate(_SLIPS)
        if not re.fullmatch(r"\d{6,}[0-9X]?", mended):
            return unread(msg("That was not read as an ID number of 18 characters."), self.example)
        if len(mended) != 18:
            return Problem(msg("An ID number has 18 characters; this has {n}.", n=len(mended)), self.example)
        if not has_date_of_birth(mended, asked.today):
            return Problem(msg("The date of birth inside this number does not exist."), self.example)
        if mended[17] != check_character(mended):
            return Problem(msg("The check digit is wrong; look at the card again."), self.example)
        return Value(mended) if mended == number else repaired(mended)


def has_date_of_birth(number: str, today: date) -> bool:
    """Whether characters 7 to 14 are a day between 1900 and ``today``."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= born <= today


def check_character(number: str) -> str:
    """The 18th character for the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True)) % 11]

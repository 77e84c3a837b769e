"""Bank accounts: 6 to 32 digits. Company accounts follow no check rule; a personal card's check digit is only noted."""

from __future__ import annotations

import re

from wenyue.answers.identifiers import Identifier, compact, repaired
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import msg

# 6222,0212,3456 is one number in groups of four; 12345678, 87654321 are two.
_TWO = re.compile(
    r"(?:(?<!\d)\d{1,3}|\d{5,}) *(?:[,，、/|;；\n]|和|与|或者?|还是|\band\b|\bor\b)+ *\d{2,}"
    r"|\d{2,} *(?:[,，、/|;；\n]|和|与|或者?|还是|\band\b|\bor\b)+ *\d{5,}"
)
_SLIPS = str.maketrans("OoIl", "0011")


class BankAccount(Identifier):
    """Kind ``bank_account``: digits alone."""

    name = "bank_account"
    example = "6222021234567890128"

    def read(self, text: str, asked: Asked) -> Reading:
        if _TWO.search(text):
            return Problem(msg("These look like two account numbers. Please give one."), self.example)
        number = compact(text)
        mended = number
        if sum(c.isdigit() for c in number) >= 6:
            mended = number.translate(_SLIPS)
        if not re.fullmatch(r"[0-9]+", mended):
            if re.fullmatch(r"[0-9A-Za-z]{6,}", mended) and sum(c.isdigit() for c in mended) >= 6:
                return Problem(msg("An account number holds digits only."), self.example)
            return unread(msg("That was not read as an account number."), self.example)
        if not 6 <= len(mended) <= 32:
            return Problem(msg("An account number has 6 to 32 digits; this has {n}.", n=len(mended)), self.example)
        if re.fullmatch(r"62\d{14,17}", mended) and not luhn(mended):
            return Value(
                mended, literal=False, note=msg("The check digit is not that of a personal card. Please look again.")
            )
        return Value(mended) if mended == number else repaired(mended)


def luhn(number: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812)."""
    total = 0
    for at, digit in enumerate(reversed(number)):
        n = int(digit) * (1 + at % 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def is_card(number: str) -> bool:
    """A card number: 12 to 19 digits with a right check digit."""
    return re.fullmatch(r"\d{12,19}", number) is not None and len(set(number)) > 1 and luhn(number)

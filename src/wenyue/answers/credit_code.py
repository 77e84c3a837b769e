"""统一社会信用代码, the unified social credit code of organisations (GB 32100-2015)."""

from __future__ import annotations

import re

from wenyue.answers.identifiers import Identifier, compact, repaired
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import msg

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_FORM = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}")
# None of these letters is in the alphabet.
_SLIPS = str.maketrans("OISZ", "0152")


class CreditCode(Identifier):
    """Kind ``credit_code``: 18 characters."""

    name = "credit_code"
    example = "91000000MA0000001R"

    def read(self, text: str, asked: Asked) -> Reading:
        code = compact(text).upper()
        if not re.fullmatch(r"[0-9A-Z]+", code) or not re.search(r"\d", code) or len(code) < 6:
            return unread(msg("That was not read as a credit code of 18 characters."), self.example)
        if len(code) != 18:
            return Problem(msg("A credit code has 18 characters; this has {n}.", n=len(code)), self.example)
        if is_credit_code(code):
            return Value(code)
        mended = code.translate(_SLIPS)
        if mended != code and is_credit_code(mended):
            return repaired(mended)
        if not _FORM.fullmatch(mended):
            return Problem(msg("A credit code holds digits and capital letters except I, O, S, V and Z."), self.example)
        return Problem(msg("The check digit is wrong; look at the licence again."), self.example)


def check_character(code: str) -> str:
    """The 18th character for the first 17."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(code[:17], _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def is_credit_code(code: str) -> bool:
    return bool(_FORM.fullmatch(code)) and code[17] == check_character(code)

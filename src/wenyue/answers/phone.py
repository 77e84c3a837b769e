"""Telephone numbers: mobile, landline, 400/800 and short service numbers of the PRC, and +numbers of elsewhere."""

from __future__ import annotations

import re
import unicodedata

from wenyue.answers.identifiers import Identifier, compact, repaired
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import msg

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})([1-9]\d{6,7})")
_SERVICE = re.compile(r"[48]00\d{7}")
_SHORT = re.compile(r"95\d{3,4}")
_EXTENSION = re.compile(r"(?:转|分机(?:号)?|ext(?:ension)?\.?|x|#)[ :]*(\d{1,6})$", re.IGNORECASE)
_RUN = re.compile(r"\+?\d(?:[ -]?\d)*", re.ASCII)
_COUNTRY = re.compile(r"^(?:\+|00)86")
_SLIPS = str.maketrans("OoIl", "0011")


class Phone(Identifier):
    """Kind ``phone``: a mobile number as 11 digits, a landline as ``010-88886666`` (and ``-801`` for an extension)."""

    name = "phone"
    example = "13800138000"

    def read(self, text: str, asked: Asked) -> Reading:
        # The way an extension is written back: 010-88886666-801.
        number = compact(re.sub(r"(0\d{2,3}-\d{7,8})-(\d{1,6})\s*$", r"\1转\2", text))
        extension = ""
        if found := _EXTENSION.search(number):
            number, extension = number[: found.start()], f"-{found[1]}"
        mended = re.sub(r"(?<=\d)[OoIl]|[OoIl](?=\d)", lambda slip: slip.group().translate(_SLIPS), number)
        digits = re.sub(r"[()]", "", mended)
        if not re.fullmatch(r"\+?\d+", digits):
            return self._within(text) or unread(msg("That was not read as a telephone number."), self.example)
        canonical = self._canonical(digits)
        if canonical is None:
            if len(digits) < 5:
                return unread(msg("That was not read as a telephone number."), self.example)
            return Problem(msg("That phone number does not look right."), self.example)
        if extension and _MOBILE.fullmatch(canonical):
            return Problem(msg("That phone number does not look right."), self.example)
        return Value(canonical + extension) if mended == number else repaired(canonical + extension)

    def _within(self, text: str) -> Value | None:
        """The one number in a sentence (座机没有，手机 138…; 王芳 138…): confirmed."""
        found = _RUN.findall(unicodedata.normalize("NFKC", text))
        canonical = self._canonical(re.sub("[ -]", "", found[0])) if len(found) == 1 else None
        return Value(canonical, literal=False) if canonical and len(canonical) > 6 else None

    @staticmethod
    def _canonical(digits: str) -> str | None:
        if digits.startswith("+") and not digits.startswith("+86"):
            return digits if re.fullmatch(r"\+[1-9]\d{7,14}", digits) else None
        local = _COUNTRY.sub("", digits)
        abroad = local != digits
        if len(local) == 13 and local.startswith("86") and _MOBILE.fullmatch(local[2:]):
            local = local[2:]
        if _MOBILE.fullmatch(local):
            return local
        if abroad and not local.startswith("0") and (found := _LANDLINE.fullmatch(f"0{local}")):
            return f"{found[1]}-{found[2]}"
        if found := _LANDLINE.fullmatch(local):
            return f"{found[1]}-{found[2]}"
        if _SERVICE.fullmatch(local) or _SHORT.fullmatch(local):
            return local
        return None


def international(canonical: str) -> str:
    """With the country code: 13800138000 → +8613800138000, 010-88886666 → +861088886666."""
    if canonical.startswith("+"):
        return canonical
    number = (
        canonical.replace("-", "")
        if not re.fullmatch(r"0\d+-\d+-\d+", canonical)
        else canonical.rsplit("-", 1)[0].replace("-", "")
    )
    return "+86" + (number[1:] if number.startswith("0") else number)

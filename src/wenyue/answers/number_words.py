"""English number words: "two hundred and five" as figures, and figures as words."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {f"{scale}s": n for scale, n in _SCALES.items()}

CARDINALS = {word: n for n, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
CARDINALS |= {"naught": 0, "nought": 0, "fourty": 40, "ninty": 90, "twelwe": 12, "eigth": 8}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS = _IRREGULAR | {
    f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th": n
    for word, n in CARDINALS.items()
    if n > 3 and n not in _IRREGULAR.values()
}
ORDINALS |= {"twelvth": 12, "fourtieth": 40}

_ANY = "|".join(sorted([*CARDINALS, *ORDINALS, *_SCALES], key=len, reverse=True))
# Figures may begin a numeral whose scale is a word: "2 million", "1.5 thousand".
_RUN = re.compile(
    rf"(?<![\w.])(?:an? (?=hundred|thousand|million|billion))?(?:\d+(?:\.\d+)? ?(?:{'|'.join(_SCALES)})|{_ANY})\b"
    rf"(?:(?: ?- ?| |, | and )+(?:{_ANY})\b)*(?: point(?: (?:{'|'.join(_ONES[:10])}))+(?: (?:{'|'.join(_SCALES)}))?)?"
)
_QUICK = re.compile(rf"\b(?:{_ANY})\b|\d ?(?:{'|'.join(_SCALES)})\b")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+")


def rewrite_words(text: str) -> str:
    """``text`` (lower case) with number words as digits: "the twenty first" → "the 21st"."""
    if not _QUICK.search(text):
        return text
    return _RUN.sub(_rewrite, text)


def _rewrite(found: re.Match[str]) -> str:
    run = found.group()
    parts = _split(_TOKEN.findall(run))
    return run if parts is None else " ".join(parts)


def _split(words: list[str]) -> list[str] | None:
    """The numbers that follow one another in ``words``: "january [twenty one] [two thousand]"."""
    parts: list[str] = []
    at = 0
    while at < len(words):
        if words[at] in ("and", "a", "an") and not (at == 0 and words[1] in _SCALES):
            parts.append(words[at])
            at += 1
            continue
        reading = _Reading()
        start = at
        while at < len(words) and reading.take(words, at):
            at += 1
        if at == start:
            return None
        parts.append(reading.text())
    return parts


class _Reading:
    """One number, word by word; refuses the first word that cannot continue it."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.scale = 10**15
        self.last = ""  # what the last word was: one, teen, ten, hundred, scale, year, decimals
        self.ordinal = False
        self.decimals = ""

    def take(self, words: list[str], at: int) -> bool:
        word = words[at]
        if self.ordinal:
            return False
        if word in ("and", "a", "an"):
            return self._joins(words, at)
        if word == "point":
            return self._point()
        if self.decimals or self.last == "point":
            return self._decimal(word)
        if word in _SCALES:
            return self._scale(_SCALES[word])
        if word in ORDINALS:
            self.ordinal = self._add(ORDINALS[word])
            return self.ordinal
        if word in CARDINALS:
            return self._add(CARDINALS[word])
        if not self.last:
            self.section, self.last = Decimal(word), "figure"
            return True
        return False

    def _joins(self, words: list[str], at: int) -> bool:
        following = words[at + 1 : at + 2]
        if not self.last:
            return bool(following) and following[0] in _SCALES
        if self.last not in ("hundred", "scale", "ten"):
            return False
        return bool(following) and (following[0] in CARDINALS or following[0] in ORDINALS) and words[at] == "and"

    def _point(self) -> bool:
        if self.last in ("", "point", "figure"):
            return False
        self.last = "point"
        return True

    def _decimal(self, word: str) -> bool:
        if word in CARDINALS and CARDINALS[word] < 10:
            self.decimals += str(CARDINALS[word])
            self.last = "decimals"
            return True
        if word in _SCALES and self.decimals:
            self.section = Decimal(f"{int(self.section)}.{self.decimals}") * _SCALES[word]
            self.decimals, self.last = "", "closed"
            return True
        return False

    def _scale(self, unit: int) -> bool:
        if self.last in ("point", "year", "closed"):
            return False
        if unit == 100:
            if self.last in ("hundred", "scale"):
                return False
            self.section = (self.section if self.last else Decimal(1)) * 100
            self.last = "hundred"
            return True
        if self.last == "scale":
            self.total *= unit
        elif unit >= self.scale:
            return False
        else:
            self.total += (self.section if self.last else 1) * unit
        self.section, self.scale, self.last = Decimal(0), unit, "scale"
        return True

    def _add(self, n: int) -> bool:
        size = "one" if 0 < n < 10 else "zero" if n == 0 else "teen" if n < 20 else "ten"
        if self._as_year(n, size):
            return True
        allowed = {
            "": ("zero", "one", "teen", "ten"),
            "ten": ("one",),
            "hundred": ("one", "teen", "ten"),
            "scale": ("one", "teen", "ten"),
            "century zero": ("one",),
        }
        if size not in allowed.get(self.last, ()):
            return False
        self.section += n
        self.last = size
        return True

    def _as_year(self, n: int, size: str) -> bool:
        """nineteen eighty (six), twenty twenty six, nineteen zero one."""
        if self.total or self.section not in (18, 19, 20) or self.last not in ("teen", "ten"):
            return False
        if size == "zero":
            self.section *= 100
            self.last = "century zero"
            return True
        if size in ("teen", "ten"):
            self.section = self.section * 100 + n
            self.last = "ten" if size == "ten" else "year"
            return True
        return False

    def text(self) -> str:
        value = self.total + self.section
        if self.decimals:
            return f"{int(value)}.{self.decimals}"
        digits = str(int(value)) if value == int(value) else f"{value.normalize():f}"
        return digits + (suffix(int(value)) if self.ordinal else "")


def suffix(n: int) -> str:
    """The ending of an ordinal: 1 → st, 12 → th."""
    return "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def english(n: int) -> str:
    """15 → fifteen, 120 → one hundred and twenty, 1005 → one thousand and five. ``n`` from 0 to 10¹⁵ - 1."""
    if not 0 <= n < 10**15:
        raise ValueError(f"not a number that is written in words: {n}")
    if n < 1000:
        return _below_thousand(n)
    words = []
    for name, unit in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        section, n = divmod(n, unit)
        if section:
            words.append(f"{_below_thousand(section)} {name}")
    if n:
        words.append(f"and {_below_thousand(n)}" if n < 100 else _below_thousand(n))
    return " ".join(words)


def _below_thousand(n: int) -> str:
    if n < 20:
        return _ONES[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(n, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {_below_thousand(rest)}" if rest else "")

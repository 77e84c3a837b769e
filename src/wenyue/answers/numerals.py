"""The one reader of numerals: Arabic, Chinese, 大写, mixed (12万5) and English words.

``figures`` rewrites every numeral of a text as plain digits, so that the rules of
all kinds are written over digits alone: 明年三月一号 becomes 明年3月1号, "the twenty
first of May" becomes "the 21st of may". ``number`` reads a text that is nothing but
a numeral. Both expect text from ``normalise``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from wenyue.answers.number_words import english, rewrite_words

__all__ = ["chinese", "english", "figures", "is_vague", "number", "repair_slips", "value_of"]

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
DIGITS |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"两": 2, "俩": 2, "仨": 3, "参": 3, "叄": 3, "弍": 2, "弐": 2, "幺": 1, "貮": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE_UNITS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
_WORDS = "".join(DIGITS) + "".join(SMALL_UNITS) + "".join(LARGE_UNITS) + "廿卅卌"
_RUN = re.compile(rf"(?:半(?=[百千万亿]))?(?:{_ARABIC}|[{_WORDS}]|(?<=[{_WORDS}])点(?=[{_WORDS}\d]))+")
_PART = re.compile(rf"{_ARABIC}|[{_WORDS}点半]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")

# 百 of 百分点 is no numeral; ‰ and ‱ are signs of their own.
_PARTS = (
    (re.compile(r"[百佰]分[百佰]|[百佰]分之[百佰](?![零一二三四五六七八九\d])"), "100%"),
    (re.compile(r"个?[百佰]分点"), "%"),
    (re.compile("[百佰]分之"), "%之"),
    (re.compile("[千仟]分之"), "‰之"),
    (re.compile("[万]分之"), "‱之"),
)


def figures(text: str) -> str:
    """``text`` with every numeral as plain digits, without separators.

    What cannot be evaluated (三五百, 十几) stays as it is, so that no rule reads it.
    """
    return _figures(text)


@lru_cache(maxsize=256)
def _figures(text: str) -> str:
    text = repair_slips(text)
    if not text.isascii():
        text = text.replace("元月", "1月")
        for part, sign in _PARTS:
            text = part.sub(sign, text)
        text = _RUN.sub(_digits, text)
    else:
        text = _GROUPED.sub(lambda found: found.group().replace(",", ""), text)
    return rewrite_words(text)


_SLIP = re.compile(r"(?<![a-z0-9.@])[ol]*\d[\dol]*(?:[,.][\dol]+)*(?![a-z@])|(?<![a-z])[ol](?=[\d])")
_SLIPPED = str.maketrans("ol", "01")


def repair_slips(text: str) -> str:
    """The letter o for zero and l for one, inside a figure: 2o26, l2万."""
    return _SLIP.sub(lambda found: found.group().translate(_SLIPPED), text)


def _digits(found: re.Match[str]) -> str:
    run = found.group()
    if run[0] in "零〇" and len(run) > 1 and any(c in SMALL_UNITS or c in LARGE_UNITS or c == "两" for c in run):
        # 一个月零十五天: 零 joins, it is no part of fifteen
        rest = value_of(run[1:])
        return run if rest is None else f"零{written(rest, run[1:])}"
    value = value_of(run)
    if value is None:
        return run
    return run if run.isdigit() and run.isascii() else written(value, run)


def written(value: Decimal, run: str) -> str:
    """Digits of ``value``; a run of mere digits keeps its zeros (零八 → 08)."""
    if all(c in DIGITS for c in run):
        return "".join(str(DIGITS[c]) for c in run)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text and not run.isascii() else text


def value_of(run: str) -> Decimal | None:
    """The value of one numeral in figures and Chinese characters; None if it is none.

    A last digit after a unit belongs to the next lower unit (12万5 is 125000), except
    after 零. Two digits side by side before a unit (三五百) are no number.
    """
    parts = _PART.findall(run.translate(_TENS))
    if "".join(parts) != run.translate(_TENS) or not parts:
        return None
    if len(parts) == 1 and parts[0][0].isdigit() and parts[0] not in DIGITS:
        return Decimal(parts[0].replace(",", ""))
    if all(t in DIGITS for t in parts):
        return _digit_string(parts)
    return _Sum().read(parts)


# 三四 is "three or four", 二六 is 26.
_NEIGHBOURS = {"一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"}


def _digit_string(parts: list[str]) -> Decimal | None:
    if len(parts) > 1 and "".join(parts) in _NEIGHBOURS:
        return None
    if len(parts) > 1 and ("两" in parts or "俩" in parts):
        return None
    return Decimal("".join(str(DIGITS[t]) for t in parts))


class _Sum:
    """Adds the parts of a numeral from left to right."""

    def __init__(self) -> None:
        self.total = Decimal(0)  # what stands before the last 万 or 亿
        self.section = Decimal(0)  # below the next 万
        self.pending: Decimal | None = None
        self.pending_text = ""
        self.unit = 0  # the unit read last; 0 where no digit may be elided after it
        self.small_limit = 10**12
        self.large_limit = 10**20

    def read(self, parts: list[str]) -> Decimal | None:
        fraction = False
        for at, part in enumerate(parts):
            if part in SMALL_UNITS or part in LARGE_UNITS:
                if fraction and part in SMALL_UNITS:
                    return None
                fraction = False
                done = self._small(SMALL_UNITS[part]) if part in SMALL_UNITS else self._large(LARGE_UNITS[part])
                if not done:
                    return None
            elif fraction:
                continue
            elif part == "点":
                decimals = _decimals(parts[at + 1 :])
                if not decimals:
                    return None
                self.pending = (self.pending or Decimal(0)) + Decimal(f"0.{decimals}")
                self.pending_text, self.unit = "", 0
                fraction = True
            elif part in "零〇" and (self.section or self.total) and self.pending is None:
                self.unit = 0
            elif self.pending is not None:
                return None
            else:
                self.pending = _amount(part)
                self.pending_text = part
        return self._end()

    def _small(self, unit: int) -> bool:
        if self.pending is None:
            if (self.unit and self.unit < 10**4) or unit >= self.small_limit:
                return False
            self.pending = Decimal(1)
        if unit >= self.small_limit or not self.pending:
            return False
        self.section += self.pending * unit
        self.pending, self.unit, self.small_limit = None, unit, unit
        return True

    def _large(self, unit: int) -> bool:
        section = self.section + self._pending_part()
        first = not self.total and not section and self.pending is None
        if first:
            section = Decimal(1)
        if not section:
            self.total *= unit
        elif unit > self.large_limit:
            self.total = (self.total + section) * unit
        elif unit == self.large_limit:
            return False
        else:
            self.total += section * unit
        self.large_limit = unit
        self.section, self.pending, self.unit, self.small_limit = Decimal(0), None, unit, 10**12
        return True

    def _pending_part(self) -> Decimal:
        """What the last digit before 万 stands for: 百二万 is 120万, 一百零二万 is 102万."""
        if self.pending is None:
            return Decimal(0)
        elided = len(self.pending_text) == 1 and 100 <= self.unit < 10**4
        return self.pending * (self.unit // 10) if elided else self.pending

    def _end(self) -> Decimal | None:
        last = self.pending
        if last is None:
            return self.total + self.section
        if not self.unit:
            return self.total + self.section + last
        if self.unit == 10 or (len(self.pending_text) > 1 and last != last.to_integral_value()):
            return self.total + self.section + last if last < 10 and self.unit == 10 else None
        if len(self.pending_text) == 1:
            return self.total + self.section + last * (self.unit // 10) if last else None
        # 3万4000 is plain; 12万50 could be 120050 or 125000.
        whole = len(self.pending_text) >= len(str(self.unit)) - 2 and last < self.unit and len(self.pending_text) > 2
        return self.total + self.section + last if whole else None


def _amount(part: str) -> Decimal:
    if part == "半":
        return Decimal("0.5")
    return Decimal(DIGITS[part]) if part in DIGITS else Decimal(part.replace(",", ""))


def _decimals(parts: list[str]) -> str:
    digits = ""
    for part in parts:
        if part in DIGITS:
            digits += str(DIGITS[part])
        elif part.isdigit() and part.isascii():
            digits += part
        else:
            break
    return digits


# A leading "-" is no sign here: kinds that refuse negative amounts look for it first.
_PLAIN = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_SCALE = {
    "hundred": 100,
    "thousand": 1000,
    "thousands": 1000,
    "k": 1000,
    "w": 10**4,
    "wan": 10**4,
    "m": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "dozens": 12,
    "dz": 12,
    "dzs": 12,
    "doz": 12,
    "dozs": 12,
    "打": 12,
    "万": 10**4,
    "千": 10**3,
    "亿": 10**8,
}
_SCALED = re.compile(rf"(\d+(?:\.\d+)?|\.\d+) ?({'|'.join(sorted(_SCALE, key=len, reverse=True))})")
_AND_HALF = re.compile(r"(\d+) and (?:a )?half (\d{3,}|dozen)")


def number(text: str) -> Decimal | None:
    """The value of a text that is one numeral and nothing else: 12万5, 1,200.50, 10k, "half a million"; or None."""
    text = text.strip()
    if re.match(r"0\d\d", text):
        # 010…, 0000…: a code or a telephone number
        return None
    if _SPACED.fullmatch(text):
        return Decimal(text.replace(" ", ""))
    text = figures(text).strip()
    if _PLAIN.fullmatch(text):
        return Decimal(text.rstrip("."))
    if found := _SCALED.fullmatch(text):
        return Decimal(found[1]) * _SCALE[found[2]]
    if found := _AND_HALF.fullmatch(text):
        return (Decimal(found[1]) + Decimal("0.5")) * (_SCALE.get(found[2]) or Decimal(found[2]))
    # "half a million" has become "half 1000000"; "a dozen" is the one scale that stays a word.
    if found := re.fullmatch(r"(?:a )?half (?:an? )?(?:of )?(10{2,12}|dozen)", text):
        return (_SCALE.get(found[1]) or Decimal(found[1])) / Decimal(2)
    if found := re.fullmatch(r"(?:a )?quarter (?:of )?(?:an? )?(10{3,12})", text):
        return Decimal(found[1]) / Decimal(4)
    return Decimal(12) if text == "a dozen" else None


_NEAR = "|".join(sorted(_NEIGHBOURS))
_VAGUE = re.compile(
    rf"(?<![{_WORDS}\d])[百千万](?:儿?八[十百千]?|十来?)(?![{_WORDS}\d])|^[百千万亿](?:元|块钱?|个)?$|一半(?:[天年]|个月)|俩仨|三两(?=[个天日周月年次人份条])|"
    r"几(?!号|月|日)|上百|上千|上万|万把|千把|百把|个把|出头|\d、\d(?=[十百千万亿])|[好多]几|若干|数"
    rf"(?=[十百千万亿]|天|日|月|年|周|个)|(?<![{_WORDS}])(?:{_NEAR})(?![{''.join(DIGITS)}\d折点月])"
    rf"|[十百千万](?:{_NEAR})(?=[十百千万亿个天年月周份人名元块成次条小分])|(?:{_NEAR})(?=[十百千万亿])"
    r"|(?<=[\d十百千万亿个])(?:多$|余$|[多余来](?=[个天年月周元块万千百份人名亿小分条次岁工成点倍]))"
    r"|\b(?:several|a few|few|some|a couple(?: of)?|couple of|dozens of|hundreds of|thousands of|tens of|a lot|lots of"
    r"|many|multiple|^(?:hundreds|thousands|dozens|millions)$|multiple|various)\b|\d+ ?(?:-ish|odd)\b|\d+\+"
)


def is_vague(text: str) -> bool:
    """Whether a number is meant but not said: 几天, 十几万, 三五百, "several weeks", "a couple of days"."""
    return _VAGUE.search(text) is not None


def chinese(n: int) -> str:
    """15 → 十五, 120000 → 十二万, 10040 → 一万零四十. ``n`` from 0 to 10¹⁶ - 1."""
    if not 0 <= n < 10**16:
        raise ValueError(f"not a number that is written in words: {n}")
    if n == 0:
        return "零"
    words = ""
    for unit, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section, n = divmod(n, unit)
        if not section:
            continue
        if words and section < 1000:
            words += "零"
        words += _section(section) + name
    words = words.replace("万亿", "万", 1) if "万亿" in words and words.count("亿") > 1 else words
    return words[1:] if words.startswith("一十") else words


def _section(n: int) -> str:
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += "零一二三四五六七八九"[digit] + name
        elif words and n and not words.endswith("零"):
            words += "零"
    return words

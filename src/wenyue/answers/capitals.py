"""Amounts of RMB in words (大写): written for contracts, read from what is typed or pasted.

The rule is that of 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定). Where the rule
allows two spellings, ``capitals`` writes one and ``read_capitals`` reads both.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from wenyue.answers.normalise import simplified

LARGEST = Decimal("999999999999.99")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CENT = Decimal("0.01")


def capitals(amount: Decimal) -> str:
    """``人民币壹拾贰万元整`` for 120000. Rounds half up to two decimals.

    ValueError for an amount that is negative, no number, or above 999,999,999,999.99.
    """
    if not amount.is_finite() or amount < 0 or amount > LARGEST:
        raise ValueError(f"not an amount that can be written in words: {amount}")
    with localcontext() as exact:
        # The caller's precision must not round a large amount.
        exact.prec = 60
        cents = int(amount.quantize(_CENT, ROUND_HALF_UP) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if yuan >= 10**12:
        raise ValueError(f"not an amount that can be written in words: {amount}")
    words = f"{_whole(yuan)}元" if yuan or not cents else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif fen and yuan:
        words += "零"
    if fen:
        words += f"{_DIGITS[fen]}分"
    return f"人民币{words}{'' if jiao or fen else '整'}"


def _whole(n: int) -> str:
    if n == 0:
        return "零"
    words = ""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, n = divmod(n, unit)
        if section:
            # 零 only where the next section begins with a zero of its own: 壹拾万柒仟, but 壹拾万零柒佰.
            words += ("零" if words and section < 1000 else "") + _section(section) + name
    return words


def _section(n: int) -> str:
    words = ""
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += _DIGITS[digit] + name
        elif words and n and not words.endswith("零"):
            words += "零"
    return words


# Other spellings of the same characters, and everyday numerals, which people mix in.
_SAME = str.maketrans(
    "〇一二两三四五六七八九十百千圆园块毛弍弐貮叄参陸壱", "零壹贰贰叁肆伍陆柒捌玖拾佰仟元元元角贰贰贰叁叁陆壹"
)
_AMOUNT = re.compile(
    r"(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元)?(?P<zero>零)?(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?"
    r"(?P<zero2>零)?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?(?P<whole>[整正])?"
)
_FRAME = re.compile(
    r"^(?:[(（]?大写(?:金额)?[)）]?|金额大写|金额|合计|共计|计)?[:：]?\s*(?:人民币|RMB|CNY|￥|¥)?(?:大写)?[:：]?\s*",
    re.IGNORECASE,
)


def read_capitals(text: str) -> Decimal | None:
    """The amount that ``text`` writes in words, with or without 人民币 and 整; None if it is no such text.

    An amount whose units do not descend (伍佰仟元, 壹拾叁佰) is none.
    """
    text = re.sub(r"\s+", "", simplified(text)).strip("。．.,，;；:：!！\"'“”[]【】")
    if text[:1] in "(（" and text[-1:] in ")）":
        text = text[1:-1]
    text = _FRAME.sub("", text).translate(_SAME)
    if text[-1:] in "零壹贰叁肆伍陆柒捌玖拾佰仟万亿":
        # 壹拾贰万 without its 元
        text += "元"
    found = _AMOUNT.fullmatch(text)
    if not found or not (found["yuan"] or found["jiao"] or found["fen"]):
        return None
    if found["whole"] and found["fen"] and found["fen"] != "零" and not found["yuan"]:
        return None
    yuan = _read_whole(found["yuan"][:-1]) if found["yuan"] else 0
    if yuan is None:
        return None
    jiao, fen = (_DIGITS.index(found[part] or "零") for part in ("jiao", "fen"))
    return Decimal(yuan) + Decimal(jiao * 10 + fen) / 100


_SECTIONS = re.compile(r"(?:(?P<yi>[^亿]+)亿)?(?P<zero>零)?(?:(?P<wan>[^万]+)万)?(?P<rest>[^万亿]*)")
_SECTION = re.compile(
    r"零?(?:([壹贰叁肆伍陆柒捌玖])仟)?零?(?:([壹贰叁肆伍陆柒捌玖])佰)?零?(?:([壹贰叁肆伍陆柒捌玖])?(拾))?零?"
    r"([壹贰叁肆伍陆柒捌玖])?零?"
)


# 壹拾贰万伍 could be 120,005 or 125,000: the rule wants 零 or a unit there.
_ELIDED = re.compile("[佰仟万亿][壹贰叁肆伍陆柒捌玖]$")


def _read_whole(words: str) -> int | None:
    if words == "零":
        return 0
    if words.endswith("零"):
        # 壹拾零元: the rule puts 零 inside a number only
        words = words.rstrip("零")
    found = _SECTIONS.fullmatch(words)
    if not words or not found:
        return None
    if _ELIDED.search(words):
        return None
    total = 0
    for part, unit in (("yi", 10**8), ("wan", 10**4), ("rest", 1)):
        if found[part]:
            section = _read_wan_in_yi(found[part]) if part == "yi" else _read_section(found[part])
            if section is None:
                return None
            total += section * unit
    return total


def _read_wan_in_yi(words: str) -> int | None:
    """The part before 亿, which may hold a 万 of its own: 壹万贰仟亿."""
    high, wan, low = words.rpartition("万")
    parts = (_read_section(high) if wan else 0, _read_section(low) if low else 0)
    return None if parts[0] is None or parts[1] is None else parts[0] * 10**4 + parts[1]


def _read_section(words: str) -> int | None:
    found = _SECTION.fullmatch(words)
    if not found or not words.strip("零"):
        return None
    thousand, hundred, ten, has_ten, one = found.groups()
    values = [_DIGITS.index(d) if d else 0 for d in (thousand, hundred, ten, one)]
    if has_ten and not ten:
        values[2] = 1
    return values[0] * 1000 + values[1] * 100 + values[2] * 10 + values[3]

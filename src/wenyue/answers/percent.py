"""Percentages: 30%, 三成, 百分之三十, 3个点, 千分之五, 50 bps; 30% is ``Decimal(30)``."""

from __future__ import annotations

import re
from decimal import Decimal

from wenyue.answers.money import TAX, decimal_from_data, is_about_tax, plain
from wenyue.answers.numerals import figures, number
from wenyue.answers.phrases import LONGEST, too_long, understand_phrase, unread
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.answers.things import is_for_another
from wenyue.language import Language, msg

EXAMPLE = "30%"
_N = r"(\d+(?:\.\d+)?|\.\d+)"
_SIGN = r"(?:%|％|percentage(?: points?)?|percents?|per ?cents?|pct\.?|points?|个?点|p\.?c\.?)"
_NEGATIVE = re.compile(r"^(?:-|负|零下|minus |negative )(?=[\d%零一二两三四五六七八九十百千万])")
_DAILY = re.compile(
    r"^(?:每?[日天]|按[日天])(?=[\d万千百‰‱%])|[, ]*(?:/[日天]|每[日天]|一[日天]| ?(?:per|a|each) day| daily|/day)$"
)

# Each rule: the pattern, and what one of it is in percent.
_SCALES: tuple[tuple[re.Pattern[str], Decimal], ...] = (
    (re.compile(rf"{_N} ?{_SIGN}"), Decimal(1)),
    (re.compile(rf"% ?之? ?{_N} ?%?"), Decimal(1)),
    (re.compile(rf"(?:{_SIGN}) of {_N}"), Decimal(1)),
    (re.compile(rf"‰ ?之? ?{_N}|(?:{_N}) ?‰"), Decimal("0.1")),
    (re.compile(rf"‱ ?之? ?{_N}|(?:{_N}) ?(?:‱|bps?|basis points?|个?基点)"), Decimal("0.01")),
    (re.compile(rf"{_N} ?成"), Decimal(10)),
    (re.compile(rf"{_N} ?per (?:mille|mil|thousand)"), Decimal("0.1")),
)
_TENTHS = re.compile(r"(\d+) ?成(?:(半)|(\d))")
_WHOLE = {
    "全部": 100, "全款": 100, "全额": 100, "全": 100, "一次性付清": 100, "一次付清": 100, "all": 100, "full": 100,
    "in full": 100, "all of it": 100,
    "100%": 100, "everything": 100, "一半": 50, "半": 50, "对半": 50, "一半一半": 50, "对半分": 50, "五五开": 50,
    "五五": 50, "half": 50, "a half": 50,
    "one half": 50, "fifty-fifty": 50, "fifty fifty": 50, "50/50": 50, "50-50": 50, "half and half": 50, "半成": 5,
    "quarter": 25, "a quarter": 25,
    "one quarter": 25, "three quarters": 75, "zero": 0, "零": 0, "不收": 0, "不付": 0,
    "all upfront": 100, "不封顶": 0, "不设上限": 0, "没有上限": 0,
    "无上限": 0, "no cap": 0, "uncapped": 0, "no limit": 0,
}  # fmt: skip
_UP_FRONT = re.compile(
    r"[ ,]*(?:up ?-?front|in advance|at signing|on signing|down|first|as (?:a )?deposit|首付|预付|定金|先付|付"
    r"|先|的?款项?|now|deposit|vat|tax|的?(?:税率|税|增值税|首付|预付|违约金)|of (?:the )?(?:total|price|fee"
    r"|amount|contract price))$"
)
_FRONT = re.compile(
    r"^(?:(?:开?(?:专票|普票)|增值税|税率)[ :是按]*|首付款?|预付款?"
    r"|先付|付|先给|先|签约付|定金|各|pay |vat |tax |deposit |预付款?比例)"
)


class Percent:
    """Kind ``percent``: a ``Decimal`` that is not negative; 30% is 30."""

    name = "percent"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        found = understand_phrase(text, read_percent)
        if isinstance(found, Value | Several) and is_for_another(text, asked, share=True):
            return Problem(msg("That is said of another percentage. Please give the one asked for here."), EXAMPLE)
        if found is None and is_about_tax(text):
            return unread(msg("That says whether the tax is in the price. Here a rate is asked for."), EXAMPLE)
        return found or unread(msg("That was not read as a percentage."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        if not isinstance(value, Decimal):
            raise TypeError(f"not a Decimal: {value!r}")
        return language.percent(value)

    def to_data(self, value: object) -> object:
        if not isinstance(value, Decimal):
            raise TypeError(f"not a Decimal: {value!r}")
        return str(value)

    def from_data(self, data: object) -> Decimal:
        return decimal_from_data(data)


def read_percent(text: str) -> Reading | None:
    """The percentage that the bare ``text`` is, wholly."""
    if _NEGATIVE.match(text):
        return Problem(msg("A percentage cannot be negative."), EXAMPLE)
    found = _percent(text)
    if found is None and (shorter := _UP_FRONT.sub("", _FRONT.sub("", text))) not in (text, ""):
        found = _percent(shorter)
    if found is None and (shorter := TAX.sub("", text).strip(" ,()")) not in (text, ""):
        # 含税6%: what it says of the price is another question.
        found = _percent(shorter)
    if found is None and (shorter := _DAILY.sub("", text)) not in (text, ""):
        found = _percent(shorter)
        if isinstance(found, Value):
            found = Value(found.value, literal=False, note=msg("Taken as the rate that the question asks for."))
    return found


_SHARED = r"(?:开|分(?:成|账)?|付款?|(?:的)?比例| split| ratio)?"
_SHARES = re.compile(rf"\d{{1,3}}(?:(?: ?(?:%|成)? ?(?:[/:、-]|比|and|to) ?|成)\d{{1,3}})+ ?(?:%|成)?{_SHARED}")


def _shares(text: str) -> Reading | None:
    """三七, 30/70, 三三四: the shares of a whole, one after the other; which of them is meant is asked."""
    if found := re.fullmatch(rf"([一二三四五六七八九]{{2,}}|[1-9]{{2,}}(?=开)){_SHARED}", text):
        parts = [int(figures(digit)) for digit in found[1]]
    elif _SHARES.fullmatch(said := figures(text).strip()):
        parts = [int(part) for part in re.findall(r"\d+", said)]
    else:
        return None
    if sum(parts) != 100 and (sum(parts) != 10 or re.search(r"%|-|to|and", text)):
        # 3%-7% is from three to seven.
        return None
    shares = [Decimal(part * 100) / sum(parts) for part in parts]
    if len(set(shares)) == 1:
        return Value(plain(shares[0]), literal=False)
    return Several(
        tuple(Value(plain(share), literal=False) for share in dict.fromkeys(shares)),
        msg("These are the shares of a whole. Which one is asked for here?"),
    )


def _percent(text: str) -> Reading | None:
    if text in _WHOLE:
        return Value(Decimal(_WHOLE[text]), literal=False)
    if shares := _shares(text):
        return shares
    said = re.sub(r"^(\d+) and (?:a )?half(?= )", r"\1.5", figures(text).strip())
    said = re.sub(r"^(?:half a|a half)(?= (?:percent|per cent))", "0.5", said)
    for pattern, scale in _SCALES:
        if match := pattern.fullmatch(said):
            value = Decimal(next(group for group in match.groups() if group)) * scale
            return _checked(value, literal=scale == 1)
    if match := _TENTHS.fullmatch(said):
        return _checked(Decimal(match[1]) * 10 + (5 if match[2] else Decimal(match[3])), literal=False)
    if "折" in said:
        return _discount(said)
    if found := _fraction(said):
        return found
    bare = number(said)
    if bare is None:
        return None
    if 0 < bare < 1:
        return Several(
            (Value(plain(bare), literal=False), Value(plain(bare * 100), literal=False)),
            msg("Is that a share of one, or a percentage?"),
        )
    # 八五 may be 85 or short for something else.
    return _checked(bare, literal=not re.fullmatch("[零〇一二三四五六七八九]{2,}", text))


def _checked(value: Decimal, *, literal: bool) -> Reading:
    if value > 1000:
        return Problem(msg("That percentage is too large."), EXAMPLE)
    return Value(plain(value), literal=literal)


_PARTS = re.compile(r"(\d+) ?/ ?(\d+)|(\d+)分之(\d+)|(\d+) (thirds?|quarters?|fifths?|3rds?|4ths?|5ths?|10ths?|8ths?)")
_NAMED = {"third": 3, "3rd": 3, "quarter": 4, "4th": 4, "fifth": 5, "5th": 5, "10th": 10, "8th": 8}


def _fraction(said: str) -> Reading | None:
    """1/4, 四分之一, two thirds: a value where it is exact, asked otherwise."""
    match = _PARTS.fullmatch(re.sub(r"^an? ", "1 ", said))
    if not match:
        return None
    if match[5]:
        above, below = int(match[5]), _NAMED[match[6].rstrip("s")]
    else:
        above, below = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[3]))
    if not below or above > below:
        return None
    value = Decimal(above * 100) / Decimal(below)
    if value == round(value, 4):
        return Value(plain(value), literal=False)
    return Several(
        (Value(plain(round(value, 2)), literal=False), Value(plain(round(value, 0)), literal=False)),
        msg("That is no round percentage. Which one do you mean?"),
    )


def _discount(said: str) -> Reading | None:
    """九折 is 90 percent of the price, or 10 percent off."""
    match = re.fullmatch(r"(?:打)?(?:(\d)(\d)?|(\d(?:\.\d)?|10)|(半|对)|(\d) (\d)) ?折", said)
    if not match:
        return None
    if match[4]:
        paid = Decimal(50)
    elif match[3]:
        paid = Decimal(match[3]) * 10
    else:
        paid = Decimal((match[1] or match[5]) + (match[2] or match[6] or "0"))
    return Several(
        (Value(plain(paid), literal=False), Value(plain(100 - paid), literal=False)),
        msg("The share that is paid, or the share taken off?"),
    )

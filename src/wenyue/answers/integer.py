"""Whole numbers: 2, 两份, 一式四份, 12人, "three copies", "a dozen"."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from wenyue.answers.numerals import figures, number
from wenyue.answers.phrases import LONGEST, too_long, understand_phrase, unread, with_point
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.answers.things import related
from wenyue.language import Language, msg

EXAMPLE = "2"
_MEASURE = (
    r"(?:个|份|人次|人|名|位|次|条|台|套|件|页|张|只|家|项|处|间|组|轮|通|单|句|款|笔|户|部|辆|本|册|字|遍|批"
    r"|期|坐席|座席|席位|席|班|岗|倍|级|口|封|天|年|小时|分钟|周|通电话|个工作日)"
    r"(?:人|客服|坐席|座席|员工|合同|副本|电话|会话|渠道|自然日|工作日|月|小时|工作日内)?"
)
_NOUN = (
    r"(?:copies|copy|originals?|people|persons?|staff|agents?|seats?|members?|employees|heads|times|x|sets?"
    r"|pages?|sheets?|pieces?|pcs?|units?|items?|calls?|tickets?|cases?|days?|months?|weeks?|years?|hours?"
    r"|minutes?|shifts?"
    r"|each|of them|of each|rounds?|sites?|channels?|lines?)"
)
_MEASURED = re.compile(rf" ?{_MEASURE}$| {_NOUN}(?: in total)?$|(?<=\d)x$")
_DOZEN = re.compile(r"(?:(\d+) ?|a )(?:dozens?|dzs?|dozs?|打)")
# "three hundred and two dozen" is 3624 or 324.
_HUNDREDS_AND_DOZENS = re.compile(r"\d{3,} (?:dozens?|dzs?)")
_NEGATIVE = re.compile(
    r"^(?:-|负|minus |negative )(?=[\d零一二两三四五六七八九十百千万]|one|two|three|four|five|six|seven|eight"
    r"|nine|ten)"
)
_EACH = re.compile(
    r"[,; ]*(?:(?:甲乙)?(?:双方|各方|两方|三方)各?(?:执|持|保留|存|留)|各(?:执|持|保留|存|留)|(?:one|two|three"
    r"|\d+) (?:for )?each(?: party)?)(?P<n>\d*)份?$"
)
_AGREED = re.compile(r"([\w\- ]+?) ?\(([\w\- ]+)\) ?(?:份|个|copies|人|名)?")
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_SETS = {
    "in duplicate": 2,
    "duplicate": 2,
    "in triplicate": 3,
    "triplicate": 3,
    "in quadruplicate": 4,
    "a pair": 2,
    "one pair": 2,
    "一对": 2,
    "一双": 2,
    "single": 1,
    "a single one": 1,
    "just one": 1,
}
_NOTHING = {"没有": 0, "无": 0, "none": 0, "nil": 0, "零个": 0, "一个都没有": 0, "一个也没有": 0, "no one": 0}


class Integer:
    """Kind ``integer``: an ``int`` that is not negative."""

    name = "integer"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        read: Callable[[str], Reading | None] = read_integer
        if asked.unit:
            from wenyue.answers.counted import read_counted

            read = partial(read_counted, unit=asked.unit)
        found = related(understand_phrase(text, lambda said: with_point(said, read)), text, asked)
        return found or unread(msg("That was not read as a whole number."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        if asked.unit:
            from wenyue.answers.counted import write_counted

            return write_counted(_int(value), asked.unit, language)
        return str(_int(value))

    def to_data(self, value: object) -> object:
        return _int(value)

    def from_data(self, data: object) -> int:
        if _int(data) < 0:
            raise ValueError(f"negative: {data!r}")
        return _int(data)


def _int(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"not a whole number: {value!r}")
    return value


def read_integer(text: str, measured: re.Pattern[str] = _MEASURED) -> Reading | None:
    """The whole number that the bare ``text`` is, with or without a measure word at its end (``measured``)."""
    if _NEGATIVE.match(text):
        return Problem(msg("The number cannot be negative."), EXAMPLE)
    if text in _SETS:
        return Value(_SETS[text])
    if text in _OFTEN:
        return Value(_OFTEN[text]) if measured is _MEASURED else None
    if text in _NOTHING:
        return Value(_NOTHING[text], literal=False)
    agreed = _AGREED.fullmatch(text)
    if agreed:
        sides = [_number(side, measured) for side in agreed.groups()]
        return whole(sides[0]) if sides[0] is not None and sides[0] == sides[1] else None
    return whole(_number(text, measured))


def whole(value: Decimal | None) -> Reading | None:
    """``value`` as a reading; refused where it is no whole number, or too large; None for None."""
    if value is None:
        return None
    if value != value.to_integral_value():
        return Problem(msg("A whole number is needed here."), EXAMPLE)
    if value >= 10**15:
        return Problem(msg("That number is too large."), EXAMPLE)
    return Value(int(value))


def _number(text: str, measured: re.Pattern[str]) -> Decimal | None:
    if _HUNDREDS_AND_DOZENS.fullmatch(figures(text)):
        return None
    if (whole := number(text)) is not None:
        return whole
    said = figures(text).strip()
    if dozen := _DOZEN.fullmatch(said):
        return Decimal(dozen[1] or 1) * 12
    said = re.sub(r"^1式", "", said)
    each = _EACH.search(said)
    if each:
        said = said[: each.start()]
    said = re.sub(r"^(?:no\.? |number |#)", "", said)
    if re.fullmatch(r"(?:19|20|21)\d\d年", said):
        return None
    value = number(measured.sub("", said))
    if value is not None and each and each["n"] and value % int(each["n"] or 1):
        return None
    return value

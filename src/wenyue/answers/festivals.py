"""Festivals and days of the lunar calendar, by name: 国庆, 明年中秋, 农历八月十五, "Christmas"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from wenyue.answers.calendar import easter, lunar, new_year_eve, nth_weekday, solar_term
from wenyue.answers.numerals import value_of
from wenyue.answers.reading import Problem
from wenyue.answers.spans import Found, one_day
from wenyue.language import msg

InYear = Callable[[int], date | None]


def _solar(month: int, day: int) -> InYear:
    return lambda year: date(year, month, day)


def _lunar(month: int, day: int) -> InYear:
    # The lunar year of the same number: 腊月 falls into the next solar year.
    return partial(lunar, month=month, day=day)


def _thanksgiving(year: int) -> date | None:
    return nth_weekday(year, 11, 3, 4)


_TERMS = ("立春", "春分", "清明", "立夏", "夏至", "立秋", "秋分", "立冬", "冬至")
_CHINESE: Mapping[str, InYear] = {
    "元旦": _solar(1, 1),
    "新年": _solar(1, 1),
    "阳历新年": _solar(1, 1),
    "春节|过年|农历新年|大年初一|年初一|大年1": _lunar(1, 1),
    "除夕夜?|大年三十|年三十|年30|大年30|大年夜": new_year_eve,
    "元宵节?|正月十五|上元节": _lunar(1, 15),
    **{term: partial(solar_term, name=term) for term in _TERMS},
    "端午|端阳": _lunar(5, 5),
    "七夕": _lunar(7, 7),
    "中元": _lunar(7, 15),
    "中秋": _lunar(8, 15),
    "重阳": _lunar(9, 9),
    "腊八": _lunar(12, 8),
    "小年": _lunar(12, 23),
    "情人": _solar(2, 14),
    "国际妇女|国际劳动妇女|妇女|三八|女神": _solar(3, 8),
    "植树": _solar(3, 12),
    "愚人": _solar(4, 1),
    "国际劳动|劳动|五一|五一国际劳动": _solar(5, 1),
    "五四|青年|五四青年": _solar(5, 4),
    "国际儿童|儿童|六一|六一儿童": _solar(6, 1),
    "建党": _solar(7, 1),
    "建军|八一": _solar(8, 1),
    "教师": _solar(9, 10),
    "国庆|十一|十一国庆": _solar(10, 1),
    "双十一|双11|光棍": _solar(11, 11),
    "双十二|双12": _solar(12, 12),
    "平安夜": _solar(12, 24),
    "圣诞": _solar(12, 25),
    "跨年夜?": _solar(12, 31),
}
_ENGLISH: Mapping[str, InYear] = {
    "new years? day|new year": _solar(1, 1),
    "new years? eve": _solar(12, 31),
    "spring festival|(?:chinese|lunar) new year(?:s? day)?": _lunar(1, 1),
    "(?:chinese|lunar) new years? eve": new_year_eve,
    "lantern festival": _lunar(1, 15),
    "valentines?(?: day)?": _solar(2, 14),
    "(?:international )?wom[ae]ns day": _solar(3, 8),
    "april fools?(?: day)?": _solar(4, 1),
    "easter(?: sunday)?": easter,
    "tomb[- ]?sweeping(?: day)?|qing ?ming(?: festival)?": partial(solar_term, name="清明"),
    "(?:international )?lab(?:ou?r|or)(?: day)?|may day": _solar(5, 1),
    "(?:international )?children'?s day": _solar(6, 1),
    "dragon boat(?: festival| day)?|duan ?wu": _lunar(5, 5),
    "mid-? ?autumn(?: festival| day)?|moon festival": _lunar(8, 15),
    "double nin(?:e|th)(?: festival)?": _lunar(9, 9),
    "(?:chinese )?national day|national holiday": _solar(10, 1),
    "hall?owe?en": _solar(10, 31),
    "thanksgiving(?: day)?": _thanksgiving,
    "singles'? day|double (?:11|eleven)": _solar(11, 11),
    "christmas eve|xmas eve": _solar(12, 24),
    "christmas(?: day)?|xmas(?: day)?|x-mas": _solar(12, 25),
}
YEAR_ZH = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年度": 0, "本年": 0, "这一年": 0,
    "当年": 0,
    "上1年": -1, "这1年": 0, "下1年": 1, "明年": 1, "来年": 1, "次年": 1, "下一年": 1, "下年": 1, "后年": 2,
    "大后年": 3,
}  # fmt: skip
_YEAR_ZH = (
    r"(?:(?:(?P<y>(?:19|20|21)\d\d|[零〇一二三四五六七八九]{4}|\d\d)年?"
    rf"|(?P<ry>{'|'.join(sorted(YEAR_ZH, key=len, reverse=True))}))度?的?)"
)
_ZH = [
    (
        re.compile(rf"{_YEAR_ZH}?的?(?:{names})(?P<jie>节|假期)?(?:当天|那天|当日|那一天|这天)?"),
        day,
    )
    for names, day in _CHINESE.items()
]
_EN = [
    (
        re.compile(
            rf"(?:the )?(?:(?P<rel>this|next|last|coming) )?(?:(?P<y1>\d{{4}}) )?(?:{names})(?:,? (?:of |in )?"
            rf"(?P<y2>\d{{4}}))?"
            r"(?: (?P<rel2>this|next|last) year)?"
        ),
        day,
    )
    for names, day in _ENGLISH.items()
]
_LUNAR = re.compile(
    rf"(?P<word>农历|阴历|旧历|夏历)?{_YEAR_ZH}?(?P<word2>农历|阴历|旧历)?(?P<leap>闰)?(?P<m>正|冬|腊|十[一二]?"
    rf"|[一二三四五六七八九]|\d{{1,2}})月份?"
    r"(?:(?P<chu>初)(?P<d1>[一二三四五六七八九十]|\d{1,2})|(?P<d2>[一二三]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|卅|\d{1,2})(?:日|号)?)"
)
_FIRST_MONTH = re.compile(r"(?:大年|年|正月)初([一二三四五六七八九十]|\d)")
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read_festival(text: str, today: date, after: date | None = None) -> Found | None:
    """The day itself, in the year named or next on or after today; text from ``normalise``."""
    for pattern, in_year in _ZH:
        if found := pattern.fullmatch(text):
            if found["jie"] == "假期":
                return None
            return _occurrence(in_year, _year_of(found, today), after or today)
    if found := _LUNAR.fullmatch(text):
        return _lunar_day(found, today, after)
    if found := _FIRST_MONTH.fullmatch(text):
        day = value_of(found[1])
        return _occurrence(_lunar(1, int(day or 1)), None, after or today)
    plain = text.replace("'", "")
    for pattern, in_year in _EN:
        if found := pattern.fullmatch(plain):
            return _occurrence(in_year, _year_en(found, today, in_year), after or today)
    return None


def _year_of(found: re.Match[str], today: date) -> int | None:
    if found["ry"]:
        return today.year + YEAR_ZH[found["ry"]]
    if not found["y"]:
        return None
    digits = value_of(found["y"])
    year = int(digits) if digits is not None else 0
    return year + 2000 if year < 100 else year


def _year_en(found: re.Match[str], today: date, in_year: InYear) -> int | None:
    if year := found["y1"] or found["y2"]:
        return int(year)
    if relative := found["rel2"]:
        return today.year + {"this": 0, "next": 1, "last": -1}[relative]
    if found["rel"] in ("this", "last"):
        day = in_year(today.year)
        passed = day is not None and day < today
        return today.year if found["rel"] == "this" or passed else today.year - 1
    return None


def _occurrence(in_year: InYear, year: int | None, base: date) -> Found:
    if year is not None:
        day = in_year(year) if 1900 <= year <= 2100 else None
        if day is None:
            return Problem(msg("The calendar of {year} has no such day.", year=year), "2027-10-01")
        return one_day(day, literal=False)
    for candidate in range(base.year - 1, base.year + 8):
        day = in_year(candidate) if 1900 <= candidate <= 2100 else None
        if day is not None and day >= base:
            return one_day(day, literal=False)
    return Problem(msg("There is no such day."), "2027-10-01")


def _lunar_day(found: re.Match[str], today: date, after: date | None) -> Found | None:
    named = found["word"] or found["word2"] or found["chu"] or found["leap"] or found["m"] in ("正", "冬", "腊")
    if not named:
        return None
    month = _MONTHS.get(found["m"]) or int(value_of(found["m"]) or 0)
    day = int(value_of(found["d1"] or found["d2"]) or 0)
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return Problem(msg("The lunar calendar has no such day."), "农历八月十五")
    in_year = partial(lunar, month=month, day=day, leap=bool(found["leap"]))
    return _occurrence(in_year, _year_of(found, today), after or today)

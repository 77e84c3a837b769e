"""Any stretch of the calendar that a text names: the readers of figures, festivals, Chinese and English together."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wenyue.answers.days_en import read_english
from wenyue.answers.days_figures import read_figures
from wenyue.answers.days_zh import read_chinese
from wenyue.answers.festivals import read_festival
from wenyue.answers.names_en import DAY_NAMES, MONTH_NAMES
from wenyue.answers.normalise import has_han
from wenyue.answers.numerals import figures, value_of
from wenyue.answers.reading import Several, Value
from wenyue.answers.spans import Found, Parts, Span, one_day, resolve
from wenyue.language import msg

# A deadline keeps the date: 12月1日前, "by Friday", 明年三月一号起.
_BEFORE = re.compile(
    r"^(?:从|自|在|于|到|至|截至|截止到?|不晚于|不迟于|最晚|最迟|就|定在|定于"
    r"|(?:on or before|no later than|not later than|by the|by|before|until|till|starting from|starting on"
    r"|starting|start from|start"
    r"|beginning|effective from|effective|commencing on|commencing|as of|as from|from|since|on|at|due|ending"
    r"|ends|due by|due on) )"
)
_BEHIND = re.compile(
    r"(?:(?:开始|起始|起|为止|截止|止|生效|之前|以前|前|当天|那天|当日|到期|结束|为准|这天|吧|完成|开工|上线|启动"
    r"|进场|正式|交付|签约|签合同|签|以内|之内)"
    r"| (?:onwards?|at (?:the )?latest|latest|or (?:before|earlier)|start|starting|deadline|sharp|then))+$"
)


_WEEKDAY_FIRST = re.compile(r"^((?:周|星期|礼拜)[一二三四五六日天])(?=[\d一二三四五六七八九十])")
_LATIN = re.compile(r"[a-z]")
_WORDS = (
    *((re.compile(rf"\b{name}\b"), f"{n}月") for n, name in enumerate(MONTH_NAMES, 1)),
    *((re.compile(rf"(?<=[周下这本上个])\s?\b{name}\b"), "一二三四五六日"[n]) for n, name in enumerate(DAY_NAMES)),
    *((re.compile(rf"{name}"), f"周{'一二三四五六日'[n]}") for n, name in enumerate(DAY_NAMES)),
    *(
        (re.compile(words), chinese)
        for words, chinese in (
            ("next week", "下周"), ("this week", "这周"), ("next month", "下个月"), ("this month", "这个月"),
            ("next year", "明年"),
            ("tomorrow|tmr", "明天"), ("today", "今天"), (r"(?<=\d)(?:st|nd|rd|th)\b", ""), (r"\bof\b|\bthe\b|\bon\b",
            ""),
        )
    ),
)  # fmt: skip


def _in_chinese(text: str) -> str:
    """The English words of a mixed date as Chinese ones: 明年 march 1 → 明年3月1."""
    for pattern, chinese in _WORDS:
        text = pattern.sub(chinese, text)
    text = re.sub(r"\s+", "", text)
    return figures(re.sub("(?<=[周])周", "", text))


def read_span(text: str, today: date, *, after: date | None = None, year: int | None = None) -> Found | None:
    """What ``text`` (from ``normalise``) names, or None when it names no day and no stretch of days.

    ``after`` and ``year`` come from the other end of a range.
    """
    if not text or len(text) > 80:
        return None
    if (eve := _BEFORE_FESTIVAL.fullmatch(text)) and (open_end := _before_festival(eve, today)):
        return open_end
    for candidate in _stripped(text):
        found = _read(candidate, today, after)
        if isinstance(found, Parts):
            return resolve(found, today, after=after, year=year)
        if found is not None:
            return found
    return _near(text, today)


def read_parts(text: str, today: date) -> Parts | None:
    """What was said, where it leaves something out; None where it is complete or none."""
    for candidate in _stripped(text):
        found = _read(candidate, today, None)
        if found is not None:
            return found if isinstance(found, Parts) else None
    return None


_NEAR = re.compile(
    r"(?P<anchor>.+?)的?(?:(?P<side>之?后|以后|之?前|以前|过后)的?(?:第"
    r"(?P<nth>[一二三四五六七八九十\d]+)[天日]|(?P<n>[一二两三四五六七八九十\d]+)[天日周])"
    r"|(?P<next>次日|第二天|隔天|翌日)|(?P<eve>前夕|前夜))"
)
_AFTER = re.compile(r"(?P<anchor>.{2,}?)(?:之?后|以后|过后)|after (?P<en>.+)")


def _near(text: str, today: date) -> Found | None:
    """A day beside another: 国庆后第一天, 中秋前一天, 12月1日次日. After a day, no day is named: asked."""
    if found := _NEAR.fullmatch(text):
        anchor = _one_day(found["anchor"], today)
        if anchor is None:
            return None
        days = 1
        if found["nth"] or found["n"]:
            count = value_of(found["nth"] or found["n"])
            days = int(count) if count is not None and 0 < count < 1000 else 0
            days *= 7 if text.endswith("周") else 1
        if not days:
            return None
        back = bool(found["eve"]) or "前" in (found["side"] or "")
        return one_day(anchor.first + timedelta(days=-days if back else days), literal=False)
    if found := _AFTER.fullmatch(text):
        anchor = _one_day(found["anchor"] or found["en"], today)
        if anchor is not None:
            return Several(
                (Value(anchor.first, literal=False), Value(anchor.first + timedelta(days=1), literal=False)),
                msg("Which day exactly?"),
            )
    return None


# A deadline keeps its date, but 春节前 may be any day of the weeks before.
_BEFORE_FESTIVAL = re.compile(r"(?P<anchor>\D{2,}?)(?:之前|以前|前)|before (?P<en>\D+)")


def _before_festival(found: re.Match[str], today: date) -> Several | None:
    day = read_festival(found["anchor"] or found["en"], today, None)
    if not isinstance(day, Span) or not day.is_day:
        return None
    eve = Value(day.first - timedelta(days=1), literal=False)
    return Several((eve, Value(day.first, literal=False)), msg("Which day exactly?"))


def _one_day(text: str, today: date) -> Span | None:
    found = _read(text, today, None)
    if isinstance(found, Parts):
        found = resolve(found, today)
    return found if isinstance(found, Span) and found.is_day else None


def _stripped(text: str) -> list[str]:
    """``text``, and without the words of a deadline around it."""
    inner = _BEHIND.sub("", text).strip(" ,")
    candidates = [text, inner, _BEFORE.sub("", text).strip(), _BEFORE.sub("", inner).strip()]
    return [each for each in dict.fromkeys(candidates) if each]


def _read(text: str, today: date, after: date | None) -> Found | Parts | None:
    found: Found | Parts | None = read_festival(text, today, after)
    if found is not None:
        return found
    # 周五12月25日: the weekday is no part of the number behind it.
    plain = figures(_WEEKDAY_FIRST.sub(r"\1,", text))
    if has_han(plain) and _LATIN.search(plain):
        plain = _in_chinese(plain)
    found = read_figures(plain, today, after)
    if found is None and has_han(plain):
        found = read_chinese(plain, today, after)
    if found is None:
        found = read_english(plain, today, after)
    if found is None and plain != text:
        found = read_festival(plain, today, after)
    return found

"""Tables of typed answers: ``text → what it is read as``, one a line, in ``rows/``.

What stands after the arrow is the shortest form of a reading: the value itself
(``2026-12-01``, ``2y from 2027-03-01``, ``5 workday``, ``email chat``, ``yes``), or
``ask`` (several readings), ``invalid`` (understood, but it cannot be), ``unread``,
``skip``, ``blank`` (skip, an open line wanted), ``?why`` or ``?term: words``
(a question), ``!edit: target = answer`` (a command). A ``~`` behind a value says
that it was worked out, and is confirmed.

The text is an answer of the kind the file is called after, to the question
``asked``. In the files of ``QUESTIONS`` a word in front says what is asked:
``day | 两周 → 14~``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from wenyue import library
from wenyue.answers.duration import Duration
from wenyue.answers.reading import (
    Asked,
    Column,
    Command,
    Counted,
    Option,
    Problem,
    Question,
    Reading,
    Several,
    Skip,
    Value,
)
from wenyue.answers.values import Custom, Period
from wenyue.interview.engine import names_of
from wenyue.language import plain_number

ROWS = Path(__file__).parent / "rows"
TODAY = date(2026, 11, 25)

CHANNELS = (
    Option("email", {"en": "E-mail", "zh_Hans": "邮件"}),
    Option("phone", {"en": "Telephone", "zh_Hans": "电话"}),
    Option("chat", {"en": "Live chat", "zh_Hans": "在线客服"}),
    Option("wechat", {"en": "WeChat", "zh_Hans": "微信"}),
    Option("visit", {"en": "On-site visit", "zh_Hans": "上门服务"}),
)


def options(*lines: str) -> tuple[Option, ...]:
    """Options, each told as ``id: English label = Chinese label``."""
    told = (re.fullmatch(r"(\w+): (.+) = (.+)", line) for line in lines)
    return tuple(Option(found[1], {"en": found[2], "zh_Hans": found[3]}) for found in told if found)


# Options that are easily taken for one another.
LISTS: Mapping[str, tuple[Option, ...]] = {
    "payments": options(
        "two_stage: Two payments: one on signing, one later = 分两次：签约后一笔，中途一笔",
        "one_off: One payment = 一次付清",
        "monthly: Monthly settlement = 按月结算",
        "quarterly: Quarterly settlement = 按季结算",
    ),
    "prices": options(
        "whole: One fixed price for the whole term = 固定总价",
        "monthly_fee: A fixed monthly fee = 每月固定",
        "per_case: Per case handled = 按接待量",
    ),
    "transfer": options(
        "forbidden: Not allowed = 不许转给别人",
        "consent: Only with written consent = 书面同意才可以",
        "listed: Allowed, but only to named providers = 可以，但只能给名单上的",
    ),
    "effect": options(
        "sign_and_seal: Effective once signed and sealed = 签字并且盖章才生效",
        "sign_or_seal: Effective once signed or sealed = 签字或者盖章就生效",
    ),
    "licence": options(
        "has: Yes, the platform holds it = 有，平台持证", "none: No = 没有", "unsure: Not sure = 不清楚"
    ),
    "places": options(
        "at_b: At Party B's site = 在乙方自己的场地", "at_a: On site at Party A = 到甲方这里驻场", "mixed: A mix = 混合"
    ),
    "sizes": options(
        "large: Large company = 大型企业", "small: Small company = 小企业", "general: General taxpayer = 一般纳税人"
    ),
    "contract": options("zh: Chinese only = 只要中文", "both: Chinese and English = 中英对照"),
    "people": options("under: Under 100,000 people = 不到10万人", "over: 100,000 to 1 million = 10万到100万人"),
    "hours": options(
        "days: Working days 09:00-18:00 = 工作日 9:00-18:00",
        "daily: Every day 09:00-21:00 = 每天 9:00-21:00",
        "always: 24 hours a day, 7 days a week = 7×24 小时",
    ),
    "data": options(
        "none: No personal information at all = 不会接触客户个人信息",
        "contact: Name, phone, address = 姓名、电话、地址",
        "order: Order records = 订单记录",
        "voice: Call recordings = 通话录音",
    ),
    "rules": options(
        "report: Monthly report = 每月报告",
        "all_in: All-in price, no extras = 费用全包，不另收",
        "entire: Entire agreement = 以书面为准",
    ),
}
FREE = frozenset(["hours"])
PEAKS = (
    Column("name", "text", {"en": "Name", "zh_Hans": "名称"}),
    Column("from", "date", {"en": "From", "zh_Hans": "开始"}),
    Column("to", "date", {"en": "To", "zh_Hans": "结束"}),
    Column("extra", "percent", {"en": "Surcharge", "zh_Hans": "加价"}),
)


NAMES = names_of(library.languages())


def asked(language: str = "zh_Hans", *, free: bool = False) -> Asked:
    """The question that all tables answer."""
    return Asked(TODAY, language, options=CHANNELS, columns=PEAKS, free=free, languages=NAMES)


QUESTIONS: Mapping[str, str] = {"intents": "money", "counted": "integer", "one_of": "choice", "some_of": "choices"}
"""The kind of the files that are not called after theirs."""


def question(name: str, text: str, language: str) -> tuple[str, str, Asked]:
    """A row of the file ``name`` as a question: the kind, the text typed, and what is asked."""
    kind = QUESTIONS.get(name, name)
    if name not in ("counted", "one_of", "some_of"):
        return kind, text, asked(language)
    put, _, text = text.partition(" | ")
    if name == "counted":
        return kind, text, Asked(TODAY, language, unit=cast(Counted, put), languages=NAMES)
    return kind, text, Asked(TODAY, language, LISTS[put], free=put in FREE, languages=NAMES)


def rows(name: str) -> Iterator[tuple[str, str]]:
    """The rows of one table: the text typed, and what it is read as."""
    for line in (ROWS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if " → " in line:
            text, expected = line.rsplit(" → ", 1)
            yield text.replace("\\n", "\n").replace("\\t", "\t"), expected


def shown(reading: Reading) -> str:
    """The short form of a reading."""
    match reading:
        case Value():
            return value(reading.value)
        case Several():
            return "ask"
        case Problem():
            return "invalid" if reading.understood else "unread"
        case Skip():
            return "blank" if reading.blank else "skip"
        case Question():
            return f"?{reading.about}" + (f": {reading.term}" if reading.term else "")
        case Command():
            rest = f": {reading.target}" if reading.target else ""
            return f"!{reading.order}{rest}" + (f" = {reading.answer}" if reading.answer else "")


def value(of: object) -> str:
    match of:
        case bool():
            return "yes" if of else "no"
        case date():
            return of.isoformat()
        case Decimal():
            return plain_number(of)
        case Duration():
            return f"{plain_number(of.n)} {of.unit}"
        case Period():
            return _period(of)
        case Custom():
            return f"own: {of.text}"
        case tuple():
            return " ".join(str(item) if isinstance(item, str) else _row(item) for item in of) or "none"
        case _:
            return str(of)


def _row(cells: object) -> str:
    assert isinstance(cells, dict)
    return "(" + ", ".join(value(cell) for cell in cells.values()) + ")"


def _period(period: Period) -> str:
    length = "".join(f"{n}{unit[0]}" for unit in ("years", "months", "weeks", "days") if (n := getattr(period, unit)))
    if period.start and period.end:
        ends = f"{period.start}..{period.end}"
    else:
        ends = f"from {period.start}" if period.start else f"until {period.end}" if period.end else ""
    return " ".join(part for part in (length, ends) if part)

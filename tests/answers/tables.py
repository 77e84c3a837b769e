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

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from wenyue.answers.choice import Custom
from wenyue.answers.duration import Duration
from wenyue.answers.period import Period
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
PEAKS = (
    Column("name", "text", {"en": "Name", "zh_Hans": "名称"}),
    Column("from", "date", {"en": "From", "zh_Hans": "开始"}),
    Column("to", "date", {"en": "To", "zh_Hans": "结束"}),
    Column("extra", "percent", {"en": "Surcharge", "zh_Hans": "加价"}),
)


def asked(language: str = "zh_Hans", *, free: bool = False) -> Asked:
    """The question that all tables answer."""
    return Asked(TODAY, language, options=CHANNELS, columns=PEAKS, free=free)


QUESTIONS: Mapping[str, str] = {"intents": "money", "counted": "integer"}
"""The kind of the files that are not called after theirs."""


def question(name: str, text: str, language: str) -> tuple[str, str, Asked]:
    """A row of the file ``name`` as a question: the kind, the text typed, and what is asked."""
    if name != "counted":
        return QUESTIONS.get(name, name), text, asked(language)
    unit, _, text = text.partition(" | ")
    return "integer", text, Asked(TODAY, language, unit=cast(Counted, unit))


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

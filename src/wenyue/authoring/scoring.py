"""The answers package as the scorer of typed answers calls it.

    python3 score.py --fn wenyue.authoring.scoring:read

``read`` goes through ``answers.understand``, exactly as the conversation does,
and turns the reading into the scorer's terms: a value; ``"invalid"`` for a text
that was understood but cannot be; ``"ambiguous"`` where the person is asked;
``{"skip": True}``; ``{"ask": term}`` (``"*"`` for the question itself); None
where nothing was understood, or a command was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from wenyue import answers, library
from wenyue.answers.bank_account import is_card
from wenyue.answers.capitals import capitals, read_capitals
from wenyue.answers.duration import Duration
from wenyue.answers.money import read_money
from wenyue.answers.normalise import bare, normalise
from wenyue.answers.phone import international
from wenyue.answers.reading import Asked, Command, Option, Problem, Question, Reading, Several, Skip, Value
from wenyue.answers.values import Custom, Period
from wenyue.interview.engine import names_of

KINDS: Mapping[str, str] = {
    "bool": "yes_no",
    "int": "integer",
    "uscc": "credit_code",
    "cnid": "resident_id",
    "bankcard": "bank_account",
}


def read(
    kind: str, text: str, lang: str, reference_date: date, options: Sequence[Mapping[str, str]] | None = None
) -> object:
    """One typed answer in the scorer's terms.

    ``kind`` is the scorer's name of the kind, ``lang`` the language of the
    conversation (``zh`` or ``en``), ``options`` the options in the order shown.
    """
    if kind == "rmb_to_upper":
        return _to_capitals(text)
    if kind == "rmb_from_upper":
        return _from_capitals(text)
    asked = Asked(
        today=reference_date,
        language="zh_Hans" if lang == "zh" else "en",
        options=[_option(option) for option in options or ()],
        languages=names_of(library.languages()),
    )
    reading = answers.understand(KINDS.get(kind, kind), text, asked)
    return _outcome(kind, reading)


def _option(option: Mapping[str, str]) -> Option:
    return Option(option["id"], {"zh_Hans": option.get("zh", ""), "en": option.get("en", "")})


def _outcome(kind: str, reading: Reading) -> object:
    match reading:
        case Value():
            return _value(kind, reading.value)
        case Several():
            return {"ambiguous": [str(each.value) for each in reading.readings]}
        case Problem():
            return "invalid" if reading.understood else None
        case Skip():
            return {"skip": True}
        case Question():
            return {"ask": reading.term if reading.about == "term" else "*"}
        case Command():
            return None


def _value(kind: str, value: object) -> object:
    match value:
        case Period():
            return _period(value)
        case Duration():
            return {"n": str(value.n), "unit": value.unit}
        case tuple():
            return list(value)
        case Custom():
            return None
        case str() if kind == "bankcard":
            # Asked for as a card, not as any account: its check digit counts.
            return value if is_card(value) else "invalid"
        case str() if kind == "phone":
            return international(value)
        case _:
            return value


def _period(period: Period) -> dict[str, Any]:
    said: dict[str, Any] = {unit: n for unit in ("years", "months", "weeks", "days") if (n := getattr(period, unit))}
    said |= {end: day.isoformat() for end in ("start", "end") if (day := getattr(period, end))}
    return said


def _to_capitals(text: str) -> object:
    """The amount in words, of a text that is an amount in figures."""
    figures = normalise(text)
    try:
        return capitals(Decimal(figures.replace(",", "").removeprefix("￥").strip()))
    except (ArithmeticError, ValueError):
        pass
    reading = read_money(bare(figures))
    if isinstance(reading, Value) and isinstance(reading.value, Decimal):
        return capitals(reading.value)
    return "invalid" if isinstance(reading, Problem | Several) else None


def _from_capitals(text: str) -> object:
    """The amount that is written in words, or with figures beside it."""
    amount = read_capitals(text)
    if amount is not None:
        return amount
    looks = sum(character in "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整圆" for character in normalise(text))
    if not any(character.isdigit() and character.isascii() for character in normalise(text)):
        return "invalid" if looks >= 2 else None
    reading = answers.understand("money", text, Asked(date(2026, 1, 1), "zh_Hans"))
    outcome = _outcome("money", reading)
    return "invalid" if outcome is None and looks >= 2 else outcome

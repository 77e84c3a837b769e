"""An amount told by the month, the quarter or the year: 10万一年, "about 8000 a month", 8000 per seat per month."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from wenyue.answers.money import TAX, read_money
from wenyue.answers.normalise import bare, normalise
from wenyue.answers.phrases import understand_phrase, with_point
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.answers.things import asks_for_one
from wenyue.language import Message, Money, msg, nmsg

_UNITS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_EN = (
    r"(?:per|a|each|every|an|/) ?(?P<{0}>year|annum|yr|month|mo|mth|quarter|qtr|half[- ]year|day|week|hour|call|contact"
    r"|ticket|chat|case|order|conversation)\b"
)
_ZH = r"(?:每|一|1|/|按)个?(?P<{0}>半年|年|季度?|月|天|日|周|星期|小时|通|次|单|条|件|会话)"
_BEHIND = re.compile(
    rf"[ ,]*(?:{_ZH.format('zh')}|{_EN.format('en')}|(?P<ly>monthly|yearly|annually|quarterly|p\.?a\.?|p\.?m\.?))$"
)
_BEFORE = re.compile(
    rf"^(?:{_ZH.format('zh')}|(?P<fee>[月年])(?:费|付|租|结)?(?=[\d一二两三四五六七八九十])|{_EN.format('en')}"
    r"|(?P<ly>monthly|yearly|annually|annual|quarterly))[ ,:是为]*"
)
_SEAT = re.compile(
    r"^(?:每|一|1)个?(?:坐席|座席|席位?|人|客服)[ ,:是为]*(?=\d|[每按一二两三四五六七八九十])"
    r"|[ ,]*(?:(?:每|一|1|/)?个?(?:坐席|座席|席位?|人|客服)(?=每|一|/|$)"
    r"|(?:per|a|each|every|/) ?(?:seat|agent|person|head)\b)"
)
_NAMES = {
    "年": "year", "year": "year", "annum": "year", "yr": "year", "yearly": "year", "annually": "year", "annual": "year",
    "pa": "year", "半年": "half", "half year": "half", "half-year": "half", "季": "quarter", "季度": "quarter",
    "quarter": "quarter", "qtr": "quarter", "quarterly": "quarter", "月": "month", "month": "month", "mo": "month",
    "mth": "month", "monthly": "month", "pm": "month",
}  # fmt: skip
_OTHERS = msg("That is an amount for something else than is asked for here. Please give the amount asked for.")

_BY_SEAT = msg("Taken as the unit price asked for here; whether it is for each seat was asked before.")

_CONTACTS = frozenset("通次单条件") | {"会话", "call", "contact", "ticket", "chat", "case", "order", "conversation"}
_BY_CONTACT = msg("Taken as the price of one contact.")


def read_rate(text: str, asked: Asked) -> Reading | None:
    """The amount for the months that are asked about, worked out where another length was told; None where no
    length of time is told."""
    whole = bare(normalise(text))
    untaxed = TAX.sub("", whole)
    if untaxed != whole:
        # 12万一年含税: what it says of tax is another question.
        found = read_rate(untaxed, asked)
        note = msg("What you said about tax is asked separately.")
        return replace(found, literal=False, note=found.note or note) if isinstance(found, Value) else found
    said = _SEAT.sub("", whole).strip()
    told_by = _BEHIND.search(said) or _BEFORE.match(said)
    if told_by is None:
        # 每个坐席5000, where the price of a month is asked for.
        by_seat = said != whole and asked.months == 1 and asks_for_one(asked)
        amount = understand_phrase(said, lambda core: with_point(core, read_money)) if by_seat else None
        return Value(amount.value, literal=False, note=_BY_SEAT) if isinstance(amount, Value) else None
    rest = (said[: told_by.start()] + said[told_by.end() :]).strip(" ,")
    amount = understand_phrase(rest, lambda core: with_point(core, read_money)) if rest else None
    if not isinstance(amount, Value) or not isinstance(amount.value, Decimal):
        return None
    groups = [group for group in told_by.groupdict().values() if group]
    name = _NAMES.get(groups[0].replace(".", "").strip())
    if groups[0] in _CONTACTS and said == whole and asked.months is None and asks_for_one(asked):
        return Value(amount.value, literal=False, note=amount.note or _BY_CONTACT)
    if name is None or asked.months is None:
        return Problem(_OTHERS)
    told = _UNITS[name]
    if said != whole:
        # Per seat: that the price is for one is said elsewhere.
        by_seat = told == asked.months == 1
        return Value(amount.value, literal=False, note=_BY_SEAT) if by_seat else Problem(_OTHERS)
    if told == asked.months:
        return amount
    worked_out = amount.value * asked.months / told
    note = _note(amount.value, told, asked.months)
    if worked_out != worked_out.quantize(Decimal("0.01")):
        return Several((Value(worked_out.quantize(Decimal("0.01")), literal=False, note=note),), note)
    return Value(_plain(worked_out), literal=False, note=note)


def _plain(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()


def _note(amount: Decimal, told: int, months: int) -> Message:
    """How it was worked out, so that a person can check it."""
    if told == 1:
        return msg("{amount} a month comes to this for {n} months.", amount=Money(amount), n=months)
    return nmsg(
        "{amount} for {told} months comes to this for one month.",
        "{amount} for {told} months comes to this for {n} months.",
        months,
        amount=Money(amount),
        told=told,
    )

"""What an answer from outside has to be before it counts: something that a person could have answered here.

A file that was once ours may have been through other hands. What it carries has
the shape that its kind gives it, and that is all that reading it has shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from wenyue import answers
from wenyue.answers.text import LONGEST_TEXT
from wenyue.answers.values import Custom, Period
from wenyue.errors import ExpressionError
from wenyue.interview.conditions import every
from wenyue.interview.engine import Interview, Step
from wenyue.interview.rules import allows, may_allow

_MOST_ROWS = 1000
_LARGEST, _DIGITS = 10**20, 40
_YEARS = range(1900, 2200)


def is_possible(interview: Interview, step: Step, value: object) -> bool:
    """Whether ``value`` can be the answer to ``step``, beside the other answers of ``interview``.

    A rule that other answers have broken since, and one over a whole table, of which the conversation gives a
    hint only, stand in no answer's way.
    """
    if not all(map(_is_sensible, _parts(value))):
        return False
    try:
        if step.kind == "rows":
            return isinstance(value, tuple) and _is_table(step, value)
        return _is_offered(step, value) and (may_allow(step, value) or allows(interview, step, value))
    except (ExpressionError, ArithmeticError, TypeError, ValueError, LookupError):
        return False


def _is_offered(step: Step, value: object) -> bool:
    if step.wording or step.kind not in ("choice", "choices"):
        return True
    ids = {choice.id for choice in step.choices}
    if isinstance(value, Custom):
        return step.question.free and step.field is None
    if isinstance(value, tuple):
        return len(set(value)) == len(value) and ids.issuperset(value)
    return value in ids


def _is_table(step: Step, rows: tuple[Mapping[str, object], ...]) -> bool:
    kinds = {column.id: column.kind for column in step.question.columns}
    cells = [(id, cell) for row in rows for id, cell in row.items()]
    if len(rows) > _MOST_ROWS or not all(id in kinds and _is_of(kinds[id], cell) for id, cell in cells):
        return False
    return not step.question.row_rule or bool(step.wording) or every(rows, step.question.row_rule)


def _is_of(kind: str, cell: object) -> bool:
    found = answers.kind(kind)
    return found.from_data(found.to_data(cell)) == cell


def _parts(value: object) -> Iterator[object]:
    """All that a value is made of."""
    match value:
        case Custom(text):
            yield text
        case Period():
            yield from (value.years, value.months, value.weeks, value.days)
            yield from (day for day in (value.start, value.end) if day is not None)
        case tuple():
            for one in value:
                yield from _parts(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _parts(one)
        case _ if hasattr(value, "n"):
            yield value.n
        case _:
            yield value


def _is_sensible(part: object) -> bool:
    match part:
        case str():
            # Half of a pair of characters cannot be written anywhere.
            return bool(part.strip()) and len(part) <= LONGEST_TEXT and not any("\ud800" <= c <= "\udfff" for c in part)
        case bool():
            return True
        case int():
            return 0 <= part < _LARGEST
        case Decimal():
            return 0 <= part < _LARGEST and len(part.as_tuple().digits) <= _DIGITS and part.adjusted() >= -_DIGITS
        case date():
            return part.year in _YEARS
        case _:
            return True

"""Conditions and computed values: Jinja2 expressions over the answers.

There is no language of ours to learn. An expression is compiled once from its
syntax tree (see ``evaluation``); the names it reads are found there too, so
that a script can be checked before it runs, and so that an answer not given
yet makes the expression unknown (``None``) rather than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from wenyue import answers
from wenyue.answers.calendar import add_months, last_day, lunar, months_in
from wenyue.answers.reading import Asked, Value
from wenyue.answers.values import Custom, Period
from wenyue.errors import ExpressionError
from wenyue.interview.evaluation import Tree, Unsupported, function_of, nodes_of, tree_of
from wenyue.language import Message, msg

if TYPE_CHECKING:
    from jinja2 import Environment

_CENT = Decimal("0.01")
_CITY = re.compile(r"(?:省|自治区|特别行政区|^)([^省市区县]{2,8}?市)")


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression. ``names`` are the variables it reads, ``paths`` the same
    with the field where one is read (``party_a.name``); ``needs`` are those of them that
    must be set for it to mean anything (not the ones it only asks about: ``empty(x)``)."""

    source: str
    names: frozenset[str]
    paths: frozenset[str]
    needs: frozenset[str]
    _run: Callable[..., object]

    def __call__(self, values: Mapping[str, object]) -> object:
        """The value, or None while an answer it needs is missing.

        Raises ExpressionError when everything is there and it still cannot be worked out.
        """
        known = {name: values[name] for name in self.names}
        try:
            return self._run(known)
        except (TypeError, ArithmeticError, AttributeError) as error:
            if any(self._missing(path, known) for path in self.paths):
                return None
            raise ExpressionError(
                msg("“{expression}” cannot be worked out: {error}", expression=self.source, error=str(error))
            ) from error

    @staticmethod
    def _missing(path: str, values: Mapping[str, object]) -> bool:
        name, _, field = path.partition(".")
        value = values[name]
        if field and isinstance(value, Mapping):
            return value.get(field) is None
        return value is None

    def is_unknown(self, values: Mapping[str, object]) -> bool:
        """Whether an answer it needs is missing."""
        return any(self._missing(path, values) for path in self.needs)

    def reads_unset(self, values: Mapping[str, object]) -> bool:
        """Whether an answer it looks at, if only to see whether it is there, is missing."""
        return any(self._missing(path, values) for path in self.paths)


_known: dict[str, Tree] = {}


def know(trees: Mapping[str, Tree]) -> None:
    """Take the syntax trees of expressions from an earlier run; Jinja2 need not read those again."""
    _known.update(trees)


def trees_of(sources: Iterable[str]) -> dict[str, Tree]:
    """The syntax trees of those expressions that have one, as plain data, for a later run to ``know``."""
    found = {}
    for source in sources:
        with suppress(ExpressionError):  # told to the author by whoever needs it
            found[source] = _tree(source)
    return found


def _tree(source: str) -> Tree:
    from jinja2 import TemplateSyntaxError, nodes

    try:
        (output,) = _environment().parse("{{ (" + source + "\n) }}").body
        assert isinstance(output, nodes.Output)
        (node,) = output.nodes
        if not source.strip():
            raise Unsupported("()")
        return tree_of(node)
    except (TemplateSyntaxError, Unsupported, ValueError) as error:
        raise _no_expression(source, error) from error


def _no_expression(source: str, error: Exception) -> ExpressionError:
    return ExpressionError(msg("“{expression}” is not an expression: {error}", expression=source, error=str(error)))


@lru_cache(maxsize=4096)
def compiled(source: str) -> Expression:
    """``source`` ready to run. Raises ExpressionError when it does not parse."""
    tree = _known.get(source) or _tree(source)
    try:
        run = function_of(tree, FUNCTIONS)
    except Unsupported as error:
        raise _no_expression(source, error) from error
    nodes = tuple(nodes_of(tree))
    names = frozenset(says for kind, says, _ in nodes if kind == "name") - FUNCTIONS.keys()
    asked_about = {
        path
        for kind, _, inner in nodes
        if kind == "call" and inner[0][0] == "name" and inner[0][1] in _ASK_WHETHER_SET
        for argument in inner[1:]
        for path in _paths(argument)
    }
    paths = frozenset(path for path in _paths(tree) if path.partition(".")[0] in names)
    return Expression(source, names, paths, paths - asked_about, run)


def _paths(tree: Tree) -> set[str]:
    """The variables a syntax tree reads, with the field where only a field is read."""
    nodes = tuple(nodes_of(tree))
    dotted = {f"{inner[0][1]}.{says}": inner[0][1] for kind, says, inner in nodes if _is_field_of_name(kind, inner)}
    every = {says for kind, says, _ in nodes if kind == "name"}
    return (every - set(dotted.values())) | set(dotted)


def _is_field_of_name(kind: str, inner: Sequence[Tree]) -> bool:
    return kind == "field" and inner[0][0] == "name"


def is_true(source: str, values: Mapping[str, object]) -> bool:
    """Whether the condition holds; an unknown one does not."""
    return source == "true" or bool(compiled(source)(values))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment

    environment = Environment(autoescape=False)  # noqa: S701  # it only parses; nothing is rendered
    environment.globals.clear()
    return environment


_ASK_WHETHER_SET = frozenset({"empty", "is_set", "any_empty", "matches", "first_match", "same_city"})

# What an expression may call. Each takes None for an answer that is missing.


def empty(value: object) -> bool:
    """Nothing there: not answered, no text, no row."""
    return not value and not isinstance(value, bool | int | Decimal)


def is_set(value: object) -> bool:
    return not empty(value)


def matches(text: object, pattern: str) -> bool:
    """Whether the regular expression is found in the text."""
    return first_match(text, pattern) != ""


def first_match(text: object, pattern: str) -> str:
    """The first words the regular expression finds; "" when none."""
    found = re.search(pattern, str(text or ""))
    return found.group(0) if found else ""


def sum_col(rows: Iterable[Mapping[str, Any]] | None, column: str) -> Decimal:
    """The sum of a column of numbers."""
    return sum((Decimal(row.get(column) or 0) for row in rows or ()), Decimal(0))


def any_empty(rows: Iterable[Mapping[str, object]] | None, column: str) -> bool:
    return any(empty(row.get(column)) for row in rows or ())


def longest(rows: Iterable[Mapping[str, object]] | None, column: str) -> int:
    """The length of the longest text of a column."""
    return max((len(str(row.get(column) or "")) for row in rows or ()), default=0)


def days_between(first: date, last: date) -> int:
    return (last - first).days


def plus_days(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def end_of_term(start: date | None, period: Period | None) -> date | None:
    """The last day of a term whose first day is ``start`` (Civil Code 201, 202; the start day is included)."""
    if start is None or period is None:
        return None
    return last_day(start, years=period.years, months=period.months, days=period.weeks * 7 + period.days)


def months(period: Period | None) -> int | None:
    """The length of a period in whole months."""
    if period is None:
        return None
    if period.start and period.end:
        return months_in(period.start, period.end)
    return period.years * 12 + period.months


def months_of(start: date | None, end: date | None) -> int | None:
    """The length in months of a term from its first to its last day, a part of a month counting as one."""
    return months_in(start, end) if start and end else None


def yyyymmdd(day: date | None) -> str | None:
    return f"{day:%Y%m%d}" if day else None


def first_of_next_month(day: date) -> date:
    return add_months(day.replace(day=1), 1)


def cents(amount: Decimal | None) -> Decimal | None:
    """Rounded half up to two decimals."""
    return None if amount is None else Decimal(amount).quantize(_CENT, ROUND_HALF_UP)


def ceil(number: Decimal | float) -> int:
    return int(Decimal(number).to_integral_value(ROUND_CEILING))


def bad_uscc(party: Mapping[str, object] | None) -> bool:
    """A credit code was given, and its check character is wrong (GB 32100-2015)."""
    return party is not None and party["kind"] != "natural_person" and _bad("credit_code", party["credit_code"])


def bad_id(party: Mapping[str, object] | None) -> bool:
    """An ID number was given, and its check digit is wrong (GB 11643)."""
    return party is not None and party["kind"] == "natural_person" and _bad("resident_id", party["id_no"])


def _bad(kind: str, number: object) -> bool:
    return bool(number) and not isinstance(answers.understand(kind, str(number), Asked(date.max)), Value)


def same_city(place: str | None, *addresses: str | None) -> bool:
    """Whether ``place`` names a city, or at least its first two characters, that one of the addresses names."""
    name = city(str(place or ""))
    return any(name in str(address) or city(str(address)) in str(place) for address in addresses if address)


def city(address: str) -> str:
    """The city an address names: 江苏省苏州市… → 苏州; without 市, its first two characters."""
    found = _CITY.search(address)
    return found.group(1)[:-1] if found else address[:2]


def peak_season(start: date | None, end: date | None) -> tuple[Mapping[str, object], ...]:
    """The usual peaks inside a term: National Day week, and New Year's Eve to the seventh day of the lunar year."""
    if start is None:
        return ()
    end = end or add_months(start, 12)
    peaks: list[tuple[date, date, Message]] = []
    for year in range(start.year, end.year + 1):
        spring = lunar(year, 1, 1)
        if spring is not None:
            peaks.append((spring - timedelta(days=1), spring + timedelta(days=6), msg("Spring Festival")))
        peaks.append((date(year, 10, 1), date(year, 10, 7), msg("National Day")))
    return tuple(
        {"name": name, "from": first, "to": last, "extra": Decimal(30)}
        for first, last, name in peaks
        if first >= start and last <= end
    )


def own_words(value: object) -> str:
    """A choice answered in the person's own words; "" for one of the options."""
    return value.text if isinstance(value, Custom) else ""


def every(rows: Iterable[Mapping[str, object]] | None, condition: str) -> bool:
    """Whether a condition over its columns holds for every row (what a row leaves open does not count against it)."""
    return all(compiled(condition)(row) is not False for row in rows or ())


def _length(value: Sequence[object] | str | None) -> int:
    return len(value or ())


FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "empty": empty,
    "is_set": is_set,
    "matches": matches,
    "first_match": first_match,
    "sum_col": sum_col,
    "any_empty": any_empty,
    "longest": longest,
    "days_between": days_between,
    "plus_days": plus_days,
    "end_of_term": end_of_term,
    "months": months,
    "months_of": months_of,
    "yyyymmdd": yyyymmdd,
    "first_of_next_month": first_of_next_month,
    "cents": cents,
    "ceil": ceil,
    "bad_uscc": bad_uscc,
    "bad_id": bad_id,
    "same_city": same_city,
    "peak_season": peak_season,
    "every": every,
    "own_words": own_words,
    "len": _length,
    "round": lambda number, digits=0: round(Decimal(number), digits),
}

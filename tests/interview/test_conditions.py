"""Expressions mean what their author wrote, are unknown while an answer is missing, and can do nothing else."""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wenyue.answers.values import Period
from wenyue.errors import ExpressionError
from wenyue.interview.conditions import (
    FUNCTIONS,
    any_empty,
    ceil,
    cents,
    city,
    compiled,
    empty,
    end_of_term,
    first_match,
    is_set,
    is_true,
    months,
    months_of,
    peak_season,
    plus_days,
    same_city,
    sum_col,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
AMOUNTS = st.decimals(0, 10**9, places=2)


def value(source: str, **values: object) -> object:
    return compiled(source)(values)


@pytest.mark.parametrize(
    ("source", "answers", "result"),
    [
        ("price / 5", {"price": Decimal("100")}, Decimal("20")),
        ("100 - share", {"share": Decimal("30")}, Decimal("70")),
        ("size == 'large' and not repair", {"size": "large", "repair": False}, True),
        ("'rain' in extras", {"extras": ("rain", "snow")}, True),
        ("kind not in ['a', 'b']", {"kind": "c"}, True),
        ("0 < share < 100", {"share": Decimal("100")}, False),
        ("'monthly' if long else 'once'", {"long": True}, "monthly"),
        ("'KF-' ~ yyyymmdd(day) ~ '-01'", {"day": date(2026, 12, 1)}, "KF-20261201-01"),
        ("start < end", {"start": date(2026, 1, 1), "end": date(2026, 1, 2)}, True),
        ("['a'] + (['b'] if more else [])", {"more": True}, ["a", "b"]),
        ("(length + 1) // 2", {"length": 13}, 7),
        ("none", {}, None),
    ],
)
def test_an_expression_gives_its_value(source: str, answers: dict[str, Any], result: object) -> None:
    assert value(source, **answers) == result


@pytest.mark.parametrize("source", ["price / 5", "price > 100", "100 - price", "-price", "0 < price < 9"])
def test_without_an_answer_the_value_is_unknown_and_not_wrong(source: str) -> None:
    assert value(source, price=None) is None


def test_a_condition_on_a_missing_answer_does_not_hold() -> None:
    assert not is_true("price > 100", {"price": None})
    assert not is_true("'rain' in extras", {"extras": None})
    assert is_true("true", {})


def test_what_only_asks_whether_an_answer_is_there_is_never_unknown() -> None:
    assert not compiled("empty(price)").is_unknown({"price": None})
    assert value("empty(price)", price=None) is True
    assert not compiled("is_set(price) and price > 5").is_unknown({"price": None})
    assert compiled("is_set(price) and share > 5").is_unknown({"price": None, "share": None})


def test_what_looks_at_an_answer_in_any_way_reads_it() -> None:
    assert compiled("empty(price)").reads_unset({"price": None})
    assert not compiled("empty(price)").reads_unset({"price": Decimal(1)})


def test_an_expression_knows_the_names_and_fields_it_reads() -> None:
    expression = compiled("owner.kind == 'firm' and is_set(owner.chief) and len(extras) > 0 and today > day")

    assert expression.names == {"owner", "extras", "today", "day"}
    assert expression.paths == {"owner.kind", "owner.chief", "extras", "today", "day"}
    assert expression.needs == {"owner.kind", "extras", "today", "day"}


def test_a_missing_field_makes_only_expressions_that_read_it_unknown() -> None:
    owner = {"kind": "firm", "chief": None}

    assert not compiled("owner.kind == 'firm'").is_unknown({"owner": owner})
    assert compiled("owner.chief == 'Li'").is_unknown({"owner": owner})
    assert compiled("owner.chief == 'Li'").is_unknown({"owner": None})


def test_a_name_that_the_script_does_not_have_is_a_mistake_of_the_script() -> None:
    with pytest.raises(KeyError, match="prise"):
        value("prise > 5", price=1)


@pytest.mark.parametrize("source", ["", "price >", "price price", "{{ price }}", "a if", "x = 1", "import os", "%}"])
def test_what_is_no_expression_is_refused_when_it_is_read(source: str) -> None:
    with pytest.raises(ExpressionError, match="is not an expression"):
        compiled(source)


def test_what_cannot_be_worked_out_says_its_expression() -> None:
    with pytest.raises(ExpressionError, match="“thing / 5” cannot be worked out"):
        value("thing / 5", thing="a bicycle")


@pytest.mark.parametrize(
    "source",
    [
        "thing.__class__.__mro__",
        "thing.__class__.__base__.__subclasses__()",
        "''.__class__.__init__.__globals__",
        "empty.__globals__['__builtins__']",
        "(thing | attr('__class__')).__mro__",
        "'{0.__class__.__mro__}'.format(thing).__len__()",
        "cents.__code__.co_consts",
    ],
)
def test_an_expression_cannot_reach_behind_its_values(source: str) -> None:
    with pytest.raises(ExpressionError):
        value(source, thing="a bicycle")


@pytest.mark.parametrize("name", ["open", "eval", "exec", "__import__", "getattr", "print", "range", "lipsum", "dict"])
def test_no_function_can_be_called_but_ours(name: str) -> None:
    assert compiled(f"{name}('x')").names == {name}
    with pytest.raises(KeyError):
        value(f"{name}('x')")


def test_an_answer_is_never_read_as_an_expression() -> None:
    hostile = "{{ 7 * 7 }} ''.__class__ {% raise %}"

    assert value("thing ~ '!'", thing=hostile) == hostile + "!"
    assert value("matches(thing, 'raise')", thing=hostile) is True


def test_evaluating_leaves_the_environment_alone() -> None:
    before = dict(os.environ)
    for source in ("len(thing)", "thing ~ thing", "first_match(thing, '.')"):
        value(source, thing="x")

    assert dict(os.environ) == before


@given(st.text())
def test_any_text_either_compiles_or_is_refused(source: str) -> None:
    try:
        expression = compiled(source)
    except ExpressionError:
        return
    assert expression.needs <= expression.paths
    assert {path.partition(".")[0] for path in expression.paths} <= expression.names


@given(AMOUNTS, AMOUNTS)
def test_amounts_stay_exact(first: Decimal, second: Decimal) -> None:
    assert value("first + second - second", first=first, second=second) == first


@given(AMOUNTS)
def test_cents_are_rounded_half_up(amount: Decimal) -> None:
    rounded = cents(amount / 8)

    assert rounded is not None
    assert abs(rounded - amount / 8) <= Decimal("0.005")
    assert cents(Decimal("0.125")) == Decimal("0.13")
    assert cents(None) is None


@given(st.one_of(st.none(), st.text(), st.booleans(), st.integers(), st.lists(st.integers())))
def test_empty_and_set_are_opposites(anything: object) -> None:
    assert empty(anything) is not is_set(anything)


@pytest.mark.parametrize("answer", [0, False, Decimal(0)])
def test_nothing_is_an_answer_when_it_is_a_number_or_a_no(answer: object) -> None:
    assert is_set(answer)


@given(DAYS, st.integers(1, 60))
def test_a_term_ends_the_day_before_its_anniversary(start: date, length: int) -> None:
    assume(start.day <= 28)
    end = end_of_term(start, Period(months=length))

    assert end is not None
    assert months_of(start, end) == length
    following = end + timedelta(days=1)
    assert (following.year * 12 + following.month) - (start.year * 12 + start.month) == length
    assert following.day == start.day


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2026, 12, 1), Period(years=1), date(2027, 11, 30)),
        (date(2027, 1, 31), Period(months=1), date(2027, 2, 28)),
        (date(2028, 2, 29), Period(years=1), date(2029, 2, 28)),
        (date(2026, 12, 1), Period(weeks=2), date(2026, 12, 14)),
        (None, Period(years=1), None),
        (date(2026, 12, 1), None, None),
    ],
)
def test_the_last_day_of_a_term(start: date | None, period: Period | None, end: date | None) -> None:
    assert end_of_term(start, period) == end


def test_the_months_of_a_period() -> None:
    assert months(Period(years=1, months=6)) == 18
    assert months(Period(start=date(2026, 1, 1), end=date(2026, 3, 31))) == 3
    assert months(None) is None
    assert months_of(None, date(2026, 1, 1)) is None


@given(DAYS, st.integers(-500, 500))
def test_adding_days_and_counting_them_agree(day: date, days: int) -> None:
    later = plus_days(day, days)

    assert value("days_between(day, later)", day=day, later=later) == days
    assert plus_days(None, days) is None


def test_columns_of_rows_are_summed_and_looked_through() -> None:
    rows = ({"share": Decimal(30), "name": "a"}, {"share": None, "name": ""}, {"share": Decimal(70), "name": "c"})

    assert sum_col(rows, "share") == 100
    assert sum_col(None, "share") == 0
    assert any_empty(rows, "name")
    assert not any_empty(rows[:1], "name")
    assert not any_empty(None, "name")


def test_the_first_words_that_fit_are_given_back() -> None:
    assert first_match("请支付定金或者押金", "押金|定金") == "定金"
    assert first_match(None, "押金") == ""


@pytest.mark.parametrize(("number", "whole"), [("2", 2), ("2.01", 3), ("-0.5", 0)])
def test_a_part_counts_as_a_whole(number: str, whole: int) -> None:
    assert ceil(Decimal(number)) == whole


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("江苏省苏州市工业园区示例路1号", "苏州"),
        ("上海市浦东新区示例路1号", "上海"),
        ("内蒙古自治区呼和浩特市示例路1号", "呼和浩特"),
        ("苏州工业园区", "苏州"),
    ],
)
def test_the_city_of_an_address(address: str, name: str) -> None:
    assert city(address) == name


def test_one_city_under_two_names_is_the_same() -> None:
    assert same_city("苏州", "江苏省苏州市示例路1号")
    assert same_city("江苏省苏州市", "苏州工业园区")
    assert not same_city("北京市", "江苏省苏州市示例路1号", None)


def test_the_peaks_of_a_term_lie_inside_it() -> None:
    peaks = [(str(row["name"]), row["from"], row["to"]) for row in peak_season(date(2026, 12, 1), date(2027, 11, 30))]

    assert peaks == [
        ("Spring Festival", date(2027, 2, 5), date(2027, 2, 12)),
        ("National Day", date(2027, 10, 1), date(2027, 10, 7)),
    ]
    assert peak_season(None, None) == ()


def test_wrong_codes_are_told_from_codes_that_are_missing() -> None:
    bad_uscc, bad_id = FUNCTIONS["bad_uscc"], FUNCTIONS["bad_id"]
    firm = {"kind": "company", "credit_code": None, "id_no": None}
    person = {"kind": "natural_person", "credit_code": None, "id_no": "110101199001010010"}

    assert bad_uscc(None) is False
    assert bad_uscc(firm) is False
    assert bad_uscc({**firm, "credit_code": "91000000MA0000001X"}) is True
    assert bad_id(person) is True
    assert bad_id(firm) is False

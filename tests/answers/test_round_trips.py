"""What is shown back can be typed again: write → understand is the same value, for every kind and language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import CHANNELS, PEAKS, TODAY

from wenyue import answers, library
from wenyue.answers.duration import Duration
from wenyue.answers.reading import Asked, Counted, Value
from wenyue.answers.values import Custom, Period
from wenyue.language import Language

CHINESE = Language(
    "zh_Hans",
    {
        "Yes": "是",
        "No": "否",
        "none of them": "都不要",
        "{start} to {end}": "{start}至{end}",
        "from {start}": "自{start}起",
        "until {end}": "至{end}",
        "{n} second": ("{n}秒",),
        "{n} seat": ("{n}个坐席",),
        "{n} copy": ("{n}份",),
        "day {n}": "{n}号",
        "{n} per ten thousand": "万分之{n}",
    },
    library.style("zh_Hans"),
)
LANGUAGES = (CHINESE, Language("en"))
ALL = (*LANGUAGES, library.languages()["zh_Hant"])

_DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
_AMOUNTS = st.integers(0, 10**14 - 1).map(lambda cents: Decimal(cents) / 100)
_PERCENTS = st.integers(0, 10**6).map(lambda n: Decimal(n) / 1000).filter(lambda p: p == 0 or p >= 1)
_LENGTHS = st.builds(
    Period, years=st.integers(0, 20), months=st.integers(0, 11), weeks=st.integers(0, 3), days=st.integers(0, 6)
).filter(lambda period: period.has_length and bool(period.years or period.months > 0 or period.weeks or period.days))
_STARTED = st.builds(
    lambda length, start: Period(length.years, length.months, length.weeks, length.days, start), _LENGTHS, _DAYS
)
_ENDS = (
    st.tuples(_DAYS, _DAYS).map(lambda ends: Period(start=min(ends), end=max(ends))).filter(lambda p: p.start != p.end)
)
_UNITS = ("minute", "hour", "day", "workday", "week", "month", "year")
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["国庆", "春节", "双 11 大促", "National Day", "年终大促"]),
            "from": _DAYS,
            "to": _DAYS,
            "extra": st.integers(1, 100).map(Decimal),
        }
    ),
    min_size=1,
    max_size=4,
).map(tuple)

VALUES: Mapping[str, st.SearchStrategy[object]] = {
    "text": st.sampled_from(["上海问约科技有限公司", "Wenyue Co., Ltd.", "浦东新区世纪大道100号"]),
    "choice": st.sampled_from([option.id for option in CHANNELS]),
    "choices": st.sets(st.sampled_from([option.id for option in CHANNELS])).map(
        lambda ids: tuple(option.id for option in CHANNELS if option.id in ids)
    ),
    "yes_no": st.booleans(),
    "date": _DAYS,
    "period": st.one_of(_LENGTHS, _STARTED, _ENDS, _DAYS.map(lambda day: Period(end=day))),
    "money": _AMOUNTS,
    "percent": _PERCENTS,
    "integer": st.integers(0, 10**15 - 1),
    "duration": st.builds(Duration, n=st.integers(1, 400).map(lambda n: Decimal(n) / 2), unit=st.sampled_from(_UNITS)),
    "credit_code": st.sampled_from(["91000000MA0000001R", "92000000MA0000003W"]),
    "resident_id": st.sampled_from(["000000199001010018", "000000198512310026"]),
    "phone": st.sampled_from(
        ["13800138000", "010-88886666", "021-66667777-801", "4008001234", "95588", "+14155552671"]
    ),
    "email": st.sampled_from(["wang@example.com", "W.Li+a@sub.example.org"]),
    "bank_account": st.from_regex(r"[0-9]{6,32}", fullmatch=True),
    "rows": _ROWS,
}


def test_every_kind_is_tried() -> None:
    assert set(VALUES) == set(answers.KINDS)


@pytest.mark.parametrize("language", ALL, ids=lambda language: language.code)
@pytest.mark.parametrize("name", answers.KINDS)
def test_what_is_written_is_read_as_the_same_value(name: str, language: Language) -> None:
    asked = Asked(TODAY, language.code, CHANNELS, PEAKS)
    kind = answers.kind(name)

    @settings(max_examples=60, deadline=None)
    @given(VALUES[name])
    def check(value: object) -> None:
        written = kind.write(value, language, asked)
        reading = answers.understand(name, written, asked)
        assert isinstance(reading, Value), (written, reading)
        assert reading.value == value, written

    check()


@pytest.mark.parametrize("language", ALL, ids=lambda language: language.code)
@pytest.mark.parametrize("unit", [unit for unit in get_args(Counted) if unit])
@pytest.mark.parametrize("n", [0, 1, 2, 5, 12, 30, 180])
def test_a_number_is_written_with_its_unit_and_read_without(n: int, unit: Counted, language: Language) -> None:
    if unit == "monthday":
        n = min(max(n, 1), 31)
    asked = Asked(TODAY, language.code, unit=unit)
    written = answers.kind("integer").write(n, language, asked)
    assert written != str(n)
    assert answers.understand("integer", written, asked) == Value(n)


@pytest.mark.parametrize("name", answers.KINDS)
def test_what_is_stored_comes_back_as_the_same_value(name: str) -> None:
    import json

    kind = answers.kind(name)

    @settings(max_examples=60, deadline=None)
    @given(VALUES[name])
    def check(value: object) -> None:
        stored = json.loads(json.dumps(kind.to_data(value)))
        assert kind.from_data(stored) == value

    check()


def test_a_text_of_ones_own_is_stored_apart_from_an_option() -> None:
    kind = answers.kind("choice")
    assert kind.from_data(kind.to_data(Custom("phone"))) == Custom("phone")
    assert kind.from_data(kind.to_data("phone")) == "phone"


@pytest.mark.parametrize("name", answers.KINDS)
@pytest.mark.parametrize("data", [None, 1.5, {"x": 1}, ["a", 1], "\u0000not a value", object()])
def test_data_of_another_shape_is_refused(name: str, data: object) -> None:
    kind = answers.kind(name)
    if isinstance(data, str) and name in (
        "text",
        "choice",
        "credit_code",
        "resident_id",
        "phone",
        "email",
        "bank_account",
    ):
        assert kind.from_data(data) == data
        return
    with pytest.raises((ValueError, TypeError)):
        kind.from_data(data)


@pytest.mark.parametrize(
    ("name", "value", "chinese", "english"),
    [
        ("date", date(2026, 12, 1), "2026年12月1日", "1 December 2026"),
        ("period", Period(years=1), "1年", "1 year"),
        ("period", Period(months=6), "6个月", "6 months"),
        ("period", Period(years=1, months=6), "1年6个月", "1 year and 6 months"),
        ("period", Period(2, start=date(2027, 3, 1)), "自2027年3月1日起，2年", "2 years, from 1 March 2027"),
        ("money", Decimal(120000), "120,000.00 元", "RMB 120,000.00"),
        ("percent", Decimal(30), "30%", "30%"),
        ("duration", Duration(Decimal(5), "workday"), "5个工作日", "5 working days"),
        ("duration", Duration(Decimal("1.5"), "hour"), "1.5小时", "1.5 hours"),
        ("duration", Duration(Decimal(1), "day"), "1天", "1 day"),
        ("choice", "phone", "电话", "Telephone"),
        ("choices", ("email", "phone", "chat"), "邮件、电话、在线客服", "E-mail, Telephone and Live chat"),
        ("choices", (), "都不要", "none of them"),
        ("yes_no", True, "是", "Yes"),
        ("integer", 12, "12", "12"),
        (
            "rows",
            ({"name": "国庆", "from": date(2027, 10, 1), "to": date(2027, 10, 7), "extra": Decimal(30)},),
            "国庆 | 2027年10月1日 | 2027年10月7日 | 30%",
            "国庆 | 1 October 2027 | 7 October 2027 | 30%",
        ),
    ],
)
def test_values_are_written_in_the_style_of_the_language(name: str, value: object, chinese: str, english: str) -> None:
    asked = Asked(TODAY, options=CHANNELS, columns=PEAKS)
    assert [answers.kind(name).write(value, language, asked) for language in LANGUAGES] == [chinese, english]


@pytest.mark.parametrize(
    ("unit", "chinese", "english"),
    [("workday", "5个工作日", "5 working days"), ("copy", "5份", "5 copies"), ("monthday", "5号", "day 5")],
)
def test_numbers_are_written_with_what_they_count(unit: Counted, chinese: str, english: str) -> None:
    asked = Asked(TODAY, unit=unit)
    assert [answers.kind("integer").write(5, language, asked) for language in LANGUAGES] == [chinese, english]

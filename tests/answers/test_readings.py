"""What a reading carries besides the value: whether it was literal, notes, choices, reasons and examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tables import CHANNELS, TODAY, asked, shown

from wenyue import answers
from wenyue.answers.reading import Asked, Option, Problem, Several, Value
from wenyue.answers.values import Custom, Period


def understood(kind: str, text: str, **more: object) -> Value:
    reading = answers.understand(kind, text, Asked(TODAY, "zh_Hans", CHANNELS, **more))  # type: ignore[arg-type]  # fields by name
    assert isinstance(reading, Value), reading
    return reading


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "2026年12月1日"), ("date", "1 Dec 2026"), ("money", "12万"), ("money", "十二万五"), ("money",
        "壹拾贰万元整"),
        ("percent", "30%"), ("percent", "百分之三十"), ("period", "两年"), ("period", "1年6个月"), ("integer",
        "两份"), ("duration", "5个工作日"),
        ("yes_no", "好的"), ("choice", "第二个"), ("choice", "电话"), ("choices", "1,3"), ("choices", "都要"),
    ],
)  # fmt: skip
def test_what_is_said_plainly_is_literal(kind: str, text: str) -> None:
    assert understood(kind, text).literal


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "下周一"), ("date", "月底"), ("date", "12月1日"), ("date", "国庆"), ("date", "in two weeks"),
        ("date", "2O26-12-01"),
        ("percent", "三成"), ("percent", "万分之五"), ("percent", "half"), ("period", "半年"), ("period", "一个季度"),
        ("period", "明年一月一号起两年"),
        ("money", "免费"), ("money", "1O万"), ("money", "12万左右"), ("duration", "1小时30分钟"), ("choice",
        "dianhua"), ("choice", "telepone"),
        ("choices", "除了邮件都要"), ("money", "12万？"),
    ],
)  # fmt: skip
def test_what_was_worked_out_is_confirmed(kind: str, text: str) -> None:
    assert not understood(kind, text).literal


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("money", "大概12万"),
        ("money", "不超过12万"),
        ("money", "12万含税"),
        ("date", "12月1号左右"),
        ("period", "自签订之日起一年"),
    ],
)
def test_what_was_left_aside_is_noted(kind: str, text: str) -> None:
    assert understood(kind, text).note is not None


def test_working_days_of_a_year_without_a_published_calendar_say_so() -> None:
    assert understood("date", "5个工作日后").note is None
    far = understood("date", "200个工作日后")
    assert far.note is not None
    assert "not published" in str(far.note)


@pytest.mark.parametrize(
    ("kind", "text", "choices"),
    [
        ("date", "12/1", ["2026-12-01", "2027-01-12"]),
        ("date", "next Friday", ["2026-11-27", "2026-12-04"]),
        ("date", "周三", ["2026-11-25", "2026-12-02"]),
        ("money", "五千或者六千", ["5000", "6000"]),
        ("money", "120000（壹拾叁万元整）", ["120000", "130000"]),
        ("percent", "0.3", ["0.3", "30"]),
        ("percent", "九折", ["90", "10"]),
        ("choice", "电话或邮件", ["email", "phone"]),
        ("yes_no", "看情况", ["yes", "no"]),
    ],
)
def test_an_unclear_answer_offers_its_readings(kind: str, text: str, choices: list[str]) -> None:
    reading = answers.understand(kind, text, asked())
    assert isinstance(reading, Several)
    assert [shown(each) for each in reading.readings] == choices
    assert reading.reason is not None


@pytest.mark.parametrize("kind", [kind for kind in answers.KINDS if kind not in ("text", "rows")])
def test_a_text_that_is_no_answer_gets_a_reason_and_an_example_that_works(kind: str) -> None:
    reading = answers.understand(kind, "完全无关的一句闲话", asked())
    assert isinstance(reading, Problem)
    assert not reading.understood
    assert str(reading.reason)
    assert isinstance(answers.understand(kind, reading.example, asked()), Value)


@pytest.mark.parametrize("kind", answers.KINDS)
def test_nothing_typed_is_not_understood(kind: str) -> None:
    for text in ("", "   ", "\n"):
        assert shown(answers.understand(kind, text, asked())) == "unread"


def test_the_label_of_an_option_is_always_the_answer() -> None:
    options = [Option("skip", {"en": "Skip", "zh_Hans": "跳过"}), Option("en", {"en": "English", "zh_Hans": "英文"})]
    for text, id in (("跳过", "skip"), ("skip", "skip"), ("English", "en"), ("英文", "en")):
        for kind, expected in (("choice", id), ("choices", (id,))):
            reading = answers.understand(kind, text, Asked(TODAY, options=options))
            assert isinstance(reading, Value)
            assert reading.value == expected


def test_an_option_called_none_stands_for_none_of_them() -> None:
    options = [*CHANNELS, Option("none", {"en": "None of these", "zh_Hans": "以上都没有"})]
    for text, expected in (("都不要", ("none",)), ("都要", tuple(option.id for option in CHANNELS))):
        reading = answers.understand("choices", text, Asked(TODAY, options=options))
        assert isinstance(reading, Value)
        assert reading.value == expected


def test_a_free_choice_takes_a_text_of_ones_own() -> None:
    assert understood("choice", "传真", free=True).value == Custom("传真")
    assert understood("choice", "电话", free=True).value == "phone"
    assert shown(answers.understand("choice", "9", Asked(TODAY, options=CHANNELS, free=True))) == "invalid"


def test_a_period_runs_from_the_day_the_question_knows() -> None:
    start = date(2027, 1, 1)
    assert understood("period", "到2027年年底", start=start).value == Period(start=start, end=date(2027, 12, 31))
    reading = answers.understand("period", "到2026年12月31日", Asked(TODAY, start=start))
    assert shown(reading) == "invalid"


def test_money_has_no_more_decimals_than_the_contract_prints() -> None:
    assert understood("money", "120,000.00").value == Decimal(120000)
    assert str(understood("money", "120,000.00").value) == "120000"

"""RMB in words: written by one rule, read in every spelling the rule allows."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenyue.answers.capitals import LARGEST, capitals, read_capitals

VECTORS = [
    ("120000.00", "人民币壹拾贰万元整"),
    ("1409.50", "人民币壹仟肆佰零玖元伍角"),
    ("6007.14", "人民币陆仟零柒元壹角肆分"),
    ("1680.32", "人民币壹仟陆佰捌拾元叁角贰分"),
    ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
    ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "人民币叁佰贰拾伍元零肆分"),
    ("100000000.00", "人民币壹亿元整"),
    ("0.56", "人民币伍角陆分"),
    ("0.05", "人民币伍分"),
    ("10.00", "人民币壹拾元整"),
    ("100000010.00", "人民币壹亿零壹拾元整"),
    ("1000100.00", "人民币壹佰万零壹佰元整"),
    ("10100.10", "人民币壹万零壹佰元壹角"),
    ("0", "人民币零元整"),
    ("1.005", "人民币壹元零壹分"),
    ("0.995", "人民币壹元整"),
    ("999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
]


@pytest.mark.parametrize(("amount", "words"), VECTORS)
def test_an_amount_is_written_by_the_rule(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("人民币壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("人民币壹拾万零柒仟元零伍角叁分", "107000.53"),
        ("壹拾贰万元整", "120000"),
        ("拾贰万圆正", "120000"),
        ("人民幣陸佰萬圓整", "6000000"),
        ("人民币：叁佰元", "300"),
        ("（大写）壹万元整", "10000"),
        ("RMB 伍元整", "5"),
        ("人 民 币 伍 元 整", "5"),
        ("壹拾贰万", "120000"),
        ("十二万元整", "120000"),
        ("貳仟零伍元", "2005"),
        ("捌角", "0.8"),
        ("伍元零角伍分", "5.05"),
    ],
)
def test_other_spellings_are_read(words: str, amount: str) -> None:
    assert read_capitals(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "整",
        "元整",
        "伍佰仟元",
        "壹拾叁佰元",
        "贰贰元",
        "壹元壹元",
        "壹拾贰万伍",
        "叁佰元整零伍分",
        "hello",
        "壹佰美元",
        "负壹佰元整",
        "12万",
    ],
)
def test_what_is_no_amount_in_words_is_not_read(words: str) -> None:
    assert read_capitals(words) is None


@pytest.mark.parametrize("amount", ["-0.01", "1000000000000", "999999999999.995", "NaN", "Infinity"])
def test_what_cannot_be_written_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        capitals(Decimal(amount))


@settings(max_examples=3000, deadline=None)
@given(st.integers(0, int(LARGEST * 100)))
def test_an_amount_survives_being_written_and_read(cents: int) -> None:
    amount = Decimal(cents) / 100
    assert read_capitals(capitals(amount)) == amount


def test_amounts_of_every_size_are_read_back() -> None:
    # Dense up to 10,000 yuan, then by prime steps up to the largest.
    for cents in (*range(0, 1_000_000, 7), *range(10**6, 10**14, 999_999_999_989)):
        amount = Decimal(cents) / 100
        assert read_capitals(capitals(amount)) == amount


@given(st.text(max_size=40))
def test_any_text_is_read_or_not_without_an_error(text: str) -> None:
    read_capitals(text)


def test_a_small_precision_of_the_caller_does_no_harm() -> None:
    with localcontext() as context:
        context.prec = 5
        assert capitals(Decimal("999999999999.99")).endswith("玖角玖分")

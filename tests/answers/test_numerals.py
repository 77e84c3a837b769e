"""Numerals of every kind are one number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenyue.answers.normalise import bare, fold, normalise
from wenyue.answers.numerals import chinese, english, figures, is_vague, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("1,200", 1200), ("1 200", 1200), ("0.5", "0.5"), (".5", "0.5"), ("12万", 120000),
        ("12万5", 125000), ("12万5千", 125000),
        ("3万4000", 34000), ("1.2亿", 120000000), ("十", 10), ("十五", 15), ("二十", 20), ("廿五", 25), ("卅", 30),
        ("一百零五", 105), ("一百五", 150),
        ("两千三", 2300), ("两千零三", 2003), ("一万零五十", 10050), ("三千五百万", 35000000),
        ("一亿零三万", 100030000), ("二百二十二", 222),
        ("十二万五", 125000), ("百二万", 1200000), ("千三", 1300), ("半百", 50), ("一万五千亿", 1500000000000),
        ("三点一四", "3.14"), ("一百二十点五", "120.5"),
        ("二零二六", 2026), ("九九", 99), ("壹仟贰佰", 1200), ("參萬", 30000), ("１２３", 123), ("twelve", 12),
        ("one hundred and five", 105),
        ("twenty-one", 21), ("two thousand and twenty six", 2026), ("one million two hundred thousand", 1200000),
        ("1.5 million", 1500000),
        ("two and a half million", 2500000), ("half a million", 500000), ("nineteen ninety nine", 1999),
        ("twenty twenty-six", 2026), ("3k", 3000),
        ("a dozen", 12), ("2 dozen", 24), ("three point five", "3.5"), ("4.35 thousand", 4350), ("五打", 60),
        ("1O", 10), ("l2", 12),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: int | str) -> None:
    assert number(normalise(text)) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["三五百", "十几", "两三", "12万50", "", "hello", "1,23", "一万一万", "five hundred hundred", "point five"]
)
def test_what_is_no_one_number_is_none(text: str) -> None:
    assert number(normalise(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "几天",
        "十几万",
        "三五百",
        "两三个",
        "several",
        "a few days",
        "好几年",
        "100多",
        "十来个",
        "数十万",
        "a couple of weeks",
    ],
)
def test_a_number_left_open_is_vague(text: str) -> None:
    assert is_vague(normalise(text))


@pytest.mark.parametrize("text", ["12万", "三十五", "九九折", "二零二六年", "二十三", "十二", "一百个", "two weeks"])
def test_a_plain_number_is_not_vague(text: str) -> None:
    assert not is_vague(normalise(text))


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("明年三月一号", "明年3月1号"),
        ("二〇二六年十二月", "2026年12月"),
        ("零八年", "08年"),
        ("一个月零十五天", "1个月零15天"),
        ("the twenty first of may", "the 21st of may"),
        ("jan twenty two two thousand and eighteen", "jan 22 2018"),
        ("百分之三十", "%之30"),
        ("六个百分点", "6%"),
        ("1,200.50元", "1200.50元"),
    ],
)
def test_numerals_inside_a_text_become_digits(text: str, rewritten: str) -> None:
    assert figures(normalise(text)) == rewritten


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_words_is_read_back(n: int) -> None:
    assert number(chinese(n)) == n
    assert number(english(n)) == n


@pytest.mark.parametrize(
    ("n", "words", "english_words"),
    [
        (0, "零", "zero"), (10, "十", "ten"), (15, "十五", "fifteen"), (110, "一百一十", "one hundred and ten"),
        (1005, "一千零五", "one thousand and five"),
        (120000, "十二万", "one hundred and twenty thousand"), (10040, "一万零四十", "ten thousand and forty"), (21,
        "二十一", "twenty-one"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_people_say_it(n: int, words: str, english_words: str) -> None:
    assert (chinese(n), english(n)) == (words, english_words)


def test_numbers_that_have_no_words_are_refused() -> None:
    for write in (chinese, english):
        with pytest.raises(ValueError, match="not a number"):
            write(-1)


def test_one_form_for_what_was_typed() -> None:
    assert normalise("１２　萬　元") == "12万元"
    assert normalise("十 二 万") == "十二万"
    assert normalise("Dec  1,\t2026") == "dec 1, 2026"
    assert fold("電話 郵件") == "电话 邮件"
    assert bare(normalise("十二万吧。")) == "十二万"
    assert bare(".5") == ".5"


@given(st.text(max_size=60))
def test_any_text_is_normalised_and_rewritten_without_an_error(text: str) -> None:
    assert normalise(normalise(text)) is not None
    assert figures(normalise(text)) is not None
    number(normalise(text))

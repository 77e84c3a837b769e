"""Messages and values as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenyue import library
from wenyue.language import ENGLISH, Language, Message, Money, Percent, Words, clean, msg, nmsg, plain_number

CHINESE = Language(
    "zh_Hans",
    {"Noted: {answer}.": "记下了：{answer}。", "{n} left": ("剩 {n} 个",), "One left": ("剩 {n} 个",)},
    library.style("zh_Hans"),
)


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2026, 12, 1), "2026年12月1日", "1 December 2026"),
        (Money(Decimal("120000")), "120,000.00", "120,000.00"),
        (Percent(Decimal("30.00")), "30%", "30%"),
        (Decimal("2.50"), "2.5", "2.5"),
        (Words(("a", "b", "c")), "a、b、c", "a, b and c"),
        (Words(("a",)), "a", "a"),
        (Words(()), "", ""),
        (None, "", ""),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value: object, chinese: str, english: str) -> None:
    assert CHINESE.write(value) == chinese
    assert ENGLISH.write(value) == english


def test_a_message_is_the_same_message_in_every_language() -> None:
    message = msg("Noted: {answer}.", answer=date(2026, 12, 1))
    assert ENGLISH.say(message) == "Noted: 1 December 2026."
    assert CHINESE.say(message) == "记下了：2026年12月1日。"


def test_numbers_choose_the_form() -> None:
    assert ENGLISH.say(nmsg("One left", "{n} left", 1)) == "One left"
    assert ENGLISH.say(nmsg("One left", "{n} left", 3)) == "3 left"
    assert CHINESE.say(nmsg("One left", "{n} left", 1)) == "剩 1 个"


def test_a_value_that_looks_like_a_place_stays_as_it_is() -> None:
    assert ENGLISH.say(msg("{a} {b}", a="{b}", b="x")) == "{b} x"
    assert ENGLISH.say(Message("{unknown} stays")) == "{unknown} stays"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x1b]52;c;aGk=\x07b", "a]52;c;aGk=b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tstays", "tab\tstays"),
        ("\u202eabc\u2066", "abc"),
        ("e\u0301", "é"),
        ("\x9b31m", "31m"),
    ],
)
def test_what_could_drive_a_terminal_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_plain_number_is_the_same_number(number: Decimal) -> None:
    assert Decimal(plain_number(number)) == number
    assert "E" not in plain_number(number)


def test_a_value_that_ends_with_a_full_stop_ends_the_sentence() -> None:
    said = [ENGLISH.say(Message("Noted: {a}.", {"a": value})) for value in ("Acme Co., Ltd.", "Acme", "and so on...")]
    assert said == ["Noted: Acme Co., Ltd.", "Noted: Acme.", "Noted: and so on...."]

"""Every row of every table is read as it says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables import QUESTIONS, ROWS, question, rows, shown

from wenyue import answers
from wenyue.answers.reading import Value
from wenyue.language import plain_number

_NAMES = sorted(path.stem for path in ROWS.glob("*.txt"))
_ALL = [(name, text, expected) for name in _NAMES for text, expected in rows(name)]


@pytest.mark.parametrize(("name", "text", "expected"), _ALL, ids=[f"{name}: {text}" for name, text, _ in _ALL])
@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_an_answer_is_read_the_same_in_either_language(name: str, text: str, expected: str, language: str) -> None:
    kind, text, asked = question(name, text, language)
    if kind in ("money", "percent") and expected.replace(".", "").isdigit():
        expected = plain_number(Decimal(expected))
    reading = answers.understand(kind, text, asked)
    if expected.endswith("~"):
        assert isinstance(reading, Value)
        assert not reading.literal
    assert shown(reading).split("\n")[0] == expected.removesuffix("~")


def test_there_are_many_rows_of_every_kind_and_both_scripts() -> None:
    assert len(_ALL) >= 600
    assert {QUESTIONS.get(name, name) for name in _NAMES} == set(answers.KINDS)
    for name in _NAMES:
        texts = [text for text, _ in rows(name)]
        assert any(text.isascii() for text in texts), name
        assert any(not text.isascii() for text in texts), name

"""The adapter says in the scorer's terms what the conversation would make of an answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wenyue.authoring.scoring import read

TODAY = date(2026, 11, 25)
OPTIONS = [{"id": "email", "zh": "邮件", "en": "E-mail"}, {"id": "phone", "zh": "电话", "en": "Telephone"}]


@pytest.mark.parametrize(
    ("kind", "text", "outcome"),
    [
        ("date", "明天", date(2026, 11, 26)),
        ("date", "2月30日", "invalid"),
        ("date", "hello", None),
        ("period", "一年半", {"years": 1, "months": 6}),
        ("period", "2027年1月1日至12月31日", {"start": "2027-01-01", "end": "2027-12-31"}),
        ("money", "12万", Decimal(120000)),
        ("percent", "三成", Decimal(30)),
        ("int", "两份", 2),
        ("duration", "5个工作日", {"n": "5", "unit": "workday"}),
        ("bool", "好的", True),
        ("choice", "2", "phone"),
        ("choices", "都要", ["email", "phone"]),
        ("choices", "都不要", []),
        ("money", "跳过", {"skip": True}),
        ("money", "什么是定金？", {"ask": "定金"}),
        ("money", "写多少合适", {"ask": "*"}),
        ("money", "上一题", None),
        ("uscc", "91000000ma0000001r", "91000000MA0000001R"),
        ("uscc", "91000000MA0000001X", "invalid"),
        ("cnid", "000000199001010018", "000000199001010018"),
        ("bankcard", "6222 0212 3456 7890 128", "6222021234567890128"),
        ("bankcard", "6222021234567890123", "invalid"),
        ("phone", "138 0013 8000", "+8613800138000"),
        ("phone", "010-88886666", "+861088886666"),
        ("email", "wang@EXAMPLE.com", "wang@example.com"),
        ("rmb_to_upper", "120000", "人民币壹拾贰万元整"),
        ("rmb_to_upper", "￥1,680.32", "人民币壹仟陆佰捌拾元叁角贰分"),
        ("rmb_to_upper", "12万", "人民币壹拾贰万元整"),
        ("rmb_to_upper", "-5", "invalid"),
        ("rmb_to_upper", "hello", None),
        ("rmb_from_upper", "壹拾贰万圆正", Decimal(120000)),
        ("rmb_from_upper", "壹拾佰元", "invalid"),
        ("rmb_from_upper", "hello", None),
    ],
)
def test_an_answer_in_the_terms_of_the_scorer(kind: str, text: str, outcome: object) -> None:
    assert read(kind, text, "zh", TODAY, OPTIONS if kind.startswith("choice") else None) == outcome


def test_an_unclear_answer_is_ambiguous() -> None:
    assert read("date", "12/1", "zh", TODAY) == {"ambiguous": ["2026-12-01", "2027-01-12"]}


def test_the_phone_of_elsewhere_keeps_its_country() -> None:
    assert read("phone", "+44 20 7946 0958", "en", TODAY) == "+442079460958"

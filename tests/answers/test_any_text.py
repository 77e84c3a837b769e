"""Whatever is typed or pasted becomes a reading: no exception, no hang, nothing dangerous carried out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import asked

from wenyue import answers
from wenyue.answers.reading import Command, Problem, Question, Several, Skip, Value

_WORDS = """
    一 二 三 十 百 千 万 亿 零 两 半 几 多 年 月 日 号 天 周 个 工作日 小时 分钟 元 块 角 分 % 成 折 点
    百分之 到 至 - ~ / . , 、 ， 。 ? ？ ( ) 从 起
    前 后 内 上 下 本 明年 去年 下周 底 初 第 最后 农历 国庆
    不 要 都 除了 或 和 是 吗 什么 怎么 跳过 留空 把 改成 用 英文 1 2 12 30 2026
    99999999999
    0 - + ￥ $ RMB next last this week month year day of the first and half a an two hundred thousand million
    jan feb monday friday in ago from
    to until at least about yes no all none except not or why what is skip back change
"""
_PIECES = st.sampled_from(_WORDS.split())
_PHRASES = st.lists(_PIECES, max_size=12).map("".join) | st.lists(_PIECES, max_size=10).map(" ".join)


@pytest.mark.parametrize("kind", answers.KINDS)
def test_any_text_becomes_a_reading(kind: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=80) | _PHRASES)
    def check(text: str) -> None:
        reading = answers.understand(kind, text, asked())
        assert isinstance(reading, Value | Several | Problem | Skip | Question | Command)

    check()


@pytest.mark.parametrize("kind", answers.KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000,
        "一" * 10_000,
        "a " * 5_000,
        "十万" * 5_000,
        "不要" * 5_000,
        "?" * 10_000,
        "从1月1日到" * 1_500,
        "(" * 10_000,
        "\n" * 9_999 + "x",
    ],
)
def test_a_very_long_text_is_refused_with_a_reason(kind: str, text: str) -> None:
    reading = answers.understand(kind, text, asked())
    if text.strip() == "x":
        return
    assert isinstance(reading, Problem)
    assert str(reading.reason)


@pytest.mark.parametrize("kind", answers.KINDS)
@pytest.mark.parametrize(
    "piece",
    ["1,", "一二", "the ", "下", "除了", "a and ", "0.", "- ", "1-", "请", "嗯", "不是", "(1", "年", "to ", "百分之"],
)
def test_a_text_of_one_piece_over_and_over_does_not_hang(kind: str, piece: str) -> None:
    answers.understand(kind, piece * (195 // len(piece)), asked())


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "[bold red]x[/]",
        "**x** <b>x</b>",
        "=1+1",
        "../../etc/passwd",
        "${HOME}",
        "`id`",
    ],
)
def test_a_text_is_never_carried_out(text: str) -> None:
    reading = answers.understand("text", text, asked())
    assert isinstance(reading, Value)
    assert reading.value == text
    for kind in answers.KINDS:
        if kind not in ("text", "rows"):
            assert not isinstance(answers.understand(kind, text, asked()), Value), kind


def test_terminal_escapes_do_not_reach_a_value() -> None:
    reading = answers.understand("text", "\x1b[31m张\u202e三\x07", asked())
    assert isinstance(reading, Value)
    assert reading.value == "[31m张三"

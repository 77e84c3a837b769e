"""Markdown: whatever was typed, the page shows it and does nothing with it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from documents import EN, HOSTILE, ZH, clause, contract, inlines, paragraph
from extraction import of_markdown
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wenyue.drafting.document import Blank, Lines, Printed, Table, Text
from wenyue.export import markdown


def printed(*parts: object) -> str:
    """The Markdown of one paragraph."""
    return page(paragraph(*parts))  # type: ignore[arg-type]  # texts and inlines


def page(*blocks: object) -> str:
    only = clause("x", (), {ZH: blocks})  # type: ignore[dict-item]  # blocks
    document = replace(contract(ZH), title={ZH: "T"}, contract_no={}, front=(only,), parts=(), back=(), footer={})
    return markdown.write(document).decode().removeprefix("# T\n\n").removesuffix("\n")


def rendered(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def test_numbers_are_text_and_headings_make_an_outline() -> None:
    lines = markdown.write(contract(ZH)).decode().split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "# 客服服务合同",
        "## 一、服务内容",
        "## 二、服务费用及支付方式",
        "## 专用条款",
        "### 三、服务水平",
        "## 场景补充条款",
    ]
    assert "（1）为甲方提供电话、在线咨询等多样化的客户服务；" in lines
    assert "场景条款1 节假日高峰期，乙方应适当增加服务人员。" in lines


def test_an_english_article_keeps_its_number_in_the_heading() -> None:
    assert "## 1. Scope of Service" in markdown.write(contract(EN)).decode().split("\n")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_makes_nothing_but_a_paragraph(value: str) -> None:
    tags = set(re.findall(r"<(\w+)", rendered(printed(Printed(value, "x")))))
    assert tags <= {"p", "br"}


@given(st.text(st.sampled_from("_*`~[]()<>#|&;!{}$\\+-=.1) \nx年：，\"'/:@^")))
def test_any_value_is_shown_as_it_is(value: str) -> None:
    text = printed("值：", Printed(value, "x"), "。")
    tags = set(re.findall(r"<(\w+)", rendered(text)))
    assert tags <= {"p", "br"}
    assert re.sub(r"\s", "", of_markdown(text.encode())) == re.sub(r"\s", "", f"值：{value}。")


@given(st.text(st.sampled_from("_*`|<&\\\n -x年")))
def test_any_value_stays_in_its_table_cell(value: str) -> None:
    table = Table((inlines("名目"), inlines("比例")), ((inlines(Printed(value, "x")), inlines("30%")),))
    assert len(re.findall("<td>", rendered(page(table)))) == 2


@pytest.mark.parametrize("start", ["1. a", "12) a", "- a", "+ a", "> a", "=== ", "# a", "---", "    a"])
def test_a_value_at_the_start_of_a_line_starts_no_block(start: str) -> None:
    assert rendered(page(Lines((inlines("甲"), inlines(Printed(start, "x")))))).startswith("<p>甲<br />")


def test_open_lines_inside_words_stay_readable() -> None:
    assert printed("自", Blank("____", "start"), "年", Blank("__", "start"), "月起") == "自____年__月起"


def test_open_lines_beside_punctuation_are_escaped() -> None:
    assert printed("住所：", Blank("____", "x")) == r"住所：\_\_\_\_"


def test_a_new_line_in_a_value_is_a_hard_break() -> None:
    assert printed(Printed("一\n二", "x")) == "一\\\n二"


def test_a_new_line_in_a_cell_is_a_break() -> None:
    table = Table((inlines("a"),), ((inlines(Printed("一\n二", "x")),),))
    assert page(table).split("\n")[-1] == "| 一<br>二 |"


def test_bold_words_beside_chinese_punctuation_are_bold() -> None:
    assert "<strong>（甲方）</strong>" in rendered(printed("的", Text("（甲方）", bold=True), "是"))
    assert "<strong>甲方</strong>" in rendered(printed("的", Text("甲方", bold=True), "是"))


def test_values_cannot_leave_a_heading() -> None:
    document = replace(contract(ZH), title={ZH: "a\nb #"})
    assert rendered(markdown.write(document).decode()).startswith("<h1>a b #</h1>")

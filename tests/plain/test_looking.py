"""The orders that show something: in lines, one thing a line, nothing drawn."""

from __future__ import annotations

import re
from pathlib import Path

from lines import after, talk, with_an_error

from wenyue.storage import Drafts

ANSWERS = ("1", "1", "1", "甲乙丙科技有限公司")


def test_the_outline_is_numbered_and_a_number_shows_that_part() -> None:
    lines = after(":outline", *ANSWERS)
    assert lines[0] == "1. Getting started: 3 of 3 answered"
    assert "6. How good: not needed" in lines
    assert lines[-1].startswith("3 questions answered")
    part = after(":outline 2")
    assert part[0] == "Part: The parties"
    assert "Party A · Full name: 甲乙丙科技有限公司  [party_a.name]" in part
    assert "Party A · Type: not answered yet  [party_a.kind]" in part


def test_the_review_is_whole_or_what_is_open_usual_or_found() -> None:
    Drafts().save(with_an_error())
    whole = after(":review")
    assert any(line.startswith("This needs fixing: Party A is a public body") for line in whole)
    checks = after(":review checks")
    assert any(line.startswith("This needs fixing") for line in checks)
    assert not any("[start_date]" in line for line in checks)
    still_open = after(":review open")
    assert "Start date: not answered yet  [start_date]" in still_open
    assert not any("[party_a.size]" in line for line in still_open)
    assert after(":review colours")[0].startswith("Problem: There is no such part")


def test_an_answer_taken_as_usual_says_so() -> None:
    usual = after(":review usual", "1", "")
    assert "Language of the contract: Chinese only (usual answer)  [doc_lang]" in usual


def test_the_contract_is_read_by_article_by_clause_by_words_and_in_other_languages() -> None:
    article = after(":contract 3", *ANSWERS)
    assert article[0] == "三、服务费用及支付方式"
    assert article[1].startswith("3.1 双方确认")
    assert not any(line.startswith("4.1") for line in article)
    clause = after(":contract 3.1")
    assert clause[0].startswith("3.1 双方确认，本合同服务费用为人民币____元")
    assert clause[1] == "Answer in this clause: Total price  [fee_total]"
    assert after(":contract en 3.1")[0].startswith("3.1 The Parties confirm")
    both = after(":contract 对照 3.1")
    assert both[0].startswith("3.1 双方确认")
    assert both[1].startswith("3.1 The Parties confirm")
    words = after(":contract 每日万分之五")
    assert len(words) == 1
    assert words[0].startswith("3.5 ")
    assert after(":contract 99.9")[0].startswith("Problem: Nothing in the contract has that number")


def test_the_contents_are_the_headings_with_what_is_open() -> None:
    lines = after(":contents", *ANSWERS)
    assert lines[0] == "一、服务内容: 3 open lines"
    assert "四、甲乙双方的权利和义务" in lines
    assert lines[-1] == "“:contract” and a number reads one of them."


def test_words_are_found_in_answers_terms_and_clauses_in_either_script() -> None:
    lines = after(":find 違約金", *ANSWERS, language="zh_Hans")
    assert lines[0] == "问题：违约金比例  [ld_percent]"
    assert "词语：违约金。输入 ?违约金 看解释。" in lines
    assert any(line.startswith("条款：5.1 ") for line in lines)
    assert after(":find 甲乙丙")[0] == "Answer: Party A · Full name: 甲乙丙科技有限公司  [party_a.name]"
    assert "Question: Damages method. Not asked at the depth you chose." in after(":find damages")
    assert "设置：服务语言：普通话  [languages]" in after(":find 服务语言", language="zh_Hans")
    by_ear = after(":find weiyuejin", language="zh_Hans")
    assert by_ear[0] == "问题：违约金比例  [ld_percent]"
    assert any(line.startswith("条款：5.1 违约责任：双方应严格履行") for line in by_ear)
    assert after(":find qqqqqq") == ["Nothing has those words."]
    assert after(":find")[0].startswith("Problem: Add what to look for")


def test_what_changed_since_the_file_was_written_is_said_clause_by_clause(tmp_path: Path) -> None:
    assert after(":changes", *ANSWERS) == ["Problem: This contract has not been written into a file yet."]
    talk([f":save {tmp_path}/c.md"], "en")
    assert after(":changes") == ["Nothing in its words has changed since then."]
    changes = after(":changes", ":edit party_a.name", "戊己庚科技有限公司")
    assert any("{+戊己庚+}" in line for line in changes)


def test_nothing_is_drawn_and_no_line_is_empty_or_moved_over() -> None:
    said, _ = talk([*ANSWERS, ":outline", ":review", ":contract", ":contents", ":settings", ":help", ":find 合同"])
    assert not re.search("[\u2500-\u259f\x1b\x08\r]", said)
    assert not [line for line in said.split("\n") if not line.strip()]

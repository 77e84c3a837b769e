"""What a line of the line mode begins with tells what it is, as the page on screen readers says."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import DIALOG, LANGUAGES, after, talk

from conftest import TODAY
from wenyue.interview.conversation import Conversation
from wenyue.language import Message, msg
from wenyue.plain import LineMode
from wenyue.storage import Drafts

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": ROOT / "docs/screen_reader.md", "zh_Hans": ROOT / "docs/screen_reader.zh-CN.md"}
BEGINNINGS: tuple[Message, ...] = (
    msg("Question: {line}"),
    msg("Problem: {line}"),
    msg("Also: {line}"),
    msg("Noted: {answer}."),
    msg("Changed: {label}: {answer}."),
    msg("This needs fixing: {message}"),
    msg("Be careful here: {message}"),
    msg("A small tip: {message}"),
)
REFUSED = {
    "a change of nothing known": "修改 xyzzy",
    "a value that does not fit": "把开始日期改成香蕉",
    "a word that says no number": "把首笔付款期限改成几天",
    "a choice that is none": "99",
    "an order that is none": ":嗯",
}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_every_beginning(language: str) -> None:
    page = " ".join(PAGES[language].read_text(encoding="utf-8").split())
    said = [LANGUAGES[language].say(Message(one.id)).partition("{")[0].strip() for one in BEGINNINGS]
    assert [one for one in said if f"“{one}”" not in page] == []


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_not_done_says_so_first(text: str) -> None:
    assert after(text, "1", language="zh_Hans")[0].startswith("没成：")


def test_a_disk_that_refuses_says_so_first(own_home: Path) -> None:
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    drafts, said = Drafts(), list[str]()
    LineMode(Conversation(DIALOG, drafts.new(DIALOG, TODAY), LANGUAGES, "en"), drafts, said.append, TODAY).run(["2"])
    assert said[-1].startswith("Problem: ")


def test_several_answers_of_a_name_are_a_question() -> None:
    assert after("改电话", "1", language="zh_Hans")[0].startswith("问：")
    said, _ = talk(["1", "改电话", "1"])
    assert "没成" not in said

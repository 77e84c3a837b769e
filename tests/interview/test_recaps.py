"""When a section ends, what was chosen is said again, numbered, and a number changes it."""

from __future__ import annotations

from typing import Any

import pytest

from small import SCRIPT, TODAY, question
from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.entries import read
from wenyue.interview.replies import Reply
from wenyue.language import ENGLISH

SECTIONS: dict[str, Any] = {
    **SCRIPT,
    "sections": [{"id": "A", "title": "First"}, {"id": "B", "title": "Second"}, {"id": "C", "title": "Third"}],
    "questions": [
        question("doc_lang", "choice", section="A", choices=[{"id": "zh", "label": "Chinese"}], default="zh"),
        question(
            "dialog_depth",
            "choice",
            section="A",
            choices=[{"id": t, "label": t.capitalize()} for t in ("quick", "standard", "full")],
            default="standard",
        ),
        question("buyer", "record", section="B", record="party", fields=["name", "kind"]),
        question("goods", "text", section="B"),
        question("start_date", "date", section="C"),
        question("price", "money", section="C"),
        question("share", "percent", section="C", default="30"),
    ],
    "derived": [],
    "checks": [],
}
DIALOG = read(Dialog, SECTIONS)


def talk(*said: str) -> tuple[Conversation, tuple[Reply, ...]]:
    conversation = Conversation(DIALOG, Draft("t", "small", "1", TODAY), {"en": ENGLISH}, "en")
    replies = conversation.open()
    for text in said:
        replies = conversation.say(text)
    return conversation, replies


def recap(replies: tuple[Reply, ...]) -> list[str]:
    return [ENGLISH.say(line) for reply in replies if reply.tone == "recap" for line in reply.lines]


def key(conversation: Conversation) -> str:
    assert conversation.step is not None
    return conversation.step.key


@pytest.mark.parametrize("depth", ["standard", "full"])
def test_the_end_of_a_section_says_what_was_chosen(depth: str) -> None:
    _, replies = talk("1", depth)
    assert recap(replies) == [
        "This is what you chose:",
        "1. Doc lang: Chinese",
        f"2. Dialog depth: {depth.capitalize()}",
        "Say a number to change one.",
    ]
    assert [reply.tone for reply in replies] == ["noted", "recap", "section", "question"]


def test_the_quick_depth_says_no_recap() -> None:
    _, replies = talk("1", "quick")
    assert recap(replies) == []


def test_a_number_changes_that_answer_and_then_one_is_back() -> None:
    conversation, _ = talk("1", "standard", "1")
    assert key(conversation) == "doc_lang"
    conversation.say("1")
    assert key(conversation) == "buyer.name"
    conversation.say("2")
    assert key(conversation) == "dialog_depth"


def test_the_recap_no_longer_stands_once_the_next_question_is_answered() -> None:
    conversation, _ = talk("1", "standard", "Ming", "1", "2")
    assert conversation.draft.answers["goods"].value == "2"


def test_where_the_next_question_takes_numbers_a_bare_number_is_its_answer() -> None:
    conversation, replies = talk("1", "standard", "Ming", "1", "Tea")
    assert recap(replies)[-1] == "To change one, say so with its number: “change 1”."
    conversation.say("change 2")
    assert key(conversation) == "goods"
    conversation.say("Coffee")
    assert key(conversation) == "start_date"


@pytest.mark.parametrize("text", ["改第2条", "改2", "change 2", "修改第二条", "edit number 2"])
def test_one_is_changed_by_its_number_in_several_ways(text: str) -> None:
    conversation, _ = talk("1", "standard", "Ming", "1", "Tea", text)
    assert key(conversation) == "goods"


def test_of_a_record_one_is_asked_which_of_its_answers() -> None:
    conversation, replies = talk("1", "standard", "Ming", "1", "Tea", "change 1")
    assert [ENGLISH.say(pick.label) for pick in replies[-1].picks] == ["Buyer · Name", "Buyer · Kind"]
    conversation.say("2")
    assert key(conversation) == "buyer.kind"


def test_a_number_beyond_the_recap_is_no_number_of_it() -> None:
    conversation, _ = talk("1", "standard", "7")
    assert conversation.draft.answers["buyer.name"].value == "7"


def test_the_last_section_is_said_too_and_a_number_still_changes_it() -> None:
    conversation, replies = talk("1", "full", "Ming", "1", "Tea", "2027-01-01", "100", "")
    assert recap(replies)[1:3] == ["1. Start date: 1 January 2027", "2. Price: RMB 100.00"]
    assert replies[-1].tone == "done"
    conversation.say("2")
    assert key(conversation) == "price"


def test_an_answer_left_open_is_said_to_be_open() -> None:
    _, replies = talk("1", "standard", "Ming", "1", "leave blank")
    assert "2. Goods: left open" in recap(replies)

"""A reply to "is this what you mean?" is read as what it says about that, never as a yes because it holds one."""

from __future__ import annotations

import pytest
from test_own_words import asking

from wenyue.answers.reading import Value
from wenyue.interview.conversation import Conversation


def answer(conversation: Conversation, key: str) -> object:
    given = conversation.draft.answers.get(key)
    return given.value if given else None


NO_TO_ABROAD = ("cross_border", "只有国内的人看，没有境外的")
EXCLUDING = ("tax_included", "我报的价是不含税的")
NONE = ("deposit_kind", "不用押金吧")


def hung(case: tuple[str, str], value: object) -> Conversation:
    conversation = asking(case[0])
    assert conversation.step is not None
    conversation.take(conversation.step, Value(value, literal=False), case[1])
    assert conversation.hanging is not None
    return conversation


@pytest.mark.parametrize("reply", ["会", "有", "they will", "可以看到", "要"])
def test_the_opposite_of_a_proposed_no_is_no_agreement(reply: str) -> None:
    conversation = hung(NO_TO_ABROAD, value=False)
    conversation.say(reply)
    assert answer(conversation, "cross_border") is None


@pytest.mark.parametrize("reply", ["含", "包含", "include it", "含税"])
def test_including_is_no_agreement_to_excluding(reply: str) -> None:
    conversation = hung(EXCLUDING, value=False)
    conversation.say(reply)
    assert answer(conversation, "tax_included") is not False


@pytest.mark.parametrize("reply", ["没有", "不会", "不用", "对", "是的", "嗯", "yes", "right", "y", "", "没错"])
def test_a_no_or_a_yes_agrees_to_a_proposed_no(reply: str) -> None:
    conversation = hung(NO_TO_ABROAD, value=False)
    conversation.say(reply)
    assert answer(conversation, "cross_border") is False


@pytest.mark.parametrize("reply", ["不", "不对", "不是", "no", "nope", "错了"])
def test_a_bare_no_asks_again(reply: str) -> None:
    conversation = hung(NO_TO_ABROAD, value=False)
    assert conversation.say(reply)[-1].tone == "question"
    assert answer(conversation, "cross_border") is None


@pytest.mark.parametrize("reply", ["要", "需要"])
def test_wanting_is_no_agreement_to_none(reply: str) -> None:
    conversation = hung(NONE, value="none")
    conversation.say(reply)
    assert answer(conversation, "deposit_kind") != "none"


@pytest.mark.parametrize("reply", ["不用", "没有", "好的"])
def test_not_wanting_agrees_to_none(reply: str) -> None:
    conversation = hung(NONE, value="none")
    conversation.say(reply)
    assert answer(conversation, "deposit_kind") == "none"


@pytest.mark.parametrize("reply", ["留", "保留"])
def test_keeping_is_no_agreement_to_no_days(reply: str) -> None:
    conversation = hung(("record_days", "不留"), value=0)
    conversation.say(reply)
    assert answer(conversation, "record_days") is None


@pytest.mark.parametrize(("key", "proposed", "typed"), [("seats", 10, "1"), ("seats", 10, "12"), ("vat_rate", 6, "1")])
def test_a_number_in_reply_to_a_number_is_the_new_answer(key: str, proposed: object, typed: str) -> None:
    conversation = hung((key, "大约吧"), value=proposed)
    conversation.say(typed)
    assert answer(conversation, key) == int(typed)


def test_the_same_number_again_agrees() -> None:
    conversation = hung(("seats", "大约十个"), value=10)
    conversation.say("10个")
    assert answer(conversation, "seats") == 10


def test_the_number_of_the_only_reading_picks_it() -> None:
    conversation = asking("record_days")
    assert conversation.say("半年吧")[-1].tone == "which"
    conversation.say("1")
    assert answer(conversation, "record_days") == 180


def test_what_is_typed_shows_beforehand_what_it_will_do() -> None:
    conversation = hung(("seats", "大约十个"), value=10)
    seen = conversation.preview("1")
    assert seen is not None
    assert (seen.sense, "1" in str(seen.line)) == ("value", True)
    seen = conversation.preview("不对")
    assert seen is not None
    assert seen.sense == "aside"


@pytest.mark.parametrize("reply", ["是的，10个", "yes, 10", "10"])
def test_a_yes_with_the_number_agrees(reply: str) -> None:
    conversation = hung(("seats", "大约十个"), value=10)
    conversation.say(reply)
    assert answer(conversation, "seats") == 10


def test_a_no_with_the_right_answer_gives_it() -> None:
    conversation = hung(("my_role", "我开了个淘宝店"), value="party_a")
    conversation.say("不是，我是乙方")
    assert answer(conversation, "my_role") == "party_b"

"""A wish to change an answer does the same wherever in the talk it is said."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.answers.values import Custom
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.replies import Reply

CONTRACT = library.dialog("customer_service")


def talking(until: str) -> Conversation:
    """A talk that asks for ``until`` now; everything was asked where that is empty."""
    languages = library.languages(CONTRACT.id)
    talk = Conversation(CONTRACT, Draft("t", CONTRACT.id, CONTRACT.version, TODAY), languages, "en")
    talk.open()
    for text in ("1", "1", "1"):
        talk.say(text)
    while talk.step is not None and talk.step.key != until:
        asked = talk.step
        talk.say("")
        if talk.step == asked:
            talk.say("skip")
    return talk


def tones(said: tuple[Reply, ...]) -> list[str]:
    return [reply.tone for reply in said]


WHERE = {"a name": "party_a.name", "a list": "tasks", "an amount": "fee_total", "the end": ""}


@pytest.mark.parametrize("until", WHERE.values(), ids=WHERE)
@pytest.mark.parametrize("wish", ["改服务时间", "把服务时间改一下", "change the service hours", "change service hours"])
def test_a_wish_without_its_answer_asks_for_it(until: str, wish: str) -> None:
    talk = talking(until)
    said = talk.say(wish)
    assert talk.editing == "service_hours"
    assert tones(said) == ["question"]
    talk.say("1")
    assert (talk.step.key if talk.step else "") == until


@pytest.mark.parametrize("until", WHERE.values(), ids=WHERE)
@pytest.mark.parametrize("wish", ["把开始日期改成3月1日", "set the start date to 1 March"])
def test_a_wish_with_its_answer_takes_it_once_it_is_confirmed(until: str, wish: str) -> None:
    talk = talking(until)
    assert tones(talk.say(wish)) == ["confirm"]
    said = talk.say("")
    assert talk.draft.answers["start_date"].value == date(2027, 3, 1)
    assert "noted" in tones(said)
    assert (talk.step.key if talk.step else "") == until


@pytest.mark.parametrize("until", WHERE.values(), ids=WHERE)
def test_an_answer_that_does_not_fit_is_refused_and_asked_for(until: str) -> None:
    talk = talking(until)
    assert tones(talk.say("把开始日期改成香蕉")) == ["problem", "question"]
    assert talk.editing == "start_date"


def test_words_that_only_begin_like_a_wish_are_an_answer_where_any_words_are() -> None:
    talk = talking("party_a.name")
    talk.say("Change Agents Ltd")
    assert talk.draft.answers["party_a.name"].value == "Change Agents Ltd"


def test_a_name_that_no_answer_has_is_refused_and_not_asked_about() -> None:
    talk = talking("")
    assert tones(talk.say("修改 xyzzy")) == ["problem"]


def test_at_the_end_a_yes_leads_to_the_review_and_other_words_to_what_can_be_said() -> None:
    talk = talking("")
    assert [talk.say(text)[-1].action for text in ("", "ok", "下一题")] == ["finish"] * 3
    said = talk.say("服务时间是几点")
    assert tones(said)[-1] in ("problem", "aside")
    assert said[-1].action == ""
    assert tones(talk.say("hello")) == ["problem"]


@pytest.mark.parametrize(
    "words",
    [
        "修改服务时间须提前3日通知对方",
        "更改服务内容应签补充协议",
        "把服务费改成月付须书面同意",
        "Change the price only in writing",
    ],
)
def test_a_term_that_begins_as_a_wish_does_is_asked_about_and_can_be_kept(words: str) -> None:
    talk = talking("")
    talk.change({"dialog_depth": Answer("full")})
    talk.edit("special_terms")
    assert tones(talk.say(words)) == ["confirm"]
    talk.say("")
    assert talk.draft.answers["special_terms"].value == words


@pytest.mark.parametrize(
    ("wish", "key", "kept"),
    [
        ("把甲方名称改成 DEF Trading（上海）有限公司", "party_a.name", "DEF Trading（上海）有限公司"),
        ("change Party A full name to Sunrise CX Services Ltd, please", "party_a.name", "Sunrise CX Services Ltd"),
        (
            "change service hours to Mon-Fri 10am to 7pm Shanghai time",
            "service_hours",
            "Mon-Fri 10am to 7pm Shanghai time",
        ),
        ("把甲方邮箱改成ZhouMin.Shop@QQ.com吧", "party_a.contact_email", "ZhouMin.Shop@qq.com"),
    ],
)
def test_the_new_words_are_kept_as_they_were_typed(wish: str, key: str, kept: str) -> None:
    talk = talking("")
    talk.say(wish)
    value = talk.draft.answers[key].value
    assert (value.text if isinstance(value, Custom) else value) == kept


SAYS_A_CHANGE = [
    ("服务时间改为每天9点到22点", "service_hours"),
    ("服务时间变更为每天8点到24点须经双方同意", "service_hours"),
    ("违约金调整为20%", "ld_percent"),
    ("税率调整为3%", "vat_rate"),
    ("合同期限调整为两年", "term"),
    ("甲方联系人改为王五", "party_a.contact_name"),
]


def at_special_terms() -> Conversation:
    talk = talking("")
    talk.change({"dialog_depth": Answer("full")})
    talk.edit("special_terms")
    return talk


@pytest.mark.parametrize(("words", "key"), SAYS_A_CHANGE)
def test_a_term_that_says_a_change_changes_nothing_before_it_is_confirmed(words: str, key: str) -> None:
    talk = at_special_terms()
    before = talk.draft
    said = talk.say(words)
    assert tones(said) == ["confirm"]
    assert [pick.text for pick in said[-1].picks] == ["1", "2"]
    assert talk.draft is before
    talk.say("")
    assert talk.draft.answers[key].typed in words
    assert talk.draft.answers[key] != before.answers.get(key)


@pytest.mark.parametrize(("words", "key"), SAYS_A_CHANGE)
def test_a_term_that_says_a_change_can_be_kept_as_it_is(words: str, key: str) -> None:
    talk = at_special_terms()
    before = talk.draft.answers.get(key)
    talk.say(words)
    seen = talk.preview("2")
    assert seen is not None
    assert seen.sense == "value"
    talk.say("2")
    assert talk.draft.answers["special_terms"].value == words
    assert talk.draft.answers.get(key) == before


def test_a_no_to_the_change_asks_for_the_term_again_and_other_words_are_the_term() -> None:
    talk = at_special_terms()
    talk.say("服务时间改为每天9点到22点")
    assert talk.say("不是")[-1].key == "special_terms"
    talk.say("服务时间改为每天9点到22点")
    talk.say("甲方提供培训")
    assert talk.draft.answers["special_terms"].value == "甲方提供培训"

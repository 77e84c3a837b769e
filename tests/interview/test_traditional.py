"""The conversation in traditional characters: the language of the screen and those of the contract are independent."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.answers.values import Period
from wenyue.drafting.assembly import assemble
from wenyue.export import packing
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Draft
from wenyue.interview.glossary import Glossary

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template(DIALOG.id)
LANGUAGES = library.languages(DIALOG.id)
TRADITIONAL = LANGUAGES["zh_Hant"]


def talk(language: str = "zh_Hant") -> Conversation:
    conversation = Conversation(DIALOG, Draft("d", DIALOG.id, DIALOG.version, TODAY), LANGUAGES, language)
    conversation.open()
    return conversation


def said(conversation: Conversation) -> str:
    return "\n".join(TRADITIONAL.say(line) for reply in conversation.transcript for line in reply.lines)


def test_everything_is_said_in_traditional_characters_and_the_contract_stays_in_simplified_ones() -> None:
    conversation = talk()
    for line in ("1", "只要中文", "1", "廣州聲聲電訊有限公司", "留空", "乙公司"):
        conversation.say(line)
    assert "合同要出哪種文字？" in said(conversation)
    assert "記下了：廣州聲聲電訊有限公司。" in said(conversation)
    answers = conversation.draft.answers
    assert answers["doc_lang"].value == "zh"
    assert answers["dialog_depth"].value == "quick"

    document = assemble(DIALOG, TEMPLATE, conversation.draft, LANGUAGES)
    assert document.languages == ("zh_Hans",)
    text = "".join(getattr(inline, "text", "") for inline in document.inlines("zh_Hans"))
    assert "违约金" in text
    assert "違約金" not in text
    # A name is what the person typed.
    assert "廣州聲聲電訊有限公司" in text


@pytest.mark.parametrize(
    ("key", "typed", "value", "noted"),
    [
        ("start_date", "農曆八月十五", date(2027, 9, 15), "2027年9月15日"),
        ("term", "一年六個月", Period(1, 6), "1年6個月"),
        ("fee_total", "壹拾貳萬元整", 120000, "120,000.00 元"),
        ("ack_minutes", "二十分鐘", 20, "記下了：20。"),
    ],
)
def test_answers_in_traditional_characters_are_read_and_noted_in_them(
    key: str, typed: str, value: object, noted: str
) -> None:
    conversation = talk()
    conversation.edit(key)
    conversation.say(typed)
    if key not in conversation.draft.answers:  # not word for word, so it is asked back
        conversation.say("對")
    assert conversation.draft.answers[key].value == value
    assert noted in said(conversation)


def test_what_was_said_is_said_again_in_the_other_script() -> None:
    conversation = talk("zh_Hans")
    conversation.edit("term")
    conversation.say("1年6个月")
    assert "1年6個月" in said(conversation)


def test_commands_and_questions_in_traditional_characters_are_understood() -> None:
    conversation = talk()
    conversation.say("1")
    conversation.say("？違約金")
    assert "違約金：" in said(conversation)
    conversation.say("為什麼要問這個")
    conversation.say("返回上一題")
    assert conversation.editing == "my_role"
    conversation.say("")
    conversation.say("把開始日期改成2027年3月1日")
    assert conversation.draft.answers["start_date"].value == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("用繁體中文", "zh_Hant"),
        ("繁体", "zh_Hant"),
        ("speak traditional chinese", "zh_Hant"),
        ("用中文", "zh_Hans"),
        ("用简体中文", "zh_Hans"),
        ("in English", "en"),
    ],
)
def test_a_language_is_asked_for_by_its_name(typed: str, code: str) -> None:
    conversation = talk("en" if code != "en" else "zh_Hant")
    conversation.edit("start_date")
    conversation.say(typed)
    assert conversation.language == code


def test_switching_without_a_name_goes_through_all_languages_and_round_again() -> None:
    conversation = talk("en")
    met = []
    for _ in LANGUAGES:
        conversation.say("切换语言")
        met.append(conversation.language)
    assert met == ["zh_Hans", "zh_Hant", "en"]


def test_terms_are_found_in_traditional_text_where_they_stand() -> None:
    glossary = Glossary(DIALOG, LANGUAGES)
    text = "遲付就要付違約金，協議也是合同。"
    found = {
        text[place.start : place.end]: DIALOG.term_by_id[place.term].term for place in glossary.find(text, "zh_Hant")
    }
    assert found["違約金"] == "liquidated damages"
    assert found["協議"] == "contract"


def test_a_pack_for_a_reader_of_traditional_characters_is_the_simplified_one() -> None:
    draft = talk().draft
    made = [
        packing.pack(DIALOG, TEMPLATE, draft, LANGUAGES, reader=reader, extension=".txt")
        for reader in ("zh_Hant", "zh_Hans")
    ]
    assert made[0].files.keys() == made[1].files.keys()
    assert made[0].not_held == made[1].not_held


def test_every_question_can_be_asked_noted_and_reviewed() -> None:
    conversation = talk()
    for _ in range(150):
        if conversation.step is None:
            break
        before = conversation.step
        conversation.say("")
        if conversation.step == before:
            conversation.say("跳過")
    assert conversation.step is None
    text = said(conversation)
    assert not [word for word in ("记下", "这", "问", "说", "个", "时") if word in text]

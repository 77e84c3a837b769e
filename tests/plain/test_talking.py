"""The orders that are part of the talk: asides, changing answers, languages, drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import after, talk, with_an_error

from wenyue.preferences import remembered
from wenyue.storage import Drafts


def test_settings_are_listed_and_set(tmp_path: Path) -> None:
    said, drafts = talk(
        [":settings", ":set pay_days 30", ":set copies of the contract 4", ":set nothing", ":undo"], "en"
    )
    assert "Payment period (days): 15  [pay_days]" in said
    assert "Add a name and a value" in said
    draft = drafts.find()
    assert draft is not None
    assert draft.answers["pay_days"].value == 30
    assert "copies" not in draft.answers


def test_the_one_fix_is_taken_in_the_line_mode() -> None:
    Drafts().save(with_an_error())
    _, drafts = talk([":fix"], "en")
    draft = drafts.find()
    assert draft is not None
    assert draft.answers["pay_days"].value == 60


def test_the_question_is_said_again_with_all_that_belongs_to_it() -> None:
    asked = after(":again", "1")
    assert asked[0] == "Question: Which language should the contract be in?"
    assert "1. Chinese only" in asked
    assert asked[-1].startswith("Press Enter to use")


def test_why_blank_and_terms_answer_about_the_question_that_stands() -> None:
    assert after(":why", "1")[0] == "If the two texts ever differ, the contract must say which one wins."
    assert after(":blank")[0] == "Left open, the contract comes out in Chinese only."
    explained = after(":terms")
    assert explained[0].startswith("contract texts and governing language: ")
    assert explained[-1] == "These explanations help you understand; they are not legal definitions."
    assert after(":terms liquidated damages")[0].startswith("liquidated damages: ")


def test_an_earlier_answer_is_changed_by_its_name_and_one_is_back_where_one_was() -> None:
    said, drafts = talk(["1", "1", ":edit your side", "2", ":edit", ":edit doc_lang", "2"], "en")
    draft = drafts.find()
    assert draft is not None
    assert {key: answer.value for key, answer in draft.answers.items()} == {
        "my_role": "party_b",
        "doc_lang": "zh_en",
    }
    assert "Add the name of the answer" in said
    assert said.rstrip().split("\n")[-1].startswith("Press Enter to use")


def test_undo_and_redo_name_what_they_move() -> None:
    said, drafts = talk(["1", "1", ":undo", ":redo", ":undo"], "en")
    assert said.count("Taken back: Language of the contract.") == 2
    assert "Back again: Language of the contract." in said
    draft = drafts.find()
    assert draft is not None
    assert set(draft.answers) == {"my_role"}


@pytest.mark.parametrize(
    ("order", "code", "asked"),
    [
        (":language", "zh_Hans", "问：合同要出哪种文字？"),
        (":language 繁體中文", "zh_Hant", "問：合同要出哪種文字？"),
        (":语言 traditional chinese", "zh_Hant", "問：合同要出哪種文字？"),
        ("用中文", "zh_Hans", "问：合同要出哪种文字？"),
    ],
)
def test_the_language_changes_the_question_is_said_again_and_the_choice_is_remembered(
    order: str, code: str, asked: str
) -> None:
    assert asked in after(order, "1")
    assert remembered().language == code


def test_a_language_that_is_not_spoken_is_said() -> None:
    assert after(":language Klingon") == [
        "Problem: I do not speak that language. I speak: English, 简体中文 and 繁體中文."
    ]


def test_drafts_are_listed_another_is_gone_on_with_and_a_new_one_begun() -> None:
    assert after(":drafts") == ["There are no drafts yet: the first answer makes one."]
    talk(["1", "1"])
    first = Drafts().find()
    assert first is not None
    said, drafts = talk([":new", "2", ":drafts", f":resume {first.id}", ":resume nothing", "3"], "en")
    assert len(drafts.all()) == 2
    assert said.count("Customer service contract  begun 24 November 2026") == 2
    assert "Welcome back" in said
    assert "There is no draft “nothing”" in said
    found = drafts.find(first.id)
    assert found is not None
    assert len(found.answers) == 3


def test_an_unknown_order_says_where_all_of_them_are_and_the_question_stands() -> None:
    assert after(":fetch") == ["Problem: There is no command “:fetch”. Type :help for all of them."]


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", ":review: all answers"), ("zh_Hans", ":检查　全部回答"), ("zh_Hant", ":檢查　全部回答")],
)
def test_help_names_every_order_in_the_language_spoken(language: str, line: str) -> None:
    lines = after(":help", language=language)
    assert any(one.startswith(line) for one in lines)
    assert len(lines) == 34
    assert after(":help review", language=language)[0].startswith(line)


def test_orders_are_understood_in_every_language_whatever_is_spoken() -> None:
    for order in (":progress", ":进度", ":進度", "：进度"):
        assert after(order)[0].startswith("0 questions answered")


def test_every_order_has_one_word_of_its_own_in_each_language() -> None:
    from lines import LANGUAGES

    from wenyue.plain.orders import ORDERS

    for language in LANGUAGES.values():
        words = [language.say(order.word) for order in ORDERS]
        assert len(set(words)) == len(words)
        assert all(word.startswith(":") and " " not in word for word in words)


def test_after_the_last_question_a_change_is_taken_and_the_review_is_not_read_out_again() -> None:
    said, drafts = talk(
        ["1", "1", "1", *["skip"] * 45, "change the service hours", "1", "set the term to 2 years"], "en"
    )
    draft = drafts.find()
    assert draft is not None
    assert draft.answers["service_hours"].origin == "typed"
    after_all, term = said.split("Question: What hours should the service run?")[-1], draft.answers["term"]
    assert term.typed == "2 years"
    assert "left open" not in after_all
    assert "Noted: Working days 09:00-18:00." in after_all

"""Questions, answers and terms are found by any of their names, in any language, by pinyin, and in spite of a slip."""

from __future__ import annotations

from datetime import date

import pytest

from wenyue import library
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary
from wenyue.interview.search import Entry, entries, find
from wenyue.language import Message

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
GLOSSARY = Glossary(DIALOG, LANGUAGES)
DRAFT = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_change(
    {
        "dialog_depth": Answer("quick", "quick"),
        "party_a.name": Answer("上海晨光智能家居有限公司", "上海晨光智能家居有限公司"),
        "party_a.kind": Answer("natural_person", "person"),
        "party_a.id_no": Answer("11010519491231002X", "11010519491231002X"),
        "start_date": Answer(date(2027, 1, 1), "1 January 2027"),
    }
)
ENTRIES = tuple(entries(Interview(DIALOG, DRAFT), GLOSSARY))


def targets(words: str, *, of: str = "") -> list[str]:
    return [hit.entry.target for hit in find(ENTRIES, words) if not of or hit.entry.kind == of]


def entry(target: str) -> Entry:
    return next(one for one in ENTRIES if one.target == target)


@pytest.mark.parametrize(
    "words", ["start date", "Start Date", "起始日", "起始", "qishiri", "qi shi ri", "qsr", "date start", "strat date"]
)
def test_an_answer_is_found_by_its_names_by_pinyin_and_in_spite_of_a_slip(words: str) -> None:
    assert targets(words)[0] == "start_date"


def test_what_was_answered_is_found_by_its_words_in_every_language() -> None:
    assert targets("晨光") == ["party_a.name"]
    assert "start_date" in targets("1 January 2027")
    assert "start_date" in targets("2027年1月1日")


def test_an_identity_number_is_found_only_by_what_lists_show_of_it() -> None:
    assert targets("11010519491231002X") == []
    assert "party_a.id_no" in targets("002X")


@pytest.mark.parametrize("words", ["liquidated damages", "违约金", "weiyuejin", "wyj", "liquidatd damages"])
def test_a_term_is_found_by_any_of_its_names(words: str) -> None:
    assert "G43" in targets(words, of="term")


def test_a_setting_is_found_with_the_value_that_holds() -> None:
    assert targets("copies")[0] == "copies"
    assert entry("copies").kind == "setting"
    assert LANGUAGES["en"].say(entry("copies").beside or "") != ""


def test_the_better_name_comes_first() -> None:
    names = ("Late fee", "Coffee", "Fee cap", "Fee", "Cap of fee")
    some = [Entry("question", one, Message(one), (one,)) for one in names]
    assert [hit.entry.target for hit in find(some, "fee")] == ["Fee", "Fee cap", "Late fee", "Cap of fee", "Coffee"]


def test_a_question_that_is_not_asked_says_why() -> None:
    deeper = [one for one in ENTRIES if one.why_not and one.why_not.id == "Not asked at the depth you chose."]
    assert deeper
    plan = next(q for q in DIALOG.questions if "pay_plan == 'instalments'" in q.when)
    found = next(one for one in ENTRIES if one.target.partition(".")[0] == plan.var)
    assert found.why_not is not None
    reason = LANGUAGES["en"].say(found.why_not)
    assert reason == "Not asked as things stand; it depends on: Payment plan."


def test_what_can_be_gone_to_comes_before_what_cannot() -> None:
    for words in ("days", "费", "service"):
        hits = [(hit.entry.why_not is not None) for hit in find(ENTRIES, words)]
        assert any(not one for one in hits)


def test_nothing_fits_nonsense_and_nothing_is_no_search() -> None:
    assert targets("qqqxxzz") == []
    assert targets("   ") == []


def test_a_search_gives_no_more_than_asked() -> None:
    assert len(find(ENTRIES, "e", most=5)) == 5


def test_in_a_contract_of_two_languages_the_wordings_of_settings_are_found_too() -> None:
    dialog, languages = library.dialog("customer_service"), library.languages("customer_service")
    draft = Draft("t", dialog.id, dialog.version, date(2026, 11, 24)).with_answer("doc_lang", Answer("zh_en"))
    found = list(entries(Interview(dialog, draft), Glossary(dialog, languages)))
    assert "languages@en" in {entry.target for entry in found if entry.kind == "setting"}

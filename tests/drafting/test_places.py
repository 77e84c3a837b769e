"""What an answer does in the contract, what stands behind a clause, and where a term is used."""

from __future__ import annotations

from datetime import date

import pytest

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.behind import answers_of
from wenyue.drafting.places import clauses_with, fed_by, places, teller, terms_in, told
from wenyue.drafting.template import NUMBER_LINE
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
DRAFT = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_answer(
    "party_a.name", Answer("甲公司", "甲公司")
)
DOCUMENT = assemble(DIALOG, TEMPLATE, DRAFT, LANGUAGES)
INTERVIEW = Interview(DIALOG, DRAFT)
GLOSSARY = Glossary(DIALOG, LANGUAGES)


def said(key: str, language: str = "en") -> str:
    step = INTERVIEW.step_of(key)
    assert step is not None
    return " ".join(LANGUAGES[language].say(line) for line in told(DIALOG, TEMPLATE, DOCUMENT, step))


def test_an_answer_prints_in_clauses_that_are_named_with_their_article() -> None:
    assert said("ld_percent", "zh_Hans") == "合同里写进：5.1 违约责任。"
    assert said("first_pay_days").startswith("The contract prints it in: 3.2 ")


def test_the_title_of_an_article_is_said_once() -> None:
    assert said("fee_total", "zh_Hans").startswith("合同里写进：3.1 服务费用及支付方式、3.4。")


def test_an_answer_that_prints_nowhere_may_decide_on_clauses_or_bring_some_in() -> None:
    assert fed_by(DIALOG, TEMPLATE, DOCUMENT, "dispute").decided == ("S6.2",)
    assert "bring in" in said("dispute")
    assert said("my_role") == "No clause prints it: it shapes the contract as a whole, or what you are asked."


def test_fields_of_a_record_are_told_apart() -> None:
    assert fed_by(DIALOG, TEMPLATE, DOCUMENT, "party_a.name").printed == ("H2", "B1")
    assert fed_by(DIALOG, TEMPLATE, DOCUMENT, "party_a.legal_rep").printed == ("H2",)
    assert "the signatures" in said("party_a.name")


def test_the_line_with_the_number_is_a_place_too() -> None:
    assert fed_by(DIALOG, TEMPLATE, DOCUMENT, "contract_no").printed == (NUMBER_LINE,)
    (number,) = answers_of(INTERVIEW, TEMPLATE, DOCUMENT, NUMBER_LINE)
    assert number.key == "contract_no"


def test_behind_a_clause_stand_the_answers_it_prints_and_those_that_decide_on_it() -> None:
    found = {one.key: one for one in answers_of(INTERVIEW, TEMPLATE, DOCUMENT, "S3.1")}
    assert not found["fee_total"].decides
    assert found["pricing"].decides
    assert LANGUAGES["en"].write(found["fee_total"].answer) == "____"
    (damages,) = [one for one in answers_of(INTERVIEW, TEMPLATE, DOCUMENT, "S5.1") if not one.decides]
    assert LANGUAGES["en"].write(damages.answer) == "____", "the usual answer is not in the contract unless it is taken"
    party = {one.key: one for one in answers_of(INTERVIEW, TEMPLATE, DOCUMENT, "H2")}
    assert LANGUAGES["en"].write(party["party_a.name"].answer) == "甲公司"


def test_settings_stand_behind_clauses_too() -> None:
    assert "copies" in [one.key for one in answers_of(INTERVIEW, TEMPLATE, DOCUMENT, "S7.1")]


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_every_clause_has_a_name_in_both_languages_and_answers_that_can_be_asked(language: str) -> None:
    for id, place in places(TEMPLATE, DOCUMENT).items():
        assert place.written(LANGUAGES[language]).strip()
        for one in answers_of(INTERVIEW, TEMPLATE, DOCUMENT, id):
            assert INTERVIEW.step_of(one.key) is not None


def test_a_term_is_found_in_the_clauses_that_use_it() -> None:
    term = GLOSSARY.look_up("违约金")
    assert term is not None
    used = clauses_with(DOCUMENT, GLOSSARY, term.id)
    assert "S5.1" in used
    assert all(term.id in terms_in(DOCUMENT, GLOSSARY, id) for id in used)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "which clause does it feed?"),
        ("en", "feeds"),
        ("zh_Hans", "影响哪条"),
        ("zh_Hans", "这个写进合同的哪一条"),
    ],
)
def test_it_is_answered_in_the_talk_and_the_question_stands(language: str, words: str) -> None:
    talk = Conversation(DIALOG, DRAFT, LANGUAGES, language, teller(TEMPLATE, LANGUAGES))
    talk.edit("service_object")
    reply = talk.say(words)[-1]
    assert reply.tone == "aside"
    assert "1.3" in LANGUAGES[language].say(reply.lines[0])
    assert talk.step is not None
    assert talk.step.key == "service_object"

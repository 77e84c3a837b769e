"""Terms where they stand, in both languages, and by whatever people call them."""

from __future__ import annotations

import pytest

from wenyue import library
from wenyue.interview.glossary import Glossary

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
GLOSSARY = Glossary(DIALOG, LANGUAGES)


def found(text: str, code: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], DIALOG.term_by_id[f.term].term) for f in GLOSSARY.find(text, code)]


def test_the_longest_term_wins_in_chinese_running_text() -> None:
    text = "逾期付款违约金和违约金不是一回事。"
    assert [word for word, _ in found(text, "zh_Hans")] == ["逾期付款违约金", "违约金"]


def test_chinese_needs_no_word_boundaries() -> None:
    assert ("违约责任" in dict(found("应承担违约责任的一方", "zh_Hans"))) is True


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("pay liquidated damages of 10%", "liquidated damages"),
        ("two invoices", "invoice (fapiao)"),
        ("The Working Days count", "working day"),
        ("supplementary agreements", "supplementary agreement"),
    ],
)
def test_english_terms_are_found_with_their_endings(text: str, term: str) -> None:
    assert term in [name for _, name in found(text, "en")]


def test_english_terms_match_whole_words_only() -> None:
    assert found("subcontractual", "en") == []


@pytest.mark.parametrize(
    "words", ["违约金", "罚金", "liquidated damages", "Liquidated Damages?", "weiyuejin", "wyj", "G43"]
)
def test_a_term_is_looked_up_by_any_of_its_names(words: str) -> None:
    term = GLOSSARY.look_up(words)
    assert term is not None
    assert term.id == "G43"


@pytest.mark.parametrize(
    "words",
    [
        "liquidated damages clause",
        "the liquidated damages clause",
        "违约金条款",
        "违约金这个词",
        "违约金的规定",
        "the term liquidated damages",
    ],
)
def test_a_term_is_looked_up_without_the_words_around_it(words: str) -> None:
    term = GLOSSARY.look_up(words)
    assert term is not None
    assert term.id == "G43"


def test_words_that_belong_to_a_name_stay() -> None:
    assert {words: GLOSSARY.look_up(words) is not None for words in ("补充条款", "条款", "clause", "term")} == {
        "补充条款": True,
        "条款": False,
        "clause": False,
        "term": False,
    }


def test_an_entry_word_comes_before_the_same_word_as_another_name() -> None:
    term = GLOSSARY.look_up("商业秘密")
    assert term is not None
    assert term.id == "G47"


def test_an_unknown_word_offers_close_ones() -> None:
    assert GLOSSARY.look_up("违约钱") is None
    assert "G43" in [term.id for term in GLOSSARY.near("违约钱")]


def test_the_six_terms_of_the_form_show_the_law_of_today_before_the_form_s_wording() -> None:
    for id in ("G01", "G02", "G03", "G04", "G05", "G06"):
        lines = [LANGUAGES["zh_Hans"].say(line) for line in GLOSSARY.explain(DIALOG.term_by_id[id])]
        law = next(place for place, line in enumerate(lines) if line.startswith("现行法律的说法"))
        form = next(place for place, line in enumerate(lines) if line.startswith("范本的说法"))
        assert law < form
        assert any("《民法典》" in line or "《中华人民共和国民法典》" in line for line in lines), id


def test_every_explanation_says_that_it_is_no_definition_and_names_its_basis() -> None:
    for code, source in (("zh_Hans", "依据："), ("en", "Source: ")):
        language = LANGUAGES[code]
        for term in DIALOG.terms:
            lines = [language.say(line) for line in GLOSSARY.explain(term)]
            assert lines[-1] == language.say(DIALOG.disclaimers.on_glossary)
            assert any(line.startswith(source) for line in lines), term.id


def test_an_article_whose_text_was_not_read_says_so() -> None:
    lines = "\n".join(LANGUAGES["zh_Hans"].say(line) for line in GLOSSARY.explain(DIALOG.term_by_id["G52"]))
    assert "待核实" in lines

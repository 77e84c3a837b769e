"""Clauses are found by number, heading and words, whichever language the contract is in."""

from __future__ import annotations

from datetime import date

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.search import clauses
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.search import find

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")
DRAFT = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_answer("doc_lang", Answer("zh"))
DOCUMENT = assemble(DIALOG, library.template(DIALOG.id), DRAFT, LANGUAGES, text=("zh_Hans", "en"))
ENTRIES = tuple(clauses(DOCUMENT))


def found(words: str, code: str = "zh_Hans") -> list[str]:
    return [LANGUAGES[code].say(hit.entry.title) for hit in find(ENTRIES, words)]


def test_every_clause_with_words_can_be_found() -> None:
    ids = {clause.id for clause in DOCUMENT.clauses() if any(inline.text for inline in clause.inlines("zh_Hans"))}
    assert ids <= {entry.target for entry in ENTRIES}


def test_a_number_finds_its_clause_first() -> None:
    assert found("5.1")[0].startswith("5.1 ")


def test_a_heading_finds_its_article_in_either_language_or_by_pinyin() -> None:
    article = next(article for part in DOCUMENT.parts for article in part.articles if article.titles.get("en"))
    for words in (article.titles["zh_Hans"], article.titles["en"]):
        assert find(ENTRIES, words)[0].entry.target == article.id


def test_words_of_a_clause_find_it_with_the_words_around() -> None:
    hit = next(hit for hit in find(ENTRIES, "不可抗力") if hit.excerpt)
    assert "不可抗力" in hit.excerpt[:30]
    assert find(ENTRIES, "bukekangli")
    assert find(ENTRIES, "force majeure")


def test_titles_are_said_in_the_language_of_the_reader() -> None:
    assert found("5.1", "en")[0] != found("5.1")[0]

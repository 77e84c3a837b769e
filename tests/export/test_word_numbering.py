"""Numbers in a Word file are Word's own, so that a contract can be edited."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from documents import EN, ZH, clause, contract, inlines, paragraph
from extraction import W, Word
from hypothesis import given
from hypothesis import strategies as st

from wenyue.drafting.document import Article, Block, Clause, Document, Item, Lines, Part
from wenyue.export import docx


def of_articles(language: str, *articles: Article) -> Document:
    return replace(contract(language), front=(), parts=(Part("one", {language: ""}, articles),), back=())


def article(language: str, ordinal: int, *clauses: Clause) -> Article:
    return Article(f"A{ordinal}", ordinal, {language: "标题"}, clauses)


def words(*texts: str | int) -> tuple[Block, ...]:
    """Paragraphs from texts and items from ordinals."""
    return tuple(
        paragraph(text) if isinstance(text, str) else Item(text, inlines(f"item {text}"), "x") for text in texts
    )


def lines(document: Document) -> list[str]:
    return [line for line in Word(docx.write(document)).paragraphs() if line]


def test_clauses_of_a_chinese_article_read_in_plain_digits() -> None:
    clauses = [clause(f"c{n}", (12, n), {ZH: words(f"第{n}款")}) for n in (1, 2)]
    articles = [article(ZH, n) for n in range(1, 12)]
    printed = lines(of_articles(ZH, *articles, article(ZH, 12, *clauses)))
    assert printed[-3:] == ["十二、标题", "12.1 第1款", "12.2 第2款"]


def test_items_count_anew_under_each_clause() -> None:
    clauses = [clause(f"c{n}", (1, n), {EN: words("words", 1, 2)}) for n in (1, 2)]
    printed = lines(of_articles(EN, article(EN, 1, *clauses)))
    assert printed[-6:] == ["1.1 words", "(1) item 1", "(2) item 2", "1.2 words", "(1) item 1", "(2) item 2"]


@pytest.mark.parametrize("language", [ZH, EN])
def test_a_second_list_in_a_clause_begins_anew_and_later_clauses_go_on(language: str) -> None:
    first = clause("c1", (1, 1), {language: words("a", 1, 2, "b", 1, 2, 3)})
    second = clause("c2", (1, 2), {language: words("c", 1)})
    printed = lines(of_articles(language, article(language, 1, first, second)))
    found = [line.replace("（", "(").replace("）", ") ") for line in printed[-9:]]
    assert found == [
        "1.1 a", "(1) item 1", "(2) item 2", "b", "(1) item 1", "(2) item 2", "(3) item 3", "1.2 c", "(1) item 1",
    ]  # fmt: skip


def test_items_under_words_without_a_number_count_by_themselves() -> None:
    front = tuple(clause(f"H{n}", (), {ZH: (Lines((inlines("甲方"),)), *words(1, 2))}) for n in (1, 2))
    printed = lines(replace(contract(ZH), front=front, parts=(), back=()))
    assert printed[-6:] == ["甲方", "（1）item 1", "（2）item 2"] * 2


def test_a_clause_that_begins_with_a_table_or_an_item_still_prints_its_number() -> None:
    printed = lines(of_articles(ZH, article(ZH, 1, clause("c", (1, 1), {ZH: words(1)}))))
    assert printed[-2:] == ["1.1 ", "（1）item 1"]


def test_articles_may_begin_at_any_number() -> None:
    printed = lines(of_articles(ZH, article(ZH, 8), article(ZH, 9)))
    assert printed[-2:] == ["八、标题", "九、标题"]


@pytest.mark.parametrize("language", [ZH, EN])
@given(st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=19))
def test_numbers_are_those_of_the_tree(language: str, shape: list[list[int]]) -> None:
    articles = []
    wanted = []
    for ordinal, counts in enumerate(shape, 1):
        clauses = [
            clause(f"c{ordinal}.{n}", (ordinal, n), {language: words("w", *range(1, count + 1))})
            for n, count in enumerate(counts, 1)
        ]
        articles.append(article(language, ordinal, *clauses))
        wanted.append(articles[-1].label(language))
        wanted += [found.label(language) for found in clauses]
    printed = lines(of_articles(language, *articles))
    found = [line.removesuffix("标题").removesuffix(" w").strip() for line in printed if "item" not in line]
    assert found[2:] == wanted  # after title and contract number


def test_a_clause_put_in_by_hand_renumbers_the_next_ones() -> None:
    file = Word(docx.write(contract(ZH, EN)))
    before = file.paragraphs()
    for start in list(file.document.iter(f"{W}bookmarkStart")):
        if "_S3_1_" in start.get(f"{W}name"):
            numbered: Any = start.getparent()
            numbered.addnext(copy.deepcopy(numbered))
    after = file.paragraphs()
    assert "2.2 甲方按照下列方式付款：" in before
    assert "2.3 甲方按照下列方式付款：" in after
    assert "2.3 Party A pays as follows:" in after
    assert "三、服务水平" in after


def test_both_columns_count_in_step() -> None:
    printed = Word(docx.write(contract(ZH, EN))).paragraphs()
    chinese = [line.split(" ")[0] for line in printed if line[:2] in {"1.", "2.", "3."} and line[-1] in "。："]
    english = [line.split(" ")[0] for line in printed if line[:2] in {"1.", "2.", "3."} and line[-1] in ".:"]
    assert chinese == [number for number in english if len(number) == 3] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]


def test_contracts_with_the_same_articles_share_their_lists() -> None:
    one = Word(docx.write(contract(ZH))).parts["word/numbering.xml"]
    other = Word(docx.write(contract(ZH, hostile=True))).parts["word/numbering.xml"]
    assert one == other

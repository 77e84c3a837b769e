"""All formats carry the same words, numbers and references."""

from __future__ import annotations

from dataclasses import replace

import extraction
import pytest
from documents import EN, HOSTILE, ZH, clause, contract, inlines, paragraph
from extraction import Word, squeezed

from alterations import STARTS, papers
from wenyue.drafting.document import Article, Block, Item, Lines, Part, Table
from wenyue.export import docx, html, markdown, text
from wenyue.interview.draft import Draft

LANGUAGES = [(ZH,), (EN,), (ZH, EN), (EN, ZH)]


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("signing", [False, True])
def test_every_format_prints_the_same_text(languages: tuple[str, ...], hostile: bool, signing: bool) -> None:
    document = contract(*languages, hostile=hostile)
    wanted = squeezed(extraction.of_text(text.write(document, signing=signing)))
    assert squeezed(Word(docx.write(document, signing=signing)).text()) == wanted
    assert squeezed(extraction.of_html(html.write(document, signing=signing))) == wanted
    assert squeezed(extraction.of_markdown(markdown.write(document, signing=signing))) == wanted


@pytest.mark.parametrize("draft", STARTS, ids=("empty", "filled"))
def test_so_does_every_paper_that_goes_with_the_contract(draft: Draft) -> None:
    for id, document in papers(draft).items():
        wanted = squeezed(extraction.of_text(text.write(document)))
        assert squeezed(Word(docx.write(document)).text()) == wanted, id
        assert squeezed(extraction.of_html(html.write(document))) == wanted, id
        assert squeezed(extraction.of_markdown(markdown.write(document))) == wanted, id


@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_number_is_printed_whatever_its_clause_begins_with(languages: tuple[str, ...]) -> None:
    bodies: list[tuple[Block, ...]] = [
        (Item(1, inlines("item"), "c"),),
        (Table((inlines("head"),), ((inlines("cell"),),)), paragraph("after")),
        (Lines((inlines("a"), inlines("b"))), Item(1, inlines("item"), "c"), paragraph("after")),
        (),
    ]
    clauses = tuple(clause(f"c{n}", (1, n), {ZH: body, EN: body}) for n, body in enumerate(bodies, 1))
    part = Part("one", {}, (Article("A1", 1, {ZH: "标题", EN: "Title"}, clauses),))
    document = replace(contract(*languages), front=(), parts=(part,), back=())
    wanted = squeezed(extraction.of_text(text.write(document)))
    for number in ("1.1", "1.2", "1.3", "1.4"):
        assert wanted.count(number) == len(languages)
    assert squeezed(Word(docx.write(document)).text()) == wanted
    assert squeezed(extraction.of_html(html.write(document))) == wanted
    assert squeezed(extraction.of_markdown(markdown.write(document))) == wanted


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("write", [docx.write, html.write, markdown.write, text.write])
def test_the_same_document_gives_the_same_bytes(languages: tuple[str, ...], write: object) -> None:
    assert callable(write)
    assert write(contract(*languages)) == write(contract(*languages))


def test_the_text_is_that_of_the_tree() -> None:
    printed = extraction.of_text(text.write(contract(ZH)))
    for line in (
        "客服服务合同",
        "合同编号：KF-20261201-01",
        "甲方（委托方）：北京示例科技有限公司",
        "一、服务内容",
        "1.1 乙方同意按照本合同约定，向甲方提供下列“客服服务”：",
        "（1）为甲方提供电话、在线咨询等多样化的客户服务；",
        "二、服务费用及支付方式",
        "首付款 | 30% | 合同签订后",
        "专用条款",
        "三、服务水平",
        "3.1 服务水平见第1.1条和场景条款2。",
        "场景条款2 紧急情况下，乙方应在____小时内响应：",
        "甲方（盖章）：北京示例科技有限公司        乙方（盖章）：上海样本客服有限公司",
        "附件1：紧急响应流程图",
        "本稿由程序生成，不构成法律意见。",
    ):
        assert line in printed.split("\n")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_that_is_markup_somewhere_is_printed_as_it_stands(value: str) -> None:
    document = contract(ZH, hostile=True)
    for printed in (
        extraction.of_text(text.write(document)),
        Word(docx.write(document)).text(),
        extraction.of_html(html.write(document)),
        extraction.of_markdown(markdown.write(document)),
    ):
        for line in value.split("\n"):
            assert line.strip() in printed


def test_the_name_of_a_scenario_clause_does_not_run_into_its_sentence() -> None:
    printed = extraction.of_text(text.write(contract(EN))).split("\n")
    assert "Scenario Term 1. In holiday peaks Party B shall suitably increase its personnel." in printed
    assert "3.1 Service levels follow Article 1.1 and Scenario Term 2." in printed
    words = {EN: (Item(1, inlines("item"), "P1"),)}
    alone = Article("A0", 0, {}, (clause("P1", (1,), words, "scenario"),))
    document = replace(contract(EN), front=(), parts=(Part("three", {}, (alone,)),), back=())
    wanted = squeezed(extraction.of_text(text.write(document)))
    assert "ScenarioTerm1.(1)item" in wanted
    assert squeezed(Word(docx.write(document)).text()) == wanted
    assert squeezed(extraction.of_html(html.write(document))) == wanted
    assert squeezed(extraction.of_markdown(markdown.write(document))) == wanted


def test_two_languages_stand_clause_by_clause_the_prevailing_first() -> None:
    lines = extraction.of_text(text.write(contract(EN, ZH))).split("\n")
    places = [
        lines.index(line)
        for line in (
            "Customer Service Agreement",
            "客服服务合同",
            "1. Scope of Service",
            "一、服务内容",
            "2.1 The service fee is RMB 120,000.00.",
            "2.1 双方确认，本合同服务费用为人民币120,000.00元（大写：人民币壹拾贰万元整）。",
            "3.1 Service levels follow Article 1.1 and Scenario Term 2.",
            "3.1 服务水平见第1.1条和场景条款2。",
        )
    ]
    assert places == sorted(places)


def test_the_version_for_signing_carries_no_disclaimer() -> None:
    document = contract(ZH, EN)
    for write in (docx.write, html.write, markdown.write, text.write):
        data = write(document, signing=True)
        printed = Word(data).text() if write is docx.write else data.decode()
        assert "不构成法律意见" not in printed
        assert "not legal advice" not in printed

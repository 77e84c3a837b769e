"""The page: one file, readable by people and by screen readers, that loads and runs nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from documents import EN, ZH, clause, contract, inlines

from wenyue.drafting.document import SignatureBlock
from wenyue.export import html

EMPTY = {"meta", "br"}
every_language = pytest.mark.parametrize("languages", [(ZH,), (EN,), (ZH, EN)])


class Page(HTMLParser):
    """The elements of a page with their attributes; a tag that closes nothing fails."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def all(self, wanted: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == wanted]


def page(*languages: str, hostile: bool = False) -> Page:
    return Page(html.write(contract(*languages, hostile=hostile)).decode())


@every_language
def test_it_loads_and_runs_nothing(languages: tuple[str, ...]) -> None:
    found = page(*languages, hostile=True)
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    assert all(str(link["href"]).startswith("#") for link in found.all("a"))
    assert "default-src 'none'" in str(found.all("meta"))
    assert not re.search(r"url\(|@import", html.write(contract(*languages)).decode())


def test_hostile_values_add_no_element() -> None:
    assert {tag for tag, _ in page(ZH, hostile=True).elements} == {tag for tag, _ in page(ZH).elements} | {"br"}


@every_language
def test_headings_make_an_outline_without_gaps(languages: tuple[str, ...]) -> None:
    levels = [int(tag[1]) for tag, _ in page(*languages).elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_language
def test_every_language_is_named(languages: tuple[str, ...]) -> None:
    found = page(*languages)
    tags = [language.replace("_", "-") for language in languages]
    assert found.all("html")[0]["lang"] == tags[0]
    assert {attributes["lang"] for _, attributes in found.elements if "lang" in attributes} == set(tags)


@every_language
def test_anchors_are_unique_and_references_lead_to_them(languages: tuple[str, ...]) -> None:
    found = page(*languages)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = [str(link["href"])[1:] for link in found.all("a")]
    assert len(links) == 3 * len(languages)
    assert set(links) <= set(ids)


def test_table_heads_name_their_columns() -> None:
    heads = page(ZH).all("th")
    assert len(heads) == 3
    assert all(head["scope"] == "col" for head in heads)


def test_two_languages_stand_in_rows_of_two() -> None:
    text = html.write(contract(ZH, EN)).decode()
    rows = re.findall(r'<tr><td lang="([\w-]+)">.*?</td><td lang="([\w-]+)">', text)
    assert len(rows) > 10
    assert set(rows) == {("zh-Hans", "en")}


def test_numbers_are_text_in_the_lists() -> None:
    text = html.write(contract(ZH)).decode()
    assert '<li id="zh-S1.1"><p><span class="number">1.1</span> 乙方同意' in text
    assert '<li><span class="number">（1）</span>为甲方提供' in text


def test_the_number_of_a_scenario_clause_is_set_off_from_the_sentence() -> None:
    assert '<span class="number named">场景条款1</span> 节假日' in html.write(contract(ZH)).decode()
    english = html.write(contract(EN)).decode()
    assert '<span class="number named">Scenario Term 1.</span> In holiday' in english
    assert ".named { font-weight: bold; }" in english


def test_two_languages_are_not_justified_and_their_pages_are_counted_in_both() -> None:
    text = html.write(contract(ZH, EN)).decode()
    assert ".two td { text-align: left; }" in text
    pages = '"第 " counter(page) " 页 共 " counter(pages) " 页" "  /  " "Page " counter(page) " of " counter(pages)'
    assert f"@bottom-center {{ content: {pages};" in text


def test_a_table_gets_the_whole_width_of_the_page_in_two_languages_too() -> None:
    text = html.write(contract(ZH, EN)).decode()
    for language in ("zh-Hans", "en"):
        assert re.search(rf'<tr><td colspan="2" lang="{language}">(?:(?!</?td).)*<table class="ruled">', text)
    assert not re.search(r"<td lang=[^>]*>(?:(?!</?td).)*<table", text)


def test_signatures_stay_on_the_page_of_the_last_words_and_leads_on_that_of_what_they_lead_to() -> None:
    text = html.write(contract(ZH)).decode()
    (rule,) = re.findall(r"\ntable.signature \{(.*?)\}", text, re.DOTALL)
    assert "break-inside: avoid" in rule
    assert "break-before: avoid" in rule
    two = html.write(contract(ZH, EN)).decode()
    (kept,) = re.findall(r'<div class="kept">(.*?)</div>', two, re.DOTALL)
    assert kept.count("<tr><td lang=") == 1  # the last clause, in both languages
    assert '<table class="signature"' in kept
    assert ".kept { break-inside: avoid; }" in two
    (led,) = re.findall(r"h1, h2, h3,(.*?)\}", text[text.index("@media print") :], re.DOTALL)
    for following in ("ol", ".lines", ".ruled"):
        assert f"p:has(+ {following})" in led
    assert "break-after: avoid" in led


def test_a_form_that_is_signed_in_one_place_has_less_room_for_seals() -> None:
    block = SignatureBlock(((inlines("甲方（盖章）："), inlines("乙方（盖章）：")),), (inlines("日期："),))
    form = replace(contract(ZH), back=(clause("B", (), {ZH: (block,)}),))
    assert '<table class="signature short"' in html.write(form).decode()
    assert '<table class="signature"' in html.write(contract(ZH)).decode()


def test_the_disclaimer_is_not_printed_on_a_page_of_its_own() -> None:
    (rule,) = re.findall(r"\nfooter \{(.*?)\}", html.write(contract(ZH)).decode(), re.DOTALL)
    assert "break-inside: avoid" in rule
    assert "break-before: avoid" in rule


def test_it_prints_on_a4_with_page_numbers() -> None:
    assert '@bottom-center { content: "第 " counter(page)' in html.write(contract(ZH)).decode()
    assert '@bottom-center { content: "Page " counter(page)' in html.write(contract(EN)).decode()

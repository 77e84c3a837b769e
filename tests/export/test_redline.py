"""Tracked changes: accepted they give the new contract, refused the old one."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from documents import EN, ZH, contract
from extraction import W, Word, squeezed
from lxml import etree

from wenyue import batch, library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.export import docx, redline
from wenyue.export.passages import passages

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template(DIALOG.id)
SPOKEN = library.languages(DIALOG.id)
GOLDEN = Path(__file__).parents[1] / "golden" / "answers"


def golden(name: str, *languages: str) -> Document:
    draft = batch.fill(GOLDEN / f"{name}.yaml", DIALOG, date(2026, 11, 24), "zh_Hans").draft
    return assemble(DIALOG, TEMPLATE, draft, SPOKEN, text=languages)


def settled(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs once every change is accepted, or refused; what has no words is left out."""
    document = Word(data).document
    lost = "del" if accepted else "ins"
    for found in list(document.iter(f"{W}{lost}")):
        if found.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            found.getparent().remove(found)
    words = [
        "".join(text.text or "\n" for text in paragraph.iter(f"{W}t", f"{W}delText", f"{W}br"))
        for paragraph in document.iter(f"{W}p")
    ]
    return [" ".join(text.split()) for text in words if text.strip()]


PAIRS = [*permutations(["filled", "tech", "peak"], 2), ("blank", "bilingual"), ("bilingual", "emergency")]


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("languages", [(ZH,), (ZH, EN)])
def test_accepting_every_change_gives_the_new_contract_and_refusing_it_the_old_words(
    old: str, new: str, languages: tuple[str, ...]
) -> None:
    before, after = golden(old, *languages), golden(new, *languages)
    data = redline.write(before, after)
    assert settled(data, accepted=True) == [passage.text for passage in passages(after)]
    refused = squeezed("".join(settled(data, accepted=False)))
    # A clause that is gone brings its number along as words.
    for passage in passages(before):
        assert squeezed(passage.text) in refused


@pytest.mark.parametrize("languages", [(ZH,), (EN,), (ZH, EN)])
def test_two_equal_contracts_have_no_tracked_changes(languages: tuple[str, ...]) -> None:
    document = contract(*languages)
    data = redline.write(document, document)
    assert not list(Word(data).document.iter(f"{W}ins", f"{W}del"))
    assert Word(data).text() == Word(docx.write(document)).text()


def changes(document: Any) -> list[Any]:
    return list(document.iter(f"{W}ins", f"{W}del"))


def test_every_change_has_its_own_number_the_programs_name_and_always_the_same_date() -> None:
    data = redline.write(golden("filled", ZH), golden("tech", ZH))
    assert data == redline.write(golden("filled", ZH), golden("tech", ZH))
    found = changes(Word(data).document)
    ids = [change.get(f"{W}id") for change in found]
    assert len(set(ids)) == len(ids)
    assert {change.get(f"{W}author") for change in found} == {"Wenyue"}
    assert {change.get(f"{W}date") for change in found} == {"2000-01-01T00:00:00Z"}


def test_words_that_are_gone_are_never_words_of_the_text() -> None:
    document = Word(redline.write(golden("filled", ZH), golden("blank", ZH))).document
    for gone in document.iter(f"{W}del"):
        assert not list(gone.iter(f"{W}t"))
    for text in document.iter(f"{W}delText"):
        assert next(text.iterancestors(f"{W}del")) is not None


def test_a_paragraph_that_is_new_or_gone_as_a_whole_is_marked_so_that_no_empty_one_stays() -> None:
    document = Word(redline.write(golden("filled", ZH), golden("tech", ZH))).document
    for paragraph in document.iter(f"{W}p"):
        worded = (f"{W}t", f"{W}delText")
        runs = [run for run in paragraph.iter(f"{W}r") if any(child.tag in worded for child in run)]
        kinds = {run.getparent().tag for run in runs}
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if kinds in ({f"{W}ins"}, {f"{W}del"}):
            assert mark is not None
            assert {mark[0].tag} == kinds
        else:
            assert mark is None


def test_a_row_of_two_languages_goes_as_a_whole() -> None:
    document = Word(redline.write(golden("filled", ZH, EN), golden("blank", ZH, EN))).document
    marked = [row for row in document.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    assert marked
    for row in marked:
        assert not list(row.iter(f"{W}t"))


def test_a_clause_that_is_gone_keeps_its_old_number_as_words_and_takes_none_from_the_others() -> None:
    data = redline.write(golden("filled", ZH), golden("tech", ZH))
    gone = ["".join(text.text for text in found.iter(f"{W}delText")) for found in Word(data).document.iter(f"{W}p")]
    assert [text for text in gone if re.match(r"3\.5 甲方应将服务费用汇入", text)]
    assert not [
        found
        for found in Word(data).document.iter(f"{W}p")
        if found.find(f"{W}pPr/{W}numPr") is not None and found.find(f"{W}pPr/{W}rPr/{W}del") is not None
    ]


def test_the_header_has_the_new_number_alone() -> None:
    header = etree.tostring(Word(redline.write(golden("filled", ZH), golden("tech", ZH))).part("word/header1.xml"))
    assert b"KF-20261125-01" not in header

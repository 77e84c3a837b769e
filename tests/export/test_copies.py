"""Kinds of copies: for review, for signing, in other fonts, and drafts that show that they are drafts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import docx as python_docx
import pytest
from documents import EN, ZH, contract
from extraction import W, Word

from wenyue import library
from wenyue.drafting.review import Review, review
from wenyue.export import docx, pdf, write
from wenyue.export.copies import Copy, Fonts, Remark, draft_mark, is_unfinished, remarks
from wenyue.interview.draft import Answer, Draft

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages(DIALOG.id)


def looked_at(**typed: object) -> Review:
    draft = Draft("x", DIALOG.id, DIALOG.version, date(2026, 11, 24))
    for key, value in typed.items():
        draft = draft.with_answer(key.replace("__", "."), Answer(value))
    return review(DIALOG, library.template(DIALOG.id), draft, LANGUAGES)


def words(element: Any) -> str:
    return "".join(text.text for text in element.iter(f"{W}t"))


# Remarks


REMARKS = (
    Remark("", "整份合同"),
    Remark("S3.2", "付款方式\n依据：民法典"),
    Remark("S3.2", "另一处"),
    Remark("B1", "签订"),
)


@pytest.mark.parametrize("languages", [(ZH,), (ZH, EN)])
def test_a_review_copy_has_its_remarks_as_comments_beside_their_clauses(languages: tuple[str, ...]) -> None:
    file = Word(docx.write(contract(*languages), copy=Copy(remarks=REMARKS)))
    comments = {found.get(f"{W}id"): found for found in file.part("word/comments.xml")}
    assert ["".join(words(line) for line in found) for found in comments.values()] == [
        "整份合同",
        "付款方式依据：民法典",
        "另一处",
        "签订",
    ]
    beside: dict[str, str] = {}
    for start in file.document.iter(f"{W}commentRangeStart"):
        paragraph = start.getparent()
        id = start.get(f"{W}id")
        assert [end.get(f"{W}id") for end in paragraph.iter(f"{W}commentRangeEnd") if end.get(f"{W}id") == id] == [id]
        assert [mark.get(f"{W}id") for mark in paragraph.iter(f"{W}commentReference")].count(id) == 1
        beside[id] = words(paragraph)
    assert beside == {
        "0": "客服服务合同",
        "1": "甲方按照下列方式付款：",
        "2": "甲方按照下列方式付款：",
        "3": beside["3"],
    }
    assert beside["3"].startswith("甲方（盖章）：")


def test_other_programs_read_the_comments() -> None:
    opened = python_docx.Document(io.BytesIO(docx.write(contract(ZH), copy=Copy(remarks=REMARKS))))
    assert [(found.author, found.text) for found in opened.comments][1] == ("Wenyue", "付款方式\n依据：民法典")


def test_a_copy_without_remarks_has_no_comments_at_all() -> None:
    file = Word(docx.write(contract(ZH)))
    assert "word/comments.xml" not in file.names
    assert b"comments" not in file.parts["[Content_Types].xml"] + file.parts["word/_rels/document.xml.rels"]


def test_remarks_are_what_was_found_and_what_is_open_each_at_the_clause_that_prints_it() -> None:
    seen = looked_at(party_a__name="甲乙丙公司", start_date=date(2027, 1, 1), end_date=date(2026, 1, 1))
    found = remarks(seen, DIALOG, LANGUAGES["en"])
    texts = [remark.text for remark in found]
    wrong = next(remark for remark in found if "1 January 2026" in remark.text)
    assert wrong.text.startswith("To be fixed: ")
    assert "Source: " in wrong.text
    clauses = {clause.id: clause for clause in seen.document.clauses()}
    assert {"start_date", "end_date"} & {getattr(i, "key", "") for i in clauses[wrong.clause].inlines(ZH)}
    assert "Still open: Total price" in texts
    assert len(texts) == len(seen.findings) + len(seen.blanks)
    assert {remark.clause for remark in found} <= {"", *clauses}


# The watermark


def test_a_draft_with_open_lines_or_errors_is_unfinished() -> None:
    assert is_unfinished(looked_at())
    seen = looked_at()
    assert not is_unfinished(replace(seen, blanks=(), findings=()))


@pytest.mark.parametrize(("languages", "mark"), [((ZH,), "草稿"), ((EN,), "DRAFT"), ((ZH, EN), "草稿 DRAFT")])
def test_a_word_draft_says_so_across_every_page_and_never_the_version_for_signing(
    languages: tuple[str, ...], mark: str
) -> None:
    document = contract(*languages)
    assert draft_mark(document) == mark
    header = Word(docx.write(document, copy=Copy(watermark=True))).parts["word/header1.xml"].decode()
    assert f'string="{mark}"' in header
    for copy in (Copy(), Copy(signing=True, watermark=True)):
        assert "textpath" not in Word(docx.write(document, copy=copy)).parts["word/header1.xml"].decode()


def test_a_pdf_draft_says_so_and_the_version_for_signing_does_not() -> None:
    from pypdf import PdfReader

    def printed(copy: Copy) -> str:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(contract(EN), copy=copy))).pages)

    assert "DRAFT" in printed(Copy(watermark=True))
    assert "DRAFT" not in printed(Copy(signing=True, watermark=True)) + printed(Copy())


# Fonts


def test_the_fonts_of_text_and_headings_can_be_chosen() -> None:
    file = Word(docx.write(contract(ZH), copy=Copy(fonts=Fonts("仿宋", '小"标宋&'))))
    styles, fonts = file.parts["word/styles.xml"].decode(), file.parts["word/fontTable.xml"].decode()
    for name in ("仿宋", "小&quot;标宋&amp;"):
        assert f'w:eastAsia="{name}"' in styles
        assert f'w:name="{name}"' in fonts
    for usual in ("宋体", "黑体", "SimSun", "SimHei"):
        assert f'"{usual}"' not in styles + fonts


def test_one_font_for_both_and_the_usual_ones_exchanged() -> None:
    one = Word(docx.write(contract(ZH), copy=Copy(fonts=Fonts("黑体", "黑体")))).parts["word/fontTable.xml"].decode()
    assert one.count('w:name="黑体"') == 1
    styles = Word(docx.write(contract(ZH), copy=Copy(fonts=Fonts("黑体", "宋体")))).parts["word/styles.xml"].decode()
    usual = Word(docx.write(contract(ZH))).parts["word/styles.xml"].decode()
    assert styles.count('"黑体"') == usual.count('"宋体"')


# Every format


@pytest.mark.parametrize("extension", [".docx", ".pdf", ".html", ".md", ".txt"])
def test_every_format_takes_a_copy_and_the_same_one_gives_the_same_bytes(extension: str) -> None:
    copy = Copy(signing=True, watermark=True, remarks=REMARKS)
    first = write(f"合同{extension}", contract(ZH), copy)
    assert first == write(f"合同{extension}", contract(ZH), copy)
    assert "不构成法律意见".encode() not in first

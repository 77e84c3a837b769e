"""Columns get the room that their words need, the same share of it in every format that draws tables on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from documents import EN, ZH, clause, contract, inlines
from extraction import W, Word

from wenyue.drafting.document import Article, Document, Part, Table
from wenyue.export import docx, pdf
from wenyue.export.columns import shares, widths

PEAKS = Table(
    tuple(map(inlines, ("场合", "起", "止", "加配比例（%）", "在岗坐席", "备注"))),
    (tuple(map(inlines, ("国庆节", "2027年10月1日", "2027年10月17日", "30", "39", ""))),),
)


def document(table: Table, *languages: str) -> Document:
    only = clause("S1", (1, 1), dict.fromkeys(languages, (table,)))
    return replace(contract(*languages), parts=(Part("one", {}, (Article("A1", 1, {}, (only,)),)),), back=())


def test_a_date_gets_more_room_than_a_number() -> None:
    occasion, start, end, share, seats, _ = shares(PEAKS)
    assert start > seats
    assert end > share > occasion


def test_the_widths_fill_the_page_to_the_last_point() -> None:
    for whole in (8730, 9638, 77):
        assert sum(widths(PEAKS, whole)) == whole


def test_word_columns_have_the_widths_of_the_rule_in_the_grid_and_in_every_cell() -> None:
    for languages in ((ZH,), (ZH, EN)):
        body = Word(docx.write(document(PEAKS, *languages))).document
        ruled = [
            one for one in body.iter(f"{W}tbl") if "RuledTable" in {v for s in one.iter() for v in s.attrib.values()}
        ]
        assert len(ruled) == len(languages)
        for table in ruled:
            grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
            assert grid == list(widths(PEAKS, sum(grid)))
            for row in table.iter(f"{W}tr"):
                assert [int(cell.get(f"{W}w")) for cell in row.iter(f"{W}tcW")] == grid


@pytest.mark.parametrize("languages", [(EN,), (EN, ZH)])
@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (
            ("Occasion", "From", "To", "Usual seats", "Extra share", "Seats on duty"),
            ("Spring Festival", "12 February 2029", "19 February 2029", "30", "30%", "39"),
        ),
        (
            ("场合",) * 7,
            ("国庆节", "2027年10月17日", "2027年10月18日", "30", "电话、邮件、在线", "电话、邮件、在线", "x"),
        ),
    ],
)
def test_dates_stay_on_one_line_however_much_stands_beside_them(
    head: tuple[str, ...], cells: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    table = Table(tuple(map(inlines, head)), (tuple(map(inlines, cells)),))
    text = pypdf.PdfReader(io.BytesIO(pdf.write(document(table, *languages)))).pages[0].extract_text()
    for day in cells[1:3]:
        assert text.count(day) == len(languages)


def test_beside_dates_and_long_words_a_short_column_can_still_be_read() -> None:
    head = ("起", "止", "名称", "说明", "项")
    cells = ("2027年10月17日", "2027年10月18日", "某" * 40, "internationalisation" * 3, "1")
    *_, name, remark, short = shares(Table(tuple(map(inlines, head)), (tuple(map(inlines, cells)),)))
    assert short == 8  # four Chinese characters
    assert name >= remark > short


def test_many_columns_share_the_page_alike_whatever_is_in_them() -> None:
    many = 14
    table = Table((inlines("日"),) * many, ((inlines("2027年10月17日"),) * many,))
    assert len(set(shares(table))) == 1

"""The order of reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents import EN, ZH, clause, contract, inlines, paragraph
from hypothesis import given
from hypothesis import strategies as st

from wenyue.drafting.document import Document, SignatureBlock, text_of
from wenyue.export.layout import (
    Body,
    Disclaimer,
    Heading,
    NumberLine,
    Picture,
    Signature,
    inlines_of,
    lead,
    printable,
    rows,
)


def with_back(words: dict[str, tuple[object, ...]]) -> Document:
    return replace(contract(ZH, EN), front=(), parts=(), back=(clause("B", (), words),))  # type: ignore[arg-type]  # blocks of any kind, which need no types here


def test_the_order_is_title_number_parties_parts_signatures_disclaimer() -> None:
    stream = list(rows(contract(ZH)))
    assert [type(row) for row in stream[:4]] == [Heading, NumberLine, Body, Body]
    assert [type(row) for row in stream[-3:]] == [Signature, Body, Disclaimer]
    headings = [(row.level, row.depth, text_of(inlines_of(row.sides[0]))) for row in stream if isinstance(row, Heading)]
    assert headings == [
        ("title", 1, "客服服务合同"),
        ("article", 2, "服务内容"),
        ("article", 2, "服务费用及支付方式"),
        ("part", 2, "专用条款"),
        ("article", 3, "服务水平"),
        ("part", 2, "场景补充条款"),
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Representative (signature): ____________",), "Representative (signature): ________"),
        (("Representative (signature): __",), "Representative (signature): __"),
        (
            ("Representative of the Client (signature): ____________",),
            "Representative of the Client (signature): ______",
        ),
        (("甲方代表（签名）：____________",), "甲方代表（签名）：____________"),
        (
            ("Party A (seal): Somebody and Whoever Company Limited",),
            "Party A (seal): Somebody and Whoever Company Limited",
        ),
    ],
)
def test_a_line_to_sign_on_is_drawn_short_enough_to_stand_beside_its_words(words: tuple[str, ...], wanted: str) -> None:
    cell = inlines(*words)
    block = SignatureBlock(((cell, cell),), (inlines("Name of the one who signs, in block letters: ____________"),))
    (signature,) = [row for row in rows(with_back({EN: (block,)})) if isinstance(row, Signature)]
    (_, pair), (_, line) = [(line.language, [text_of(cell) for cell in line.cells]) for line in signature.lines]
    assert pair == [wanted, wanted]
    assert line == ["Name of the one who signs, in block letters: ____________"]


def test_every_row_has_a_side_for_each_language_the_prevailing_first() -> None:
    for row in rows(contract(EN, ZH)):
        if not isinstance(row, Signature | Picture):
            assert [side.language for side in row.sides] == [EN, ZH]


def test_the_version_for_signing_has_no_disclaimer() -> None:
    assert not [row for row in rows(contract(ZH), signing=True) if isinstance(row, Disclaimer)]


def test_signature_lines_of_two_languages_go_in_step() -> None:
    (signature,) = [row for row in rows(contract(ZH, EN)) if isinstance(row, Signature)]
    assert [line.language for line in signature.lines] == [ZH, EN] * 4
    assert [len(line.cells) for line in signature.lines] == [2, 2, 2, 2, 2, 2, 1, 1]


def test_there_is_room_for_seals_and_hands_and_none_below_the_dates() -> None:
    (signature,) = [row for row in rows(contract(ZH, EN)) if isinstance(row, Signature)]
    seals, hands, dates, remark = [False, True], [False, True], [False, False], [False, True]
    assert [line.room for line in signature.lines] == [*seals, *hands, *dates, *remark]


def test_words_before_and_after_a_signature_block_keep_their_place() -> None:
    block = SignatureBlock(((inlines("甲"), inlines("乙")),), ())
    stream = list(rows(with_back({ZH: (paragraph("前"), block, paragraph("后")), EN: (block, paragraph("after"))})))
    tail = stream[2:-1]
    assert [type(row) for row in tail] == [Body, Signature, Body]
    assert isinstance(tail[0], Body)
    assert [side.blocks for side in tail[0].sides] == [(paragraph("前"),), ()]
    assert isinstance(tail[2], Body)
    assert [side.blocks for side in tail[2].sides] == [(paragraph("后"),), (paragraph("after"),)]


def test_a_signature_line_that_one_language_lacks_is_printed_in_the_other() -> None:
    short = SignatureBlock(((inlines("甲"), inlines("乙")),), ())
    long = SignatureBlock(((inlines("A"), inlines("B")), (inlines("C"), inlines("D"))), (inlines("E"),))
    (signature,) = [row for row in rows(with_back({ZH: (short,), EN: (long,)})) if isinstance(row, Signature)]
    assert [(line.language, line.room) for line in signature.lines] == [
        (ZH, False),
        (EN, True),
        (EN, False),  # the dates
        (EN, True),
    ]


@pytest.mark.parametrize(("label", "wanted"), [("1.1", "1.1 "), ("一、", "一、"), ("（1）", "（1）"), ("", "")])
def test_a_number_is_followed_by_the_room_it_needs(label: str, wanted: str) -> None:
    assert lead(label) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("普通 text\nline", "普通 text\nline"),
        ("a\x1b]52;c;eA==\x07b", "a]52;c;eA==b"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("a\ud800b\uffffc", "abc"),
        ("a\r\nb\tc", "a\nb c"),
        ("（ＡＢ），😀𠮷", "（ＡＢ），😀𠮷"),
    ],
)
def test_only_what_can_be_seen_is_printed(text: str, wanted: str) -> None:
    assert printable(text) == wanted


@given(st.text(st.characters()))
def test_what_is_printable_stays_so_and_fits_into_utf_8(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    once.encode()

"""The small Markdown of clauses."""

from __future__ import annotations

from wenyue.drafting.document import Printed, Text
from wenyue.drafting.marks import Marks
from wenyue.drafting.markup import fill, parse, split_sides


def test_paragraphs_items_and_lines() -> None:
    shapes = parse("first\n\n- one\n- two\n\nleft\nright")
    assert [(shape.kind, len(shape.lines)) for shape in shapes] == [
        ("paragraph", 1),
        ("item", 1),
        ("item", 1),
        ("paragraph", 2),
    ]


def test_bold_works_beside_chinese_brackets() -> None:
    (shape,) = parse("**甲方（委托方）**是买方")
    assert fill(shape.lines[0], []) == (Text("甲方（委托方）", True), Text("是买方"))


def test_a_printed_value_is_never_parsed() -> None:
    marks = Marks()
    hostile = "- # **x**\n\n1. | a | [b](c) <w:p/>"
    (shape,) = parse(f"名称：{marks.hold(Printed(hostile, 'k'))}。")
    assert fill(shape.lines[0], marks.held) == (Text("名称："), Printed(hostile, "k"), Text("。"))


def test_text_of_the_template_is_otherwise_plain() -> None:
    (shape,) = parse("a_b_c ____ `d` <b> &amp; [e](f)")
    assert fill(shape.lines[0], []) == (Text("a_b_c ____ `d` <b> &amp; [e](f)"),)


def test_a_line_of_a_signature_block_has_two_sides() -> None:
    assert split_sides((Text("甲方："), Printed("甲", "a"), Text(" | 乙方："), Printed("乙", "b"))) == (
        (Text("甲方："), Printed("甲", "a")),
        (Text("乙方："), Printed("乙", "b")),
    )
    assert split_sides((Text("no sides"),)) is None

"""The document as the pane shows it."""

from __future__ import annotations

from textual.content import Content

from wenyue.drafting.document import (
    Article,
    Blank,
    Block,
    Clause,
    Document,
    Item,
    Lines,
    Paragraph,
    Part,
    Printed,
    SignatureBlock,
    Table,
    Text,
)
from wenyue.tui.contract_text import Passage, content, passages


def clause(*blocks: Block) -> Clause:
    return Clause("S1.1", "clause", (1, 1), {"zh_Hans": blocks})


def document(*blocks: Block) -> Document:
    article = Article("A1", 1, {"zh_Hans": "服务内容"}, (clause(*blocks),))
    return Document(
        languages=("zh_Hans",),
        title={"zh_Hans": "合同"},
        contract_no={"zh_Hans": ()},
        front=(),
        parts=(Part("one", {}, (article,)),),
        back=(),
        footer={"zh_Hans": "草稿"},
    )


def passage(*blocks: Block) -> Passage:
    return next(one for one in passages(document(*blocks)) if one.id == "S1.1")


def named(key: str) -> str:
    return f"<{key}>"


def test_passages_come_in_the_order_of_reading_with_their_numbers() -> None:
    shown = {one.kind: content(one, named).plain for one in passages(document(Paragraph((Text("乙方提供服务。"),))))}
    assert shown == {
        "title": "合同",
        "article": "一、服务内容",
        "clause": "1.1 乙方提供服务。",
        "disclaimer": "草稿",
    }


def test_every_kind_of_block_has_its_lines() -> None:
    shown = content(
        passage(
            Paragraph((Text("包括："),)),
            Item(1, (Text("电话；"),), "S1.1"),
            Lines(((Text("名称：甲"),), (Text("住所：乙"),))),
            Table(((Text("名目"),), (Text("金额"),)), (((Text("首款"),), (Blank("____", "fee"),)),)),
        ),
        named,
    )
    assert shown.plain.split("\n") == [
        "1.1 包括：",
        "  （1）电话；",
        "名称：甲",
        "住所：乙",
        "名目 | 金额",
        "首款 | ____[<fee>]",
    ]


def test_the_signature_block_is_a_passage_of_its_own() -> None:
    block = SignatureBlock((((Text("甲方："),), (Text("乙方："),)),), ((Text("日期："),),))
    found = [(one.kind, content(one, named).plain) for one in passages(document(Paragraph((Text("签署"),)), block))]
    assert ("signature", "甲方：\n乙方：\n日期：") in found


def test_only_new_words_are_marked() -> None:
    before = passage(Paragraph((Text("金额为"), Blank("____", "fee"), Text("元。"))))
    after = passage(Paragraph((Text("金额为"), Printed("120,000.00", "fee"), Text("元。"))))
    assert _marked(content(after, named, before, marked=True)) == ["120,000.00"]
    assert _marked(content(after, named)) == []


def test_a_new_passage_is_marked_whole() -> None:
    after = passage(Paragraph((Text("全新的一条。"),)))
    assert "".join(_marked(content(after, named, None, marked=True))) == "1.1 全新的一条。"


def test_values_are_never_markup() -> None:
    shown = content(passage(Paragraph((Printed("[red]x[/] [@click=app.quit]y[/]\x1b[31m", "k"),))), named)
    assert shown.plain == "1.1 [red]x[/] [@click=app.quit]y[/][31m"


def _marked(shown: Content) -> list[str]:
    return [shown.plain[span.start : span.end] for span in shown.spans if "underline" in str(span.style)]

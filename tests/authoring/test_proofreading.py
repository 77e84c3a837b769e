"""A proof-reader marks what no contract may contain, and leaves a sound contract alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from small import dialog
from wenyue.authoring.proofreading import proofread
from wenyue.drafting.document import (
    AnnexLine,
    Article,
    Blank,
    Block,
    Clause,
    Document,
    Inline,
    Item,
    Paragraph,
    Part,
    Printed,
    Reference,
    SignatureBlock,
    Table,
    Text,
)

DIALOG = dialog()


def words(*inlines: Inline | str) -> tuple[Block, ...]:
    return (Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in inlines)),)


def clause(
    zh: tuple[Block, ...] = words("交付物品。"),
    en: tuple[Block, ...] = words("The goods are delivered."),
    id: str = "S1.1",
    number: tuple[int, ...] = (1, 1),
) -> Clause:
    return Clause(id, "clause", number, {"zh_Hans": zh, "en": en})


def document(*clauses: Clause) -> Document:
    article = Article("A1", 1, {"zh_Hans": "标的", "en": "Goods"}, clauses or (clause(),))
    return Document(
        languages=("zh_Hans", "en"),
        title={"zh_Hans": "合同", "en": "Contract"},
        contract_no={},
        front=(),
        parts=(Part("one", {}, (article,)),),
        back=(),
        annexes=(AnnexLine("D1", 1, {"zh_Hans": "清单", "en": "List"}),),
    )


def marked(contract: Document, typed: frozenset[str] = frozenset()) -> list[str]:
    return [f"{fault.what} {fault.excerpt}" for fault in proofread(DIALOG, contract, typed)]


def test_a_sound_contract_has_no_faults() -> None:
    assert marked(document()) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("交付。。", "Two punctuation marks follow one another. 交付。。"),
        ("交付，；收货。", "Two punctuation marks follow one another. 交付，；收货。"),
        ("交付,收货。", "The punctuation mark is not a Chinese one. 交付,收货。"),
        ("在（）交付。", "The brackets are empty. 在（）交付。"),
        ("见第条。", "A number is missing. 见第条。"),
        ("由None交付。", "This comes from the template, not from a person. 由None交付。"),
        ("由{{ who }}交付。", "This comes from the template, not from a person. 由{{ who }}交付。"),
        ("见\ue0000\ue001。", "A value or a reference was not filled in. 见\ue0000\ue001。"),
    ],
)
def test_a_fault_in_the_chinese_text_is_marked(text: str, fault: str) -> None:
    assert fault in marked(document(clause(zh=words(text))))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The goods,, are here.", "Two punctuation marks follow one another. The goods,, are here."),
        ("The goods are here..", "Two punctuation marks follow one another. …ods are here.."),
        ("The goods , are here.", "There is a space before the punctuation mark. The goods , are here."),
        ("The goods are () here.", "The brackets are empty. …e goods are () here."),
        ("The goods，here.", "This is Chinese in the English text. The goods，here."),
        ("See Article .", "A number is missing. See Article ."),
        ("Party True pays.", "This comes from the template, not from a person. Party True pays."),
    ],
)
def test_a_fault_in_the_english_text_is_marked(text: str, fault: str) -> None:
    assert fault in marked(document(clause(en=words(text))))


def test_the_id_of_an_option_is_no_word_of_a_contract() -> None:
    fault = "An option’s id is printed instead of its words. zh_en"

    assert marked(document(clause(en=words("Language: zh_en.")))) == [fault]
    assert marked(document(clause(zh=words("使用zh_en语言。")))) == [fault]


def test_what_a_person_typed_may_look_like_anything() -> None:
    answer = Printed("自行车，，{None}（）", "goods")
    contract = document(clause(words("交付", answer, "。"), words("Deliver ", answer, ".")))

    assert marked(contract, frozenset({"自行车，，{None}（）"})) == []


def test_articles_clauses_and_items_must_count_through() -> None:
    contract = document(clause(), clause(id="S1.2", number=(1, 3)))
    items = (Item(1, (Text("a"),), "S1.1"), Item(3, (Text("b"),), "S1.1"))

    assert marked(contract) == ["The clauses do not count through. (1, 3)"]
    assert "The items do not count through. [1, 3]" in marked(document(clause(en=items)))

    later = replace(contract.parts[0].articles[0], ordinal=2, clauses=())
    gap = replace(contract, parts=(Part("one", {}, (later,)),))
    assert marked(gap) == ["The articles do not count through. 2"]


def test_a_reference_must_lead_to_the_number_it_prints() -> None:
    right = clause(
        words("见", Reference("第1.1条", "S1.1"), "。"), words("See ", Reference("Article 1.1", "S1.1"), ".")
    )
    moved = clause(
        words("见", Reference("第1.2条", "S1.1"), "。"), words("See ", Reference("Article 1.2", "S1.1"), ".")
    )
    gone = clause(words("见", Reference("附件2《清单》", "D2"), "。"), words("See ", Reference("Annex 2", "D2"), "."))
    there = clause(words("见", Reference("附件1《清单》", "D1"), "。"), words("See ", Reference("Annex 1", "D1"), "."))

    assert marked(document(right)) == []
    assert marked(document(there)) == []
    for wrong in (moved, gone):
        assert [fault for fault in marked(document(wrong)) if "leads to another number" in fault]


def test_open_lines_must_belong_to_an_answer_except_where_one_signs() -> None:
    named = clause(words(Blank("____", "goods")), words(Blank("____", "goods")))
    nameless = clause(words(Blank("____", "nothing")), words(Blank("____", "nothing")))
    typed = clause(words("金额____元。"), words("Amount ____."))
    signed: tuple[Block, ...] = (SignatureBlock((((Text("签字：____"),), (Text("____"),)),), ()),)

    assert marked(document(named)) == []
    assert marked(document(nameless)) == ["This open line belongs to no answer. nothing"] * 2
    assert marked(document(typed)) == [
        "This open line belongs to no answer. 金额____元。",
        "This open line belongs to no answer. Amount ____.",
    ]
    assert marked(document(clause(signed, words("____".replace("_", ""))))) == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("于2026年12月1日交付。", "Delivered on 1 December 2026."),
        ("三日内交付，价款120,000.00元。", "Delivered within three (3) days for 120,000.00 yuan."),
        ("两年内交付。", "Delivered within two (2) years."),
        ("10日内交付。", "Delivered within ten days."),
        ("每日万分之五。", "0.05% per day."),
        ("全天7×24小时。", "Round the clock."),
    ],
)
def test_figures_agree_whether_written_in_digits_or_words(zh: str, en: str) -> None:
    assert marked(document(clause(words(zh), words(en)))) == []


def test_figures_that_differ_between_the_languages_are_marked() -> None:
    assert marked(document(clause(words("30日内交付。"), words("Delivered within 20 days.")))) == [
        "The figure stands in one language only. 30",
        "The figure stands in one language only. 20",
    ]


def test_an_answer_that_only_one_language_prints_is_marked() -> None:
    contract = document(clause(words("交付", Printed("物", "goods"), "。"), words("Deliver it.")))

    assert marked(contract) == ["The answer stands in one language only. goods"]


def test_cells_of_tables_are_read_too() -> None:
    table = (Table(((Text("None"),),), (((Text("a,,b"),),),)),)

    assert marked(document(clause(en=table))) == [
        "This comes from the template, not from a person. None",
        "Two punctuation marks follow one another. a,,b",
    ]

"""Two texts of a contract, compared clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenyue.drafting.changes import lines, marked
from wenyue.drafting.compare import Passage, Piece, changed_by_hand, compare, in_order, pieces
from wenyue.drafting.document import Blank, Inlines, Printed, Reference, Text, text_of
from wenyue.language import ENGLISH


def words(text: str) -> Inlines:
    return (Text(text),)


def passage(place: str, label: str, text: str) -> Passage:
    return Passage(place, "zh_Hans", label, words(text))


OLD = (
    passage("S1", "1.1", "乙方按照约定提供服务。"),
    passage("S2", "1.2", "甲方在5日内付款。"),
    passage("S3", "1.3", "双方应保守秘密。"),
)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("甲方在5日内付款。", "甲方在15日内付款。", "甲方在[-5-]{+15+}日内付款。"),
        ("三十日前通知", "六十日前通知", "[-三-]{+六+}十日前通知"),
        ("Party A pays", "Party B pays", "Party [-A-]{+B+} pays"),
        ("人民币120,000.00元", "人民币130,000.00元", "人民币[-120,000.00-]{+130,000.00+}元"),
        ("", "新的", "{+新的+}"),
        ("旧的", "", "[-旧的-]"),
        ("完全是一回事", "nothing in common", "[-完全是一回事-]{+nothing in common+}"),
    ],
)
def test_words_figures_and_characters_are_compared(old: str, new: str, wanted: str) -> None:
    assert marked(pieces(words(old) if old else (), words(new) if new else ())) == wanted


def test_references_and_open_lines_are_compared_as_a_whole() -> None:
    old = (Text("依"), Reference("第3.6条", "S"), Text("付款，按"), Blank("____", "fee"), Text("元计"))
    new = (Text("依"), Reference("第3.5条", "S"), Text("付款，按"), Printed("100", "fee"), Text("元计"))
    assert marked(pieces(old, new)) == "依[-第3.6条-]{+第3.5条+}付款，按[-____-]{+100+}元计"


TEXTS = st.text("甲乙a1 ,。", max_size=30)


@given(TEXTS, TEXTS)
def test_what_stays_and_goes_is_the_old_text_and_what_stays_and_comes_the_new(old: str, new: str) -> None:
    found = pieces(words(old), words(new))

    def of(*kinds: str) -> str:
        return "".join(piece.text for piece in found if piece.kind in kinds)

    assert of("same", "gone") == old
    assert of("same", "new") == new


@given(st.lists(st.integers(0, 8), unique=True), st.lists(st.integers(0, 8), unique=True))
def test_every_clause_of_both_stands_once_in_the_order_of_the_new(old: list[int], new: list[int]) -> None:
    found = list(in_order(old, new))
    assert sorted(found) == sorted(set(old) | set(new))
    assert [one for one in found if one in new] == new


def test_the_same_texts_have_no_changes() -> None:
    assert compare(OLD, OLD) == ()


def test_a_clause_is_changed_new_gone_or_only_renumbered() -> None:
    new = (
        passage("S1", "1.1", "乙方按照约定提供优质服务。"),
        passage("S4", "1.2", "丙方见证。"),
        passage("S3", "1.3", "双方应保守秘密。"),
        passage("S2", "1.4", "甲方在5日内付款。"),
    )
    old = (*OLD, passage("S9", "1.4", "以前的话。"))
    found = compare(old, new)
    assert [(change.place, change.kind) for change in found] == [
        ("S1", "changed"),
        ("S4", "new"),
        ("S9", "gone"),
        ("S2", "renumbered"),
    ]
    assert list(lines(found, {}, ENGLISH)) == [
        "1.1: changed",
        "    乙方按照约定提供{+优质+}服务。",
        "1.2: new",
        "    {+丙方见证。+}",
        "1.4: taken out",
        "    [-以前的话。-]",
        "1.4: was 1.2, the words are the same",
    ]


def test_a_clause_without_a_number_goes_by_its_name() -> None:
    found = compare([passage("H2", "", "甲方：某公司")], [passage("H2", "", "甲方：别的公司")])
    assert next(iter(lines(found, {"H2": "甲方"}, ENGLISH))) == "甲方: changed"


def test_long_words_around_a_change_are_cut_short() -> None:
    long = "这些话一直没有变过而且特别特别长，长到没有人愿意在这里再从头读到尾一遍，"
    (change,) = compare([passage("S", "1.1", f"{long}5日{long}")], [passage("S", "1.1", f"{long}6日{long}")])
    assert marked(change.paragraphs[0]) == f"…{long[-16:]}[-5-]{{+6+}}日{long[:15]}…"


def test_a_paragraph_put_in_by_hand_belongs_to_the_clause_before_it() -> None:
    texts = [one.text for one in OLD]
    (change,) = changed_by_hand(OLD, [texts[0], "另一句话，写在这里。", *texts[1:]])
    assert (change.place, change.kind, change.label) == ("S1", "changed", "1.1")
    assert marked(change.paragraphs[0]) == "{+另一句话，写在这里。+}"


def test_what_a_hand_took_out_or_changed_is_found_where_it_stood() -> None:
    found = changed_by_hand(OLD, ["乙方按照约定提供服务。", "双方应永远保守秘密。"])
    assert [(change.place, change.kind) for change in found] == [("S2", "gone"), ("S3", "changed")]


def test_a_reference_that_word_renumbered_is_nobodys_change_but_another_word_is() -> None:
    written = (Passage("S", "zh_Hans", "1.1", (Text("依"), Reference("第3.6条", "T"), Text("中止。"))),)
    assert changed_by_hand(written, ["依第3.7条中止。"]) == ()
    assert changed_by_hand(written, ["依法中止。"]) != ()
    assert changed_by_hand(written, ["依第3.7条解除。"]) != ()


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_any_two_texts_can_be_compared(old: list[str], new: list[str]) -> None:
    before = [passage(str(number), f"1.{number}", text) for number, text in enumerate(old)]
    after = [passage(str(number), f"1.{number}", text) for number, text in enumerate(new)]
    changed = {change.place for change in compare(before, after)}
    for number in range(min(len(old), len(new))):
        same = before[number].text == after[number].text
        assert (str(number) in changed) == (not same)


def test_a_piece_says_its_words() -> None:
    assert Piece("same", words("甲")).text == text_of(words("甲"))

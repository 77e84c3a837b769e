"""The contract says what the answers say: numbers, references, variants, blanks, both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.answers.values import Period
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Blank, Clause, Document, Item, Printed, Reference, Table, block_inlines, text_of
from wenyue.interview.draft import Answer, Draft

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
TODAY = date(2026, 11, 24)


def draft(**typed: object) -> Draft:
    made = Draft("t", DIALOG.id, DIALOG.version, TODAY).with_answer("dialog_depth", Answer("quick"))
    for key, value in typed.items():
        made = made.with_answer(key.replace("__", "."), Answer(value, str(value)))
    return made


def document(made: Draft, *text: str) -> Document:
    return assemble(DIALOG, TEMPLATE, made, LANGUAGES, text=text)


def clause(found: Document, id: str) -> Clause:
    return next(clause for clause in found.clauses() if clause.id == id)


def words(found: Document, id: str, language: str = "zh_Hans") -> str:
    return "".join(text_of(tuple(block_inlines(block))) for block in clause(found, id).words[language])


def ids(found: Document) -> set[str]:
    return {clause.id for clause in found.clauses()}


def test_exactly_one_variant_of_a_number_prints() -> None:
    paper = ids(document(draft()))
    electronic = ids(document(draft(sign_mode="esign")))
    assert {"S2.1", "S7.1"} <= paper
    assert {"S2.1c", "S7.1b", "X18.2"} <= electronic
    for base, variants in TEMPLATE.variants.items():
        if len(variants) > 1:
            assert len(set(variants) & paper) <= 1, base


def test_articles_and_clauses_are_numbered_without_gaps() -> None:
    found = document(draft(pi_types=("none",)))
    articles = [article for part in found.parts for article in part.articles if article.ordinal]
    assert [article.ordinal for article in articles] == list(range(1, len(articles) + 1))
    for article in articles:
        assert [c.number for c in article.clauses] == [(article.ordinal, n) for n in range(1, len(article.clauses) + 1)]


def test_a_reference_follows_the_number_of_what_it_refers_to() -> None:
    found = document(draft())
    suspension = next(i for i in found.inlines("zh_Hans") if isinstance(i, Reference) and i.target == "X3.6")
    assert suspension.text == f"第{clause(found, 'X3.6').label('zh_Hans')}条"


def test_the_sentence_that_refers_to_a_clause_that_does_not_print_goes() -> None:
    without = draft(protections=("keep_serving",))
    assert "不在此限" not in words(document(without), "X6.3")
    assert "不在此限" in words(document(draft()), "X6.3")


def test_items_end_with_semicolons_and_the_last_with_a_full_stop_whatever_prints() -> None:
    for made in (draft(), draft(protections=())):
        found = document(made, "zh_Hans", "en")
        for id in ("S1.1", "S4.1", "S4.2"):
            for language, between, stop in (("zh_Hans", "；", "。"), ("en", ";", ".")):
                items = [block for block in clause(found, id).words[language] if isinstance(block, Item)]
                assert [item.ordinal for item in items] == list(range(1, len(items) + 1))
                ends = [text_of(item.inlines)[-1] for item in items]
                assert ends == [between] * (len(items) - 1) + [stop], id


def test_the_amount_stands_in_figures_and_in_words() -> None:
    text = words(document(draft(fee_total=Decimal("107000.53"))), "S3.1")
    assert "人民币107,000.53元（大写：人民币壹拾万柒仟元伍角叁分）（含增值税）" in text


def test_the_second_payment_is_what_the_first_leaves() -> None:
    text = words(document(draft(first_pay_percent=Decimal("33.5"))), "S3.2")
    assert "33.5%" in text
    assert "剩余66.5%" in text


def test_what_is_missing_is_a_blank_with_the_name_of_its_answer() -> None:
    found = document(draft())
    blanks = {inline.key: inline.text for inline in found.inlines("zh_Hans") if isinstance(inline, Blank)}
    assert blanks["start_date"] == "____年__月__日"
    assert blanks["fee_total"] in ("____", "____________________元整")
    assert "first_pay_percent" in blanks
    assert "term" in found.blanks


def test_every_printed_value_knows_its_answer() -> None:
    made = draft(party_a__name="甲乙丙", start_date=TODAY, term=Period(years=1))
    keys = {inline.key for inline in document(made).inlines("zh_Hans") if isinstance(inline, Printed)}
    assert {"party_a.name", "start_date", "term", "channels"} <= keys


def test_both_languages_have_the_same_clauses_and_numbers() -> None:
    made = draft(doc_lang="zh_en", scenarios=("peak", "emergency", "tech"))
    found = document(made)
    assert found.languages == ("zh_Hans", "en")
    assert {"X18.1", "P1", "P2", "P3"} <= ids(found)
    for each in found.clauses():
        assert set(each.words) == {"zh_Hans", "en"}
        assert each.words["en"], each.id


def test_the_english_wording_prints_in_the_english_text_and_else_the_chinese_one() -> None:
    made = draft(doc_lang="zh_en", service_object="家具买家")
    assert "家具买家" in words(document(made), "X1.3", "en")
    made = made.with_answer("service_object@en", Answer("furniture buyers", ""))
    found = document(made)
    assert "furniture buyers" in words(found, "X1.3", "en")
    assert "家具买家" in words(found, "X1.3")


def test_a_usual_wording_prints_in_the_language_of_each_text() -> None:
    made = draft(doc_lang="zh_en").with_answer("service_object", Answer(None, "", "default"))
    found = document(made)
    assert "甲方产品及服务的购买者和咨询者" in words(found, "X1.3")
    assert "甲方" not in words(found, "X1.3", "en")


def test_a_natural_person_prints_an_id_number_and_no_representative() -> None:
    made = draft(party_b__name="张三", party_b__kind="natural_person", party_b__id_no="000000199001010018")
    found = document(made)
    assert "000000199001010018" in words(found, "H3")
    assert "法定代表人" not in words(found, "H3")
    assert "法定代表人" in words(found, "H2")


def test_parked_answers_do_not_print() -> None:
    made = draft(scenarios=("emergency",), emergency_hours=7)
    assert "7小时" in words(document(made), "P2")
    off = made.with_answer("scenarios", Answer(()))
    assert "7小时" not in "".join(words(document(off), c.id) for c in document(off).clauses())


def test_annexes_are_numbered_in_order_and_their_ids_never_print() -> None:
    found = document(draft(scenarios=("tech",)))
    assert [annex.ordinal for annex in found.annexes] == list(range(1, len(found.annexes) + 1))
    tech = next(annex for annex in found.annexes if annex.id == "D3")
    assert f"附件{tech.ordinal}《技术支持服务手册》" in words(found, "P3")
    assert "D3" not in "".join(words(found, c.id) for c in found.clauses())


def test_an_annex_that_was_taken_out_takes_its_mention_along_but_not_the_clause() -> None:
    found = document(draft(scenarios=("tech",), annexes=()))
    text = words(found, "P3")
    assert "附件" not in text
    assert text.startswith("乙方应提供专业的技术支持服务")
    assert text.endswith("。")


def test_peaks_print_as_a_table() -> None:
    made = draft(scenarios=("peak",), start_date=date(2026, 12, 1), term=Period(years=1))
    made = made.with_answer("peak_periods", Answer(None, "", "default"))
    tables = [block for block in clause(document(made), "P1").words["zh_Hans"] if isinstance(block, Table)]
    assert len(tables) == 1
    cells = [[text_of(cell) for cell in row] for row in tables[0].rows]
    assert cells == [
        ["春节", "2027年2月5日", "2027年2月12日", "30"],
        ["国庆节", "2027年10月1日", "2027年10月7日", "30"],
    ]


HOSTILE = ["{{7*7}}", "{% if 1 %}x{% endif %}", "**x**", "- x", "# x", "a | b", "<w:p/>", "\ue0003\ue001", "\ue002"]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_answer_is_printed_word_for_word_and_never_acts(text: str) -> None:
    made = draft(party_a__name=text, service_object=text, signing_place=text)
    found = document(made)
    printed = [i.text for i in found.inlines("zh_Hans") if isinstance(i, Printed) and i.key == "party_a.name"]
    assert printed
    assert set(printed) == {text}
    assert len(list(found.clauses())) == len(list(document(draft()).clauses()))


def test_the_same_answers_make_the_same_document() -> None:
    assert document(draft()) == document(draft())


def test_a_blank_draft_carries_the_disclaimer_and_the_version_for_signing_does_not() -> None:
    assert "不构成法律意见" in document(draft()).footer["zh_Hans"]
    assert assemble(DIALOG, TEMPLATE, draft(), LANGUAGES, signing=True).footer == {}


def test_the_english_text_alone_has_the_english_wordings_too() -> None:
    made = draft(service_object="甲方的顾客").with_answer("service_object@en", Answer("Party A's customers"))
    assert "Party A's customers" in words(document(made, "en"), "X1.3", "en")
    assert "甲方的顾客" in words(document(made, "zh_Hans"), "X1.3")


@pytest.mark.parametrize(
    ("channels", "types", "said"),
    [
        (("chat", "email"), ("order",), "including online consultation and e-mail;"),
        (("phone_in", "social"), ("order",), "including telephone, and social media and mini-programs;"),
        (("chat",), ("contact", "voice"), "including online consultation;"),
    ],
)
def test_an_english_list_keeps_its_parts_apart(channels: tuple[str, ...], types: tuple[str, ...], said: str) -> None:
    found = document(draft(channels=channels, pi_types=types), "en")
    assert said in words(found, "S1.1", "en")
    if len(types) > 1:
        assert "Categories: name, telephone and address; and call recordings and chat logs." in words(
            found, "X10.1", "en"
        )


def test_a_contract_that_may_be_signed_either_way_binds_nobody_to_sign_electronically() -> None:
    assert "手写签名、盖章或者可靠的电子签名" in words(
        document(draft(sign_mode="both", dialog_depth="standard")), "X18.2b"
    )


def test_the_seats_of_the_night_are_those_of_the_scenario_term() -> None:
    night = document(draft(dialog_depth="standard", seats=30, scenarios=("night",)))
    assert "（夜间时段按场景条款1执行）" in words(night, "X1.4")
    assert "夜间" not in words(document(draft(dialog_depth="standard", seats=30, scenarios=())), "X1.4")


def test_the_order_of_precedence_names_scenario_terms_only_where_some_print() -> None:
    assert "场景补充条款" in words(document(draft(scenarios=("peak",))), "X7.3")
    assert "场景补充条款" not in words(document(draft(scenarios=())), "X7.3")

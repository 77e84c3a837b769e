"""A pack: the contract with its annexes, and around it what its reader needs before signing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wenyue import library
from wenyue.drafting.document import Document, Table, block_inlines, text_of
from wenyue.drafting.pack import Paper, missing_annexes, pack_of
from wenyue.drafting.trace import answers_behind, trace
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")


def draft(**typed: object) -> Draft:
    made = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24))
    for key, value in {"dialog_depth": "full", **typed}.items():
        made = made.with_answer(key.replace("__", "."), Answer(value, str(value)))
    return made


def papers(made: Draft, reader: str = "zh_Hans") -> dict[str, Document]:
    return {paper.id: paper.document for paper in pack_of(DIALOG, TEMPLATE, made, LANGUAGES, reader).papers}


def lines(found: Document) -> list[str]:
    code = found.languages[0]
    return [text_of(tuple(block_inlines(b))) for clause in found.clauses() for b in clause.words[code]]


def cells(found: Document) -> list[list[str]]:
    code = found.languages[0]
    tables = [b for clause in found.clauses() for b in clause.words[code] if isinstance(b, Table)]
    return [[text_of(cell) for cell in row] for table in tables for row in table.rows]


def test_papers_stand_in_the_order_of_reading() -> None:
    made = draft(annexes=("D4", "D7"), pi_types=("contact",))

    assert [paper.id for paper in pack_of(DIALOG, TEMPLATE, made, LANGUAGES, "en").papers] == [
        "summary", "contract", "D4", "D7", "checklist", "hints", "terms", "blanks", "provenance",
    ]  # fmt: skip


def test_what_is_for_the_reader_is_in_their_language_and_the_contract_in_its_own() -> None:
    found = papers(draft(annexes=("D4",)), "en")

    assert found["contract"].languages == found["D4"].languages == ("zh_Hans",)
    assert {found[id].languages for id in ("summary", "checklist", "hints", "terms", "blanks")} == {("en",)}


def test_the_summary_says_the_contract_in_plain_words() -> None:
    made = draft(fee_total=Decimal(120000), tax_included=True, pay_plan="monthly", dispute="court_a", kpis=())
    said = lines(papers(made)["summary"])

    assert "多少钱：共 120,000.00 元（含税），付款方式：按月结算。" in said
    assert "做得怎么样：没有约定具体指标。" in said
    monthly = lines(papers(made.with_answer("pricing", Answer("monthly")))["summary"])
    assert any(line.startswith("多少钱：预计共 ") for line in monthly)
    assert any("到 甲方所在地法院 打官司" in line for line in said)


def test_the_summary_names_the_gravest_findings_first() -> None:
    made = draft(party_a__name="甲", party_b__name="甲", ld_percent=Decimal(50))
    said = papers(made, "en")["summary"]
    watch = next(clause for clause in said.clauses() if clause.id == "Z7")

    assert "Party A and Party B look like the same company." in text_of(tuple(block_inlines(watch.words["en"][1])))


def test_a_box_is_ticked_where_the_program_can_know_and_open_where_it_cannot() -> None:
    good = lines(papers(draft(ld_percent=Decimal(10)), "en")["checklist"])
    high = lines(papers(draft(ld_percent=Decimal(60)), "en")["checklist"])

    assert "√ Both sides can justify the damages and refunds" in good
    assert "□ Both sides can justify the damages and refunds" in high
    assert sum("Names, codes and addresses" in line and line.startswith("□") for line in good) == 1


def test_what_can_only_be_known_in_part_is_never_ticked() -> None:
    said = lines(papers(draft(pi_types=("contact",)), "en")["checklist"])

    assert [line for line in said if "entrustment annex" in line] == [
        "□ Where customer data is involved, the entrustment annex is signed and the assessment done"
        " (checked: the annex is on the list; see to signature and assessment yourself)"
    ]


def test_an_annex_that_a_situation_needs_and_nobody_chose_is_missed() -> None:
    made = draft(scenarios=("promo",), annexes=("D1",))

    assert missing_annexes(Interview(DIALOG, made)) == ("D5", "D8")
    assert any(line == "□ All annexes attached and initialled" for line in lines(papers(made, "en")["checklist"]))


def test_hints_are_those_for_the_own_side_and_five_at_most() -> None:
    made = {"pay_plan": "two_stage", "first_pay_percent": Decimal(60), "refund_mode": "seed", "ip_owner": "b"}
    buyer = lines(papers(draft(my_role="party_a", **made), "en")["hints"])
    seller = lines(papers(draft(my_role="party_b", **made), "en")["hints"])

    assert len(buyer) == 5
    assert buyer[0] == "Bring the first payment down to 30% or less, or tie the balance to an acceptance sheet."
    assert not set(buyer[:3]) & set(seller)


def test_the_terms_are_those_the_contract_uses_each_once() -> None:
    found = papers(draft(), "en")["terms"]
    ids = [clause.id for clause in found.clauses()]

    assert len(ids) == len(set(ids))
    assert any(line.startswith("Party A (the client): ") for line in lines(found))


def test_open_places_are_listed_for_every_document_and_cells_to_fill_by_hand_too() -> None:
    rows = cells(papers(draft(scenarios=("peak",), annexes=("D1",)), "en")["blanks"])

    assert ["客服服务合同", "Party A · Full name"] in rows
    assert ["附件1：高峰期服务计划书", "组长 (by hand)"] in rows


def test_every_open_place_of_every_paper_is_on_the_list() -> None:
    found = papers(draft(scenarios=("peak", "emergency", "tech", "ai"), pi_types=("contact",)))
    listed = len([row for row in cells(found["blanks"]) if not row[1].endswith("（手填）")])

    assert listed == sum(len(document.blanks) for id, document in found.items() if id == "contract" or id[0] == "D")


def test_every_clause_is_traced_to_its_answers() -> None:
    made = draft(fee_total=Decimal(100), first_pay_percent=Decimal(30))
    contract = papers(made)["contract"]
    origins = trace(DIALOG, TEMPLATE, contract)

    assert set(origins["S3.1"].printed) == {"fee_total", "tax_included"}
    assert origins["S3.1"].decided == ("pricing",)
    assert "first_pay_percent" in origins["S3.2"].printed
    assert "pay_plan" in origins["S3.2"].decided


def test_a_value_worked_out_from_others_is_traced_to_the_answers_behind_it() -> None:
    assert list(answers_behind(DIALOG, "second_pay_percent")) == ["first_pay_percent"]
    assert set(answers_behind(DIALOG, "sme_case")) == {"party_a.size", "party_b.size"}


def test_where_a_clause_comes_from_is_listed_with_the_answers_masked_where_lists_mask_them() -> None:
    made = draft(party_b__kind="natural_person", party_b__id_no="000000199001010018", fee_total=Decimal(100))
    rows = cells(papers(made, "en")["provenance"])

    assert any(row[0] == "3.1" and "Total price: " in row[1] for row in rows)
    assert not any("000000199001010018" in row[1] for row in rows)


def test_where_the_clauses_of_an_english_contract_come_from_is_told_in_its_own_words() -> None:
    made = draft(doc_lang="zh_en", service_object="甲方网店的顾客").with_answer(
        "service_object@en", Answer("the shop's customers")
    )
    packed = pack_of(DIALOG, TEMPLATE, made, LANGUAGES, "en", text=("en",)).papers
    rows = cells({paper.id: paper.document for paper in packed}["provenance"])

    assert any(row[0] == "1.3" and "the shop's customers" in row[1] for row in rows)
    assert not any("甲方网店的顾客" in row[1] for row in rows)
    assert any("甲方网店的顾客" in row[1] for row in cells(papers(made)["provenance"]))


def test_where_clauses_come_from_names_the_signatures_and_leaves_a_line_for_an_empty_list() -> None:
    rows = cells(papers(draft(annexes=("D4",)), "en")["provenance"])

    assert any(row[0] == "Signatures" and "Party A · Full name" in row[1] for row in rows)
    assert any(row[1] == "Staff list: ____" for row in rows)
    assert all(row[0] for row in rows)


def test_the_same_answers_make_the_same_pack() -> None:
    made = draft(scenarios=("emergency",))
    packed = [pack_of(DIALOG, TEMPLATE, made, LANGUAGES, "en").papers for _ in range(2)]

    assert packed[0] == packed[1]
    assert all(isinstance(paper, Paper) for paper in packed[0])

"""The papers that go with the contract: their words, numbers, tables and the flow chart follow the same answers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Blank, Document, FlowChart, Item, Table, block_inlines, text_of
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
ANNEXES = ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D11")


def draft(**typed: object) -> Draft:
    made = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24))
    for key, value in {"dialog_depth": "full", **typed}.items():
        made = made.with_answer(key.replace("__", "."), Answer(value, str(value)))
    return made


def paper(id: str, made: Draft, *text: str) -> Document:
    return assemble(DIALOG, TEMPLATE, made, LANGUAGES, text=text, paper=id)


def words(found: Document, id: str, language: str = "zh_Hans") -> str:
    blocks = next(clause.words[language] for clause in found.clauses() if clause.id == id)
    return "".join(text_of(tuple(block_inlines(block))) for block in blocks)


def cells(found: Document, id: str, language: str = "zh_Hans") -> list[list[str]]:
    """The rows of the table in a clause, without its head."""
    blocks = next(clause.words[language] for clause in found.clauses() if clause.id == id)
    table = next(block for block in blocks if isinstance(block, Table))
    assert all(len(row) == len(table.header) for row in table.rows)
    return [[text_of(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize("id", ANNEXES)
def test_every_annex_can_be_written_for_an_empty_draft_in_both_languages(id: str) -> None:
    found = paper(id, draft(), "zh_Hans", "en")

    assert [article.id for part in found.parts for article in part.articles] == ["one"]
    assert all(clause.words["zh_Hans"] and clause.words["en"] for clause in found.clauses())


def test_an_annex_opens_with_its_number_and_the_contract_it_belongs_to_and_ends_with_the_signatures() -> None:
    found = paper("D7", draft(annexes=("D4", "D7"), contract_no="KF-1", party_a__name="甲乙丙"), "zh_Hans", "en")

    assert found.title == {
        "zh_Hans": "附件2：个人信息委托处理协议",
        "en": "Annex 2: Personal Information Entrustment Agreement",
    }
    assert text_of(found.contract_no["zh_Hans"]) == "（合同编号：KF-1；甲方：甲乙丙；乙方：____）"
    assert [clause.id for clause in found.back] == ["annex.signatures"]
    assert found.blanks[0] == "party_b.name"


def test_sections_are_counted_and_one_that_does_not_print_leaves_no_gap() -> None:
    with_bank_data = paper("D7", draft(pi_types=("contact", "payment")))
    without = paper("D7", draft(pi_types=("contact",)))

    labels = [clause.label("zh_Hans") for part in with_bank_data.parts for c in part.articles for clause in c.clauses]
    assert labels[:3] == ["一、", "二、", "三、"]
    assert len(labels) == 14
    assert labels[-1] == "十四、"
    assert "支付及银行账户信息" in words(with_bank_data, "D7.7")
    assert [c.id for c in without.clauses() if c.id == "D7.7"] == []
    assert [c.number for c in without.clauses() if c.id == "D7.8"] == [(7,)]


def test_a_paper_refers_to_the_contract_by_the_number_it_has_there() -> None:
    assert "人员变化按本合同第九条办理。" in words(paper("D4", draft(kpis=({"name": "a"},))), "D4.statement")
    assert "handled in accordance with Article 8 of this Agreement." in words(
        paper("D4", draft(kpis=(), protections=("staff",)), "en"), "D4.statement", "en"
    )


def test_what_refers_to_an_article_that_does_not_print_goes() -> None:
    text = words(paper("D4", draft(protections=(), work_mode="remote")), "D4.statement")

    assert "人员变化" not in text
    assert text.endswith("资质证明复印件附后。本表不列身份证号。")


def test_a_table_has_a_row_for_every_entry_of_a_list() -> None:
    staff = ({"name": "张三", "role": "组长", "skill": "普通话", "cert": "", "start": date(2026, 12, 1)},)

    assert cells(paper("D4", draft(staff_list=staff)), "D4.list") == [
        ["1", "张三", "组长", "普通话", "____", "2026年12月1日", ""]
    ]


def test_an_empty_list_leaves_rows_to_be_filled_in_by_hand() -> None:
    found = paper("D4", draft())

    assert [row[:3] for row in cells(found, "D4.list")] == [[str(n), "____", "____"] for n in range(1, 6)]
    assert "staff_list" in found.blanks


def test_seats_on_duty_are_the_usual_ones_and_the_extra_share_rounded_up() -> None:
    peaks = ({"name": "国庆", "from": date(2027, 10, 1), "to": date(2027, 10, 7), "extra": Decimal(30)},)

    assert cells(paper("D1", draft(peak_periods=peaks, seats=7, scenarios=("peak",))), "D1.calendar") == [
        ["国庆", "2027年10月1日", "2027年10月7日", "7", "30%", "10"]
    ]
    assert cells(paper("D1", draft(peak_periods=peaks, seats=0, scenarios=("peak",))), "D1.calendar") == [
        ["国庆", "2027年10月1日", "2027年10月7日", "____", "30%", "____"]
    ]


def test_the_night_shift_is_rostered_only_where_there_is_night_service() -> None:
    assert [row[0] for row in cells(paper("D1", draft(scenarios=("peak",))), "D1.shifts")] == ["早班", "晚班"]
    assert [row[0] for row in cells(paper("D1", draft(scenarios=("night",)), "en"), "D1.shifts", "en")] == [
        "Early", "Late", "Night",
    ]  # fmt: skip
    assert [row[0] for row in cells(paper("D1", draft(service_hours="all")), "D1.shifts")][2:] == ["夜班"]


@pytest.mark.parametrize(
    ("service_hours", "shifts"),
    [
        ("all", ["08:00-16:00", "16:00-24:00", "00:00-08:00"]),
        ("d_8_24", ["08:00-16:00", "16:00-24:00"]),
        ("wd_9_18", ["", ""]),
    ],
)
def test_shifts_have_hours_only_where_they_are_within_the_service_hours(service_hours: str, shifts: list[str]) -> None:
    rows = cells(paper("D1", draft(service_hours=service_hours, scenarios=("peak",))), "D1.shifts")

    assert [row[1] for row in rows] == shifts


@pytest.mark.parametrize(
    ("pricing", "peak_price", "fee"),
    [
        ("per_contact", "x15", "费用：高峰期接待量按本合同日常单价的1.5倍计费，加配人员不另收费。"),
        ("per_seat", "usual", "费用：高峰加配人员按本合同日常单价计费，不足一个月的按实际天数折算。"),
        ("fixed", "usual", "费用：高峰加配人员按本合同日常单价计费，该单价由双方于高峰期前书面确认。"),
        ("per_contact", "separate", "费用：高峰加配人员按双方另行书面确认的价格计费。"),
    ],
)
def test_the_peak_fee_has_a_unit_that_the_contract_is_priced_by(pricing: str, peak_price: str, fee: str) -> None:
    found = paper("D1", draft(pricing=pricing, peak_price=peak_price, scenarios=("peak",)))

    assert [text for clause in found.clauses() if (text := words(found, clause.id)).startswith("费用：")] == [fee]


def test_other_first_response_times_are_named_where_they_stand() -> None:
    targets = ({"name": "接通率"},)

    assert "本合同第8.1条、附件" in words(paper("D5", draft(kpis=targets, scenarios=("tech",))), "D5.first")
    assert words(paper("D5", draft(kpis=())), "D5.first") == "本表的首次响应适用于电话和在线接待，不适用于邮件。"


def test_the_use_of_ai_is_in_its_rules_and_nothing_is_left_out_that_nobody_was_asked_for() -> None:
    asked = paper("D11", draft(scenarios=("ai",), ai_scope=("faq", "voice_bot")))
    not_asked = paper("D11", draft(dialog_depth="standard", scenarios=("ai",)))

    assert "智能客服用于常见问题自动回复、语音机器人接打电话；" in words(asked, "D11.scope")
    assert "D11.scope" not in {clause.id for clause in not_asked.clauses()}


def test_only_tasks_that_were_chosen_have_a_row_in_the_manual() -> None:
    rows = cells(paper("D5", draft(tasks=("inquiry", "order"))), "D5.handling")

    assert [row[0] for row in rows] == ["咨询", "订单与售后"]


def test_files_to_attach_are_listed_where_there_are_any() -> None:
    files = ({"name": "许可证.pdf", "note": "复印件"},)

    assert cells(paper("D4", draft(files=files)), "D4.files") == [["许可证.pdf", "复印件"]]
    assert "D4.files" not in {clause.id for clause in paper("D4", draft()).clauses()}


def test_what_nobody_knows_is_a_blank_with_a_name() -> None:
    found = paper("D7", draft(pi_types=("contact",), pi_volume="unknown"))

    assert [i.key for i in found.inlines("zh_Hans") if isinstance(i, Blank) and i.key == "pi_volume"] == ["pi_volume"]


def test_a_list_without_entries_leaves_no_bare_punctuation() -> None:
    assert "信息种类与规模：____；" in words(paper("D7", draft(pi_types=("none",))), "D7.3")


def test_the_peak_plan_prints_no_dates_that_nobody_gave() -> None:
    asked = draft(annexes=("D1",))
    assert cells(paper("D1", asked), "D1.calendar") == [
        ["____", "____年__月__日", "____年__月__日", "____", "____%", "____"]
    ]
    assert "peak_periods" in {step.key for step in Interview(DIALOG, asked).steps}
    assert "peak_periods" not in {step.key for step in Interview(DIALOG, draft(annexes=("D4",))).steps}


def test_the_steps_of_the_flow_chart_stand_above_it_as_items() -> None:
    blocks = next(
        clause.words["zh_Hans"]
        for clause in paper("D2", draft(emergency_hours=4, scenarios=("emergency",))).clauses()
        if clause.id == "D2.2"
    )
    chart = blocks[-1]
    assert isinstance(chart, FlowChart)  # last: the items fill the page that it does not fit on
    items = [text_of(block.inlines) for block in blocks if isinstance(block, Item)]

    assert len(items) == len(chart.steps) == 10
    assert items[2] == "是否一级或二级？（乙方）：是，转第（4）项；否，转第（9）项；"
    assert items[3] == "启动应急响应机制，通知双方负责人（乙方；一级 1 小时内，二级 4 小时内）；"
    assert items[8] == "按普通投诉流程办理（乙方；按《服务流程和标准手册》，未规定的 8 小时）；"
    assert items[9].endswith("（乙方）。")
    assert [(step.ordinal, step.next, step.other) for step in chart.steps if step.is_decision] == [
        (3, 4, 9),
        (8, 10, 5),
    ]


def test_targets_that_the_situation_calls_for_are_in_the_usual_set_and_weights_add_up() -> None:
    made = draft(channels=("email", "phone_out"), scenarios=("ai",)).with_answer("kpis", Answer(None, "", "default"))
    rows = cells(paper("D6", made, "en"), "D6.table", "en")

    assert [row[0] for row in rows] == [
        "First-contact resolution", "Satisfaction", "Quality pass rate",
        "E-mail reply rate", "Outbound compliance", "AI transfer in time",
    ]  # fmt: skip
    assert sum(int(row[-1]) for row in rows) == 100
    assert "within 30 seconds" in rows[-1][1]
    assert cells(paper("D6", made), "D6.table")[-1][1].startswith("30 秒内接通人工的转人工请求")


def test_the_acceptance_sheet_lists_channels_and_metrics() -> None:
    metric = {
        "name": "接通率",
        "formula": "f",
        "target": "≥90%",
        "period": "月",
        "source": "平台",
        "weight": Decimal(100),
    }
    found = paper("D8", draft(channels=("chat", "email"), kpis=(metric,)))

    assert cells(found, "D8.contacts") == [["在线咨询", ""], ["邮件", ""]]
    assert cells(found, "D8.metrics") == [["接通率", "≥90%", "", ""]]
    assert "D8.metrics" not in {clause.id for clause in paper("D8", draft(kpis=())).clauses()}


def test_an_english_text_prints_the_english_wording_whichever_language_comes_first() -> None:
    made = draft(doc_lang="zh_en", service_object="家具买家").with_answer(
        "service_object@en", Answer("furniture buyers")
    )

    assert "furniture buyers" in words(paper("D3", made, "en"), "D3.1", "en")


@pytest.mark.parametrize("id", ["D1", "D3", "D5", "D7", "D11"])
def test_english_annexes_oblige_somebody_and_are_no_notes(id: str) -> None:
    made = draft(scenarios=("peak", "tech", "ai"), pi_types=("contact", "payment"), tasks=("inquiry",))
    clauses = [clause for clause in paper(id, made, "en").clauses() if clause.level == "section"]
    assert len(clauses) >= 5
    for clause in clauses:
        text = text_of(tuple(clause.inlines("en")))
        assert re.search(r"\b(shall|may|comprises|lasts)\b", text), text

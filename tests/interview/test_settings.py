"""Settings: nobody is asked for them, anybody may change them, and they behave as answers do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Clause, Printed, block_inlines
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.rendering import compiled_text
from wenyue.interview.conditions import compiled
from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Setting
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview, setting_step
from wenyue.interview.replies import Reply
from wenyue.interview.rules import allows

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
EMPTY = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24))


def talk(language: str = "en") -> Conversation:
    conversation = Conversation(DIALOG, EMPTY, LANGUAGES, language)
    conversation.open()
    return conversation


def words(replies: tuple[Reply, ...]) -> str:
    return "\n".join(LANGUAGES["en"].say(line) for reply in replies for line in reply.lines)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "change the payment days to 30"),
        ("en", "change the payment period to 30 days"),
        ("zh_Hans", "把付款期限改成 30 天"),
        ("zh_Hans", "付款期限改为三十天"),
    ],
)
def test_a_setting_is_changed_in_words(language: str, text: str) -> None:
    conversation = talk(language)
    asked = conversation.step
    conversation.say(text)
    assert conversation.draft.answers["pay_days"].value == 30
    assert conversation.interview.printed["pay_days"] == 30
    assert conversation.step == asked


def test_a_setting_can_be_asked_for_and_kept() -> None:
    conversation = talk()
    replies = conversation.say("change the copies of the contract")
    assert "What should “Copies of the contract” be?" in words(replies)
    assert "Left as it was." in words(conversation.say(""))
    assert conversation.draft is EMPTY


def test_a_value_against_the_rule_is_refused_with_the_reason() -> None:
    conversation = talk()
    assert "from 1 to 28" in words(conversation.replace("report_day", "31"))
    assert conversation.draft is EMPTY


def test_a_change_of_a_setting_is_taken_back_and_brought_back() -> None:
    conversation = talk()
    copies = []
    conversation.replace("copies", "4")
    assert "Taken back: Copies of the contract." in words(conversation.undo())
    copies.append(conversation.interview.printed["copies"])
    conversation.redo()
    copies.append(conversation.interview.printed["copies"])
    assert copies == [2, 4]


def test_checks_are_said_when_a_setting_brings_them_up() -> None:
    conversation = talk()
    conversation.draft = EMPTY.with_change({"party_a.size": Answer("public"), "party_b.size": Answer("sme")})
    conversation.draft = conversation.draft.with_change({"party_a.name": Answer("A"), "party_b.name": Answer("B")})
    replies = conversation.replace("pay_days", "90")
    assert "F36" in [reply.check for reply in replies]


def test_which_of_two_is_asked_and_then_the_new_value_is_taken() -> None:
    conversation = talk()
    replies = conversation.say("change the notice to 7")
    places = [LANGUAGES["en"].say(pick.label) for pick in replies[-1].picks]
    conversation.say(str(places.index("Notice of force majeure (days)") + 1))
    assert conversation.draft.answers["fm_notice_days"].value == 7


def test_a_setting_left_open_prints_a_line_and_its_check_says_so() -> None:
    draft = EMPTY.with_change(
        {"scenarios": Answer(("ai",)), "ai_scope": Answer(("faq",)), "handoff_seconds": Answer(None, "", "blank")}
    )
    assert "handoff_seconds" in assemble(DIALOG, TEMPLATE, draft, LANGUAGES).blanks


def used_by(setting: Setting) -> frozenset[str]:
    """The clauses that print a setting, or print only because of it."""
    ids = set()
    for spec in TEMPLATE.structure.clauses():
        names = set(compiled(spec.when).names) if spec.when != "true" else set()
        for wording in TEMPLATE.wordings.values():
            names |= compiled_text(wording.clauses[spec.id].source).names
        derived = {d.var for d in DIALOG.derived if setting.var in compiled(d.value).names}
        if names & {setting.var, *derived}:
            ids.add(spec.id)
    return frozenset(ids)


OTHER: Mapping[str, object] = {
    "text": "另一种说法",
    "integer": 7,
    "percent": Decimal(7),
    "phone": "13900000000",
}


def value_for(setting: Setting) -> object:
    return setting.choices[-1].id if setting.choices else OTHER[setting.kind]


def clauses(draft: Draft) -> Mapping[str, Clause]:
    document = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, text=("zh_Hans", "en"))
    return {clause.id: clause for clause in document.clauses()}


VARIANTS: tuple[Mapping[str, object], ...] = (
    {},
    {"dialog_depth": "standard", "pay_plan": "monthly", "scenarios": ("ai", "night"), "pi_types": ("contact",)},
    {"dialog_depth": "standard", "pay_plan": "quarterly", "dispute": "arb", "ld_mode": "tiered"},
    {"dialog_depth": "standard", "pay_plan": "instalments", "dispute": "court_a", "invoice_timing": "before_payment"},
    {"dispute": "court_b"},
    {"dispute": "court_perf"},
)


@pytest.mark.parametrize("setting", [s for s in DIALOG.settings if used_by(s)], ids=lambda setting: setting.var)
def test_every_setting_changes_the_clauses_that_use_it_and_no_other(setting: Setting) -> None:
    value = value_for(setting)
    assert allows(Interview(DIALOG, EMPTY), setting_step(setting), value)
    changed_somewhere = set()
    for variant in VARIANTS:
        draft = EMPTY.with_change({key: Answer(answer) for key, answer in variant.items()})
        before, after = clauses(draft), clauses(draft.with_answer(setting.var, Answer(value)))
        changed = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
        printed = Numbering(TEMPLATE, Interview(DIALOG, draft)).printed
        reached = {TEMPLATE_ITEMS.get(id, id) for id in used_by(setting)}
        assert changed <= reached, variant
        assert {TEMPLATE_ITEMS.get(id, id) for id in used_by(setting) & printed} <= changed, variant
        changed_somewhere |= changed
    assert changed_somewhere


TEMPLATE_ITEMS = {spec.id: spec.item_of for spec in TEMPLATE.structure.clauses() if spec.item_of}


def test_in_a_bilingual_contract_a_text_has_a_wording_for_its_second_language() -> None:
    conversation = talk()
    conversation.draft = EMPTY.with_answer("doc_lang", Answer("zh_en"))
    conversation.replace("languages", "英语、日语")
    conversation.replace("languages@en", "English and Japanese")
    found = assemble(DIALOG, TEMPLATE, conversation.draft, LANGUAGES)
    scope = next(clause for clause in found.clauses() if clause.id == "X1.3")
    printed = {
        code: inline.text
        for code, blocks in scope.words.items()
        for inline in block_inlines(blocks[0])
        if isinstance(inline, Printed) and inline.key == "languages"
    }
    assert printed == {"zh_Hans": "英语、日语", "en": "English and Japanese"}
    assert "languages@en" not in {step.key for step in Interview(DIALOG, EMPTY).settings}


PEAKS = {
    "doc_lang": "zh_en",
    "scenarios": ("peak",),
    "peak_periods": ({"name": "国庆", "from": date(2027, 10, 1), "to": date(2027, 10, 7), "extra": Decimal(30)},),
}


def test_the_rows_of_a_wording_are_held_to_no_rule_about_columns_that_they_do_not_have() -> None:
    conversation = talk()
    begun = EMPTY.with_change({key: Answer(value) for key, value in PEAKS.items()})
    conversation.draft = begun
    conversation.edit("peak_periods@en")
    conversation.say("Golden Week")
    worded = conversation.draft.answers["peak_periods@en"].value
    assert isinstance(worded, tuple)
    assert [row["name"] for row in worded] == ["Golden Week"]

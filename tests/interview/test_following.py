"""Contracts that start from a finished one read its answers, as they stood then, beside their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.answers.values import Period
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import text_of
from wenyue.drafting.review import review
from wenyue.interview.asking import name_of
from wenyue.interview.checks import final_findings
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.fixes import fixes
from wenyue.interview.following import obstacle
from wenyue.interview.replies import Reply
from wenyue.language import Message

CONTRACT = library.dialog("customer_service")
RENEWAL = library.dialog("renewal_agreement")
AMENDMENT = library.dialog("supplementary_agreement")
TODAY = date(2027, 10, 1)
YEAR: Mapping[str, object] = {
    "contract_no": "KF-1",
    "start_date": date(2026, 12, 1),
    "term": Period(years=1),
    "end_date": date(2027, 11, 30),
    "fee_total": Decimal(120000),
    "tax_included": True,
    "doc_lang": "zh_en",
    "effect_rule": "sign_or_seal",
    "copies": 4,
}


def contract(**answers: object) -> Draft:
    made = Draft("1201-aaaa", CONTRACT.id, CONTRACT.version, date(2026, 11, 24))
    given = {**YEAR, **{key.replace("__", "."): value for key, value in answers.items()}}
    return made.with_change({key: Answer(value) for key, value in given.items()})


def begun(dialog_id: str, base: Draft, **answers: object) -> Draft:
    dialog = library.dialog(dialog_id)
    made = Draft("1001-bbbb", dialog.id, dialog.version, TODAY, base=base)
    return made.with_change({key: Answer(value) for key, value in answers.items()})


def text(draft: Draft, language: str = "zh_Hans") -> str:
    languages = library.languages(draft.dialog)
    template = library.template(draft.dialog)
    document = assemble(library.dialog(draft.dialog), template, draft, languages, text=("zh_Hans", "en"))
    return text_of(tuple(document.inlines(language)))


def fired(draft: Draft) -> set[str]:
    return {finding.id for finding in final_findings(Interview(library.dialog(draft.dialog), draft))}


def words(replies: tuple[Reply, ...], dialog_id: str) -> str:
    language = library.languages(dialog_id)["zh_Hans"]
    return "\n".join(language.say(line) for reply in replies for line in reply.lines)


def test_the_names_of_the_contract_have_the_values_it_prints() -> None:
    values = Interview(RENEWAL, begun("renewal_agreement", contract())).printed
    assert values["fee_total"] == 120000
    assert values["copies_each"] == 2
    assert values["new_fee"] is None
    assert Interview(RENEWAL, begun("renewal_agreement", contract(copies=6))).printed["copies_each"] == 3


def test_the_usual_answers_follow_on_from_the_contract() -> None:
    values = Interview(RENEWAL, begun("renewal_agreement", contract())).structure
    assert values["new_start"] == date(2027, 12, 1)
    assert values["new_end"] == date(2028, 11, 30)
    assert values["new_fee"] == 120000


def test_a_renewal_is_talked_through_with_four_lines_and_taken_as_usual() -> None:
    conversation = Conversation(
        RENEWAL, begun("renewal_agreement", contract()), library.languages("renewal_agreement"), "zh_Hans"
    )
    assert "新一期从哪天开始" in words(conversation.open(), "renewal_agreement")
    for _ in range(5):
        replies = conversation.say("")
    assert replies[-1].tone == "done"
    printed = text(conversation.draft)
    assert "续约期限自2027年12月1日至2028年11月30日" in printed
    assert "人民币120,000.00元（大写：人民币壹拾贰万元整）（含增值税）" in printed
    assert "其他变更" not in printed


def test_the_agreement_is_in_the_languages_of_the_contract() -> None:
    for base, languages in ((contract(), ("zh_Hans", "en")), (contract(doc_lang="zh"), ("zh_Hans",))):
        draft = begun("supplementary_agreement", base)
        made = assemble(AMENDMENT, library.template(AMENDMENT.id), draft, library.languages(AMENDMENT.id))
        assert made.languages == languages
        assert [clause.label("zh_Hans") for clause in made.parts[0].articles[0].clauses] == ["一、", "二、", "三、"]
        assert made.annexes == ()


def test_an_amendment_of_a_contract_signed_electronically_counts_no_originals() -> None:
    assert "自双方签字或者盖章之日起生效，一式四份，双方各执两份" in text(begun("supplementary_agreement", contract()))
    electronic = text(begun("supplementary_agreement", contract(sign_mode="esign")))
    assert "可靠的电子签名" in electronic
    assert "一式" not in electronic


def test_what_is_open_in_the_contract_is_open_here_under_its_name() -> None:
    draft = begun("supplementary_agreement", contract().with_answer("contract_no", None))
    looked_at = review(AMENDMENT, library.template(AMENDMENT.id), draft, library.languages(AMENDMENT.id))
    named = dict(looked_at.blanks)
    assert named["contract_no"] == Message("Contract number")
    assert name_of(Interview(AMENDMENT, draft), "change_items") == Message("Changes")


RENEWALS: Mapping[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "RF01": ({}, {"new_start": date(2027, 12, 15)}),
    "RF02": ({}, {"new_start": date(2027, 12, 1), "new_end": date(2027, 11, 1)}),
    "RF03": ({"end_date": TODAY - timedelta(1)}, {}),
    "RF04": ({"end_date": date(2027, 10, 31)}, {}),
    "RF05": ({}, {"new_start": date(2027, 12, 1), "new_end": date(2028, 5, 31)}),
    "RF36": ({"party_a__size": "public", "party_b__size": "sme", "pay_days": 90}, {}),
    "RF49": ({"party_a__size": "large", "party_b__size": "sme", "pay_days": 90}, {}),
}
AMENDMENTS: Mapping[str, Mapping[str, object]] = {
    "SF01": {"end_date": date(2026, 1, 1)},
    "SF02": {"end_date": date(2027, 10, 31)},
    "SF36": {"party_a__size": "public", "party_b__size": "sme", "pay_days": 90},
    "SF49": {"party_a__size": "large", "party_b__size": "sme", "pay_days": 90},
}


@pytest.mark.parametrize("id", [check.id for check in RENEWAL.checks])
def test_every_check_of_a_renewal_fires(id: str) -> None:
    base, answers = RENEWALS[id]
    assert id not in fired(begun("renewal_agreement", contract(), new_start=date(2027, 12, 1)))
    assert id in fired(begun("renewal_agreement", contract(**base), **answers))


@pytest.mark.parametrize("id", [check.id for check in AMENDMENT.checks])
def test_every_check_of_an_amendment_fires(id: str) -> None:
    assert id not in fired(begun("supplementary_agreement", contract()))
    assert id in fired(begun("supplementary_agreement", contract(**AMENDMENTS[id])))


def test_a_renewal_that_does_not_follow_on_is_put_right_in_one_word() -> None:
    draft = begun("renewal_agreement", contract(), new_start=date(2027, 12, 15), new_end=date(2027, 12, 1))
    interview = Interview(RENEWAL, draft)
    found = {fix.key: fix.value for fix in fixes(interview, final_findings(interview))}
    assert found["new_start"] == date(2027, 12, 1)


def test_what_is_done_to_the_contract_later_does_not_reach_in() -> None:
    base = contract()
    draft = begun("renewal_agreement", base.snapshot())
    base.with_answer("fee_total", Answer(Decimal(1)))
    assert Interview(RENEWAL, draft).structure["new_fee"] == 120000


def test_it_starts_only_from_a_finished_contract_of_its_kind() -> None:
    def said(dialog_id: str, base: Draft | None) -> str:
        return str(obstacle(library.dialog(dialog_id), base))

    assert "Say from which: --from DRAFT" in said("renewal_agreement", None)
    assert "questions are left" in said("renewal_agreement", contract())
    assert "another kind: Customer service contract" in said(
        "renewal_agreement", begun("renewal_agreement", contract())
    )
    assert "starts from nothing" in said("customer_service", contract())
    assert obstacle(CONTRACT, None) is None
    assert obstacle(RENEWAL, replace(contract(), exported=True)) is None


def test_the_dialogs_that_follow_a_contract_are_known() -> None:
    assert library.following("customer_service") == ("renewal_agreement", "supplementary_agreement")
    assert library.following("renewal_agreement") == ()

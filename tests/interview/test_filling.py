"""Forms and tables: what they save is what typing the same words in the talk saves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small import TODAY
from wenyue import library
from wenyue.interview import filling
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Step, all_steps

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")


def talking(language: str = "en", **typed: object) -> Conversation:
    draft = Draft("t", DIALOG.id, DIALOG.version, TODAY)
    for key, value in {"dialog_depth": "full", "fee_total": Decimal(100000), **typed}.items():
        draft = draft.with_answer(key, Answer(value, str(value)))
    return Conversation(DIALOG, draft, LANGUAGES, language)


def values(conversation: Conversation, begin: str) -> dict[str, tuple[object, str]]:
    answers = conversation.draft.answers
    return {key: (one.value, one.origin) for key, one in answers.items() if key.partition("@")[0].startswith(begin)}


def typed_in_turn(conversation: Conversation, words: filling.Words) -> None:
    """Answer each field of party A as it comes, with Enter where the form is empty."""
    conversation.edit("party_a.name")
    for _ in range(30):
        step = conversation.step
        if step is None or step.question.var != "party_a":
            conversation.editing = next(
                (
                    s.key
                    for s in conversation.interview.steps_of(DIALOG.question_by_var["party_a"])
                    if s.key not in conversation.draft.answers
                ),
                "",
            )
            step = conversation.step
            if not conversation.editing:
                return
        assert step is not None
        conversation.say(words.get(step.key, ""))
        if conversation.hanging is not None:
            conversation.say("")


names = st.sampled_from(["Acme Ltd", "上海晨光科技有限公司"])
kinds = st.sampled_from(["", "1", "5", "Company", "个人"])
others = st.fixed_dictionaries({
    "party_a.credit_code": st.sampled_from(["", "91000000MA0000001R"]),
    "party_a.id_no": st.sampled_from(["", "000000199001010018"]),
    "party_a.legal_rep": st.sampled_from(["", "张三", "skip"]),
    "party_a.address": st.sampled_from(["", "1 Example Road, Shanghai"]),
    "party_a.contact_phone": st.sampled_from(["", "13800000000"]),
    "party_a.contact_email": st.sampled_from(["", "contact@example.com"]),
    "party_a.size": st.sampled_from(["", "2"]),
})  # fmt: skip


@settings(deadline=None, max_examples=15)
@given(names, kinds, others, st.sampled_from(["en", "zh_Hans"]))
def test_a_form_saves_what_typing_its_words_saves(name: str, kind: str, rest: dict[str, str], language: str) -> None:
    words = {"party_a.name": name, "party_a.kind": kind, **rest}
    form, talk = talking(language), talking(language)
    every = {f"party_a.{field.id}": "" for field in DIALOG.fields_of(DIALOG.question_by_var["party_a"])}
    form.fill_form("party_a", {**every, **words})
    typed_in_turn(talk, words)
    assert values(form, "party_a.") == values(talk, "party_a.")


def test_what_cannot_be_read_stays_out_and_is_told_with_its_reason() -> None:
    conversation = talking()
    words = {"party_a.name": "Acme Ltd", "party_a.credit_code": "123", "party_a.contact_phone": "why?"}
    filled = filling.read_form(conversation, DIALOG.question_by_var["party_a"], words, finish=True)
    assert set(filled.problems) == {"party_a.credit_code", "party_a.contact_phone"}
    conversation.fill_form("party_a", words)
    assert set(values(conversation, "party_a.")) == {"party_a.name"}


def test_a_form_is_one_change_to_undo() -> None:
    conversation = talking()
    conversation.fill_form("party_a", {"party_a.name": "Acme Ltd", "party_a.contact_phone": "13800000000"})
    assert len(values(conversation, "party_a.")) == 2
    conversation.undo()
    assert not values(conversation, "party_a.")


def test_the_kind_of_party_decides_which_fields_are_read() -> None:
    question = DIALOG.question_by_var["party_a"]
    person = filling.read_form(talking(), question, {"party_a.name": "Zhang San", "party_a.kind": "5"}, finish=False)
    asked = {step.key for step in person.interview.steps_of(question)}
    assert "party_a.id_no" in asked
    assert "party_a.credit_code" not in asked


def test_a_name_that_is_needed_is_asked_for() -> None:
    filled = filling.read_form(talking(), DIALOG.question_by_var["party_a"], {"party_a.name": ""}, finish=True)
    assert str(filled.problems["party_a.name"]) == "This is needed."


SHARES = [["Deposit", "on signing", "30%"], ["Rest", "on acceptance", "70"]]


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Deposit", "尾款"]),
            st.sampled_from(["on signing", "验收后"]),
            st.integers(1, 100).map(str),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_saves_what_typing_its_rows_saves(rows: list[tuple[str, str, str]]) -> None:
    table, talk = talking(pay_plan="instalments"), talking(pay_plan="instalments")
    table.fill_table("instalments", rows)
    talk.edit("instalments")
    talk.say("\n".join("\t".join(row) for row in rows))
    talk.say("")
    assert table.draft.answers["instalments"].value == talk.draft.answers["instalments"].value
    assert table.step == talk.step


def test_the_sum_of_shares_says_what_is_left() -> None:
    conversation = talking()
    step = _step("instalments")
    grid = filling.read_table(conversation, step, SHARES[:1])
    total = filling.totals(step, grid)[0]
    assert (total.amount, total.whole) == (Decimal(30), Decimal(100))


def test_an_extra_share_is_not_added_up() -> None:
    step = _step("peak_periods")
    assert filling.totals(step, filling.read_table(talking(), step, [["国庆", "10-01", "10-07", "30%"]])) == ()


def test_a_broken_rule_of_the_row_is_told_at_its_cell() -> None:
    grid = filling.read_table(talking(), _step("peak_periods"), [["国庆", "2027-10-07", "2027-10-01", "30%"]])
    assert [place for place, _ in grid.problems.items()] == [(0, "extra")]


def test_a_cell_that_is_needed_and_one_that_is_no_share_are_told() -> None:
    problems = filling.read_table(talking(), _step("instalments"), [["Deposit", "", "lots"]]).problems
    assert set(problems) == {(0, "trigger"), (0, "percent")}


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_a_block_from_a_spreadsheet_loses_its_heading_and_its_quotes(language: str) -> None:
    conversation = talking(language)
    columns = conversation.interview.asked(_step("instalments"), language, LANGUAGES).columns
    head = "\t".join(column.labels[language] for column in columns)
    block = filling.pasted(f'{head}\nDeposit\t"on\nsigning"\t30%\n\nRest\tlater\t70%\n', columns)
    assert block == (("Deposit", "on signing", "30%"), ("Rest", "later", "70%"))


def _step(var: str) -> Step:
    return all_steps(DIALOG, DIALOG.question_by_var[var])[0]

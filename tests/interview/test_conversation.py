"""Talking: what is typed becomes an answer, a question back, or an aside; nothing accepted is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from small import TODAY, dialog, draft
from wenyue import library
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.replies import Reply
from wenyue.language import ENGLISH, Language

SCRIPT = dialog()
LANGUAGES = {
    "zh_Hans": Language("zh_Hans", {"Noted: {answer}.": "记下了：{answer}。"}, library.style("zh_Hans")),
    "en": ENGLISH,
}


def talk(made: Draft | None = None) -> Conversation:
    conversation = Conversation(SCRIPT, made or draft(), LANGUAGES, "en")
    conversation.open()
    return conversation


def at(key: str, **typed: object) -> Conversation:
    """A conversation that is asking ``key`` now (everything before it was left open)."""
    made = draft(**typed)
    conversation = talk(made)
    while conversation.step is not None and conversation.step.key != key:
        conversation.draft = conversation.draft.with_answer(conversation.step.key, Answer(None, "", "default"))
    assert conversation.step is not None
    return conversation


def words(replies: tuple[Reply, ...], tone: str = "") -> str:
    return "\n".join(ENGLISH.say(line) for reply in replies if tone in ("", reply.tone) for line in reply.lines)


def test_it_begins_with_a_greeting_a_disclaimer_and_the_first_question() -> None:
    conversation = Conversation(SCRIPT, draft(), LANGUAGES, "en")
    replies = conversation.open()
    assert [reply.tone for reply in replies] == ["welcome", "section", "question"]
    assert "Hello." in words(replies)
    assert "No advice." in words(replies)


@pytest.mark.parametrize(("visitor", "kept"), [(False, "stays on this device"), (True, "the computer that shows you")])
def test_where_answers_stay_is_said_as_it_is_for_whoever_reads_it(visitor: bool, kept: str) -> None:
    contract = library.dialog("customer_service")
    made = Draft("t", contract.id, contract.version, TODAY)
    talked = Conversation(contract, made, library.languages(contract.id), "en", visitor=visitor)
    assert [word in words(talked.open(), "welcome") for word in (kept, "not legal advice")] == [True, True]
    assert ("stays on this device" in words(tuple(talked.transcript))) is not visitor


def test_a_plain_answer_is_noted_and_the_next_question_follows() -> None:
    conversation = at("price")
    replies = conversation.say("120,000")
    assert conversation.draft.answers["price"].value == Decimal(120000)
    assert "120,000.00" in words(replies, "noted")
    assert replies[-1].tone == "question"
    assert replies[-1].key == "share"


def test_what_was_worked_out_waits_for_one_key() -> None:
    conversation = at("share")
    replies = conversation.say("三成")
    assert replies[-1].tone == "confirm"
    assert "share" not in conversation.draft.answers
    conversation.say("")
    assert conversation.draft.answers["share"] == Answer(Decimal(30), "三成")


def test_a_number_is_shown_with_what_it_counts() -> None:
    conversation = at("warranty", dialog_depth="standard")
    assert "12 months" in words(conversation.say("a year"), "confirm")
    assert "Noted: 12 months." in words(conversation.say("yes"), "noted")
    assert conversation.draft.answers["warranty"].value == 12


def test_a_length_that_is_no_number_of_the_unit_is_asked_again() -> None:
    conversation = at("warranty", dialog_depth="standard")
    assert "counted in months" in words(conversation.say("three weeks"), "problem")
    assert "warranty" not in conversation.draft.answers


def test_a_reading_that_was_not_meant_is_asked_again() -> None:
    conversation = at("share")
    conversation.say("三成")
    replies = conversation.say("no")
    assert replies[-1].tone == "question"
    assert conversation.step is not None
    assert conversation.step.key == "share"
    conversation.say("40")
    assert conversation.draft.answers["share"].value == 40


def test_a_date_with_two_readings_is_asked_back_and_picked_by_number() -> None:
    conversation = at("start_date")
    replies = conversation.say("3/4/2027")
    assert replies[-1].tone == "which"
    assert len(replies[-1].picks) == 2
    conversation.say("2")
    assert conversation.draft.answers["start_date"].value in (date(2027, 3, 4), date(2027, 4, 3))


def test_an_answer_against_the_rule_is_refused_with_the_reason_and_the_question_stands() -> None:
    conversation = at("share")
    replies = conversation.say("120%")
    assert "Between 1 and 99." in words(replies, "problem")
    assert "share" not in conversation.draft.answers
    assert conversation.step is not None
    assert conversation.step.key == "share"


def test_an_empty_line_takes_the_usual_answer() -> None:
    conversation = at("share")
    conversation.say("")
    assert conversation.draft.answers["share"].origin == "default"
    assert conversation.interview.printed["share"] == 30


def test_an_empty_line_where_there_is_no_usual_answer_is_asked_for_once_more_and_then_left_open() -> None:
    conversation = at("price")
    assert conversation.say("")[-1].tone == "problem"
    assert "price" not in conversation.draft.answers
    conversation.say("")
    assert conversation.draft.answers["price"].origin == "blank"


def test_skip_takes_the_usual_answer_and_leave_blank_leaves_a_line() -> None:
    conversation = at("share")
    conversation.say("skip")
    assert conversation.interview.printed["share"] == 30
    conversation = at("share")
    conversation.say("leave blank")
    assert conversation.draft.answers["share"].origin == "blank"
    assert conversation.interview.printed["share"] is None


def test_leave_blank_in_a_record_leaves_the_rest_of_it_open() -> None:
    conversation = at("buyer.chief")
    conversation.say("leave blank")
    assert conversation.step is not None
    assert conversation.step.key == "goods"


def test_an_aside_does_not_touch_the_draft_and_the_question_stands() -> None:
    conversation = at("place", delivery=True)
    before = conversation.draft
    for aside in ("why", "what happens if I leave it blank", "?nothing of that name", "how many questions are left"):
        replies = conversation.say(aside)
        assert [reply.tone for reply in replies] == ["aside"], aside
    assert conversation.draft is before
    assert conversation.step is not None
    assert conversation.step.key == "place"


def test_an_earlier_answer_is_changed_in_place_and_one_is_back_where_one_was() -> None:
    conversation = at("share", price=Decimal(5))
    conversation.edit("price")
    replies = conversation.say("700")
    assert conversation.draft.answers["price"].value == 700
    assert replies[-1].key == "share"


def test_leaving_an_edit_with_an_empty_line_keeps_the_answer() -> None:
    conversation = at("share", price=Decimal(5))
    conversation.edit("price")
    replies = conversation.say("")
    assert conversation.draft.answers["price"].value == 5
    assert replies[-1].key == "share"


def test_an_answer_is_changed_by_its_name_in_words() -> None:
    conversation = at("share", price=Decimal(5))
    conversation.say("change the price to 150000")
    assert conversation.draft.answers["price"].value == 150000


def test_the_consequences_of_a_change_are_said() -> None:
    conversation = at("share", delivery=True, place="Suzhou")
    conversation.edit("delivery")
    assert "set aside" in words(conversation.say("no"), "effect")
    conversation.edit("delivery")
    assert "is back" in words(conversation.say("yes"), "effect")


def test_a_usual_answer_that_moves_with_another_is_said() -> None:
    conversation = at("price", start_date=TODAY, end_date=Answer(None, "", "default"))
    conversation.edit("start_date")
    replies = conversation.say("2027-01-01")
    assert "31 December 2027" in words(replies, "effect")


def test_a_contradiction_is_said_when_it_arises_and_not_again() -> None:
    conversation = at("price", start_date=date(2027, 5, 1))
    conversation.edit("end_date")
    conversation.say("2027-06-01")
    conversation.edit("start_date")
    replies = conversation.say("2027-12-01")
    assert "1 June 2027 is before 1 December 2027." in words(replies, "error")
    assert words(conversation.say("9"), "error") == ""


def test_a_check_about_a_missing_answer_waits_until_the_question_was_dealt_with() -> None:
    conversation = at("delivery")
    assert words(conversation.say("yes"), "warning") == ""
    assert "Where to?" in words(conversation.say("leave blank"), "warning")


def test_back_asks_the_question_before() -> None:
    conversation = at("share", price=Decimal(5))
    replies = conversation.say("back")
    assert replies[-1].key == "price"


def test_undo_and_redo_name_what_they_touch() -> None:
    conversation = at("share", price=Decimal(5))
    conversation.say("40")
    assert "Share" in words(conversation.say("undo"))
    assert "share" not in conversation.draft.answers
    assert "Share" in words(conversation.say("redo"))
    assert conversation.draft.answers["share"].value == 40


def test_everything_said_can_be_said_again_in_another_language() -> None:
    conversation = at("share")
    replies = conversation.say("40%")
    noted = next(reply for reply in replies if reply.tone == "noted")
    assert LANGUAGES["zh_Hans"].say(noted.lines[0]) == "记下了：40%。"
    conversation.say("用中文")
    assert conversation.language == "zh_Hans"


def test_a_draft_that_is_gone_on_with_tells_what_was_said_and_where_it_stopped() -> None:
    conversation = Conversation(SCRIPT, draft(doc_lang="zh", dialog_depth="quick"), LANGUAGES, "en")
    replies = conversation.open()
    assert "Welcome back" in words(replies, "welcome")
    assert [reply.key for reply in conversation.transcript if reply.tone == "noted"] == ["doc_lang", "dialog_depth"]
    assert replies[-1].key == "buyer.name"


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}",
        "{% for x in y %}",
        "[red]x[/]",
        "[@click=app.quit]x[/]",
        "# x",
        "| a | b |",
        "<w:p/>",
        "=1+1",
        "../../etc/passwd",
        "\x1b]52;c;aGk=\x07",
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    conversation = at("goods")
    conversation.say(text)
    if "goods" in conversation.draft.answers:
        value = conversation.draft.answers["goods"].value
        assert isinstance(value, str)
        assert "\x1b" not in value
        assert "49" not in value


@pytest.mark.parametrize("text", ["", "字" * 10_000, "\x00\x07\x1b[31m", "１２３", "2月30日", "\u202eabc", "💥" * 400])
@pytest.mark.parametrize("key", ["goods", "price", "start_date", "term", "share", "extras", "delivery", "buyer.name"])
def test_no_text_breaks_the_conversation(text: str, key: str) -> None:
    conversation = at(key)
    replies = conversation.say(text)
    assert replies
    for reply in replies:
        for line in reply.lines:
            assert "\x1b" not in ENGLISH.say(line)


def test_a_full_width_number_is_a_number_and_a_day_that_is_not_there_is_refused() -> None:
    conversation = at("price")
    conversation.say("１２３")
    assert conversation.draft.answers["price"].value == 123
    conversation = at("start_date")
    assert conversation.say("2027年2月30日")[-1].tone == "problem"
    assert "start_date" not in conversation.draft.answers


def test_the_end_of_the_script_says_what_to_do_next() -> None:
    conversation = talk()
    for _ in range(40):
        replies = conversation.say("skip")
    assert conversation.step is None
    assert replies[-1].tone == "done"
    assert replies[-1].action == "finish"


def test_a_command_about_one_party_never_changes_the_other() -> None:
    from wenyue import library

    dialog, languages = library.dialog("customer_service"), library.languages("customer_service")
    conversation = Conversation(dialog, Draft("t", dialog.id, "1", TODAY), languages, "zh_Hans")
    conversation.open()
    replies = conversation.say("把乙方的电话改成13800000000")
    assert {key: a.value for key, a in conversation.draft.answers.items()} == {"party_b.contact_phone": "13800000000"}
    assert "乙方 · 电话" in "".join(languages["zh_Hans"].say(line) for r in replies for line in r.lines)
    conversation.say("把金额改成15万")
    assert conversation.draft.answers["fee_total"].value == 150000


def test_a_name_that_fits_several_answers_is_asked_back_and_the_new_answer_is_kept_for_it() -> None:
    from wenyue import library

    dialog, languages = library.dialog("customer_service"), library.languages("customer_service")
    conversation = Conversation(dialog, Draft("t", dialog.id, "1", TODAY), languages, "zh_Hans")
    conversation.open()
    replies = conversation.say("把电话改成13800000000")
    assert replies[-1].tone == "which"
    assert conversation.draft.answers == {}
    conversation.say("2")
    assert list(conversation.draft.answers) == ["party_b.contact_phone"]


def test_a_term_told_with_its_first_day_moves_the_start_and_says_so() -> None:
    conversation = at("term", start_date=date(2026, 12, 1))
    conversation.say("2027-01-01 to 2027-12-31")
    if "term" not in conversation.draft.answers:
        conversation.say("")
    answers = conversation.draft.answers
    assert answers["start_date"].value == date(2027, 1, 1)
    assert answers["end_date"].value == date(2027, 12, 31)
    assert answers["term"].value.years == 1  # type: ignore[attr-defined]  # it is a period, or the test fails

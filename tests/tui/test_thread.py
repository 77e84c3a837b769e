"""The transcript: earlier answers change where they stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from small import dialog, draft
from wenyue.errors import StorageError
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Draft
from wenyue.interview.replies import Pick
from wenyue.language import ENGLISH, Message, msg
from wenyue.storage import Drafts
from wenyue.tui.talk import Talk


class Memory(Drafts):
    """Keeps nothing; refuses when told to."""

    def __init__(self) -> None:
        self.saved: list[Draft] = []
        self.full = False

    def save(self, draft: Draft) -> None:
        if self.full:
            raise StorageError(msg("The disk is full."))
        self.saved.append(draft)


def talk() -> Talk:
    conversation = Conversation(dialog(), draft(), {"en": ENGLISH}, "en")
    made = Talk(conversation, None, Memory())  # type: ignore[arg-type]  # no document is made here
    made.open()
    return made


def shown(made: Talk) -> list[str]:
    return list(_lines(made))


def _lines(made: Talk) -> Iterator[str]:
    for entry in made.thread.entries:
        mark = "*" if entry.live else "-" if entry.taken_back else " "
        yield f"{mark}{entry.reply.tone}: {ENGLISH.say(entry.reply.lines[0])}"


@pytest.fixture
def answered() -> Talk:
    made = talk()
    for text in ("", "", "Acme", "", "Ann", "paper", "no"):
        made.say(text)
    return made


def test_only_the_last_question_is_live(answered: Talk) -> None:
    assert [line for line in shown(answered) if line.startswith("*")] == ["*question: What is the start_date?"]


def test_every_turn_is_saved(answered: Talk) -> None:
    assert isinstance(answered.drafts, Memory)
    assert answered.drafts.saved[-1] is answered.conversation.draft


def test_an_earlier_answer_is_asked_for_below_where_it_stands(answered: Talk) -> None:
    answered.edit("goods")
    lines = shown(answered)
    place = lines.index(" noted: Noted: paper.")
    assert lines[place + 1] == "*question: What is the goods?"
    assert lines[-1] == " question: What is the start_date?"
    assert answered.thread.editing == "goods"


def test_the_new_answer_replaces_the_old_one_there(answered: Talk) -> None:
    before = shown(answered)
    answered.edit("goods")
    answered.say("ink")
    assert shown(answered) == [line.replace("paper", "ink") for line in before]
    assert answered.thread.editing == ""


def test_leaving_an_edit_leaves_no_trace(answered: Talk) -> None:
    before = shown(answered)
    answered.edit("goods")
    answered.say("why")
    answered.leave_edit()
    assert shown(answered) == before


def test_what_else_changed_is_said_at_the_end(answered: Talk) -> None:
    answered.edit("buyer.kind")
    answered.say("person")
    lines = shown(answered)
    assert " effect: One answer is set aside because it no longer applies: Buyer · Chief." in lines[-2:]
    assert lines[-1] == "*question: What is the start_date?"


def test_undo_shows_the_answer_that_stands_again(answered: Talk) -> None:
    answered.edit("goods")
    answered.say("ink")
    answered.undo()
    lines = shown(answered)
    assert " noted: Noted: paper." in lines
    assert not any("Noted: ink" in line for line in lines)


def test_an_answer_taken_back_goes_on_saying_what_it_said_when_another_is_given() -> None:
    made = talk()
    for text in ("", "", "Acme"):
        made.say(text)
    made.undo()
    made.say("Beta")
    made.undo()
    assert [line for line in shown(made) if "Acme" in line or "Beta" in line] == [
        " person: Acme",
        "-noted: Noted: Acme.",
        " person: Beta",
        "-noted: Noted: Beta.",
    ]
    made.redo()
    assert "-noted: Noted: Acme." in shown(made)
    assert " noted: Noted: Beta." in shown(made)


def test_an_answer_taken_back_is_marked_and_asked_again(answered: Talk) -> None:
    answered.undo()
    lines = shown(answered)
    assert "-noted: Noted: No." in lines
    assert lines[-1] == "*question: What is the delivery?"
    answered.redo()
    assert "-noted: Noted: No." not in shown(answered)


def test_going_back_in_words_is_an_edit_in_place(answered: Talk) -> None:
    answered.say("back")
    assert answered.thread.editing == "delivery"
    answered.say("yes")
    assert " noted: Noted: Yes." in shown(answered)


def test_a_pick_is_shown_by_its_name(answered: Talk) -> None:
    answered.edit("doc_lang")
    answered.pick([Pick(Message("Both"), "zh_en")])
    assert " person: Both" in shown(answered)


def test_a_disk_that_refuses_takes_the_whole_turn_back(answered: Talk) -> None:
    assert isinstance(answered.drafts, Memory)
    before, transcript = answered.conversation.draft, shown(answered)
    answered.drafts.full = True
    with pytest.raises(StorageError):
        answered.say("1 January 2027")
    assert answered.conversation.draft is before
    assert shown(answered) == transcript
    answered.drafts.full = False
    answered.say("1 January 2027")
    assert " noted: Noted: 1 January 2027." in shown(answered)


def test_readings_wait_until_something_new_is_typed(answered: Talk) -> None:
    answered.say("3/4/2027")
    awaiting = answered.awaiting
    assert awaiting is not None
    assert awaiting.tone in ("which", "confirm")
    answered.say("1 January 2027")
    awaiting = answered.awaiting
    assert awaiting is not None
    assert awaiting.tone == "question"


def test_what_did_not_fit_is_gone_once_the_answer_is_taken(answered: Talk) -> None:
    answered.say("30 February 2027")
    assert any("problem" in line for line in shown(answered))
    answered.say("1 January 2027")
    lines = shown(answered)
    place = lines.index(" question: What is the start_date?")
    assert lines[place + 1 : place + 3] == [" person: 1 January 2027", " noted: Noted: 1 January 2027."]


def test_an_explanation_stays_where_it_was_given(answered: Talk) -> None:
    answered.say("why")
    answered.say("1 January 2027")
    assert any("aside" in line for line in shown(answered))


def test_an_earlier_answer_out_of_sight_is_said_to_be_changed_at_the_end_too(answered: Talk) -> None:
    answered.edit("goods")
    answered.say("ink")
    assert " effect: Noted: ink." not in shown(answered)
    for _ in range(2):
        answered.say("why")
        answered.say("which clause")
    answered.edit("goods")
    answered.say("chalk")
    assert shown(answered)[-2:] == [" effect: Noted: chalk.", "*question: What is the start_date?"]

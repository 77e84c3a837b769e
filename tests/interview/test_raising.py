"""What the checks find is said when it comes up, when it has become another, and when it is settled."""

from __future__ import annotations

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Draft
from wenyue.interview.replies import Reply
from wenyue.language import ENGLISH

CONTRACT = library.dialog("customer_service")


@pytest.fixture
def contradicting() -> Conversation:
    """A talk in which the term and the end date do not go together."""
    languages = library.languages(CONTRACT.id)
    talk = Conversation(CONTRACT, Draft("t", CONTRACT.id, CONTRACT.version, TODAY), languages, "en")
    for key, answer in {"start_date": "2026-12-05", "term": "3 months", "end_date": "2027-12-04"}.items():
        talk.replace(key, answer)
    return talk


def news(said: tuple[Reply, ...]) -> list[str]:
    """What was said of findings, without tips."""
    return [ENGLISH.say(reply.lines[0]) for reply in said if reply.tone in ("error", "warning", "effect")]


def test_a_change_that_settles_a_finding_says_so(contradicting: Conversation) -> None:
    said = news(contradicting.replace("term", "1 year"))
    assert said == [
        "This is settled: The term is 3 months, so from 5 December 2026 it should end on 4 March 2027,"
        " not 4 December 2027. Please make them match."
    ]


def test_a_change_that_leaves_a_contradiction_says_it_as_it_is_now(contradicting: Conversation) -> None:
    said = news(contradicting.replace("term", "2 years"))
    assert said == [
        "This needs fixing: The term is 2 years, so from 5 December 2026 it should end on 4 December 2028,"
        " not 4 December 2027. Please make them match."
    ]


def test_a_change_of_something_else_says_nothing_of_it(contradicting: Conversation) -> None:
    assert news(contradicting.replace("service_hours", "1")) == []


def test_undo_and_redo_say_what_comes_up_and_what_is_settled(contradicting: Conversation) -> None:
    contradicting.replace("term", "1 year")
    assert news(contradicting.undo())[0].startswith("This needs fixing: The term is 3 months")
    assert news(contradicting.redo())[0].startswith("This is settled: The term is 3 months")

"""Who speaks English types English first: no Chinese text says it unless the person knows."""

from __future__ import annotations

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import text_of
from wenyue.drafting.review import review
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Draft
from wenyue.interview.replies import Reply
from wenyue.language import ENGLISH

CONTRACT = library.dialog("customer_service")
LANGUAGES = library.languages(CONTRACT.id)
ENGLISH_WORDS, CHINESE_WORDS = "buyers of our noodle bowls", "购买我们面碗的顾客"


def at_a_text(contract: str) -> Conversation:
    """A talk that asks whose customers are served; ``contract`` picks the languages of the contract."""
    talk = Conversation(CONTRACT, Draft("t", CONTRACT.id, CONTRACT.version, TODAY), LANGUAGES, "en")
    talk.open()
    for text in ("1", contract, "1"):
        talk.say(text)
    while talk.step is not None and talk.step.key != "service_object":
        talk.say("" if talk.interview.default(talk.step) is not None else "skip")
    return talk


def words(said: tuple[Reply, ...], tone: str) -> str:
    return "\n".join(ENGLISH.say(line) for reply in said if reply.tone == tone for line in reply.lines)


def printed(talk: Conversation, code: str) -> str:
    document = assemble(CONTRACT, library.template(CONTRACT.id), talk.draft, LANGUAGES, text=(code,))
    return text_of(tuple(document.inlines(code)))


def open_places(talk: Conversation) -> list[str]:
    looked_at = review(CONTRACT, library.template(CONTRACT.id), talk.draft, LANGUAGES)
    return [ENGLISH.say(name) for key, name in looked_at.blanks if key.startswith("service_object")]


@pytest.mark.parametrize("contract", ["2", "3"])
def test_the_chinese_words_are_asked_for_and_each_text_gets_its_own(contract: str) -> None:
    talk = at_a_text(contract)
    asked = words(talk.say(ENGLISH_WORDS), "question")
    assert f"The Chinese text, too, says “{ENGLISH_WORDS}”" in asked
    assert CHINESE_WORDS in words(talk.say(CHINESE_WORDS), "noted")
    assert talk.draft.answers["service_object"].value == CHINESE_WORDS
    assert CHINESE_WORDS in printed(talk, "zh_Hans")
    assert ENGLISH_WORDS in printed(talk, "en")
    assert ENGLISH_WORDS not in printed(talk, "zh_Hans")
    assert open_places(talk) == []


def test_left_empty_it_is_listed_as_open_and_can_be_given_from_there() -> None:
    talk = at_a_text("2")
    talk.say(ENGLISH_WORDS)
    assert "listed among what is open" in words(talk.say(""), "noted")
    assert open_places(talk) == ["Whose customers (Chinese wording)"]
    talk.edit("service_object@en")
    talk.say(CHINESE_WORDS)
    assert open_places(talk) == []


def test_typed_once_more_it_is_meant_in_both() -> None:
    talk = at_a_text("2")
    talk.say("LEGO")
    talk.say("LEGO")
    assert open_places(talk) == []


def test_who_types_chinese_first_is_asked_for_the_english_as_before() -> None:
    talk = at_a_text("2")
    assert "read in the English text" in words(talk.say(CHINESE_WORDS), "question")
    talk.say(ENGLISH_WORDS)
    assert CHINESE_WORDS in printed(talk, "zh_Hans")
    assert ENGLISH_WORDS in printed(talk, "en")


def test_enter_at_a_wording_is_said_in_one_way() -> None:
    talk = at_a_text("2")
    asked = next(reply for reply in talk.say(CHINESE_WORDS) if reply.tone == "question")
    assert asked.usual is not None
    assert ENGLISH.say(asked.usual) == "Press Enter to print what you typed before."


def test_a_contract_in_chinese_only_says_that_it_prints_other_words() -> None:
    talk = at_a_text("1")
    before = len(talk.transcript)
    talk.say(ENGLISH_WORDS)
    assert "in Chinese only" in words(tuple(talk.transcript[before:]), "tip")
    assert "in Chinese only" not in words(at_a_text("1").say(CHINESE_WORDS), "tip")

"""Talks with the line mode in tests: lines in, lines out."""

from __future__ import annotations

from conftest import TODAY
from wenyue import library
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.plain import LineMode
from wenyue.storage import Drafts

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")


def talk(lines: list[str], language: str = "zh_Hans") -> tuple[str, Drafts]:
    """Everything said for ``lines``, in the draft changed last or a new one; and the drafts afterwards."""
    drafts = Drafts()
    draft = drafts.find() or drafts.new(DIALOG, TODAY)
    said: list[str] = []
    LineMode(Conversation(DIALOG, draft, LANGUAGES, language), drafts, said.append, TODAY).run(lines)
    return "\n".join(said), drafts


def after(order: str, *before: str, language: str = "en") -> list[str]:
    """The lines that come back for one order, after others."""
    drafts = Drafts()
    draft = drafts.find() or drafts.new(DIALOG, TODAY)
    said: list[str] = []
    mode = LineMode(Conversation(DIALOG, draft, LANGUAGES, language), drafts, said.append, TODAY)
    mode.run(before)
    said.clear()
    mode.hear(order)
    drafts.close()
    return "\n".join(said).split("\n")


def with_an_error() -> Draft:
    answers = {"party_a.size": "public", "party_b.size": "sme", "pay_days": 90, "signing_place": "上海市"}
    return Drafts().new(DIALOG, TODAY).with_change({key: Answer(value) for key, value in answers.items()})

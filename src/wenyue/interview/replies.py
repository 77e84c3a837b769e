"""What the conversation says: messages with values, never finished text.

A reply can be shown at any time in any language; nothing in it has been
translated yet. Fronts print ``lines`` in order and mark them by ``tone``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wenyue.language import Message, msg

Tone = Literal[
    "welcome",  # first words, and welcome back
    "section",  # a new part of the script begins
    "recap",  # what was chosen in the part that has ended
    "question",  # what is asked now; ``picks`` can be chosen by number
    "person",  # what the person typed
    "noted",  # how an answer was understood
    "effect",  # what else changed because of it
    "confirm",  # is this what was meant?
    "which",  # several readings to pick from
    "problem",  # not an answer, and why
    "aside",  # an explanation; the same question stands
    "error",  # a check of that severity fired
    "warning",
    "tip",
    "done",  # all has been asked
]

Action = Literal["", "review", "quit", "help", "language", "finish"]
"""What the front is asked to do beside showing the words."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to pick by its number: what it is called, and the words that say it."""

    label: Message
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the exchange.

    ``key`` is the answer it is about; ``why``, ``terms`` and ``notes`` come with
    questions; ``term`` names the glossary entry of an explanation; ``check`` the
    check that fired, ``questions`` the keys one can jump to from it.
    """

    tone: Tone
    lines: tuple[Message, ...]
    key: str = ""
    picks: tuple[Pick, ...] = ()
    several: bool = False
    usual: Message | None = None
    why: Message | None = None
    terms: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    term: str = ""
    check: str = ""
    questions: tuple[str, ...] = ()
    action: Action = ""


def spoken(text: str) -> Message:
    """What a person typed, word for word."""
    return Message("{text}", {"text": text})


NOT_UNDERSTOOD = msg("I did not get that. Pick one of the options or say it another way.")
TOO_LONG = msg("That is very long. Please keep an answer under {limit} characters.", limit=5000)
EMPTY = msg("Nothing was typed. Type an answer, or press Enter once more to leave it open for now.")
BEYOND = msg("That is beyond what I can answer; please ask a lawyer. I can explain the clause itself.")
BACK = msg("Back to the previous question.")
NOTHING_BEFORE = msg("This is the first question.")
NOTHING_TO_UNDO = msg("There is nothing to undo.")
NOTHING_TO_REDO = msg("There is nothing to redo.")
SKIPPED = msg("Skipped. I will use a cautious wording that you can change later.")
LEFT_BLANK = msg("Left open: the contract shows a line there for now.")
SAME_WORDING = msg("The English text prints what you typed before.")
NO_CHINESE = msg("The Chinese text prints what you typed, for now; it is listed among what is open.")
HOW_LONG = msg("Say how long it runs, or its first and its last day.")
UNCHANGED = msg("Left as it was.")
NOTHING_ASKED = msg(
    "Everything has been asked. “change the start date” changes an answer; Enter looks everything through."
)
DONE = msg("Everything has been asked. Look through the answers and the contract, then save it as Word or PDF.")

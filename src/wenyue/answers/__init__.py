"""Answers as people type them: one kind, one module; every text becomes a reading, none is guessed.

    understand("date", "下下周一", asked)  →  Value(date(…), literal=False)

The way of a text: cleaned and normalised once, then what is no answer at all
(``intents``: passing, asking, commanding), then the rules of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module

from wenyue.answers.reading import Asked, Command, Kind, Problem, Question, Reading, Skip, Value
from wenyue.language import clean, msg

__all__ = ["KINDS", "kind", "understand", "warm"]

LONGEST = 5000
_NAMED = ("choice", "choices", "yes_no")
# 月结吗 and "am I the buyer?" ask what an option means for the person; they choose none, and are told the choices.
_ASKS = re.compile(r"[吗么嗎麼]$|^(?:am|is|are|do|does|did|should|shall|can|could|would|will|may)\b", re.IGNORECASE)
_LISTED = re.compile(r"[、，,;；/]|和|与|\band\b")


@cache
def kind(name: str) -> Kind:
    """The kind called ``name`` in dialogs, imported when first asked for; KeyError where there is none."""
    module, _, made = _MADE_BY[name].partition(":")
    found: Kind = getattr(import_module(f"wenyue.answers.{module}"), made)()
    return found


_MADE_BY: Mapping[str, str] = {
    "text": "text:Text",
    "choice": "choice:Choice",
    "choices": "choices:Choices",
    "yes_no": "yes_no:YesNo",
    "date": "dates:Date",
    "period": "period:PeriodKind",
    "money": "money:Money",
    "percent": "percent:Percent",
    "integer": "integer:Integer",
    "duration": "duration:DurationKind",
    "credit_code": "credit_code:CreditCode",
    "resident_id": "resident_id:ResidentId",
    "phone": "phone:Phone",
    "email": "email:Email",
    "bank_account": "bank_account:BankAccount",
    "rows": "rows:Rows",
}
KINDS: tuple[str, ...] = tuple(_MADE_BY)


def understand(kind_name: str, text: str, asked: Asked) -> Reading:
    """What ``text`` is as an answer of the kind: never raises for any text, never guesses."""
    text = clean(text).strip()
    if not text:
        return Problem(msg("Nothing was typed."), understood=False)
    if len(text) > LONGEST:
        return Problem(msg("That is longer than {n} characters.", n=LONGEST), understood=False)
    answers = kind(kind_name)
    if _is_certain(kind_name, text, asked):
        return answers.understand(text, asked)
    from wenyue.answers.intents import may_be_words, read_intent

    intent = read_intent(text, kind_name, asked.languages)
    if isinstance(intent, Skip) and kind_name == "text" and not asked.who and may_be_words(text):
        return _confirmed(answers.understand(text, asked))
    if isinstance(intent, Skip | Command) and _could_be_option(kind_name, text, asked):
        intent = None
    if intent is not None and not _is_doubtful(intent):
        return intent
    try:
        if intent is None:
            return answers.understand(text, asked)
        if kind_name in _NAMED and _ASKS.search(text.rstrip("?？ ")):
            return Question("options")
        # 12万？ is an answer that wants to be confirmed; 12万的发票？ is a question.
        reading = answers.understand(text.rstrip("?？ "), asked) if kind_name != "text" else intent
        return _confirmed(reading) if isinstance(reading, Value) else intent
    except OverflowError:
        # Days beyond the year 9999, however they were told.
        return Problem(msg("That is further than a calendar goes."))


def _confirmed(reading: Reading) -> Reading:
    """``reading`` as one to confirm."""
    return replace(reading, literal=False) if isinstance(reading, Value) else reading


def _is_doubtful(intent: Reading) -> bool:
    return isinstance(intent, Question) and intent.about == "unknown"


def _is_certain(kind_name: str, text: str, asked: Asked) -> bool:
    """Whether ``text`` is an answer of this kind although it could be an intent: an option may be called
    “skip” or “English”, "why not" is a yes, 都不选 is none of them."""
    if kind_name == "yes_no":
        from wenyue.answers.yes_no import is_plain

        return is_plain(text)
    if kind_name not in ("choice", "choices"):
        return False
    from wenyue.answers.choices import names_all_or_none
    from wenyue.answers.options import is_exact, names_of, rest_of_parted, squeeze

    labels = {name for names in names_of(asked.options) for name in names.exact | names.parts}
    if is_exact(text, asked.options) or (squeeze(text) in labels and rest_of_parted(text) is None):
        return True
    if kind_name == "choice":
        return False
    # 咨询、投诉、建议: a list of labels asks for no advice.
    parts = [squeeze(part) for part in _LISTED.split(text)]
    return (len(parts) > 1 and all(part in labels for part in parts)) or names_all_or_none(text)


def _could_be_option(kind_name: str, text: str, asked: Asked) -> bool:
    """Whether a text that passes or commands is a word of the options as well: 标准 for 标准版, 中文 for 只要中文."""
    if kind_name not in ("choice", "choices"):
        return False
    from wenyue.answers.intents import read_intent
    from wenyue.answers.options import find

    # What is an intent even where any text is an answer is one here too.
    if read_intent(text, "text", asked.languages) is not None:
        return False
    match = find(text, asked.options)
    return match is not None and bool(match.places)


def warm() -> None:
    """Import what the first answers need, so that none of them waits.

    For a front to call in a thread after its first frame: it takes about 0.3 s. Not pinyin, which takes 12 MB
    and, the first time that an option is told in letters, 50 ms.
    """
    from datetime import date

    asked = Asked(date(2026, 12, 1))
    for name in KINDS:
        understand(name, "農曆八月十五", asked)
    understand("date", "3个工作日后", asked)
    understand("email", "wang@example.com", asked)
    from rapidfuzz.distance import DamerauLevenshtein

    DamerauLevenshtein.normalized_similarity("a", "b")

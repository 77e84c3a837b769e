"""Answers as the JSON text in which drafts keep them, each written and read by its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from wenyue import library
from wenyue.interview.draft import ORIGINS, Answer, Change, Draft

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading a text raises that was not written by this program, or by a later one: it is no JSON, its values are
of other types, its dialog is not here."""


@lru_cache(maxsize=8)
def _kinds(dialog_id: str) -> Mapping[str, str]:
    """The kind of every answer a dialog can have, by key. Raises LookupError for a dialog that is not here."""
    from wenyue.interview.engine import every_step

    if dialog_id not in library.all_dialogs():
        raise LookupError(dialog_id)
    return {key: step.kind for key, step in every_step(library.dialog(dialog_id)).items()}


def base_to_json(base: Draft | None) -> str | None:
    """The contract that a draft starts from: its answers as they stood then."""
    if base is None:
        return None
    kinds = _kinds(base.dialog)
    data = {
        "id": base.id,
        "dialog": base.dialog,
        "version": base.version,
        "opened_on": base.opened_on.isoformat(),
        "answers": {key: _to_data(kinds[key], answer) for key, answer in base.answers.items() if key in kinds},
        "base": base_to_json(base.base),
    }
    return json.dumps(data, ensure_ascii=False)


def base_from_json(text: str | None) -> Draft | None:
    if text is None:
        return None
    data = json.loads(text)
    answers = change_from_json(data["dialog"], json.dumps(data["answers"]))
    opened_on = date.fromisoformat(data["opened_on"])
    base = Draft(data["id"], data["dialog"], data["version"], opened_on, base=base_from_json(data["base"]))
    return base.with_change(answers) if answers else base


def change_to_json(dialog_id: str, change: Change) -> str:
    kinds = _kinds(dialog_id)
    return json.dumps({key: _to_data(kinds[key], answer) for key, answer in change.items()}, ensure_ascii=False)


def _to_data(kind: str, answer: Answer | None) -> object:
    from wenyue import answers

    if answer is None:
        return None
    value = None if answer.value is None else answers.kind(kind).to_data(answer.value)
    return {"value": value, "typed": answer.typed, "origin": answer.origin}


def change_from_json(dialog_id: str, text: str) -> Change:
    kinds = _kinds(dialog_id)
    return {key: _from_data(kinds.get(key, "text"), data) for key, data in json.loads(text).items()}


def _from_data(kind: str, data: dict[str, object] | None) -> Answer | None:
    from wenyue import answers

    if data is None:
        return None
    typed, origin = str(data["typed"]), ORIGINS[str(data["origin"])]
    if data["value"] is None:
        return Answer(None, typed, origin)
    try:
        return Answer(answers.kind(kind).from_data(data["value"]), typed, origin)
    except (ValueError, TypeError, KeyError, ArithmeticError):
        # The script has changed since: the words are kept, and the question is open again.
        return Answer(None, typed, "blank")

"""What the script's usual answers are worth."""

from __future__ import annotations

from datetime import date

import pytest

from wenyue import answers, library
from wenyue.answers.reading import Asked, Value
from wenyue.interview.dialog import Question, Setting
from wenyue.interview.values import _read

DIALOGS = [library.dialog(id) for id in library.all_dialogs()]
HOLDERS: list[Question | Setting] = [
    holder for dialog in DIALOGS for holders in (dialog.questions, dialog.settings) for holder in holders
]
USUAL = sorted(
    {
        (holder.kind, holder.default)
        for holder in HOLDERS
        if isinstance(holder.default, str) and holder.kind not in ("choice", "choices", "text")
    }
)


@pytest.mark.parametrize(
    ("kind", "text"), [*USUAL, ("period", "18 months"), ("period", "2 weeks"), ("period", "90 days")]
)
def test_a_usual_answer_means_what_it_would_mean_when_a_person_typed_it(kind: str, text: str) -> None:
    reading = answers.understand(kind, text, Asked(date.min))
    assert isinstance(reading, Value)
    found = _read(kind, text)
    assert found == reading.value
    assert type(found) is type(reading.value)

"""What was typed into forms and tables that were left without saving."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Question
from wenyue.interview.engine import Step, all_steps, every_step

if TYPE_CHECKING:  # a form or table is opened long after the first question, which must not wait for what reads them
    from wenyue.interview import filling

_FIELD, _TABLE = "field:", "table:"
"""What the keys begin with under which they are kept beside the draft, among the half-typed answers."""


class PutBy:
    """Holds only what differs from the answers, and only while those are what they were: words that were put by never
    come back over an answer given since."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._fields: dict[str, tuple[str, str]] = {}
        self._tables: dict[str, tuple[str, filling.Cells]] = {}

    def _stamp(self, key: str) -> str:
        """Tells one answer from another."""
        given = self._conversation.draft.answers.get(key)
        return blake2b(f"{given.origin}\n{given.typed}".encode(), digest_size=8).hexdigest() if given else ""

    # Forms

    def form(self, question: Question) -> Mapping[str, str]:
        """What was put by of a form, by field."""
        held = {step.key: self._fields.get(step.key) for step in all_steps(self._conversation.dialog, question)}
        return {key: one[1] for key, one in held.items() if one is not None and one[0] == self._stamp(key)}

    def put_form(self, question: Question, began: Mapping[str, str], words: Mapping[str, str]) -> None:
        """Put by what stands in the fields and neither stood there at the beginning nor is an answer by now."""
        from wenyue.interview import filling

        self.drop_form(question)
        for step in all_steps(self._conversation.dialog, question):
            text = words.get(step.key, "")
            if text not in (began.get(step.key, ""), filling.words_of(self._conversation, step)):
                self._fields[step.key] = self._stamp(step.key), text

    def drop_form(self, question: Question) -> None:
        for step in all_steps(self._conversation.dialog, question):
            self._fields.pop(step.key, None)

    # Tables

    def table(self, step: Step) -> filling.Cells | None:
        """What was put by of a table; None where nothing was."""
        from wenyue.interview import filling

        stamp, cells = self._tables.get(step.key, ("", None))
        width = len(filling.columns_of(step))
        if not cells or stamp != self._stamp(step.key) or any(len(row) != width for row in cells):
            return None
        return cells

    def put_table(self, step: Step, began: filling.Cells, cells: filling.Cells) -> None:
        """Put by the cells, where they are others than at the beginning."""
        from wenyue.interview import filling

        self.drop_table(step)
        if filling.trimmed(cells) != filling.trimmed(began):
            self._tables[step.key] = self._stamp(step.key), tuple(tuple(row) for row in cells)

    def drop_table(self, step: Step) -> None:
        self._tables.pop(step.key, None)

    # On the disk

    @property
    def kept(self) -> Mapping[str, str]:
        """All of it as words by key, to be kept beside the draft; no identity numbers."""
        steps = every_step(self._conversation.dialog)
        found: dict[str, str] = {}
        for start, held in ((_FIELD, self._fields), (_TABLE, self._tables)):
            for key, (stamp, words) in held.items():
                if stamp == self._stamp(key) and not (key in steps and steps[key].masked):
                    found[start + key] = json.dumps([stamp, words], ensure_ascii=False)
        return found

    def take_up(self, kept: Mapping[str, str]) -> Mapping[str, str]:
        """Hold again what was kept; what else was kept under other keys is given back."""
        for key, words in kept.items():
            with suppress(ValueError, TypeError):
                if key.startswith(_FIELD):
                    stamp, text = json.loads(words)
                    self._fields[key.removeprefix(_FIELD)] = stamp, text
                elif key.startswith(_TABLE):
                    stamp, cells = json.loads(words)
                    self._tables[key.removeprefix(_TABLE)] = stamp, cells
        return {key: words for key, words in kept.items() if not key.startswith((_FIELD, _TABLE))}

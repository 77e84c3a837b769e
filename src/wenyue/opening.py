"""A Word file that comes back: its answers as a draft again, and what was changed in its text by hand."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wenyue import fence, library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.changes import names_of
from wenyue.drafting.compare import Change, changed_by_hand
from wenyue.errors import AnswersError, ExportError, Mistake, StorageError
from wenyue.export import word_reader
from wenyue.export.carried import Carried
from wenyue.export.passages import passages
from wenyue.export.word_reader import WordFile
from wenyue.interview.draft import Draft
from wenyue.interview.exchange import Received, received
from wenyue.language import Message, Words, msg

_LARGEST = 64_000_000  # bytes of a Word file


@dataclass(frozen=True, slots=True)
class Opened:
    """A file opened again.

    ``draft`` has no id yet: whoever keeps it gives it one. ``text`` are the
    languages of the contract in the file, ``changes`` what differs from what the
    answers make, ``remarks`` what is worth knowing about the reading,
    and ``names`` what to call clauses without a number (for `wenyue.drafting.changes.lines`).
    """

    draft: Draft
    text: tuple[str, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Message, ...]
    names: Mapping[str, str]


def open_file(file: Path) -> Opened:
    """The draft in a Word file. Raises StorageError when it cannot be read, AnswersError when it carries no answers."""
    fence.keep(file)
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:  # a device or a pipe may never end
            raise AnswersError([Mistake(str(file), word_reader.NO_WORD_FILE)])
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or msg("there is no such place")
        problem = msg("{file} cannot be read: {reason}.", file=str(file), reason=reason)
        raise StorageError(problem) from error
    try:
        found = word_reader.read(data)
    except ExportError as error:
        raise AnswersError([Mistake(str(file), error.message)]) from error
    if found.carried is None or found.carried.dialog not in library.all_dialogs():
        raise AnswersError([Mistake(str(file), _without_answers(found))])
    return _opened(found, found.carried)


def _opened(found: WordFile, carried: Carried) -> Opened:
    dialog, template = library.dialog(carried.dialog), library.template(carried.dialog)
    beneath: Received | None = None
    if dialog.base is not None and carried.base is not None and carried.base.dialog == dialog.base.id:
        beneath = received(dialog.base, carried.base.version, carried.base.opened_on, carried.base.answers)
    base = beneath.draft if beneath else None
    back = received(dialog, dialog.version, carried.opened_on, carried.answers, base)
    lost = (*back.lost, *(beneath.lost if beneath else ()))
    text = tuple(code for code in carried.text if code in template.wordings) or dialog.languages[:1]
    written = assemble(dialog, template, back.draft, library.languages(dialog.id), text=text)
    remarks: list[Message] = []
    if carried.version != dialog.version:
        remarks.append(
            msg(
                "The file was written with version {old} of the contract, and this is version {new}:"
                " some of the differences come from that.",
                old=carried.version,
                new=dialog.version,
            )
        )
    if lost:
        remarks.append(msg("These answers could not be read and are open again: {answers}.", answers=Words(lost)))
    return Opened(
        back.draft, text, changed_by_hand(passages(written), found.paragraphs), tuple(remarks), names_of(written)
    )


def _without_answers(found: WordFile) -> Message:
    if found.carried is not None:
        return msg("This file belongs to a contract that is not here: {contract}.", contract=found.carried.dialog)
    if found.is_ours:
        return msg(
            "This program wrote the file, but its answers got lost when another one saved it. Open an earlier copy."
        )
    return msg("This file carries no answers: it was written clean, or not by this program. It cannot be gone on with.")

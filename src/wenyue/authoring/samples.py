"""The sample conversation of a dialog: every line of it is understood, in every language, to the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from wenyue.authoring.script import Script
from wenyue.errors import AuthoringError, Mistake
from wenyue.interview.sample import play
from wenyue.language import Language, msg
from wenyue.library import sample
from wenyue.source import root, shown

_DAYS = (date(2026, 1, 31), date(2026, 11, 24), date(2028, 2, 29))
"""Days on which it is tried: what is typed may count from the day it is typed on."""


def sample_mistakes(script: Script, languages: Mapping[str, Language], folder: Path | None) -> Iterator[Mistake]:
    """What is wrong with the sample of a dialog; nothing where it has none."""
    dialog = script.dialog
    file = (folder or root() / "dialogs" / dialog.id) / "sample" / "answers.yaml"
    try:
        found = sample(dialog.id, folder)
    except AuthoringError as error:
        yield from error.mistakes
        return
    if found is None:
        return
    for code in languages:
        for day in _DAYS:
            step = play(dialog, found, languages, code, day).step
            if step is not None:
                message = msg(
                    "The sample stops at “{key}” in {language}: what is typed there is not understood.",
                    key=step.key,
                    language=code,
                )
                yield Mistake(f"{shown(file)}:1", message)
                break

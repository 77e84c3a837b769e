"""The whole-script check: everything wrong with a dialog, its template and its catalogs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from wenyue.authoring.catalogs import catalog_mistakes, dialog_texts, languages_with
from wenyue.authoring.entries import entry_mistakes
from wenyue.authoring.expressions import expression_mistakes
from wenyue.authoring.labels import label_mistakes
from wenyue.authoring.purpose import purpose_mistakes
from wenyue.authoring.samples import sample_mistakes
from wenyue.authoring.script import Script, read
from wenyue.authoring.structure import structure_mistakes
from wenyue.authoring.usual import evaluated_mistakes, usual_mistakes
from wenyue.authoring.wording import wording_mistakes
from wenyue.errors import AuthoringError, Mistake
from wenyue.source import root


def mistakes(
    dialog_id: str,
    dialogs_folder: Path | None = None,
    templates_folder: Path | None = None,
    locales_folder: Path | None = None,
) -> tuple[Mistake, ...]:
    """All that is wrong with a dialog, in the order of its files; () when it can run.

    The folders are those of this dialog's own files (``dialogs/<id>``,
    ``templates/<id>``) and of the catalogs (``locales``), where they are not the
    shipped ones. Never raises for what the files say.
    """
    try:
        script = read(dialog_id, dialogs_folder, templates_folder)
    except AuthoringError as error:
        return error.mistakes
    found = [
        *entry_mistakes(script),
        *structure_mistakes(script),
        *expression_mistakes(script),
        *wording_mistakes(script),
        *label_mistakes(script),
        *usual_mistakes(script),
        *catalog_mistakes(dialog_id, dialog_texts(dialogs_folder or root() / "dialogs" / dialog_id), locales_folder),
    ]
    if not found:
        found.extend(_of_a_sound_script(script, dialogs_folder, locales_folder))
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _of_a_sound_script(script: Script, dialogs: Path | None, locales: Path | None) -> Iterator[Mistake]:
    """What can only be seen once every name leads somewhere."""
    languages = languages_with(script.dialog.id, locales)
    yield from evaluated_mistakes(script, languages)
    yield from purpose_mistakes(script, languages)
    yield from sample_mistakes(script, languages, dialogs)


def _place(mistake: Mistake) -> tuple[str, int]:
    found = re.fullmatch(r"(.*?)(?::(\d+))?", mistake.where)
    assert found
    return found.group(1), int(found.group(2) or 0)

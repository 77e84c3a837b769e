"""Catalogs that are not translated but converted: traditional Chinese from simplified.

A folder of ``locales`` with a ``conversion.toml`` has its catalogs made from
those of another language, anew each time. The file says from which and how,
and holds what a reader of the result corrected: words, words of the program
alone, and whole messages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from wenyue.errors import AuthoringError, Mistake
from wenyue.language import clean, msg
from wenyue.library import PROGRAM
from wenyue.source import shown

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FILE = "conversion.toml"
_QUOTES = str.maketrans({"“": "「", "”": "」", "‘": "『", "’": "』"})


@dataclass(frozen=True, slots=True)
class Conversion:
    """How the catalogs of a language are made. ``source`` is the language they come from, ``opencc`` the way of
    OpenCC to convert; ``words`` are replaced in its result, longest first, ``program`` only in the program's own
    catalog; ``messages`` are whole translations by their English."""

    source: str
    opencc: str
    words: Mapping[str, str] = field(default_factory=dict)
    program: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)

    def of(self, domain: str) -> Callable[[str], str]:
        """What turns a text of a domain's catalog into this language."""
        from opencc import OpenCC

        convert = OpenCC(self.opencc).convert
        words = {**self.words, **(self.program if domain == PROGRAM else {})}
        # All at once, so that no word is found inside what another one was replaced by.
        any_word = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")

        def converted(text: str) -> str:
            return any_word.sub(lambda word: words[word[0]], str(convert(text)).translate(_QUOTES))

        return converted


def conversion(folder: Path) -> Conversion | None:
    """How the catalogs in ``locales/<code>`` are made; None where they are translated by hand.

    Raises AuthoringError.
    """
    file = folder / FILE
    if not file.is_file():
        return None
    try:
        return Conversion(**tomllib.loads(clean(file.read_text(encoding="utf-8"))))
    except (ValueError, TypeError) as error:
        problem = msg("This is no conversion of catalogs: {problem}. Correct the file.", problem=str(error))
        raise AuthoringError([Mistake(shown(file), problem)]) from error


def convert(made: Conversion, file: Path) -> bytes:
    """The catalog that belongs in ``file``, made from the one of the same name in the source language."""
    from io import BytesIO

    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    code, source = file.parents[1].name, file.parents[2] / made.source / "LC_MESSAGES" / file.name
    given, turn = _read(source, made.source), made.of(file.stem)
    header = f"# The words of {file.stem} in {code}, made from {made.source}: correct {FILE}, not this."
    result = Catalog(
        code,
        header_comment=header,
        project=given.project,
        version=given.version,
        msgid_bugs_address=given.msgid_bugs_address,
        last_translator=given.last_translator,
        language_team=code,
        charset="utf-8",
        fuzzy=False,
        creation_date=given.creation_date,
        revision_date=given.revision_date,
    )
    for entry in given:
        if not entry.id:
            continue
        id = entry.id if isinstance(entry.id, str) else entry.id[0]
        words = made.messages.get(id)
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        texts = tuple(words if words is not None and form else turn(form) for form in forms)
        result.add(
            entry.id,
            texts[0] if isinstance(entry.string, str) else texts,
            locations=entry.locations,
            auto_comments=entry.auto_comments,
        )
        result[id].flags.discard("python-format")
    stream = BytesIO()
    write_po(stream, result, width=0, sort_by_file=True, include_lineno=False)
    return stream.getvalue()


def leftovers(made: Conversion, folder: Path) -> tuple[str, ...]:
    """The corrected messages that no catalog of the source language has any more."""
    ids: set[str] = set()
    for file in (folder.parent / made.source / "LC_MESSAGES").glob("*.po"):
        ids.update(entry.id if isinstance(entry.id, str) else entry.id[0] for entry in _read(file, made.source))
    return tuple(id for id in made.messages if id not in ids)


def _read(file: Path, code: str) -> Catalog:
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        return read_po(stream, locale=code)

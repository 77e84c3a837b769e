"""Catalogs: every text has words in every language, with the same places, and nothing is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import wenyue
from wenyue.authoring.conversion import FILE as CONVERSION
from wenyue.authoring.conversion import Conversion, conversion, convert, leftovers
from wenyue.authoring.extraction import extracted
from wenyue.errors import Mistake
from wenyue.language import ENGLISH, Language, clean, msg
from wenyue.library import PROGRAM, chain, style
from wenyue.source import root, shown

_PLACE = re.compile(r"\{(\w+)\}")
KEYWORDS = {"msg": None, "nmsg": (1, 2)}
"""What marks a message in Python code, as ``pybabel --keyword`` has it: ``msg`` and ``nmsg:1,2``."""


@dataclass(frozen=True, slots=True)
class Used:
    """A text that the program or a dialog says: its English, its plural ("" when it has none),
    where it stands, and what translators are told about it."""

    text: str
    plural: str
    where: str
    comments: tuple[str, ...] = ()

    @property
    def places(self) -> frozenset[str]:
        """The names in braces. A message for one thing need not print its number."""
        return frozenset(_PLACE.findall(self.plural or self.text))


def program_texts(folder: Path | None = None) -> tuple[Used, ...]:
    """Every message of the program's code, in the order of its files."""
    from babel.messages.extract import extract_from_file

    package = folder or Path(wenyue.__file__).parent
    found = []
    for file in sorted(package.rglob("*.py")):
        for line, message, comments, _ in extract_from_file("python", str(file), KEYWORDS):
            text, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
            found.append(Used(text, plural, f"{shown(file)}:{line}", tuple(comments)))
    return tuple(found)


def dialog_texts(folder: Path) -> tuple[Used, ...]:
    """Every text of the dialog in ``folder`` that people read."""
    return tuple(
        Used(said.text, "", f"{shown(file)}:{said.line}", (f"Where: {said.entry}.{said.field}",))
        for file in sorted(folder.glob("*.yaml"))
        for said in extracted(file.read_text(encoding="utf-8"))
    )


def catalog_files(domain: str, locales: Path | None = None) -> tuple[Path, ...]:
    """The catalogs of a domain (``wenyue`` or a dialog's id), one for each language but English."""
    home = locales or root() / "locales"
    return tuple(folder / f"{domain}.po" for folder in sorted(home.glob("*/LC_MESSAGES")))


def catalog_mistakes(domain: str, texts: Iterable[Used], locales: Path | None = None) -> tuple[Mistake, ...]:
    """What is wrong between the texts of a domain and its catalogs."""
    first: dict[str, Used] = {}
    for text in texts:
        first.setdefault(text.text, text)
    return tuple(
        mistake
        for file in catalog_files(domain, locales)
        for made in [conversion(file.parents[1])]
        for mistake in (_of_catalog(file, first) if made is None else _of_converted(file, made))
    )


def all_texts(domain: str) -> tuple[Used, ...]:
    """The texts of a shipped domain."""
    return program_texts() if domain == PROGRAM else dialog_texts(root() / "dialogs" / domain)


def update(file: Path, texts: Iterable[Used]) -> None:
    """Write a catalog anew: every text that is used, with the words it has; what is no longer used goes.

    Texts stand in the order of their files, with the file but no line number: a
    line that moves must not change a catalog.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    template = Catalog(charset="utf-8")
    for text in texts:
        id = (text.text, text.plural) if text.plural else text.text
        comments = [comment for comment in text.comments if comment.startswith("Where:")]
        template.add(id, locations=[(text.where.rpartition(":")[0], 0)], auto_comments=comments)
        # "5 % is" is no format: only the names in braces are places.
        template[id].flags.discard("python-format")
    code = file.parents[1].name
    catalog = Catalog(
        code,
        header_comment=f"# The words of {file.stem} in {code}.",
        project="wenyue",
        version="1.0",
        msgid_bugs_address="Wenyue contributors",
        last_translator="Wenyue contributors",
        language_team=code,
        charset="utf-8",
        fuzzy=False,
    )
    if file.is_file():
        with file.open("rb") as stream:
            catalog = read_po(stream, locale=code)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with file.open("wb") as stream:
        write_po(stream, catalog, width=0, sort_by_file=True, include_lineno=False)


def languages_with(domain: str, locales: Path | None = None) -> Mapping[str, Language]:
    """English, and the languages of the catalogs, with the words of one domain."""
    from babel.messages.pofile import read_po

    found = {"en": ENGLISH}
    for file in (file for name in chain(domain) for file in catalog_files(name, locales) if file.is_file()):
        with file.open("rb") as stream:
            words = {str(entry.id): clean(str(entry.string)) for entry in read_po(stream) if entry.id and entry.string}
        code = file.parents[1].name
        found[code] = Language(code, {**found[code].catalog, **words} if code in found else words, style(code, locales))
    return found


def _of_converted(file: Path, made: Conversion) -> Iterator[Mistake]:
    """A converted catalog says what its source says, in other characters; what is missing is missing there."""
    if not file.is_file() or file.read_bytes() != convert(made, file):
        yield Mistake(shown(file), msg("This is not what the conversion makes. Run “make catalogs”."))
    if file.stem == PROGRAM:
        for id in leftovers(made, file.parents[1]):
            where = shown(file.parents[1] / CONVERSION)
            yield Mistake(where, msg("Nothing says “{text}” any more. Take the entry out.", text=_short(id)))


def _of_catalog(file: Path, texts: Mapping[str, Used]) -> Iterator[Mistake]:
    from babel.messages.pofile import read_po

    if not file.is_file():
        yield Mistake(shown(file), msg("There is no such catalog. Make it with “make catalogs”."))
        return
    with file.open("rb") as stream:
        catalog = read_po(stream)
    translated: set[str] = set()
    for entry in catalog:
        if not entry.id:
            continue
        id, forms = entry.id if isinstance(entry.id, str) else entry.id[0], _forms(entry.string)
        where = f"{shown(file)}:{entry.lineno}"
        if id not in texts:
            yield Mistake(where, msg("Nothing says “{text}” any more. Take the entry out.", text=_short(id)))
            continue
        if entry.fuzzy or not all(forms):
            continue
        translated.add(id)
        for form in forms:
            given = frozenset(_PLACE.findall(form))
            if given != texts[id].places:
                yield Mistake(
                    where,
                    msg(
                        "The translation of “{text}” has the places {given}, and must have {wanted}.",
                        text=_short(id),
                        given=_braced(given),
                        wanted=_braced(texts[id].places),
                    ),
                )
    for text in texts.values():
        if text.text not in translated:
            untranslated = msg(
                "“{text}” has no words in {file}. Add them there.", text=_short(text.text), file=file.name
            )
            yield Mistake(text.where, untranslated)


def _forms(string: str | Iterable[str] | None) -> tuple[str, ...]:
    return (clean(string),) if isinstance(string, str) else tuple(clean(form) for form in string or ("",))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _braced(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "–"

"""What is shipped: finds and reads dialogs, catalogs and templates.

Everything is read once and kept. A mistake in a file is an AuthoringError that
says file and line, what is wrong, and what to do.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from wenyue import kept
from wenyue.errors import AuthoringError, Mistake
from wenyue.language import ENGLISH, Catalog, Language, Style, Words, clean, msg
from wenyue.source import Source, root, shown

if TYPE_CHECKING:
    from wenyue.drafting.template import Labels, Template, Wording
    from wenyue.interview.dialog import Dialog
    from wenyue.interview.entries import Entry
    from wenyue.interview.sample import Sample

_AFTER = re.compile(r"^after: *(\w+)", re.MULTILINE)
PAPERS = "papers"
"""The folder of a template, and of each of its languages, that holds the papers that go with the contract."""
PROGRAM = "wenyue"
"""The catalog of the program's own messages; each dialog has one under its own name."""

M = TypeVar("M", bound="Entry")


@lru_cache(maxsize=1)
def _afters() -> Mapping[str, str]:
    """Every dialog, with the one it starts from ("" for none): one look at a line, not a reading of the files,
    since the start screen waits for it."""
    files = sorted((root() / "dialogs").glob("*/dialog.yaml"))
    found = ((file.parent.name, _AFTER.search(file.read_text(encoding="utf-8"))) for file in files)
    return {id: said.group(1) if said else "" for id, said in found}


def all_dialogs() -> tuple[str, ...]:
    """The ids of all dialogs."""
    return tuple(_afters())


def dialogs() -> tuple[str, ...]:
    """The ids of the dialogs that start from nothing: those a new contract can be begun with."""
    return tuple(id for id, after in _afters().items() if not after)


def following(id: str) -> tuple[str, ...]:
    """The ids of the dialogs that start from a finished contract of the dialog ``id``."""
    return tuple(other for other, after in _afters().items() if after == id)


@lru_cache(maxsize=8)
def dialog_source(id: str, folder: Path | None = None) -> Source:
    """The files of a dialog as data with places. ``folder`` is another place than the shipped one."""
    source = Source()
    for file in _dialog_files(id, folder):
        source.read(file)
    source.check()
    return source


def _dialog_files(id: str, folder: Path | None) -> list[Path]:
    home = folder or root() / "dialogs" / id
    _must_hold(home, "dialog.yaml")
    return sorted(home.glob("*.yaml"))


@lru_cache(maxsize=8)
def dialog(id: str, folder: Path | None = None) -> Dialog:
    """A dialog, read and checked field by field. Raises AuthoringError."""
    from wenyue.interview.conditions import know, trees_of
    from wenyue.interview.dialog import Dialog, expressions
    from wenyue.interview.entries import Misfits, read

    def said() -> dict[str, Any]:
        return dialog_source(id, folder).data

    data = said() if folder else kept.data(f"dialog-{id}", _dialog_files(id, None), said)
    base = _base(data.get("after", ""), lambda: dialog_source(id, folder))
    # An amendment speaks in the same caution as the contract that it amends.
    beneath = {"disclaimers": base.disclaimers} if base else {}
    try:
        found = read(Dialog, {**beneath, **data})
    except Misfits as misfits:
        source = dialog_source(id, folder)
        source.refuse(misfits)
        raise AuthoringError(source.mistakes) from misfits
    if not folder:
        know(kept.data(f"expressions-{id}", _dialog_files(id, None), lambda: trees_of(expressions(found))))
    return found.resting_on(base) if base else found


def _base(name: str, source: Callable[[], Source]) -> Dialog | None:
    """The dialog that ``after`` names. Raises AuthoringError when none of that name starts from nothing itself."""
    if not name:
        return None
    known = dialogs()
    if name not in known:
        message = msg(
            "There is no dialog “{name}” to start from. Choose among: {names}.", name=name, names=Words(known)
        )
        raise AuthoringError([Mistake(source().place(("after",)), message)])
    return dialog(name)


@lru_cache(maxsize=8)
def template(id: str, folder: Path | None = None) -> Template:
    """The contract template of a dialog with all its papers, in all its languages. Raises AuthoringError."""
    from wenyue.drafting.template import CONTRACT, Labels, Structure, Template

    home = folder or root() / "templates" / id
    _must_hold(home, f"{CONTRACT}.yaml")
    codes = [path.name for path in sorted(home.iterdir()) if path.is_dir() and path.name != PAPERS]
    for code in codes:
        _must_hold(home / code, "labels.yaml")
    files = sorted(home.rglob("*.yaml"))

    def said() -> dict[str, Any]:
        return {file.relative_to(home).as_posix(): _said(file).data for file in files}

    data = said() if folder else kept.data(f"template-{id}", files, said)

    def model(kind: type[M], name: str) -> M:
        return _model(kind, home / name, data[name])

    labels = {code: model(Labels, f"{code}/labels.yaml") for code in codes}

    def read(paper: str, papers: Mapping[str, Template]) -> Template:
        structure = model(Structure, f"{paper}.yaml")
        wordings = {code: _wording(home / code, f"{paper}.md", labels[code]) for code in codes}
        return Template(structure, MappingProxyType(wordings), MappingProxyType(papers))

    return read(CONTRACT, {path.stem: read(f"{PAPERS}/{path.stem}", {}) for path in paper_files(home)})


@lru_cache(maxsize=8)
def sample(id: str, folder: Path | None = None) -> Sample | None:
    """The sample conversation of a dialog, in a folder of its own beside the script; None when it has none.
    Raises AuthoringError."""
    from wenyue.interview.sample import Sample

    file = (folder or root() / "dialogs" / id) / "sample" / "answers.yaml"
    return _model(Sample, file, _said(file).data) if file.is_file() else None


def paper_files(home: Path) -> list[Path]:
    """The structures of the papers that go with the contract of a template folder."""
    return sorted((home / PAPERS).glob("*.yaml"), key=lambda path: (len(path.stem), path.stem))


def structure_source(id: str, folder: Path | None = None, paper: str = "contract") -> Source:
    """``contract.yaml``, or the structure of another paper (``papers/D1``), as data with places."""
    return _said((folder or root() / "templates" / id) / f"{paper}.yaml")


def _said(file: Path) -> Source:
    """What one file says, with places. Raises AuthoringError."""
    source = Source()
    source.read(file)
    source.check()
    return source


def _model(model: type[M], file: Path, data: Mapping[str, Any]) -> M:
    """An entry from what a file says. Raises AuthoringError with the places in the file."""
    from wenyue.interview.entries import Misfits, read

    try:
        return read(model, data)
    except Misfits as misfits:
        source = _said(file)
        source.refuse(misfits)
        raise AuthoringError(source.mistakes) from misfits


def _wording(home: Path, name: str, labels: Labels) -> Wording:
    from wenyue.drafting.template import Wording, split_words

    _must_hold(home, name)
    file = home / name
    titles, clauses = split_words(clean(file.read_text(encoding="utf-8")))
    doubled = _doubled(file)
    if doubled:
        raise AuthoringError(doubled)
    return Wording(home.name, name, titles.get("title", ""), titles, clauses, labels)


def _must_hold(home: Path, *names: str) -> None:
    """Raise AuthoringError for files that are not there."""
    missing = [name for name in names if not (home / name).is_file()]
    if missing:
        message = msg("The file is missing. Add it, or take its folder away.")
        raise AuthoringError([Mistake(shown(home / name), message) for name in missing])


def _doubled(file: Path) -> list[Mistake]:
    seen: dict[str, int] = {}
    found: list[Mistake] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("# ", "## ")):
            id = line.split()[1]
            if id in seen:
                twice = msg("“{key}” stands here twice (line {line} too). Keep one of the two.", key=id, line=seen[id])
                found.append(Mistake(f"{shown(file)}:{number}", twice))
            seen[id] = number
    return found


def language_codes() -> tuple[str, ...]:
    """The languages the program speaks: English, and one for each folder of ``locales``, in the order of switching."""
    return ("en", *sorted(path.parent.name for path in (root() / "locales").glob("*/LC_MESSAGES")))


@lru_cache(maxsize=16)
def style(code: str, locales: Path | None = None) -> Style:
    """What ``locales/<code>/language.toml`` says of a language. Raises AuthoringError."""
    if code == "en":
        return ENGLISH.style
    file = (locales or root() / "locales") / code / "language.toml"
    if not file.is_file():
        return Style(code)
    try:
        said = _toml(file) if locales else kept.data(f"language-{code}", [file], lambda: _toml(file))
        data: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in said.items()}
        found = Style(**data)
    except (OSError, ValueError, TypeError) as error:
        problem = msg("This is no description of a language: {problem}. Copy that of another one.", problem=str(error))
        raise AuthoringError([Mistake(shown(file), problem)]) from error
    return found


def _toml(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(clean(file.read_text(encoding="utf-8")))


def language_for(name: str) -> str:
    """The language that a code or the name of a system locale means (``zh_TW.UTF-8``, ``zh-Hant-HK``);
    English where it means none."""
    wanted = name.partition(".")[0].partition("@")[0].replace("-", "_").casefold()
    codes = language_codes()
    exact = [code for code in codes if code.casefold() == wanted]
    meant = [
        (len(system), code)
        for code in codes
        for system in (code, *style(code).systems)
        if f"{wanted}_".startswith(f"{system.casefold()}_")
    ]
    return exact[0] if exact else max(meant, default=(0, "en"))[1]


@lru_cache(maxsize=1)
def contract_languages() -> tuple[str, ...]:
    """The languages that some contract is written in, by the folders of ``templates``."""
    return tuple(sorted({path.parent.name for path in (root() / "templates").glob("*/*/contract.md")}, reverse=True))


@lru_cache(maxsize=32)
def catalog(code: str, domain: str) -> Catalog:
    """The messages of one language, for the program (``wenyue``) or for a dialog."""
    file = root() / "locales" / code / "LC_MESSAGES" / f"{domain}.po"
    if not file.is_file():
        return MappingProxyType({})
    found = kept.data(f"catalog-{code}-{domain}", [file], lambda: dict(_messages(file)))
    return MappingProxyType({id: tuple(words) if isinstance(words, list) else words for id, words in found.items()})


def _messages(file: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        for message in read_po(stream):
            words = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if not message.id or message.fuzzy or not any(words):
                continue
            if isinstance(message.id, str):
                yield message.id, clean(words[0])
            else:
                yield message.id[0], tuple(clean(form) for form in words)


def chain(dialog_id: str) -> tuple[str, ...]:
    """A dialog and those beneath it, the lowest first; nothing for no dialog."""
    return tuple(id for id in (_afters().get(dialog_id, ""), dialog_id) if id)


@lru_cache(maxsize=16)
def languages(*dialog_ids: str) -> Mapping[str, Language]:
    """All languages by code, with the messages of the program and of dialogs (and of those they start from).

    A catalog is read when its language first says something: the first frame waits for one of them only.
    """
    domains = tuple(dict.fromkeys((PROGRAM, *(domain for id in dialog_ids for domain in chain(id)))))

    def reading(code: str) -> Callable[[], Catalog]:
        return lambda: MappingProxyType(dict(ChainMap(*(dict(catalog(code, domain)) for domain in reversed(domains)))))

    return MappingProxyType(
        {code: ENGLISH if code == "en" else Language(code, reading(code), style(code)) for code in language_codes()}
    )

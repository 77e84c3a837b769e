"""A dialog and its template as their files have them, with the place of every entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from wenyue.drafting.template import CONTRACT, ClauseSpec, Template
from wenyue.errors import AuthoringError, Mistake
from wenyue.interview.dialog import (
    Annex,
    Check,
    Derived,
    Dialog,
    Law,
    Note,
    Question,
    Record,
    Scenario,
    Section,
    Setting,
    Term,
)
from wenyue.interview.entries import Entry
from wenyue.language import Message, Words, clean, msg
from wenyue.library import PAPERS, dialog, dialog_source, structure_source, template
from wenyue.source import Place, Source, root, shown

E = TypeVar("E", bound=Entry)
_LISTS: Mapping[type[Entry], str] = {
    Section: "sections",
    Record: "records",
    Question: "questions",
    Setting: "settings",
    Derived: "derived",
    Note: "notes",
    Term: "terms",
    Law: "laws",
    Check: "checks",
    Scenario: "scenarios",
    Annex: "annexes",
}
_FEW = 8
SUPPLIED = ("blank_count", "blank_list", "all_text")
"""What the program tells checks about the finished contract."""
SUPPLIED_TO_PAPERS = ("blank_count", "error_count", "findings", "missing_annexes", "top_findings")
"""What the program tells the papers around it: how many places are open and how many errors the checks
found, the ids of the checks that fired, annexes that a situation needs and nobody chose, and what the
gravest findings say."""


@dataclass(frozen=True)
class Script:
    """What is checked: a dialog, its template, and where their entries stand.

    Each of the ``papers`` that go with the contract is a script of its own, over the same dialog.
    """

    dialog: Dialog
    template: Template
    source: Source
    structure: Source
    labels: Mapping[str, Source]
    home: Path
    """The folder of the template."""
    paper: str = CONTRACT
    papers: tuple[Script, ...] = ()

    @property
    def all(self) -> tuple[Script, ...]:
        """The contract and its papers."""
        return (self, *self.papers)

    def at(self, *path: str | int) -> str:
        """The place of an entry of the dialog: ``at("questions", 3, "when")``."""
        return self.source.place(path)

    def listed(self, kind: type[E]) -> Iterator[tuple[Place, E]]:
        """The entries of one kind that the dialog has, with their paths."""
        name = _LISTS[kind]
        for number, entry in enumerate(getattr(self.dialog, name)):
            yield (name, number), entry

    @cached_property
    def clauses(self) -> tuple[tuple[Place, ClauseSpec], ...]:
        """Every clause of the contract, or of this paper, with its path."""
        found: list[tuple[Place, ClauseSpec]] = []
        for p, part in enumerate(self.template.structure.parts):
            found.extend((("parts", p, "clauses", c), clause) for c, clause in enumerate(part.clauses))
            for a, article in enumerate(part.articles):
                path: Place = ("parts", p, "articles", a, "clauses")
                found.extend(((*path, c), clause) for c, clause in enumerate(article.clauses))
        found.extend((("body", c), clause) for c, clause in enumerate(self.template.structure.body))
        return tuple(found)

    def title_at(self, code: str, id: str = "") -> str:
        """The place of a title in the words of a language; of the file when it has none."""
        lines = self.words_file(code).read_text(encoding="utf-8").splitlines()
        found = (number for number, line in enumerate(lines, 1) if line.split()[:2] == ["#", id])
        return f"{shown(self.words_file(code))}:{next(found, 1)}"

    @cached_property
    def clause_ids(self) -> frozenset[str]:
        return frozenset(clause.id for _, clause in self.clauses)

    @cached_property
    def word_ids(self) -> frozenset[str]:
        """All that has words: clauses, and the steps of flow charts."""
        return self.clause_ids | {step.id for _, clause in self.clauses for step in clause.steps}

    def words_file(self, code: str) -> Path:
        return self.home / code / self.template.wordings[code].file

    def words_at(self, code: str, id: str, line: int = 0) -> str:
        """The place of a clause's words: of its heading, or of a line of its text counted from 1."""
        heading = self.template.wordings[code].clauses[id].line
        if line:
            lines = clean(self.words_file(code).read_text(encoding="utf-8")).splitlines()
            while heading < len(lines) and not lines[heading]:
                heading += 1
        return f"{shown(self.words_file(code))}:{heading + line}"


def read(dialog_id: str, dialogs: Path | None = None, templates: Path | None = None) -> Script:
    """The script of a dialog. Raises AuthoringError when its files cannot be read at all."""
    home = templates or root() / "templates" / dialog_id
    missing = list(_missing(dialogs or root() / "dialogs" / dialog_id, home))
    if missing:
        raise AuthoringError(missing)
    labels = {}
    for folder in sorted(path for path in home.iterdir() if path.is_dir() and path.name != PAPERS):
        labels[folder.name] = Source()
        labels[folder.name].read(folder / "labels.yaml")
    entries, source, found = (
        dialog(dialog_id, dialogs),
        dialog_source(dialog_id, dialogs),
        template(dialog_id, templates),
    )
    papers = tuple(
        Script(entries, paper, source, structure_source(dialog_id, templates, f"{PAPERS}/{id}"), labels, home, id)
        for id, paper in found.papers.items()
    )
    structure = structure_source(dialog_id, templates)
    return Script(entries, found, source, structure, labels, home, papers=papers)


def _missing(dialogs: Path, home: Path) -> Iterator[Mistake]:
    """The files without which there is nothing to check."""
    inside = sorted(home.iterdir()) if home.is_dir() else []
    folders = [path for path in inside if path.is_dir() and path.name != PAPERS]
    files = [dialogs / "dialog.yaml", home / "contract.yaml"]
    files += [folder / name for folder in folders for name in ("contract.md", "labels.yaml")]
    for file in files:
        if not file.is_file():
            yield Mistake(shown(file), msg("This file is missing. A contract needs it: see CONTRIBUTING.md."))


def advice(name: str, known: Iterable[str]) -> Message:
    """What to do about a name that leads nowhere: the one that was probably meant, or all there are."""
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    if near:
        return msg("Did you mean “{name}”?", name=near[0])
    if 0 < len(names) <= _FEW:
        return msg("Choose among: {names}.", names=Words(tuple(names)))
    return msg("Correct the name, or add what it names.")


def unknown(kind: Message, name: str, known: Iterable[str]) -> Message:
    """A name that leads nowhere, with advice."""
    return msg("There is no {kind} “{name}”. {advice}", kind=kind, name=name, advice=advice(name, known))

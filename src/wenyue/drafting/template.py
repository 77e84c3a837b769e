"""The templates of a contract and its papers: the structure once, the words once per language.

``contract.yaml`` says which clauses there are, in which order and when each
prints; ``<language>/contract.md`` has the words, clause by clause under the
clause's id; ``<language>/labels.yaml`` has the words for options and columns.
Every other paper made from the same answers (annexes, summary, checklist) is a
template of the same make: ``papers/<id>.yaml`` and ``<language>/papers/<id>.md``.
``library`` reads and checks the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from wenyue.drafting.keeping import make_room
from wenyue.interview.dialog import Expression
from wenyue.interview.entries import NOTHING, Entry

CONTRACT = "contract"
"""The id of the contract among its papers."""
NUMBER_LINE = "H1"
"""The clause that identifies the contract, right below the title of every paper."""

_HEADING = re.compile(r"^(?P<level>#{1,2})[ \t]+(?P<id>\S+)[ \t]*(?P<title>.*)$")


class StepSpec(Entry):
    """A step of a flow chart: who acts, and the id of the step that follows ("" at the end).
    A decision has ``yes`` and ``no`` instead."""

    id: str
    owner: Literal["A", "B", "both"]
    next: str = ""
    yes: str = ""
    no: str = ""


class ClauseSpec(Entry):
    """A clause: when it prints, and what it stands for.

    ``item_of`` names the clause whose numbered items (or, where that clause ends
    in a table, whose rows) this one continues; ``variant_of`` the clause it takes
    the place of.
    """

    id: str
    when: Expression = "true"
    level: Literal["", "section"] = ""
    """``section``: stands by itself in part one, counted through the paper, 一、二、"""
    item_of: str = ""
    variant_of: str = ""
    open_rows: int = 1
    """How many empty rows a table keeps whose list is empty, to be filled in by hand."""
    ticked: Expression = ""
    """For a line of a checklist: whether its box is ticked."""
    steps: tuple[StepSpec, ...] = ()
    """For a flow chart: its steps, in the order of their numbers. Each has words under its own id:
    a line that says what is done, and a line with the time limit, where there is one."""
    laws: tuple[str, ...] = ()
    favours: Literal["A", "B", "neutral"] = "neutral"


class ArticleSpec(Entry):
    id: str
    clauses: tuple[ClauseSpec, ...]


class PartSpec(Entry):
    """A part of the contract: articles with clauses, or clauses that stand by themselves."""

    id: Literal["front", "one", "two", "three", "back"]
    articles: tuple[ArticleSpec, ...] = ()
    clauses: tuple[ClauseSpec, ...] = ()


class Structure(Entry):
    """Which clauses there are, in order: in the parts of a contract, or in the ``body`` of a paper.

    ``frame`` is the id of the paper whose front and back stand around the body;
    ``most`` the number of clauses of the body that print at most (0: all).
    """

    parts: tuple[PartSpec, ...] = ()
    body: tuple[ClauseSpec, ...] = ()
    frame: str = ""
    most: int = 0

    def clauses(self) -> Iterator[ClauseSpec]:
        for part in self.parts:
            yield from part.clauses
            for article in part.articles:
                yield from article.clauses
        yield from self.body

    def article_ids(self) -> Iterator[str]:
        return (article.id for part in self.parts for article in part.articles)


class Labels(Entry):
    """The words a contract uses for the options of an answer, for table columns and for annexes.

    ``options`` maps a variable to option id → words; yes/no answers use the ids ``yes`` and ``no``.
    """

    options: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, Mapping[str, str]]
    annexes: Mapping[str, str] = NOTHING


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The words of one clause as the file has them, and the line they begin on."""

    source: str
    line: int


Consulted = tuple[str, str, object]
"""What a clause asked of the numbering (a question, its target) and the answer it was written with."""

Remembered = tuple[tuple[tuple[Consulted, ...], Any], ...]
"""What was written of one clause with the same values: for each answer of the numbering, the text or the blocks."""
_MOST = 8192


@dataclass(frozen=True)
class Wording:
    """All words of a contract or paper in one language. ``file`` is where they stand, for messages.

    ``written`` holds clauses as they were written from certain values (see
    `wenyue.drafting.writing.ClauseWriter.blocks`): most of a contract is the same
    in every draft.
    """

    language: str
    file: str
    title: str
    titles: Mapping[str, str]
    clauses: Mapping[str, ClauseText]
    labels: Labels
    written: dict[tuple[object, ...], Remembered] = field(init=False, default_factory=dict, compare=False, repr=False)

    def remember(self, key: tuple[object, ...], clause: Remembered) -> None:
        """Keep a written clause; the one kept longest makes room."""
        make_room(self.written, _MOST)
        self.written[key] = clause


@dataclass(frozen=True)
class Template:
    """A contract, or one of its papers, ready to be drafted from answers. ``papers`` are those of a contract, by id."""

    structure: Structure
    wordings: Mapping[str, Wording]
    papers: Mapping[str, Template] = field(default_factory=dict)
    earlier: dict[tuple[object, ...], Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """The contract drafted last in each set of languages (see `wenyue.drafting.reuse.Earlier`)."""

    def paper(self, id: str) -> Template:
        """A paper with its frame around it; the contract itself is the paper ``contract``.

        Raises KeyError when the template has no such paper.
        """
        if id == CONTRACT:
            return self
        found = self.papers[id]
        return found.framed(self.papers[found.structure.frame]) if found.structure.frame else found.framed(None)

    def framed(self, frame: Template | None) -> Template:
        """The body as part one, between the front and the back of ``frame``."""
        around = {part.id: part for part in frame.structure.parts} if frame else {}
        parts = (
            around.get("front", PartSpec(id="front")),
            PartSpec(id="one", clauses=self.structure.body),
            around.get("back", PartSpec(id="back")),
        )
        outer = frame.wordings if frame else {}
        wordings = {
            code: replace(words, clauses={**(outer[code].clauses if code in outer else {}), **words.clauses})
            for code, words in self.wordings.items()
        }
        return Template(Structure(parts=parts, most=self.structure.most), MappingProxyType(wordings))

    @cached_property
    def specs(self) -> Mapping[str, ClauseSpec]:
        """The clauses by their ids."""
        return {spec.id: spec for spec in self.structure.clauses()}

    @cached_property
    def items(self) -> Mapping[str, tuple[ClauseSpec, ...]]:
        """For each clause that others continue, those others in order."""
        found: dict[str, list[ClauseSpec]] = {}
        for spec in self.structure.clauses():
            if spec.item_of:
                found.setdefault(spec.item_of, []).append(spec)
        return {id: tuple(specs) for id, specs in found.items()}

    @cached_property
    def variants(self) -> Mapping[str, tuple[str, ...]]:
        """For each clause, itself and the clauses that can take its place, in order."""
        found: dict[str, list[str]] = {}
        for spec in self.structure.clauses():
            found.setdefault(spec.variant_of or spec.id, []).append(spec.id)
        return {base: tuple(ids) for base, ids in found.items()}


def split_words(text: str) -> tuple[Mapping[str, str], Mapping[str, ClauseText]]:
    """The titles (``# A1 服务内容``) and clause texts (below ``## S1.1``) of a ``contract.md``.

    A later heading of the same id wins; ``library`` reports such doubles.
    """
    titles: dict[str, str] = {}
    clauses: dict[str, ClauseText] = {}
    current, first, lines = "", 0, [""]

    def close() -> None:
        if current:
            clauses[current] = ClauseText("\n".join(lines).strip("\n"), first)

    for number, line in enumerate(text.splitlines(), 1):
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(line)
            continue
        close()
        current, first, lines = "", number, []
        if heading["level"] == "#":
            titles[heading["id"]] = heading["title"].strip()
        else:
            current = heading["id"]
    close()
    return titles, clauses

"""The contract's template: its structure once, its words once per language.

``contract.yaml`` says which clauses there are, in which order and when each
prints; ``<language>/contract.md`` has the words, clause by clause under the
clause's id; ``<language>/labels.yaml`` has the words for options and columns.
``library`` reads and checks the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from wenyue.drafting.document import Block, Level
from wenyue.interview.dialog import Entry, Expression

_HEADING = re.compile(r"^(?P<level>#{1,2})[ \t]+(?P<id>\S+)[ \t]*(?P<title>.*)$")


class ClauseSpec(Entry):
    """A clause: when it prints, and what it stands for.

    ``item_of`` names the clause whose numbered items this one continues;
    ``variant_of`` the clause it takes the place of.
    """

    id: str
    when: Expression = "true"
    item_of: str = ""
    variant_of: str = ""
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
    """Which clauses there are, in order."""

    parts: tuple[PartSpec, ...]

    def clauses(self) -> Iterator[ClauseSpec]:
        for part in self.parts:
            yield from part.clauses
            for article in part.articles:
                yield from article.clauses


class Labels(Entry):
    """The words a contract uses for the options of an answer, for table columns and for annexes.

    ``options`` maps a variable to option id → words; yes/no answers use the ids ``yes`` and ``no``.
    """

    options: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, Mapping[str, str]]
    annexes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The words of one clause as the file has them, and the line they begin on."""

    source: str
    line: int


Consulted = tuple[str, str, object]
"""What a clause asked of the numbering (a question, its target) and the answer it was written with."""

Remembered = tuple[tuple[tuple[Consulted, ...], tuple[Block, ...]], ...]
_MOST = 8192


@dataclass(frozen=True)
class Wording:
    """All words of the contract in one language.

    ``written`` holds clauses as they were written from certain values (see
    `wenyue.drafting.assembly.ClauseWriter.blocks`): most of a contract is the
    same in every draft.
    """

    language: str
    title: str
    titles: Mapping[str, str]
    clauses: Mapping[str, ClauseText]
    labels: Labels
    written: dict[tuple[object, ...], Remembered] = field(default_factory=dict, compare=False, repr=False)

    def remember(self, key: tuple[object, ...], clause: Remembered) -> None:
        """Keep a written clause; the one kept longest makes room."""
        if len(self.written) >= _MOST:
            with suppress(RuntimeError, KeyError):  # another thread made room just now
                del self.written[next(iter(self.written))]
        self.written[key] = clause


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of a contract in which certain clauses print: the ordinals of its articles, the level and
    ordinal path of each clause, and the clause and ordinal of each item."""

    articles: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, tuple[Level, tuple[int, ...]]] = field(default_factory=dict)
    items: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """A contract ready to be drafted from answers. ``counted`` holds the numbers worked out so far, by the ids of the
    clauses that print."""

    structure: Structure
    wordings: Mapping[str, Wording]
    counted: dict[frozenset[str], Counted] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def specs(self) -> tuple[ClauseSpec, ...]:
        """Every clause there is, in order."""
        return tuple(self.structure.clauses())

    @cached_property
    def spec_by_id(self) -> Mapping[str, ClauseSpec]:
        return {spec.id: spec for spec in self.structure.clauses()}

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

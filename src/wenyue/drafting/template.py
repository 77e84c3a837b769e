"""The contract's template: its structure once, its words once per language.

``contract.yaml`` says which clauses there are, in which order and when each
prints; ``<language>/contract.md`` has the words, clause by clause under the
clause's id; ``<language>/labels.yaml`` has the words for options and columns.
``library`` reads and checks the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wenyue.interview.dialog import Entry, Expression

_HEADING = re.compile(r"^(?P<level>#{1,2})[ \t]+(?P<id>\S+)[ \t]*(?P<title>.*)$")


class ClauseSpec(Entry):
    """A clause: when it prints, and what it stands for.

    ``item_of`` names the clause whose numbered items this one continues;
    ``variant_of`` the clause it takes the place of.
    """

    id: str
    when: Expression = "true"
    level: Literal["", "section"] = ""
    """``section``: stands by itself in part one, counted 一、二、"""
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
    annexes: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The words of one clause as the file has them, and the line they begin on."""

    source: str
    line: int


@dataclass(frozen=True)
class Wording:
    """All words of the contract in one language."""

    language: str
    title: str
    titles: Mapping[str, str]
    clauses: Mapping[str, ClauseText]
    labels: Labels


@dataclass(frozen=True)
class Template:
    """A contract ready to be drafted from answers."""

    structure: Structure
    wordings: Mapping[str, Wording]

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

"""The structure of a contract and its papers: parts, articles and clauses that belong together, steps that lead on."""

from __future__ import annotations

from collections.abc import Iterator

from wenyue.authoring.script import Script, unknown
from wenyue.drafting.template import NUMBER_LINE, ClauseSpec
from wenyue.errors import Mistake
from wenyue.language import msg
from wenyue.source import Place

_PARTS = ("front", "one", "two", "three", "back")


def structure_mistakes(script: Script) -> Iterator[Mistake]:
    """The mistakes of the structures of the contract and its papers, conditions aside."""
    yield from _contract(script)
    seen: dict[str, ClauseSpec] = {}
    for paper in script.all:
        frame = paper.template.structure.frame
        if frame and frame not in script.template.papers:
            yield Mistake(paper.structure.place(("frame",)), unknown(msg("paper"), frame, script.template.papers))
        for path, clause in paper.clauses:
            yield from _clause(paper, path, clause, seen)


def _clause(script: Script, path: Place, clause: ClauseSpec, seen: dict[str, ClauseSpec]) -> Iterator[Mistake]:
    """Clauses have ids of their own across all papers, so that an id alone says where it stands; but every paper
    may have a line that identifies the contract."""
    at = script.structure.place
    if clause.id in seen and clause.id != NUMBER_LINE:
        twice = msg("The clause {id} stands here twice. Rename one of the two.", id=clause.id)
        yield Mistake(at((*path, "id")), twice)
    for field in ("item_of", "variant_of"):
        if getattr(clause, field):
            yield from _relation(script, path, clause, field, seen)
    seen.setdefault(clause.id, clause)
    steps = {step.id for step in clause.steps}
    for number, step in enumerate(clause.steps):
        for field in ("next", "yes", "no"):
            target = getattr(step, field)
            if target and target not in steps:
                yield Mistake(at((*path, "steps", number, field)), unknown(msg("step"), target, steps))
        if bool(step.yes) != bool(step.no) or (step.yes and step.next):
            wrong = msg("A decision has “yes” and “no”; any other step has “next”, or nothing at the end.")
            yield Mistake(at((*path, "steps", number)), wrong)


def _contract(script: Script) -> Iterator[Mistake]:
    at = script.structure.place
    parts: list[str] = [part.id for part in script.template.structure.parts]
    for number, id in enumerate(parts):
        if id in parts[:number]:
            yield Mistake(
                at(("parts", number, "id")), msg("The part “{id}” stands here twice. Keep one of the two.", id=id)
            )
    for id in _PARTS:
        if id not in parts:
            yield Mistake(at(("parts",)), msg("The part “{id}” is missing. Add it, if only without clauses.", id=id))
    if NUMBER_LINE not in script.clause_ids:
        number_line = msg("The clause {id} is missing: the line with the contract’s number.", id=NUMBER_LINE)
        yield Mistake(at(("parts",)), number_line)
    yield from _articles(script)


def _articles(script: Script) -> Iterator[Mistake]:
    first: set[str] = set()
    for p, part in enumerate(script.template.structure.parts):
        for a, article in enumerate(part.articles):
            where = script.structure.place(("parts", p, "articles", a, "id"))
            if article.id in first:
                yield Mistake(where, msg("The article {id} stands here twice. Rename one of the two.", id=article.id))
            first.add(article.id)


def _relation(
    script: Script, path: Place, clause: ClauseSpec, field: str, seen: dict[str, ClauseSpec]
) -> Iterator[Mistake]:
    """``item_of`` and ``variant_of`` name a clause that stands before, by itself, in the same place."""
    where = script.structure.place((*path, field))
    target: str = getattr(clause, field)
    if target not in script.clause_ids:
        yield Mistake(where, unknown(msg("clause"), target, script.clause_ids))
    elif target not in seen:
        yield Mistake(where, msg("Clause {id} comes later. Move this clause behind it.", id=target))
    elif getattr(seen[target], field):
        yield Mistake(where, msg("Clause {id} names another clause itself. Name that one.", id=target))
    elif next(place for place, other in script.clauses if other.id == target)[:-1] != path[:-1]:
        yield Mistake(where, msg("Clause {id} is in another article. Move this clause there.", id=target))

"""The structure of a contract: parts, articles and clauses that belong together."""

from __future__ import annotations

from collections.abc import Iterator

from wenyue.authoring.script import Script, unknown
from wenyue.drafting.template import ClauseSpec
from wenyue.errors import Mistake
from wenyue.language import msg
from wenyue.library import Place

_PARTS = ("front", "one", "two", "three", "back")
_NUMBER_LINE = "H1"


def structure_mistakes(script: Script) -> Iterator[Mistake]:
    """The mistakes of ``contract.yaml``, conditions aside."""
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
    if _NUMBER_LINE not in script.clause_ids:
        number_line = msg("The clause {id} is missing: the line with the contract’s number.", id=_NUMBER_LINE)
        yield Mistake(at(("parts",)), number_line)
    yield from _articles(script)
    seen: dict[str, ClauseSpec] = {}
    for path, clause in script.clauses:
        if clause.id in seen:
            yield Mistake(
                at((*path, "id")), msg("The clause {id} stands here twice. Rename one of the two.", id=clause.id)
            )
        for field in ("item_of", "variant_of"):
            if getattr(clause, field):
                yield from _relation(script, path, clause, field, seen)
        seen.setdefault(clause.id, clause)


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

"""Which clauses print, and their numbers: worked out from the structure and the answers before any word is written.

The numbers of the basic form never move within their article; articles and
clauses that do not print leave no gap.
"""

from __future__ import annotations

from collections.abc import Mapping

from wenyue.drafting.document import AnnexLine, Level, item_label, reference_label
from wenyue.drafting.template import ClauseSpec, Counted, PartSpec, Template
from wenyue.interview.conditions import is_true
from wenyue.interview.engine import Interview


class Numbering:
    """Clause ids → numbers, for one draft.

    ``printed`` holds the ids of all clauses that print; ``articles`` the ordinal
    of each article that has one; ``numbers`` the level and ordinal path of each
    numbered clause; ``annex_ids`` the annexes in the order of their numbers.
    """

    def __init__(self, template: Template, interview: Interview) -> None:
        self.template = template
        values = interview.structure
        self.printed = frozenset([spec.id for spec in template.specs if is_true(spec.when, values)])
        counted = template.counted.get(self.printed)
        if counted is None:
            if len(template.counted) >= _MOST:
                template.counted.clear()
            counted = template.counted[self.printed] = _counted(template, self.printed)
        self.articles, self.numbers, self.items = counted.articles, counted.numbers, counted.items
        chosen = values.get("annexes", ())
        self.annex_ids: tuple[str, ...] = tuple(chosen) if isinstance(chosen, tuple) else ()

    def prints_any(self, part: PartSpec) -> bool:
        specs = (*part.clauses, *(spec for article in part.articles for spec in article.clauses))
        return any(spec.id in self.printed for spec in specs)

    def resolve(self, target: str) -> str | None:
        """The clause that prints for ``target`` or as a variant of it; None when none does."""
        return next((id for id in self.template.variants.get(target, (target,)) if id in self.printed), None)

    def reference(self, id: str, language: str) -> str:
        """How the text refers to a clause or item that prints."""
        if id in self.items:
            parent, ordinal = self.items[id]
            return self.reference(parent, language) + item_label(ordinal, language)
        level, number = self.numbers[id]
        return reference_label(level, number, language)

    def annex_ordinal(self, id: str) -> int | None:
        return self.annex_ids.index(id) + 1 if id in self.annex_ids else None

    def annexes(self) -> tuple[AnnexLine, ...]:
        """The annex list."""
        return tuple(AnnexLine(id, ordinal, _titles(self.template, id)) for ordinal, id in enumerate(self.annex_ids, 1))


def _titles(template: Template, id: str) -> Mapping[str, str]:
    return {code: wording.labels.annexes[id] for code, wording in template.wordings.items()}


_MOST = 1024  # numberings remembered


def _counted(template: Template, printed: frozenset[str]) -> Counted:
    counted = Counted()
    for part in template.structure.parts:
        for article in part.articles:
            clauses = [spec for spec in article.clauses if spec.id in printed]
            if clauses:
                counted.articles[article.id] = ordinal = len(counted.articles) + 1
                _count(counted, clauses, "clause", (ordinal,))
        if part.id == "three":
            _count(counted, [spec for spec in part.clauses if spec.id in printed], "scenario", ())
    return counted


def _count(counted: Counted, clauses: list[ClauseSpec], level: Level, path: tuple[int, ...]) -> None:
    count = 0
    for spec in clauses:
        if spec.item_of:
            same = sum(1 for parent, _ in counted.items.values() if parent == spec.item_of)
            counted.items[spec.id] = (spec.item_of, same + 1)
        else:
            count += 1
            counted.numbers[spec.id] = (level, (*path, count))

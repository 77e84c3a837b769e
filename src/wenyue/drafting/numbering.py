"""Which clauses print, and their numbers: worked out from the structure and the answers before any word is written.

The numbers of the basic form never move within their article; articles and
clauses that do not print leave no gap. A paper refers to the clauses of its
contract by the numbers they have there.
"""

from __future__ import annotations

from collections.abc import Mapping

from wenyue.drafting.document import AnnexLine, Level, item_label, reference_label
from wenyue.drafting.template import ClauseSpec, PartSpec, Template
from wenyue.interview.conditions import is_true
from wenyue.interview.engine import Interview


class Numbering:
    """Clause ids → numbers, for one draft.

    ``printed`` holds the ids of all clauses that print; ``articles`` the ordinal
    of each article that has one; ``numbers`` the level and ordinal path of each
    numbered clause; ``annex_ids`` the annexes in the order of their numbers.
    ``contract`` are the numbers of the contract a paper goes with; ``values``
    those that conditions read, where they are more than the answers.
    """

    def __init__(
        self,
        template: Template,
        interview: Interview,
        contract: Numbering | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        self.template = template
        self.contract = contract
        values = interview.structure if values is None else values
        chosen = [spec.id for spec in template.structure.clauses() if is_true(spec.when, values)]
        self.printed = frozenset(chosen[: template.structure.most or None])
        self.articles: dict[str, int] = {}
        self.numbers: dict[str, tuple[Level, tuple[int, ...]]] = {}
        self.items: dict[str, tuple[str, int]] = {}
        for part in template.structure.parts:
            self._number(part)
        annexes = values["annexes"] if "annexes" in interview.dialog.own_variables else ()
        self.annex_ids: tuple[str, ...] = tuple(annexes) if isinstance(annexes, tuple) else ()

    def _number(self, part: PartSpec) -> None:
        for article in part.articles:
            clauses = [spec for spec in article.clauses if spec.id in self.printed]
            if not clauses:
                continue
            ordinal = len(self.articles) + 1
            self.articles[article.id] = ordinal
            self._number_clauses(clauses, "clause", (ordinal,))
        if part.id in ("one", "three"):
            level: Level = "scenario" if part.id == "three" else "section"
            self._number_clauses([spec for spec in part.clauses if spec.id in self.printed], level, ())

    def _number_clauses(self, clauses: list[ClauseSpec], level: Level, path: tuple[int, ...]) -> None:
        count = 0
        for spec in clauses:
            if level == "section" and spec.level != level:
                continue
            if spec.item_of:
                same = sum(1 for parent, _ in self.items.values() if parent == spec.item_of)
                self.items[spec.id] = (spec.item_of, same + 1)
            else:
                count += 1
                self.numbers[spec.id] = (level, (*path, count))

    def prints_any(self, part: PartSpec) -> bool:
        specs = (*part.clauses, *(spec for article in part.articles for spec in article.clauses))
        return any(spec.id in self.printed for spec in specs)

    def resolve(self, target: str) -> str | None:
        """The article, or the clause, that prints for ``target`` or as a variant of it; None when none does."""
        if target in self.articles:
            return target
        found = next((id for id in self.template.variants.get(target, (target,)) if id in self.printed), None)
        return self.contract.resolve(target) if found is None and self.contract else found

    def reference(self, id: str, language: str) -> str:
        """How the text refers to an article, a clause or an item that prints."""
        if id in self.articles:
            return reference_label("article", (self.articles[id],), language)
        if id in self.items:
            parent, ordinal = self.items[id]
            return self.reference(parent, language) + item_label(ordinal, language)
        if id not in self.numbers and self.contract:
            return self.contract.reference(id, language)
        level, number = self.numbers[id]
        return reference_label(level, number, language)

    def annex_ordinal(self, id: str) -> int | None:
        return self.annex_ids.index(id) + 1 if id in self.annex_ids else None

    def annexes(self) -> tuple[AnnexLine, ...]:
        """The annex list."""
        return tuple(AnnexLine(id, ordinal, _titles(self.template, id)) for ordinal, id in enumerate(self.annex_ids, 1))


def _titles(template: Template, id: str) -> Mapping[str, str]:
    return {code: wording.labels.annexes[id] for code, wording in template.wordings.items()}

"""What of a contract an answer can change, so that the next one need not be drafted from nothing.

A contract is drafted again after every answer (the preview), or from answers
that are mostly those of the one before. Where the answers that changed leave
every condition and the list of annexes as they were, the numbering is the same;
and a clause all of whose values are as before is the very same object.
Everything else is written anew: when in doubt, a variable counts as reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wenyue.drafting.document import Document
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.rendering import compiled_text
from wenyue.drafting.template import ClauseSpec, Structure, Wording
from wenyue.drafting.writing import ClauseWriter
from wenyue.interview.conditions import is_true
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import WORDING, Answer
from wenyue.interview.engine import Interview
from wenyue.interview.influence import influences, paths_in
from wenyue.language import Language


@dataclass(frozen=True)
class Reads:
    """What of a contract's structure and wordings reads each variable. ``wordings`` are those that print."""

    dialog: Dialog
    structure: Structure
    wordings: Mapping[str, Wording]

    @cached_property
    def conditions(self) -> Mapping[str, frozenset[ClauseSpec]]:
        """The clauses whose condition reads what an answer reaches (`influences`): a variable, or a field of one."""
        found: dict[str, set[ClauseSpec]] = defaultdict(set)
        for spec in self.structure.clauses():
            for path in paths_in(self.dialog, spec.when):
                found[path].add(spec)
        return {
            reached: frozenset().union(*(found[path] for path in paths))
            for reached, paths in self._reading(found).items()
        }

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """For what an answer reaches the values that print it, in one of the languages, and the ids of the clauses that
        print them; what an item prints, its clause does."""
        found: dict[str, set[str]] = defaultdict(set)
        for spec in self.structure.clauses():
            paths = set(paths_in(self.dialog, spec.ticked))
            for wording in self.wordings.values():
                for id in (spec.id, *(step.id for step in spec.steps)):
                    paths |= set(compiled_text(wording.clauses[id].source).paths)
            for path in paths:
                found[path].add(spec.item_of or spec.id)
        return {
            reached: {path: frozenset(found[path]) for path in paths} for reached, paths in self._reading(found).items()
        }

    def get_ready(self) -> None:
        """Work it all out now: every clause is compiled for it, which takes a moment."""
        _ = influences(self.dialog), self.conditions, self.words

    def _reading(self, paths: Iterable[str]) -> Mapping[str, list[str]]:
        """Which of the paths have a part in what an answer reaches: the record of a field, the fields of a record."""
        by_name: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            by_name[path.partition(".")[0]].append(path)
        return {
            reached: [path for path in by_name[name] if not field or path in (name, reached)]
            for reached in frozenset().union(*influences(self.dialog).values())
            for name, _, field in (reached.partition("."),)
            if name in by_name
        }


@dataclass(frozen=True)
class Earlier:
    """A contract as it was drafted, and from what. ``identities`` are the values that it printed, as
    `ClauseWriter.identity` has them, in each language."""

    reads: Reads
    interview: Interview
    languages: Mapping[str, Language]
    numbering: Numbering
    identities: Mapping[str, Mapping[str, object]]
    document: Document

    def reached(self, interview: Interview, languages: Mapping[str, Language]) -> frozenset[str] | None:
        """What can differ in another interview: variables, and fields of records. None where it is too different
        to compare."""
        before, after = self.interview.draft, interview.draft
        if (
            interview.dialog is not self.interview.dialog
            or after.opened_on != before.opened_on
            or after.base is not before.base
            or any(languages[code] is not language for code, language in self.languages.items())
        ):
            return None
        influence = influences(interview.dialog)
        return frozenset().union(*(influence.get(key, ()) for key in _changed(before.answers, after.answers)))

    def numbers_hold(self, values: Mapping[str, object], reached: frozenset[str]) -> bool:
        """Whether the same clauses and annexes print where the ``values`` that conditions read are these."""
        conditions, printed = self.reads.conditions, self.numbering.printed
        specs = {spec for name in reached & conditions.keys() for spec in conditions[name]}
        if any(is_true(spec.when, values) != (spec.id in printed) for spec in specs):
            return False
        return "annexes" not in reached or self.numbering.annex_ids == values["annexes"]

    def stale(self, writers: Mapping[str, ClauseWriter], reached: frozenset[str]) -> frozenset[str]:
        """The ids of the clauses that print another value than before, in one of the languages."""
        words = self.reads.words
        return frozenset().union(
            *(
                ids
                for name in reached & words.keys()
                for path, ids in words[name].items()
                if self._is_new(path, writers)
            )
        )

    def _is_new(self, path: str, writers: Mapping[str, ClauseWriter]) -> bool:
        """Whether a value differs from before in one of the languages. It is asked of all: what each says now is
        what the next draft is compared with."""
        now = {code: writer.identity(path) for code, writer in writers.items()}
        return now != {code: self.identities[code].get(path, _NEVER) for code in writers}

    def followed_by(self, interview: Interview, writers: Mapping[str, ClauseWriter], document: Document) -> Earlier:
        """The contract drafted next, with the same numbers."""
        identities = {code: {**self.identities[code], **writer.known} for code, writer in writers.items()}
        return replace(self, interview=interview, identities=identities, document=document)


_NEVER = object()


def _changed(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> set[str]:
    """The keys of the answers that are not the same object in both: equal ones may be written differently."""
    keys = [key for key, answer in after.items() if before.get(key) is not answer]
    keys += before.keys() - after.keys()
    return {key.partition(WORDING)[0] for key in keys}

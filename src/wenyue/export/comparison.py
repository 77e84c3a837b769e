"""One draft beside an earlier one: both contracts, and what changed between them clause by clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wenyue.drafting.assembly import assemble
from wenyue.drafting.changes import names_of
from wenyue.drafting.compare import Change, compare
from wenyue.drafting.document import Document
from wenyue.drafting.template import Template
from wenyue.export.passages import passages
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.language import Language


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two contracts in the languages of the later one. ``names`` are what to call clauses that have no number."""

    before: Document
    after: Document
    changes: tuple[Change, ...]
    names: Mapping[str, str]


def between(
    dialog: Dialog,
    template: Template,
    old: Draft,
    new: Draft,
    languages: Mapping[str, Language],
    *,
    text: tuple[str, ...] = (),
) -> Comparison:
    """What changed from one draft to the other. ``text`` as in ``assemble``. Raises AssemblyError."""
    after = assemble(dialog, template, new, languages, text=text)
    before = assemble(dialog, template, old, languages, text=after.languages)
    changes = compare(passages(before), passages(after))
    return Comparison(before, after, changes, {**names_of(before), **names_of(after)})

"""Which answers a clause comes from: those it prints, and those that decide whether it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wenyue.drafting.document import Blank, Clause, Document, Printed, block_inlines
from wenyue.drafting.template import ClauseSpec, Template
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Dialog


@dataclass(frozen=True, slots=True)
class Origin:
    """The keys of answers (``fee_total``, ``party_a.name``) that a clause prints, and of those that decide
    whether it stands there, with these words. Values worked out from others count as the answers behind them."""

    printed: tuple[str, ...]
    decided: tuple[str, ...]


def trace(dialog: Dialog, template: Template, document: Document) -> Mapping[str, Origin]:
    """Clause id → its answers, for every clause of the document. ``template`` is that of the document's paper."""
    specs = tuple(template.structure.clauses())
    return {
        clause.id: Origin(
            tuple(dict.fromkeys(_printed(dialog, clause))), tuple(dict.fromkeys(_decided(dialog, specs, clause)))
        )
        for clause in document.clauses()
    }


def number_line(dialog: Dialog, document: Document) -> tuple[str, ...]:
    """The keys of the answers that the line with the contract's number prints."""
    inlines = (inline for line in document.contract_no.values() for inline in line)
    keys = (inline.key for inline in inlines if isinstance(inline, Printed | Blank))
    return tuple(dict.fromkeys(key for found in keys for key in answers_behind(dialog, found)))


def _printed(dialog: Dialog, clause: Clause) -> Iterator[str]:
    for blocks in clause.words.values():
        for block in blocks:
            for inline in block_inlines(block):
                if isinstance(inline, Printed | Blank):
                    yield from answers_behind(dialog, inline.key)


def _decided(dialog: Dialog, specs: tuple[ClauseSpec, ...], clause: Clause) -> Iterator[str]:
    for spec in specs:
        if clause.id in (spec.id, spec.item_of):
            for path in sorted(compiled(spec.when).paths):
                yield from answers_behind(dialog, path)


def answers_behind(dialog: Dialog, path: str) -> Iterator[str]:
    """The keys of the answers and settings that a variable, or a field of one, is worked out from."""
    name = path.partition(".")[0]
    source = dialog.variables.get(name)
    if isinstance(source, Derived):
        for read in sorted(compiled(source.value).paths):
            yield from answers_behind(dialog, read)
    elif name == "suggested_annexes":
        for annex in dialog.annexes:
            for read in sorted(compiled(annex.when).paths):
                yield from answers_behind(dialog, read)
    elif source is not None:
        is_record = name in dialog.question_by_var and dialog.question_by_var[name].record
        yield path if is_record else name

"""Which variables can change when an answer does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import TIERS, Derived, Dialog, Question
from wenyue.interview.shown import places


@lru_cache(maxsize=16)
def influences(dialog: Dialog) -> Mapping[str, frozenset[str]]:
    """For each key of an answer (``fee_total``, ``party_a.name``) all variables whose value can change with it, in
    any view (`wenyue.interview.values`): of a record the one field, where no other can change.

    Rather too many than too few: a variable counts that a condition reads in a case that never comes.
    """
    readers: dict[str, set[str]] = {}
    for name in dialog.variables:
        for path in _read(dialog, name):
            readers.setdefault(path, set()).add(name)
    keys = {key: key for key in dialog.variables}
    for question in dialog.questions:
        keys.update(_fields(dialog, question))
    return {key: frozenset(_reached(changed, readers)) for key, changed in keys.items()}


def paths_in(dialog: Dialog, *expressions: str) -> Iterator[str]:
    """The variables, or fields of one, that expressions read; empty ones read nothing."""
    for expression in expressions:
        if expression:
            yield from (path for path in compiled(expression).paths if path.partition(".")[0] in dialog.variables)


def _fields(dialog: Dialog, question: Question) -> Iterator[tuple[str, str]]:
    """The key of each field of a record, and what changes with it: the field, or the record where its other fields
    ask about it, or where the first answer to any of them shows the record (`Values.shown`)."""
    fields = dialog.fields_of(question) if question.record else ()
    asked_about = {path for field in fields if field.when for path in compiled(field.when).paths}
    for field in fields:
        alone = question.tier == TIERS[0] and not asked_about & {"this", f"this.{field.id}"}
        yield f"{question.var}.{field.id}", f"{question.var}.{field.id}" if alone else question.var


def _read(dialog: Dialog, name: str) -> Iterable[str]:
    """What the value of a variable is worked out from directly; see `Values`, which this has to follow."""
    source = dialog.variables[name]
    if isinstance(source, Question):
        fields = dialog.fields_of(source) if source.record else ()
        yield from paths_in(dialog, "dialog_depth", source.when, source.preselect, source.default_from)
        yield from paths_in(dialog, *(field.when for field in fields), *(row.when for row in source.starter))
        for row in source.starter:
            yield from (place for cell in row.cells.values() for place in places(cell) if place in dialog.variables)
    elif isinstance(source, Derived):
        yield from paths_in(dialog, source.value)
    elif source is None and name != "today":  # the annexes that go with the answers
        yield from paths_in(dialog, *(annex.when for annex in dialog.annexes))


def _reached(changed: str, readers: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {changed}, [changed]
    while waiting:
        path = waiting.pop()
        name, _, field = path.partition(".")
        reading = {name, path} if field else {name, *(other for other in readers if other.startswith(f"{name}."))}
        for reader in reading:
            new = readers.get(reader, set()) - reached
            reached |= new
            waiting += new
    return reached

"""The contract's words for options, columns and annexes: complete in every language, none left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from wenyue.authoring.names import variable
from wenyue.authoring.script import Script, unknown
from wenyue.authoring.wording import prints, syntax
from wenyue.errors import Mistake
from wenyue.interview.dialog import Dialog, Question
from wenyue.language import Words, msg
from wenyue.source import Place

_OWNERS = ("A", "B", "both")
"""Who acts in a step of a flow chart."""


def label_mistakes(script: Script) -> Iterator[Mistake]:
    """Missing labels are said where the file keeps such labels; labels of nothing where they stand."""
    fields = {field.id for record in script.dialog.records for field in record.fields}
    variables = fields | script.dialog.variables.keys()
    for code, wording in script.template.wordings.items():
        source, labels = script.labels[code], wording.labels
        wanted = _printed(script, code, ("label", "list"))
        charts = any(clause.steps for paper in script.all for _, clause in paper.clauses)
        options = {name.rpartition(".")[2]: _options(script.dialog, name) for name in wanted}
        options |= {"owner": _OWNERS} if charts else {}
        yield from _compare(source.place, ("options",), options, labels.options, variables)
        tables = {name: _columns(script.dialog, name) for name in _printed(script, code, ("table",))}
        yield from _compare(source.place, ("columns",), tables, labels.columns, variables)
        annexes = {"annexes": tuple(annex.id for annex in script.dialog.annexes)} if script.dialog.annexes else {}
        yield from _compare(source.place, (), annexes, {"annexes": labels.annexes} if labels.annexes else {})


def _printed(script: Script, code: str, filters: tuple[str, ...]) -> dict[str, None]:
    """The variables printed through one of the filters, in the order of the text."""
    from jinja2 import TemplateSyntaxError

    found: dict[str, None] = {}
    texts = (text for paper in script.all for text in paper.template.wordings[code].clauses.values())
    for text in texts:
        try:
            syntax(text.source)
        except TemplateSyntaxError:
            continue  # said where the template stands
        found.update({printed.path: None for printed in prints(text.source) if printed.filter in filters})
    return found


def _options(dialog: Dialog, name: str) -> tuple[str, ...] | None:
    held = variable(dialog, name)
    if held is None:
        return None
    return ("yes", "no") if held.kind == "yes_no" else held.options


def _columns(dialog: Dialog, name: str) -> tuple[str, ...] | None:
    question = dialog.question_by_var.get(name)
    return tuple(column.id for column in question.columns) if isinstance(question, Question) else None


def _compare(
    at: Callable[[Place], str],
    path: Place,
    wanted: Mapping[str, Iterable[str] | None],
    given: Mapping[str, Mapping[str, str]],
    known: Iterable[str] = (),
) -> Iterator[Mistake]:
    """What ``given`` lacks of ``wanted``, and has beyond it. None: the ids are not known, any will do.
    ``known`` are names that may have words although nothing prints them."""
    for name, ids in wanted.items():
        words = given.get(name, {})
        if not words:
            yield Mistake(at(path), msg("“{name}” is printed and has no words here. Add them.", name=name))
            continue
        missing = tuple(id for id in ids or () if id not in words)
        if missing:
            yield Mistake(
                at((*path, name)),
                msg("“{name}” has no words for {options}. Add them.", name=name, options=Words(missing)),
            )
        if ids is not None:
            for id in words:
                if id not in ids:
                    yield Mistake(at((*path, name, id)), unknown(msg("option"), id, ids))
    for name in given:
        if name not in wanted and name not in known:
            yield Mistake(at((*path, name)), unknown(msg("variable"), name, {*wanted, *known}))

"""What can be wrong with an expression before it is ever evaluated."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from wenyue.authoring.names import Use, uses, variable
from wenyue.authoring.script import Script, advice, unknown
from wenyue.errors import ExpressionError, Mistake
from wenyue.interview.conditions import FUNCTIONS, compiled
from wenyue.interview.dialog import CheckFix, Derived, Dialog, Question, RecordField
from wenyue.language import Message, Words, msg

if TYPE_CHECKING:
    from jinja2 import nodes


def expression_mistakes(script: Script) -> Iterator[Mistake]:
    """The mistakes of all expressions of a script."""
    yield from _circles(script)
    for use in uses(script):
        try:
            compiled(use.source)
        except ExpressionError as error:
            yield Mistake(use.where, error.message)
            continue
        for problem in dict.fromkeys((*_names(script.dialog, use), *_constants(script.dialog, use))):
            yield Mistake(use.where, problem)
        for problem in _order(script.dialog, use):
            yield Mistake(use.where, problem)


@lru_cache(maxsize=4096)
def tree(source: str) -> nodes.Node:
    """The syntax tree of an expression that parses."""
    from jinja2 import Environment, nodes

    # The tree is looked at, never run: nothing here can be escaped into a page.
    template = Environment(autoescape=True).parse("{{ (" + source + "\n) }}")
    return next(template.find_all(nodes.Output)).nodes[0]


def nodes_of(root: nodes.Node, *types: type[nodes.Node]) -> Iterator[nodes.Node]:
    """The nodes of the given types in a syntax tree, its root included."""
    if isinstance(root, types):
        yield root
    yield from root.find_all(types)


def dotted(node: nodes.Node) -> str:
    """``party_a.kind`` for the node that reads it; "" for a node that is no name."""
    from jinja2 import nodes

    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            return f"{name}.{attr}"
        case _:
            return ""


def _names(dialog: Dialog, use: Use) -> Iterator[Message]:
    """Names that lead nowhere, functions that do not exist or are called wrongly."""
    from jinja2 import nodes

    root = tree(use.source)
    called = set()
    for call in nodes_of(root, nodes.Call):
        assert isinstance(call, nodes.Call)
        if not isinstance(call.node, nodes.Name):
            yield msg(
                "Only functions can be called here, not what belongs to a value. Write the function’s name alone."
            )
        elif call.node.name not in FUNCTIONS:
            called.add(call.node.name)
            yield unknown(msg("function"), call.node.name, FUNCTIONS)
        elif not _fits(call):
            yield msg(
                "“{name}” takes {parameters}. Correct what stands in its brackets.",
                name=call.node.name,
                parameters=Words(tuple(inspect.signature(FUNCTIONS[call.node.name]).parameters)),
            )
    for path in sorted(compiled(use.source).paths):
        name, _, field = path.partition(".")
        owner = variable(dialog, name, use)
        if owner is None:
            if name not in called:
                yield unknown(msg("variable"), name, {*dialog.variables, *use.extra})
        elif field and not owner.fields:
            yield msg("“{name}” has no fields. Take “.{field}” away.", name=name, field=field)
        elif field and field not in owner.fields:
            yield no_field(name, field, owner.fields)


def no_field(name: str, field: str, known: Iterable[str]) -> Message:
    """A field that its record does not have, or does not ask for."""
    return msg(
        "“{name}” has no field “{field}” that is asked. {advice}", name=name, field=field, advice=advice(field, known)
    )


def _fits(call: nodes.Call) -> bool:
    from jinja2 import nodes

    assert isinstance(call.node, nodes.Name)
    try:
        inspect.signature(FUNCTIONS[call.node.name]).bind(*call.args, **{word.key: word.value for word in call.kwargs})
    except TypeError:
        return False
    return True


def _constants(dialog: Dialog, use: Use) -> Iterator[Message]:
    """Numbers that amounts cannot be worked out with, and ids that are no option of what they are compared with."""
    from jinja2 import nodes

    root = tree(use.source)
    for constant in nodes_of(root, nodes.Const):
        if isinstance(constant, nodes.Const) and isinstance(constant.value, float):
            yield msg("{number} is not exact. Write it as a fraction: “fee_total / 5”.", number=str(constant.value))
    for compare in nodes_of(root, nodes.Compare):
        assert isinstance(compare, nodes.Compare)
        left = compare.expr
        for operand in compare.ops:
            yield from _compared(dialog, use, left, operand.expr)
            left = operand.expr
    if use.field in ("default_from", "preselect") and isinstance(use.entry, Question):
        for text in _results(root):
            yield from _option(dialog, use, use.entry.var, text)
    if isinstance(use.entry, CheckFix):
        for text in _results(root):
            yield from _option(dialog, use, use.entry.var, text)


def _compared(dialog: Dialog, use: Use, left: nodes.Node, right: nodes.Node) -> Iterator[Message]:
    for name, other in ((dotted(left), right), (dotted(right), left)):
        if name:
            for text in _results(other):
                yield from _option(dialog, use, name, text)


def _results(node: nodes.Node) -> Iterator[str]:
    """The texts that an expression gives or lists, as far as they are written in it."""
    from jinja2 import nodes

    match node:
        case nodes.Const(value=str() as text):
            yield text
        case nodes.List(items=items) | nodes.Tuple(items=items):
            for item in items:
                yield from _results(item)
        case nodes.CondExpr(expr1=first, expr2=second) | nodes.Add(left=first, right=second):
            yield from _results(first)
            if second is not None:
                yield from _results(second)


def _option(dialog: Dialog, use: Use, name: str, text: str) -> Iterator[Message]:
    owner = variable(dialog, name, use)
    if owner is None:
        return
    if owner.kind == "yes_no":
        yield msg("“{name}” is yes or no. Write “{name}” or “not {name}”.", name=name)
    elif owner.options is not None and text not in owner.options:
        yield msg(
            "“{option}” is no option of “{name}”. Its options are: {options}.",
            option=text,
            name=name,
            options=Words(owner.options),
        )


def _order(dialog: Dialog, use: Use) -> Iterator[Message]:
    """Conditions that read answers not asked yet: their question would come up behind the person's back."""
    if use.before is None or use.field != "when" or not isinstance(use.entry, Question | RecordField):
        return
    places = {question.var: place for place, question in enumerate(dialog.questions)}
    read = questions_read(dialog, compiled(use.source).names)
    late = sorted((var for var in read if places[var] >= use.before), key=places.__getitem__)
    if late:
        yield msg(
            "This reads {questions}, which is asked later. Move the question behind it, or write “returns: yes”.",
            questions=Words(tuple(dialog.question_by_var[var].id for var in late)),
        )
    if isinstance(use.entry, RecordField):
        fields = [field.id for field in dialog.record_by_id[use.record].fields]
        after = set(fields[fields.index(use.entry.id) :])
        for path in sorted(compiled(use.source).paths):
            if path.startswith("this.") and path.removeprefix("this.") in after:
                yield msg("“{name}” is asked later. Move the field behind it.", name=path)


def questions_read(dialog: Dialog, names: frozenset[str]) -> frozenset[str]:
    """The questions that names stand for, through derived values and the annexes suggested."""
    return frozenset(name for name in reached(dialog, names) if name in dialog.question_by_var)


def reached(dialog: Dialog, names: frozenset[str]) -> frozenset[str]:
    """``names`` and all that derived values among them are worked out from."""
    beneath = dialog.base.derived if dialog.base else ()
    sources: Mapping[str, tuple[str, ...]] = {
        **{derived.var: (derived.value,) for derived in beneath},
        **{derived.var: (derived.value,) for derived in dialog.derived},
        "suggested_annexes": tuple(annex.when for annex in dialog.annexes),
    }
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(other for source in sources.get(name, ()) for other in _read(source))
    return frozenset(found)


def _read(source: str) -> frozenset[str]:
    try:
        return compiled(source).names
    except ExpressionError:
        return frozenset()


def _circles(script: Script) -> Iterator[Mistake]:
    """Derived values that are worked out from themselves."""
    for path, derived in script.listed(Derived):
        if derived.var in reached(script.dialog, _read(derived.value)):
            circle = msg("“{name}” is worked out from itself. Break the circle.", name=derived.var)
            yield Mistake(script.at(*path, "value"), circle)

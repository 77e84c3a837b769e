"""The engine behind the words of a clause: Jinja2 in a sandbox, in which every printed value becomes a mark.

Jinja2 reads every clause. Most clauses decide nothing and repeat nothing: they are
words, values and references one after the other. Those are taken apart here once
and put together by the writer, in less time; the others Jinja2 renders.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wenyue.drafting.document import Text
from wenyue.drafting.filters import Slot

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

FUNCTIONS = ("ref", "annex", "annexed", "prints", "line")
"""What a template may call."""
FILTERS = (
    "date",
    "yyyymmdd",
    "period",
    "cny",
    "cny_upper",
    "cny_words",
    "pct",
    "num",
    "cn_num",
    "cn_int",
    "num_words",
    "bp_pct",
    "of",
    "words_of",
    "list",
    "label",
    "names",
    "lines",
    "raised",
    "table",
    "annex_list",
)
"""How a template may write a value."""


class Value(NamedTuple):
    """A printed value: the path of its variable, its filter ("" for none) and what the filter works with besides:
    words, or the paths of other variables."""

    path: str
    filter: str = ""
    others: tuple[Value | str, ...] = ()


class Call(NamedTuple):
    """One of `FUNCTIONS` that prints something, and what it is called with."""

    function: str
    argument: str | int


Piece = str | Value | Call


class CompiledText(NamedTuple):
    """The words of a clause: as ``pieces`` one after the other, or, where they are more than that, as a
    ``template``; the variables they print, and the same with the field where only fields are printed."""

    pieces: tuple[Piece, ...]
    template: JinjaTemplate | None
    names: frozenset[str]
    paths: tuple[str, ...]


@lru_cache(maxsize=2048)
def compiled_text(source: str) -> CompiledText:
    """A clause's words ready to render. Raises jinja2.TemplateSyntaxError."""
    from jinja2 import meta

    environment = _environment()
    tree = environment.parse(source)
    names = frozenset(meta.find_undeclared_variables(tree) - {*FUNCTIONS, "loop"})
    paths = tuple(sorted(_paths(tree, names)))
    pieces = _pieces(tree)
    if pieces is not None:
        return CompiledText(pieces, None, names, paths)
    template = environment.from_string(source)
    # As a plain dict: Jinja2 copies it for every rendering, and its own chain of dicts is slow to copy.
    template.globals = dict(template.globals)
    return CompiledText((), template, names, paths)


def _pieces(tree: nodes.Template) -> tuple[Piece, ...] | None:
    """The words one after the other; None where something is decided, repeated, or not known here."""
    from jinja2 import nodes

    pieces: list[Piece] = []
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            return None
        for node in output.nodes:
            piece = node.data if isinstance(node, nodes.TemplateData) else _call(node) or _value(node)
            if piece is None:
                return None
            pieces.append(piece)
    return tuple(pieces)


def _call(node: nodes.Expr) -> Call | None:
    from jinja2 import nodes

    if not isinstance(node, nodes.Call) or not _takes_no_more(node):
        return None
    match node.node, node.args:
        case nodes.Name(name="ref" | "annex" as function), [nodes.Const(value=str(target))]:
            return Call(function, target)
        case nodes.Name(name="line"), [nodes.Const(value=int(length))]:
            return Call("line", length)
        case _:
            return None


def _value(node: nodes.Expr) -> Value | None:
    from jinja2 import nodes

    match node:
        case nodes.Name(name=name) if name not in FUNCTIONS:
            return Value(name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=field) if not field.startswith("_"):
            return Value(f"{name}.{field}")
        case nodes.Filter(node=nodes.Expr() as printed, name=filter, args=args) if _takes_no_more(node):
            value, others = _value(printed), [_other(other) for other in args]
            if filter in FILTERS and value is not None and not value.filter and None not in others:
                return Value(value.path, filter, tuple(other for other in others if other is not None))
    return None


def _takes_no_more(node: nodes.Call | nodes.Filter) -> bool:
    """Whether a call has no arguments but those that stand there one by one."""
    return not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None


def _other(node: nodes.Expr) -> Value | str | None:
    """What a filter works with besides the value."""
    from jinja2 import nodes

    if isinstance(node, nodes.Const):
        return node.value if isinstance(node.value, str) else None
    value = _value(node)
    return value if value is not None and not value.filter else None


def _paths(tree: nodes.Template, names: frozenset[str]) -> set[str]:
    from jinja2 import nodes

    fields = [node for node in tree.find_all(nodes.Getattr) if isinstance(node.node, nodes.Name)]
    of_fields = {id(node.node) for node in fields}
    whole = {node.name for node in tree.find_all(nodes.Name) if id(node) not in of_fields}
    dotted = {(node.node.name, node.attr) for node in fields if isinstance(node.node, nodes.Name)}
    return (whole & names) | {f"{name}.{field}" for name, field in dotted if name in names and name not in whole}


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    """A sandbox in which every printed value becomes a mark.

    ``lstrip_blocks`` keeps a line with nothing but ``{% if %}`` from leaving spaces;
    ``trim_blocks`` would join paragraphs.
    """
    from jinja2 import StrictUndefined, pass_context
    from jinja2.runtime import Context
    from jinja2.sandbox import SandboxedEnvironment

    @pass_context
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, Slot):
            value = context["_writer"].filters.plain(value)
        elif isinstance(value, int):  # the number of a row
            value = Text(str(value))
        return value if isinstance(value, str) else context["_marks"].hold(value)

    def filter_named(name: str) -> Callable[..., object]:
        @pass_context
        def apply(context: Context, slot: Slot, *others: Slot | str) -> object:
            return context["_writer"].written(name, slot, *others)

        return apply

    environment = SandboxedEnvironment(
        undefined=StrictUndefined, finalize=finalize, lstrip_blocks=True, autoescape=False, keep_trailing_newline=False
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update({name: filter_named(name) for name in FILTERS})
    return environment

"""The engine behind the words of a clause: Jinja2 in a sandbox, in which every printed value becomes a mark."""

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
    "renewal_window",
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


@lru_cache(maxsize=2048)
def compiled_text(source: str) -> CompiledText:
    """A clause's words ready to render. Raises jinja2.TemplateSyntaxError."""
    from jinja2 import meta

    environment = _environment()
    tree = environment.parse(source)
    names = frozenset(meta.find_undeclared_variables(tree) - {*FUNCTIONS, "loop"})
    template = environment.from_string(source)
    # As a plain dict: Jinja2 copies it for every rendering, and its own chain of dicts is slow to copy.
    template.globals = dict(template.globals)
    return CompiledText(template, names, tuple(sorted(_paths(tree, names))))


class CompiledText(NamedTuple):
    """The words of a clause, the variables they print, and the same with the field where only fields are printed."""

    template: JinjaTemplate
    names: frozenset[str]
    paths: tuple[str, ...]


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

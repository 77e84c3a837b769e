"""The engine behind the words of a clause: Jinja2 in a sandbox, in which every printed value becomes a mark."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from wenyue.drafting.document import Text
from wenyue.drafting.filters import Slot

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
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
def compiled_text(source: str) -> tuple[JinjaTemplate, frozenset[str]]:
    """A clause's words ready to render, and the variables they print. Raises jinja2.TemplateSyntaxError."""
    from jinja2 import meta

    environment = _environment()
    names = meta.find_undeclared_variables(environment.parse(source)) - {*FUNCTIONS, "loop"}
    return environment.from_string(source), frozenset(names)


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

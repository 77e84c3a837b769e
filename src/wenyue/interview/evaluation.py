"""Jinja2's syntax tree of an expression, turned into a Python function.

Jinja2 itself would set up a rendering context for every condition, some
hundred times for each answer; this is the same expression without it. Only the
kinds of node below exist, so there is nothing else that an expression could do:
no attribute of an object, no call but of the functions handed in, no names but
the variables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import nodes

_ARITHMETIC = {
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "FloorDiv": "//",
    "Mod": "%",
    "Pow": "**",
}
_COMPARISONS = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}


class Unsupported(Exception):  # noqa: N818  # a finding, told to the author in the words of its argument
    """A kind of node that expressions do not have; its argument names it."""


def function_of(tree: nodes.Node, functions: Mapping[str, Callable[..., object]]) -> Callable[..., object]:
    """A function of the variables' mapping that gives the value of the expression. Raises Unsupported."""
    source = _python(tree, functions)
    scope = {"__builtins__": {}, "_field": _field, "_text": str, **{f"f_{name}": f for name, f in functions.items()}}
    made = eval(f"lambda v: {source}", scope)  # noqa: S307  # built from the whitelisted nodes below only
    assert callable(made)
    return made  # type: ignore[no-any-return]  # eval tells no type


def _field(value: object, name: str) -> object:
    """A field of a record; a value that has no fields has none of that name."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise TypeError(f"there is no field {name!r} in {type(value).__name__}")
    return value.get(name)


def _python(node: nodes.Node, functions: Mapping[str, Callable[..., object]]) -> str:
    """The Python expression for a node."""
    from jinja2 import nodes as n

    def of(inner: n.Node) -> str:
        return _python(inner, functions)

    match node:
        case n.Const(value=value):
            return repr(value)
        case n.Name(name=name) if name not in functions:
            return f"v[{name!r}]"
        case n.Getattr(node=inner, attr=name):
            return f"_field({of(inner)}, {name!r})"
        case n.And(left=left, right=right):
            return f"({of(left)} and {of(right)})"
        case n.Or(left=left, right=right):
            return f"({of(left)} or {of(right)})"
        case n.Not(node=inner):
            return f"(not {of(inner)})"
        case n.Neg(node=inner):
            return f"(-{of(inner)})"
        case n.Pos(node=inner):
            return f"(+{of(inner)})"
        case n.Compare(expr=first, ops=operands):
            return f"({of(first)} {' '.join(f'{_COMPARISONS[o.op]} {of(o.expr)}' for o in operands)})"
        case n.CondExpr(test=test, expr1=yes, expr2=no):
            return f"({of(yes)} if {of(test)} else {of(no) if no else None})"
        case n.Concat(nodes=pieces):
            return "(" + " + ".join(f"_text({of(piece)})" for piece in pieces) + ")"
        case n.List(items=items):
            return f"[{', '.join(of(item) for item in items)}]"
        case n.Tuple(items=items):
            return f"({''.join(f'{of(item)}, ' for item in items)})"
        case n.Call(node=n.Name(name=name), args=arguments, kwargs=[]):
            # A function that does not exist is looked up like a variable, and found missing by its name.
            called = f"f_{name}" if name in functions else f"v[{name!r}]"
            return f"{called}({', '.join(of(argument) for argument in arguments)})"
        case n.Call(node=inner, args=arguments, kwargs=[]):
            # Fields are data and no functions: the check names the mistake, and running it fails.
            return f"{of(inner)}({', '.join(of(argument) for argument in arguments)})"
        case n.BinExpr(left=left, right=right) if type(node).__name__ in _ARITHMETIC:
            return f"({of(left)} {_ARITHMETIC[type(node).__name__]} {of(right)})"
        case _:
            raise Unsupported(type(node).__name__)

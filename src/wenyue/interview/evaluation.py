"""An expression as plain data, and the Python function made of it.

Jinja2 reads the expression and gives its syntax tree; what is kept of that is a
`Tree` of plain data, so that a program that starts with the trees of an earlier
run needs no Jinja2 (see ``conditions``). The function is the same expression
without Jinja2's rendering context, which it would set up for every condition,
some hundred times for each answer. Only the kinds of node below exist, so there
is nothing else that an expression could do: no attribute of an object, no call
but of the functions handed in, no names but the variables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import nodes

Tree = Sequence[Any]
"""A node: its kind, what it says (a name, a value, an operator) and the nodes inside it, in order."""

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


def tree_of(node: nodes.Node) -> Tree:
    """The plain data of Jinja2's syntax tree. Raises Unsupported."""
    from jinja2 import nodes as n

    def tree(kind: str, says: object, *inner: n.Node) -> Tree:
        return kind, says, tuple(tree_of(one) for one in inner)

    match node:
        case n.Const(value=value):
            return tree("const", value)
        case n.Name(name=name):
            return tree("name", name)
        case n.Getattr(node=inner, attr=name):
            return tree("field", name, inner)
        case n.And(left=left, right=right):
            return tree("and", "", left, right)
        case n.Or(left=left, right=right):
            return tree("or", "", left, right)
        case n.Not(node=inner):
            return tree("not", "", inner)
        case n.Neg(node=inner):
            return tree("sign", "-", inner)
        case n.Pos(node=inner):
            return tree("sign", "+", inner)
        case n.Compare(expr=first, ops=operands):
            return tree("compare", [one.op for one in operands], first, *(one.expr for one in operands))
        case n.CondExpr(test=test, expr1=yes, expr2=no):
            return tree("if", "", test, yes, *([no] if no else []))
        case n.Concat(nodes=pieces):
            return tree("join", "", *pieces)
        case n.List(items=items):
            return tree("list", "", *items)
        case n.Tuple(items=items):
            return tree("tuple", "", *items)
        case n.Call(node=called, args=arguments, kwargs=[]):
            return tree("call", "", called, *arguments)
        case n.BinExpr(left=left, right=right) if type(node).__name__ in _ARITHMETIC:
            return tree("calculate", type(node).__name__, left, right)
        case _:
            raise Unsupported(type(node).__name__)


def nodes_of(tree: Tree) -> Iterator[Tree]:
    """A node and all that are inside it."""
    yield tree
    for inner in tree[2]:
        yield from nodes_of(inner)


def function_of(tree: Tree, functions: Mapping[str, Callable[..., object]]) -> Callable[..., object]:
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


def _python(tree: Tree, functions: Mapping[str, Callable[..., object]]) -> str:
    """The Python expression for a node."""
    kind, says, nodes = tree
    if kind == "name" and says in functions:
        raise Unsupported("Name")
    if kind == "call" and nodes[0][0] == "name":
        # A function that does not exist is looked up like a variable, and found missing by its name.
        name = nodes[0][1]
        called = f"f_{name}" if name in functions else f"v[{name!r}]"
        return f"{called}({', '.join(_python(one, functions) for one in nodes[1:])})"
    of = [_python(one, functions) for one in nodes]
    match kind:
        case "const":
            return repr(says)
        case "name":
            return f"v[{says!r}]"
        case "field":
            return f"_field({of[0]}, {says!r})"
        case "and" | "or":
            return f"({of[0]} {kind} {of[1]})"
        case "not":
            return f"(not {of[0]})"
        case "sign":
            return f"({'-' if says == '-' else '+'}{of[0]})"
        case "compare":
            compared = (f"{_COMPARISONS[op]} {one}" for op, one in zip(says, of[1:], strict=True))
            return f"({of[0]} {' '.join(compared)})"
        case "if":
            return f"({of[1]} if {of[0]} else {of[2] if len(of) > 2 else None})"
        case "join":
            return "(" + " + ".join(f"_text({one})" for one in of) + ")"
        case "list":
            return f"[{', '.join(of)}]"
        case "tuple":
            return f"({''.join(f'{one}, ' for one in of)})"
        case "call":
            # Fields are data and no functions: the check names the mistake, and running it fails.
            return f"{of[0]}({', '.join(of[1:])})"
        case "calculate":
            return f"({of[0]} {_ARITHMETIC[says]} {of[1]})"
        case _:
            raise Unsupported(str(kind))

"""An expression as plain data is the same expression, and can do no more than one."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from wenyue import library
from wenyue.interview.conditions import FUNCTIONS, compiled, know, trees_of
from wenyue.interview.dialog import expressions
from wenyue.interview.evaluation import Tree, Unsupported, function_of

EVERYTHING = """
not a and (b or c.d) and -e < 2.5 <= +f and g not in ['x', 'y'] and ('p' ~ h) in ('pq', i)
and (1 if j else 2) + 3 * 4 // 5 % 6 ** 7 - 8 / 9 != 0 and len(k) > 0 and (l if m)
"""


def through_json(tree: Tree) -> Tree:
    kept: Tree = json.loads(json.dumps(tree))
    return kept


def python(tree: Tree) -> object:
    """The code of the function made of a tree."""
    made = function_of(tree, FUNCTIONS).__code__
    return made.co_code, made.co_consts, made.co_names


def test_every_shipped_expression_is_the_same_from_what_was_kept() -> None:
    for id in library.all_dialogs():
        sources = expressions(library.dialog(id))
        trees = trees_of(sources)
        assert set(trees) == set(sources)
        for tree in trees.values():
            assert python(through_json(tree)) == python(tree)


def test_every_kind_of_node_is_the_same_from_what_was_kept() -> None:
    (tree,) = trees_of([EVERYTHING]).values()

    assert python(through_json(tree)) == python(tree)
    assert compiled(EVERYTHING).paths == frozenset({"a", "b", "c.d", *"efghijklm"})


def test_an_expression_that_is_known_is_not_read_again() -> None:
    source = "known_before == 'yes'"
    know({source: through_json(trees_of(["known_before == 'no'"])["known_before == 'no'"])})

    assert compiled(source)({"known_before": "no"}) is True


def test_what_is_no_expression_is_left_to_whoever_needs_it() -> None:
    assert list(trees_of(["a and", "a", ""])) == ["a"]


@pytest.mark.parametrize(
    "tree",
    [
        ["name", "x'] or __import__('os')['", []],
        ["field", "a', 'b') or __import__('os", [["name", "x", []]]],
        ["const", "') or __import__('os')", []],
        ["call", "", [["name", "__import__", []], ["const", "os", []]]],
        ["call", "", [["field", "system", [["const", "os", []]]]]],
    ],
)
def test_a_tree_runs_nothing_but_an_expression(tree: Tree) -> None:
    run = function_of(tree, FUNCTIONS)
    values: Mapping[str, object] = {"x": {}}

    try:
        found = run(values)
    except (KeyError, TypeError):
        return
    assert found is None or isinstance(found, str)


@pytest.mark.parametrize("tree", [["import", "os", []], ["name", "len", []]])
def test_a_tree_of_another_kind_is_refused(tree: Tree) -> None:
    with pytest.raises(Unsupported):
        function_of(tree, FUNCTIONS)

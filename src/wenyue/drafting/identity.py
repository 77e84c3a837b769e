"""Values as keys: equal only where whatever is written of them is the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wenyue.language import Message

_PLAIN = frozenset((str, bool, int, type(None), date))
_MOST = 256
_lists: dict[int, tuple[tuple[object, ...], object]] = {}


def frozen(value: object) -> object:
    """A value as a key. A variable is of one kind, so that yes and 1, though equal, never stand for one another."""
    if type(value) in _PLAIN:  # the common ones first: this runs a few hundred times for a contract
        return value
    if isinstance(value, tuple):
        return _frozen_list(value)
    if isinstance(value, Decimal):
        return value.as_tuple()  # 5 and 5.00 are equal numbers, and are not written alike
    if isinstance(value, dict):
        return tuple([(name, frozen(one)) for name, one in value.items()])
    if isinstance(value, Message):
        return (value.id, value.plural, frozen(dict(value.args)))
    return tuple([frozen(one) for one in value]) if isinstance(value, list) else value


def _frozen_list(values: tuple[object, ...]) -> object:
    """Lists of rows are long, and many clauses print the same one: it is looked at once."""
    kept = _lists.get(id(values))
    if kept is None:
        if len(_lists) >= _MOST:
            _lists.clear()
        # The list itself is kept with its key, so that no other can get its id.
        _lists[id(values)] = kept = (values, tuple([frozen(one) for one in values]))
    return kept[1]

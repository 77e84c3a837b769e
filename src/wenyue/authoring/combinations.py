"""Few combinations that hold every pair of settings: what two switches do to each other shows in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

Row = tuple[int, ...]


def all_pairs(sizes: Sequence[int], exhaustive_up_to: int = 0) -> tuple[Row, ...]:
    """Rows of choices, one for each switch (``sizes[i]`` settings, counted from 0).

    Every setting of every switch meets every setting of every other one in some
    row. Up to ``exhaustive_up_to`` rows, simply all combinations. The same sizes
    give the same rows: switch by switch, each row is extended by the setting that
    adds most pairs, and rows are added for the pairs that remain.
    """
    total = 1
    for size in sizes:
        total *= size
    if total <= exhaustive_up_to or len(sizes) < 2:
        return tuple(product(*(range(size) for size in sizes)))
    rows: list[list[int | None]] = [list(pair) for pair in product(range(sizes[0]), range(sizes[1]))]
    for switch in range(2, len(sizes)):
        _extend(rows, switch, sizes)
    return tuple(tuple(_filled(row, number, sizes)) for number, row in enumerate(rows))


def _extend(rows: list[list[int | None]], switch: int, sizes: Sequence[int]) -> None:
    """Give every row a setting of one more switch, and add rows until all its pairs are there."""
    open_pairs = {
        (earlier, setting, own)
        for earlier in range(switch)
        for setting in range(sizes[earlier])
        for own in range(sizes[switch])
    }
    for number, row in enumerate(rows):
        pairs = [
            [(earlier, setting, own) for earlier, setting in enumerate(row) if setting is not None]
            for own in range(sizes[switch])
        ]
        gains = [sum(pair in open_pairs for pair in candidates) for candidates in pairs]
        # Equal gains take turns, so that no setting is left to the end.
        best = max(range(sizes[switch]), key=lambda own: (gains[own], (own + number) % sizes[switch]))
        row.append(best)
        open_pairs.difference_update(pairs[best])
    for earlier, setting, own in sorted(open_pairs):
        for row in rows:
            if row[earlier] is None and row[switch] in (None, own):
                break
        else:
            row = [None] * (switch + 1)
            rows.append(row)
        row[earlier], row[switch] = setting, own


def _filled(row: list[int | None], number: int, sizes: Sequence[int]) -> list[int]:
    """Places that no pair needed take settings in turn."""
    return [number % size if setting is None else setting for setting, size in zip(row, sizes, strict=True)]

"""Every pair of settings meets in some row, in far fewer rows than there are combinations."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from wenyue.authoring.combinations import all_pairs

SIZES = st.lists(st.integers(1, 5), min_size=2, max_size=7)


@given(SIZES)
@settings(deadline=None)
def test_every_pair_of_settings_is_in_some_row(sizes: list[int]) -> None:
    rows = all_pairs(sizes)

    for a, b in combinations(range(len(sizes)), 2):
        assert {(row[a], row[b]) for row in rows} == set(product(range(sizes[a]), range(sizes[b])))


@given(SIZES)
@settings(deadline=None)
def test_the_same_sizes_give_the_same_rows(sizes: list[int]) -> None:
    assert all_pairs(sizes) == all_pairs(sizes)


def test_few_combinations_are_all_taken() -> None:
    assert len(all_pairs([2, 2, 3], exhaustive_up_to=12)) == 12
    assert len(all_pairs([2, 2, 3], exhaustive_up_to=11)) < 12


def test_many_switches_need_few_rows() -> None:
    assert len(all_pairs([2] * 20)) < 30


def test_one_switch_takes_each_setting_and_none_takes_one_row() -> None:
    assert all_pairs([3]) == ((0,), (1,), (2,))
    assert all_pairs([]) == ((),)

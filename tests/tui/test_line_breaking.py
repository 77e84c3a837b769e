"""Lines of Chinese break where a reader expects them to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wenyue.tui.breaking import NEVER_FIRST, NEVER_LAST, line_breaks

MIXED = st.text(alphabet="合同甲方服务，。（）《》“”、 abc 12", max_size=60)


def broken(text: str, width: int) -> list[str]:
    starts = [0, *line_breaks(text, width)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("甲方应付服务费。", 14, ["甲方应付服务", "费。"]),
        ("服务（见附件）", 6, ["服务", "（见附", "件）"]),
        ("依照《民法典》办理", 6, ["依照", "《民法", "典》办", "理"]),
        ("the quick brown fox", 10, ["the quick ", "brown fox"]),
        ("于2027年1月1日起", 8, ["于2027年", "1月1日起"]),
        ("他说“好。”就走了", 8, ["他说", "“好。”就", "走了"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 10, [""]),
    ],
)
def test_lines_end_where_the_rules_allow(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width) == lines


@given(MIXED, st.integers(8, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines)


@given(st.text(alphabet="合同甲方，。（）《》", min_size=1, max_size=60), st.integers(20, 40))
def test_no_line_begins_with_a_closing_mark_unless_it_has_to(text: str, width: int) -> None:
    lines = broken(text, width)
    for before, after in pairwise(lines):
        forced = cell_len(before) + cell_len(after) > width and len(before) * 2 >= width - 1
        assert after[0] not in NEVER_FIRST or forced
        assert before[-1] not in NEVER_LAST or forced

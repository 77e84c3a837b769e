"""Two texts side by side in one widget: a passage of the contract in its two languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from wenyue.tui.prose import Prose

_BETWEEN = " │ "


class Columns(Visual):
    """The left text and the right one, each wrapped in half of the width. Cannot be selected with the mouse."""

    def __init__(self, left: Content, right: Content) -> None:
        self.left, self.right = Prose.of(left), Prose.of(right)

    def is_same(self, other: object) -> bool:
        return isinstance(other, Columns) and self.left.is_same(other.left) and self.right.is_same(other.right)

    @staticmethod
    def _widths(width: int) -> tuple[int, int]:
        room = max(2, width - len(_BETWEEN))
        return room // 2, room - room // 2

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        own = _unselected(options)
        wide, other = self._widths(width)
        left = self.left.render_strips(wide, None, style, own)
        right = self.right.render_strips(other, None, style, own)
        look = (style + Style(reverse=False)).rich_style
        between = Strip([Segment(_BETWEEN, look)], len(_BETWEEN))
        strips = [
            Strip.join(
                (
                    (one or Strip.blank(wide, look)).adjust_cell_length(wide, look),
                    between,
                    (two or Strip.blank(other, look)).adjust_cell_length(other, look),
                )
            )
            for one, two in zip_longest(left, right)
        ]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        wide, other = self._widths(width)
        return max(self.left.get_height(rules, wide), self.right.get_height(rules, other))


def _unselected(options: RenderOptions) -> RenderOptions:
    """The same without a selection: places in two texts at once cannot be told apart."""
    return replace(options, selection=None, selection_style=None)

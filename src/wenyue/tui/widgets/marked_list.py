"""A list whose marked row carries a sign, not only a colour."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList

_SIGN = "> "


class MarkedList(OptionList):
    """An `OptionList` of content (never markup) with ``>`` before the row that Enter would choose."""

    DEFAULT_CSS = """
    MarkedList {
        height: auto;
        border: none;
        padding: 0 1;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $background 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .option-list--option-hover { background: $panel; color: $foreground; }
        & > .option-list--option-disabled { color: $foreground; text-style: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)

    @property
    def marked_lines(self) -> Region:
        """Where the marked row is within the list; empty where none is."""
        lines = [y for y, (option, _) in enumerate(self._lines) if option == self.highlighted]
        return Region(0, lines[0], self.size.width, len(lines)) if lines else Region()

    def _get_left_gutter_width(self) -> int:
        return len(_SIGN)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        lines = self._lines
        place = self.scroll_offset.y + y
        if place >= len(lines):
            return strip
        option, line = lines[place]
        sign = _SIGN if option == self.highlighted and not line else " " * len(_SIGN)
        segments = list(strip)
        if option == self.highlighted:
            # Colours of its own, which stand out from the list's ground, would not stand out from the mark's.
            marked = self.get_visual_style("option-list--option", "option-list--option-highlighted").rich_style
            one_colour = Style(color=marked.color)
            segments = [Segment(one.text, one.style + one_colour if one.style else marked) for one in segments]
        style = segments[0].style if segments else None
        return Strip([Segment(sign, style), *segments], strip.cell_length + len(_SIGN))

"""Text on the screen: messages as content, wrapped by the rules of Chinese.

Everything that people typed or that comes from a file enters the screen here,
as ``Content``: never as markup, so ``[red]x[/]`` shows as it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content, _FormattedLine
from textual.css.styles import RulesMap
from textual.css.types import TextAlign, TextOverflow
from textual.selection import Selection
from textual.style import Style
from textual.widgets import Static

from wenyue.language import clean
from wenyue.tui.breaking import line_breaks


class Prose(Content):
    """Content that wraps by `line_breaks`.

    The private line class is Textual's own, as its selection and its clicks
    read offsets from it; the exact version is pinned for this reason.
    """

    @classmethod
    def of(cls, content: Content | str) -> Prose:
        """The content, or a text as it stands, with control characters taken out."""
        if isinstance(content, str):
            content = Content(clean(content))
        return cls(content.plain, list(content.spans))

    def get_height(self, rules: RulesMap, width: int) -> int:
        key = (width, "prose", False)
        if self._height_cache[0] != key:
            height = sum(len(line_breaks(line, max(1, width))) + 1 for line in self.plain.split("\n"))
            self._height_cache = (key, height)
        return self._height_cache[1]

    def _wrap_and_format(  # noqa: PLR0917  # the signature is Textual's
        self,
        width: int,
        align: TextAlign = "left",
        overflow: TextOverflow = "fold",
        no_wrap: bool = False,
        line_pad: int = 0,
        tab_size: int = 8,
        selection: Selection | None = None,
        selection_style: Style | None = None,
        post_style: Style | None = None,
        get_style: Callable[[str | Style], Style] = Style.parse,  # type: ignore[assignment]  # as in Textual
    ) -> list[_FormattedLine]:
        lines: list[_FormattedLine] = []
        for y, paragraph in enumerate(self.split(allow_blank=True)):
            styled = paragraph if post_style is None else paragraph.stylize(post_style)
            span = selection.get_span(y) if selection is not None and selection_style is not None else None
            if span is not None and selection_style is not None:
                start, end = span
                styled = styled.stylize(selection_style, start, len(styled) if end == -1 else end)
            breaks = line_breaks(styled.plain, max(1, width))
            for x, piece in zip([0, *breaks], styled.divide(breaks), strict=True):
                lines.append(_FormattedLine(get_style, piece.rstrip_end(width), width, x, y, align=align))
            lines[-1].line_end = True
        return lines


class Words(Static):
    """A widget of running text. Takes strings as they stand; nothing in them is markup."""

    DEFAULT_CSS = """
    Words { width: 1fr; height: auto; }
    """

    def __init__(self, content: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Prose.of(content), markup=False, id=id, classes=classes)

    def say(self, content: Content | str) -> None:
        """Show something else; nothing happens when it is the same."""
        prose = Prose.of(content)
        if isinstance(self.content, Prose) and prose.is_same(self.content):
            return
        self.update(prose)


def term_style(term: str) -> Style:
    """Words that explain themselves when clicked: those of a term of the glossary, by its id."""
    return Style.from_meta({"term": term}) + Style(underline=True)

"""What a term means, while the mouse rests on it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content

from wenyue.language import clean
from wenyue.tui.prose import Prose, Words

Hint = Callable[[str], str]
"""The words of the hint for a term of the glossary, by its id."""


class HintedWords(Words):
    """Words whose terms explain themselves under the mouse. ``hint`` gives the words; none are shown without it."""

    hint: Hint | None = None
    _hinted = ""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._hint(str(event.style.meta.get("term", "")))

    def on_leave(self) -> None:
        self._hint("")

    def _hint(self, term: str) -> None:
        if term != self._hinted and self.hint is not None:
            self._hinted = term
            # Content, never a string: strings would be read as markup.
            self.tooltip = Prose.of(Content(clean(self.hint(term)))) if term else None

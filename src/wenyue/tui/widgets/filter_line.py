"""One line of filters, chosen by number, arrows or mouse; the one that holds stands in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message as Event
from textual.style import Style

from wenyue.drafting.narrowing import FILTERS, Filter
from wenyue.language import Language, Message, msg
from wenyue.tui.prose import Words

NAMES: Mapping[Filter, Message] = {
    "all": msg("all"),
    "missing": msg("missing"),
    "usual": msg("usual answer"),
    "care": msg("needs care"),
    "changed": msg("changed since saved"),
}


class FilterLine(Words):
    """Shows what there is to look at and how much of it. A click posts ``Chosen``."""

    DEFAULT_CSS = """
    FilterLine { padding: 0 1; background: $surface; color: $foreground; }
    """

    @dataclass
    class Chosen(Event):
        """A filter was clicked."""

        filter: Filter

    def show(self, chosen: Filter, counts: Mapping[Filter, int], language: Language) -> None:
        """``counts`` says how many lines each filter lets through."""
        pieces = []
        for number, one in enumerate(FILTERS, 1):
            text = f"{number} {language.say(NAMES[one])} {counts[one]}"
            piece = Content(f"[{text}]" if one == chosen else f" {text} ")
            style = Style.from_meta({"filter": one}) + Style(bold=one == chosen, underline=one != chosen)
            pieces.append(piece.stylize(style, 1, len(piece) - 1))
        self.say(Content(" ").join(pieces))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        wanted = event.style.meta.get("filter")
        if wanted in FILTERS:
            self.post_message(self.Chosen(wanted))

"""A look around the talk: five little cards, each beside what it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.screen import Screen

from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session


@dataclass(frozen=True, slots=True)
class Stop:
    """One card: the widget it points at, and what it says."""

    at: str
    says: Message


STOPS = (
    Stop(
        "#prompt",
        msg("Answer here, in your own words. Enter sends it. With nothing typed, Enter takes the usual answer."),
    ),
    Stop("#choices", msg("Where there are choices: a number, Up and Down, or the mouse.")),
    Stop("KeyLine", msg("F1 explains the question and its words, and says why it is asked.")),
    Stop("#contract", msg("The contract grows with every answer; F3 shows and hides it. Click a value to change it.")),
    Stop(
        "KeyLine",
        msg("F6 looks everything through and saves it as Word or PDF. All is saved as you go: leave when you like."),
    ),
)
_ROOM = 7
"""Lines that a card takes at most where there is room for it beside its widget."""


class TourCard(TranslatedCard[None]):
    """Goes from stop to stop; Esc ends it anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,down", "step(1)", msg("Next").id, key_display="Enter"),
        Binding("left,up,backspace", "step(-1)", msg("Back").id, show=False),
        Binding("escape,q", "dismiss", msg("Enough").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    TourCard {
        background: $background 30%;
        & > .card { width: 52; max-width: 100%; }
        #words { height: auto; }
        #how { color: $text-muted; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._place = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="words")
            yield Words(id="how")

    def on_mount(self) -> None:
        below = self._below
        if below is not None:  # what the card points at moves when the first question comes
            below.screen_layout_refresh_signal.subscribe(self, lambda _: self.retranslate())
        self.retranslate()

    @property
    def _below(self) -> Screen[object] | None:
        """The screen that the card lies on."""
        stack = self.app.screen_stack
        return stack[stack.index(self) - 1] if self in stack[1:] else None

    def on_resize(self) -> None:
        self.call_after_refresh(self.retranslate)

    def retranslate(self) -> None:
        super().retranslate()
        stop = STOPS[self._place]
        above, below = self._put(self._region(stop.at))
        heading = self.say(msg("A look around, {n} of {all}", n=self._place + 1, all=len(STOPS)))
        lines = [Content(clean(heading)).stylize("bold $text-accent"), Content(clean(self.say(stop.says)))]
        self.query_one("#words", Words).say(Content("\n").join(lines))
        last = self._place == len(STOPS) - 1
        keys = msg("Enter: begin.") if last else msg("Enter: next. Esc: enough.")
        arrow = "^ " if below else "v " if above else ""
        self.query_one("#how", Words).say(arrow + self.say(keys))

    def _region(self, at: str) -> Region | None:
        """Where the widget is on the screen below; None where it is not shown."""
        below = self._below
        try:
            widget = below.query_one(at) if below is not None else None
        except NoMatches:
            return None
        if widget is None:
            return None
        return widget.region if widget.display and widget.region.height else None

    def _put(self, region: Region | None) -> tuple[bool, bool]:
        """Put the card above or below a region, or in the middle. Whether it is above, and whether below."""
        card, height = self.query_one(".card"), self.size.height
        above = region is not None and region.y >= _ROOM
        below = region is not None and not above and height - region.bottom >= _ROOM
        self.styles.align_vertical = "bottom" if above else "top" if below else "middle"
        card.styles.margin = 0
        if region is not None and above:
            card.styles.margin = (0, 0, height - region.y, 0)
        elif region is not None and below:
            card.styles.margin = (region.bottom, 0, 0, 0)
        return above, below

    def action_step(self, by: int) -> None:
        if self._place + by >= len(STOPS):
            self.dismiss()
            return
        self._place = max(0, self._place + by)
        self.retranslate()

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()  # beside the card too
        self.action_step(1)

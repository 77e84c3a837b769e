"""A month calendar for a question that asks for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from babel.dates import get_day_names
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style

from wenyue.answers.public_days import public_day
from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.month import Month


class CalendarCard(TranslatedCard[date]):
    """Gives the day that was picked, None when it was left. ``problem`` says why a day is no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", msg("Close").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    CalendarCard {
        & > .card { width: 40; scrollbar-size-vertical: 1; }
        #how { color: $text-muted; }
    }
    """

    def __init__(self, session: Session, day: date, problem: Callable[[date], Message | None]) -> None:
        super().__init__(session)
        self._start, self._problem = day, problem

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Month(self._start, self.session.today, self.language)
            yield Words(id="day")
            yield Words(id="how")

    def on_mount(self) -> None:
        self.retranslate()
        self.query_one(Month).focus()

    def retranslate(self) -> None:
        super().retranslate()
        month = self.query_one(Month)
        month.show(self.language)
        self._tell(month.day)
        take = Content(clean(self.say(msg("Take it (Enter)")))).stylize(_link("take"))
        close = Content(clean(self.say(msg("Close (Esc)")))).stylize(_link("close"))
        self.query_one("#how", Words).say(take + Content("  ") + close)

    def _tell(self, day: date) -> None:
        """The day in words: what weekday it is, what is special about it, and whether it fits."""
        weekday = get_day_names("wide", locale=self.language.code)[day.weekday()]
        words = [self.language.date(day), weekday]
        if day == self.session.today:
            words.append(self.say(msg("today")))
        special, problem = public_day(day), self._problem(day)
        if special is not None:
            note = msg("{holiday}, a day off", holiday=special.name) if special.off else special.name
            words.append(self.say(msg("worked for {holiday}", holiday=special.name) if special.worked else note))
        line = " · ".join(clean(word) for word in words)
        self.query_one("#day", Words).say(f"{line}\n! {clean(self.say(problem))}" if problem is not None else line)

    def on_month_moved(self, event: Month.Moved) -> None:
        event.stop()
        self._tell(event.day)

    def on_month_picked(self, event: Month.Picked) -> None:
        event.stop()
        self.dismiss(event.day)

    def on_click(self, event: events.Click) -> None:
        wanted = event.style.meta.get("card")
        if wanted == "take":
            self.dismiss(self.query_one(Month).day)
        elif wanted == "close":
            self.action_close()

    def action_close(self) -> None:
        self.dismiss(None)


def _link(wanted: str) -> Style:
    return Style.from_meta({"card": wanted}) + Style(underline=True)

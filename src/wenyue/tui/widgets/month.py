"""A month to pick a day from, by arrows or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from babel.dates import format_skeleton, get_day_names
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from wenyue.answers.calendar import add_months, month_length
from wenyue.answers.public_days import public_day
from wenyue.language import Language, clean, msg

_CELL = 5
"""Columns of a day: a sign, two digits, and room for one wide letter."""


class Month(Static, can_focus=True):
    """Shows the month of ``day``. ``Picked`` when Enter or a click takes a day, ``Moved`` when the mark moves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("shift+pageup", "turn(-12)", show=False),
        Binding("shift+pagedown", "turn(12)", show=False),
        Binding("home", "today", show=False),
        Binding("enter,space", "pick", show=False),
    ]

    DEFAULT_CSS = """
    Month { width: 35; height: 8; }
    """

    @dataclass
    class Moved(Message):
        """The mark stands on another day."""

        day: date

    @dataclass
    class Picked(Message):
        """A day was taken."""

        day: date

    def __init__(self, day: date, today: date, language: Language) -> None:
        super().__init__(markup=False)
        self.day, self._today, self._language = day, today, language

    def on_mount(self) -> None:
        self.show(self._language)

    def show(self, language: Language) -> None:
        """The month in a language."""
        self._language = language
        self.update(self._content(), layout=False)

    def _content(self) -> Content:
        say, code, day = self._language.say, self._language.code, self.day
        title = clean(format_skeleton("yMMMM", day, locale=code))
        back, on = Content("<<").stylize(_meta("turn", -1)), Content(">>").stylize(_meta("turn", 1))
        room = _CELL * 7 - 4 - Content(title).cell_length
        head = (
            back + Content(" " * (room // 2)) + Content(title).stylize("bold") + Content(" " * (room - room // 2)) + on
        )
        names = get_day_names("short", locale=code)
        weekdays = Content("").join([_padded(f" {clean(names[n])}").stylize("$text-muted") for n in range(7)])
        first = day.replace(day=1).weekday()
        days = [Content(" " * _CELL)] * first
        days += [self._cell(day.replace(day=n), say(msg("h")), say(msg("w"))) for n in _days_of(day)]
        weeks = [Content("").join(days[start : start + 7]) for start in range(0, len(days), 7)]
        return Content("\n").join([head, weekdays, *weeks])

    def _cell(self, day: date, off: str, worked: str) -> Content:
        special = public_day(day)
        sign = ">" if day == self.day else "*" if day == self._today else " "
        letter = "" if special is None else worked if special.worked else off
        cell = _padded(f"{sign}{day.day:2}{letter}").stylize(_meta("day", day.day))
        if day == self.day:
            return cell.stylize("reverse bold")
        if day == self._today:
            cell = cell.stylize("bold underline")
        if (special is not None and not special.worked) or (day.weekday() > 4 and special is None):
            cell = cell.stylize("$text-accent")
        return cell

    def go_to(self, day: date) -> None:
        """Put the mark on a day."""
        self.day = day
        self.show(self._language)
        self.post_message(self.Moved(day))

    def action_move(self, days: int) -> None:
        try:
            self.go_to(self.day + timedelta(days=days))
        except OverflowError:
            self.app.bell()

    def action_turn(self, months: int) -> None:
        try:
            self.go_to(add_months(self.day, months))
        except OverflowError:
            self.app.bell()

    def action_today(self) -> None:
        self.go_to(self._today)

    def action_pick(self) -> None:
        self.post_message(self.Picked(self.day))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        meta = event.style.meta
        if "turn" in meta:
            self.action_turn(int(meta["turn"]))
        elif "day" in meta:
            day = self.day.replace(day=int(meta["day"]))
            if day == self.day:
                self.action_pick()
            else:
                self.go_to(day)


def _days_of(day: date) -> range:
    return range(1, month_length(day.year, day.month) + 1)


def _meta(name: str, value: int) -> Style:
    return Style.from_meta({name: value})


def _padded(text: str) -> Content:
    content = Content(text)
    return content + Content(" " * max(0, _CELL - content.cell_length))

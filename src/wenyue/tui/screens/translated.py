"""What all screens have in common: they speak the language of the session, and change it in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.screen import ModalScreen, Screen

from wenyue.language import Language, Message
from wenyue.tui.session import Session

Result = TypeVar("Result")
SWITCH = "app.switch_language"


class TranslatedScreen(Screen[Result]):
    """A screen whose bindings are written with English descriptions and shown in the language of the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        found = super().active_bindings
        own = [key for key in self._bindings.key_to_bindings if key in found]
        return {
            key: found[key]._replace(binding=replace(found[key].binding, description=self._called(found[key].binding)))
            for key in dict.fromkeys((*own, *found))  # a focused widget that knows a key must not come first
        }

    def _called(self, binding: Binding) -> str:
        """What a key does; the one that switches the language is called by the own name of what one would get."""
        if binding.action == SWITCH:
            return self.session.next_language.style.name
        return self.session.language.say(binding.description)

    @property
    def on_top(self) -> bool:
        """Whether this is the screen that one uses now: nothing lies on it, and it has not been left."""
        return self.is_running and self in self.app.screen_stack[-1:]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the screen with a result. Nothing happens when it has been left already: the second of two fast keys
        or clicks still comes to it, and would close the screen below."""
        return super().dismiss(result) if self.on_top else AwaitComplete()

    @property
    def language(self) -> Language:
        return self.session.language

    def say(self, message: Message) -> str:
        return self.session.language.say(message)

    def put_by(self) -> None:
        """Keep what is half typed here: the program is about to end."""

    def retranslate(self) -> None:
        """Show everything in the language of the session, with nothing moved or lost."""
        self.refresh_bindings()


class TranslatedCard(TranslatedScreen[Result], ModalScreen[Result]):
    """A card laid over the screen below it."""

    DEFAULT_CSS = """
    TranslatedCard {
        align: center middle;
        background: $background 60%;
        & > .card {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $primary;
            background: $surface;
            color: $foreground;
            padding: 0 1;
        }
    }
    """

    def on_click(self, event: events.Click) -> None:
        """A click beside the card does what Esc does. The second of two clicks is left out: the first of them may
        have opened the card."""
        beside = event.widget is self and self.get_widget_at(*event.screen_offset)[0] is self
        if beside and event.chain == 1 and self.on_top:
            for binding in self._bindings.key_to_bindings.get("escape", ()):
                self.call_next(self.run_action, binding.action)

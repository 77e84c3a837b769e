"""What the keys of a screen do, to be found by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from wenyue.language import Message, msg
from wenyue.tui.session import Session

if TYPE_CHECKING:  # it is loaded with the first search
    from wenyue.interview.search import Entry

Named = tuple[Message, Message | None]
"""What an action would do, by name, and why it cannot; None when it can."""

_NOT_OFFERED = ("leave", "search", "dismiss('')", "rename", "delete", "next_filter(1)", "next_filter(-1)")
"""Actions that make no sense from within the search: they step back, or act on what is marked."""

_LONGER: Mapping[str, Message] = {
    "explain": msg("Explain the question and its words"),
    "app.switch_language": msg("Change the language"),
    "pane('contract')": msg("Show or hide the contract"),
    "pane('outline')": msg("Show or hide the outline"),
    "review": msg("Look everything through"),
    "keys": msg("How to get about: the keys"),
    "app.next_theme": msg("Other colours"),
    "settings": msg("Settings: what nobody is asked for"),
    "app.quit": msg("Leave; everything is saved"),
    "app.drafts": msg("All drafts and finished contracts"),
}
"""What an action is called where there is room; others by the word of their key."""


def actions(
    session: Session, bindings: Iterable[BindingType], named: Callable[[str], Named | None] = lambda _: None
) -> Iterator[Entry]:
    """All that the keys do, each with its key. ``named`` says what some of them would do just now."""
    from wenyue.interview.search import Entry

    for binding in bindings:
        if not isinstance(binding, Binding) or binding.action in _NOT_OFFERED or not binding.description:
            continue
        title, why_not = named(binding.action) or (_LONGER.get(binding.action, Message(binding.description)), None)
        beside = Message("{key}", {"key": binding.key_display or binding.key.upper()})
        names = spoken(session, title, Message(binding.description))
        yield Entry("action", binding.action, title, names, beside=beside, why_not=why_not)


def spoken(session: Session, *messages: Message) -> tuple[str, ...]:
    """The messages in every language there is."""
    return tuple(sorted({one.say(text) for one in session.languages.values() for text in messages}))

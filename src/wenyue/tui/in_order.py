"""Keys that take effect in the order in which they were typed."""

from __future__ import annotations

from textual import events
from textual.dom import DOMNode
from textual.widget import Widget


async def act_at_once(widget: Widget, event: events.Key, *others: DOMNode) -> None:
    """Do what a key is bound to, here and now: by one of the ``others``, or else by the widget that is typed into.

    Textual lets a key climb from widget to widget up to the app before it looks for what the key is bound to, while a
    letter is put in at once. Where keys come faster than the screen follows (a slow line, a busy machine), a backspace
    then takes effect after the letters, and even the Enter, that were typed behind it. A key with priority is worse:
    the app acts on it while the letters before it are still on their way.
    """
    for holder in (*others, widget):
        for binding in holder._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await widget.app.run_action(binding.action, holder):
                event.stop()
                event.prevent_default()
                return

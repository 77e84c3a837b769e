"""The keys of a screen on its last line, to read and to click."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from wenyue.language import clean


class Key(NamedTuple):
    """A key: what it is pressed by, how it is written, what it does, and whether it can be pressed now."""

    name: str
    shown: str
    does: str
    enabled: bool


class KeyLine(Widget):
    """The keys that the screen shows, as one line that is drawn at once.

    Textual's own footer is a widget for each key, made anew whenever a key comes or goes: at the start of the
    program that took as long as all other widgets together. Where the line is too narrow for all, the wheel of
    the mouse brings the others. ``compact`` leaves out the space around each key.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        text-wrap: nowrap;
        &:hover { pointer: pointer; }
    }
    """

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__()
        self._compact = compact
        self._keys: tuple[Key, ...] = ()
        self._first = 0
        self._under_mouse = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys of the line, in order."""
        return self._keys

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        """Show the keys that there are now; each action by its first key."""
        if screen is not self.screen or not screen.app.app_focus:
            return
        found: dict[str, Key] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show:
                shown = clean(self.app.get_key_display(binding))
                found.setdefault(binding.action, Key(binding.key, shown, clean(binding.description), active.enabled))
        if self._keys != (keys := tuple(found.values())):
            self._keys, self._first = keys, 0
            self.refresh()

    def render(self) -> Content:
        return Content("").join(self._written(key) for key in self._keys[self._first :])

    def _written(self, key: Key) -> Content:
        before, between, after = ("", " ", " ") if self._compact else (" ", " ", " ")
        ground = " on $block-hover-background" if key.name == self._under_mouse else ""
        dim = "" if key.enabled else "dim "
        written = Content.assemble(
            (f"{before}{key.shown}{between}", f"{dim}bold $footer-key-foreground{ground}"),
            (key.does, f"{dim}$footer-description-foreground{ground}"),
        )
        written = written.stylize(Style.from_meta({"key": key.name}))
        return written + Content(after)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        event.stop()
        pressed = next((key for key in self._keys if key.name == event.style.meta.get("key")), None)
        if pressed is not None and pressed.enabled:
            self.app.simulate_key(pressed.name)
        elif pressed is not None:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(str(event.style.meta.get("key", "")))

    def on_leave(self) -> None:
        self._point_at("")

    def _point_at(self, key: str) -> None:
        if key != self._under_mouse:
            self._under_mouse = key
            self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        if self.render().cell_length > self.size.width:
            self._first += 1
            self.refresh()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        if self._first:
            self._first -= 1
            self.refresh()

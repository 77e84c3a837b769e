"""The floor: a Textual app with one line and one prompt, and nothing else."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class EmptyApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("ready")
        yield TextArea()

    def on_mount(self) -> None:
        self.query_one(TextArea).cursor_blink = False
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    EmptyApp().run()

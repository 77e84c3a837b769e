"""A card that writes files: the line with their place, and what became of them."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.widgets.input import Selection

from wenyue import fence
from wenyue.files import named
from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.line import Line


class PlaceCard(TranslatedCard[None]):
    """Writes one file at a time, never over another without asking, and says where it is.

    In a browser a file has a name and no folder, and is given to the browser.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    PlaceCard {
        #place-label { color: $text-accent; text-style: bold; }
        #outcome { text-style: bold; margin-top: 1; display: none; }
        #outcome.-done, #outcome.-trouble { display: block; }
        #outcome.-trouble { color: $text-error; }
        #outcome.-done { color: $text-success; }
    }
    """

    def __init__(self, session: Session, folder: Path | None = None) -> None:
        super().__init__(session)
        self.in_browser = fence.folder() is not None
        self.folder = folder or fence.folder() or Path.cwd()
        self._outcome: Message | None = None
        self._agreed_to_replace = ""
        self._proposed = ""

    def place(self, name: str) -> Input:
        """The line, with the place of a file of that name."""
        self._proposed = self._place_of(name)
        return Line(self._proposed, id="place")

    def _place_of(self, name: str) -> str:
        return name if self.in_browser else str(self.folder / name)

    def propose(self, name: str) -> None:
        """Another name for a line that nobody has changed and no file has been written by."""
        line = self.query_one("#place", Input)
        if line.value == self._proposed and self._outcome is None:
            self._proposed = line.value = self._place_of(name)

    # What is typed is meant for the name, wherever the keyboard was left; the name that was proposed goes.

    def on_key(self, event: events.Key) -> None:
        """A key that the line has not taken: typed elsewhere, or so fast that the line was not yet the place for it."""
        line = self.query_one("#place", Input)
        begun = self.focused is line
        if event.is_printable and event.character and (begun or event.key != "space"):
            event.stop()
            if not begun:
                self._select_name(line)
                self.set_focus(line, scroll_visible=True)
            line.replace(event.character, *line.selection)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, Input) and event.widget.value == self._proposed:
            self._select_name(event.widget)

    @staticmethod
    def _select_name(line: Input) -> None:
        """Mark the name of the file, without its folder."""
        line.selection = Selection(len(line.value) - len(PurePath(line.value).name), len(line.value))

    @property
    def typed(self) -> str:
        return clean(self.query_one("#place", Input).value).strip()

    @property
    def path(self) -> Path:
        """The place that stands in the line. Raises StorageError where there can be none."""
        return named(self.typed, self.folder)

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#outcome", Words).say(self.say(self._outcome) if self._outcome else "")

    def on_input_changed(self) -> None:
        self._agreed_to_replace = ""

    def tell(self, outcome: Message, kind: str) -> None:
        """Say what became of it. ``kind`` is ``-done`` or ``-trouble``."""
        self._outcome = outcome
        self.query_one("#outcome").set_classes(kind)
        self.retranslate()
        self.call_after_refresh(self.query_one("#outcome").scroll_visible, animate=False)

    def tell_folder(self) -> None:
        """Say that the line names a folder, or nothing."""
        folder = self.typed or str(self.folder)
        self.tell(msg("{file} is a folder. Add the name of a file.", file=folder), "-trouble")

    def may_be_written(self, target: Path, there: Path | None) -> bool:
        """Whether nothing is in the way, or the person has said once more that it may go."""
        if there is not None and not self.in_browser and self._agreed_to_replace != str(target):
            self._agreed_to_replace = str(target)
            words = msg("{name} is there already. Enter once more replaces it; or change the name.", name=there.name)
            self.tell(words, "-trouble")
            return False
        self._agreed_to_replace = ""
        self.tell(msg("Writing…"), "-done")
        return True

    def hand_over(self, file: Path, beside: Path | None = None) -> Message:
        """Where the file is now, as words. A browser is given it, and what lies ``beside`` it."""
        if not self.in_browser:
            return msg("Saved: {file}", file=str(file))
        for one in (file, beside):
            if one is not None:
                self.app.deliver_binary(one)
        return msg("Given to your browser, which keeps it with your downloads: {file}", file=file.name)

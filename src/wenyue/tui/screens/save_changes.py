"""Saving what changed as a Word file with tracked changes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList

from wenyue.errors import ExportError, StorageError
from wenyue.export.comparison import Comparison
from wenyue.language import Message, clean, msg
from wenyue.storage import write_file
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.export import file_name
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.marked_list import MarkedList

_WORD = ".docx"


class SaveChanges(TranslatedCard[None]):
    """Writes one file, never over another without asking, and says where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    SaveChanges {
        #place-label { color: $text-accent; text-style: bold; }
        #place, #place:focus {
            border: none;
            border-left: thick $primary;
            height: 1;
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
        #actions { background: $surface; margin-top: 1; padding: 0; }
        #about { color: $text-muted; margin-top: 1; }
        #outcome { text-style: bold; margin-top: 1; }
        #outcome.-trouble { color: $text-error; }
        #outcome.-done { color: $text-success; }
    }
    """

    def __init__(self, session: Session, comparison: Comparison, folder: Path | None = None) -> None:
        super().__init__(session)
        self._comparison = comparison
        self._folder = folder or Path.cwd()
        self._outcome: Message | None = None
        self._agreed_to_replace = ""

    def compose(self) -> ComposeResult:
        name = self.say(msg("{contract}-changes", contract=file_name(self._comparison.after)))
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="place-label")
            yield Input(str(self._folder / (name + _WORD)), id="place", compact=True, select_on_focus=False)
            yield Words(id="about")
            yield MarkedList(id="actions")
            yield Words(id="outcome")

    def on_mount(self) -> None:
        self.retranslate()
        self.query_one("#place").focus()

    def retranslate(self) -> None:
        super().retranslate()
        label = msg("Word file with tracked changes")
        about = msg("Word shows each change to be accepted or refused. The answers do not travel in this file.")
        self.query_one("#place-label", Words).say(self.say(label))
        self.query_one("#about", Words).say(self.say(about))
        self.query_one("#outcome", Words).say(self.say(self._outcome) if self._outcome else "")
        actions = self.query_one("#actions", MarkedList)
        mark = actions.highlighted
        actions.clear_options()
        actions.add_options([Prose.of(self.say(words)) for words in (msg("Save it"), msg("Back"))])
        actions.highlighted = mark

    def on_input_changed(self) -> None:
        self._agreed_to_replace = ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._save()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index:
            self.dismiss()
        else:
            self._save()

    def _save(self) -> None:
        typed = clean(self.query_one("#place", Input).value).strip()
        target = self._folder / Path(typed).expanduser()
        if not typed or target.is_dir():
            self._tell(msg("{file} is a folder. Add the name of a file.", file=typed or str(self._folder)), "-trouble")
            return
        if target.suffix.lower() != _WORD:
            target = target.with_name(target.name + _WORD)
        if target.exists() and self._agreed_to_replace != str(target):
            self._agreed_to_replace = str(target)
            words = msg("{name} is there already. Enter once more replaces it; or change the name.", name=target.name)
            self._tell(words, "-trouble")
            return
        self._agreed_to_replace = ""
        self._tell(msg("Writing…"), "-done")
        self.run_worker(self._write(target), exclusive=True)

    async def _write(self, target: Path) -> None:
        try:
            await asyncio.to_thread(self._written, target)
        except (ExportError, StorageError) as error:
            self._tell(error.message, "-trouble")
            return
        self._tell(msg("Saved: {file}", file=str(target)), "-done")

    def _written(self, target: Path) -> None:
        from wenyue.export import redline
        from wenyue.export.copies import Copy

        write_file(target, redline.write(self._comparison.before, self._comparison.after, copy=Copy()))

    def _tell(self, outcome: Message, kind: str) -> None:
        self._outcome = outcome
        self.query_one("#outcome").set_classes(kind)
        self.retranslate()

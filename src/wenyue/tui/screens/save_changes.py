"""Saving what changed as a Word file with tracked changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList

from wenyue.errors import ExportError, StorageError
from wenyue.export.comparison import Comparison
from wenyue.files import is_folder, is_there, write_file
from wenyue.language import Message, msg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.export import file_name
from wenyue.tui.screens.place import PlaceCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.marked_list import MarkedList

_WORD = ".docx"


class SaveChanges(PlaceCard):
    """Writes the changes as a Word file."""

    DEFAULT_CSS = """
    SaveChanges {
        #actions { background: $surface; margin-top: 1; padding: 0; }
        #about { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, comparison: Comparison, title: Message, folder: Path | None = None) -> None:
        """``title`` is what the program calls the contract."""
        super().__init__(session, folder)
        self._comparison = comparison
        self._title = title

    @property
    def _usual_name(self) -> str:
        contract = file_name(self._comparison.after, self._title, self.language)
        return self.say(msg("{contract}-changes", contract=contract)) + _WORD

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="place-label")
            yield self.place(self._usual_name)
            yield Words(id="about")
            yield MarkedList(id="actions")
            yield Words(id="outcome")

    def on_mount(self) -> None:
        self.retranslate()
        self.query_one("#place").focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.propose(self._usual_name)
        label = msg("Word file with tracked changes")
        about = msg("Word shows each change to be accepted or refused. The answers do not travel in this file.")
        self.query_one("#place-label", Words).say(self.say(label))
        self.query_one("#about", Words).say(self.say(about))
        actions = self.query_one("#actions", MarkedList)
        mark = actions.highlighted
        actions.clear_options()
        actions.add_options([Prose.of(self.say(words)) for words in (msg("Save it"), msg("Back"))])
        actions.highlighted = mark

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
        try:
            target = self.path
            if not self.typed or is_folder(target):
                self.tell_folder()
                return
            if target.suffix.lower() != _WORD:
                target = target.with_name(target.name + _WORD)
            there = target if is_there(target) else None
        except StorageError as error:
            self.tell(error.message, "-trouble")
            return
        if self.may_be_written(target, there):
            self.run_worker(self._write(target), exclusive=True)

    async def _write(self, target: Path) -> None:
        try:
            await asyncio.to_thread(self._written, target)
        except (ExportError, StorageError) as error:
            self.tell(error.message, "-trouble")
            return
        self.tell(self.hand_over(target), "-done")

    def _written(self, target: Path) -> None:
        from wenyue.export import redline
        from wenyue.export.copies import Copy
        from wenyue.saving import chosen_fonts

        fonts = chosen_fonts(self.session.drafts.folder)
        write_file(target, redline.write(self._comparison.before, self._comparison.after, copy=Copy(fonts=fonts)))

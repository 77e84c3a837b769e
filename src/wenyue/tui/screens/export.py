"""Saving the contract: format, place, and the word of caution that goes with it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from wenyue import fence
from wenyue.drafting.document import Document, Printed
from wenyue.errors import ExportError, StorageError
from wenyue.export.copies import told
from wenyue.language import Message, clean, msg
from wenyue.saving import Saving, copy_of
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.marked_list import MarkedList

_FORMATS: dict[str, Message] = {
    ".docx": msg("Save as Word (.docx)"),
    ".pdf": msg("Save as PDF (.pdf)"),
    ".md": msg("Save as Markdown (.md)"),
    ".html": msg("Save as a web page (.html)"),
    ".txt": msg("Save as plain text (.txt)"),
}
_SIGNING, _CLEAN, _CLOSE = "signing", "clean", "close"
_LONGEST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\s]+')


def file_name(document: Document) -> str:
    """A name for the file from the contract's title and number, safe on every system; without extension."""
    code = document.languages[0]
    number = "".join(inline.text for inline in document.contract_no.get(code, ()) if isinstance(inline, Printed))
    words = " ".join(part for part in (document.title[code], number) if part)
    return _UNSAFE.sub("-", clean(words)).strip("-. ")[:_LONGEST_NAME] or "contract"


def _tick(chosen: bool) -> str:
    return "[x] " if chosen else "[ ] "


class ExportCard(TranslatedCard[None]):
    """Writes one file at a time, never over another without asking, and says where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("中文").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    ExportCard {
        #place-label { color: $text-accent; text-style: bold; }
        #place, #place:focus {
            border: none;
            border-left: thick $primary;
            height: 1;
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
        #actions { background: $surface; margin-top: 1; padding: 0; max-height: 10; }
        #caution { color: $text-muted; margin-top: 1; }
        #outcome { text-style: bold; margin-top: 1; display: none; }
        #outcome.-done, #outcome.-trouble { display: block; }
        #outcome.-trouble { color: $text-error; }
        #outcome.-done { color: $text-success; }
    }
    """

    def __init__(self, session: Session, talk: Talk, folder: Path | None = None) -> None:
        super().__init__(session)
        self.talk = talk
        self._in_browser = fence.folder() is not None
        self._folder = folder or fence.folder() or Path.cwd()
        self._reviewed = talk.review()
        self._signing = self._clean = False
        self._outcome: Message | None = None
        self._agreed_to_replace = ""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="place-label")
            name = file_name(self._reviewed.document)
            place = name if self._in_browser else str(self._folder / name)
            yield Input(place, id="place", compact=True, select_on_focus=False)
            yield MarkedList(id="actions")
            yield Words(id="outcome")
            yield Words(id="caution")

    def on_mount(self) -> None:
        self.retranslate()
        actions = self.query_one("#actions", MarkedList)
        actions.action_first()
        actions.focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#place-label", Words).say(self.say(msg("File (its ending comes with the format)")))
        self.query_one("#caution", Words).say(self.say(Message(self.talk.dialog.disclaimers.before_export)))
        self.query_one("#outcome", Words).say(self.say(self._outcome) if self._outcome else "")
        actions = self.query_one("#actions", MarkedList)
        mark = actions.highlighted
        signing = self.say(msg("Version for signing: without the note that this is a draft"))
        clean = self.say(msg("For the other side: without the answers that a Word file carries"))
        rows = [(id, self.say(words)) for id, words in _FORMATS.items()]
        rows += [(_SIGNING, _tick(self._signing) + signing), (_CLEAN, _tick(self._clean) + clean)]
        rows.append((_CLOSE, self.say(msg("Close"))))
        actions.clear_options()
        actions.add_options([Option(Prose.of(Content(words)), id=id) for id, words in rows])
        actions.highlighted = mark

    def target(self, extension: str) -> Path:
        """The file that would be written: what stands in the line, with the ending of the format."""
        path = self._folder / Path(clean(self.query_one("#place", Input).value).strip()).expanduser()
        return path.with_suffix(extension) if path.suffix.lower() in _FORMATS else path.with_name(path.name + extension)

    def on_input_changed(self) -> None:
        self._agreed_to_replace = ""

    def on_input_submitted(self) -> None:
        self.query_one("#actions").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "close":
                self.dismiss()
            case "signing":
                self._signing = not self._signing
                self.retranslate()
            case "clean":
                self._clean = not self._clean
                self.retranslate()
            case extension:
                self._save(extension or "")

    def _tell(self, outcome: Message, kind: str) -> None:
        self._outcome = outcome
        self.query_one("#outcome").set_classes(kind)
        self.retranslate()
        self.call_after_refresh(self.query_one("#outcome").scroll_visible, animate=False)

    def _save(self, extension: str) -> None:
        place = self.query_one("#place", Input).value.strip()
        if not place or (self._folder / Path(place).expanduser()).is_dir():
            self._tell(msg("{file} is a folder. Add the name of a file.", file=place or str(self._folder)), "-trouble")
            return
        target, interview = self.target(extension), self.talk.interview
        copy = copy_of(self._reviewed, interview, self.language, signing=self._signing, clean=self._clean)
        saving = Saving(target, interview, self._reviewed, copy, self.language)
        there = saving.in_the_way
        if there is not None and not self._in_browser and self._agreed_to_replace != str(target):
            self._agreed_to_replace = str(target)
            words = msg("{name} is there already. Enter once more replaces it; or change the name.", name=there.name)
            self._tell(words, "-trouble")
            return
        self._agreed_to_replace = ""
        self._tell(msg("Writing…"), "-done")
        self.run_worker(self._write(saving), exclusive=True)

    async def _write(self, saving: Saving) -> None:
        try:
            draft = await asyncio.to_thread(saving.write, self.session.languages, self.session.today)
            self.talk.keep(draft)
        except (ExportError, StorageError) as error:
            self._tell(error.message, "-trouble")
            return
        outcome, carries = self._hand_over(saving), told(saving.copy, saving.file.name)
        if carries:
            outcome = Message("{saved} {carries}", {"saved": outcome, "carries": carries})
        if saving.note:
            noted = msg("The open points are listed in {file}, not in the contract.", file=saving.note.name)
            outcome = Message("{saved} {noted}", {"saved": outcome, "noted": noted})
        self._tell(outcome, "-done")

    def _hand_over(self, saving: Saving) -> Message:
        """Where the file is now. A browser is given it, and the note that belongs to it."""
        if not self._in_browser:
            return msg("Saved: {file}", file=str(saving.file))
        for file in (saving.file, saving.note):
            if file is not None:
                self.app.deliver_binary(file)
        return msg("Given to your browser, which keeps it with your downloads: {file}", file=saving.file.name)

"""Saving the contract: format, place, and the word of caution that goes with it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.drafting.document import Document, Printed
from wenyue.errors import ExportError, StorageError
from wenyue.export.copies import told
from wenyue.export.packing import Packed, pack
from wenyue.files import is_folder, is_there
from wenyue.language import Language, Message, clean, msg, nmsg
from wenyue.saving import Saving, chosen_fonts, copy_of, packed_out, write_pack
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.place import PlaceCard
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
_FOLDER = "pack"
_ARCHIVE = "pack.zip"
_PACK_FORMATS: dict[str, Message] = {
    ".docx": msg("Word"),
    ".pdf": msg("PDF"),
    ".md": msg("Markdown"),
    ".html": msg("web pages"),
    ".txt": msg("plain text"),
}
_SIGNING, _CLEAN, _PACK_FORMAT, _CLOSE = "signing", "clean", "pack format", "close"
_LONGEST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\s]+')


def file_name(document: Document, title: Message, language: Language) -> str:
    """A name for the file from the contract's title and number, safe on every system; without extension. The title is
    as the document has it in the person's language, else what the program calls it there (``title``)."""
    number = "".join(
        one.text for one in document.contract_no.get(document.languages[0], ()) if isinstance(one, Printed)
    )
    words = " ".join(part for part in (document.title.get(language.code) or language.say(title), number) if part)
    return _UNSAFE.sub("-", clean(words)).strip("-. ")[:_LONGEST_NAME] or "contract"


def _tick(chosen: bool) -> str:
    return "[x] " if chosen else "[ ] "


class ExportCard(PlaceCard):
    """Writes the contract, or the contract with all that belongs to it."""

    DEFAULT_CSS = """
    ExportCard {
        #actions { background: $surface; margin-top: 1; padding: 0; max-height: 11; }
        #caution { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, talk: Talk, folder: Path | None = None) -> None:
        super().__init__(session, folder)
        self.talk = talk
        self._reviewed = talk.review()
        self._signing = self._clean = False
        self._packed: Path | None = None
        self._pack_format = next(iter(_PACK_FORMATS))

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="place-label")
            yield self.place(self._usual_name)
            yield MarkedList(id="actions")
            yield Words(id="outcome")
            yield Words(id="caution")

    @property
    def _usual_name(self) -> str:
        return file_name(self._reviewed.document, Message(self.talk.dialog.title), self.language)

    def on_mount(self) -> None:
        self.retranslate()
        actions = self.query_one("#actions", MarkedList)
        actions.action_first()
        actions.focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.propose(self._usual_name)
        self.query_one("#place-label", Words).say(self.say(msg("File (its ending comes with the format)")))
        self.query_one("#caution", Words).say(self.say(Message(self.talk.dialog.disclaimers.before_export)))
        actions = self.query_one("#actions", MarkedList)
        mark = actions.highlighted
        signing = self.say(msg("Version for signing: without the note that this is a draft"))
        clean = self.say(msg("For the other side: without the answers that a Word file carries"))
        rows = [(id, self.say(words)) for id, words in _FORMATS.items()]
        rows += [(id, self.say(words)) for id, words in self._packs() if not (self.in_browser and id == _FOLDER)]
        rows += [(_SIGNING, _tick(self._signing) + signing), (_CLEAN, _tick(self._clean) + clean)]
        rows.append((_CLOSE, self.say(msg("Close"))))
        actions.clear_options()
        actions.add_options([Option(Prose.of(Content(words)), id=id) for id, words in rows])
        actions.highlighted = mark

    def _packs(self) -> Iterator[tuple[str, Message]]:
        """The ways to save all of it, and the format that its documents get, which Enter changes."""
        chosen = _PACK_FORMATS[self._pack_format]
        yield _FOLDER, msg("All of it with annexes and checklists, in a folder ({format})", format=chosen)
        yield _ARCHIVE, msg("All of it as one archive (.zip, {format})", format=chosen)
        yield _PACK_FORMAT, msg("Format of all of it: {format} (Enter takes the next one)", format=chosen)

    def target(self, extension: str) -> Path:
        """The file that would be written: what stands in the line, with the ending of the format; a folder has none."""
        path = self.path
        known = path.suffix.lower() in (*_FORMATS, ".zip")
        return path.with_suffix(extension) if known else path.with_name(path.name + extension)

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
            case "pack format":
                formats = list(_PACK_FORMATS)
                self._pack_format = formats[(formats.index(self._pack_format) + 1) % len(formats)]
                self.retranslate()
            case "pack":
                self._try(self._pack, "")
            case "pack.zip":
                self._try(self._pack, ".zip")
            case extension:
                self._try(self._save, extension or "")

    def _try(self, act: Callable[[str], None], extension: str) -> None:
        """Begin to write; where the line names no place, say so."""
        try:
            act(extension)
        except StorageError as error:
            self.tell(error.message, "-trouble")

    def _save(self, extension: str) -> None:
        if self._lacks_a_name():
            return
        target, interview = self.target(extension), self.talk.interview
        copy = copy_of(
            self._reviewed,
            interview,
            self.language,
            signing=self._signing,
            clean=self._clean,
            fonts=chosen_fonts(self.session.drafts.folder),
        )
        saving = Saving(target, interview, self._reviewed, copy, self.language)
        if self.may_be_written(target, saving.in_the_way):
            self.run_worker(self._write(saving), exclusive=True)

    def _lacks_a_name(self, *, may_be_folder: bool = False) -> bool:
        """Whether the line names a folder only, and says so. The folder of a pack just written is also a name."""
        path = self.path
        if self.typed and path.name and (may_be_folder or path == self._packed or not is_folder(path)):
            return False
        self.tell_folder()
        return True

    def _pack(self, extension: str) -> None:
        """The contract with all that belongs to it. A folder that holds something is never written over."""
        if self._lacks_a_name(may_be_folder=not extension):
            return
        target = self.target(extension)
        if self.may_be_written(target, target if extension and is_there(target) else None):
            self.run_worker(self._write_pack(target), exclusive=True)

    async def _write_pack(self, target: Path) -> None:
        talk, signing, extension = self.talk, self._signing, self._pack_format

        def write() -> Packed:
            packed = pack(
                talk.dialog,
                talk.template,
                talk.conversation.draft,
                self.session.languages,
                reader=self.session.code,
                extension=extension,
                signing=signing,
                fonts=chosen_fonts(self.session.drafts.folder),
            )
            write_pack(target, packed.files)
            return packed

        try:
            packed = await asyncio.to_thread(write)
            talk.keep(packed_out(talk.conversation.draft, packed, self.session.today, signing=signing))
        except (ExportError, StorageError) as error:
            self.tell(error.message, "-trouble")
            return
        self._packed = target
        count = nmsg(
            "{saved} (one document)",
            "{saved} ({n} documents)",
            len(packed.files),
            saved=self.hand_over(target),
        )
        remark = packed.not_held
        self.tell(Message("{saved} {remark}", {"saved": count, "remark": remark}) if remark else count, "-done")

    async def _write(self, saving: Saving) -> None:
        try:
            draft = await asyncio.to_thread(saving.write, self.session.languages, self.session.today)
            self.talk.keep(draft)
        except (ExportError, StorageError) as error:
            self.tell(error.message, "-trouble")
            return
        outcome, carries = self.hand_over(saving.file, saving.note), told(saving.copy, saving.file.name)
        if carries:
            outcome = Message("{saved} {carries}", {"saved": outcome, "carries": carries})
        if saving.note:
            noted = msg("The open points are listed in {file}, not in the contract.", file=saving.note.name)
            outcome = Message("{saved} {noted}", {"saved": outcome, "noted": noted})
        self.tell(outcome, "-done")

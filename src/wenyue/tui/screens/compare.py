"""What changed in the contract, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.drafting.changes import SIGNS, head, in_short
from wenyue.drafting.compare import Change, Kind, Piece
from wenyue.drafting.places import places
from wenyue.language import Message, clean, msg, nmsg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.explanations import CLAUSE
from wenyue.tui.screens.save_changes import SaveChanges
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.marked_list import MarkedList

_STYLES: dict[Kind, str] = {"gone": "strike $text-error", "new": "bold underline $text-success", "same": ""}
"""Beside the signs, which say the same without colours."""


class CompareScreen(TranslatedScreen[str]):
    """The changes since the contract was last saved as a file, or since the draft was opened where it never was.

    Closes with the clause to go to, or with nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", msg("Save as Word with tracked changes").id, key_display="S"),
        Binding("escape,f10", "dismiss('')", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
    ]

    DEFAULT_CSS = """
    CompareScreen {
        #since { background: $panel; padding: 0 1; text-style: bold; }
        #how { color: $text-muted; padding: 0 1; }
        #changes { height: 1fr; }
    }
    """

    def __init__(self, session: Session, talk: Talk) -> None:
        super().__init__(session)
        self.talk = talk
        self._found = talk.changes()
        self._places = places(talk.template, self._found.after)

    def compose(self) -> ComposeResult:
        yield Words(id="since")
        yield Words(id="how")
        yield MarkedList(id="changes")
        yield KeyLine()

    def on_mount(self) -> None:
        self.retranslate()
        changes = self.query_one("#changes", MarkedList)
        changes.action_first()
        changes.focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#since", Words).say(self.say(self._since()))
        how = msg("[-Words-] went, {+words+} came. Enter goes to the clause.")
        self.query_one("#how", Words).say(self.say(how) if self._found.changes else "")
        changes = self.query_one("#changes", MarkedList)
        mark = changes.highlighted
        changes.clear_options()
        changes.add_options([Option(Prose.of(self._written(change))) for change in self._found.changes])
        changes.highlighted = mark

    def _since(self) -> Message:
        count = len({change.place for change in self._found.changes})
        if self.talk.was_written_out:
            none = msg("Nothing has changed since the contract was last saved as a file.")
            some = nmsg(
                "One clause has changed since the contract was last saved as a file.",
                "{n} clauses have changed since the contract was last saved as a file.",
                count,
            )
        else:
            none = msg("Nothing has changed since the draft was opened.")
            some = nmsg(
                "One clause has changed since the draft was opened.",
                "{n} clauses have changed since the draft was opened.",
                count,
            )
        return some if count else none

    def _written(self, change: Change) -> Content:
        lines = [Content(clean(self.say(head(change, self._found.names)))).stylize("bold")]
        lines += (Content("  ").join([Content(""), self._paragraph(pieces)]) for pieces in change.paragraphs)
        return Content("\n").join(lines)

    @staticmethod
    def _paragraph(pieces: tuple[Piece, ...]) -> Content:
        def written() -> Iterator[Content]:
            for kind, text in in_short(pieces):
                before, after = SIGNS[kind]
                words = Content(before + clean(text) + after)
                yield words.stylize(_STYLES[kind]) if _STYLES[kind] else words

        return Content("").join(written())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        place = self._found.changes[event.option_index].place
        # What is gone, and headings, cannot be gone to.
        self.dismiss(CLAUSE + place if place in self._places else "")

    def action_save(self) -> None:
        self.app.push_screen(SaveChanges(self.session, self._found, Message(self.talk.dialog.title)))

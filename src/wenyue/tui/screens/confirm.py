"""A yes-or-no card for what cannot be taken back, or should not be done by accident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from wenyue.language import Message, msg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.marked_list import MarkedList

_BACK = msg("Go back")


class Confirm(TranslatedCard[bool]):
    """Says what is the matter and offers to do it all the same. The mark is on the safe answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    Confirm #answers { background: $surface; margin-top: 1; padding: 0; }
    """

    def __init__(self, session: Session, lines: Sequence[Message], go_on: Message, back: Message = _BACK) -> None:
        super().__init__(session)
        self._lines = tuple(lines)
        self._answers = (back, go_on)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="words")
            yield MarkedList(id="answers")

    def on_mount(self) -> None:
        self.retranslate()
        answers = self.query_one("#answers", MarkedList)
        answers.highlighted = 0
        answers.focus()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#words", Words).say("\n".join(self.say(line) for line in self._lines))
        answers = self.query_one("#answers", MarkedList)
        mark = answers.highlighted
        answers.clear_options()
        answers.add_options([Prose.of(self.say(words)) for words in self._answers])
        answers.highlighted = mark

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index == 1)

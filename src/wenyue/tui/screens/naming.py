"""A name for a draft, typed on one line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList

from wenyue.language import Message, msg
from wenyue.storage import LONGEST_NAME, clean_name
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Listed, Session
from wenyue.tui.widgets.line import Line
from wenyue.tui.widgets.marked_list import MarkedList


class NameCard(TranslatedCard[str | None]):
    """Closes with the name, "" for none, or with None when nothing is to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    NameCard {
        #label { text-style: bold; }
        #about { color: $text-muted; }
        #wanted > .input--placeholder { color: $text-muted; }
        #ways { background: $surface; margin-top: 1; padding: 0; }
        #wanted { margin-top: 1; }
        &.-short #ways, &.-short #wanted { margin-top: 0; }
    }
    """

    def __init__(self, session: Session, listed: Listed) -> None:
        super().__init__(session)
        self._listed = listed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="label")
            yield Words(id="about")
            yield Line(self._listed.name, id="wanted", max_length=LONGEST_NAME)
            yield MarkedList(id="ways")

    def on_mount(self) -> None:
        self.retranslate()
        self.query_one("#wanted").focus()

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-short")

    def retranslate(self) -> None:
        super().retranslate()
        which = msg("{title}, {id}", title=self._listed.title, id=self._listed.draft.id)
        about = msg("Only you see the name: in lists, never in the contract. Empty takes it away. Enter keeps it.")
        self.query_one("#label", Words).say(self.say(msg("What do you call this contract?")))
        self.query_one("#about", Words).say(f"{self.say(which)}\n{self.say(about)}")
        self.query_one("#wanted", Line).placeholder = self.say(msg("For example, who it is with"))
        ways = self.query_one("#ways", MarkedList)
        mark = ways.highlighted
        rows: tuple[Message, ...] = (msg("Keep this name"), msg("Back"))
        ways.clear_options()
        ways.add_options([Prose.of(self.say(words)) for words in rows])
        ways.highlighted = mark

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._keep()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index:
            self.dismiss(None)
        else:
            self._keep()

    def _keep(self) -> None:
        self.dismiss(clean_name(self.query_one("#wanted", Input).value))

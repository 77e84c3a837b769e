"""What can be done with a draft: go on with it, begin an agreement that follows it, name it, delete it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue import library
from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Listed, Session
from wenyue.tui.widgets.marked_list import MarkedList

GO_ON, RENAME, DELETE = "go on", "rename", "delete"


class DraftCard(TranslatedCard[str]):
    """Closes with `GO_ON`, `RENAME` or `DELETE`, with the id of the dialog to begin, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    DraftCard {
        #ways { background: $surface; margin-top: 1; padding: 0; }
    }
    """

    def __init__(self, session: Session, listed: Listed) -> None:
        super().__init__(session)
        self._listed = listed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="about")
            yield MarkedList(id="ways")

    def on_mount(self) -> None:
        self.retranslate()
        ways = self.query_one("#ways", MarkedList)
        ways.action_first()
        ways.focus()

    def retranslate(self) -> None:
        super().retranslate()
        listed = self._listed
        lines = [listed.called, listed.state]
        if listed.name:
            lines.insert(1, msg("{title}, {id}", title=listed.title, id=listed.draft.id))
        first, *rest = [Content(clean(self.say(line))) for line in lines]
        self.query_one("#about", Words).say(Content("\n").join([first.stylize("bold"), *rest]))
        ways = self.query_one("#ways", MarkedList)
        mark = ways.highlighted
        ways.clear_options()
        ways.add_option(Option(Prose.of(self.say(msg("Go on with this contract"))), id=GO_ON))
        ways.add_options([self._following(dialog) for dialog in library.following(self._listed.draft.dialog)])
        ways.add_option(Option(Prose.of(self.say(msg("Give it a name of your own"))), id=RENAME))
        ways.add_option(Option(Prose.of(self.say(msg("Delete it; it can be brought back"))), id=DELETE))
        ways.highlighted = mark

    def _following(self, id: str) -> Option:
        """Beginning an agreement that follows; where it cannot be begun, why."""
        from wenyue.interview.following import obstacle

        dialog = library.dialog(id)
        in_the_way = obstacle(dialog, self._listed.draft)
        line = Content(clean(self.say(msg("Begin from it: {title}", title=Message(dialog.title)))))
        if in_the_way is not None:
            line = (line + Content("\n  " + clean(self.say(in_the_way)))).stylize("$text-muted")
        return Option(Prose.of(line), id=id, disabled=in_the_way is not None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id or "")

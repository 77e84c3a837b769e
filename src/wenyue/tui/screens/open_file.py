"""Opening a Word file of ours: its answers become a draft again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList

from wenyue.errors import AnswersError, StorageError
from wenyue.interview.draft import Draft
from wenyue.language import Message, clean, msg
from wenyue.tui.dropped import first_line, is_dropped, path_in
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.line import Line
from wenyue.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from wenyue.opening import Opened


class OpenCard(TranslatedCard[Draft | None]):
    """Asks for a file, says what was changed in it by hand, and closes with its draft. A dropped one opens at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
        Binding("pageup", "page(-1)", msg("Scroll up").id, show=False),
        Binding("pagedown", "page(1)", msg("Scroll down").id, show=False),
    ]

    DEFAULT_CSS = """
    OpenCard {
        #label { color: $text-accent; text-style: bold; }
        #outcome { margin-top: 1; }
        #actions { background: $surface; margin-top: 1; padding: 0; }
        #outcome.-trouble { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self, session: Session, dropped: str = "") -> None:
        super().__init__(session)
        self._dropped = dropped
        self._trouble: Sequence[Message] = ()
        self._opened: Opened | None = None
        self._asked_for = ""
        self._reading = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="label")
            yield FileLine(first_line(self._dropped), id="file")
            yield Words(id="outcome")
            yield MarkedList(id="actions")

    def on_mount(self) -> None:
        self.retranslate()
        self.query_one("#file").focus()
        if self._dropped:
            self._open(first_line(self._dropped))

    def retranslate(self) -> None:
        super().retranslate()
        label = msg("Drop a Word file that this program made here, or type where it is; Enter opens it.")
        if self._opened is not None:
            label = msg("The answers are a draft again.")
        self.query_one("#label", Words).say(self.say(label))
        outcome = self.query_one("#outcome", Words)
        outcome.set_class(bool(self._trouble), "-trouble")
        outcome.say(self._outcome())
        actions = self.query_one("#actions", MarkedList)
        mark = actions.highlighted
        go_on = msg("Open it") if self._opened is None else msg("Go on with this draft")
        actions.clear_options()
        actions.add_options([Prose.of(self.say(words)) for words in (go_on, msg("Back"))])
        actions.highlighted = mark

    def _outcome(self) -> Content:
        if self._opened is None:
            return Content("\n".join(clean(self.say(message)) for message in self._trouble))
        from wenyue.drafting import changes

        lines = [clean(self.say(remark)) for remark in self._opened.remarks]
        if self._opened.changes:
            lines.append(
                self.say(msg("Changed by hand since the file was written (these words are not in the draft):"))
            )
            lines += (clean(one) for one in changes.lines(self._opened.changes, self._opened.names, self.language))
        else:
            lines.append(self.say(msg("Nothing in the text was changed by hand.")))
        return Content("\n".join(lines))

    def action_page(self, step: int) -> None:
        card = self.query_one(".card", VerticalScroll)
        card.scroll_relative(y=step * max(1, card.size.height - 1), animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file: what was said of the one before no longer holds."""
        if self._trouble and event.value != self._asked_for:
            self._trouble = ()
            self.retranslate()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._reading and self._opened is None:
            self._open(event.value)

    def on_paste(self, event: events.Paste) -> None:
        """A file was dropped: it takes the place of what was in the line, and is opened instead."""
        event.stop()
        if not is_dropped(event.text, ""):
            return
        dropped = first_line(event.text)
        self.query_one("#file", Input).value = dropped
        self._open(dropped)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index:
            self.dismiss(None)
        elif self._opened is not None:
            self.dismiss(self._opened.draft)
        elif not self._reading:
            self._open(self.query_one("#file", Input).value)

    def _open(self, text: str) -> None:
        self._asked_for, self._reading = text, True
        self.run_worker(self._read(text), exclusive=True)

    async def _read(self, text: str) -> None:
        """Read in a thread; a draft is made of it only while somebody waits for it. Another file that was dropped
        meanwhile has ended this one."""
        file = path_in(text)
        if file is None:
            self._trouble = (msg("Type where the file is."),)
        else:
            try:
                opened = await asyncio.to_thread(self.session.open_file, file)
                if not self.on_top:
                    return
                self.session.drafts.save(opened.draft)
            except AnswersError as error:
                self._trouble = tuple(mistake.message for mistake in error.mistakes)
            except StorageError as error:
                self._trouble = (error.message,)
            else:
                self._opened, self._trouble = opened, ()
                self.query_one("#file").display = False
                actions = self.query_one("#actions", MarkedList)
                actions.action_first()
                actions.focus()
        self._reading = False
        self.retranslate()


class FileLine(Line):
    """The line for the name of a file. A file that is dropped onto it is for the card."""

    def _on_paste(self, event: events.Paste) -> None:
        if is_dropped(event.text, self.value):
            event.prevent_default()

"""The settings: what nobody is asked for and anybody may change."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.export.copies import Fonts
from wenyue.interview.asking import name, shown
from wenyue.language import Message, clean, msg
from wenyue.saving import chosen_fonts
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.fonts import PARTS, FontCard, font_of
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.marked_list import MarkedList


class SettingsCard(TranslatedCard[str]):
    """Lists them with their values as the contract uses them. Closes with the one to change, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9", "dismiss('')", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    SettingsCard {
        #about { color: $text-muted; }
        & > .card { height: 90%; max-height: 34; }
        #settings { background: $surface; margin-top: 1; padding: 0; height: 1fr; }
        &.-short > .card { height: 100%; }
        &.-short #settings { margin-top: 0; }
    }
    """

    def __init__(self, session: Session, talk: Talk, marked: str = "") -> None:
        """``marked`` is the key of the setting on which the mark stands."""
        super().__init__(session)
        self.talk = talk
        self._marked = marked

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Words(id="about")
            yield MarkedList(id="settings")

    def on_mount(self) -> None:
        self.retranslate()
        settings = self.query_one("#settings", MarkedList)
        keys = [step.key for step in self.talk.interview.settings]
        settings.highlighted = keys.index(self._marked) if self._marked in keys else 0
        settings.focus()

    def on_resize(self) -> None:
        self.set_class(self.size.height < 20, "-short")

    def retranslate(self) -> None:
        super().retranslate()
        about = msg("Nobody is asked for these; the contract uses the values here. Enter changes the one marked.")
        self.query_one("#about", Words).say(self.say(about))
        settings = self.query_one("#settings", MarkedList)
        mark = settings.highlighted
        settings.clear_options()
        settings.add_options(self._options())
        settings.highlighted = mark

    def _options(self) -> list[Option]:
        interview = self.talk.interview
        found = []
        for step in interview.settings:
            value = shown(step, interview.says(step))
            given = interview.draft.answers.get(step.key)
            is_usual = value.value is not None and (given is None or given.origin == "default")
            found.append(self._option(step.key, msg("{label}: {answer}", label=name(step), answer=value), is_usual))
        fonts = chosen_fonts(self.session.drafts.folder)
        for part, label in PARTS.items():
            font = font_of(part, fonts)
            is_usual = font == font_of(part, Fonts())
            found.append(self._option(part, msg("{label}: {answer}", label=label, answer=font), is_usual))
        return found

    def _option(self, id: str, words: Message, is_usual: bool) -> Option:
        line = Content(clean(self.say(words)))
        if is_usual:
            line += Content(" " + self.say(msg("(usual)"))).stylize("$text-muted")
        return Option(Prose.of(line), id=id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id in PARTS:
            self.app.push_screen(FontCard(self.session, event.option_id), lambda _: self.retranslate())
        else:
            self.dismiss(event.option_id or "")

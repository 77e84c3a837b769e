"""Choosing the Chinese font of Word files: one of the common ones, or any other by its name."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from wenyue.export.copies import COMMON_FONTS, Fonts, font_name
from wenyue.language import Message, clean, msg
from wenyue.saving import choose_fonts, chosen_fonts
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.line import Line
from wenyue.tui.widgets.marked_list import MarkedList

PARTS: dict[str, Message] = {
    "font": msg("Chinese font of the text in Word files"),
    "heading_font": msg("Chinese font of headings in Word files"),
}
"""What a font is chosen for, by the name under which it is remembered."""


def font_of(part: str, fonts: Fonts) -> str:
    """The font of a part of the contract."""
    return fonts.text if part == "font" else fonts.headings


class FontCard(TranslatedCard[bool]):
    """Closes with whether a font was chosen; it is remembered then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    FontCard {
        #part { color: $text-accent; text-style: bold; }
        #about { color: $text-muted; }
        #names { background: $surface; margin: 1 0; padding: 0; height: auto; }
        &.-short #names { margin: 0; }
    }
    """

    def __init__(self, session: Session, part: str) -> None:
        """``part`` is one of `PARTS`."""
        super().__init__(session)
        self._part = part

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card", can_focus=False):
            yield Words(id="part")
            yield MarkedList(id="names")
            yield Words(id="other-label")
            yield Line("", id="other")
            yield Words(id="about")

    def on_mount(self) -> None:
        self.retranslate()
        names = self.query_one("#names", MarkedList)
        chosen = self._chosen
        names.highlighted = COMMON_FONTS.index(chosen) if chosen in COMMON_FONTS else 0
        if chosen not in COMMON_FONTS:
            self.query_one("#other", Input).value = chosen
        names.focus()

    def on_resize(self) -> None:
        self.set_class(self.size.height < 20, "-short")

    @property
    def _chosen(self) -> str:
        return font_of(self._part, chosen_fonts(self.session.drafts.folder))

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#part", Words).say(self.say(PARTS[self._part]))
        self.query_one("#other-label", Words).say(self.say(msg("Another one, by the name that Word has for it:")))
        about = msg("Whoever opens the file needs the font too, else Word takes another. PDF files bring their own.")
        self.query_one("#about", Words).say(self.say(about))
        names = self.query_one("#names", MarkedList)
        mark = names.highlighted
        names.clear_options()
        names.add_options([Option(Prose.of(self._line(name)), id=name) for name in COMMON_FONTS])
        names.highlighted = mark

    def _line(self, name: str) -> Content:
        line = Content(clean(name))
        if name == font_of(self._part, Fonts()):
            line += Content(" " + self.say(msg("(usual)"))).stylize("$text-muted")
        return line

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_id or "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(event.value)

    def _choose(self, name: str) -> None:
        """An empty line leaves it as it was."""
        if font_name(name):
            choose_fonts(self.session.drafts.folder, **{self._part: name})
        self.dismiss(bool(font_name(name)))

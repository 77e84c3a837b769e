"""A card with an explanation, beside the text it is about where the terminal is wide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.interview import asides
from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.marked_list import MarkedList

Passages = Sequence[Sequence[Message]]
"""Paragraph by paragraph the messages of a card, the first of each its heading."""
Rows = Sequence[tuple[str, Message]]
"""What can be chosen on a card: what it closes with, and its words. One without the former is a heading."""
Side = Literal["middle", "left", "right"]

BESIDE = 100
"""Columns from which a card stands beside the text; below that it takes the whole width."""


class Card(TranslatedCard[str]):
    """Shows passages, and rows to choose from where there are any, until a key or a click closes it.

    Closes with what was chosen, or with nothing. What it says is worked out anew in every language. ``side`` is
    where it stands in a wide terminal: away from the text that it explains.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,space,enter", "dismiss('')", msg("Close").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, show=False),
        Binding("pageup", "page(-1)", msg("Scroll up").id, priority=True, show=False),
        Binding("pagedown", "page(1)", msg("Scroll down").id, priority=True, show=False),
    ]

    DEFAULT_CSS = """
    Card {
        & > .card > #text { height: auto; max-height: 100vh; }
        & > .card.-listed > #text { max-height: 55vh; }
        #words { height: auto; }
        #choices { background: $surface; max-height: 30vh; margin-top: 1; padding: 0; display: none; }
        .-listed > #choices { display: block; }
        #close { color: $text-muted; margin-top: 1; }
        &.-beside {
            background: transparent;
            & > .card { width: 46; max-height: 100vh; }
        }
        &.-beside.-left { align: left middle; }
        &.-beside.-right { align: right middle; }
        &.-short {
            #close { display: none; }
            #choices { margin-top: 0; }
        }
    }
    """

    def __init__(
        self,
        session: Session,
        passages: Callable[[], Passages],
        rows: Callable[[], Rows] = tuple,
        side: Side = "middle",
    ) -> None:
        super().__init__(session)
        self._passages = passages
        self._rows = rows
        self._ids: list[str] = []
        self.add_class(f"-{side}")
        self._side = side

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            with VerticalScroll(id="text"):
                yield Words(id="words")
            yield MarkedList(id="choices")
            yield Words(id="close")

    def on_mount(self) -> None:
        self.retranslate()
        choices = self.query_one("#choices", MarkedList)
        if self._ids:
            choices.action_first()
            choices.focus()

    def on_resize(self) -> None:
        self.set_class(self._side != "middle" and self.size.width >= BESIDE, "-beside")
        self.set_class(self.size.height < 16, "-short")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#words", Words).say(self._content())
        self._fill()
        close = msg("Up and Down choose, Enter takes it, Esc closes this.") if self._ids else _CLOSES
        self.query_one("#close", Words).say(self.say(close))

    def _content(self) -> Content:
        paragraphs = []
        for passage in self._passages():
            heading, *rest = [Content(clean(self.say(line))) for line in passage]
            paragraphs.append(Content("\n").join([heading.stylize("bold"), *rest]))
        return Content("\n\n").join(paragraphs)

    def _fill(self) -> None:
        choices = self.query_one("#choices", MarkedList)
        mark = choices.highlighted
        rows = self._rows()
        self._ids = [id for id, _ in rows]
        self.query_one(".card").set_class(bool(rows), "-listed")
        choices.clear_options()
        choices.add_options([self._option(id, Content(clean(self.say(words)))) for id, words in rows])
        choices.highlighted = mark

    @staticmethod
    def _option(id: str, words: Content) -> Option:
        return Option(Prose.of(words if id else words.stylize("bold")), disabled=not id)

    def action_page(self, step: int) -> None:
        """Through the text; where that is seen whole, through the rows."""
        text, choices = self.query_one("#text", VerticalScroll), self.query_one("#choices", MarkedList)
        if self._ids and not text.max_scroll_y:
            turn: Callable[[], None] = choices.action_page_down if step > 0 else choices.action_page_up
            turn()
            return
        text.scroll_relative(y=step * max(1, text.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._ids[event.option_index])

    def on_click(self, event: events.Click) -> None:
        if not isinstance(event.widget, MarkedList):
            self.dismiss("")


_CLOSES = msg("Esc or Enter closes this.")


class KeysCard(Card):
    """How to get about; a key leads on to the tour."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "tour", msg("Look around").id, key_display="T")]

    def __init__(self, session: Session) -> None:
        super().__init__(session, lambda: (asides.HELP, _KEYS))

    def action_tour(self) -> None:
        from wenyue.tui.screens.tour import TourCard

        if self.on_top:
            self.app.switch_screen(TourCard(self.session))


def keys_card(session: Session) -> KeysCard:
    return KeysCard(session)


_KEYS = (
    msg("Keys"),
    msg("Enter: send; with nothing typed, the usual answer. Ctrl+J or Alt+Enter: a new line."),
    msg("Up and Down: through the choices, then through earlier answers; Enter changes the one marked, Esc leaves it."),
    msg("Space: tick one of several choices; after that a number ticks too. Typed without ticks, 1,3 is the answer."),
    msg("Alt+Up and Alt+Down (or Ctrl): words sent earlier."),
    msg("Ctrl+T: a form for the particulars of a party, a table for a list, a calendar for a day. ^S there saves."),
    msg("F1: explain the question and its terms. F2: the next language. F3: the contract. F4: the outline."),
    msg("Ctrl+R: why a question is asked. Ctrl+L: what if it is left open. Ctrl+G: which clauses it feeds."),
    msg("In the contract: Up and Down go from clause to clause, Enter shows the answers behind it and copies it."),
    msg("Left and Right show the contract in another language, or in two side by side."),
    msg("F10: what changed since the contract was last saved, also as Word with tracked changes."),
    msg("F6: look everything through, or in parts. Ctrl+S: save as Word, PDF or all annexes."),
    msg("F7: this card. F8: other colours."),
    msg("F5 or Ctrl+P: find a question, an answer, a clause, a word or what to do, and go there. F9: settings."),
    msg("Ctrl+Z and Ctrl+Y: take back and bring back an answer. PageUp and PageDown: scroll."),
    msg("Ctrl+O: all drafts; F4 there names one, Delete deletes it. Ctrl+Q: leave; everything is saved as you go."),
    msg("T, while this card is open: a look around in 20 seconds."),
    msg("The mouse does all of this too: click answers, terms, and the lines of the contract."),
    msg("Hold Shift (Option on a Mac) to select text the way your terminal does."),
)

"""A card with an explanation: a term of the glossary, the question that stands, or the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from wenyue.interview import asides
from wenyue.language import Message, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk

Passages = Sequence[Sequence[Message]]
"""Paragraph by paragraph the messages of a card, the first of each its heading."""


class Card(TranslatedCard[None]):
    """Shows passages until a key or a click closes it. What it says is worked out anew in every language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q,space", "dismiss", msg("Close").id, key_display="Esc"),
    ]

    DEFAULT_CSS = """
    Card {
        #words { height: auto; }
        #close { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, passages: Callable[[], Passages]) -> None:
        super().__init__(session)
        self._passages = passages

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="card"):
            yield Words(id="words")
            yield Words(id="close")

    def on_mount(self) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#words", Words).say(self._content())
        self.query_one("#close", Words).say(self.say(msg("Esc or Enter closes this.")))

    def _content(self) -> Content:
        paragraphs = []
        for passage in self._passages():
            heading, *rest = [Content(clean(self.say(line))) for line in passage]
            paragraphs.append(Content("\n").join([heading.stylize("bold"), *rest]))
        return Content("\n\n").join(paragraphs)

    def on_click(self) -> None:
        self.dismiss()


def term_card(session: Session, talk: Talk, term: str) -> Card:
    """The card of one term."""
    return Card(session, lambda: [talk.explanation(term).lines])


def question_card(session: Session, talk: Talk) -> Card:
    """All there is to say about the question that stands: why it is asked, and its terms."""

    def passages() -> Passages:
        step = talk.step
        if step is None:
            return [asides.HELP]
        found: list[Sequence[Message]] = [
            (msg("Why we ask: {label}", label=Message(step.label)), *asides.why(talk.interview, step))
        ]
        if step.question.blank:
            found.append((msg("What if it is left open?"), Message(step.question.blank)))
        caution = Message(talk.dialog.disclaimers.on_glossary)
        for term in step.terms:
            found.append([line for line in talk.explanation(term).lines if line.id != caution.id])
        return [*found, (caution,)] if step.terms else found

    return Card(session, passages)


class KeysCard(Card):
    """How to get about; a key leads on to the tour."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "tour", msg("Look around").id, key_display="T")]

    def __init__(self, session: Session) -> None:
        super().__init__(session, lambda: (asides.HELP, _KEYS))

    def action_tour(self) -> None:
        from wenyue.tui.screens.tour import TourCard

        self.app.switch_screen(TourCard(self.session))


def keys_card(session: Session) -> KeysCard:
    return KeysCard(session)


_KEYS = (
    msg("Keys"),
    msg("Enter: send; with nothing typed, the usual answer. Ctrl+J or Alt+Enter: a new line."),
    msg("Up and Down: through the choices, then through earlier answers; Enter changes the one marked, Esc leaves it."),
    msg("Space: tick one of several choices."),
    msg("F1: explain the question and its terms. F2: the other language. F3: the contract. F4: the outline."),
    msg("F6: look everything through and save as Word or PDF. F7: this card. F8: other colours."),
    msg("Ctrl+Z and Ctrl+Y: take back and bring back an answer. PageUp and PageDown: scroll."),
    msg("Ctrl+O: all drafts. Ctrl+Q: leave; everything is saved as you go."),
    msg("T, while this card is open: a look around in 20 seconds."),
    msg("The mouse does all of this too: click answers, terms, and the lines of the contract."),
    msg("Hold Shift (Option on a Mac) to select text the way your terminal does."),
)

"""The cards of the talk: a term, the question that stands, and what stands behind a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wenyue.drafting.behind import answers_of
from wenyue.drafting.document import Document
from wenyue.drafting.places import clauses_with, fed_by, places, told
from wenyue.interview import asides
from wenyue.interview.engine import Step
from wenyue.language import Message, msg
from wenyue.tui.contract_text import passages
from wenyue.tui.screens.card import Card, Passages, Rows, Side
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk

CLAUSE, TERM, KEY, COPY, COPY_ALL = "clause:", "term:", "key:", "copy:", "copy"
"""What the choices of a card begin with: a clause to go to, a term to explain, an answer to change, words to copy."""


def term_card(session: Session, talk: Talk, term: str, side: Side = "right") -> Card:
    """A term in plain words, with an example and the law, and the clauses that use it."""
    document = talk.document()

    def rows() -> Rows:
        used = clauses_with(document, talk.conversation.glossary, term)
        return _clauses(talk, document, used, msg("Where it stands in this contract:"))

    return Card(session, lambda: [talk.explanation(term).lines], rows, side)


def question_card(session: Session, talk: Talk) -> Card:
    """All there is to say about the question that stands: why it is asked, what if it is left open, which clauses
    it feeds, and its terms."""

    def passages(step: Step) -> Iterator[Sequence[Message]]:
        yield _why(talk, step)
        if step.question.blank:
            yield _blank(step)
        yield _feeds(talk, document, step)
        caution = Message(talk.dialog.disclaimers.on_glossary)
        for term in step.terms:
            yield [line for line in talk.explanation(term).lines if line.id != caution.id]
        if step.terms:
            yield (caution,)

    document = talk.document()
    return _of_question(session, talk, lambda step: tuple(passages(step)))


def why_card(session: Session, talk: Talk) -> Card:
    """Why the question that stands is asked."""
    return _of_question(session, talk, lambda step: (_why(talk, step),))


def blank_card(session: Session, talk: Talk) -> Card:
    """What happens when the question that stands is left open."""
    return _of_question(session, talk, lambda step: (_blank(step),))


def feeds_card(session: Session, talk: Talk) -> Card:
    """Which clauses the question that stands feeds, to go to them."""
    document = talk.document()

    def rows() -> Rows:
        step = talk.step
        if step is None:
            return ()
        fed = fed_by(talk.dialog, talk.template, document, step.key)
        return _clauses(talk, document, (*fed.printed, *fed.decided))

    return _of_question(session, talk, lambda step: (_feeds(talk, document, step),), rows)


def clause_card(session: Session, talk: Talk, clause: str, document: Document) -> Card:
    """A clause of the document that is shown: the answers behind it to change, its terms, its words to copy."""

    def rows() -> Rows:
        found: list[tuple[str, Message]] = []
        behind = answers_of(talk.interview, talk.template, document, clause)
        for one in behind:
            words = msg("{label}: {answer}", label=one.name, answer=one.answer)
            if one.decides:
                words = msg("{answer} (decides on this clause)", answer=words)
            found.append((KEY + one.key, words))
        for term in talk.terms_in(document, clause):
            found.append((TERM + term, msg("What is “{term}”?", term=Message(talk.dialog.term_by_id[term].term))))
        found.append((COPY + clause, msg("Copy this clause")))
        found.append((COPY_ALL, msg("Copy the whole contract")))
        return found

    def words() -> Passages:
        behind = answers_of(talk.interview, talk.template, document, clause)
        line = msg("Choose an answer to change it:") if behind else msg("No answer stands behind it.")
        text = " ".join(one.text for one in passages(document) if one.clause == clause)
        heading = Message("{place}", {"place": places(talk.template, document)[clause]})
        return ((heading, Message("{text}", {"text": _shortened(text)}), line),)

    return Card(session, words, rows, "left")


_LONGEST = 90
"""Characters of a clause that its card repeats."""


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _of_question(
    session: Session, talk: Talk, passages: Callable[[Step], Passages], rows: Callable[[], Rows] = tuple
) -> Card:
    def words() -> Passages:
        return passages(talk.step) if talk.step is not None else (asides.HELP,)

    return Card(session, words, rows, "right")


def _why(talk: Talk, step: Step) -> Sequence[Message]:
    return (msg("Why we ask: {label}", label=Message(step.label)), *asides.why(talk.interview, step))


def _blank(step: Step) -> Sequence[Message]:
    return (msg("What if it is left open?"), *asides.if_blank(step))


def _feeds(talk: Talk, document: Document, step: Step) -> Sequence[Message]:
    return (msg("Which clauses does it feed?"), *told(talk.dialog, talk.template, document, step))


def _clauses(talk: Talk, document: Document, ids: Sequence[str], heading: Message | None = None) -> Rows:
    """Clauses to go to."""
    named = places(talk.template, document)
    found = [(CLAUSE + id, Message("{place}", {"place": named[id]})) for id in ids]
    return [("", heading), *found] if heading is not None and found else found

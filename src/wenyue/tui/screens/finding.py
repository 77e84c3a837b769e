"""What can be found from the first screen: its rows, what its keys do, and the terms of its contracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenyue import library
from wenyue.interview import asides
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary
from wenyue.interview.search import Entry, terms
from wenyue.tui.screens.actions import spoken
from wenyue.tui.screens.card import Card
from wenyue.tui.screens.menu import Row
from wenyue.tui.session import Listed, Session


def rows(session: Session, shown: Sequence[Row]) -> Iterator[Entry]:
    """The rows of the menu. ``target`` is the number of the row."""
    for number, row in enumerate(shown):
        draft = row.what
        if isinstance(draft, Listed):
            names = (*spoken(session, draft.heading, draft.title), draft.draft.id)
            yield Entry("draft", str(number), draft.called, names, _answered(draft), beside=draft.state)
        elif draft is not None:
            yield Entry("action", str(number), row.title, spoken(session, row.title))


def _answered(listed: Listed) -> tuple[str, ...]:
    """The words that were typed as answers, so that a draft is found by who is in it; no identity numbers."""
    draft = listed.draft
    steps = Interview(library.dialog(draft.dialog), draft).step_by_key
    given = ((key, answer.typed) for key, answer in draft.answers.items())
    return tuple(typed for key, typed in given if len(typed) > 1 and key in steps and not steps[key].masked)


def explained(session: Session, dialogs: Sequence[str]) -> Iterator[Entry]:
    """The terms of the contracts that can be begun."""
    seen: set[str] = set()
    for dialog in dialogs:
        for entry in terms(_glossary(session, dialog)):
            if entry.target not in seen:
                seen.add(entry.target)
                yield entry


def term_card(session: Session, dialogs: Sequence[str], term: str) -> Card:
    """A term in plain words, with an example and the law."""
    dialog = next(one for one in dialogs if term in library.dialog(one).term_by_id)
    return Card(session, lambda: [asides.explanation(_glossary(session, dialog), term).lines])


def _glossary(session: Session, dialog: str) -> Glossary:
    return Glossary(library.dialog(dialog), session.languages)

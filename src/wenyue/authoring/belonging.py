"""What belongs together on a path: a situation, its clause, the annexes it needs, and the line of the checklist;
every open place, and the list of open places."""

from __future__ import annotations

from collections.abc import Iterator

from wenyue.authoring.proofreading import Fault
from wenyue.authoring.script import Script
from wenyue.drafting.document import Document
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.pack import missing_annexes
from wenyue.drafting.review import Review
from wenyue.interview.asking import name_of
from wenyue.interview.conditions import is_true
from wenyue.interview.engine import Interview
from wenyue.language import Message, msg


def belonging_faults(script: Script, interview: Interview, numbering: Numbering, looked_at: Review) -> Iterator[Fault]:
    """Where one thing is there and what belongs to it is not."""
    dialog, values = script.dialog, interview.structure
    suggested = values["suggested_annexes"]
    assert isinstance(suggested, tuple)
    missing = missing_annexes(interview)
    printed = tuple(annex.id for annex in looked_at.document.annexes)
    for scenario in dialog.scenarios:
        on = is_true(scenario.trigger, values)
        if on != (scenario.clause in numbering.printed):
            yield _fault(msg("A situation and its clause do not stand together."), scenario.clause, scenario.id)
        if on:
            for id in scenario.annexes:
                if id not in suggested:
                    yield _fault(msg("A situation needs an annex that is not suggested."), scenario.clause, id)
                if (id in printed) == (id in missing):
                    unlike = msg("The checklist says something else than the list of annexes.")
                    yield _fault(unlike, scenario.clause, id)
    if printed != numbering.annex_ids:
        yield _fault(msg("The list of annexes is not the one that was chosen."), "", " ".join(printed))


def unnamed_blanks(interview: Interview, document: Document) -> Iterator[Fault]:
    """Open places that the list of open places could not name."""
    for key in document.blanks:
        if name_of(interview, key).id == "{name}":
            yield _fault(msg("An open place is not on the list."), "", key)


def _fault(what: Message, clause: str, excerpt: str) -> Fault:
    return Fault(what, clause, "", excerpt)

"""Everything in a script serves something: answers are used, terms are met, printed values can be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wenyue.authoring.expressions import reached
from wenyue.authoring.names import uses
from wenyue.authoring.script import SUPPLIED_TO_PAPERS, Script
from wenyue.authoring.wording import Print, prints
from wenyue.errors import Mistake
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Question, Record, Term
from wenyue.interview.glossary import Glossary
from wenyue.interview.shown import places
from wenyue.language import Language, Message, msg
from wenyue.source import Place

READ_BY_PROGRAM = frozenset({"my_role", "doc_lang", "dialog_depth", "start_date", "annexes"})
"""Variables that the program itself reads: whose side advice takes, the languages of the text, which
questions are asked, where a period begins, the list of annexes."""


_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def purpose_mistakes(script: Script, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    """Answers that feed nothing, values that nobody can answer, terms that nobody meets.

    Asks that names and templates are right.
    """
    printed = tuple(_printed(script))
    yield from _unanswerable(script, printed)
    yield from _idle(script, printed)
    yield from _unmet(script, languages)


def _printed(script: Script) -> Iterator[tuple[str, Print]]:
    for paper in script.all:
        for code, wording in paper.template.wordings.items():
            for id, text in wording.clauses.items():
                for found in prints(text.source):
                    if found.path not in SUPPLIED_TO_PAPERS:
                        yield paper.words_at(code, id, found.line), found


def _unanswerable(script: Script, printed: tuple[tuple[str, Print], ...]) -> Iterator[Mistake]:
    """Printed values that no question and no setting can ever change."""
    dialog = script.dialog
    settings = {setting.var for setting in dialog.settings}
    if dialog.base is not None:
        settings |= {setting.var for setting in dialog.base.settings} | dialog.base.question_by_var.keys()
    for where, found in printed:
        name = found.path.partition(".")[0]
        sources = reached(dialog, frozenset({name}))
        if not sources & (settings | dialog.question_by_var.keys()):
            message = msg(
                "No question and no setting stands behind “{name}”. Print something that is asked.", name=name
            )
            yield Mistake(where, message)


def _idle(script: Script, printed: tuple[tuple[str, Print], ...]) -> Iterator[Mistake]:
    """Questions, fields, settings and derived values that nothing uses."""
    dialog = script.dialog
    paths = {found.path for _, found in printed}
    for use in uses(script):
        own = getattr(use.entry, "var", "")
        read = compiled(use.source).paths
        # What only a question's own rule or usual answer reads does not make it useful.
        paths |= {path.replace("this.", "", 1) if path.startswith("this.") else path for path in read if path != own}
    for question in dialog.questions:
        paths.update(places(question.ask))
        paths.update(name for row in question.starter for cell in row.cells.values() for name in places(cell))
    for check in dialog.checks:
        paths.update(places(check.message))
    names = {path.partition(".")[0] for path in paths} | READ_BY_PROGRAM
    valued: list[tuple[Place, Question | Derived]] = [*script.listed(Question), *script.listed(Derived)]
    for path, entry in valued:
        if entry.var not in names:
            yield Mistake(script.at(*path, "var"), _useless(entry.var))
    fields = {path.rpartition(".")[2] for path in paths}
    for path, record in script.listed(Record):
        for number, field in enumerate(record.fields):
            if field.id not in fields:
                yield Mistake(script.at(*path, "fields", number, "id"), _useless(field.id))


def _useless(name: str) -> Message:
    return msg("Nothing uses “{name}”: no clause, condition, check, value or annex. Use it or take it out.", name=name)


def _unmet(script: Script, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    """Terms that no question offers and no text contains."""
    dialog = script.dialog
    offered = {term for question in dialog.questions for term in question.terms}
    offered |= {term for record in dialog.records for field in record.fields for term in field.terms}
    glossary = Glossary(dialog, languages)
    for code, language in languages.items():
        for text in _texts(script, code):
            offered.update(found.term for found in glossary.find(language.say(text), code))
    for path, term in script.listed(Term):
        if term.id not in offered:
            message = msg(
                "No question offers “{term}”, and no text contains it. Name it in a question’s “terms”.", term=term.term
            )
            yield Mistake(script.at(*path, "id"), message)


def _texts(script: Script, code: str) -> Iterator[str]:
    """The running texts in which a term can be met: questions, notes, checks, situations, clauses."""
    dialog = script.dialog
    for question in dialog.questions:
        yield from (question.ask, question.why, question.blank)
    yield from (note.text for note in dialog.notes)
    yield from (check.message for check in dialog.checks)
    yield from (scenario.note for scenario in dialog.scenarios)
    for paper in script.all:
        wording = paper.template.wordings.get(code)
        yield from (_CODE.sub("", text.source) for text in wording.clauses.values()) if wording else ()

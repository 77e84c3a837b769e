"""Several answers given together: the fields of a record as a form, the rows of a list as a table.

Every field and cell is read as the same words would be in the talk, held to the
same rules, and an empty field means what Enter means there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from wenyue.answers.grid import NEEDED, Grid, read_grid
from wenyue.answers.grid import cells_of as cut
from wenyue.answers.reading import Column as AnswerColumn
from wenyue.answers.reading import Command, Problem, Several, Skip, Value
from wenyue.answers.reading import Question as Asking
from wenyue.interview import previewing, skipping
from wenyue.interview.asking import ask, example, name, noted, shown, usual
from wenyue.interview.conditions import every
from wenyue.interview.dialog import Column, Question
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview, Step, all_steps
from wenyue.interview.replies import Reply
from wenyue.interview.rules import allows
from wenyue.language import Message, clean, msg, nmsg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation

NO_ANSWER = msg("That reads as a question or a command. Type an answer here, or ask in the talk.")
_HUNDRED = re.compile(r"sum_col\(x, '(\w+)'\)\)? == 100")

Words = Mapping[str, str]
"""What was typed into the fields of a form, by the keys of their answers."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form comes to: the answers it gives, what is wrong with the rest, and how each field is
    read, all by key. ``interview`` is the script with the answers in it: it says which fields are asked."""

    interview: Interview
    change: Mapping[str, Answer]
    problems: Mapping[str, Message]
    readings: Mapping[str, previewing.Preview]


def read_form(conversation: Conversation, question: Question, words: Words, *, finish: bool) -> Filled:
    """Read the fields of a record. With ``finish`` the empty ones count: they take the usual answer or
    stay open, as Enter does in the talk. A field that says what its answer says already is left alone."""
    interview = conversation.interview
    change: dict[str, Answer] = {}
    problems: dict[str, Message] = {}
    readings: dict[str, previewing.Preview] = {}
    for step in all_steps(conversation.dialog, question):
        if step.key not in words or step not in interview.steps_of(question):
            continue
        text = clean(words[step.key]).strip()
        given = conversation.draft.answers.get(step.key)
        if text:
            reading = conversation.read(step, text, interview)
            foreseen = previewing.of_reading(interview, step, reading, text)
            if foreseen is not None:
                readings[step.key] = foreseen
        if text == words_of(conversation, step) and not (finish and given is None):
            continue
        answer = _answer(conversation, interview, step, text) if text or finish else None
        if isinstance(answer, Message):
            problems[step.key] = answer
        elif answer is not None and answer != given:
            change[step.key] = answer
            interview = Interview(conversation.dialog, interview.draft.with_answer(step.key, answer))
    return Filled(interview, change, problems, readings)


def words_of(conversation: Conversation, step: Step) -> str:
    """The words a field of a form begins with: those of the answer that stands, but no identity numbers."""
    given = conversation.draft.answers.get(step.key)
    if given is None or given.origin != "typed" or step.masked:
        return ""
    said = shown(step, given.value).written(conversation.languages[conversation.language])
    return said if step.choices or not given.typed else given.typed


def when_empty(interview: Interview, step: Step) -> Message | None:
    """What it comes to when a field is saved empty; an example where nothing better can be said."""
    given, default = interview.draft.answers.get(step.key), interview.default(step)
    stands = given is not None and given.origin == "typed"
    if given is not None and stands and step.masked:  # it never shows in its field
        return msg("stays: {answer}", answer=shown(step, given.value))
    if default is not None:
        return msg("empty means: {answer}", answer=shown(step, default))
    if stands and step.may_stay_open:
        return msg("empty takes the answer away and leaves this open")
    if stands:
        return NEEDED
    return example(step) or usual(interview, step)


def _answer(conversation: Conversation, interview: Interview, step: Step, text: str) -> Answer | Message:
    """The answer that a field gives, or why it gives none."""
    if not text:
        return _passed(interview, step, text)
    reading = conversation.read(step, text, interview)
    match reading:
        case Value(value):
            return Answer(value, text) if allows(interview, step, value) else Message(step.error)
        case Skip(blank):
            return _passed(interview, step, text, blank=blank)
        case Problem(reason):
            return reason
        case Several(_, reason):
            return reason or msg("That can be read in more than one way.")
        case Asking() | Command():
            return NO_ANSWER


def _passed(interview: Interview, step: Step, text: str, *, blank: bool = False) -> Answer | Message:
    if interview.default(step) is not None and not blank:
        return Answer(None, text, "default")
    return Answer(None, text, "blank") if text or step.may_stay_open else NEEDED


def fill_form(conversation: Conversation, question: Question, words: Words) -> tuple[Reply, ...]:
    """Take all fields that can be read, as one change; the others stay as they were."""
    filled = read_form(conversation, question, words, finish=True)
    if not filled.change:
        return ()
    conversation.drop()
    conversation.tell(Reply("person", (msg("{record}, filled in as a form", record=Message(question.label)),)))
    steps = {step.key: step for step in all_steps(conversation.dialog, question)}
    said = (reply for key in filled.change for reply in _told(filled.interview, steps[key]))
    return conversation.change(filled.change, *said)


def _told(interview: Interview, step: Step) -> Iterator[Reply]:
    """The question of a field and its answer, as the talk would have had them."""
    answer = interview.draft.answers[step.key]
    yield Reply("question", ask(interview, step).lines, step.key)
    if answer.origin == "blank":
        yield Reply("noted", (skipping.left_open(interview, step),), step.key)
    elif answer.origin == "default":
        yield skipping.noted_usual(interview, step)
    else:
        yield noted(step, Value(answer.value))


# Lists

Cells = Sequence[Sequence[str]]
"""The cells of a table as they were typed, row by row, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column of a table. ``whole`` is what it must come to, None where it may be anything."""

    column: Column
    amount: Decimal
    whole: Decimal | None = None


def columns_of(step: Step) -> tuple[Column, ...]:
    """The columns of a list; of its wording in the other language only those that are words."""
    return tuple(column for column in step.question.columns if not step.wording or column.kind == "text")


def cells_of(conversation: Conversation, step: Step) -> tuple[tuple[str, ...], ...]:
    """What a table begins with: the list that stands, or else the usual one."""
    from wenyue import answers

    interview, language = conversation.interview, conversation.languages[conversation.language]
    given = conversation.draft.answers.get(step.key)
    value = given.value if given is not None and given.origin == "typed" else None
    if value is None and (given is None or given.origin == "default"):
        value = interview.default(step)
    asked = interview.asked(step, conversation.language, conversation.languages)

    def written(column: Column, cell: object) -> str:
        if cell is None or isinstance(cell, str | Message):
            return language.write(cell)
        return answers.kind(column.kind).write(cell, language, asked)

    rows = value if isinstance(value, tuple) else ()
    return tuple(tuple(written(column, row.get(column.id)) for column in columns_of(step)) for row in rows)


def pasted(text: str, columns: Sequence[AnswerColumn] = ()) -> tuple[tuple[str, ...], ...]:
    """A block from a spreadsheet as cells, without a first row that only names the columns."""
    return cut(text, columns)


def read_table(conversation: Conversation, step: Step, cells: Cells) -> Grid:
    """Read the cells of a list, held to the rule for its rows. Problems are by row and column."""
    interview = conversation.interview
    grid = read_grid(cells, interview.asked(step, conversation.language, conversation.languages))
    rule, columns = step.row_rule, columns_of(step)
    problems = dict(grid.problems)
    for number, row in enumerate(grid.rows):
        sound = row and not any(place == number for place, _ in grid.problems)
        if sound and rule and not every((row,), rule):
            problems[number, columns[-1].id] = Message(step.question.row_error)
    return Grid(grid.rows, problems, grid.sure)


def totals(step: Step, grid: Grid) -> tuple[Total, ...]:
    """The sums that matter: amounts of money, and shares that must make 100."""
    whole = {*_HUNDRED.findall(step.question.rule), step.question.scaled} - {""}
    found: list[Total] = []
    for column in columns_of(step):
        if column.kind == "money" or column.id in whole:
            cells = [cell for row in grid.rows if isinstance(cell := row.get(column.id), Decimal)]
            found.append(Total(column, sum(cells, Decimal(0)), Decimal(100) if column.id in whole else None))
    return tuple(found)


def fill_table(conversation: Conversation, step: Step, cells: Cells) -> tuple[Reply, ...]:
    """Take the rows of a table as the whole list; an empty table leaves it open. Nothing happens
    while a cell has a problem, or where the table is as it was."""
    grid = read_table(conversation, step, cells)
    if grid.problems:
        return ()
    given = conversation.draft.answers.get(step.key)
    if trimmed(cells) == cells_of(conversation, step) and (given is not None or not grid.filled):
        return ()
    conversation.drop()
    spoken = Reply("person", (msg("{record}, filled in as a table", record=name(step)),), key=step.key)
    conversation.tell(spoken)
    if not grid.filled:
        return skipping.leave_blank(conversation, step, "")
    if given is None and trimmed(cells) == cells_of(conversation, step):
        return conversation.accept(
            step, Answer(None, "", "default"), skipping.noted_usual(conversation.interview, step)
        )
    line = nmsg("Noted, one line: {rows}", "Noted, {n} lines: {rows}", len(grid.filled), rows=shown(step, grid.filled))
    fits = allows(conversation.interview, step, grid.filled)
    broken = () if fits else (Reply("tip", (Message(step.error),), key=step.key),)
    words = "\n".join(" | ".join(cell or "-" for cell in row) for row in trimmed(cells))
    return conversation.change({step.key: Answer(grid.filled, words)}, Reply("noted", (line,), step.key), *broken)


def trimmed(cells: Cells) -> tuple[tuple[str, ...], ...]:
    """The rows that hold something, without blanks around their cells."""
    rows = (tuple(clean(cell).strip() for cell in row) for row in cells)
    return tuple(row for row in rows if any(row))

"""Contracts without a conversation: an answers file in, a draft out.

An answers file is YAML, keyed by the names of the answers (``fee_total``,
``party_a.name`` or a mapping under ``party_a``, ``service_object@en``). Values
are what a person would type; they are read by the same readers as in the
conversation. Here nobody can be asked back: what can be read in more than one
way is an error, and so is anything that no question asks for.

``dialog`` names the dialog where it is not the usual one; ``base`` the finished
contract that it starts from, as the name of its answers file or as its answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wenyue import answers, library
from wenyue.answers.reading import Asked, Problem, Skip, Value
from wenyue.answers.values import Period
from wenyue.errors import AnswersError, Mistake, StorageError
from wenyue.interview import replies
from wenyue.interview.asking import name, shown
from wenyue.interview.conditions import every
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import WORDING, Answer, Draft
from wenyue.interview.engine import Interview, Step, every_step
from wenyue.interview.periods import told_days
from wenyue.interview.rules import allows
from wenyue.interview.values import second_language
from wenyue.language import Language, Message, Words, msg
from wenyue.source import Place, Source

_NO_TEXT = msg("Write one text here, not a list or a group of entries.")
_READ_BLANK = ("", "~", "null")
# What a person would be asked about before it counts: a part of a label, a slip of the pen.
_MUST_BE_CERTAIN = ("choice", "choices", "yes_no")


@dataclass(frozen=True, slots=True)
class Filled:
    """What an answers file came to: the draft, and what was worth saying about the reading of it."""

    draft: Draft
    remarks: tuple[Message, ...]


def fill(file: Path, dialog: Dialog, today: date, language: str) -> Filled:
    """The draft that an answers file makes: of the dialog it names, else of ``dialog``.

    Raises AnswersError with file, line, question and reason.
    """
    return _fill(_source(file), file, dialog, today, language)


def _fill(source: Source, file: Path, dialog: Dialog, today: date, language: str) -> Filled:
    dialog = _dialog(source, dialog)
    base = _base(source, file, dialog, today, language)
    reading = _AnswersFile(source, dialog, today, language, base.draft if base else None)
    reading.read()
    if reading.mistakes:
        raise AnswersError(reading.mistakes)
    return Filled(reading.draft, (*(base.remarks if base else ()), *reading.remarks))


def _dialog(source: Source, usual: Dialog) -> Dialog:
    """The dialog that a file of answers names."""
    if "dialog" not in source.data:
        return usual
    name = source.data.pop("dialog")
    if name not in library.all_dialogs():
        problem = msg(
            "There is no dialog “{name}”. Choose among: {names}.", name=name, names=Words(library.all_dialogs())
        )
        raise AnswersError([Mistake(source.place(("dialog",)), problem)])
    return library.dialog(name)


def _base(source: Source, file: Path, dialog: Dialog, today: date, language: str) -> Filled | None:
    """The finished contract that the answers start from: another file of answers, or the answers themselves."""
    where = source.place(("base",))
    given = source.data.pop("base", None)
    if (given is None) != (dialog.base is None):
        missing = msg(
            "“{title}” starts from a finished contract. Add “base:” and its file of answers.",
            title=Message(dialog.title),
        )
        needless = msg("“{title}” starts from nothing. Take “base” out.", title=Message(dialog.title))
        raise AnswersError([Mistake(where, missing if given is None else needless)])
    if given is None or dialog.base is None:
        return None
    if isinstance(given, dict):
        beneath = file
        inner = Source(given, {path[1:]: at for path, at in source.places.items() if path[:1] == ("base",)})
    else:
        beneath = file.parent / str(given)
        inner = _source(beneath)
    # Before it is read: a file that names itself would never end.
    if inner.data.get("dialog", dialog.base.id) in set(library.all_dialogs()) - {dialog.base.id}:
        needed = Message(dialog.base.title)
        problem = msg("“{file}” must hold a contract of this kind: {needed}.", file=beneath.name, needed=needed)
        raise AnswersError([Mistake(where, problem)])
    return _fill(inner, beneath, dialog.base, today, language)


def _source(file: Path) -> Source:
    source = Source()
    try:
        source.read_from_outside(file)
    except (OSError, ValueError) as error:  # not UTF-8; or a name with a character that no name has
        reason = getattr(error, "strerror", None) or msg("it is not UTF-8 text")
        problem = msg("The answers file {file} cannot be read: {reason}.", file=str(file), reason=reason)
        raise StorageError(problem) from error
    if source.mistakes:
        raise AnswersError(source.mistakes)
    return source


class _AnswersFile:
    """One reading of an answers file."""

    def __init__(self, source: Source, dialog: Dialog, today: date, language: str, base: Draft | None) -> None:
        self.source = source
        self.dialog = dialog
        self.language = language
        self.languages: Mapping[str, Language] = library.languages(dialog.id)
        self.draft = Draft("file", dialog.id, dialog.version, today, base=base.snapshot() if base else None)
        self.mistakes: list[Mistake] = []
        self.remarks: list[Message] = []
        self.steps = every_step(dialog)

    def read(self) -> None:
        """Read every answer, then hold each against its question's rule, with all the others known."""
        said: set[str] = set()
        for key, typed, place in self._entries():
            if key in said:
                twice = msg("“{key}” stands here twice. Keep one of the two.", key=key)
                self.mistakes.append(Mistake(self.source.place(place), twice))
                continue
            said.add(key)
            if isinstance(typed, str) and typed.strip() in _READ_BLANK:
                continue
            step = self.steps.get(key)
            if step is None:
                self._unknown(key, place)
            else:
                self._answer(step, typed, place)
        self._rules()
        parked = Interview(self.dialog, self.draft).parked
        if parked:
            names = Words(tuple(name(self.steps[key]) for key in parked))
            self.remarks.append(msg("Set aside, because it does not apply to these answers: {answers}.", answers=names))

    def _entries(self) -> Iterator[tuple[str, object, Place]]:
        for key, value in self.source.data.items():
            if isinstance(value, dict):
                for field, typed in value.items():
                    yield f"{key}.{field}", typed, (key, field)
            else:
                yield key, value, (key,)

    def _answer(self, step: Step, typed: object, place: Place) -> None:
        if isinstance(typed, list) and step.kind == "choices":
            self._chosen(step, typed, place)
        elif isinstance(typed, list) and step.kind == "rows":
            self._rows(step, typed, place)
        elif isinstance(typed, str):
            self._text(step, typed, place)
        else:
            self._mistake(step, place, _NO_TEXT, Message(step.example))

    def _text(self, step: Step, typed: str, place: Place) -> None:
        """An answer as a person would type it."""
        interview = Interview(self.dialog, self.draft)
        asked = interview.asked(step, self.language, self.languages)
        kind = "text" if step.wording and step.kind != "rows" else step.kind
        reading = answers.understand(kind, typed, asked)
        if isinstance(reading, Value):
            if not reading.literal and kind in _MUST_BE_CERTAIN:
                meant = msg("Did you mean {answer}? Write it out.", answer=shown(step, reading.value))
                self._mistake(step, place, meant, Message(step.example))
                return
            if not reading.literal:
                said = msg("“{typed}” was read as {answer}.", typed=typed, answer=shown(step, reading.value))
                self.remarks.append(msg("{label}: {remark}", label=name(step), remark=said))
            self._put(interview, step, reading.value, typed, place)
        elif not isinstance(reading, Skip):
            reason = reading.reason if isinstance(reading, Problem) else _unclear(step, reading)
            self._mistake(step, place, reason, Message(step.example))

    def _put(self, interview: Interview, step: Step, value: object, typed: str, place: Place) -> None:
        if not isinstance(value, Period) or not (value.start or value.end):
            self.draft = self.draft.with_answer(step.key, Answer(value, typed))
            return
        told = told_days(interview, step, value, typed)
        if told is None:
            self._mistake(step, place, replies.HOW_LONG, Message(step.example))
            return
        for key, answer in told.items():
            if key == step.key or key not in self.source.data:
                self.draft = self.draft.with_answer(key, answer)

    def _chosen(self, step: Step, typed: list[object], place: Place) -> None:
        """Several choices as a list: every entry is one of them, by its id or its words."""
        asked = Interview(self.dialog, self.draft).asked(step, self.language, self.languages)
        chosen: set[object] = set()
        for number, entry in enumerate(typed):
            reading = answers.understand("choice", entry, asked) if isinstance(entry, str) else None
            if not isinstance(reading, Value) or not reading.literal or not isinstance(reading.value, str):
                offered = Words(tuple(choice.id for choice in step.choices))
                reason = msg("“{entry}” is none of these: {choices}.", entry=str(entry), choices=offered)
                self._mistake(step, (*place, number), reason)
                return
            chosen.add(reading.value)
        value = tuple(choice.id for choice in step.choices if choice.id in chosen)
        self.draft = self.draft.with_answer(step.key, Answer(value))

    def _rows(self, step: Step, typed: list[object], place: Place) -> None:
        """A list: every entry a row, as a mapping of its columns or in one line."""
        rows: list[dict[str, object]] = []
        for number, entry in enumerate(typed):
            here = (*place, number)
            if isinstance(entry, dict):
                row = self._row(step, entry, here)
                if row is None:
                    return
                rows.append(row)
                continue
            asked = Interview(self.dialog, self.draft).asked(step, self.language, self.languages)
            reading = answers.understand("rows", str(entry), asked)
            if not isinstance(reading, Value) or not isinstance(reading.value, tuple):
                reason = reading.reason if isinstance(reading, Problem) else _unclear(step, reading)
                self._mistake(step, here, reason, Message(step.example))
                return
            rows.extend(reading.value)
        self.draft = self.draft.with_answer(step.key, Answer(tuple(rows)))

    def _row(self, step: Step, cells: dict[str, object], place: Place) -> dict[str, object] | None:
        """A row from its cells by column; None when one of them cannot be."""
        asked = Interview(self.dialog, self.draft).asked(step, self.language, self.languages)
        columns = {column.id: column for column in asked.columns}
        row: dict[str, object] = {}
        for column, cell in cells.items():
            if column not in columns:
                known = Words(tuple(columns))
                reason = msg("There is no column “{column}”. There are: {columns}.", column=column, columns=known)
                self._mistake(step, (*place, column), reason)
                return None
            if not isinstance(cell, str):
                self._mistake(step, (*place, column), _NO_TEXT)
                return None
            if cell.strip() in _READ_BLANK:
                continue
            reading = answers.understand(columns[column].kind, cell, asked)
            if not isinstance(reading, Value):
                reason = reading.reason if isinstance(reading, Problem) else _unclear(step, reading)
                self._mistake(step, (*place, column), reason)
                return None
            row[column] = reading.value
        for column, described in columns.items():
            if column not in row and described.required:
                reason = msg("The column “{column}” is missing in this row.", column=column)
                self._mistake(step, place, reason)
                return None
        return row

    def _rules(self) -> None:
        interview = Interview(self.dialog, self.draft)
        for key, answer in self.draft.answers.items():
            step = self.steps[key]
            place = tuple(key.split(".", 1)) if "." in key else (key,)
            if answer.origin != "typed":
                continue
            if not allows(interview, step, answer.value):
                self._mistake(step, place, Message(step.error))
            rule = step.row_rule
            if rule and isinstance(answer.value, tuple) and not every(answer.value, rule):
                self._mistake(step, place, Message(step.question.row_error))

    def _mistake(self, step: Step, place: Place, reason: Message, example: Message | None = None) -> None:
        message = msg("{label} ({key}): {reason}", label=name(step), key=step.key, reason=reason)
        if example and example.id:
            message = msg("{problem} For example: {example}", problem=message, example=example)
        self.mistakes.append(Mistake(self.source.place(place), message))

    def _unknown(self, key: str, place: Place) -> None:
        from rapidfuzz import process

        near = [found for found, _, _ in process.extract(key, list(self.steps), limit=3, score_cutoff=60)]
        message = msg("There is no question “{key}”.", key=key)
        if near:
            message = msg("There is no question “{key}”. Close ones: {near}.", key=key, near=Words(tuple(near)))
        self.mistakes.append(Mistake(self.source.place(place), message))


def _unclear(step: Step, reading: object) -> Message:
    readings = getattr(reading, "readings", ())
    if not readings:
        return getattr(reading, "reason", None) or msg("It can be read in more than one way.")
    choices = Words(tuple(shown(step, one.value) for one in readings))
    return msg("It can be read in more than one way: {readings}.", readings=choices)


def answers_file(draft: Draft, dialog: Dialog, languages: Mapping[str, Language]) -> bytes:
    """The answers of a draft as an answers file: reading it again gives the same contract."""
    import yaml

    head = f"# {languages[dialog.languages[0]].say(dialog.title)}\n".encode()
    found = _answers(draft, dialog, languages)
    return head + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _answers(draft: Draft, dialog: Dialog, languages: Mapping[str, Language]) -> Mapping[str, object]:
    interview = Interview(dialog, draft)
    language = languages[dialog.languages[0]]
    found: dict[str, object] = {}
    if interview.base is not None:
        base = interview.base
        found |= {"dialog": dialog.id, "base": _answers(base.draft, base.dialog, languages)}
    second = second_language(dialog, interview.structure)
    for step in (*interview.steps, *interview.settings):
        answer = draft.answers.get(step.key)
        if answer is None or answer.origin == "blank" or (step.is_setting and answer.origin != "typed"):
            continue
        value = interview.default(step) if answer.origin == "default" else answer.value
        if value is None:
            continue
        asked = interview.asked(step, language.code, languages)
        found[step.key] = as_data(step, value, language, asked)
        wording = every_step(dialog).get(f"{step.key}{WORDING}{second}")
        if wording is not None and _has_usual_words(value):
            # The file has text only, which says the same in every language: the other one's words go with it.
            asked = interview.asked(wording, language.code, languages)
            found[wording.key] = as_data(wording, _texts(value, asked), languages[second], asked)
    return found


def _has_usual_words(value: object) -> bool:
    """Whether a value has words of the dialog's own, which are known in every language."""
    rows = value if isinstance(value, tuple) else ()
    cells = [cell for row in rows if isinstance(row, Mapping) for cell in row.values()]
    return any(isinstance(one, Message) for one in (value, *cells))


def _texts(value: object, asked: Asked) -> object:
    """What of a value is worded in each language: of a list, some of its columns."""
    if not isinstance(value, tuple):
        return value
    columns = [column.id for column in asked.columns]
    return tuple({column: row[column] for column in columns if column in row} for row in value)


def as_data(step: Step, value: object, language: Language, asked: Asked) -> object:
    """An answer as an answers file holds it: option ids, rows as mappings, the rest as a person would type it."""
    if isinstance(value, Message):
        return language.say(value)
    if step.kind in ("choice", "yes_no"):
        data = answers.kind(step.kind).to_data(value)
        return data if isinstance(data, str) else answers.kind(step.kind).write(value, language, asked)
    if step.kind == "choices" and isinstance(value, tuple):
        return list(value)
    if step.kind == "rows" and isinstance(value, tuple):
        columns = {column.id: column.kind for column in step.question.columns}
        return [
            {name: _cell(columns.get(name, "text"), cell, language, asked) for name, cell in row.items()}
            for row in value
        ]
    return answers.kind(step.kind).write(value, language, asked)


def _cell(kind: str, value: object, language: Language, asked: Asked) -> str:
    if value is None:
        return ""
    return language.say(value) if isinstance(value, Message) else answers.kind(kind).write(value, language, asked)

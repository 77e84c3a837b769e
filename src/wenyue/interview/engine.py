"""The engine: which step comes next, what is done, what is parked, how much is left.

Everything here is worked out from the script and the draft; the engine keeps no
state of its own. A *step* is one thing to ask: a question, one field of a
record, or the second wording of a text in a bilingual contract.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from wenyue import answers
from wenyue.answers.reading import Asked, Column, Counted, Names, Option, Who
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import TIERS, Choice, Dialog, Question, RecordField, Setting
from wenyue.interview.draft import WORDING, Answer, Draft
from wenyue.interview.values import Values, base_of, second_language
from wenyue.language import Language, Message

State = Literal["answered", "default", "blank", "open", "parked"]
"""``parked``: answered once, and out of the contract while its condition does not hold."""


@dataclass(frozen=True)
class Step:
    """One thing to ask. ``key`` is the name of its answer in the draft."""

    key: str
    question: Question
    field: RecordField | None = None
    wording: str = ""

    @property
    def kind(self) -> str:
        return self.field.kind if self.field else self.question.kind

    @property
    def ask(self) -> str:
        return self.field.ask if self.field else self.question.ask

    @property
    def label(self) -> str:
        return self.field.label if self.field else self.question.label

    @property
    def why(self) -> str:
        return self.field.why if self.field else self.question.why

    @property
    def example(self) -> str:
        return self.field.example if self.field else self.question.example

    @property
    def rule(self) -> str:
        return "" if self.wording else self.field.rule if self.field else self.question.rule

    @property
    def row_rule(self) -> str:
        """What holds for every row of a list; a wording has none, as its rows have the texts alone."""
        return "" if self.wording or self.field else self.question.row_rule

    @property
    def error(self) -> str:
        return self.field.error if self.field else self.question.error

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.field.choices if self.field else self.question.choices

    @property
    def unit(self) -> Counted:
        return "" if self.field else self.question.unit

    @property
    def who(self) -> Who:
        """Whose name it is; nobody's where it is no name."""
        return self.field.who if self.field else ""

    @property
    def terms(self) -> tuple[str, ...]:
        return self.field.terms if self.field else self.question.terms

    @property
    def may_stay_open(self) -> bool:
        """Whether an empty answer, where there is no usual one, leaves it open."""
        if self.wording or self.field:
            return bool(self.wording) or not (self.field and self.field.required)
        return self.question.optional

    @property
    def masked(self) -> bool:
        return bool(self.field and self.field.masked)

    @property
    def is_setting(self) -> bool:
        """Whether nobody is asked for it: a setting, which belongs to no section."""
        return not self.question.section


@dataclass(frozen=True, slots=True)
class Remaining:
    """How many questions are still to come: certain ones, and those that other answers may bring."""

    at_least: int
    at_most: int


class Interview:
    """A script and a draft, looked at together."""

    def __init__(self, dialog: Dialog, draft: Draft) -> None:
        self.dialog = dialog
        self.draft = draft

    @cached_property
    def base(self) -> Interview | None:
        """The finished contract from which this one starts; None for one that starts from nothing."""
        base = base_of(self.dialog, self.draft)
        return Interview(*base) if base else None

    @cached_property
    def printed(self) -> Values:
        """The answers as the contract prints them: None where a blank prints."""
        return Values(self.dialog, self.draft, "printed", self.structure)

    @cached_property
    def structure(self) -> Values:
        """The answers as conditions read them: an open one counts as the usual answer."""
        return Values(self.dialog, self.draft, "structure")

    @cached_property
    def given(self) -> Values:
        """Only what was answered so far: None for all that is still to be asked."""
        return Values(self.dialog, self.draft, "given", self.structure)

    def take_over(self, before: Interview, reached: Collection[str]) -> None:
        """Know already what was worked out in another interview that differs in nothing but what is ``reached``
        (see `Values.take_over`)."""
        if before is not self:
            self.structure.take_over(before.structure, reached)
            self.printed.take_over(before.printed, reached)

    def steps_of(self, question: Question) -> tuple[Step, ...]:
        """What a question asks, as the answers so far have it; nothing when it is not shown."""
        if not self.structure.shown(question):
            return ()
        return tuple(step for step in all_steps(self.dialog, question) if self._asked(step))

    def _asked(self, step: Step) -> bool:
        if step.wording and second_language(self.dialog, self.structure) != step.wording:
            return False
        if step.field is None:
            return True
        return self.structure.field_shown(step.question, step.field)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step that is asked, in the order of asking."""
        return tuple(step for question in self.dialog.questions for step in self.steps_of(question))

    @cached_property
    def step_by_key(self) -> Mapping[str, Step]:
        return {step.key: step for step in self.steps}

    @cached_property
    def settings(self) -> tuple[Step, ...]:
        """The settings, as steps that anybody may change and nobody is asked."""
        every = (step for setting in self.dialog.settings for step in setting_steps(self.dialog, setting))
        return tuple(step for step in every if self._asked(step))

    def step_of(self, key: str) -> Step | None:
        """The step that is asked under ``key``, or the setting of that name; None when there is neither."""
        setting = next((step for step in self.settings if step.key == key), None)
        return self.step_by_key.get(key, setting)

    def state(self, step: Step) -> State:
        answer = self.draft.answers.get(step.key)
        if answer is None:
            return "open"
        if self.step_of(step.key) is None:
            return "parked"
        return "answered" if answer.origin == "typed" else answer.origin

    def next_step(self) -> Step | None:
        """The first step not answered yet; None when everything has been asked."""
        answered = self.draft.answers
        return next((step for step in self.steps if step.key not in answered), None)

    def is_done(self, question: Question) -> bool:
        """Whether every step of the question that is asked has been answered."""
        return all(step.key in self.draft.answers for step in self.steps_of(question))

    @cached_property
    def parked(self) -> tuple[str, ...]:
        """The keys of answers that are out of the contract for now and come back with their condition."""
        settings = {setting.var for setting in self.dialog.settings}
        return tuple(
            key
            for key in self.draft.answers
            if key not in self.step_by_key and key.partition(WORDING)[0] not in settings
        )

    @cached_property
    def remaining(self) -> Remaining:
        """Questions still to come. At least: those that no open answer can take away.
        At most: those and all that an open answer may bring."""
        return Remaining(sum(1 for _, certain in self.to_come if certain), len(self.to_come))

    @cached_property
    def to_come(self) -> tuple[tuple[Question, bool], ...]:
        """The questions that are or may still be asked, each with whether no open answer can take it away."""
        open_names: set[str] = set()
        found: list[tuple[Question, bool]] = []
        for question in self.dialog.questions:
            shown = self.structure.shown(question)
            reads = compiled(question.when).names if question.when != "true" else frozenset()
            undecided = bool(reads & open_names) or ("dialog_depth" in open_names and question.tier != TIERS[0])
            if shown and self.is_done(question):
                continue
            if not shown and not undecided:
                continue
            found.append((question, shown and not undecided))
            open_names.add(question.var)
            open_names.update(d.var for d in self.dialog.derived if compiled(d.value).names & open_names)
        return tuple(found)

    @cached_property
    def asked_count(self) -> int:
        """How many questions have been dealt with."""
        return sum(1 for question in self.dialog.questions if self.structure.shown(question) and self.is_done(question))

    def asked(self, step: Step, language: str, languages: Mapping[str, Language]) -> Asked:
        """All that the reading of an answer to ``step`` may depend on."""
        return Asked(
            today=self.draft.opened_on,
            language=language,
            options=tuple(option(choice, languages) for choice in step.choices),
            columns=_columns(step, languages),
            free=step.question.free and step.field is None,
            start=_as_date(self.structure["start_date"]) if step.kind == "period" else None,
            unit=step.unit,
            who=step.who,
            months=self._months(step),
            languages=names_of(languages),
            called=_called(step, languages),
            ask=tuple(language.say(Message(step.ask)) for language in languages.values()),
        )

    def _months(self, step: Step) -> int | None:
        """The months that an amount of money is for; None where it is for none, or they are not known yet."""
        if step.field is not None or not step.question.covers:
            return None
        found = compiled(step.question.covers)(self.structure)
        return found if isinstance(found, int) and found > 0 else None

    def default(self, step: Step) -> object:
        """The usual answer to a step as things stand; None when there is none."""
        return self.structure.default_of(step.question, step.field, step.wording)

    def says(self, step: Step) -> object:
        """What the contract prints of an answer: None for an open line, even where a usual answer is on offer."""
        given = self.draft.answers.get(step.key)
        if given is not None and given.origin == "typed":
            return given.value
        if given is not None and given.origin == "default":
            return self.default(step)
        if given is not None or step.wording:
            return None
        value = self.printed[step.question.var]
        if step.field is None:
            return value
        return value.get(step.field.id) if isinstance(value, Mapping) else None

    def submit(self, step: Step, answer: Answer) -> Draft:
        """The draft with the answer in it."""
        return self.draft.with_answer(step.key, answer)


@lru_cache(maxsize=512)
def _steps(question: Question, fields: tuple[RecordField, ...], seconds: tuple[str, ...]) -> tuple[Step, ...]:
    steps: list[Step] = []
    if not fields:
        steps.append(Step(question.var, question))
        if question.wordings:
            steps.extend(Step(f"{question.var}{WORDING}{code}", question, wording=code) for code in seconds)
    for field in fields:
        key = f"{question.var}.{field.id}"
        steps.append(Step(key, question, field))
        if field.wordings:
            steps.extend(Step(f"{key}{WORDING}{code}", question, field, code) for code in seconds)
    return tuple(steps)


def all_steps(dialog: Dialog, question: Question) -> tuple[Step, ...]:
    """Every step a question can ever ask."""
    return _steps(question, dialog.fields_of(question), dialog.languages[1:])


@lru_cache(maxsize=8)
def every_step(dialog: Dialog) -> Mapping[str, Step]:
    """The step of every answer that a dialog can have, by key: settings, and all that its questions can ask."""
    steps = {step.key: step for setting in dialog.settings for step in setting_steps(dialog, setting)}
    return steps | {step.key: step for question in dialog.questions for step in all_steps(dialog, question)}


@lru_cache(maxsize=256)
def setting_step(setting: Setting) -> Step:
    """A setting as a step, so that it is read, checked against its rule, changed and undone as answers are."""
    question = Question(
        id=setting.var,
        var=setting.var,
        section="",
        tier=TIERS[0],
        kind=setting.kind,
        label=setting.label,
        ask=setting.label,
        why="",
        choices=setting.choices,
        default=setting.default,
        optional=setting.default is None,
        rule=setting.rule,
        error=setting.error,
    )
    return Step(setting.var, question)


def setting_steps(dialog: Dialog, setting: Setting) -> tuple[Step, ...]:
    """The setting, and its wordings in the further languages of the contract."""
    step = setting_step(setting)
    codes = dialog.languages[1:] if setting.wordings else ()
    return (step, *(Step(f"{setting.var}{WORDING}{code}", step.question, wording=code) for code in codes))


def names_of(languages: Mapping[str, Language]) -> Names:
    """What people call the languages that the program speaks."""
    return tuple((code, language.style.called) for code, language in languages.items())


def option(choice: Choice, languages: Mapping[str, Language]) -> Option:
    """A choice as the answer readers take it."""
    labels = {code: language.say(Message(choice.label)) for code, language in languages.items()}
    return Option(choice.id, labels, _words(choice.called), _words(choice.signs))


def _called(step: Step, languages: Mapping[str, Language]) -> tuple[str, ...]:
    owner = step.field or step.question
    return (*(language.say(Message(step.label)) for language in languages.values()), *_words(owner.called))


def _words(by_language: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for words in by_language.values() for word in words)


def _columns(step: Step, languages: Mapping[str, Language]) -> tuple[Column, ...]:
    columns = step.question.columns if step.field is None else ()
    if step.wording:
        columns = tuple(column for column in columns if column.kind == "text")
    return tuple(
        Column(c.id, c.kind, {code: language.say(c.label) for code, language in languages.items()}, c.required)
        for c in columns
    )


def _as_date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def write(step: Step, value: object, language: Language, asked: Asked) -> str:
    """An answer in one line, as the conversation shows it."""
    return answers.kind(step.kind).write(value, language, asked)

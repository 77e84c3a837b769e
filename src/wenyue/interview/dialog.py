"""The script of one dialog, as data: sections, questions, records, settings, terms, laws, checks.

The files under ``dialogs/<id>/`` are read into these models by ``library``.
Every text a person will read is English here and marked ``Said``; that mark is
all the catalog extractor looks at. Conditions and computed values are Jinja2
expressions over variable names (see ``conditions``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from wenyue.answers.reading import Column as AnswerColumn
from wenyue.answers.reading import Counted, Who
from wenyue.interview.entries import NOTHING, Entry, Pattern, marked
from wenyue.language import Language, Message, msg


@dataclass(frozen=True, slots=True)
class Translatable:
    """The mark on a text that people read: extracted for the catalogs, shown in their language."""


Said = Annotated[str, Translatable()]
"""English text that is translated before it is shown. May name variables: ``{start_date}``."""

_EXPRESSION = "a Jinja2 expression over the variables"
Expression = Annotated[str, _EXPRESSION]

Day = Annotated[str, Pattern(r"\d{4}-\d{2}-\d{2}", msg("“{name}” must be a day, such as 2026-11-23."))]
Given = Pattern("(?s:.+)", msg("“{name}” must not be empty."))
"""The mark on a text that has to be there."""

Tier = Literal["quick", "standard", "full"]
TIERS: tuple[Tier, ...] = ("quick", "standard", "full")
Severity = Literal["error", "warning", "tip"]


class Section(Entry):
    id: str
    title: Said


class Choice(Entry):
    """One option of a choice; of a yes-or-no question, what yes and no come to (their ids are ``yes`` and ``no``)."""

    id: str
    label: Said
    called: Mapping[str, tuple[str, ...]] = NOTHING
    """What people also call it, by language: each is this option and no other."""
    signs: Mapping[str, tuple[str, ...]] = NOTHING
    """Words that point to it in a longer answer, by language: it is confirmed; where other options have some too,
    asked."""


class Column(Entry):
    """One column of a repeated list."""

    id: str
    label: Said
    kind: str = "text"
    required: bool = True


class StarterRow(Entry):
    """One row of a usual list, with the condition under which it belongs there."""

    cells: Mapping[str, Said]
    when: Expression = "true"


class RecordField(Entry):
    """One field of a record (a party): asked like a question of its own."""

    id: str
    kind: str
    label: Said
    called: Mapping[str, tuple[str, ...]] = NOTHING
    ask: Said
    why: Said = ""
    example: Said = ""
    choices: tuple[Choice, ...] = ()
    default: str | None = None
    rule: Expression = ""
    error: Said = ""
    when: Expression = "true"
    returns: bool = False
    """Whether a later answer may bring the field up, so that it is asked out of order."""
    required: bool = False
    wordings: bool = False
    """Whether a bilingual contract asks for the wording in its second language too."""
    who: Who = ""
    """Whose name the answer is, so that a number typed with it is left out."""
    masked: bool = False
    """Whether lists and logs show only the last characters (identity numbers)."""
    terms: tuple[str, ...] = ()


class Question(Entry):
    """One question of the script. ``var`` is the name of its answer in conditions, templates and answers files."""

    id: str
    var: str
    section: str
    tier: Tier
    kind: str
    label: Said
    """A few words that name the answer in lists: "Start date"."""
    called: Mapping[str, tuple[str, ...]] = NOTHING
    """What people also call the answer, by language, when they ask for it to be changed."""
    ask: Said
    why: Said
    example: Said = ""
    """An answer a person might type, in the language they talk in."""
    blank: Said = ""
    """What happens when it is left open, in one sentence."""
    choices: tuple[Choice, ...] = ()
    free: bool = False
    """Whether a choice may also be answered in the person's own words."""
    columns: tuple[Column, ...] = ()
    unit: Counted = ""
    """What a whole number counts: "two weeks" is 14 where days are asked for."""
    covers: Expression = ""
    """The number of months that an amount of money is for, so that "8000 a month" can be worked out."""
    record: str = ""
    fields: tuple[str, ...] = ()
    default: str | tuple[str, ...] | None = None
    """The usual answer, as a person would type it (English text is translated for the contract)."""
    default_from: Expression = ""
    """The usual answer as an expression, where it depends on other answers."""
    starter: tuple[StarterRow, ...] = ()
    """The rows a usual list is made of; ``default_from`` reads those that apply as ``starter``."""
    scaled: str = ""
    """The column of the starter rows that is rescaled to add up to 100."""
    preselect: Expression = ""
    """For several choices: ids that are ticked because of earlier answers."""
    adjusts: bool = False
    """Whether several choices are proposed and the question is what to change about them: "no" keeps them."""
    optional: bool = False
    """Whether an empty answer leaves it open at once (otherwise it is asked for a second time)."""
    unanswered: str = "blank"
    """What counts when it was left open: ``blank``, ``default`` (where the words of the
    form need one of the choices), or the id of a choice."""
    rule: Expression = ""
    """What must hold of ``x``, the answer given."""
    error: Said = ""
    row_rule: Expression = ""
    """What must hold of every row of a repeated list, by its columns."""
    row_error: Said = ""
    starts: str = ""
    """For a period: the date question that its first day answers, where one was said."""
    ends: str = ""
    when: Expression = "true"
    returns: bool = False
    """Whether a later answer may bring the question up, so that it is asked out of order."""
    wordings: bool = False
    terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


class Record(Entry):
    """The fields of one kind of record, in the order of asking."""

    id: str
    fields: tuple[RecordField, ...]


class Setting(Entry):
    """A value the contract uses and nobody is asked for. ``default`` as a person would type it."""

    var: str
    kind: str
    label: Said
    default: str | None = None
    choices: tuple[Choice, ...] = ()
    unit: Counted = ""
    translated: bool = False
    """Whether the default is English text to be translated for the contract."""
    rule: Expression = ""
    """What must hold of ``x``, the value given."""
    error: Said = ""
    wordings: bool = False
    """Whether a bilingual contract may have the wording in its second language too."""


class Derived(Entry):
    """A value worked out from others. ``kind`` says how it is written."""

    var: str
    kind: str
    value: Expression


class Note(Entry):
    """A guidance text shown beside the questions that name it."""

    id: str
    text: Said


class Law(Entry):
    """An article that supports a term, a check or a clause. Without article and date it does not load."""

    id: str
    short: Said
    article: Annotated[str, Given]
    says: Said = ""
    checked: Day
    source: Annotated[Said, Given]
    certain: bool = True
    """False while the text of the rule was not read: people are told so."""


class Term(Entry):
    """One entry of the glossary. The six terms of the basic form carry its wording and what the law says today."""

    id: str
    term: Said
    aliases: Mapping[str, tuple[str, ...]] = NOTHING
    """What people also call it, by language: search words, never shown as ours."""
    pinyin: str = ""
    form: Said = ""
    today: Said = ""
    plain: Said
    example: Said = ""
    laws: tuple[str, ...] = ()
    basis: Said = ""
    """Where no law speaks: industry usage, agreement of the parties."""


class CheckFix(Entry):
    """What settles a check where there is only one way: the key of an answer or setting, and the value
    to give it. A value of None offers nothing (the fix depends on the answers)."""

    var: str
    value: Expression


class Check(Entry):
    """A rule over the answers. It fires when ``when`` is true and all that it needs is set."""

    id: str
    severity: Severity
    when: Expression
    message: Said
    laws: tuple[str, ...] = ()
    basis: Said = ""
    """Where no law speaks: the form, drafting experience."""
    questions: tuple[str, ...] = ()
    fix: CheckFix | None = None


class Scenario(Entry):
    """A special situation: the option that switches it on, its clause and the annexes it needs."""

    id: str
    option: str
    name: Said
    note: Said
    trigger: Expression
    clause: str
    annexes: tuple[str, ...]
    of_form: bool = False


class Annex(Entry):
    """An annex of the contract: when it is suggested, and whether the form names it."""

    id: str
    title: Said
    purpose: Said
    when: Expression
    of_form: bool = False


class Disclaimers(Entry):
    first_screen: Said
    kept_here: Said = ""
    """Where answers stay, for whoever sits at the machine; ``kept_there`` for visitors who see it in a browser."""
    kept_there: Said = ""
    before_export: Said
    on_warning: Said
    on_glossary: Said
    in_document: Said
    translation: Said = ""
    """What stands at the head of a contract whose text is, or holds, a translation of what will be signed."""
    not_covered: Said


class Dialog(Entry):
    """A whole script. Built by ``library``, which has checked that every name in it leads somewhere."""

    id: str
    title: Said
    version: str
    law_date: str
    after: str = ""
    """The id of the dialog whose finished contract this one starts from (an amendment, a renewal)."""
    languages: tuple[str, ...]
    """The languages of the contract, the prevailing one first."""
    welcome: Said
    sections: tuple[Section, ...]
    records: tuple[Record, ...] = ()
    questions: tuple[Question, ...]
    settings: tuple[Setting, ...] = ()
    derived: tuple[Derived, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    laws: tuple[Law, ...] = ()
    checks: tuple[Check, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    annexes: tuple[Annex, ...] = ()
    disclaimers: Disclaimers
    """Those of the dialog named by ``after``, where that is said and these are not."""

    _base: Dialog | None = None

    @property
    def base(self) -> Dialog | None:
        """The dialog named by ``after``. Its variables, terms, laws and notes can be named here as one's own."""
        return self._base

    def resting_on(self, base: Dialog) -> Dialog:
        """This dialog, with the one named by ``after`` beneath it (``library`` does this when it reads it)."""
        self.__dict__["_base"] = base
        return self

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def question_by_var(self) -> Mapping[str, Question]:
        return {question.var: question for question in self.questions}

    @cached_property
    def record_by_id(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def term_by_id(self) -> Mapping[str, Term]:
        return {**{term.id: term for term in self.terms}, **(self.base.term_by_id if self.base else {})}

    @cached_property
    def law_by_id(self) -> Mapping[str, Law]:
        return {**{law.id: law for law in self.laws}, **(self.base.law_by_id if self.base else {})}

    @cached_property
    def note_by_id(self) -> Mapping[str, Note]:
        return {**{note.id: note for note in self.notes}, **(self.base.note_by_id if self.base else {})}

    @cached_property
    def section_by_id(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def variables(self) -> Mapping[str, Question | Setting | Derived | None]:
        """Every name an expression may read, its own before those of the base; None for those the program supplies."""
        return {**(self.base.variables if self.base else {}), **self.own_variables}

    @cached_property
    def own_variables(self) -> Mapping[str, Question | Setting | Derived | None]:
        """The names that this dialog itself gives a value."""
        supplied = dict.fromkeys(("today", "suggested_annexes"))
        return {
            **supplied,
            **{setting.var: setting for setting in self.settings},
            **{derived.var: derived for derived in self.derived},
            **{question.var: question for question in self.questions},
        }

    def fields_of(self, question: Question) -> tuple[RecordField, ...]:
        """The fields a record question asks, in the record's order; none for other questions."""
        return self._fields.get(question.id, ())

    @cached_property
    def _fields(self) -> Mapping[str, tuple[RecordField, ...]]:
        return {
            question.id: tuple(
                field for field in self.record_by_id[question.record].fields if field.id in question.fields
            )
            for question in self.questions
            if question.record in self.record_by_id
        }

    def empty_record(self, id: str) -> dict[str, object]:
        """A record with every field there is, none of them set."""
        return dict.fromkeys(field.id for field in self.record_by_id[id].fields)

    def nearest(self, language: Language) -> str:
        """The language of the contract that goes with a language one talks in: its own, that of its kin, or
        the prevailing one."""
        return next((code for code in language.kin if code in self.languages), self.languages[0])

    def in_section(self, section: str) -> Iterator[Question]:
        return (question for question in self.questions if question.section == section)


def expressions(dialog: Dialog) -> list[str]:
    """Every expression of the script, once."""
    return list(dict.fromkeys(source for source in marked(dialog, _EXPRESSION) if source))


def columns_for(question: Question, labels: Mapping[str, Mapping[str, str]]) -> tuple[AnswerColumn, ...]:
    """The columns of a repeated list as the answer readers take them."""
    return tuple(AnswerColumn(c.id, c.kind, labels[c.id], c.required) for c in question.columns)


def said(text: str, **args: object) -> Message:
    """A text of the dialog as a message (its id is found in the dialog's catalog)."""
    return Message(text, args)

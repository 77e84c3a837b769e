"""The switches of a dialog: the answers that its conditions read, and the settings each can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.reading import Value
from wenyue.authoring.expressions import dotted, nodes_of, reached, tree
from wenyue.authoring.names import uses
from wenyue.authoring.script import Script
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Choice, Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview, Step, all_steps, setting_step
from wenyue.interview.entries import NOTHING
from wenyue.interview.rules import allows
from wenyue.language import ENGLISH, Language, Message

if TYPE_CHECKING:
    from jinja2 import nodes

_CHECKED = ("credit_code", "resident_id")
"""Numbers with a check character: tried right and wrong."""
_TRIED = ("choice", "choices", "yes_no", "integer", "money", "percent", "date", "text", "rows", *_CHECKED)
"""The kinds of answers that are varied; bank accounts, phones and the like keep their example."""
_ELSEWHERE = "西藏自治区拉萨市"
"""A place in no city that an example names."""
_SAMPLE: Mapping[str, object] = {
    "text": "示例",
    "integer": 1,
    "money": Decimal(100),
    "percent": Decimal(100),
    "yes_no": True,
}


@dataclass(frozen=True, slots=True)
class Switch:
    """An answer that conditions read: its key in a draft, and the values that it is tried with (None: left open).
    ``of_base`` marks one of the contract that the dialog starts from."""

    key: str
    values: tuple[object, ...]
    of_base: bool = False


@dataclass(frozen=True)
class _Limits:
    """What conditions compare each name with: whole numbers, and patterns of texts."""

    numbers: Mapping[str, frozenset[int]]
    patterns: Mapping[str, tuple[str, ...]]
    places: frozenset[str]
    """Texts that are compared as places."""


def opened(dialog: Dialog) -> Draft:
    """An empty draft, opened on the day for which the law of the dialog was looked up."""
    return Draft("", dialog.id, dialog.version, date.fromisoformat(dialog.law_date))


def switches(script: Script, languages: Mapping[str, Language] = NOTHING) -> tuple[Switch, ...]:
    """The switches of a dialog: settings that conditions read, then questions in the order of asking;
    at the end those of the contract that it starts from. Texts are tried in the prevailing language of the contract,
    in English where it is not among ``languages``."""
    dialog = script.dialog
    conditions = [use.source for use in uses(script) if use.field in ("when", "trigger", "value")]
    paths = frozenset(path for source in conditions for path in compiled(source).paths)
    names = reached(dialog, frozenset(path.partition(".")[0] for path in paths))
    limits = _limits(conditions)
    beneath = _switches(dialog.base, names, paths, limits, languages) if dialog.base else ()
    return (*_switches(dialog, names, paths, limits, languages), *(replace(switch, of_base=True) for switch in beneath))


def _switches(
    dialog: Dialog,
    names: frozenset[str],
    paths: frozenset[str],
    limits: _Limits,
    languages: Mapping[str, Language],
) -> tuple[Switch, ...]:
    """The settings and questions of a dialog that are among the names that conditions read."""
    interview = Interview(dialog, opened(dialog))
    # A day that its rule holds to come after others: those may lie far back.
    days = (question.var for question in dialog.questions if question.kind == "date")
    day = Answer(interview.draft.opened_on - timedelta(1500))
    long_ago = Interview(dialog, interview.draft.with_change(dict.fromkeys(days, day)))
    found = []
    for setting in dialog.settings:
        if setting.var in names:
            usual = interview.structure[setting.var]
            step = setting_step(setting)
            values = (*_values(setting.kind, setting.choices, limits, setting.var, usual), *_edges(step))
            # A setting can be left blank too.
            fitting = (value for value in dict.fromkeys((usual, *values, None)) if allows(interview, step, value))
            found.append(Switch(setting.var, tuple(fitting)))
    for question in dialog.questions:
        for step in all_steps(dialog, question):
            read = question.var in names if step.field is None else bool(_field_paths(step) & paths)
            # A condition that looks at a whole party looks whether its number is right.
            read = read or (step.kind in _CHECKED and question.var in paths)
            if read and not step.wording and step.kind in _TRIED:
                tried = _of_step(interview, step, limits, _example(interview, step, languages))
                others = interview if step.kind != "date" else long_ago
                found.append(Switch(step.key, (*(v for v in tried if allows(others, step, v)), None)))
    return tuple(found)


def _field_paths(step: Step) -> frozenset[str]:
    assert step.field
    return frozenset({step.key, f"this.{step.field.id}"})


def _limits(conditions: list[str]) -> _Limits:
    from jinja2 import nodes

    numbers: dict[str, set[int]] = {}
    patterns: dict[str, list[str]] = {}
    places: set[str] = set()
    for source in conditions:
        for compare in nodes_of(tree(source), nodes.Compare):
            assert isinstance(compare, nodes.Compare)
            parts = [compare.expr, *(operand.expr for operand in compare.ops)]
            limits = [part.value for part in parts if isinstance(part, nodes.Const) and type(part.value) is int]
            for name in filter(None, map(dotted, parts)):
                numbers.setdefault(name, set()).update(limits)
            for name, factor in filter(None, map(_multiple, parts)):
                numbers.setdefault(name, set()).update(limit // factor for limit in limits)
        for call in nodes_of(tree(source), nodes.Call):
            assert isinstance(call, nodes.Call)
            if dotted(call.node) == "same_city":
                places.update(dotted(part) for part in call.args)
            for pattern in (part.value for part in call.args if isinstance(part, nodes.Const)):
                patterns.setdefault(dotted(call.args[0]), []).append(str(pattern))
    # What is looked for in the whole text can stand in any text that is looked through by itself.
    everywhere = patterns.pop("all_text", [])
    return _Limits(
        {name: frozenset(found) for name, found in numbers.items()},
        {name: (*found, *everywhere) for name, found in patterns.items()},
        frozenset(places),
    )


def _multiple(node: nodes.Node) -> tuple[str, int] | None:
    """``late_rate * 365`` as the name and the number; None for anything else."""
    from jinja2 import nodes

    match node:
        case nodes.Mul(left=left, right=nodes.Const(value=int() as factor)) if dotted(left) and factor > 0:
            return dotted(left), factor
        case _:
            return None


def _example(interview: Interview, step: Step, languages: Mapping[str, Language]) -> str:
    """The example of a step in the prevailing language of the contract."""
    return languages.get(interview.dialog.languages[0], ENGLISH).say(Message(step.example)) if step.example else ""


def _of_step(interview: Interview, step: Step, limits: _Limits, example: str) -> Iterator[object]:
    """The values to try for a question or field, each once."""
    usual = interview.default(step)
    if step.kind == "rows":
        tried: list[object] = [usual, (), *_rows(step, interview)]
    elif step.kind == "date":
        opened_on = interview.draft.opened_on
        tried = [opened_on, opened_on - timedelta(30), opened_on + timedelta(30), opened_on + timedelta(1500)]
    elif step.kind == "text":
        place = (_ELSEWHERE,) if step.key in limits.places else ()
        tried = [example, *place, *_values("text", (), limits, step.key, None)]
    elif step.kind in _CHECKED:
        tried = [example, _miswritten(example)]
    else:
        tried = [usual, *_values(step.kind, step.choices, limits, step.key, usual), *_edges(step)]
    seen: list[object] = []
    for value in tried:
        if value is not None and value not in seen:
            seen.append(value)
    yield from seen


def _values(kind: str, choices: tuple[Choice, ...], limits: _Limits, key: str, usual: object) -> Iterator[object]:
    """Every choice; a number on both sides of each limit, or very small and very large; words
    that conditions look for."""
    match kind:
        case "choice":
            yield from (choice.id for choice in choices)
        case "choices":
            yield from _selections(choices)
        case "yes_no":
            yield from (True, False)
        case "integer" | "money" | "percent":
            near = [limit + side for limit in sorted(limits.numbers.get(key, ())) for side in (0, 1, -1)]
            number = int if kind == "integer" else Decimal
            yield from (number(tried) for tried in (near or [1, 10_000]) if tried >= 0)
        case "text":
            yield from (words for pattern in limits.patterns.get(key, ()) for words in _plain_words(pattern))
        case _:
            yield usual


def _edges(step: Step) -> Iterator[object]:
    """The smallest and the greatest number that the rule of an answer names."""
    from jinja2 import nodes

    if step.rule and step.kind in ("integer", "money", "percent"):
        number = int if step.kind == "integer" else Decimal
        constants = [getattr(node, "value", None) for node in nodes_of(tree(step.rule), nodes.Const)]
        named = sorted({constant for constant in constants if type(constant) is int})
        yield from (number(edge) for edge in dict.fromkeys((*named[:1], *named[-1:])))


def _miswritten(number: str) -> str | None:
    """The number with another check character; None where there is no example."""
    return f"{number[:-1]}{'1' if number[-1] == '0' else '0'}" if number else None


def _plain_words(pattern: str) -> Iterator[str]:
    """The first of a pattern's alternatives that is plain words."""
    plain = [words for words in pattern.split("|") if words.isalpha()]
    yield from plain[:1]


def _selections(choices: tuple[Choice, ...]) -> Iterator[tuple[str, ...]]:
    """None of the options, each alone, all, and all but one (an option may exclude the others)."""
    ids = tuple(choice.id for choice in choices)
    yield ()
    yield from ((id,) for id in ids)
    yield ids
    if len(ids) < 8:
        yield from (tuple(id for id in ids if id != left) for left in ids)


def _rows(step: Step, interview: Interview) -> Iterator[object]:
    """One row with every cell, and one with as little as there can be."""
    columns = step.question.columns
    yield ({column.id: _cell(column.kind, interview) for column in columns},)
    least = {"percent": Decimal(1), "money": Decimal(1)}
    yield ({c.id: least.get(c.kind, _cell(c.kind, interview)) if c.required else None for c in columns},)


def ordinary_answers(
    dialog: Dialog, languages: Mapping[str, Language], switched: frozenset[str] = frozenset()
) -> Mapping[str, Answer]:
    """Answers to all that is no switch: the example of each question, else its usual answer, else a made-up one."""
    interview = Interview(dialog, opened(dialog))
    found: dict[str, Answer] = {}
    for question in dialog.questions:
        for step in all_steps(dialog, question):
            if step.key in switched or step.wording:
                continue
            value = _ordinary(interview, step, languages)
            if value is not None:
                found[step.key] = Answer(value)
    return found


def _ordinary(interview: Interview, step: Step, languages: Mapping[str, Language]) -> object:
    example = _example(interview, step, languages)
    if step.kind == "text":
        return example or _SAMPLE["text"]
    if example and step.kind != "rows":
        code = interview.dialog.languages[0]
        reading = answers.understand(step.kind, example, interview.asked(step, code, languages))
        if isinstance(reading, Value):
            return reading.value
    default = interview.default(step)
    if step.kind == "rows" and not default:
        return next(_rows(step, interview))
    return default if default is not None else _SAMPLE.get(step.kind)


def _cell(kind: str, interview: Interview) -> object:
    return interview.draft.opened_on if kind == "date" else _SAMPLE.get(kind)

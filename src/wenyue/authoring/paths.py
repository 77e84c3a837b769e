"""A walk over the contracts that a dialog can become: every setting of every switch, every pair of settings,
in each language and side by side, proof-read; and what never came up on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wenyue.authoring.catalogs import languages_with
from wenyue.authoring.combinations import all_pairs
from wenyue.authoring.proofreading import Fault, proofread
from wenyue.authoring.script import Script, read
from wenyue.authoring.switches import Switch, opened, ordinary_answers, switches
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.review import name_of, whole_text
from wenyue.errors import WenyueError
from wenyue.interview.checks import final_findings, findings_so_far
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.language import Language, Message, msg, nmsg

_ALL_COMBINATIONS_UP_TO = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, the path on which it was seen first, and on how many paths it was seen."""

    fault: Fault
    first: int
    settings: Mapping[str, object]
    count: int


@dataclass
class Walk:
    """What a walk saw. ``never`` lists, by what they are, the ids of entries that never came up."""

    paths: int = 0
    documents: int = 0
    found: dict[tuple[str, str, str, str], Found] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Found, ...]:
        return tuple(self.found.values())

    def note(self, kind: str, *ids: str) -> None:
        """Count entries as met."""
        self.seen.setdefault(kind, set()).update(ids)

    def add(self, fault: Fault, number: int, settings: Mapping[str, object]) -> None:
        """Count a fault, keeping the first path on which it was seen."""
        known = self.found.get(fault.key)
        first, where = (known.first, known.settings) if known else (number, settings)
        self.found[fault.key] = Found(fault, first, where, known.count + 1 if known else 1)


def drafts(script: Script, languages: Mapping[str, Language], sample: int | None = None) -> Iterator[Draft]:
    """The paths of a dialog: first nothing answered, then every pair of settings, with all other
    questions answered and left open in turn. ``sample`` takes that many of them, spread evenly."""
    found = switches(script)
    rows = all_pairs([len(switch.values) for switch in found], _ALL_COMBINATIONS_UP_TO)
    if sample is not None and sample < len(rows):
        rows = tuple(rows[number * len(rows) // sample] for number in range(sample))
    dialog, beneath = script.dialog, script.dialog.base
    ordinary = ordinary_answers(dialog, languages, frozenset(switch.key for switch in found if not switch.of_base))
    switched = frozenset(switch.key for switch in found if switch.of_base)
    ordinary_base = ordinary_answers(beneath, languages, switched) if beneath else {}
    yield opened(dialog)
    for number, row in enumerate(rows):
        chosen = [(switch, switch.values[place]) for switch, place in zip(found, row, strict=True)]
        draft = _draft(dialog, [pair for pair in chosen if not pair[0].of_base], ordinary if number % 4 else {})
        if beneath is not None:
            # Not in step with the answers above it, so that either is full while the other is open.
            of_base = [pair for pair in chosen if pair[0].of_base]
            draft = replace(draft, base=_draft(beneath, of_base, ordinary_base if number % 3 else {}))
        yield draft


def _draft(dialog: Dialog, chosen: Iterable[tuple[Switch, object]], others: Mapping[str, Answer]) -> Draft:
    """A draft with the settings chosen for its switches, and some other answers."""
    settings = {switch.key: Answer(value, origin="blank" if value is None else "typed") for switch, value in chosen}
    return opened(dialog).with_change({**others, **settings})


def walk(
    dialog_id: str,
    sample: int | None = None,
    dialogs_folder: Path | None = None,
    templates_folder: Path | None = None,
    locales_folder: Path | None = None,
) -> Walk:
    """Draft and proof-read the contracts of all paths. The same files give the same walk.

    Asks that ``lint.mistakes`` finds nothing. Raises AuthoringError when the files cannot be read.
    """
    script = read(dialog_id, dialogs_folder, templates_folder)
    languages = languages_with(dialog_id, locales_folder)
    seen = Walk()
    for number, draft in enumerate(drafts(script, languages, sample)):
        seen.paths += 1
        _take(script, languages, draft, number, seen)
    seen.never = {
        kind: tuple(id for id in ids if id not in seen.seen.get(kind, ())) for kind, ids in _all(script).items()
    }
    return seen


def _take(script: Script, languages: Mapping[str, Language], draft: Draft, number: int, seen: Walk) -> None:
    """One path: the contract in each language and in all of them side by side."""
    settings = {key: answer.value for key, answer in draft.answers.items()}
    faults = {fault.key: fault for fault in _faults(script, languages, draft, seen)}
    for fault in faults.values():
        seen.add(fault, number, settings)


def _faults(script: Script, languages: Mapping[str, Language], draft: Draft, seen: Walk) -> Iterator[Fault]:
    typed = frozenset(_texts(answer.value for answer in draft.answers.values()))
    interview = Interview(script.dialog, draft)
    codes = script.dialog.languages
    for text in (*((code,) for code in codes), codes):
        try:
            document = assemble(script.dialog, script.template, draft, languages, text=text)
        except WenyueError as error:
            yield Fault(error.message, error.where, "", "")
            continue
        except Exception as error:  # whatever it is, the author needs the path
            failed = msg("The contract cannot be put together.")
            yield Fault(failed, "", "", f"{type(error).__name__}: {error}")
            continue
        seen.documents += 1
        yield from proofread(script.dialog, document, typed)
        if text == codes:
            printed = frozenset(Numbering(script.template, interview).printed)
            yield from _doubles(script, printed)
            seen.note("clauses", *printed)
            _count(script.dialog, interview, document, seen)


def _texts(values: Iterable[object]) -> Iterator[str]:
    """The texts among answers, in rows too."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _texts(cell for row in value if isinstance(row, Mapping) for cell in row.values())


def _doubles(script: Script, printed: frozenset[str]) -> Iterator[Fault]:
    """Two wordings of one clause in the same contract."""
    for base, ids in script.template.variants.items():
        if len(together := [id for id in ids if id in printed]) > 1:
            yield Fault(msg("Two wordings of one clause print together."), base, "", " ".join(together))


def _count(dialog: Dialog, interview: Interview, document: Document, seen: Walk) -> None:
    blanks = tuple((key, name_of(interview, key)) for key in document.blanks)
    seen.note("questions", *(step.question.id for step in interview.steps))
    seen.note("annexes", *(annex.id for annex in document.annexes))
    findings = (*findings_so_far(interview), *final_findings(interview, blanks, whole_text(document)))
    seen.note("checks", *(finding.id for finding in findings))
    seen.note("scenarios", *(scenario.id for scenario in dialog.scenarios if scenario.clause in seen.seen["clauses"]))


def _all(script: Script) -> Mapping[str, tuple[str, ...]]:
    dialog = script.dialog
    return {
        "clauses": tuple(clause.id for _, clause in script.clauses),
        "questions": tuple(question.id for question in dialog.questions),
        "checks": tuple(check.id for check in dialog.checks),
        "annexes": tuple(annex.id for annex in dialog.annexes),
        "scenarios": tuple(scenario.id for scenario in dialog.scenarios),
    }


def report(dialog_id: str, sample: int | None = None) -> tuple[Message, ...]:
    """A walk of a shipped dialog in lines for reading; the first line sums it up."""
    return lines(walk(dialog_id, sample))


def lines(seen: Walk) -> tuple[Message, ...]:
    """What a walk saw, in lines for reading."""
    found = [
        nmsg(
            "{documents} contracts on {paths} paths: one thing to correct.",
            "{documents} contracts on {paths} paths: {n} things to correct.",
            len(seen.faults),
            documents=seen.documents,
            paths=seen.paths,
        )
    ]
    for one in seen.faults:
        found.append(
            msg(
                "{clause} ({language}): {what} “{excerpt}” (path {path}; on {count} of them)",
                clause=one.fault.clause or "–",
                language=one.fault.language or "–",
                what=one.fault.what,
                excerpt=one.fault.excerpt,
                path=one.first,
                count=one.count,
            )
        )
    names = {
        "clauses": msg("clauses"),
        "questions": msg("questions"),
        "checks": msg("checks"),
        "annexes": msg("annexes"),
        "scenarios": msg("situations"),
    }
    for kind, ids in seen.never.items():
        if ids:
            found.append(msg("Never met, {kind}: {ids}", kind=names[kind], ids=" ".join(ids)))
    return tuple(found)

"""A walk over the contracts that a dialog can become: every setting of every switch, every pair of settings,
in each language and side by side, with all their papers, proof-read; and what never came up on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from wenyue.authoring.belonging import belonging_faults, unnamed_blanks
from wenyue.authoring.catalogs import languages_with
from wenyue.authoring.combinations import all_pairs
from wenyue.authoring.coverage import KINDS, Met, everything
from wenyue.authoring.proofreading import Fault, proofread
from wenyue.authoring.script import Script, read
from wenyue.authoring.switches import Switch, opened, ordinary_answers, switches
from wenyue.authoring.witnesses import witnesses
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.pack import AFTER, BEFORE, supplied_to_papers
from wenyue.drafting.review import Review, review
from wenyue.drafting.template import CONTRACT
from wenyue.errors import WenyueError
from wenyue.interview.checks import findings_so_far
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.values import Overlay
from wenyue.language import Language, Message, Percent, msg, nmsg

_ALL_COMBINATIONS_UP_TO = 200
FULL = Answer("full")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, the path on which it was seen first, and on how many paths it was seen."""

    fault: Fault
    first: int
    settings: Mapping[str, object]
    count: int


@dataclass
class Walk:
    """What a walk saw. ``coverage`` holds for each kind of entry how many there are; ``never`` the ids of those
    that never came up."""

    paths: int = 0
    documents: int = 0
    found: dict[tuple[str, str, str, str], Found] = field(default_factory=dict)
    coverage: Mapping[str, int] = field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Found, ...]:
        return tuple(self.found.values())

    def add(self, fault: Fault, number: int, settings: Mapping[str, object]) -> None:
        """Count a fault, keeping the first path on which it was seen."""
        known = self.found.get(fault.key)
        first, where = (known.first, known.settings) if known else (number, settings)
        self.found[fault.key] = Found(fault, first, where, known.count + 1 if known else 1)


def drafts(script: Script, languages: Mapping[str, Language], sample: int | None = None) -> Iterator[Draft]:
    """The paths of a dialog: first nothing answered, then every pair of settings, with all other
    questions answered and left open in turn. ``sample`` takes that many of them, spread evenly."""
    found = switches(script, languages)
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


def _full(script: Script, languages: Mapping[str, Language], found: tuple[Switch, ...]) -> Draft:
    """A draft in full depth, and the contract that it starts from, in which all is answered that is no switch."""

    def answered(dialog: Dialog, of_base: bool) -> Draft:
        switched = frozenset(switch.key for switch in found if switch.of_base is of_base)
        return opened(dialog).with_change({**ordinary_answers(dialog, languages, switched), "dialog_depth": FULL})

    draft, beneath = answered(script.dialog, False), script.dialog.base
    return replace(draft, base=answered(beneath, True)) if beneath else draft


def walk(
    dialog_id: str,
    sample: int | None = None,
    dialogs_folder: Path | None = None,
    templates_folder: Path | None = None,
    locales_folder: Path | None = None,
) -> Walk:
    """Draft and proof-read the contracts of all paths, and then of paths made for what had not come up on them.
    The same files give the same walk.

    Asks that ``lint.mistakes`` finds nothing. Raises AuthoringError when the files cannot be read.
    """
    script = read(dialog_id, dialogs_folder, templates_folder)
    languages = languages_with(dialog_id, locales_folder)
    seen, met = Walk(), Met(script, languages)

    def take(paths: Iterable[Draft]) -> None:
        for draft in paths:
            settings = {key: answer.value for key, answer in draft.answers.items()}
            faults = {fault.key: fault for fault in _Path(script, languages, draft, seen, met).faults()}
            for fault in faults.values():
                seen.add(fault, seen.paths, settings)
            seen.paths += 1

    take(drafts(script, languages, sample))
    found = switches(script, languages)
    take(witnesses(script, found, _full(script, languages, found), met.never()))
    seen.coverage = {kind: len(ids) for kind, ids in everything(script).items()}
    seen.never = met.never()
    return seen


class _Path:
    """One path: the contract and its papers in each language and in all of them side by side."""

    def __init__(self, script: Script, languages: Mapping[str, Language], draft: Draft, seen: Walk, met: Met) -> None:
        self.script = script
        self.languages = languages
        self.draft = draft
        self.seen = seen
        self.met = met
        self.interview = Interview(script.dialog, draft)
        self.numbering = Numbering(script.template, self.interview)
        self.typed = frozenset(_texts(answer.value for answer in draft.answers.values()))

    def faults(self) -> Iterator[Fault]:
        """Everything to correct on this path."""
        codes = self.script.dialog.languages
        yield from self._doubles(self.numbering)
        looked_at: Review | None = None
        for text in (*((code,) for code in codes), codes):
            try:
                looked_at = review(self.script.dialog, self.script.template, self.draft, self.languages, text=text)
                yield from self._read(CONTRACT, looked_at.document, self.numbering)
                for annex in looked_at.document.annexes:
                    if annex.id in self.script.template.papers:
                        yield from self._paper(annex.id, text, looked_at)
                for id in (*BEFORE, *AFTER):
                    if id in self.script.template.papers and len(text) == 1:
                        yield from self._paper(id, text, looked_at, supplied_to_papers(self.interview, looked_at))
            except WenyueError as error:
                yield Fault(error.message, error.where, "", "")
            except Exception as error:  # whatever it is, the author needs the path
                failed = msg("The contract cannot be put together.")
                yield Fault(failed, "", "", f"{type(error).__name__}: {error}")
        if looked_at is not None:
            yield from belonging_faults(self.script, self.interview, self.numbering, looked_at)
            self.met.interview(self.interview, (*findings_so_far(self.interview), *looked_at.findings))
            self.met.note("annexes", *(annex.id for annex in looked_at.document.annexes))
            scenarios = self.script.dialog.scenarios
            self.met.note("scenarios", *(one.id for one in scenarios if one.clause in self.numbering.printed))

    def _paper(
        self, id: str, text: tuple[str, ...], looked_at: Review, supplied: Mapping[str, object] | None = None
    ) -> Iterator[Fault]:
        dialog, template = self.script.dialog, self.script.template
        supplied = supplied or {}
        document = assemble(dialog, template, self.draft, self.languages, text=text, paper=id, supplied=supplied)
        values = Overlay(self.interview.structure, **supplied)
        numbering = Numbering(template.paper(id), self.interview, self.numbering, values)
        yield from self._doubles(numbering)
        yield from self._read(id, document, numbering, looked_at.document)

    def _read(
        self, id: str, document: Document, numbering: Numbering, contract: Document | None = None
    ) -> Iterator[Fault]:
        self.seen.documents += 1
        if len(document.languages) > 1 or id in (*BEFORE, *AFTER):
            self.met.paper(numbering, document)
        yield from unnamed_blanks(self.interview, document)
        yield from proofread(self.script.dialog, document, self.typed, contract)

    def _doubles(self, numbering: Numbering) -> Iterator[Fault]:
        """Two wordings of one clause in the same paper."""
        for base, ids in numbering.template.variants.items():
            if len(together := [id for id in ids if id in numbering.printed]) > 1:
                yield Fault(msg("Two wordings of one clause print together."), base, "", " ".join(together))


def _texts(values: Iterable[object]) -> Iterator[str]:
    """The texts among answers, in rows too."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _texts(cell for row in value if isinstance(row, Mapping) for cell in row.values())


def report(dialog_id: str, sample: int | None = None) -> tuple[Message, ...]:
    """A walk of a shipped dialog in lines for reading; the first line sums it up."""
    return lines(walk(dialog_id, sample))


def lines(seen: Walk) -> tuple[Message, ...]:
    """What a walk saw, in lines for reading."""
    found = [
        nmsg(
            "{documents} documents on {paths} paths: one thing to correct.",
            "{documents} documents on {paths} paths: {n} things to correct.",
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
        "questions": msg("questions"),
        "choices": msg("choices"),
        "clauses": msg("clauses"),
        "variants": msg("variants of clauses"),
        "annexes": msg("annexes"),
        "scenarios": msg("situations"),
        "checks": msg("checks"),
        "terms": msg("terms"),
    }
    for kind in KINDS:
        there, missing = seen.coverage.get(kind, 0), seen.never.get(kind, ())
        share = Percent(Decimal(100 * (there - len(missing)) // there)) if there else Percent(Decimal(100))
        number = {"met": there - len(missing), "all": there, "share": share}
        found.append(msg("{kind}: {met} of {all} met ({share})", kind=names[kind], **number))
        if missing:
            found.append(msg("Never met, {kind}: {ids}", kind=names[kind], ids=" ".join(missing)))
    return tuple(found)

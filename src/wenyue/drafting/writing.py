"""The words of clauses in one language: rendered, parsed, values filled in, items counted and their ends set right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from wenyue.drafting.document import (
    Blank,
    Block,
    FlowChart,
    FlowStep,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    Text,
    onward,
)
from wenyue.drafting.filters import LINE, Filters, Slot, identity
from wenyue.drafting.marks import DROP, Held, Listed, Marks, without_dangling
from wenyue.drafting.markup import Line, Place, Shape, fill, merged, parse, parse_rows, split_sides
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.rendering import Call, Value, compiled_text
from wenyue.drafting.template import ClauseSpec, Consulted, StepSpec, Wording
from wenyue.errors import AssemblyError
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Dialog, Question, Setting
from wenyue.interview.engine import Interview
from wenyue.interview.wordings import worded
from wenyue.language import Language, msg

_LAST_STOP = re.compile(r"[；;。.，,、]?\s*$")
T = TypeVar("T")

_VARIANTS = 15  # so many numberings beside the newest are remembered for a clause of the same values
_BOXES = ("□ ", "√ ")


class ClauseWriter:
    """Writes clauses in one language."""

    def __init__(
        self,
        interview: Interview,
        wording: Wording,
        language: Language,
        numbering: Numbering,
        *,
        prevailing: bool,
        supplied: Mapping[str, object],
        anew: bool = False,
    ) -> None:
        self.interview = interview
        self.supplied = supplied
        self.wording = wording
        self.language = language
        self.numbering = numbering
        self.prevailing = prevailing
        self._anew = anew  # its clauses are known to print new values: there is nothing to look up
        self.filters = Filters(language, wording.labels)
        self._filters = self.filters.all()
        self._consulted: list[Consulted] = []
        self._slots: dict[str, Slot] = {}
        self.known: dict[str, object] = {}

    def line(self, id: str) -> Inlines:
        """A clause that is one line."""
        shapes, marks = self._rendered(id)
        return fill(shapes[0].lines[0], marks.held) if shapes else ()

    def blocks(self, spec: ClauseSpec, items: Sequence[ClauseSpec], ticked: bool | None = None) -> tuple[Block, ...]:
        """The blocks of a clause with the items that continue it, the items numbered and their ends set right.
        ``ticked`` says how the box of a checklist's line stands; None where there is no box.

        They depend on the values printed and the numbers referred to, and on nothing
        else: a clause that says the same as in an earlier draft is the same object.
        """
        if self._anew:
            return tuple(self._written(spec, items, ticked))
        numbers = self.numbering.numbers
        parts = [(part.id, part.item_of in numbers, self._identities(part.id)) for part in (spec, *items)]
        steps = [(step.id, self._identities(step.id)) for step in spec.steps]
        key = (self.language, ticked, spec.id in numbers, *parts, *steps)
        return self._remembered(key, lambda: tuple(self._written(spec, items, ticked)))

    def _remembered(self, key: tuple[object, ...], write: Callable[[], T]) -> T:
        """What was written under the same key before, where the numbering still says what it said then."""
        try:
            known = self.wording.written.get(key, ())
        except TypeError:  # a value that cannot be a key
            return write()
        for consulted, before in known:
            if all(self._answer(question, target) == answer for question, target, answer in consulted):
                self._consulted += consulted
                found: T = before
                return found
        outside, self._consulted = self._consulted, []
        written = write()
        self.wording.remember(key, (*known[-_VARIANTS:], (tuple(self._consulted), written)))
        self._consulted = outside + self._consulted
        return written

    def _identities(self, id: str) -> tuple[object, ...]:
        """All the values that the words of a clause can print, as a key."""
        return tuple(map(self.identity, compiled_text(self.wording.clauses[id].source).paths))

    def identity(self, path: str) -> object:
        """The value of a variable, or of a field of one, as a key: where it is equal, the same is written of it."""
        known = self.known.get(path)
        if known is None:
            self.known[path] = known = identity(self._slot_at(path))
        return known

    def _written(self, spec: ClauseSpec, items: Sequence[ClauseSpec], ticked: bool | None) -> list[Block]:
        blocks: list[Block] = []
        for part in (spec, *items):
            text, marks = self._text(part.id, part.open_rows)
            last = blocks[-1] if blocks else None
            if part.item_of and isinstance(last, Table):
                rows = parse_rows(text, len(last.header))
                blocks[-1] = replace(last, rows=(*last.rows, *(_cells(row, marks) for row in rows)))
                continue
            for shape in self._shapes(part.id, text):
                blocks.extend(self._block(shape, marks, part))
        if spec.steps:
            return [*blocks, *self._flow(spec.steps)]
        if items and spec.id not in self.numbering.numbers and not any(isinstance(block, Table) for block in blocks):
            return [_particulars(blocks)]
        if ticked is not None and isinstance(blocks[0], Paragraph):
            blocks[0] = Paragraph((Text(_BOXES[ticked]), *blocks[0].inlines))
        return self._punctuated(_numbered(blocks))

    def _flow(self, steps: tuple[StepSpec, ...]) -> list[Block]:
        """Steps as items, who acts, within what time, and where it goes on; then the same as a flow chart. It fills
        most of a page: before the items it would leave the page empty that it does not fit on."""
        ordinals = {step.id: number for number, step in enumerate(steps, 1)}
        chinese = self.language.is_chinese
        drawn: list[FlowStep] = []
        items: list[Block] = []
        for number, step in enumerate(steps, 1):
            shapes, marks = self._rendered(step.id)
            lines = [fill(line, marks.held) for shape in shapes for line in shape.lines]
            owner = Text(self.wording.labels.options["owner"][step.owner])
            note: Inlines = (owner, Text("；" if chinese else "; "), *lines[1]) if len(lines) > 1 else (owner,)
            following, other = ordinals.get(step.yes or step.next, 0), ordinals.get(step.no, 0)
            drawn.append(FlowStep(number, lines[0], note, following, other))
            opened, closed, colon = ("（", "）", "：") if chinese else (" (", ")", ": ")
            then = onward(drawn[-1], self.language.code)
            ending = Text(f"{closed}{colon}{then}" if then else closed)
            items.append(Item(number, merged([*lines[0], Text(opened), *note, ending]), step.id))
        return [*self._punctuated(items), FlowChart(tuple(drawn))]

    def _block(self, shape: Shape, marks: Marks, spec: ClauseSpec) -> Iterable[Block]:
        if shape.kind == "table":
            header, *rows = (_cells(row, marks) for row in shape.rows)
            yield Table(header, tuple(rows))
            return
        alone = _only_mark(shape)
        if alone is not None:
            value = marks.held[alone]
            if isinstance(value, Table):
                yield value
                return
            if isinstance(value, Listed):
                yield Lines(value.lines)
                return
        lines = [fill(line, marks.held) for line in shape.lines]
        if shape.sides:
            sides = [split_sides(line) for line in lines]
            pairs = tuple(pair for pair in sides if pair is not None)
            yield SignatureBlock(pairs, tuple(line for line, pair in zip(lines, sides, strict=True) if pair is None))
        elif shape.kind == "item" or (spec.item_of and spec.item_of in self.numbering.numbers):
            yield Item(0, _joined(lines), spec.id)
        elif len(lines) > 1:
            yield Lines(tuple(line for line in lines if line))
        elif lines[0]:
            yield Paragraph(lines[0])

    def _punctuated(self, blocks: list[Block]) -> list[Block]:
        """Items end with ；and the last of a run with 。, whatever the template's lines end with."""
        stop, between = ("。", "；") if self.language.is_chinese else (".", ";")
        done: list[Block] = []
        for place, block in enumerate(blocks):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(block, Item) and not isinstance(following, Table):
                ending = between if isinstance(following, Item) else stop
                done.append(replace(block, inlines=_ended(block.inlines, ending)))
            else:
                done.append(block)
        return done

    def _consult(self, question: str, target: str = "") -> object:
        """What the numbering says; noted down, so that what was written from it is not used where it says otherwise."""
        answer = self._answer(question, target)
        self._consulted.append((question, target, answer))
        return answer

    def _answer(self, question: str, target: str) -> object:
        numbering = self.numbering
        match question:
            case "reference":
                found = numbering.resolve(target)
                return None if found is None else Reference(numbering.reference(found, self.language.code), found)
            case "annex":
                return numbering.annex_ordinal(target)
            case "prints":
                return numbering.resolve(target) is not None
            case _:
                return numbering.annex_ids

    def _rendered(self, id: str) -> tuple[tuple[Shape, ...], Marks]:
        text, marks = self._text(id)
        return self._shapes(id, text), marks

    def _text(self, id: str, open_rows: int = 1) -> tuple[str, Marks]:
        """The words of a clause with a mark for every value."""
        if self._anew:
            return self._marked(id, open_rows)
        key = (self.language, id, open_rows, self._identities(id))
        return self._remembered(key, lambda: self._marked(id, open_rows))

    def _marked(self, id: str, open_rows: int) -> tuple[str, Marks]:
        marks = Marks()
        try:
            compiled = compiled_text(self.wording.clauses[id].source)
            text = (
                "".join(
                    [
                        piece if isinstance(piece, str) else self._piece(piece, marks, open_rows)
                        for piece in compiled.pieces
                    ]
                )
                if compiled.template is None
                else compiled.template.render(
                    {name: self._slot(name, open_rows) for name in compiled.names},
                    ref=lambda target: self._reference(target, marks),
                    annex=lambda id: self._annex(id, marks),
                    annexed=lambda id: self._consult("annex", id) is not None,
                    prints=lambda id: self._consult("prints", id),
                    line=lambda length: self._line(length, marks),
                    _marks=marks,
                    _writer=self,
                )
            )
        except Exception as error:  # a template can fail in any way; its author needs the place
            failed = msg("Clause {id} cannot be written: {error}", id=id, error=str(error))
            raise AssemblyError(failed, self._where(id)) from error
        return without_dangling(text, self.language.is_chinese), marks

    def _piece(self, piece: Value | Call, marks: Marks, open_rows: int) -> str:
        """A piece of a clause that is no more than its pieces, as Jinja2 would render it."""
        if isinstance(piece, Value):
            slot = self._slot_at(piece.path, open_rows)
            if not piece.filter:
                return marks.hold(self.filters.plain(slot))
            others = [one if isinstance(one, str) else self._slot_at(one.path, open_rows) for one in piece.others]
            return marks.hold(self.written(piece.filter, slot, *others))
        match piece:
            case Call("ref", str(target)):
                return self._reference(target, marks)
            case Call("annex", str(annex)):
                return self._annex(annex, marks)
            case Call(_, length):
                return self._line(int(length), marks)

    def _shapes(self, id: str, text: str) -> tuple[Shape, ...]:
        shapes = parse(text)
        if not shapes and self.wording.clauses[id].source.strip():
            nothing = msg("Nothing is left of clause {id} without the clause it refers to.", id=id)
            raise AssemblyError(nothing, self._where(id))
        return shapes

    def _where(self, id: str) -> str:
        return f"{self.wording.language}/{self.wording.file}:{self.wording.clauses[id].line}"

    def written(self, name: str, slot: Slot, *others: Slot | str) -> Held:
        """The value of a slot through the filter ``name``; ``others`` is what the filter works with besides."""
        if name == "annex_list":
            return self._annex_list(slot)
        return self._filters[name](slot, *others)

    def _annex_list(self, slot: Slot) -> Held:
        self._consult("annexes")
        lines = tuple(
            (
                Reference(f"{line.label(self.language.code)}{'：' if self.language.is_chinese else ': '}", line.id),
                Text(title),
            )
            for line in self.numbering.annexes()
            if (title := self.wording.labels.annexes[line.id])
        )
        return Listed(lines) if lines else Blank(LINE, "annexes")

    def _slot(self, name: str, open_rows: int = 1) -> Slot:
        if open_rows != 1:
            return self._made_slot(name, open_rows)
        if name not in self._slots:
            self._slots[name] = self._made_slot(name, open_rows)
        return self._slots[name]

    def _slot_at(self, path: str, open_rows: int = 1) -> Slot:
        """The slot of a variable, or of a field of one."""
        known = self._slots.get(path) if open_rows == 1 else None
        if known is None:
            name, _, field = path.partition(".")
            slot = self._slot(name, open_rows)
            known = getattr(slot, field) if field else slot
            if open_rows == 1:
                self._slots[path] = known
        return known

    def _made_slot(self, name: str, open_rows: int) -> Slot:
        if name in self.supplied:
            return Slot(self.supplied[name], name, name)
        value = self.interview.printed[name]
        source = self.interview.dialog.variables.get(name)
        key = source_of(self.interview, name)
        if not self.prevailing and isinstance(source, Question | Setting):
            value = self._second(source, value)
        return Slot(value, key, name, open_rows)

    def _second(self, question: Question | Setting, value: object) -> object:
        """The wording in the contract's other language where one was typed; else the answer itself."""
        code = self.language.code
        if isinstance(value, Mapping):
            return {f: worded(self.interview, f"{question.var}.{f}", v, code) for f, v in value.items()}
        return worded(self.interview, question.var, value, code)

    def _reference(self, target: str, marks: Marks) -> str:
        found = self._consult("reference", target)
        return marks.hold(found) if isinstance(found, Reference) else DROP

    def _line(self, length: int, marks: Marks) -> str:
        return marks.hold(Text("_" * length))

    def _annex(self, id: str, marks: Marks) -> str:
        ordinal = self._consult("annex", id)
        if ordinal is None:
            return DROP
        title = self.wording.labels.annexes[id]
        text = f"附件{ordinal}《{title}》" if self.language.is_chinese else f"Annex {ordinal} ({title})"
        return marks.hold(Reference(text, id))


def source_of(interview: Interview, path: str) -> str:
    """The answer that a variable, or a field of one, comes from: itself, or for a computed value the first
    missing of the answers it is worked out from, else the first."""
    source = interview.dialog.variables.get(path)
    if not isinstance(source, Derived):
        return path
    sources = [source_of(interview, other) for other in _read_by(interview.dialog, source)]
    missing = [key for key in sources if _printed(interview, key) is None]
    return (missing or sources or [path])[0]


@lru_cache(maxsize=1024)
def _read_by(dialog: Dialog, derived: Derived) -> tuple[str, ...]:
    """What a computed value is worked out from directly, but for the day."""
    read = [path for path in sorted(compiled(derived.value).paths) if path.partition(".")[0] in dialog.variables]
    return tuple(path for path in read if path != "today")


def _printed(interview: Interview, key: str) -> object:
    name, _, field = key.partition(".")
    value = interview.printed[name]
    return value.get(field) if field and isinstance(value, Mapping) else value


def _cells(row: tuple[Line, ...], marks: Marks) -> tuple[Inlines, ...]:
    return tuple(fill(cell, marks.held) for cell in row)


def _only_mark(shape: Shape) -> int | None:
    """The number of the mark when a block is nothing but one mark."""
    if len(shape.lines) == 1 and len(shape.lines[0]) == 1:
        piece = shape.lines[0][0]
        return piece.mark if isinstance(piece, Place) else None
    return None


def _particulars(blocks: list[Block]) -> Lines:
    """The lines of a party, of whichever clauses they come from, as one block."""
    lines: list[Inlines] = []
    for block in blocks:
        if isinstance(block, Lines):
            lines.extend(block.lines)
        elif isinstance(block, Paragraph):
            lines.append(block.inlines)
    return Lines(tuple(lines))


def _joined(lines: list[Inlines]) -> Inlines:
    return tuple(inline for line in lines for inline in line)


def _numbered(blocks: list[Block]) -> list[Block]:
    """Items counted from 1 through the clause."""
    done: list[Block] = []
    ordinal = 0
    for block in blocks:
        if isinstance(block, Item):
            ordinal += 1
            done.append(replace(block, ordinal=ordinal))
        else:
            done.append(block)
    return done


def _ended(inlines: Inlines, ending: str) -> Inlines:
    last = inlines[-1] if inlines else None
    if isinstance(last, Text):
        text = _LAST_STOP.sub(ending, last.text, count=1) if not last.text.endswith("：") else last.text
        return (*inlines[:-1], Text(text, last.bold))
    return (*inlines, Text(ending))

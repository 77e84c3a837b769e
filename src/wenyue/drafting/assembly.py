"""Template + draft → document. The live preview and the final file are this one function.

Which clauses print and their numbers are worked out first, from the structure
and the answers; then each clause is rendered in each language, parsed, and its
values filled in. Works on unfinished drafts: what is missing is a named blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from wenyue.drafting.document import (
    Article,
    Blank,
    Block,
    Clause,
    Document,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Part,
    Reference,
    SignatureBlock,
    Table,
    Text,
)
from wenyue.drafting.filters import LINE, Filters, Slot
from wenyue.drafting.marks import DROP, Held, Listed, Marks, without_dangling
from wenyue.drafting.markup import Shape, fill, parse, split_sides
from wenyue.drafting.numbering import Numbering
from wenyue.drafting.template import ClauseSpec, PartSpec, Template, Wording
from wenyue.errors import AssemblyError
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Dialog, Question, Setting
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.values import second_language
from wenyue.language import Language, msg

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
    from jinja2.sandbox import SandboxedEnvironment

_LAST_STOP = re.compile(r"[；;。.，,、]?\s*$")


def assemble(
    dialog: Dialog,
    template: Template,
    draft: Draft,
    languages: Mapping[str, Language],
    *,
    text: tuple[str, ...] = (),
    signing: bool = False,
) -> Document:
    """The contract that the answers make.

    ``text`` are the languages of the document, the prevailing one first; by
    default what the answers say. ``languages`` must hold them all. ``signing``
    leaves out the draft's footer. Raises AssemblyError when a template cannot
    be rendered.
    """
    interview = Interview(dialog, draft)
    codes = text or languages_of(interview)
    numbering = Numbering(template, interview)
    writers = {code: ClauseWriter(interview, template.wordings[code], languages[code], numbering) for code in codes}
    clause_of = _ClauseMaker(template, numbering, writers)
    parts = {part.id: part for part in template.structure.parts}
    return Document(
        languages=codes,
        title={code: template.wordings[code].title for code in codes},
        contract_no={code: writers[code].line("H1") for code in codes},
        front=tuple(clause_of.all(spec for spec in parts["front"].clauses if spec.id != "H1")),
        parts=tuple(clause_of.part(parts[id]) for id in ("one", "two", "three") if numbering.prints_any(parts[id])),
        back=tuple(clause_of.all(parts["back"].clauses)),
        annexes=numbering.annexes(),
        footer={} if signing else {code: languages[code].say(dialog.disclaimers.in_document) for code in codes},
        meta={"dialog": dialog.id, "version": dialog.version, "law_date": dialog.law_date},
    )


def languages_of(interview: Interview) -> tuple[str, ...]:
    """The languages of the contract as the answers have it: the first of the script, or two side by side."""
    second = second_language(interview.dialog, interview.structure)
    return (interview.dialog.languages[0], second) if second else interview.dialog.languages[:1]


class _ClauseMaker:
    """Puts rendered clauses together: items under their clause, clauses under articles and parts."""

    def __init__(self, template: Template, numbering: Numbering, writers: Mapping[str, ClauseWriter]) -> None:
        self.template = template
        self.numbering = numbering
        self.writers = writers

    def part(self, part: PartSpec) -> Part:
        articles = [
            Article(
                article.id,
                self.numbering.articles[article.id],
                self._titles(article.id),
                tuple(self.all(article.clauses)),
            )
            for article in part.articles
            if article.id in self.numbering.articles
        ]
        if part.clauses:
            articles.append(Article(part.id, 0, {}, tuple(self.all(part.clauses))))
        return Part(part.id, self._titles(part.id), tuple(articles))

    def _titles(self, id: str) -> Mapping[str, str]:
        return {code: writer.wording.titles.get(id, "") for code, writer in self.writers.items()}

    def all(self, specs: Iterable[ClauseSpec]) -> Iterable[Clause]:
        printed = [spec for spec in specs if spec.id in self.numbering.printed]
        for spec in printed:
            if spec.item_of:
                continue
            items = [item for item in printed if item.item_of == spec.id]
            words = {code: tuple(writer.blocks(spec, items)) for code, writer in self.writers.items()}
            level, number = self.numbering.numbers.get(spec.id, ("none", ()))
            yield Clause(spec.id, level, number, words, spec.laws, spec.favours)


class ClauseWriter:
    """Writes clauses in one language."""

    def __init__(self, interview: Interview, wording: Wording, language: Language, numbering: Numbering) -> None:
        self.interview = interview
        self.wording = wording
        self.language = language
        self.numbering = numbering
        self.second = language.code != interview.dialog.languages[0]
        self.filters = Filters(language, wording.labels)
        self._filters = self.filters.all()

    def line(self, id: str) -> Inlines:
        """A clause that is one line."""
        shapes, marks = self._rendered(id)
        return fill(shapes[0].lines[0], marks.held) if shapes else ()

    def blocks(self, spec: ClauseSpec, items: list[ClauseSpec]) -> list[Block]:
        """The blocks of a clause with the items that continue it, the items numbered and their ends set right."""
        blocks: list[Block] = []
        for part in (spec, *items):
            shapes, marks = self._rendered(part.id)
            for shape in shapes:
                blocks.extend(self._block(shape, marks, part))
        if items and spec.id not in self.numbering.numbers:
            return [_particulars(blocks)]
        return self._punctuated(_numbered(blocks))

    def _block(self, shape: Shape, marks: Marks, spec: ClauseSpec) -> Iterable[Block]:
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
        sides = [split_sides(line) for line in lines]
        if any(sides):
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

    def _rendered(self, id: str) -> tuple[tuple[Shape, ...], Marks]:
        source = self.wording.clauses[id].source
        marks = Marks()
        template, names = compiled_text(source)
        where = f"{self.wording.language}/contract.md:{self.wording.clauses[id].line}"
        try:
            text = template.render(
                {name: self._slot(name) for name in names},
                ref=lambda target: self._reference(target, marks),
                annex=lambda id: self._annex(id, marks),
                annexed=lambda id: id in self.numbering.annex_ids,
                prints=lambda id: self.numbering.resolve(id) is not None,
                line=lambda length: marks.hold(Text("_" * length)),
                _marks=marks,
                _writer=self,
            )
            text = without_dangling(text, self.language.is_chinese)
            shapes = parse(text)
        except Exception as error:  # a template can fail in any way; its author needs the place
            raise AssemblyError(
                msg("Clause {id} cannot be written: {error}", id=id, error=str(error)), where
            ) from error
        if not shapes and source.strip():
            raise AssemblyError(msg("Nothing is left of clause {id} without the clause it refers to.", id=id), where)
        return shapes, marks

    def written(self, name: str, slot: Slot) -> Held:
        """The value of a slot through the filter ``name``."""
        if name == "annex_list":
            return self._annex_list(slot)
        return self._filters[name](slot)

    def _annex_list(self, slot: Slot) -> Held:
        lines = tuple(
            (
                Reference(f"{line.label(self.language.code)}{'：' if self.language.is_chinese else ': '}", line.id),
                Text(title),
            )
            for line in self.numbering.annexes()
            if (title := self.wording.labels.annexes[line.id])
        )
        return Listed(lines) if lines else Blank(LINE, "annexes")

    def _slot(self, name: str) -> Slot:
        value = self.interview.printed[name]
        source = self.interview.dialog.variables.get(name)
        key = source_of(self.interview, name)
        if self.second and isinstance(source, Question | Setting):
            value = self._second(source, value)
        return Slot(value, key, name)

    def _second(self, question: Question | Setting, value: object) -> object:
        """The wording in the contract's other language where one was typed; else the answer itself."""
        values, code = self.interview.printed, self.language.code
        if isinstance(value, Mapping):
            return {f: values.second_wording(f"{question.var}.{f}", code) or v for f, v in value.items()}
        second = values.second_wording(question.var, code)
        if isinstance(second, tuple) and isinstance(value, tuple) and len(second) == len(value):
            return tuple({**row, **words} for row, words in zip(value, second, strict=True))
        return value if second is None or isinstance(second, tuple) else second

    def _reference(self, target: str, marks: Marks) -> str:
        found = self.numbering.resolve(target)
        if found is None:
            return DROP
        return marks.hold(Reference(self.numbering.reference(found, self.language.code), found))

    def _annex(self, id: str, marks: Marks) -> str:
        ordinal = self.numbering.annex_ordinal(id)
        if ordinal is None:
            return DROP
        title = self.wording.labels.annexes[id]
        text = f"附件{ordinal}《{title}》" if self.language.is_chinese else f"Annex {ordinal} ({title})"
        return marks.hold(Reference(text, id))


def source_of(interview: Interview, name: str) -> str:
    """The answer a variable comes from: itself, or for a computed value the first missing of the
    answers it is worked out from, else the first."""
    source = interview.dialog.variables.get(name)
    if not isinstance(source, Derived):
        return name
    read = sorted(compiled(source.value).names & interview.dialog.variables.keys())
    sources = [source_of(interview, other) for other in read if other != "today"]
    missing = [key for key in sources if interview.printed[key.partition(".")[0]] is None]
    return (missing or sources or [name])[0]


def _only_mark(shape: Shape) -> int | None:
    """The number of the mark when a block is nothing but one mark."""
    return shape.lines[0][0].mark if len(shape.lines) == 1 and len(shape.lines[0]) == 1 else None


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


@lru_cache(maxsize=2048)
def compiled_text(source: str) -> tuple[JinjaTemplate, frozenset[str]]:
    """A clause's words ready to render, and the variables they print. Raises jinja2.TemplateSyntaxError."""
    from jinja2 import meta

    environment = _environment()
    names = meta.find_undeclared_variables(environment.parse(source)) - _CALLABLE
    return environment.from_string(source), frozenset(names)


_CALLABLE = frozenset({"ref", "annex", "annexed", "prints", "line"})
FILTERS = (
    "date",
    "yyyymmdd",
    "period",
    "cny",
    "cny_upper",
    "cny_words",
    "pct",
    "num",
    "cn_num",
    "cn_int",
    "num_words",
    "bp_pct",
    "renewal_window",
    "list",
    "label",
    "table",
    "annex_list",
)


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    """A sandbox in which every printed value becomes a mark.

    ``lstrip_blocks`` keeps a line with nothing but ``{% if %}`` from leaving spaces;
    ``trim_blocks`` would join paragraphs.
    """
    from jinja2 import StrictUndefined, pass_context
    from jinja2.runtime import Context
    from jinja2.sandbox import SandboxedEnvironment

    @pass_context
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, Slot):
            value = context["_writer"].filters.plain(value)
        return value if isinstance(value, str) else context["_marks"].hold(value)

    def filter_named(name: str) -> Callable[..., object]:
        @pass_context
        def apply(context: Context, slot: Slot) -> object:
            return context["_writer"].written(name, slot)

        return apply

    environment = SandboxedEnvironment(
        undefined=StrictUndefined, finalize=finalize, lstrip_blocks=True, autoescape=False, keep_trailing_newline=False
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update({name: filter_named(name) for name in FILTERS})
    return environment

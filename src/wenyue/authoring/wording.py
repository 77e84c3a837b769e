"""The words of a contract and its papers: the same clauses in every language, and templates that only print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from wenyue.authoring.expressions import dotted, no_field
from wenyue.authoring.names import Variable, variable
from wenyue.authoring.script import SUPPLIED_TO_PAPERS, Script, unknown
from wenyue.drafting.rendering import FILTERS, FUNCTIONS
from wenyue.drafting.template import CONTRACT
from wenyue.errors import Mistake
from wenyue.language import Message, Words, msg

if TYPE_CHECKING:
    from jinja2 import nodes

_ASKED_IN_CONDITIONS = ("annexed", "prints")
# A clause's number at the start of its words: 1.1 …, （1）…, 第三条 …, 一、…, (1) …, 1. …; or of a title.
_NUMBER = re.compile(
    r"^(?:\s*[-*]\s+)?(?:\d+(?:\.\d+)+[.、\s\u4e00-\u9fff]|\d+[.、)）]|[（(](?:\d+|[一二三四五六七八九十]+)[)）]"
    r"|第[\d一二三四五六七八九十]+[条款章]|[一二三四五六七八九十]+、|(?:Article|Clause) \d)"
)
# A clause's number inside running text; articles of laws have no dots.
_REFERENCE = re.compile(r"第\s?\d+\.\d+[\d.]*\s?条|\b(?:Article|Clause)s? \d+\.\d+")

_BLOCK = re.compile(r"\{\{[^{}]*\|\s*(?:table|annex_list|lines)\s*\}\}")

_KINDS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date"}),
    "yyyymmdd": frozenset({"date"}),
    "period": frozenset({"period"}),
    "cny": frozenset({"money"}),
    "cny_upper": frozenset({"money"}),
    "cny_words": frozenset({"money"}),
    "pct": frozenset({"percent", "integer"}),
    "num": frozenset({"integer", "percent", "money"}),
    "cn_num": frozenset({"integer"}),
    "cn_int": frozenset({"integer"}),
    "num_words": frozenset({"integer"}),
    "bp_pct": frozenset({"integer", "percent"}),
    "list": frozenset({"choices"}),
    "label": frozenset({"choice", "yes_no"}),
    "names": frozenset({"rows"}),
    "lines": frozenset(),
    "raised": frozenset({"integer"}),
    "table": frozenset({"rows"}),
    "annex_list": frozenset({"choices"}),
}
_NEEDS_FILTER = {"choice": "label", "yes_no": "label", "choices": "list", "rows": "table", "period": "period"}


@dataclass(frozen=True, slots=True)
class Print:
    """A variable that a clause prints: its path, the filter it goes through, and the line of the clause's text.

    ``listed`` says that it is printed entry by entry: an option of several, or (``kpis.name``) a cell of a row.
    """

    path: str
    filter: str
    line: int
    listed: bool = False


def wording_mistakes(script: Script) -> Iterator[Mistake]:
    """The mistakes of the words of all languages, of the contract and of its papers."""
    for paper in script.all:
        yield from _titles(paper)
        for code, wording in paper.template.wordings.items():
            for path, clause in paper.clauses:
                for id in (clause.id, *(step.id for step in clause.steps)):
                    if id not in wording.clauses:
                        message = msg("Clause {id} has no words in {language}. Write them.", id=id, language=code)
                        yield Mistake(paper.structure.place(path), message)
            for id in wording.clauses:
                if id not in paper.word_ids:
                    yield Mistake(paper.words_at(code, id), unknown(msg("clause"), id, paper.word_ids))
                else:
                    yield from _clause(paper, script, code, id)
    for code in script.dialog.languages:
        if code not in script.template.wordings:
            yield Mistake(
                script.at("languages"), msg("The contract has no words in {language}. Add them.", language=code)
            )


def _titles(script: Script) -> Iterator[Mistake]:
    structure = script.template.structure
    articles = [article.id for part in structure.parts for article in part.articles]
    known = {"title", *(part.id for part in structure.parts), *articles}
    some = {id for wording in script.template.wordings.values() for id in wording.titles}
    # An annex is called what the list of annexes calls it, and a frame is no paper by itself.
    is_annex = script.paper in {annex.id for annex in script.dialog.annexes}
    own = () if is_annex or (script.paper != CONTRACT and structure.parts) else ("title",)
    for code, wording in script.template.wordings.items():
        for id, title in wording.titles.items():
            where = script.title_at(code, id)
            if id not in known:
                yield Mistake(where, unknown(msg("article"), id, known))
            elif _NUMBER.match(title):
                yield Mistake(
                    where, msg("The title of {id} begins with a number. Take it out: numbers are counted.", id=id)
                )
        for id in (*own, *articles, *sorted(some & known - {"title"})):
            if not wording.titles.get(id):
                yield Mistake(script.title_at(code, id), msg("{id} has no title here. Write “# {id} …”.", id=id))


def _clause(script: Script, contract: Script, code: str, id: str) -> Iterator[Mistake]:
    from jinja2 import TemplateSyntaxError

    source = script.template.wordings[code].clauses[id].source
    if not source.strip():
        yield Mistake(script.words_at(code, id), msg("Clause {id} has no words. Write them.", id=id))
    for number, line in enumerate(source.splitlines(), 1):
        for pattern, advice in (
            (_NUMBER, msg("Take it out: numbers are counted.")),
            (_REFERENCE, msg("Write “ref” with the clause’s id instead.")),
        ):
            typed = pattern.search(line)
            if typed:
                problem = msg(
                    "“{number}” is a number typed by hand. {advice}", number=typed.group(0).strip("- "), advice=advice
                )
                yield Mistake(script.words_at(code, id, number), problem)
    yield from _crowded(script, code, id)
    try:
        root = syntax(source)
    except TemplateSyntaxError as error:
        problem = msg("This is no template: {problem}. Correct the braces.", problem=str(error.message))
        yield Mistake(script.words_at(code, id, error.lineno), problem)
        return
    known = contract.clause_ids | script.clause_ids | frozenset(contract.template.structure.article_ids())
    for place, problem in (*_statements(script, root), *_calls(script, root, known), *_prints(script, source)):
        yield Mistake(script.words_at(code, id, place), problem)


def _crowded(script: Script, code: str, id: str) -> Iterator[Mistake]:
    """Tables and the list of annexes that share their paragraph with words."""
    lines = ["", *script.template.wordings[code].clauses[id].source.splitlines(), ""]
    for number, line in enumerate(lines):
        found = _BLOCK.search(line)
        if found and (line.strip() != found.group(0) or lines[number - 1].strip() or lines[number + 1].strip()):
            alone = msg("“{text}” stands alone. Put an empty line before and after it.", text=found.group(0))
            yield Mistake(script.words_at(code, id, number), alone)


@lru_cache(maxsize=2048)
def syntax(source: str) -> nodes.Template:
    """The syntax tree of a clause's words. Raises jinja2.TemplateSyntaxError."""
    from jinja2 import Environment

    # The tree is looked at, never run.
    return Environment(autoescape=True).parse(source)


def prints(source: str) -> tuple[Print, ...]:
    """The variables that a clause prints, in order."""
    return tuple(found for node, walked in _outputs(syntax(source), {}) for found in _of_output(node, walked))


def _outputs(node: nodes.Node, walked: Mapping[str, str]) -> Iterator[tuple[nodes.Node, Mapping[str, str]]]:
    """Every printed expression, with the lists that are being walked where it stands, by the name of their entry."""
    from jinja2 import nodes

    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        walked = {**walked, node.target.name: dotted(node.iter)}
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield from ((printed, walked) for printed in child.nodes)
        else:
            yield from _outputs(child, walked)


def _of_output(node: nodes.Node, walked: Mapping[str, str]) -> Iterator[Print]:
    for name, applied in _printed(node):
        head, _, field = name.partition(".")
        if head in walked:
            yield Print(f"{walked[head]}.{field}" if field else walked[head], applied, node.lineno, listed=True)
        elif name and not (walked and name == "loop.index"):
            yield Print(name, applied, node.lineno)


def _printed(node: nodes.Node) -> tuple[tuple[str, str], ...]:
    """The names that an expression prints, each with its filter; of what a filter works with, the name alone."""
    from jinja2 import nodes

    match node:
        case nodes.Filter(node=inner, name=name, args=args) if inner is not None:
            # Beside the value, a filter may be told words of the template: hour, hours.
            others = (other for other in args if not isinstance(other, nodes.Const))
            return (dotted(inner), name), *((dotted(other), "num") for other in others)
        case _:
            return ((dotted(node), ""),)


def _statements(script: Script, root: nodes.Template) -> Iterator[tuple[int, Message]]:
    """Anything in a template but printing, walking a list, and asking whether an annex or a clause is there."""
    from jinja2 import nodes

    for node in root.find_all(nodes.Stmt):
        if isinstance(node, nodes.If):
            for name in node.test.find_all(nodes.Name) if not isinstance(node.test, nodes.Name) else (node.test,):
                if name.name not in _ASKED_IN_CONDITIONS:
                    yield (
                        node.lineno,
                        msg(
                            "A template asks nothing of “{name}”. Make it a clause with a “when” of its own.",
                            name=name.name,
                        ),
                    )
        elif isinstance(node, nodes.For):
            held = variable(script.dialog, dotted(node.iter))
            simple = isinstance(node.target, nodes.Name) and not (node.else_ or node.test or node.recursive)
            if not simple or held is None or held.kind not in ("rows", "choices"):
                yield node.lineno, msg("Only a list of answers can be walked, row by row: “for row in list”.")
        elif not isinstance(node, nodes.Output):
            yield node.lineno, msg("A template only prints values. Take this statement out.")
    for output in root.find_all(nodes.Output):
        for printed in output.nodes:
            if not isinstance(printed, nodes.TemplateData | nodes.Call) and not all(n for n, _ in _printed(printed)):
                yield printed.lineno, msg("A template only prints values. Work this out under “derived” in the dialog.")


def _calls(script: Script, root: nodes.Template, known: frozenset[str]) -> Iterator[tuple[int, Message]]:
    """References to clauses and annexes that do not exist."""
    from jinja2 import nodes

    annexes = {annex.id for annex in script.dialog.annexes}
    for call in root.find_all(nodes.Call):
        name = dotted(call.node)
        if name not in FUNCTIONS:
            yield call.lineno, unknown(msg("function"), name, FUNCTIONS)
            continue
        target = call.args[0].value if call.args and isinstance(call.args[0], nodes.Const) else None
        if name in ("ref", "prints") and target not in known:
            yield call.lineno, unknown(msg("clause"), str(target), known)
        if name in ("annex", "annexed") and target not in annexes:
            yield call.lineno, unknown(msg("annex"), str(target), annexes)


def _prints(script: Script, source: str) -> Iterator[tuple[int, Message]]:
    """Variables and filters that do not exist, or do not go together."""
    from jinja2 import nodes

    for applied_filter in syntax(source).find_all(nodes.Filter):
        if applied_filter.name not in FILTERS:
            yield applied_filter.lineno, unknown(msg("filter"), applied_filter.name, FILTERS)
    supplied = SUPPLIED_TO_PAPERS if script.paper != CONTRACT else ()
    for found in prints(source):
        if found.path != "annexes" and found.path not in supplied:
            held = _entry(script, found.path) if found.listed else variable(script.dialog, found.path)
            name, _, column = found.path.partition(".")
            question = script.dialog.question_by_var.get(name)
            if held is None and found.listed and column and question is not None:
                yield found.line, unknown(msg("column"), column, [known.id for known in question.columns])
                continue
            problem = _misprinted(script, found.path, found.filter, held)
            if problem is not None:
                yield found.line, problem


def _entry(script: Script, path: str) -> Variable | None:
    """One option of several, or one cell of a row."""
    name, _, column = path.partition(".")
    question = script.dialog.question_by_var.get(name)
    if not column:
        whole = variable(script.dialog, name)
        return Variable("choice", whole.options) if whole is not None and whole.kind == "choices" else None
    return next((Variable(found.kind) for found in question.columns if found.id == column), None) if question else None


def _misprinted(script: Script, name: str, applied: str, held: Variable | None) -> Message | None:
    owner, _, field = name.partition(".")
    if held is None:
        whole = variable(script.dialog, owner)
        if field and whole is not None and whole.fields:
            return no_field(owner, field, whole.fields)
        return unknown(msg("variable"), name, script.dialog.variables)
    if held.kind == "record":
        return msg(
            "“{name}” has many fields. Print one: “{name}.{field}”.", name=name, field=min(held.fields, default="…")
        )
    if applied in _KINDS and held.kind not in _KINDS[applied]:
        fitting = tuple(other for other, kinds in _KINDS.items() if held.kind in kinds)
        named = {"filter": applied, "kind": held.kind}
        if fitting:
            return msg("“{filter}” does not write {kind}. What does: {filters}.", **named, filters=Words(fitting))
        return msg("“{filter}” does not write {kind}. Print it without a filter.", **named)
    if not applied and held.kind in _NEEDS_FILTER:
        return msg(
            "“{name}” would print its code. Write “{name} | {filter}”.", name=name, filter=_NEEDS_FILTER[held.kind]
        )
    return None

"""How many contracts a second each format gives, beside other ways to make the same file in the same run.

    python benchmarks/documents.py [rounds]
    python benchmarks/documents.py memory [contracts]

Measured in processor time from answers to bytes, warm, every contract with other
answers than the one before. What others do is measured from finished words to bytes, on a
template or a page made beforehand. The comparisons that are not installed are
left out; none of them is part of the program:

    python -m pip install docxtpl weasyprint        (docxtpl is LGPL)

floor         deflate and zip of the parts of a Word file that change, and nothing else
docxtpl       a template made from our own file, its printed values as variables
python-docx   paragraph after paragraph on our own styles
typst alone   the typesetting of the same page, its data made beforehand
WeasyPrint    the same words from our HTML
"""

from __future__ import annotations

import gc
import io
import json
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from wenyue import batch, library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Blank, Block, Clause, Document, Inlines, Item, Lines, Paragraph, Printed, Text
from wenyue.export import docx, html, markdown, pdf, text, typesetting
from wenyue.export.carried import carried
from wenyue.export.copies import Copy
from wenyue.export.package import archive, pack
from wenyue.export.passages import passages
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

ANSWERS = Path(__file__).parents[1] / "tests" / "golden" / "answers" / "filled.yaml"
BASE = Path(docx.__file__).with_name("base.docx")
DIALOG = library.dialog("customer_service")
TEMPLATE = library.template(DIALOG.id)
LANGUAGES = library.languages(DIALOG.id)
WARM, EACH = 3, 120  # contracts before the clock runs, and in every round
SLOW = {"PDF": 12, "typst alone": 12, "python-docx": 12, "docxtpl": 12, "WeasyPrint": 2}  # in every round of these

Make = Callable[[int], bytes]


def drafts() -> Iterator[Draft]:
    """Contracts without end, each with its own parties, number, day and money."""
    first = batch.fill(ANSWERS, DIALOG, date(2026, 11, 24), "zh_Hans").draft
    number = 0
    while True:
        number += 1
        own: dict[str, object] = {
            "party_a.name": f"第{number}号家居有限公司",
            "party_a.address": f"江苏省苏州市工业园区星湖街 {number} 号",
            "party_b.name": f"第{number}号客服有限公司",
            "contract_no": f"KF-{number:08}",
            "start_date": date(2027, 1, 1) + timedelta(days=number % 3000),
            "fee_total": Decimal(100_000 + number),
            "service_object": f"“{number}号”品牌的购买者",
        }
        answers = {key: answer for key, answer in first.answers.items() if key != "end_date"}
        changed = {key: Answer(value) for key, value in own.items()}
        yield replace(first, changes=({**answers, **changed},), position=1)


def drawn(count: int) -> list[Draft]:
    every = drafts()
    return [next(every) for _ in range(count)]


def assembled(draft: Draft) -> Document:
    return assemble(DIALOG, TEMPLATE, draft, LANGUAGES)


def with_answers(draft: Draft) -> bytes:
    """A Word file that carries its answers."""
    interview = Interview(DIALOG, draft)
    document = assemble(DIALOG, TEMPLATE, draft, LANGUAGES, interview=interview)
    return docx.write(document, copy=Copy(carried=carried(interview, document)))


# Others


def floor(made: list[Draft]) -> Make:
    fresh = []
    fixed = []
    for draft in made:
        with zipfile.ZipFile(io.BytesIO(docx.write(assembled(draft)))) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        changing = ("word/document.xml", "word/header1.xml", "docProps/core.xml")
        fresh.append([(name, parts[name]) for name in changing])
        fixed = [pack(name, part) for name, part in parts.items() if name not in changing]
    return lambda place: archive([*fixed, *(pack(name, part) for name, part in fresh[place])])


def docxtpl(made: list[Draft]) -> Make:
    template = io.BytesIO(docx.write(_with_variables(assembled(made[0]))))
    contexts = [{f"v{place}": value for place, value in enumerate(_values(assembled(draft)))} for draft in made]
    made_from = import_module("docxtpl").DocxTemplate

    def make(place: int) -> bytes:
        template.seek(0)
        filled = made_from(template)
        filled.render(contexts[place], autoescape=True)
        saved = io.BytesIO()
        filled.save(saved)
        return saved.getvalue()

    return make


def _values(document: Document) -> list[str]:
    return [inline.text for inline in document.inlines("zh_Hans") if isinstance(inline, Printed | Blank)]


def _with_variables(document: Document) -> Document:
    """The contract with a variable of docxtpl's in place of every printed value."""
    count = iter(range(100_000))

    def words(inlines: Inlines) -> Inlines:
        return tuple(
            Text(f"{{{{ v{next(count)} }}}}", inline.bold) if isinstance(inline, Printed | Blank) else inline
            for inline in inlines
        )

    def block(one: Block) -> Block:
        match one:
            case Paragraph(inlines) | Item(inlines=inlines):
                return replace(one, inlines=words(inlines))
            case Lines(lines):
                return Lines(tuple(map(words, lines)))
            case _:
                return one

    def clause(one: Clause) -> Clause:
        return replace(one, words={code: tuple(map(block, blocks)) for code, blocks in one.words.items()})

    number = {code: words(inlines) for code, inlines in document.contract_no.items()}
    front = tuple(map(clause, document.front))
    parts = tuple(
        replace(
            part,
            articles=tuple(replace(article, clauses=tuple(map(clause, article.clauses))) for article in part.articles),
        )
        for part in document.parts
    )
    return replace(document, contract_no=number, front=front, parts=parts, back=tuple(map(clause, document.back)))


def python_docx(made: list[Draft]) -> Make:
    contracts = [[passage.text for passage in passages(assembled(draft))] for draft in made]
    start = import_module("docx").Document

    def make(place: int) -> bytes:
        document = start(str(BASE))
        for words in contracts[place]:
            document.add_paragraph(words, style="Clause")
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue()

    return make


def typst_alone(made: list[Draft]) -> Make:
    pages = [json.dumps({**pdf._data(assembled(draft), False), "watermark": ""}).encode() for draft in made]
    typesetting.typeset({**pdf._data(assembled(made[0]), False), "watermark": ""})

    def make(place: int) -> bytes:
        printed = typesetting._compiler().compile(
            {"main.typ": typesetting._layout(), "data.json": pages[place]},  # type: ignore[type-var]  # see typesetting
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=typesetting._TIMESTAMP,
        )
        assert isinstance(printed, bytes)
        return printed

    return make


def weasyprint(made: list[Draft]) -> Make:
    pages = [html.write(assembled(draft)).decode() for draft in made]
    engine = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    # The fonts that our own PDFs have: those of the machine are many times as large.
    face = Path(typesetting.__file__).with_name("fonts") / "WenyueSerif-{}.ttf"
    faces = "".join(
        f"@font-face {{ font-family: Ours; font-weight: {weight}; src: url(file://{str(face).format(name)}) }}"
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
    )
    style = engine.CSS(string=f"{faces} * {{ font-family: Ours !important }}", font_config=fonts)

    def make(place: int) -> bytes:
        printed = engine.HTML(string=pages[place]).write_pdf(stylesheets=[style], font_config=fonts)
        assert isinstance(printed, bytes)
        return printed

    return make


# The run


def ours(write: Callable[[Document], bytes]) -> Callable[[list[Draft]], Make]:
    return lambda made: lambda place: write(assembled(made[place]))


# Name: how to make it, and the name of the comparison its ratio is against ("" for none).
ROWS: dict[str, tuple[Callable[[list[Draft]], Make], str]] = {
    "floor": (floor, "docxtpl"),
    "Word": (ours(docx.write), "docxtpl"),
    "Word with its answers": (lambda made: lambda place: with_answers(made[place]), "docxtpl"),
    "HTML": (ours(html.write), ""),
    "Markdown": (ours(markdown.write), ""),
    "text": (ours(text.write), ""),
    "PDF": (ours(pdf.write), "WeasyPrint"),
    "typst alone": (typst_alone, "WeasyPrint"),
    "python-docx": (python_docx, "docxtpl"),
    "docxtpl": (docxtpl, "docxtpl"),
    "WeasyPrint": (weasyprint, "WeasyPrint"),
}
_NEEDS = {"python-docx": "docx", "docxtpl": "docxtpl", "WeasyPrint": "weasyprint"}


def measured(rounds: int) -> dict[str, list[float]]:
    """Seconds for one contract, of every way in every round; in turn, so that a slower minute slows all."""
    made = drawn(WARM + EACH * rounds)
    ways = {
        name: prepare(made) for name, (prepare, _) in ROWS.items() if find_spec(_NEEDS.get(name, "wenyue")) is not None
    }
    for make in ways.values():
        for place in range(WARM):
            make(place)
    gc.collect()
    gc.freeze()
    found: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds):
        for name, make in ways.items():
            places = range(WARM + turn * EACH, WARM + (turn + 1) * EACH)[: SLOW.get(name, EACH)]
            started = time.process_time()
            for place in places:
                make(place)
            found[name].append((time.process_time() - started) / len(places))
    return found


def main(rounds: int) -> None:
    found = measured(rounds)
    print(f"{'':22}{'ms':>9}{'a second':>10}   ratio")
    for name, times in found.items():
        against = ROWS[name][1]
        ratio = ""
        if against in found and against != name:
            ratio = f"{_ratio(found[against], times):6.1f} x {against}"
        if name == "PDF":
            ratio += f"   {_ratio(times, found['typst alone']):.2f} times typst alone"
        middle = statistics.median(times)
        print(f"{name:22}{middle * 1000:9.2f}{1 / middle:10.0f}   {ratio}")
    for name in ROWS:
        if name not in found:
            print(f"{name:22}  not installed (python -m pip install {_NEEDS[name]})")


def _ratio(slow: list[float], quick: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(slow, quick, strict=True))


def memory(contracts: int) -> None:
    """The size of the process after more and more contracts, a tenth of them as PDF."""
    every = drafts()
    for number in range(1, contracts + 1):
        draft = next(every)
        with_answers(draft)
        if number % 10 == 0:
            pdf.write(assembled(draft))
        if number == 100 or number % (contracts // 5) == 0:
            print(f"{number:8} contracts  {_resident() / 1024:7.1f} MB")


def _resident() -> int:
    """Kilobytes of this process in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        memory(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)

"""Every golden contract in every format: one tree, so the same words, numbers, references and figures; the same bytes
from whichever thread or process."""

from __future__ import annotations

import io
import multiprocessing
import re
from collections import Counter
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

import extraction
import pypdf
import pytest
from extraction import Word, squeezed

import golden
from wenyue.drafting.document import Document, Reference, Table, text_of
from wenyue.export import docx, html, markdown, pdf, text
from wenyue.export.layout import printable
from wenyue.export.passages import passages

every_contract = pytest.mark.parametrize(
    ("name", "languages"), [(name, languages) for name in golden.NAMES for languages in golden.TEXTS]
)


def of_pdf(document: Document, wanted: str) -> str:
    """The words between header and footer, each of which is one line. The heading of a table that goes on
    overleaf is printed again there; it counts once."""
    pages = [
        squeezed("".join(page.extract_text().splitlines()[1:-1]))
        for page in pypdf.PdfReader(io.BytesIO(pdf.write(document, signing=True))).pages
    ]
    for heading in _table_headings(document):
        for number, page in enumerate(pages):
            if page.startswith(heading) and "".join(pages).count(heading) > wanted.count(heading):
                pages[number] = page.removeprefix(heading)
    return "".join(pages)


def _table_headings(document: Document) -> set[str]:
    blocks = (block for clause in document.clauses() for code in document.languages for block in clause.words[code])
    return {squeezed("".join(map(text_of, block.header))) for block in blocks if isinstance(block, Table)}


@every_contract
def test_all_formats_print_one_text(name: str, languages: str) -> None:
    document = golden.document(name, languages)
    wanted = squeezed(extraction.of_text(text.write(document, signing=True)))
    assert squeezed(Word(docx.write(document, signing=True)).text()) == wanted
    assert squeezed(extraction.of_html(html.write(document, signing=True))) == wanted
    assert squeezed(extraction.of_markdown(markdown.write(document, signing=True))) == wanted
    printed = of_pdf(document, wanted)
    if len(document.languages) == 1:
        assert printed == wanted
    else:
        # Two columns are read line by line: the same characters in another order.
        assert Counter(printed) == Counter(wanted)


_REFERENCE = re.compile(r"第\d+\.\d+条(?:（\d+）)?|场景条款\d+|Article \d+\.\d+(?:\(\d+\))?|Scenario Term \d+|附件\d+")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@every_contract
def test_all_formats_print_the_references_and_figures_of_the_tree(name: str, languages: str) -> None:
    document = golden.document(name, languages)
    tree = "\n".join(
        printable(f"{passage.label} {' '.join(inline.text for inline in passage.inlines)}")
        for passage in passages(document)
    )
    references = {
        inline.text.rstrip("：: ")
        for code in document.languages
        for inline in document.inlines(code)
        if isinstance(inline, Reference)
    }
    figures = set(_FIGURE.findall(tree))
    for printed in (
        extraction.of_text(text.write(document)),
        Word(docx.write(document)).text(),
        extraction.of_html(html.write(document)),
        extraction.of_markdown(markdown.write(document)),
    ):
        for reference in references:
            assert reference in printed
        assert figures <= set(_FIGURE.findall(printed))


@every_contract
def test_a_reference_leads_to_the_clause_whose_number_it_prints(name: str, languages: str) -> None:
    document = golden.document(name, languages)
    clauses = {clause.id: clause for clause in document.clauses()}
    for code in document.languages:
        for inline in document.inlines(code):
            if isinstance(inline, Reference) and inline.target in clauses and _REFERENCE.match(inline.text):
                assert clauses[inline.target].label(code) in inline.text


@every_contract
def test_the_passages_are_the_paragraphs_of_the_word_file(name: str, languages: str) -> None:
    from wenyue.export import word_reader

    document = golden.document(name, languages)
    found = word_reader.read(docx.write(document)).paragraphs
    assert list(found) == [passage.text for passage in passages(document)]


# The same bytes everywhere

JOBS = [
    (name, languages, extension)
    for name, languages in (("filled", "zh"), ("bilingual", "both"))
    for extension in (".docx", ".pdf", ".html", ".md", ".txt")
]


def _spawned() -> Executor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


def _threads() -> Executor:
    return ThreadPoolExecutor(4)


@pytest.mark.parametrize("executor", [_threads, _spawned])
def test_the_same_answers_give_the_same_bytes_from_every_worker(executor: type[Executor]) -> None:
    wanted = [golden.digest(*job) for job in JOBS]
    with executor() as workers:
        for _ in range(2):
            assert list(workers.map(golden.digest, *zip(*JOBS, strict=True))) == wanted

"""Flow charts are drawn alike every time, in every format that can show a picture, and their steps are text in all."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import extraction
import pypdf
import pytest
from documents import EN, ZH, contract, inlines
from extraction import Word, squeezed
from lxml import etree

from wenyue.drafting.document import Article, Clause, Document, FlowChart, FlowStep, Item, Part
from wenyue.export import docx, html, markdown, pdf, text
from wenyue.export.flowchart import draw, told

STEPS = (
    ("Find", 2, 0),
    ("Is it urgent?", 3, 4),
    ("Act <at once>", 5, 0),
    ("Wait", 5, 0),
    ("Solved?", 6, 3),
    ("Close", 0, 0),
)
CHART = FlowChart(
    tuple(
        FlowStep(number, inlines(title), inlines("Party B"), following, other)
        for number, (title, following, other) in enumerate(STEPS, 1)
    )
)


def document(*languages: str) -> Document:
    items = tuple(Item(n, inlines(title), "x") for n, (title, _, _) in enumerate(STEPS, 1))
    clause = Clause("flow", "none", (), dict.fromkeys(languages, (CHART, *items)))
    return replace(
        contract(*languages), front=(), back=(), parts=(Part("one", {}, (Article("one", 0, {}, (clause,)),)),)
    )


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """The places of the boxes (left, top, right, bottom)."""
    root = etree.fromstring(svg.encode())
    found = []
    for box in root.iter("{*}rect"):
        x, y, width, height = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


def test_every_step_is_a_box_and_every_decision_a_diamond_and_none_stands_on_another() -> None:
    svg = draw(CHART, EN).svg
    found = boxes(svg)

    assert len(found) == 4
    assert len(re.findall(r"<polygon[^>]*stroke-width", svg)) == 2
    for number, (left, top, right, bottom) in enumerate(found):
        for other in found[number + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_everything_is_inside_the_picture() -> None:
    drawing = draw(CHART, ZH)
    for left, top, right, bottom in boxes(drawing.svg):
        assert left >= 0
        assert top >= 0
        assert right <= drawing.width
        assert bottom <= drawing.height


def test_every_arrow_is_drawn_and_decisions_name_both_ways() -> None:
    svg = draw(CHART, ZH).svg

    assert svg.count("<path") == 7
    assert svg.count(">是<") == svg.count(">否<") == 2
    assert draw(CHART, EN).svg.count(">Yes<") == 2


def test_words_are_words_and_never_markup() -> None:
    assert "Act &lt;at once&gt;" in draw(CHART, EN).svg.replace("\n", "")


def test_the_same_chart_is_the_same_picture() -> None:
    assert draw(CHART, ZH) == draw(CHART, ZH)
    assert docx.write(document(ZH)) == docx.write(document(ZH))


@pytest.mark.parametrize("languages", [(ZH,), (EN,), (ZH, EN)])
def test_the_steps_are_the_same_text_in_every_format(languages: tuple[str, ...]) -> None:
    made = document(*languages)
    wanted = squeezed(extraction.of_text(text.write(made)))

    assert wanted.count("Close") == len(languages)
    assert squeezed(Word(docx.write(made)).text()) == wanted
    assert squeezed(extraction.of_html(re.sub(rb"<svg.*?</svg>", b"", html.write(made), flags=re.S))) == wanted
    assert squeezed(extraction.of_markdown(markdown.write(made))) == wanted


@pytest.mark.parametrize("languages", [(ZH,), (ZH, EN)])
def test_word_shows_a_picture_that_says_its_steps_and_where_they_lead(languages: tuple[str, ...]) -> None:
    found = Word(docx.write(document(*languages)))
    alternatives = [shown.get("descr") for shown in found.document.iter("{*}docPr")]

    assert alternatives == list(
        (
            "（1）Find。（2）Is it urgent?是，转第（3）项；否，转第（4）项。（3）Act <at once>，转第（5）项。"
            "（4）Wait。（5）Solved?是，转第（6）项；否，转第（3）项。（6）Close，结束。",
            "(1) Find. (2) Is it urgent? Yes, go to (3); no, go to (4). (3) Act <at once>, go to (5). (4) Wait. "
            "(5) Solved? Yes, go to (6); no, go to (3). (6) Close, end.",
        )[: len(languages)]
    )
    names = [shown.get("name") for shown in found.document.iter("{*}docPr")]
    assert names == ["流程图 1", "Flow chart 2"][: len(languages)]
    for number in range(1, len(languages) + 1):
        assert found.parts[f"word/media/image{number}.png"].startswith(b"\x89PNG")
    assert 'Extension="png"' in found.parts["[Content_Types].xml"].decode()
    assert found.parts["word/_rels/document.xml.rels"].decode().count("media/image") == len(languages)


def test_a_decision_that_asks_nothing_is_told_from_its_answers() -> None:
    chart = FlowChart((replace(CHART.steps[1], ordinal=1, title=inlines("Grade"), next=2, other=1), CHART.steps[5]))
    assert told(chart, EN) == "(1) Grade: yes, go to (2); no, go to (1). (6) Close, end."
    assert told(chart, ZH) == "（1）Grade：是，转第（2）项；否，转第（1）项。（6）Close，结束。"


def test_pdf_tells_the_chart_in_the_same_words() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(document(EN))))
    objects: list[Any] = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    assert [one["/Alt"] for one in objects if isinstance(one, dict) and "/Alt" in one] == [told(CHART, EN)]


@pytest.mark.parametrize("languages", [(ZH,), (ZH, EN)])
def test_a_high_picture_leaves_room_for_its_heading_on_the_page(languages: tuple[str, ...]) -> None:
    steps = tuple(FlowStep(n, inlines(f"Step {n}"), inlines("Party B"), n % 40 + 1) for n in range(1, 41))
    clause = Clause("flow", "none", (), dict.fromkeys(languages, (FlowChart(steps),)))
    part = Part("one", {}, (Article("one", 0, {}, (clause,)),))
    found = Word(docx.write(replace(contract(*languages), front=(), back=(), parts=(part,))))
    for extent in found.document.iter("{*}extent"):
        across, down = int(extent.get("cx")) / 360_000, int(extent.get("cy")) / 360_000
        assert down == pytest.approx(19, abs=0.1)
        drawing = draw(FlowChart(steps), ZH)
        assert across / down == pytest.approx(drawing.width / drawing.height, abs=0.01)


def test_a_document_without_pictures_has_no_image_parts() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(contract(ZH)))) as package:
        assert not [name for name in package.namelist() if "media" in name]
        assert "png" not in package.read("[Content_Types].xml").decode()


def test_html_and_pdf_draw_it() -> None:
    assert b"<svg" in html.write(document(ZH))
    assert len(pdf.write(document(ZH))) > len(pdf.write(replace(document(ZH), parts=())))

"""What a reader, a search, a screen reader and an archive get from a PDF."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from documents import EN, HOSTILE, ZH, clause, contract, inlines, paragraph
from fontTools.ttLib import TTFont

from wenyue.drafting.document import Article, Block, Document, Item, Lines, Part, Printed, Table
from wenyue.errors import ExportError
from wenyue.export import pdf, text, typesetting
from wenyue.language import Language

FONTS = Path(typesetting.__file__).with_name("fonts")
CHARACTERS = Path(__file__).parents[2] / "scripts" / "general_standard_characters.txt"


def read(document: Document, *, signing: bool = False) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.write(document, signing=signing)))


def catalog(reader: pypdf.PdfReader) -> Any:
    """The root of the file's objects."""
    return reader.trailer["/Root"]


def placed(page: pypdf.PageObject) -> list[tuple[str, float, float]]:
    """Every run of words of a page with the place of its beginning, in points from the lower left corner."""
    found: list[tuple[str, float, float]] = []

    def note(words: str, page_matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        a, b, c, d, e, f = page_matrix
        x, y = text_matrix[4:]
        found.append((words.strip(), a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=note)
    return found


def packed(words: str) -> str:
    """Without white space: where a line ends on paper says nothing about the words."""
    return re.sub(r"\s+", "", words)


def pages(document: Document, *, signing: bool = False) -> list[str]:
    return [packed(page.extract_text()) for page in read(document, signing=signing).pages]


def body(document: Document) -> str:
    """The words between the header and the footer of every page, each of which is one line."""
    lines = (line for page in read(document, signing=True).pages for line in page.extract_text().splitlines()[1:-1])
    return packed("".join(lines))


def with_blocks(*blocks: Block, language: str = ZH) -> Document:
    """A contract of one article with one clause that holds ``blocks``."""
    article = Article("A1", 1, {language: "服务内容"}, (clause("S1", (1, 1), {language: blocks}),))
    return replace(contract(language), parts=(Part("one", {language: ""}, (article,)),))


def with_value(value: str, language: str = ZH) -> Document:
    return with_blocks(paragraph("甲方", Printed(value, "party_a.name"), "。"), language=language)


def structure(reader: pypdf.PdfReader) -> list[tuple[str, str]]:
    """Every tag with the language it is marked with, in the order of reading."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], node.get("/Lang", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(catalog(reader)["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_words_of_the_file_are_the_words_of_the_text_format(language: str) -> None:
    document = contract(language)
    expected = text.write(document, signing=True).decode().replace(" | ", "")
    assert body(document) == packed(expected)


def test_chinese_can_be_searched_across_numbers_and_values() -> None:
    words = "".join(pages(contract(ZH)))
    for phrase in (
        "客服服务合同",
        "违约的按第3.2条处理",
        "人民币120,000.00元（大写：人民币壹拾贰万元整）",
        "场景条款2",
    ):
        assert phrase in words
    # Without packing too: no gap between Chinese and a number is taken for a space.
    assert "违约的按第3.2条处理" in "".join(page.extract_text() for page in read(contract(ZH)).pages).replace("\n", "")


def test_it_says_that_it_is_an_accessible_archive_file_and_what_it_is_called() -> None:
    reader = read(contract(ZH))
    assert reader.metadata is not None
    assert reader.metadata.title == "客服服务合同"
    assert reader.metadata.subject == "合同编号：KF-20261201-01"
    xmp = catalog(reader)["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert catalog(reader)["/MarkInfo"]["/Marked"].value is True


@pytest.mark.parametrize(
    ("languages", "code"), [((ZH,), "zh-CN"), ((EN,), "en"), ((ZH, EN), "zh-CN"), ((EN, ZH), "en")]
)
def test_the_language_of_the_file_is_the_prevailing_one(languages: tuple[str, ...], code: str) -> None:
    assert catalog(read(contract(*languages)))["/Lang"] == code


def test_headings_lists_and_tables_are_tagged() -> None:
    tags = [tag for tag, _ in structure(read(contract(ZH)))]
    assert tags.count("/H1") == 4  # two articles, two titled parts
    assert tags.count("/H2") == 1  # the article below a titled part
    assert tags.count("/L") == 3
    assert tags.count("/LI") == 4
    assert tags.count("/Lbl") == 4
    assert tags.count("/TH") == 3
    assert tags.count("/TD") == 6


def test_the_other_language_is_marked_as_such() -> None:
    assert {language for _, language in structure(read(contract(ZH, EN)))} == {"", "en"}


def test_articles_are_bookmarks_below_their_part() -> None:
    def titles(outline: list[Any]) -> list[Any]:
        return [titles(entry) if isinstance(entry, list) else entry.title for entry in outline]

    expected = ["一、服务内容", "二、服务费用及支付方式", "专用条款", ["三、服务水平"], "场景补充条款"]
    assert titles(read(contract(ZH)).outline) == expected
    # In a bilingual contract one bookmark has both languages.
    both = titles(read(contract(ZH, EN)).outline)
    assert both[0] == "一、服务内容 1. Scope of Service"
    assert both[2:4] == ["专用条款 Special Terms", ["三、服务水平 3. Service Levels"]]


def test_the_fonts_are_ours_and_inside_the_file() -> None:
    names = set()
    for page in read(contract(ZH, EN)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(descendant["/BaseFont"].split("+")[1])
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
    assert names == {"WenyueSerif-Regular", "WenyueSerif-Bold"}


def test_it_is_a4() -> None:
    box = read(contract(EN)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 297)


def test_every_page_has_the_number_of_the_contract_and_of_the_page() -> None:
    found = pages(with_blocks(*(paragraph("乙方应按照甲方的要求提供服务。" * 20) for _ in range(12))))
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert page.startswith("合同编号：KF-20261201-01客服服务合同")
        assert page.endswith(f"第{number}页共{len(found)}页")
    assert pages(contract(EN))[0].endswith("Page1of2")


def test_the_header_of_an_annex_is_one_line_without_the_parties() -> None:
    line = inlines(
        "(Contract No. ", Printed("AH-KF-2027-03", "contract_no"), "; Party A: ", Printed("北京", "party_a.name")
    )
    both = replace(contract(EN, ZH), title={EN: "Annex 1: Plan", ZH: "附件1：计划"}, contract_no={EN: line, ZH: line})
    for page in read(both).pages:
        assert packed(page.extract_text().splitlines()[0]) == "ContractNo.AH-KF-2027-03Annex1:Plan附件1：计划"


def test_the_title_of_a_part_stands_in_the_middle() -> None:
    title = next(x for page in read(contract(ZH)).pages for words, x, _ in placed(page) if words == "专用条款")
    assert title == pytest.approx((595 - len("专用条款") * 13) / 2, abs=2)


def test_the_line_to_sign_on_stands_beside_its_words() -> None:
    (page,) = [page for page in read(contract(EN)).pages if "Representative" in page.extract_text()]
    lines = [line for line in page.extract_text().splitlines() if "Representative" in line]
    assert "".join(lines).count(": ____") == 2


def test_a_very_long_number_is_short_in_the_header_and_whole_below_the_title() -> None:
    number = "KF-" + "0123456789" * 12
    document = replace(contract(ZH), contract_no={ZH: inlines(Printed(number, "contract_no"))})
    first = pages(document)[0]
    assert first.startswith(number[:59] + "…客服服务合同")
    assert first.count(number) == 1


def test_the_disclaimer_is_on_every_page_but_not_in_the_version_for_signing() -> None:
    assert all("本稿由程序生成，不构成法律意见。" in page for page in pages(contract(ZH)))
    assert not any("本稿由程序生成" in page for page in pages(contract(ZH), signing=True))


def test_the_same_contract_gives_the_same_bytes_in_every_thread() -> None:
    expected = pdf.write(contract(ZH, EN))
    with ThreadPoolExecutor(3) as threads:
        assert set(threads.map(pdf.write, [contract(ZH, EN)] * 6)) == {expected}


AFTER_FORK = """
import hashlib, os, sys
from documents import contract
from wenyue.errors import ExportError
from wenyue.export import pdf
print("typst" in sys.modules)
print(hashlib.sha256(pdf.write(contract("zh_Hans"))).hexdigest(), flush=True)
if not hasattr(os, "fork"):
    print("spawn")
elif os.fork():
    os.wait()
else:
    try:
        pdf.write(contract("zh_Hans"))
    except ExportError as error:
        print("spawn" if "spawn" in str(error) else error, flush=True)
    os._exit(0)
"""


def test_a_new_process_writes_the_same_bytes_and_a_forked_one_is_refused_rather_than_hung() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", AFTER_FORK],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root / "tests" / "export")))},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    engine_loaded, digest, refused = done.stdout.split()
    assert engine_loaded == "False"  # importing the writer does not start the engine
    assert digest == hashlib.sha256(pdf.write(contract(ZH))).hexdigest()
    assert refused == "spawn"


HOSTILE_HERE = (
    '#import "x": *',
    '#read("/etc/passwd")',
    "#panic()",
    "$x^2$ @ref <label> *bold* _emph_ `raw` ```typ #x```",
    "// comment /* comment */ = Heading + item - item / term: x",
    "~ -- --- ... \\u{41} \\ \\\\ \\n",
    "\"quotes\" 'and' “引号”",
    '"}]}, "title": ["x',
    "sys.inputs data.json https://example.com",
)


@pytest.mark.parametrize("value", [*HOSTILE_HERE, *(value for value in HOSTILE if "😀" not in value)])
def test_a_value_is_printed_as_it_stands(value: str) -> None:
    document = with_blocks(
        paragraph("甲方", Printed(value, "x"), "乙方"),
        Item(1, inlines(Printed(value, "x")), "x"),
        Table((inlines("列"),), ((inlines("甲方", Printed(value, "x"), "乙方"),),)),
    )
    words = "".join(pages(document))
    assert words.count(packed(f"甲方{value}乙方")) == 2
    assert packed(f"（1）{value}") in words


def test_control_characters_are_left_out_and_later_lines_of_a_value_are_set_in() -> None:
    document = with_value("第一行\x1b[2J\x00\n1.2 冒充的条款")
    assert "甲方第一行[2J1.2冒充的条款。" in "".join(pages(document))
    left = {words: x for words, x, _ in placed(read(document).pages[0])}
    clause_starts = next(x for words, x in left.items() if words.startswith("1.1"))
    value_goes_on = next(x for words, x in left.items() if words.startswith("1.2"))
    assert value_goes_on > clause_starts + 10


def test_a_character_without_a_glyph_is_named_instead_of_printed_as_a_box() -> None:
    with pytest.raises(ExportError, match=r"character 𠮷 \(U\+20BB7\)\. Write the contract as Word or HTML"):
        pdf.write(with_value("𠮷野家"))
    with pytest.raises(ExportError, match=r"characters U\+E000 and 😀 \(U\+1F600\)"):
        pdf.write(with_value("😀\ue000😀"))
    chinese = Language(ZH, {})
    with pytest.raises(ExportError) as raised:
        pdf.write(with_value("𠮷😀"))
    assert "𠮷 (U+20BB7)" in chinese.say(raised.value.message)


INVISIBLE = "[\u00ad\u200b\u2028\U000e0100]"


@pytest.mark.parametrize(
    "value",
    [
        "堃喆昇玥䶮㛃",
        "香港國際貿易有限公司",
        "Müller & Søn, Zoë Ǎn",
        "≥≤×÷≈%‰①㎡℃№€£¥＄–—…·",
        "软\u00ad连\u200b字\u2028符",
        "葛\U000e0100",
    ],
    ids=["rare names", "traditional", "Latin", "signs", "invisible", "variant"],
)
def test_names_and_signs_that_a_contract_may_hold_are_printed(value: str) -> None:
    shown = re.sub(INVISIBLE, "", value)
    assert packed(f"甲方{shown}。") in re.sub(INVISIBLE, "", "".join(pages(with_value(value))))


def test_the_fonts_hold_both_standards_and_the_list_of_their_characters_is_right() -> None:
    table = "".join(line for line in CHARACTERS.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert len(set(table)) == 8105
    assert typesetting.missing(table) == []
    rows = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    assert typesetting.missing("".join(rows)) == []
    listed = set((FONTS / "coverage.txt").read_text("utf-8")) - {"\n"}
    for style in ("Regular", "Bold"):
        font = TTFont(FONTS / f"WenyueSerif-{style}.ttf")
        assert {chr(code) for code in font.getBestCmap()} - {" "} == listed
        assert font["name"].getDebugName(4) == f"Wenyue Serif {style}"
        assert not any("Noto Serif" in str(record) for record in font["name"].names)


def test_a_long_word_stays_on_the_paper() -> None:
    address = "W" * 4000
    document = with_blocks(
        paragraph(Printed(address, "x")), Table((inlines("甲"), inlines("乙")), ((inlines(address), inlines("x")),))
    )
    lines = [line for page in read(document).pages for line in page.extract_text().splitlines() if "WW" in line]
    assert sum(line.count("W") for line in lines) == 8000
    assert max(map(len, lines)) < 60


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = tuple((inlines(f"第{number}期"), inlines("合同签订后")) for number in range(80))
    found = pages(with_blocks(paragraph("付款："), Table((inlines("名目甲"), inlines("付款时间")), rows)))
    with_rows = [page for page in found if re.search("第\\d+期", page)]
    assert len(with_rows) > 1
    assert all(page.count("名目甲付款时间") == 1 for page in with_rows)


LISTED = inlines("第一项。"), inlines("第二项。")


@pytest.mark.parametrize(
    "listed",
    [(Item(1, LISTED[0], "S1"), Item(2, LISTED[1], "S1")), (Lines(LISTED),)],
    ids=["items", "lines"],
)
def test_words_that_lead_to_a_list_never_end_a_page(listed: tuple[Block, ...]) -> None:
    counted = set()
    for paragraphs in range(16, 44):
        before = tuple(paragraph("乙方应提供服务。") for _ in range(paragraphs))
        after = tuple(paragraph("甲方应支付费用。") for _ in range(8))
        found = pages(with_blocks(*before, paragraph("付款方式如下："), *listed, *after))
        counted.add(next(number for number, page in enumerate(found) if "如下：" in page))
        (page,) = [page for page in found if "付款方式如下：" in page]
        assert "第一项。" in page
    assert counted == {0, 1}


def test_signatures_stay_together_and_never_stand_on_a_page_alone() -> None:
    pages_counted = set()
    for paragraphs in range(10, 34):
        front = tuple(paragraph("乙方应提供服务。") for _ in range(paragraphs))
        document = with_blocks(*front)
        (article,) = document.parts[0].articles
        last = clause("S2", (1, 2), {ZH: (paragraph("最后一条。"), Item(1, inlines("最后一项。"), "S2"))})
        document = replace(
            document, parts=(Part("one", {ZH: ""}, (replace(article, clauses=(*article.clauses, last)),)),)
        )
        found = pages(document)
        pages_counted.add(len(found))
        (signed,) = [page for page in found if "甲方（盖章）" in page]
        assert "签订日期" in signed
        assert "1.2最后一条。" in signed
    assert pages_counted == {1, 2}


def test_two_languages_stand_side_by_side_clause_by_clause() -> None:
    places: dict[str, list[tuple[float, float]]] = {}
    for page in read(contract(ZH, EN)).pages:
        for words, x, y in placed(page):
            if label := re.match(r"[123]\.[12]\b", words):
                places.setdefault(label[0], []).append((x, y))
    assert set(places) >= {"1.1", "1.2", "2.1", "2.2", "3.1", "3.2"}
    for (left, height), (right, same) in places.values():
        assert same == pytest.approx(height, abs=1)
        assert right > left + 150


@pytest.mark.parametrize("languages", [(ZH, EN), (EN, ZH)])
def test_a_bilingual_file_has_every_word_of_both(languages: tuple[str, ...]) -> None:
    words = "".join(pages(contract(*languages)))
    for language in languages:
        for line in text.write(contract(language)).decode().split("\n"):
            for cell in re.split(r" \| | {8}|----", line):
                assert packed(cell) in words


def test_two_languages_are_signed_once() -> None:
    (signed,) = [page for page in pages(contract(ZH, EN)) if "甲方（盖章）" in page]
    order = [
        signed.index(words)
        for words in ("甲方（盖章）", "PartyA(seal)", "甲方代表（签名）", "Representative(signature)")
    ]
    assert order == sorted(order)

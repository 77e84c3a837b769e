"""The Word file: valid, alive, and plain about what it is."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx as python_docx
import pytest
from documents import EN, HOSTILE, ZH, clause, contract, inlines, paragraph
from extraction import W, Word, style_of

from wenyue.drafting.document import (
    Article,
    Blank,
    Document,
    Item,
    Part,
    Printed,
    Reference,
    SignatureBlock,
    block_inlines,
    text_of,
)
from wenyue.export import docx

LANGUAGES = [(ZH,), (EN,), (ZH, EN)]
every_language = pytest.mark.parametrize("languages", LANGUAGES)

# The order of elements that ECMA-376, Part 1, sets down; only what this program writes.
ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr spacing ind jc outlineLvl",
    "rPr": "rFonts b color sz szCs lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan tcMar vAlign",
    "tbl": "tblPr tblGrid tr",
    "sectPr": "headerReference footerReference pgSz pgMar docGrid",
    "sdt": "sdtPr sdtContent",
    "sdtPr": "alias tag id text",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType lvl",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family pitch",
}


def word(*languages: str, hostile: bool = False, signing: bool = False) -> Word:
    return Word(docx.write(contract(*languages, hostile=hostile), signing=signing))


def with_paragraph(*parts: Any) -> Word:
    """The Word file of a contract whose clause 1.1 has this paragraph."""
    only = clause("S1.1", (1, 1), {ZH: (paragraph(*parts),)})
    part = Part("one", {ZH: ""}, (Article("A1", 1, {ZH: "服务内容"}, (only,)),))
    return Word(docx.write(replace(contract(ZH), front=(), parts=(part,), back=())))


def named(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def value(element: Any, path: str) -> str:
    return str(element.find("/".join(f"{W}{name}" for name in path.split("/"))).get(f"{W}val"))


# The package


@every_language
def test_every_part_has_a_type_and_every_relationship_leads_inside_the_package(languages: tuple[str, ...]) -> None:
    file = word(*languages)
    assert file.names[0] == "[Content_Types].xml"
    assert len(set(file.names)) == len(file.names)
    assert not [name for name in file.names if name.endswith("/")]
    types = file.part("[Content_Types].xml")
    typed = {found.get("PartName") for found in types if found.get("PartName")}
    assert typed == {f"/{name}" for name in file.names if not name.endswith((".rels", "].xml"))}
    for name, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relationship in file.part(name):
            assert relationship.get("TargetMode") is None
            assert folder + relationship.get("Target") in file.names


def test_the_package_tells_no_time() -> None:
    file = word(ZH)
    assert {entry.date_time for entry in file.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert b"created" not in file.parts["docProps/core.xml"]


def test_the_properties_have_title_and_language() -> None:
    properties = python_docx.Document(io.BytesIO(docx.write(contract(EN)))).core_properties
    assert properties.title == "Customer Service Agreement"
    assert properties.language == "en-GB"


@every_language
def test_python_docx_opens_it(languages: tuple[str, ...]) -> None:
    opened = python_docx.Document(io.BytesIO(docx.write(contract(*languages))))
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Title"
    assert opened.sections[0].page_width is not None
    assert round(opened.sections[0].page_width.mm) == 210


def test_a_contract_is_small() -> None:
    assert len(docx.write(contract(ZH))) < 12_000


# The markup


@every_language
@pytest.mark.parametrize("hostile", [False, True])
def test_elements_stand_in_the_order_of_the_standard(languages: tuple[str, ...], hostile: bool) -> None:
    file = word(*languages, hostile=hostile)
    for name in file.names:
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for element in file.part(name).iter():
            if order := ORDER.get(named(element)):
                places = [order.split().index(named(child)) for child in element]
                assert places == sorted(places), f"{name}: {named(element)}"


@every_language
def test_ids_and_names_are_unique(languages: tuple[str, ...]) -> None:
    document = word(*languages).document
    starts = list(document.iter(f"{W}bookmarkStart"))
    ids = [start.get(f"{W}id") for start in starts]
    names = [start.get(f"{W}name") for start in starts]
    controls = [value(control, "sdtPr/id") for control in document.iter(f"{W}sdt")]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert len(set(controls)) == len(controls)
    assert [end.get(f"{W}id") for end in document.iter(f"{W}bookmarkEnd")] == ids
    assert all(len(name) <= 40 and name.replace("_", "").isalnum() for name in names)


@every_language
def test_every_cell_and_the_text_end_with_a_paragraph(languages: tuple[str, ...]) -> None:
    document = word(*languages).document
    for cell in document.iter(f"{W}tc"):
        assert named(cell[-1]) == "p"
    assert [named(child) for child in document[0]][-2:] == ["p", "sectPr"]


def test_hostile_values_add_no_element() -> None:
    tame = {named(element) for element in word(ZH).document.iter()}
    wild = {named(element) for element in word(ZH, hostile=True).document.iter()}
    assert wild == tame | {"br"}


def test_what_xml_cannot_carry_is_left_out() -> None:
    file = with_paragraph("前", Printed("a\x00b\x1b[31mc\ud800d\ufffee\u202ef\x85g\th", "x"), "后")
    assert "前ab[31mcdefg h后" in file.text()


def test_a_new_line_in_a_value_is_a_line_break() -> None:
    assert "一\n二" in with_paragraph(Printed("一\n二", "x")).text()


# Styles, fonts, languages


def test_every_style_names_its_fonts() -> None:
    styles = word(ZH).part("word/styles.xml")
    found = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    for name, style in found.items():
        if name not in {"DefaultParagraphFont", "NoList"}:
            fonts = style.find(f"{W}rPr/{W}rFonts")
            heading = name in {"Title", "Heading1", "Heading2", "TableHead"}
            assert fonts.get(f"{W}eastAsia") == ("黑体" if heading else "宋体")
            assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == fonts.get(f"{W}cs") == "Times New Roman"
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}rFonts").get(f"{W}eastAsia") == "宋体"
    assert defaults.find(f"{W}lang").get(f"{W}eastAsia") == "zh-CN"


@every_language
def test_only_styles_of_the_base_package_are_used(languages: tuple[str, ...]) -> None:
    file = word(*languages)
    known = {style.get(f"{W}styleId") for style in file.part("word/styles.xml").iter(f"{W}style")}
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        used = {found.get(f"{W}val") for found in file.part(name).iter(f"{W}pStyle", f"{W}tblStyle")}
        assert used <= known


def test_every_run_has_its_language() -> None:
    chinese = word(ZH).document.iter(f"{W}r")
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") for run in chinese if run.find(f"{W}t") is not None} == {
        "zh-CN"
    }
    english = word(EN).document.iter(f"{W}r")
    assert {value(run, "rPr/lang") for run in english if run.find(f"{W}t") is not None} == {"en-GB"}


def test_chinese_quotation_marks_come_from_the_chinese_font() -> None:
    for run in word(ZH).document.iter(f"{W}r"):
        if run.find(f"{W}t") is not None:
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


# Fields, blanks, references


@every_language
def test_every_field_carries_a_text(languages: tuple[str, ...]) -> None:
    file = word(*languages)
    for name in ("word/document.xml", "word/footer1.xml"):
        for field in file.part(name).iter(f"{W}fldSimple"):
            assert "".join(text.text for text in field.iter(f"{W}t")).strip()


@every_language
def test_a_reference_is_a_field_that_leads_to_the_number_it_prints(languages: tuple[str, ...]) -> None:
    file = word(*languages)
    paragraphs = list(file.document.iter(f"{W}p"))
    numbered = dict(zip(paragraphs, file.paragraphs(), strict=True))
    target = {start.get(f"{W}name"): numbered[start.getparent()] for start in file.document.iter(f"{W}bookmarkStart")}
    fields = [(field.get(f"{W}instr").split(), field) for field in file.document.iter(f"{W}fldSimple")]
    assert len(fields) == 3 * len(languages)
    for (command, name, *switches), field in fields:
        assert command == "REF"
        assert switches == ["\\n", "\\h"]
        assert target[name].startswith("".join(text.text for text in field.iter(f"{W}t")))


def test_words_around_the_number_stay_words() -> None:
    assert "第1.1条" in with_paragraph("见", Reference("第1.1条", "S1.1"), "。").text()


@pytest.mark.parametrize("reference", [Reference("第9.9条", "gone"), Reference("本条", "S1.1")])
def test_a_reference_that_has_no_number_to_lead_to_is_plain_text(reference: Reference) -> None:
    file = with_paragraph("见", reference, "。")
    assert not list(file.document.iter(f"{W}fldSimple"))
    assert f"见{reference.text}。" in file.text()


def test_a_blank_is_a_control_titled_with_the_answer_that_fills_it() -> None:
    document = with_paragraph("自", Blank("____", "start_date"), "起").document
    (control,) = document.iter(f"{W}sdt")
    assert value(control, "sdtPr/alias") == value(control, "sdtPr/tag") == "start_date"
    assert [text.text for text in control.iter(f"{W}t")] == ["____"]


# The page


@every_language
def test_the_header_carries_the_contract_number_once_and_the_titles(languages: tuple[str, ...]) -> None:
    made = contract(*languages)
    header = word(*languages).part("word/header1.xml")
    printed = "".join(text.text for text in header.iter(f"{W}t"))
    label = {ZH: "合同编号：", EN: "Contract No.: "}[languages[0]]
    assert printed == "    ".join([f"{label}KF-20261201-01", *[made.title[language] for language in languages]])


def test_the_header_of_an_annex_names_the_contract_and_not_its_parties() -> None:
    annex = replace(contract(ZH), title={ZH: "附件1：服务计划书"}, contract_no={ZH: ANNEX_LINE})
    header = Word(docx.write(annex)).part("word/header1.xml")
    assert "".join(text.text for text in header.iter(f"{W}t")) == "合同编号：KF-1    附件1：服务计划书"


def test_a_header_of_two_lines_does_not_touch_the_text() -> None:
    styles = {style.get(f"{W}styleId"): style for style in word(ZH).part("word/styles.xml").iter(f"{W}style")}
    assert int(styles["Header"].find(f"{W}pPr/{W}spacing").get(f"{W}after")) >= 120


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_number_of_a_scenario_clause_is_bold_like_a_name(language: str) -> None:
    label = {ZH: "场景条款%1", EN: "Scenario Term %1."}[language]
    levels = word(language).part("word/numbering.xml").iter(f"{W}lvl")
    (level,) = [found for found in levels if value(found, "lvlText") == label]
    assert level.find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize(
    ("languages", "wanted"),
    [((ZH,), "第 1 页 共 1 页"), ((EN,), "Page 1 of 1"), ((ZH, EN), "第 1 页 共 1 页  /  Page 1 of 1")],
)
def test_the_footer_counts_pages_with_fields(languages: tuple[str, ...], wanted: str) -> None:
    footer = word(*languages).part("word/footer1.xml")
    (line,) = [found for found in footer.iter(f"{W}p") if style_of(found) == "Footer"]
    assert "".join(text.text for text in line.iter(f"{W}t")) == wanted
    fields = [field.get(f"{W}instr").strip() for field in line.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"] * len(languages)


def test_a_contract_without_a_number_has_an_empty_header() -> None:
    header = Word(docx.write(replace(contract(ZH), contract_no={}))).part("word/header1.xml")
    assert not list(header.iter(f"{W}t"))


def test_the_text_is_a4_justified_and_begins_two_characters_in() -> None:
    file = word(ZH)
    size = file.document.find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    styles = {style.get(f"{W}styleId"): style for style in file.part("word/styles.xml").iter(f"{W}style")}
    assert value(styles["Normal"], "pPr/jc") == "both"
    assert styles["Normal"].find(f"{W}pPr/{W}spacing").get(f"{W}line") == "360"
    assert styles["ClauseText"].find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"


# Tables


def table(document: Any, style: str) -> Any:
    (found,) = [table for table in document.iter(f"{W}tbl") if value(table, "tblPr/tblStyle") == style]
    return found


@every_language
def test_the_signature_block_stays_on_one_page_with_room_for_seals(languages: tuple[str, ...]) -> None:
    rows = list(table(word(*languages).document, "SignatureTable").iter(f"{W}tr"))
    assert len(rows) == 4 * len(languages)
    for row in rows:
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert {style_of(paragraph) for paragraph in row.iter(f"{W}p")} == {"SignatureLine"}
    # The style keeps each line with the next; only the last line says otherwise.
    free = [bool(row.findall(f".//{W}keepNext")) for row in rows]
    assert free == [False] * (len(rows) - 1) + [True]
    tall = [row.find(f"{W}trPr/{W}trHeight") is not None for row in rows]
    one = [False] * (len(languages) - 1) + [True]
    assert tall == one * 2 + [False] * 2 * len(languages)


@every_language
def test_signatures_never_stand_alone_on_a_page(languages: tuple[str, ...]) -> None:
    """The end of the last clause, some words of it at least, comes along; the beginning of a long one need not."""
    document = replace(contract(*languages), parts=contract(*languages).parts[:1])
    paragraphs = list(Word(docx.write(document)).document.iter(f"{W}p"))
    first = next(place for place, found in enumerate(paragraphs) if style_of(found) == "SignatureLine")
    kept = ["".join(found.itertext()) for found in paragraphs[:first] if found.find(f"{W}pPr/{W}keepNext") is not None]
    last = next(one for one in document.clauses() if one.id == "S3.2")
    for language in languages:
        end = text_of(tuple(inline for block in last.words[language] for inline in block_inlines(block)))[-15:]
        assert end in "".join(kept)


ANNEX_LINE = inlines(
    "（合同编号：", Printed("KF-1", "contract_no"), "；甲方：", Printed("甲公司", "party_a.name"), "）"
)


def test_a_line_that_names_the_parties_stands_below_the_title_of_an_annex_in_the_middle() -> None:
    annex = Word(docx.write(replace(contract(ZH), contract_no={ZH: ANNEX_LINE})))
    styles = {style.get(f"{W}styleId"): style for style in annex.part("word/styles.xml").iter(f"{W}style")}
    for file, jc in ((annex, "center"), (word(ZH), "right")):
        line = list(file.document.iter(f"{W}p"))[1]
        assert "合同编号" in "".join(line.itertext())
        assert value(styles[style_of(line)], "pPr/jc") == jc


def test_a_clause_in_two_columns_does_not_hold_the_next_row_on_its_page() -> None:
    """What is kept with the next paragraph keeps its row with the next one: an article would jump as a whole."""

    def kept(file: Word) -> list[str]:
        return [
            words
            for found in file.document.iter(f"{W}p")
            if found.find(f"{W}pPr/{W}keepNext") is not None
            and (words := "".join(found.itertext())).endswith(("：", ":"))
        ]

    assert [words for words in kept(word(ZH)) if words.startswith("乙方同意")]
    two = kept(word(ZH, EN))
    assert not [words for words in two if words.startswith(("乙方同意", "Party B agrees"))]
    # A table is not in the row of the words before it.
    assert [words for words in two if words.startswith("甲方按照下列")]


def test_words_that_lead_to_lines_stay_on_their_page() -> None:
    lead = next(one for one in word(ZH).document.iter(f"{W}p") if "".join(one.itertext()) == "附件清单：")
    assert lead.find(f"{W}pPr/{W}keepNext") is not None


@every_language
def test_a_form_that_is_signed_in_one_place_has_less_room_for_seals(languages: tuple[str, ...]) -> None:
    def rooms(document: Document) -> set[str | None]:
        return {found.get(f"{W}val") for found in Word(docx.write(document)).document.iter(f"{W}trHeight")}

    block = SignatureBlock(((inlines("甲方（盖章）："), inlines("乙方（盖章）：")),), (inlines("日期："),))
    form = replace(contract(*languages), back=(clause("B", (), dict.fromkeys(languages, (block,))),))
    assert rooms(contract(*languages)) == {"1300"}
    assert rooms(form) == {"640"}


def test_a_long_last_clause_leaves_no_half_empty_page_before_the_signatures() -> None:
    part = contract(ZH).parts[0]
    items = [Item(place, inlines(f"第{place}项约定，写得足够长，足以让人认出这一条。"), "S9") for place in range(1, 9)]
    long = clause("S9", (1, 9), {ZH: (paragraph("双方另约定："), *items)})
    article = replace(part.articles[0], clauses=(*part.articles[0].clauses, long))
    document = replace(contract(ZH), parts=(replace(part, articles=(article,)),))
    paragraphs = list(Word(docx.write(document)).document.iter(f"{W}p"))
    kept = ["".join(found.itertext()) for found in paragraphs if found.find(f"{W}pPr/{W}keepNext") is not None]
    assert [words[:3] for words in kept if words.startswith("第")] == ["第8项"]


def test_the_signature_style_keeps_lines_together() -> None:
    styles = {style.get(f"{W}styleId"): style for style in word(ZH).part("word/styles.xml").iter(f"{W}style")}
    assert styles["SignatureLine"].find(f"{W}pPr/{W}keepNext") is not None
    assert styles["SignatureLine"].find(f"{W}pPr/{W}keepLines") is not None


def test_a_table_repeats_its_head_on_every_page() -> None:
    rows = list(table(word(ZH).document, "RuledTable").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]


def test_a_table_gets_the_whole_width_of_the_page_in_two_languages_too() -> None:
    body = word(ZH, EN).document[0]
    styles = [value(table, "tblPr/tblStyle") for table in body.findall(f"{W}tbl")]
    assert styles.count("RuledTable") == 2
    assert not [table for table in body.iter(f"{W}tbl") if table.getparent().tag == f"{W}tc"]


def test_beside_chinese_with_two_straight_edges_english_is_set_to_the_left() -> None:
    found = word(ZH, EN)
    used = {}
    for one in found.document.iter(f"{W}p"):
        used["".join(one.itertext())[:12]] = style_of(one)
    assert {used["乙方同意按照本合同约定，"], used["为甲方提供电话、在线咨询"]} == {"ColumnText"}
    assert used["Party B agre"] == "ColumnTextEnglish"
    styles = {style.get(f"{W}styleId"): style for style in found.part("word/styles.xml").iter(f"{W}style")}
    edges = {id: styles[id].find(f"{W}pPr/{W}jc") for id in ("Normal", "ColumnText", "ColumnTextEnglish")}
    assert edges["Normal"].get(f"{W}val") == "both"
    assert edges["ColumnText"] is None
    assert edges["ColumnTextEnglish"].get(f"{W}val") == "left"


def test_two_languages_stand_beside_each_other_clause_by_clause() -> None:
    document = word(ZH, EN).document
    rows = [
        ["".join(text.text for text in cell.iter(f"{W}t")) for cell in row.findall(f"{W}tc")]
        for table in document[0].findall(f"{W}tbl")
        if value(table, "tblPr/tblStyle") == "Columns"
        for row in table.findall(f"{W}tr")
    ]
    assert all(len(row) == 2 for row in rows)
    assert ["服务内容", "Scope of Service"] in rows
    assert [row for row in rows if row[0].startswith("节假日高峰期") and row[1].startswith("In holiday peaks")]


def test_a_language_that_lacks_a_clause_leaves_its_cell_empty() -> None:
    only = clause("S1.1", (1, 1), {ZH: (paragraph("只有中文。"),), EN: ()})
    document: Document = replace(contract(ZH, EN), front=(only,), parts=(), back=())
    assert "只有中文。" in Word(docx.write(document)).text()


def test_hostile_values_reach_the_header_as_text() -> None:
    number = {ZH: inlines("编号：", Printed(" ".join(HOSTILE), "contract_no"))}
    header = Word(docx.write(replace(contract(ZH), contract_no=number))).part("word/header1.xml")
    assert "<w:p/> ]]>" in "".join(text.text for text in header.iter(f"{W}t"))

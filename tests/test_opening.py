"""A Word file comes back: its answers, and what was changed in it by hand."""

from __future__ import annotations

import copy
import html
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.text.paragraph import Paragraph

from wenyue import batch, library
from wenyue.cli import main
from wenyue.drafting import changes
from wenyue.drafting.review import review
from wenyue.drafting.template import Template
from wenyue.errors import AnswersError, StorageError
from wenyue.export import write
from wenyue.export.carried import carried
from wenyue.export.copies import Copy, remarks
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.language import Language
from wenyue.opening import Opened, open_file
from wenyue.storage import Drafts

TODAY = date(2026, 11, 24)
DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages(DIALOG.id)
GOLDEN = sorted((Path(__file__).parent / "golden" / "answers").glob("*.yaml"))
FILLED = next(file for file in GOLDEN if file.stem == "filled")
TEXTS = [("zh_Hans",), ("en",), ("zh_Hans", "en")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def draft_of(answers: Path) -> Draft:
    return batch.fill(answers, DIALOG, TODAY, "zh_Hans").draft


def _of(draft: Draft) -> tuple[Dialog, Template, Mapping[str, Language]]:
    return library.dialog(draft.dialog), library.template(draft.dialog), library.languages(draft.dialog)


def written(draft: Draft, text: tuple[str, ...] = (), *, with_remarks: bool = False) -> bytes:
    dialog, template, languages = _of(draft)
    seen = review(dialog, template, draft, languages, text=text)
    beside = remarks(seen, dialog, languages["en"]) if with_remarks else ()
    answers = carried(Interview(dialog, draft), seen.document)
    return write("c.docx", seen.document, Copy(remarks=beside, carried=answers))


def back(data: bytes, folder: Path) -> Opened:
    file = folder / "back.docx"
    file.write_bytes(data)
    return open_file(file)


def by_hand(opened: Opened) -> list[str]:
    return list(changes.lines(opened.changes, opened.names, LANGUAGES["en"]))


def edited(data: bytes, edit: Any) -> bytes:
    """The file after python-docx opened it, ``edit`` changed its paragraphs, and it was saved."""
    document = python_docx.Document(io.BytesIO(data))
    edit([Paragraph(found, document) for found in document.element.body.iter(f"{W}p")])
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def the(paragraphs: list[Paragraph], words: str) -> Paragraph:
    return next(found for found in paragraphs if words in found.text)


# Answers


@pytest.mark.parametrize("answers", GOLDEN, ids=lambda file: file.stem)
@pytest.mark.parametrize("text", TEXTS, ids="+".join)
def test_a_file_that_nobody_touched_gives_the_same_contract_and_no_changes(
    answers: Path, text: tuple[str, ...], tmp_path: Path
) -> None:
    data = written(draft_of(answers), text)
    opened = back(data, tmp_path)
    assert opened.changes == ()
    assert opened.remarks == ()
    assert opened.text == text
    assert written(opened.draft, text) == data


def test_what_travels_is_what_is_in_force_and_not_the_words_it_was_typed_in(tmp_path: Path) -> None:
    draft = draft_of(FILLED)
    part = zipfile.ZipFile(io.BytesIO(written(draft))).read("customXml/item1.xml").decode()
    assert "三成" not in part
    opened = back(written(draft), tmp_path)
    assert opened.draft.opened_on == TODAY
    assert opened.draft.answers["first_pay_percent"].value == draft.answers["first_pay_percent"].value
    assert {answer.typed for answer in opened.draft.answers.values()} == {""}


def test_the_answers_survive_being_saved_by_another_program(tmp_path: Path) -> None:
    draft = draft_of(GOLDEN[0])
    assert back(edited(written(draft), lambda _: None), tmp_path).draft.answers.keys() == draft.answers.keys()


# Changes by hand


def test_what_was_changed_by_hand_is_said_clause_by_clause(tmp_path: Path) -> None:
    def edit(paragraphs: list[Paragraph]) -> None:
        changed = the(paragraphs, "服务语言为：普通话")
        changed.runs[-1].text = changed.runs[-1].text.replace("普通话", "普通话和粤语")
        put_in = copy.deepcopy(changed._p)
        changed._p.addnext(put_in)
        for run in Paragraph(put_in, changed._parent).runs:
            run.text = ""
        Paragraph(put_in, changed._parent).runs[0].text = "一切沟通留痕。"
        gone = the(paragraphs, "书面续约协议")
        parent = gone._p.getparent()
        assert parent is not None
        parent.remove(gone._p)

    opened = back(edited(written(draft_of(FILLED)), edit), tmp_path)
    said = by_hand(opened)
    assert said[0] == "1.3: changed"
    assert said[1].endswith("普通话{+和粤语+}。")
    assert said[2] == "    {+一切沟通留痕。+}"
    assert re.fullmatch(r"2\.\d: taken out", said[3])
    assert said[4].startswith("    [-")
    assert len(said) == 5


def test_numbers_that_word_worked_out_anew_are_nobodys_change(tmp_path: Path) -> None:
    def edit(paragraphs: list[Paragraph]) -> None:
        for paragraph in paragraphs:
            for field in paragraph._p.iter(f"{W}fldSimple"):
                for text in field.iter(f"{W}t"):
                    text.text = "7.7"

    assert back(edited(written(draft_of(GOLDEN[0])), edit), tmp_path).changes == ()


def test_comments_of_a_review_copy_are_no_changes_and_tracked_ones_count_as_accepted(tmp_path: Path) -> None:
    data = written(draft_of(GOLDEN[0]), with_remarks=True)
    assert back(data, tmp_path).changes == ()

    def edit(paragraphs: list[Paragraph]) -> None:
        run = the(paragraphs, "乙方应确保").runs[0]._r
        wrapper = run.makeelement(f"{W}del", {f"{W}id": "1", f"{W}author": "x"})
        run.addprevious(wrapper)
        wrapper.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    assert [change.kind for change in back(edited(data, edit), tmp_path).changes] == ["gone"]


# Files that are not what they should be


def with_part(data: bytes, name: str, contents: bytes | None) -> bytes:
    """The package with one part replaced, or taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if contents is not None:
            new.writestr(name, contents)
    return made.getvalue()


ITEM = "customXml/item1.xml"
HEAD = b'<contract xmlns="urn:wenyue:contract:1" dialog="customer_service" version="1" opened="2026-11-24" text="en">'


@pytest.mark.parametrize(
    ("part", "contents"),
    [
        (ITEM, None),
        (ITEM, b"<other/>"),
        (ITEM, b'<contract xmlns="urn:wenyue:contract:1"/>'),
        (ITEM, HEAD + b'<answer key="fee_total">{</answer></contract>'),
        (ITEM, HEAD.replace(b"2026-11-24", b"yesterday") + b"</contract>"),
        (ITEM, HEAD.replace(b"customer_service", b"../etc") + b"</contract>"),
        (ITEM, b'<!DOCTYPE a [<!ENTITY b "bb">]>' + HEAD + b"</contract>"),
        (ITEM, HEAD + b'<answer key="fee_total">' + b"[" * 100_000 + b"</answer></contract>"),
        ("word/document.xml", None),
        ("word/document.xml", b"no xml"),
    ],
)
def test_a_file_without_readable_answers_is_refused_with_a_reason(
    part: str, contents: bytes | None, tmp_path: Path
) -> None:
    with pytest.raises(AnswersError) as raised:
        back(with_part(written(draft_of(GOLDEN[0])), part, contents), tmp_path)
    assert "back.docx" in str(raised.value)


def test_what_is_no_word_file_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="not a Word file"):
        back(b"hello", tmp_path)
    with pytest.raises(StorageError, match="cannot be read"):
        open_file(tmp_path / "nowhere.docx")


def test_an_answer_that_the_script_does_not_understand_is_open_again_and_said(tmp_path: Path) -> None:
    answers = (
        b'<answer key="fee_total">"x"</answer><answer key="gone">1</answer>'
        b'<answer key="party_a.name">"A\\u001b]0;x\\u0007\\u202eB"</answer>'
    )
    opened = back(with_part(written(draft_of(GOLDEN[0])), ITEM, HEAD + answers + b"</contract>"), tmp_path)
    assert {key: answer.value for key, answer in opened.draft.answers.items()} == {"party_a.name": "A]0;xB"}
    assert "fee_total and gone" in str(opened.remarks[-1])


def test_another_version_of_the_script_is_said(tmp_path: Path) -> None:
    head = HEAD.replace(b'version="1"', b'version="0.0"')
    opened = back(with_part(written(draft_of(GOLDEN[0])), ITEM, head + b"</contract>"), tmp_path)
    assert "version 0.0" in str(opened.remarks[0])


# The shell


def test_a_file_is_opened_from_the_shell_and_gone_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "c.docx"
    assert main(["draft", str(GOLDEN[0]), "-o", str(target), "--lang", "en"]) == 0
    assert "Carried along" in capsys.readouterr().err
    assert main(["open", str(target), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "Nothing in the text was changed by hand." in said.out
    draft = Drafts().find()
    assert draft is not None
    assert f"wenyue resume {draft.id}" in said.err
    assert draft.answers["dialog_depth"].value == "quick"


def test_a_clean_file_carries_nothing_and_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "c.docx"
    assert main(["draft", str(GOLDEN[0]), "-o", str(target), "--clean", "--lang", "en"]) == 0
    assert "Carried along" not in capsys.readouterr().err
    names = zipfile.ZipFile(target).namelist()
    assert not [name for name in names if "custom" in name]
    assert main(["open", str(target), "--lang", "en"]) == 2
    assert "carries no answers" in capsys.readouterr().err


def _package(parts: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


def _document(body: str) -> bytes:
    return f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>'.encode()


_SMALL = _document("<w:p><w:r><w:t>x</w:t></w:r></w:p>")
_DEEP = _document("<w:p>" + "<w:r>" * 50_000 + "<w:t>x</w:t>" + "</w:r>" * 50_000 + "</w:p>")


def _spoilt(packing: int) -> bytes:
    """A part whose packed bytes are not what they say."""
    data = bytearray(_package({"word/document.xml": _SMALL}, packing))
    start = data.find(b"word/document.xml") + len("word/document.xml")
    for place in range(start + 2, start + 40):
        data[place] ^= 0x5A
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        _package({"word/document.xml": _SMALL, "docProps/custom.xml": b" " * 4_000_001}),
        _package({"word/document.xml": _SMALL, **{f"customXml/item{n}.xml": b"<a/>" for n in range(17)}}),
        _package({"word/document.xml": _SMALL, "customXml/item1.xml": b"<a>" + b" " * 4_000_000 + b"</a>"}),
        _spoilt(zipfile.ZIP_DEFLATED),
        _spoilt(zipfile.ZIP_BZIP2),
        _spoilt(zipfile.ZIP_LZMA),
        _package({"word/document.xml": _DEEP}),
    ],
    ids=["large properties", "many items", "a large item", "deflated", "bzip2", "lzma", "deep"],
)
def test_a_word_file_made_to_harm_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="This is not a Word file"):
        back(data, tmp_path)


def _poisoned(key: str, value: str) -> bytes:
    """A file of ours in which somebody wrote another answer; ``value`` is JSON."""
    packed = io.BytesIO(written(draft_of(FILLED)))
    with zipfile.ZipFile(packed) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    answer = f'<answer key="{key}">{html.escape(value)}</answer>'
    carried = parts["customXml/item1.xml"].decode()
    others = re.sub(rf'<answer key="{re.escape(key)}"(?:/>|[^>]*?/>|[^>]*>.*?</answer>)', "", carried)
    parts["customXml/item1.xml"] = others.replace("</contract>", f"{answer}</contract>").encode()
    return _package(parts)


_POISON = [
    ("fee_total", '"1E+1000000"'),
    ("fee_total", '"-1"'),
    ("unit_price", '"1E-999999999"'),
    ("pay_plan", '"nonsense"'),
    ("pay_plan", '{"text": "my own"}'),
    ("scenarios", '["shop", "a"]'),
    ("dialog_depth", '"zzz"'),
    ("term", '{"months": 1000000000000}'),
    ("start_date", '"0001-01-01"'),
    ("start_date", '"9999-12-31"'),
    ("party_a.name", '"甲"'),
    ("party_a.name", '" "'),
    ("party_a.address", f'"{"长" * 5001}"'),
    ("party_a.address", r'"\ud800"'),
    ("pay_days", "1000000000"),
    ("peak_periods", '[{"name": "国庆", "from": {"date": "2027-10-01"}, "to": {"date": "2027-10-07"}, "extra": 500}]'),
    ("staff_list", '[{"name": 3, "role": "组长"}]'),
    ("staff_list", '[{"nickname": "张三"}]'),
    ("staff_list", '[{"name": ' + "[" * 200 + "]" * 200 + "}]"),
]


@pytest.mark.parametrize(("key", "value"), _POISON, ids=[f"{key} {value[:30]}" for key, value in _POISON])
def test_an_answer_that_nobody_could_have_given_does_not_come_back_and_is_named(
    key: str, value: str, tmp_path: Path
) -> None:
    opened = back(_poisoned(key, value), tmp_path)
    assert key not in opened.draft.answers
    said = [LANGUAGES["en"].say(remark) for remark in opened.remarks]
    assert f"These answers could not be read and are open again: {key}." in said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("end_date", '"2020-01-01"'),  # the start was moved behind it
        ("instalments", '[{"label": "首期", "trigger": "签订后", "percent": {"decimal": "30"}}]'),  # not 100 % yet
        ("pay_days", "60"),
    ],
)
def test_an_answer_that_other_answers_made_wrong_comes_back_all_the_same(key: str, value: str, tmp_path: Path) -> None:
    opened = back(_poisoned(key, value), tmp_path)
    assert key in opened.draft.answers
    assert not opened.remarks

"""A pack as files: safe names in the order of reading, the same bytes every time, never half of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from wenyue import library
from wenyue.errors import ExportError
from wenyue.export.packing import file_name, pack, zipped
from wenyue.interview.draft import Answer, Draft

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")
DRAFT = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_answer("scenarios", Answer(("emergency",)))


def packed(extension: str, reader: str = "zh_Hans") -> dict[str, bytes]:
    return dict(pack(DIALOG, TEMPLATE, DRAFT, LANGUAGES, reader=reader, extension=extension).files)


def test_files_sort_in_the_order_of_reading() -> None:
    names = list(packed(".md"))

    assert names == sorted(names)
    assert names[0] == "00 合同小结.md"
    assert names[1] == "01 客服服务合同.md"
    assert names[2].startswith("02 附件1：")


@pytest.mark.parametrize("extension", [".docx", ".html", ".md", ".txt"])
def test_every_format_writes_the_whole_pack_and_the_same_bytes_again(extension: str) -> None:
    first = packed(extension)

    assert all(name.endswith(extension) and contents for name, contents in first.items())
    assert zipped(first) == zipped(packed(extension))


def test_the_archive_holds_the_files_and_tells_no_time() -> None:
    files = packed(".txt", "en")
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_format_that_does_not_exist_makes_no_file() -> None:
    with pytest.raises(ExportError):
        packed(".odt")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("合同", "07 合同.pdf"),
        ("../../etc/passwd", "07 etc passwd.pdf"),
        ('a:b*c?d"e<f>g|h\\i', "07 a b c d e f g h i.pdf"),
        ("x\x00y\u202ez", "07 xyz.pdf"),
        ("long" * 100, f"07 {'long' * 20}.pdf"),
        ("𠮷" * 100, f"07 {'𠮷' * 60}.pdf"),  # four bytes each
        (" . ", "07.pdf"),
    ],
)
def test_names_are_safe_whatever_a_title_says(title: str, name: str) -> None:
    assert file_name(7, title, ".pdf") == name


def test_an_annex_that_the_pack_cannot_write_is_named() -> None:
    listed = DRAFT.with_answer("annexes", Answer(("D2", "D9")))

    remark = pack(DIALOG, TEMPLATE, listed, LANGUAGES, reader="en", extension=".txt").not_held

    assert remark is not None
    assert "Supplementary Agreement" in str(remark.args["annexes"])
    assert "Flow" not in str(remark.args["annexes"])
    assert pack(DIALOG, TEMPLATE, DRAFT, LANGUAGES, reader="en", extension=".txt").not_held is None

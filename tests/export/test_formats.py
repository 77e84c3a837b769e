"""A file's name says its format."""

from __future__ import annotations

import pytest
from documents import ZH, contract

from wenyue.errors import ExportError
from wenyue.export import FORMATS, format_for


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("合同.docx", b"PK"),
        ("C.DOCX", b"PK"),
        ("a.b.html", b"<!DOCTYPE html>"),
        ("x.md", "# 客服服务合同".encode()),
        ("x.txt", "客服服务合同".encode()),
        ("x.pdf", b"%PDF-"),
    ],
)
def test_the_extension_chooses_the_writer(name: str, start: bytes) -> None:
    assert format_for(name)(contract(ZH)).startswith(start)


@pytest.mark.parametrize("name", ["contract", "contract.odt", ".docx.bak", ""])
def test_an_unknown_extension_names_those_there_are(name: str) -> None:
    with pytest.raises(ExportError) as raised:
        format_for(name)
    for extension in FORMATS:
        assert extension in str(raised.value)

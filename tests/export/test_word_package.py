"""Zip files made from parts that were compressed beforehand."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from wenyue.export.package import archive, pack


@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="/\\\x00"), min_size=1), st.binary()))
def test_what_goes_in_comes_out(parts: dict[str, bytes]) -> None:
    package = archive(pack(name, contents) for name, contents in parts.items())
    with zipfile.ZipFile(io.BytesIO(package)) as entries:
        assert entries.testzip() is None
        assert entries.namelist() == list(parts)
        assert {name: entries.read(name) for name in parts} == parts


def test_an_entry_can_be_used_again() -> None:
    entry = pack("a.xml", b"<a/>")
    assert archive([entry]) == archive([entry])

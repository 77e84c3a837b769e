"""Where files may be written and read while a visitor sits at the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenyue import fence
from wenyue.errors import StorageError
from wenyue.files import write_file, write_folder
from wenyue.opening import open_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "visitor"
    folder.mkdir()
    monkeypatch.setenv(fence.VARIABLE, str(folder))
    return folder


def test_the_owner_of_the_machine_writes_anywhere(tmp_path: Path) -> None:
    write_file(tmp_path / "anywhere" / "contract.md", b"words")
    assert fence.folder() is None
    assert (tmp_path / "anywhere" / "contract.md").read_bytes() == b"words"


def test_a_visitor_writes_into_their_own_folder(folder: Path) -> None:
    write_file(folder / "contract.md", b"words")
    write_folder(folder / "pack", {"a.md": b"a"})
    assert (folder / "contract.md").read_bytes() == b"words"
    assert (folder / "pack" / "a.md").read_bytes() == b"a"


@pytest.mark.parametrize("name", ["../stolen.md", "/etc/stolen.md", "a/../../stolen.md", "link/stolen.md"])
def test_no_way_of_writing_a_path_leads_out(folder: Path, name: str) -> None:
    (folder / "link").symlink_to(folder.parent)
    with pytest.raises(StorageError, match="only a name"):
        write_file(folder / name, b"words")
    with pytest.raises(StorageError, match="only a name"):
        write_folder(folder / name, {"a.md": b"a"})
    assert [path.name for path in folder.parent.iterdir()] == ["visitor"]


def test_a_visitor_opens_no_file_of_the_server(folder: Path) -> None:
    with pytest.raises(StorageError, match="only a name"):
        open_file(folder.parent / "somebody.docx")

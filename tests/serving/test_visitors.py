"""The visitors' folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from wenyue import library
from wenyue.errors import StorageError
from wenyue.interview.draft import Answer
from wenyue.serving.visitors import Visitors
from wenyue.storage import Drafts


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(path.stat().st_mode)[-3:] for path in (folder, *folder.rglob("*"))}


def test_only_the_owner_of_the_server_can_read_key_and_folders(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path / "served")
    with visitors.files("a1") as files:
        assert modes(tmp_path / "served") == {
            "served": "700",
            "key": "600",
            "visitors": "700",
            "a1": "700",
            files.name: "700",
        }


def test_the_key_stays_the_same_from_run_to_run(tmp_path: Path) -> None:
    cookie = Visitors(tmp_path).seal.issue()
    assert Visitors(tmp_path).seal.visitor(cookie) is not None


def test_a_key_that_is_none_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(StorageError, match="is no key"):
        Visitors(tmp_path)


def test_a_visitor_who_answered_nothing_leaves_nothing(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path)
    with visitors.files("a1") as files:
        (files / "contract.docx").write_bytes(b"x")
    assert not visitors.home("a1").exists()


def test_drafts_stay_and_files_go_when_a_session_is_over(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path)
    with visitors.files("a1") as files:
        (files / "contract.docx").write_bytes(b"x")
        drafts = Drafts(visitors.home("a1"))
        draft = drafts.new(library.dialog("customer_service"), TODAY).with_answer("my_role", Answer("party_a", "1"))
        drafts.save(draft)
        drafts.close()
    assert not files.exists()
    assert Drafts(visitors.home("a1")).find(draft.id) is not None
    assert Drafts(visitors.home("b2")).find() is None

"""Drafts on disk: what was accepted is there, for its owner only, whatever happens to the program."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from wenyue import library
from wenyue.errors import StorageError
from wenyue.files import named, write_file, write_folder
from wenyue.interview.draft import Answer, Draft
from wenyue.storage import Drafts, clean_name, home

DIALOG = library.dialog("customer_service")


def made(drafts: Drafts, today: date) -> Draft:
    draft = drafts.new(DIALOG, today)
    draft = draft.with_answer("party_a.name", Answer("甲乙丙公司", "甲乙丙公司"))
    draft = draft.with_answer("fee_total", Answer(Decimal("120000"), "12万"))
    draft = draft.with_answer("start_date", Answer(None, "", "default"))
    return draft.with_answer("sign_date", Answer(None, "", "blank"))


def test_a_draft_comes_back_as_it_was_saved(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    assert Drafts().find(draft.id) == draft


def test_what_was_last_written_out_comes_back_with_the_draft(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    for state in (draft, draft.written_out(), draft.undo().written_out().redo(), replace(draft, exported=True)):
        drafts.save(state)
        assert Drafts().find(draft.id) == state


def test_undone_changes_are_kept_so_that_redo_works_after_a_restart(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today).undo()
    drafts.save(draft)
    again = Drafts().find()
    assert again is not None
    assert "sign_date" not in again.answers
    assert "sign_date" in again.redo().answers


def test_a_change_after_an_undo_replaces_what_was_undone_on_disk_too(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    draft = draft.undo().with_answer("contract_no", Answer("KF-1", "KF-1"))
    drafts.save(draft)
    again = Drafts().find()
    assert again == draft


def test_only_the_owner_can_read_the_folder_and_the_files(today: date) -> None:
    drafts = Drafts()
    drafts.save(made(drafts, today))
    assert stat.S_IMODE(home().stat().st_mode) == 0o700
    for file in home().iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_every_save_is_written_through_to_the_disk(today: date) -> None:
    drafts = Drafts()
    drafts.save(made(drafts, today))
    connection = drafts._connection
    assert connection is not None
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_the_last_changed_draft_is_the_one_to_go_on_with(today: date) -> None:
    drafts = Drafts()
    first, second = made(drafts, today), made(drafts, today)
    drafts.save(first)
    drafts.save(second)
    drafts.save(first.undo())
    found = Drafts().find()
    assert found is not None
    assert found.id == first.id


def test_a_draft_is_found_by_the_beginning_of_its_id_and_never_by_half_a_guess(today: date) -> None:
    drafts = Drafts()
    first = made(drafts, today)
    drafts.save(first)
    assert drafts.find(first.id[:6]) == first
    assert drafts.find("zz") is None
    drafts.save(made(drafts, today))
    with pytest.raises(StorageError, match="More than one draft"):
        drafts.find(first.id[:4])


def test_without_drafts_there_is_nothing_to_find_and_nothing_is_made() -> None:
    assert Drafts().find() is None
    assert Drafts().all() == ()
    assert not home().exists()


def two_windows(today: date) -> tuple[tuple[Drafts, Draft], tuple[Drafts, Draft]]:
    """One draft, open in two windows."""
    one, other = Drafts(), Drafts()
    draft = made(one, today)
    one.save(draft)
    theirs = other.find(draft.id)
    assert theirs is not None
    return (one, draft), (other, theirs)


@pytest.mark.parametrize("look", ["all", "deleted", "kept", "rename"])
def test_to_look_at_the_drafts_makes_nobody_overwrite_what_another_window_accepted(today: date, look: str) -> None:
    (one, draft), (other, theirs) = two_windows(today)
    accepted = draft.with_answer("contract_no", Answer("KF-1", "KF-1"))
    one.save(accepted)
    match look:
        case "all":
            other.all()
        case "deleted":
            other.all(deleted=True)
        case "kept":
            other.kept(draft.id)
        case _:
            other.rename(draft.id, "晨光")
    with pytest.raises(StorageError, match="another window"):
        other.save(theirs.with_answer("contract_no", Answer("KF-2", "KF-2")))
    assert Drafts().find(draft.id) == accepted


def test_a_listed_draft_is_gone_on_with_as_another_window_left_it(today: date) -> None:
    one, other = Drafts(), Drafts()
    draft = made(one, today)
    one.save(draft)
    (listed,) = other.all()
    accepted = draft.with_answer("contract_no", Answer("KF-1", "KF-1"))
    one.save(accepted)
    taken = other.take_up(listed.draft)
    assert taken == accepted
    other.save(taken.with_answer("contract_no", Answer("KF-2", "KF-2")))
    with pytest.raises(StorageError, match="another window"):
        one.save(accepted.undo())


def test_a_listed_draft_that_another_window_erased_is_not_gone_on_with(today: date) -> None:
    one, other = Drafts(), Drafts()
    one.save(made(one, today))
    (listed,) = other.all()
    one.delete(listed.draft.id)
    assert other.take_up(listed.draft) == listed.draft
    one.erase(listed.draft.id)
    with pytest.raises(StorageError, match="There is no draft"):
        other.take_up(listed.draft)


_DAMAGES = {
    "no JSON": "UPDATE changes SET data = '{\"party_a.name\": ' WHERE draft = ? AND place = 0",
    "nested without end": f"UPDATE changes SET data = '{'[' * 100_000}' WHERE draft = ? AND place = 0",
    "a list": "UPDATE changes SET data = '[1]' WHERE draft = ? AND place = 0",
    "a number for an answer": "UPDATE changes SET data = '{\"fee_total\": 3}' WHERE draft = ? AND place = 0",
    "no words": 'UPDATE changes SET data = \'{"fee_total": {"value": "1"}}\' WHERE draft = ? AND place = 0',
    "another origin": "UPDATE changes SET data = replace(data, '\"typed\"}', '\"guessed\"}') WHERE draft = ?",
    "no day": "UPDATE drafts SET opened_on = 'soon' WHERE id = ?",
    "a later dialog": "UPDATE drafts SET dialog = 'lease' WHERE id = ?",
    "a path for a dialog": "UPDATE drafts SET dialog = '../dialogs/customer_service' WHERE id = ?",
    "a base of nothing": "UPDATE drafts SET base = '{}' WHERE id = ?",
}


@pytest.mark.parametrize("damage", _DAMAGES.values(), ids=_DAMAGES)
def test_one_draft_that_cannot_be_read_locks_none_of_the_others_away(today: date, damage: str) -> None:
    drafts = Drafts()
    good, bad = made(drafts, today), made(drafts, today)
    drafts.save(good)
    drafts.save(bad)
    drafts.close()
    with sqlite3.connect(drafts.file) as connection:
        connection.execute(damage, (bad.id,))
    unread: list[str] = []
    assert [one.draft for one in Drafts().all(unread=unread.append)] == [good]
    assert unread == [bad.id]
    assert Drafts().find() == good
    assert Drafts().find(good.id) == good
    with pytest.raises(StorageError, match=f"The draft {bad.id} cannot be read"):
        Drafts().find(bad.id)
    assert connection.execute("SELECT count(*) FROM changes WHERE draft = ?", (bad.id,)).fetchone() == (4,)
    connection.close()


def test_two_windows_do_not_overwrite_each_other(today: date) -> None:
    (one, draft), (other, theirs) = two_windows(today)
    one.save(draft.with_answer("contract_no", Answer("KF-1", "KF-1")))
    with pytest.raises(StorageError, match="another window"):
        other.save(theirs.with_answer("contract_no", Answer("KF-2", "KF-2")))


def test_a_damaged_file_is_left_alone_and_said(today: date) -> None:
    home().mkdir(parents=True)
    file = home() / "drafts.db"
    file.write_bytes(b"this is not a database at all, only words" * 40)
    before = file.read_bytes()
    with pytest.raises(StorageError, match="damaged"):
        Drafts().find()
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(today: date) -> None:
    home().mkdir(parents=True)
    home().chmod(0o500)
    drafts = Drafts()
    with pytest.raises(StorageError, match="cannot be written"):
        drafts.save(made(drafts, today))


def test_a_full_disk_is_said_and_the_answers_stay_in_memory(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    connection = drafts._connection
    assert connection is not None
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    longer = draft.with_answer("special_terms", Answer("长" * 20_000, "长"))
    with pytest.raises(StorageError, match="disk is full"):
        drafts.save(longer)
    assert Drafts().find() == draft
    connection.execute("PRAGMA max_page_count = 1000000")
    drafts.save(longer)
    assert Drafts().find() == longer


def test_an_answer_that_its_kind_no_longer_understands_keeps_its_words(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    drafts.close()
    with sqlite3.connect(home() / "drafts.db") as connection:
        connection.execute("UPDATE changes SET data = replace(data, '\"120000\"', '[1]')")
    again = Drafts().find()
    assert again is not None
    assert again.answers["fee_total"] == Answer(None, "12万", "blank")


def test_a_deleted_draft_is_out_of_the_lists_and_can_be_brought_back_as_it_was(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    drafts.keep_unsent(draft.id, {"fee_total": "12"})
    drafts.delete(draft.id)
    assert Drafts().all() == () and Drafts().find() is None and Drafts().find(draft.id) is None
    assert [one.draft for one in Drafts().all(deleted=True)] == [draft]
    found = Drafts().kept(draft.id[:6], deleted=True)
    assert found is not None and found.draft == draft
    Drafts().bring_back(draft.id)
    assert Drafts().find() == draft
    assert Drafts().unsent(draft.id) == {"fee_total": "12"}
    assert Drafts().all(deleted=True) == ()


def test_nothing_of_an_erased_draft_stays_on_the_disk(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today).with_answer("special_terms", Answer("不可见人的条款", "不可见人的条款"))
    drafts.save(draft)
    drafts.delete(draft.id)
    drafts.erase(draft.id)
    assert drafts.all(deleted=True) == ()
    for file in home().iterdir():
        assert "不可见人".encode() not in file.read_bytes(), file.name


def test_what_was_not_deleted_first_is_not_erased(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    with pytest.raises(StorageError, match="no draft"):
        drafts.erase(draft.id)
    assert drafts.find() == draft


def test_who_goes_on_with_a_draft_that_another_window_deleted_keeps_it(today: date) -> None:
    here, there = Drafts(), Drafts()
    draft = made(here, today)
    here.save(draft)
    there.delete(draft.id)
    more = draft.with_answer("contract_no", Answer("KF-1", "KF-1"))
    here.save(more)
    assert Drafts().find() == more


def test_who_goes_on_with_a_draft_that_another_window_erased_is_told(today: date) -> None:
    here, there = Drafts(), Drafts()
    draft = made(here, today)
    here.save(draft)
    there.delete(draft.id)
    there.erase(draft.id)
    with pytest.raises(StorageError, match="erased in another window"):
        here.save(draft.undo())


def test_a_draft_is_called_by_the_name_it_was_given_until_that_is_taken_away(today: date) -> None:
    drafts = Drafts()
    draft = made(drafts, today)
    drafts.save(draft)
    assert [one.name for one in drafts.all()] == [""]
    drafts.rename(draft.id, "  晨光\n 客服 ")
    drafts.save(draft.undo())
    assert [one.name for one in Drafts().all()] == ["晨光 客服"]
    drafts.rename(draft.id, " ")
    assert [one.name for one in Drafts().all()] == [""]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd", "../../etc/passwd"),  # only ever shown
        ("a\x1b]0;x\x07\u202eb\u200bc\tx\ny", "a]0;xbc x y"),
        ("[red]x[/]", "[red]x[/]"),
        ("\u200b \ufeff", ""),
        ("长" * 500, "长" * 60),
    ],
)
def test_a_name_is_one_line_that_can_be_seen(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_draft_that_is_not_there_can_be_neither_named_nor_deleted(today: date) -> None:
    drafts = Drafts()
    drafts.save(made(drafts, today))
    for act in (drafts.delete, drafts.bring_back, lambda id: drafts.rename(id, "x")):
        with pytest.raises(StorageError, match="no draft “zz”"):
            act("zz")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "contract.md"
    write_file(target, b"text")
    assert target.read_bytes() == b"text"
    assert [file.name for file in target.parent.iterdir()] == ["contract.md"]
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(StorageError, match="cannot be written"):
        write_file(tmp_path / "folder.md", b"text")
    assert list((tmp_path / "folder.md").iterdir()) == []


OLD = """
CREATE TABLE drafts (
  id TEXT PRIMARY KEY, dialog TEXT NOT NULL, version TEXT NOT NULL, opened_on TEXT NOT NULL,
  position INTEGER NOT NULL, exported INTEGER NOT NULL, revision INTEGER NOT NULL, changed REAL NOT NULL
) STRICT;
CREATE TABLE changes (
  draft TEXT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE, place INTEGER NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (draft, place)
) STRICT;
INSERT INTO drafts VALUES ('1124-0001', 'customer_service', '1.0', '2026-11-24', 1, 0, 1, 1.0);
INSERT INTO changes VALUES ('1124-0001', 0, '{"my_role": {"value": "party_b", "typed": "2", "origin": "typed"}}');
"""


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_its_drafts(tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "drafts.db")
    connection.executescript(OLD)
    connection.close()
    for _ in range(2):
        drafts = Drafts(tmp_path)
        found = drafts.find("1124")
        assert found is not None
        assert found.answers["my_role"].value == "party_b"
        assert found.base is None
        assert [one.name for one in drafts.all()] == [""]
        drafts.save(found.with_override(date(2026, 11, 24), ["F36"]))
        drafts.close()
    again = Drafts(tmp_path).find("1124")
    assert again is not None
    assert [override.checks for override in again.overrides] == [("F36",), ("F36",)]


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "drafts.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StorageError, match="newer version"):
        Drafts(tmp_path).find()


def test_a_draft_keeps_the_contract_it_starts_from_as_it_was(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    contract = drafts.new(DIALOG, date(2026, 11, 24)).with_answer("fee_total", Answer(Decimal(120000), "12万"))
    drafts.save(contract)
    later = drafts.new(DIALOG, date(2027, 6, 1), contract).with_answer("my_role", Answer("party_a"))
    drafts.save(later)
    drafts.save(contract.with_answer("fee_total", Answer(Decimal(1))))
    drafts.delete(contract.id)
    found = Drafts(tmp_path).find(later.id)
    assert found is not None
    assert found.base is not None
    assert found.base.id == contract.id
    assert found.base.answers["fee_total"] == Answer(Decimal(120000), "12万")


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "pack"
    write_folder(target, {"a": b"1", "b": b"2"})
    assert {file.name: file.read_bytes() for file in target.iterdir()} == {"a": b"1", "b": b"2"}
    with pytest.raises(StorageError):
        write_folder(target, {"c": b"3"})
    with pytest.raises(StorageError):
        write_folder(tmp_path / "half", {"a": b"1", "no/such/folder": b"2"})
    assert sorted(file.name for file in target.iterdir()) == ["a", "b"]
    assert [file.name for file in tmp_path.iterdir()] == ["deep"]


@pytest.mark.skipif(os.name != "posix", reason="links and owners are those of POSIX")
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_nothing_is_saved_where_somebody_else_put_a_file(today: date, ending: str, tmp_path: Path) -> None:
    drafts = Drafts()
    drafts.folder.mkdir(parents=True)
    theirs = tmp_path / "theirs"
    theirs.touch()
    planted = drafts.file.with_name(drafts.file.name + ending)
    planted.symlink_to(theirs)
    with pytest.raises(StorageError, match="is a link or belongs to somebody else"):
        drafts.save(made(drafts, today))
    assert theirs.read_bytes() == b""
    planted.unlink()
    drafts.save(made(drafts, today))


@pytest.mark.skipif(os.name != "posix", reason="owners are those of POSIX")
def test_a_log_of_another_owner_beside_the_drafts_is_refused(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = Drafts()
    drafts.folder.mkdir(parents=True)
    drafts.file.with_name("drafts.db-wal").touch()
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(StorageError, match=r"drafts\.db-wal is a link or belongs to somebody else"):
        drafts.save(made(drafts, today))


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_contract_that_was_made_private_stays_private_when_it_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "contract.docx"
    write_file(file, b"1")
    file.chmod(0o600)
    write_file(file, b"2")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == b"2"


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.usefixtures("open_umask")
def test_what_is_written_is_not_for_others_to_write_whatever_the_umask(tmp_path: Path) -> None:
    write_file(tmp_path / "new" / "contract.docx", b"1")
    write_folder(tmp_path / "packs" / "pack", {"a.docx": b"1"})
    for made in (tmp_path / "new", tmp_path / "packs"):
        for path in (made, *made.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_a_place_that_cannot_be_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for typed in ("~nosuchuser/x.docx", "x" * 300, "a\0b"):
        with pytest.raises(StorageError, match="cannot be written"):
            named(typed, tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert named("~/x.docx", tmp_path / "elsewhere") == tmp_path / "x.docx"
    assert named("x.docx", tmp_path) == tmp_path / "x.docx"


def test_inside_the_fence_a_name_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENYUE_FENCE", str(tmp_path))
    assert named("~root", tmp_path) == tmp_path / "~root"
    for typed in ("/etc/passwd", "../x", "/" + "x" * 300):
        with pytest.raises(StorageError, match="In the browser a file has only a name"):
            named(typed, tmp_path)

"""What the files say is kept for the next start, and never outlives the files."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from wenyue import kept, library


class Reading:
    """Reads a file of words, and counts how often."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.times = 0

    def __call__(self) -> dict[str, list[str]]:
        self.times += 1
        return {"words": self.file.read_text(encoding="utf-8").split()}

    def words(self) -> list[str]:
        found: list[str] = kept.data("words", [self.file], self)["words"]
        return found


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache" / "wenyue"
    monkeypatch.setenv("WENYUE_CACHE", str(folder))
    return folder


@pytest.fixture
def reading(tmp_path: Path, cache: Path) -> Reading:
    file = tmp_path / "words.txt"
    file.write_text("合同 一份", encoding="utf-8")
    return Reading(file)


def test_what_was_read_once_is_not_read_again(reading: Reading) -> None:
    assert reading.words() == ["合同", "一份"]
    assert reading.words() == ["合同", "一份"]
    assert reading.times == 1


def test_an_edit_of_the_file_takes_effect_at_once(reading: Reading) -> None:
    reading.words()
    times = reading.file.stat()
    reading.file.write_text("合同 两份", encoding="utf-8")
    os.utime(reading.file, ns=(times.st_atime_ns, times.st_mtime_ns))  # as short and as old as before

    assert reading.words() == ["合同", "两份"]


def test_a_file_more_takes_effect_at_once(reading: Reading, tmp_path: Path) -> None:
    reading.words()
    more = tmp_path / "more.txt"
    more.write_text("", encoding="utf-8")
    kept.data("words", [reading.file, more], reading)

    assert reading.times == 2


def test_a_file_that_has_moved_takes_effect_at_once(reading: Reading, tmp_path: Path) -> None:
    reading.words()
    (tmp_path / "en").mkdir()
    reading.file = reading.file.rename(tmp_path / "en" / "words.txt")
    reading.words()

    assert reading.times == 2


def test_a_newer_program_reads_afresh(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    reading.words()
    monkeypatch.setattr(kept, "__version__", "next")
    reading.words()

    assert reading.times == 2


def test_code_that_reads_otherwise_reads_afresh(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.words()
    code = tmp_path / "library.py"
    code.write_text("", encoding="utf-8")
    monkeypatch.setattr(kept, "_CODE", (code,))
    reading.words()

    assert reading.times == 2


@pytest.mark.parametrize("broken", [b"", b"\n", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_broken_counts_as_none(reading: Reading, cache: Path, broken: bytes) -> None:
    reading.words()
    (cache / "words.json").write_bytes(broken)

    assert reading.words() == ["合同", "一份"]
    assert reading.words() == ["合同", "一份"]
    assert reading.times == 2


@pytest.mark.parametrize("place", [0, 60, 90, -1])
def test_one_character_that_is_not_what_was_written_is_noticed(reading: Reading, cache: Path, place: int) -> None:
    reading.words()
    content = bytearray((cache / "words.json").read_bytes())
    content[place] ^= 1
    (cache / "words.json").write_bytes(content)

    assert reading.words() == ["合同", "一份"]
    assert reading.times == 2


def test_only_the_owner_can_read_or_write_it(reading: Reading, cache: Path) -> None:
    reading.words()

    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [(file.name, stat.S_IMODE(file.stat().st_mode)) for file in cache.iterdir()] == [("words.json", 0o600)]


def _forge(file: Path) -> None:
    """Other words, with everything about them right."""
    fingerprint = file.read_bytes().partition(b" ")[0].decode()
    words = json.dumps({"words": ["无效"]}).encode()
    file.write_bytes(kept._first_line(fingerprint, words) + b"\n" + words)


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_could_have_written_counts_as_none(reading: Reading, cache: Path, mode: int) -> None:
    reading.words()
    _forge(cache / "words.json")
    (cache / "words.json").chmod(mode)

    assert reading.words() == ["合同", "一份"]


def test_what_somebody_else_owns_counts_as_none(reading: Reading, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading.words()
    _forge(cache / "words.json")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    assert reading.words() == ["合同", "一份"]


def test_what_only_the_owner_could_have_written_is_used(reading: Reading, cache: Path) -> None:
    reading.words()
    _forge(cache / "words.json")

    assert reading.words() == ["无效"]


def test_what_was_kept_under_another_name_is_not_used(reading: Reading, cache: Path) -> None:
    kept.data("others", [reading.file], lambda: {"words": ["无效"]})
    (cache / "others.json").rename(cache / "words.json")

    assert reading.words() == ["合同", "一份"]


def test_a_disk_that_is_full_leaves_nothing_behind(
    reading: Reading, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert reading.words() == ["合同", "一份"]
    assert list(cache.iterdir()) == []


def test_the_folder_may_be_named_from_the_home_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("WENYUE_CACHE", "~/kept")

    assert kept.folder() == tmp_path / "kept"


def test_a_link_is_not_followed(reading: Reading, cache: Path, tmp_path: Path) -> None:
    reading.words()
    (cache / "words.json").rename(tmp_path / "elsewhere.json")
    _forge(tmp_path / "elsewhere.json")
    (cache / "words.json").symlink_to(tmp_path / "elsewhere.json")

    assert reading.words() == ["合同", "一份"]
    assert not (cache / "words.json").is_symlink()


def test_where_nothing_can_be_kept_all_is_read_as_before(
    reading: Reading, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert reading.words() == ["合同", "一份"]

    monkeypatch.setenv("WENYUE_CACHE", "")
    assert reading.words() == ["合同", "一份"]
    assert kept.folder() is None


def test_what_cannot_be_read_is_not_kept(reading: Reading, cache: Path) -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.data("words", [reading.file], fail)
    assert not cache.exists()


def test_the_platform_has_a_place_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WENYUE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    found = kept.folder()
    assert found is not None
    assert found.name == "wenyue"


def test_a_dialog_and_its_words_are_the_same_from_what_is_kept(cache: Path) -> None:
    def all_said() -> tuple[str, dict[str, object]]:
        dialog = library.dialog.__wrapped__("renewal_agreement")
        template = library.template.__wrapped__("renewal_agreement")
        return f"{dialog} {template}", dict(library.catalog.__wrapped__("zh_Hans", "wenyue"))

    first = all_said()
    assert {file.name for file in cache.iterdir()} >= {
        "dialog-renewal_agreement.json",
        "expressions-renewal_agreement.json",
        "template-renewal_agreement.json",
        "catalog-zh_Hans-wenyue.json",
    }
    assert all_said() == first
    assert any(isinstance(words, tuple) for words in first[1].values())


@pytest.mark.skipif(os.name != "posix", reason="there are no such pipes elsewhere")
def test_a_pipe_in_the_place_of_what_was_kept_keeps_nobody_waiting(reading: Reading, cache: Path) -> None:
    cache.mkdir(parents=True)
    os.mkfifo(cache / "words.json")
    assert reading.words() == ["合同", "一份"]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_folders_around_the_cache_are_not_for_others_to_write(reading: Reading, cache: Path) -> None:
    before = os.umask(0)
    try:
        reading.words()
    finally:
        os.umask(before)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (cache, cache.parent)] == [0o700, 0o700]

"""What is noted after a mistake of the program."""

from __future__ import annotations

from pathlib import Path

from wenyue.crash import write_log


def test_a_log_holds_places_and_no_answers(tmp_path: Path) -> None:
    def broken(secret: str) -> None:
        raise ValueError(f"cannot read {secret}")

    try:
        broken("310101199001011234")
    except ValueError as error:
        log = write_log(error, tmp_path / "home")
    text = log.read_text(encoding="utf-8")
    assert "310101199001011234" not in text
    assert "test_crash.py" in text
    assert "broken" in text
    assert log.stat().st_mode & 0o777 == 0o600


def test_where_no_log_can_be_written_the_program_still_ends_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not write_log(ValueError("x"), tmp_path / "file" / "home").exists()


def test_a_log_is_not_written_through_a_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (home / "crash.log").symlink_to(victim)
    log = write_log(ValueError("x"), home)
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not log.is_symlink()
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert [file.name for file in home.iterdir()] == ["crash.log"]

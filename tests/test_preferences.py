"""The language and the colours chosen are there in the next run; where they cannot be kept, nobody is troubled."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from wenyue.cli import language_of
from wenyue.preferences import Preferences, remember, remembered
from wenyue.storage import Drafts


def test_what_was_chosen_comes_back_and_one_choice_leaves_the_other(own_home: Path) -> None:
    assert remembered() == Preferences()
    remember(language="zh_Hant")
    remember(theme="wenyue-light")
    assert remembered() == Preferences("zh_Hant", "wenyue-light")
    assert [file.name for file in own_home.iterdir()] == ["preferences.json"]


def test_only_the_owner_reads_the_file_and_it_is_no_reason_to_open_the_folder(own_home: Path) -> None:
    remember(language="en")
    assert stat.S_IMODE((own_home / "preferences.json").stat().st_mode) == 0o600
    Drafts()._open().close()
    assert stat.S_IMODE(own_home.stat().st_mode) == 0o700


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 3, "size": "big"}', '"x"', "{}" + " " * 20000])
def test_a_file_that_says_nothing_sensible_says_nothing(own_home: Path, text: str) -> None:
    own_home.mkdir()
    (own_home / "preferences.json").write_text(text, encoding="utf-8")
    assert remembered() == Preferences()
    remember(theme="wenyue-dark")
    assert json.loads((own_home / "preferences.json").read_text(encoding="utf-8"))["theme"] == "wenyue-dark"


def test_a_folder_that_cannot_be_written_is_nobody_s_trouble(own_home: Path) -> None:
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    remember(language="en")
    assert remembered() == Preferences()


def test_the_language_of_last_time_comes_after_the_command_line_and_before_the_locale() -> None:
    system = {"LANG": "zh_CN.UTF-8"}
    assert language_of([], system, "en") == "en"
    assert language_of(["--lang", "zh_Hant"], system, "en") == "zh_Hant"
    assert language_of([], {**system, "WENYUE_LANG": "zh_Hans"}, "en") == "zh_Hans"
    assert language_of([], system, "tlh") == "zh_Hans"
    assert language_of([], {"LANG": "zh_TW.UTF-8"}) == "zh_Hant"
    assert language_of([], {"LANG": "zh_HK"}) == "zh_Hant"

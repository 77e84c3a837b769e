"""A walk tries every setting of every switch, marks what goes wrong, and says what never came up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wenyue import library
from wenyue.authoring.catalogs import languages_with
from wenyue.authoring.paths import Walk, drafts, lines, walk
from wenyue.authoring.script import read
from wenyue.authoring.switches import switches

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(GOOD, folder)
    return folder


def change(folder: Path, file: str, words: str, others: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert words in text
    (folder / file).write_text(text.replace(words, others, 1), encoding="utf-8")


def walked(folder: Path, sample: int | None = None) -> Walk:
    return walk("demo", sample, folder / "dialogs", folder / "templates", folder / "locales")


def faults(seen: Walk) -> set[str]:
    return {f"{found.fault.clause}: {found.fault.what} {found.fault.excerpt}" for found in seen.faults}


def test_switches_are_the_answers_that_conditions_read() -> None:
    found = {switch.key: switch.values for switch in switches(read("demo", GOOD / "dialogs", GOOD / "templates"))}

    assert list(found) == ["owner.kind", "repair", "price", "extras"]
    assert found["owner.kind"] == ("company", "person", None)
    assert found["repair"] == (False, True, None)
    assert found["extras"] == (("rain",), (), ("snow_day",), ("rain", "snow_day"), None)


def test_numbers_are_tried_on_both_sides_of_every_limit() -> None:
    found = {switch.key: switch.values for switch in switches(read("demo", GOOD / "dialogs", GOOD / "templates"))}

    assert [str(value) for value in found["price"]] == ["1000", "1001", "999", "None"]


def test_paths_hold_every_setting_and_first_the_empty_draft() -> None:
    script = read("demo", GOOD / "dialogs", GOOD / "templates")
    made = list(drafts(script, languages_with("demo", GOOD / "locales")))

    assert made[0].answers == {}
    for switch in switches(script):
        tried = [draft.answers[switch.key].value for draft in made[1:]]
        assert all(value in tried for value in switch.values)


def test_a_sound_dialog_walks_without_faults_and_meets_everything() -> None:
    seen = walked(GOOD)

    assert faults(seen) == set()
    assert seen.documents > 3 * seen.paths
    assert all(ids == () for ids in seen.never.values())
    assert [str(line) for line in lines(seen)][1:3] == ["questions: 8 of 8 met (100%)", "choices: 7 of 7 met (100%)"]


def test_a_walk_gives_the_same_every_time() -> None:
    assert lines(walked(GOOD, 10)) == lines(walked(GOOD, 10))


def test_a_sample_takes_that_many_paths_and_the_empty_one() -> None:
    """What the sample does not meet gets paths of its own behind it."""
    script = read("demo", GOOD / "dialogs", GOOD / "templates")

    assert len(list(drafts(script, languages_with("demo", GOOD / "locales"), 7))) == 8
    assert walked(GOOD, 7).paths >= 8


def test_punctuation_that_only_one_path_breaks_is_found(copy: Path) -> None:
    change(copy, "templates/zh_Hans/contract.md", "下雨时见", "下雨时，，见")

    assert faults(walked(copy)) == {"P1: Two punctuation marks follow one another. 下雨时，，见附件1《部件清单》。"}


def test_two_wordings_of_one_clause_must_not_print_together(copy: Path) -> None:
    change(copy, "templates/contract.yaml", '            when: "not repair"\n', "")

    assert faults(walked(copy)) == {"S1.2: Two wordings of one clause print together. S1.2 S1.2b"}


def test_a_clause_that_cannot_be_written_is_a_fault_and_no_crash(copy: Path) -> None:
    change(copy, "templates/en/contract.md", "{{ parts | table }}", "Parts: {{ parts | table }}")

    assert faults(walked(copy)) == {
        ": The contract cannot be put together. ValueError: A table or a list of annexes stands on a line of its own."
    }


def test_what_never_comes_up_is_listed(copy: Path) -> None:
    change(
        copy,
        "templates/contract.yaml",
        "        when: \"'rain' in extras\"",
        "        when: \"'rain' in extras and not extras\"",
    )
    change(copy, "dialogs/dialog.yaml", '"price > 1000 and not repair"', '"price > 1000 and price < 1000"')

    seen = walked(copy)

    assert {kind: ids for kind, ids in seen.never.items() if ids} == {
        "clauses": ("P1",),
        "checks": ("F1",),
        "scenarios": ("K1",),
    }
    assert [line for line in map(str, lines(seen)) if line.startswith("Never")] == [
        "Never met, clauses: P1",
        "Never met, situations: K1",
        "Never met, checks: F1",
    ]
    assert "checks: 0 of 1 met (0%)" in map(str, lines(seen))


def test_what_the_pairs_miss_gets_a_path_of_its_own(copy: Path) -> None:
    change(copy, "dialogs/dialog.yaml", '"price > 1000 and not repair"', '"price * 7 > 9000 and repair"')

    assert walked(copy, 1).never["checks"] == ()


def test_a_situation_without_its_clause_is_found(copy: Path) -> None:
    change(copy, "dialogs/dialog.yaml", "    trigger: \"'rain' in extras\"", "    trigger: \"'snow_day' in extras\"")

    found = {str(one.fault.what) for one in walked(copy).faults}

    assert "A situation and its clause do not stand together." in found
    assert "A situation needs an annex that is not suggested." in found


def test_faults_of_an_annex_are_found(copy: Path) -> None:
    change(copy, "templates/zh_Hans/papers/D1.md", "归还：", "归还 100 次：")

    assert faults(walked(copy)) == {"D1.2: The figure stands in one language only. 100"}


def test_a_fault_is_told_once_with_its_first_path_and_how_often_it_was_seen(copy: Path) -> None:
    change(copy, "templates/en/contract.md", "Nobody repairs it.", "Nobody repairs it..")

    seen = walked(copy)
    told = [str(line) for line in lines(seen)]

    assert len(seen.faults) == 1
    assert told[0] == f"{seen.documents} documents on {seen.paths} paths: one thing to correct."
    assert told[1:2] == [
        "S1.2 (en): Two punctuation marks follow one another. “…y repairs it.. Notice is 7…” (path 0; on 122 of them)"
    ]


@pytest.mark.parametrize("id", library.all_dialogs())
def test_every_path_of_a_shipped_dialog_is_without_faults_and_together_they_meet_everything(id: str) -> None:
    seen = walk(id)
    assert faults(seen) == set()
    assert {kind: ids for kind, ids in seen.never.items() if ids} == {}

"""The files that are shipped are found and read, and a mistake in one is told with its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wenyue import library
from wenyue.errors import AuthoringError
from wenyue.interview.dialog import Question, Setting
from wenyue.language import msg, nmsg

GOOD = Path(__file__).parent / "authoring" / "good"


@pytest.fixture
def dialogs(tmp_path: Path) -> Path:
    """The files of a good dialog, to be changed."""
    return Path(shutil.copytree(GOOD / "dialogs", tmp_path / "dialogs"))


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The files of its template, to be changed."""
    return Path(shutil.copytree(GOOD / "templates", tmp_path / "templates"))


def change(file: Path, words: str, others: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert words in text
    file.write_text(text.replace(words, others, 1), encoding="utf-8")


def mistakes(read: Callable[[], object], folder: Path) -> list[str]:
    """What reading complains of, with paths from a folder on."""
    with pytest.raises(AuthoringError) as caught:
        read()
    return [str(mistake).replace(f"{folder.as_posix()}/", "") for mistake in caught.value.mistakes]


def test_the_files_of_a_dialog_are_read_as_one(dialogs: Path) -> None:
    dialog = library.dialog("demo", dialogs)

    assert dialog.id == "demo"
    assert [question.id for question in dialog.questions] == ["Q0", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]


def test_words_like_no_and_numbers_stay_what_was_written(dialogs: Path) -> None:
    change(dialogs / "questions.yaml", 'default: "no"', "default: no")
    change(dialogs / "dialog.yaml", "article: 586", "article: 1.10")
    dialog = library.dialog("demo", dialogs)

    assert dialog.question_by_id["Q3"].default == "no"
    assert dialog.law_by_id["cc-586"].article == "1.10"
    assert dialog.version == "1.0"


def test_what_could_drive_a_terminal_does_not_get_in(dialogs: Path) -> None:
    change(dialogs / "dialog.yaml", "welcome: Hello.", 'welcome: "He\u202ello."')

    assert library.dialog("demo", dialogs).welcome == "Hello."


def test_an_entry_knows_its_file_and_line(dialogs: Path) -> None:
    source = library.dialog_source("demo", dialogs)

    assert source.place(("questions", 2, "var")).endswith("questions.yaml:28")
    assert source.place(("questions", 2, "choices", 0)).endswith("questions.yaml:27")
    assert source.place(("title",)).endswith("dialog.yaml:2")


@pytest.mark.parametrize(
    ("file", "words", "others", "said"),
    [
        (
            "dialog.yaml",
            "version: 1.0",
            "version: 1.0\ntitle: Twice",
            "dialog.yaml:4: “title” stands here twice. Keep one of the two.",
        ),
        (
            "questions.yaml",
            "questions:",
            "title: Twice\nquestions:",
            "questions.yaml:1: “title” stands here twice. Keep one of the two.",
        ),
        (
            "questions.yaml",
            "    var: thing",
            "    var: thing\n    var: goods",
            "questions.yaml:29: “var” stands here twice. Keep one of the two.",
        ),
        (
            "questions.yaml",
            "    var: thing",
            "    vra: thing",
            "questions.yaml:28: There is no field “vra”. Check its spelling, or take it out.",
        ),
        ("questions.yaml", "    var: thing\n", "", "questions.yaml:27: “var” is missing. Add it to this entry."),
        (
            "questions.yaml",
            "tier: quick",
            "tier: fast",
            "questions.yaml:5: “tier” must be one of these: “quick”, “standard” and “full”.",
        ),
    ],
    ids=[
        "doubled key",
        "key of another file",
        "doubled field",
        "unknown field",
        "missing field",
        "other value",
    ],
)
def test_a_mistake_in_a_dialog_file_is_told_with_its_line(
    dialogs: Path, file: str, words: str, others: str, said: str
) -> None:
    change(dialogs / file, words, others)

    assert said in mistakes(lambda: library.dialog("demo", dialogs), dialogs)


def test_what_is_not_yaml_is_told_with_its_line(dialogs: Path) -> None:
    change(dialogs / "dialog.yaml", "welcome: Hello.", "welcome: {ask: Really?}}")

    (said,) = mistakes(lambda: library.dialog("demo", dialogs), dialogs)

    assert said.startswith("dialog.yaml:6: This is not YAML: ")
    assert said.endswith(". Correct the line or the one above it.")


def test_a_file_that_is_no_mapping_is_a_mistake(dialogs: Path) -> None:
    (dialogs / "more.yaml").write_text("- one\n- two\n", encoding="utf-8")

    said = ["more.yaml:1: The file must be a mapping of names to entries."]
    assert mistakes(lambda: library.dialog("demo", dialogs), dialogs) == said


def test_all_mistakes_of_a_reading_are_told_at_once(dialogs: Path) -> None:
    change(dialogs / "questions.yaml", "    var: thing", "    vra: thing")
    change(dialogs / "dialog.yaml", "    article: 586\n", "")

    assert len(mistakes(lambda: library.dialog("demo", dialogs), dialogs)) == 3


def test_a_template_is_read_in_all_its_languages(templates: Path) -> None:
    template = library.template("demo", templates)

    assert set(template.wordings) == {"zh_Hans", "en"}
    assert template.wordings["zh_Hans"].title == "借用合同"
    assert (
        template.wordings["en"].clauses["S1.2"].source == "Nobody repairs it. Notice is {{ notice_days | num }} days."
    )
    assert template.wordings["en"].labels.options["repair"] == {"yes": "agreed", "no": "not agreed"}
    assert template.variants["S1.2"] == ("S1.2", "S1.2b")


@pytest.mark.parametrize(
    ("file", "words", "others", "said"),
    [
        (
            "contract.yaml",
            "when: ",
            "if: ",
            "contract.yaml:14: There is no field “if”. Check its spelling, or take it out.",
        ),
        (
            "en/contract.md",
            "## S1.2b",
            "## S1.2",
            "en/contract.md:12: “S1.2” stands here twice (line 10 too). Keep one of the two.",
        ),
        ("en/labels.yaml", "columns:", "colums:", "en/labels.yaml:1: “columns” is missing. Add it to this entry."),
    ],
    ids=["unknown field", "doubled clause", "missing labels"],
)
def test_a_mistake_in_a_template_is_told_with_its_line(
    templates: Path, file: str, words: str, others: str, said: str
) -> None:
    change(templates / file, words, others)

    assert said in mistakes(lambda: library.template("demo", templates), templates)


def test_the_shipped_dialog_is_found_and_read() -> None:
    assert "customer_service" in library.dialogs()
    assert library.dialog("customer_service").id == "customer_service"
    assert library.template("customer_service").wordings.keys() == {"zh_Hans", "en"}


def test_the_languages_are_english_and_one_for_each_folder_of_catalogs() -> None:
    assert library.language_codes() == ("en", "zh_Hans", "zh_Hant")
    assert tuple(library.languages()) == ("en", "zh_Hans", "zh_Hant")


def test_a_language_has_the_words_of_the_program_and_of_a_dialog() -> None:
    dialog = library.dialog("customer_service")
    chinese = library.languages(dialog.id)["zh_Hans"]

    assert chinese.say(dialog.title) == "客服服务合同"
    assert chinese.say(msg("“{name}” is missing. Add it to this entry.", name="var")).startswith("缺少“var”")
    assert library.languages()["zh_Hans"].say(dialog.title) == dialog.title


def test_a_catalog_that_does_not_exist_has_no_words() -> None:
    assert library.catalog("zh_Hans", "no_such_dialog") == {}


def test_messages_for_several_things_come_from_the_catalog_too() -> None:
    one = nmsg("One answer is back: {answers}.", "{n} answers are back: {answers}.", 2, answers="A、B")

    assert "2" in library.languages()["zh_Hans"].say(one)
    assert library.languages()["zh_Hans"].say(one) != library.languages()["en"].say(one)


def test_every_whole_number_that_is_asked_for_says_what_it_counts() -> None:
    script = library.dialog("customer_service")
    holders: list[Question | Setting] = [*script.questions, *script.settings]
    assert any(holder.kind == "integer" for holder in holders)
    assert [holder.var for holder in holders if (holder.kind == "integer") != bool(holder.unit)] == []

"""What people read in a dialog is found for the catalogs, and nothing else."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from wenyue import library
from wenyue.authoring.catalogs import all_texts
from wenyue.authoring.extraction import extract_dialog

CODE = Path(library.__file__).parent


def found(text: str) -> list[tuple[int, str, str]]:
    """Line, text and comment of everything that is extracted."""
    return [
        (line, message, " ".join(comments))
        for line, _, message, comments in extract_dialog(BytesIO(text.encode()), (), (), {})
    ]


def test_marked_texts_come_with_their_line_and_their_entry() -> None:
    text = "title: Loan\nsections:\n  - id: S1\n    title: All of it\ndisclaimers:\n  first_screen: No advice.\n"

    assert found(text) == [
        (1, "Loan", "Where: dialog.title"),
        (4, "All of it", "Where: S1.title"),
        (6, "No advice.", "Where: disclaimers.first_screen"),
    ]


def test_texts_of_inner_entries_name_both() -> None:
    text = "questions:\n  - id: Q1\n    choices:\n      - id: a\n        label: Apple\n"

    assert found(text) == [(5, "Apple", "Where: Q1.a.label")]


def test_ids_and_expressions_are_not_texts() -> None:
    text = "questions:\n  - id: Q1\n    var: fruit\n    kind: text\n    when: is_set(x)\n"

    assert found(text) == []


def test_an_example_is_told_in_the_language_people_talk_in() -> None:
    text = "questions:\n  - id: Q1\n    kind: text\n    example: apple\n"

    assert found(text) == [(4, "apple", "Where: Q1.example")]


def test_the_usual_words_of_a_text_are_translated_but_no_other_usual_answer() -> None:
    question = "questions:\n  - id: Q1\n    kind: {kind}\n    default: seven\n"

    assert found(question.format(kind="text")) == [(4, "seven", "Where: Q1.default")]
    assert found(question.format(kind="integer")) == []


@pytest.mark.parametrize(("line", "count"), [("translated: true", 1), ("translated: false", 0), ("label: ''", 0)])
def test_the_words_of_a_setting_are_translated_where_it_says_so(line: str, count: int) -> None:
    assert len(found(f"settings:\n  - var: who\n    kind: text\n    default: nobody\n    {line}\n")) == count


def test_cells_of_usual_rows_are_translated_unless_they_are_numbers() -> None:
    text = "questions:\n  - id: Q1\n    starter:\n      - cells:\n          name: Bell\n          share: 30\n"

    assert found(text) == [(5, "Bell", "Where: Q1.starter.cells.name")]


def test_a_text_over_several_lines_is_one_message() -> None:
    assert found("welcome: |\n  Hello.\n  Sit down.\n") == [(1, "Hello.\nSit down.\n", "Where: dialog.welcome")]


def test_a_file_that_is_no_mapping_has_no_texts() -> None:
    assert found("- a\n- b\n") == []
    assert found("") == []


@pytest.mark.parametrize(
    ("domain", "folder"),
    [("wenyue", "src"), ("customer_service", "dialogs/customer_service")],
    ids=["program", "dialog"],
)
def test_pybabel_finds_the_same_texts_with_the_project_s_settings(tmp_path: Path, domain: str, folder: str) -> None:
    project, made = CODE.parents[1], tmp_path / "texts.pot"
    arguments = ["-F", str(project / "pyproject.toml"), "-k", "msg", "-k", "nmsg:1,2", "-o", str(made)]

    command = CommandLineInterface()
    command.run(["pybabel", "-q", "extract", *arguments, str(project / folder)])  # type: ignore[no-untyped-call]  # Babel leaves it untyped

    with made.open("rb") as stream:
        ids = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in read_po(stream) if entry.id}
    assert ids == {text.text for text in all_texts(domain)}


def test_every_message_of_the_program_is_written_out_where_it_is_said() -> None:
    """A message put together from pieces would never be found by the extractor."""
    pieced = [
        f"{file.relative_to(CODE)}:{call.lineno}"
        for file in CODE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("msg", "nmsg")
        for text in call.args[: 1 if call.func.id == "msg" else 2]
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
    ]
    assert pieced == []

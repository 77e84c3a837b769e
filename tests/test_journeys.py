"""Journeys of real people in a real terminal: changing their mind, their language, their window; being cut off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from terminals import CTRL_Q, ENTER, ESCAPE, F2, F6, LEFT, Terminal
from wenyue.storage import Drafts


def test_an_early_answer_is_changed_and_the_talk_goes_on_where_it_was(tmp_path: Path) -> None:
    with Terminal(tmp_path, (80, 24), "new", "--lang", "en") as terminal:
        terminal.wait_for("which side are you on")
        terminal.type("1" + ENTER)
        terminal.wait_for("Which language should the contract be in?")
        terminal.type("1" + ENTER)
        terminal.wait_for("Do you want to go fast, or cov")
        terminal.type("change your side" + ENTER)
        terminal.wait_for("Changing “Your side”. Esc leaves it as it was.")
        terminal.type(ESCAPE)
        terminal.wait_for("> 2  Standard: adds the usual protections")
        terminal.type("change your side" + ENTER)
        terminal.wait_for("Changing “Your side”")
        terminal.type("2" + ENTER)
        terminal.wait_for("Noted: I provide the service (Party B).")
        terminal.type("1" + ENTER)
        terminal.wait_for("What is the full name?")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0
    draft = Drafts(tmp_path / "drafts").find()
    assert draft is not None
    assert [draft.answers[key].value for key in ("my_role", "doc_lang", "dialog_depth")] == ["party_b", "zh", "quick"]


def test_the_language_is_switched_in_the_middle_of_a_word_and_remembered(tmp_path: Path) -> None:
    with Terminal(tmp_path, (80, 24), "new", "--lang", "en") as terminal:
        terminal.wait_for("which side are you on")
        terminal.type("half a wo")
        terminal.wait_for("half a wo")
        terminal.type(F2)
        terminal.wait_for("在这份合同里，你是哪一边？")
        terminal.wait_for("half a wo")
        terminal.type("rd")
        terminal.wait_for("half a word")
        terminal.type(F2)
        terminal.wait_for("在這份合同裡，你是哪一邊？")
        terminal.wait_for("half a word")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0
    with Terminal(tmp_path, (80, 24), LANG="en_US.UTF-8") as terminal:
        terminal.wait_for("寫一份新的：客服服務合同")


def test_a_storm_of_window_sizes_leaves_everything_in_its_place(tmp_path: Path) -> None:
    sizes = [(40, 12), (250, 60), (20, 5), (100, 30), (41, 13), (139, 24), (60, 50), (99, 16), (140, 40), (80, 24)]
    with Terminal(tmp_path, (120, 40), "new", "--lang", "en") as terminal:
        terminal.wait_for("which side are you on")
        terminal.type("half a word")
        terminal.wait_for("half a word")
        for size in sizes * 2:
            terminal.resize(*size)
            terminal.read(0)
        terminal.wait_for("half a word")
        terminal.wait_for("> 3  I am drafting for someone else, keep it balanced  (usual)")
        terminal.resize(120, 40)
        terminal.wait_for("合同编号：____[Contract number]")
        terminal.wait_for("half a word")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0


def test_a_window_that_was_small_for_a_moment_is_drawn_anew(tmp_path: Path) -> None:
    """The program may see only the old size again, and yet what stood there is gone."""
    with Terminal(tmp_path, (120, 40), "new", "--lang", "en") as terminal:
        terminal.wait_for("合同编号：____[Contract number]")
        while terminal.read(0.5):
            pass
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.resize(20, 5)
        terminal.resize(120, 40)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("合同编号：____[Contract number]")
        terminal.wait_for("which side are you on")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_who_is_cut_off_goes_on_where_they_were(tmp_path: Path, number: signal.Signals) -> None:
    with Terminal(tmp_path, (80, 24), "new", "--lang", "en") as terminal:
        terminal.wait_for("which side are you on")
        terminal.type("1" + ENTER)
        terminal.wait_for("Which language should the contract be in?")
        terminal.process.send_signal(number)
        terminal.wait_for_end()
    with Terminal(tmp_path, (80, 24), "resume", "--lang", "en") as terminal:
        terminal.wait_for("Welcome back. We stopped at “Getting started”")
        terminal.wait_for("Which language should the contract be in?")
        terminal.type("1" + ENTER)
        terminal.wait_for("Noted: Chinese only.")


def test_without_colours_everything_is_grey_and_told_by_marks_and_words(tmp_path: Path) -> None:
    with Terminal(tmp_path, (100, 40), "new", "--lang", "en", NO_COLOR="1", COLORTERM="truecolor") as terminal:
        terminal.wait_for("> 3  I am drafting for someone else, keep it balanced  (usual)")
        terminal.type("1" + ENTER)
        terminal.wait_for("✓ Noted: I am buying the service (Party A).")
        terminal.type(F6)
        terminal.wait_for("tip: ")
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        colours = {colour for cell in cells for colour in (cell.fg, cell.bg) if len(colour) == 6}
        assert colours
        assert not [colour for colour in colours if len({colour[:2], colour[2:4], colour[4:]}) > 1]


def test_the_cursor_stands_behind_chinese_text_where_an_input_method_shows_its_words(tmp_path: Path) -> None:
    with Terminal(tmp_path, (100, 30), "new", "--lang", "zh_Hans") as terminal:
        terminal.wait_for("你是哪一边")

        def caret(before: str) -> tuple[int, int]:
            """The cell behind these words, in the lowest line that has them."""
            for y in reversed(range(terminal.screen.lines)):
                cells = [terminal.screen.buffer[y][x].data for x in range(terminal.screen.columns)]
                for x in range(1, len(cells)):
                    if cells[x] and "".join(cells[:x]).endswith(before):
                        return x, y
            return -1, -1

        def stands_behind(before: str) -> None:
            cursor = terminal.screen.cursor
            terminal.wait_until(lambda: (cursor.x, cursor.y) == caret(before), f"the cursor behind {before}")

        terminal.type("上海ab晨光")
        terminal.wait_for("上海ab晨光")
        stands_behind("上海ab晨光")
        terminal.type(LEFT * 3)
        stands_behind("上海a")
        terminal.type("浦东")
        terminal.wait_for("上海a浦东b晨光")
        stands_behind("上海a浦东")


def piped(folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "WENYUE_HOME": str(folder / "drafts"),
        "WENYUE_CACHE": os.environ["WENYUE_CACHE"],
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    return subprocess.run(
        [sys.executable, "-m", "wenyue", *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=folder,
        timeout=60,
        check=False,
    )


def test_the_line_mode_through_a_pipe_keeps_everything_when_the_lines_end_half_way(tmp_path: Path) -> None:
    first = piped(tmp_path, "1\n1\n1\nSmall Table Ltd\n:contract 1.1", "--plain", "--lang", "en")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Noted: Small Table Ltd." in first.stdout
    assert "\n1.1 " in first.stdout
    assert "\x1b" not in first.stdout

    second = piped(tmp_path, ":review open\n:save contract.md\n", "--plain", "--lang", "zh_Hant")
    assert second.returncode == 0
    assert "歡迎回來" in second.stdout
    assert "寫好了" in second.stdout
    assert "Small Table Ltd" in (tmp_path / "contract.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"TERM": "dumb"}, "This terminal cannot draw a screen (TERM is dumb), so we go line by line."),
        ({"PYTHONIOENCODING": "latin-1"}, "This terminal's encoding (iso8859-1) lacks signs"),
        ({"PYTHONIOENCODING": "gbk"}, "This terminal's encoding (gbk) lacks signs"),
    ],
)
def test_a_terminal_that_cannot_draw_gets_the_line_mode_and_the_reason(
    tmp_path: Path, environment: dict[str, str], reason: str
) -> None:
    with Terminal(tmp_path, (80, 24), "new", "--lang", "en", **environment) as terminal:
        terminal.wait_for(reason)
        terminal.type("1\n")
        terminal.wait_for("Noted: I am buying the service (Party A).")
        assert "Question: First things first: which side are you on" in terminal.output.decode(errors="replace")
        assert b"\x1b[" not in terminal.output

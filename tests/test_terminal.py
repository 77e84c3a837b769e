"""The whole program in a real terminal: begun, switched, killed, resumed, finished, written."""

from __future__ import annotations

import re
import signal
import termios
import time
import zipfile
from pathlib import Path

import pytest

from terminals import CTRL_Q, ENTER, ESCAPE, F2, F3, PATIENCE, UP, Terminal
from wenyue import library
from wenyue.interview.engine import Interview
from wenyue.storage import Drafts


def test_from_the_first_question_to_the_file_with_a_kill_in_between(tmp_path: Path) -> None:
    with Terminal(tmp_path, (120, 40), "--lang", "en") as terminal:
        terminal.wait_for("> New contract: Customer service contract")
        terminal.type(ENTER)
        terminal.wait_for("which side are you on in this contract?")
        terminal.type("1" + ENTER)
        terminal.wait_for("Which language should the contract be in?")
        terminal.type(F2)
        terminal.wait_for("合同要出哪种文字？")
        terminal.type("1" + ENTER)
        terminal.wait_for("你想答得快一点")
        terminal.type("1" + ENTER)
        terminal.wait_for("全称叫什么？")
        # As an input method commits it: several characters at once.
        terminal.type("上海晨光智能家居有限公司" + ENTER)
        terminal.wait_for("记下了：上海晨光智能家居有限公司")
        terminal.wait_for("甲方（委托方）：上海晨光智能家居有限公司")
        terminal.type("这句没有发出去")
        terminal.wait_for("这句没有发出去")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()

    with Terminal(tmp_path, (80, 24), "--lang", "zh_Hans") as terminal:
        terminal.wait_for("接着写：客服服务合同")
        terminal.type(ENTER)
        terminal.wait_for("欢迎回来")
        terminal.wait_for("属于哪种类型？")
        _pass_the_rest(terminal, tmp_path / "drafts")
        terminal.type(ENTER)
        terminal.wait_for("在一行上按回车可以改")
        terminal.type("s")
        terminal.wait_for("存成 Word（.docx）")
        terminal.type(ENTER)
        terminal.wait_for("已存好：")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0

    (written,) = tmp_path.glob("*.docx")
    with zipfile.ZipFile(written) as package:
        text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert "上海晨光智能家居有限公司" in text
    assert "这句没有发出去" not in text


def _pass_the_rest(terminal: Terminal, folder: Path) -> None:
    """Skip until everything has been asked. What is on disk tells when an answer has been taken:
    it is written before the next question is shown."""
    drafts = Drafts(folder)
    draft = drafts.find()
    assert draft is not None
    while Interview(library.dialog(draft.dialog), draft).next_step() is not None:
        before = draft.position
        terminal.type("跳过" + ENTER)
        deadline = time.monotonic() + PATIENCE
        while draft.position == before:
            assert time.monotonic() < deadline, terminal.text
            terminal.read(0.02)
            draft = drafts.find()
            assert draft is not None
    drafts.close()
    terminal.wait_for("问完了")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_the_terminal_as_it_was(tmp_path: Path, number: signal.Signals) -> None:
    with Terminal(tmp_path, (80, 24), "new", "--lang", "en") as terminal:
        terminal.wait_for("which side are you on")
        terminal.type("1" + ENTER)
        terminal.wait_for("Noted: I am buying")
        terminal.process.send_signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert b"\x1b[?1049l" in terminal.output
        assert b"\x1b[?25h" in terminal.output
        assert termios.tcgetattr(terminal._child)[3] == terminal.modes[3]
        assert "Traceback" not in terminal.output.decode(errors="replace")


def test_forty_columns_twelve_lines_and_no_colour(tmp_path: Path) -> None:
    with Terminal(tmp_path, (40, 12), "new", "--lang", "zh_Hans", NO_COLOR="1") as terminal:
        terminal.wait_for("在这份合同里，你是哪一边？")
        terminal.wait_for("> 3  我帮别人起草，两边都要照顾")
        terminal.type(UP + UP + ENTER)
        terminal.wait_for("合同要出哪种文字？")
        terminal.type(F3)
        terminal.wait_for("合同编号：____[合同编号]")
        terminal.type(ESCAPE)
        terminal.wait_for("只要中文")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0


def test_a_long_commit_of_an_input_method_arrives_whole(tmp_path: Path) -> None:
    """Sixteen characters in one read, then a multi-line paste between its brackets."""
    with Terminal(tmp_path, (100, 30), "new", "--lang", "zh_Hans") as terminal:
        terminal.wait_for("你是哪一边")
        terminal.type("这是一次提交的十六个汉字不多也不少")
        terminal.wait_for("这是一次提交的十六个汉字不多也不少")
        terminal.type("\x1b[200~一行\n两行\x1b[201~")
        terminal.wait_for("不多也不少一行")
        terminal.wait_for("两行")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0


def test_the_demonstration_plays_to_the_review_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal(tmp_path, (80, 24), "demo", "--fast", "--lang", "zh_Hans", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("在一行上按回车可以改")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0
    assert not list(tmp_path.glob("wenyue-demo-*"))
    assert not (tmp_path / "drafts").exists()


def test_a_key_stops_the_demonstration_and_escape_leaves_it(tmp_path: Path) -> None:
    with Terminal(tmp_path, (80, 24), "demo", "--lang", "en", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("Any key takes over")
        terminal.wait_for("which side are you on")
        terminal.type("x")
        terminal.wait_for("You have the keyboard now.")
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0
    with Terminal(tmp_path, (80, 24), "demo", "--lang", "en", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("which side are you on")
        terminal.type(ESCAPE)
        assert terminal.wait_for_end() == 0
    assert not list(tmp_path.glob("wenyue-demo-*"))

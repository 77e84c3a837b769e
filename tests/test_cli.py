"""The command line, run as a person runs it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wenyue import batch, library
from wenyue.cli import language_of, main
from wenyue.interview.draft import Answer
from wenyue.preferences import remember
from wenyue.storage import Drafts

ANSWERS = """\
dialog_depth: quick
party_a: {name: 甲乙丙科技有限公司}
party_b: {name: 丁戊己客服有限公司}
start_date: 2026年12月1日
term: 一年
fee_total: 12万
first_pay_percent: 三成
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wenyue", *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def test_a_contract_is_drafted_from_a_file_and_what_is_missing_is_listed(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "contract.md"
    assert main(["draft", str(answers), "-o", str(target), "--lang", "en"]) == 0
    text = target.read_text(encoding="utf-8")
    assert "CUSTOMER SERVICE AGREEMENT" in text
    assert "120,000.00" in text
    said = capsys.readouterr().err
    assert "Left blank: First payment due (first_pay_days)" in said
    assert "was read as 30%" in said
    assert "law as of November 2026" in said


def test_the_answers_decide_the_language_of_the_contract_unless_it_is_asked_for(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "contract.md"
    answers.write_text(ANSWERS + "doc_lang: zh\n", encoding="utf-8")
    for options, chinese, english in (
        (["--lang", "en"], True, False),
        (["--text", "en"], False, True),
        (["--text", "both", "--lang", "zh_Hans"], True, True),
    ):
        assert main(["draft", str(answers), "-o", str(target), *options]) == 0
        text = target.read_text(encoding="utf-8")
        assert ("客服服务合同" in text, "CUSTOMER SERVICE AGREEMENT" in text) == (chinese, english), options
        noted = "The English text is a translation for reference; the Chinese text is the contract." in text
        assert noted == english, options
        assert ("doc_lang" in capsys.readouterr().err) == english, options


def test_a_contract_in_two_languages_says_in_a_clause_which_prevails_and_in_no_note(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "contract.txt"
    answers.write_text(ANSWERS + "doc_lang: zh_en\n", encoding="utf-8")
    for options in ([], ["--text", "en"]):
        assert main(["draft", str(answers), "-o", str(target), *options]) == 0
        assert "translation for reference;" not in target.read_text(encoding="utf-8")
        assert "doc_lang" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "chinese", "english"), [("zh_Hans", True, False), ("en", False, True), ("both", True, True)]
)
def test_a_pack_has_the_contract_and_its_annexes_in_the_languages_asked_for(
    answers: Path, tmp_path: Path, text: str, chinese: bool, english: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pack"
    answers.write_text(ANSWERS + "doc_lang: zh\nannexes: [D5]\n", encoding="utf-8")
    assert main(["pack", str(answers), "-o", str(folder), "--format", "txt", "--lang", "en", "--text", text]) == 0
    summary, contract, annex, *_ = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())]
    note = "The English text is a translation for reference; the Chinese text is the contract."
    for paper in (contract, annex):
        assert ("合同编号" in paper, "Contract No." in paper) == (chinese, english)
        assert (note in paper) == english
    assert note not in summary  # written for the reader, and no translation
    assert ("doc_lang" in capsys.readouterr().err) == english


@pytest.mark.parametrize("extension", [".docx", ".pdf", ".md", ".html", ".txt"])
def test_the_ending_of_the_file_decides_the_format(answers: Path, tmp_path: Path, extension: str) -> None:
    target = tmp_path / f"contract{extension}"
    assert main(["draft", str(answers), "-o", str(target)]) == 0
    assert target.stat().st_size > 1000


def test_a_copy_for_review_carries_comments_and_is_a_word_file(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "review.docx"
    assert main(["draft", str(answers), "-o", str(target), "--review", "--font", "仿宋", "--lang", "en"]) == 0
    with zipfile.ZipFile(target) as package:
        assert "Still open: First payment due" in package.read("word/comments.xml").decode()
        assert 'w:eastAsia="仿宋"' in package.read("word/styles.xml").decode()
    assert main(["draft", str(answers), "-o", str(tmp_path / "c.pdf"), "--review", "--lang", "en"]) == 2
    assert "ends in .docx" in capsys.readouterr().err


def test_an_unknown_ending_is_said_and_nothing_is_written(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "contract.doc"
    assert main(["draft", str(answers), "-o", str(target), "--lang", "en"]) == 2
    assert ".docx" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fee_total: minus five", "answers.yaml:8: Total price (fee_total)"),
        ("start_date: 2027年2月30日", "answers.yaml:8"),
        ("start_dat: 2027-01-01", "There is no question “start_dat”. Close ones: start_date"),
        ("ld_percent: 120%", "Enter a share above 0 and up to 100."),
        ("end_date: 2020-01-01", "The end date must be after the start date."),
        ("first_pay_days: 几天", "first_pay_days"),
    ],
)
def test_a_wrong_answer_names_file_line_question_and_reason_and_nothing_is_written(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    kept = [old for old in ANSWERS.splitlines() if not old.startswith(line.partition(":")[0] + ":")]
    answers.write_text("\n".join([*kept, *[""] * (7 - len(kept)), line, ""]), encoding="utf-8")
    target = tmp_path / "contract.md"
    assert main(["draft", str(answers), "-o", str(target), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_the_same_answer_twice_is_a_mistake(answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers.write_text(ANSWERS + "fee_total: 13万\n", encoding="utf-8")
    assert main(["draft", str(answers), "-o", str(tmp_path / "c.md"), "--lang", "en"]) == 2
    assert "answers.yaml:8: “fee_total” stands here twice." in capsys.readouterr().err


def test_an_answers_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "no.yaml"), "--lang", "en"]) == 3
    assert "cannot be read" in capsys.readouterr().err


def test_check_gives_findings_as_json_and_exit_1_for_an_error(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text(ANSWERS + "end_date: 2027-12-31\n", encoding="utf-8")
    assert main(["check", str(answers), "--json", "--lang", "en"]) == 1
    findings = json.loads(capsys.readouterr().out)
    f02 = next(finding for finding in findings if finding["id"] == "F02")
    assert f02["severity"] == "error"
    assert "30 November 2027" in f02["message"]
    assert f02["questions"] == ["Q16", "Q17", "Q18"]
    assert f02["laws"]


def test_check_without_an_error_exits_0(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers.write_text(ANSWERS + "signing_place: 苏州市工业园区\n", encoding="utf-8")
    code = main(["check", str(answers), "--lang", "zh_Hans"])
    out = capsys.readouterr().out
    assert "错误" not in out, out
    assert code == 0
    assert "提醒不等于违法" in out


def test_explain_shows_the_entry_and_offers_close_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "违约金", "--lang", "en"]) == 0
    assert "An agreed sum for breach." in capsys.readouterr().out
    assert main(["explain", "违约钱", "--lang", "zh_Hans"]) == 2
    assert "违约金" in capsys.readouterr().err


def test_a_draft_goes_out_as_answers_and_comes_back_as_the_same_contract(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dialog = library.dialog("customer_service")
    for source in sorted((Path(__file__).parent / "golden" / "answers").glob("*.yaml")):
        draft = batch.fill(source, dialog, date.today(), "zh_Hans").draft
        drafts = Drafts()
        begun = drafts.new(library.dialog(draft.dialog), date.today(), draft.base)
        kept = begun.with_change(dict(draft.answers))
        drafts.save(kept)
        back, one, two = tmp_path / "back.yaml", tmp_path / "one.md", tmp_path / "two.md"
        assert main(["export", kept.id, "-o", str(back)]) == 0
        assert main(["export", kept.id, "-o", str(one)]) == 0
        assert main(["draft", str(back), "-o", str(two)]) == 0, capsys.readouterr().err
        assert one.read_text(encoding="utf-8") == two.read_text(encoding="utf-8"), source.name


def test_two_contracts_are_compared_clause_by_clause_and_as_tracked_changes(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer, target, word = tmp_path / "newer.yaml", tmp_path / "diff.docx", tmp_path / "older.docx"
    newer.write_text(ANSWERS.replace("12万", "13万"), encoding="utf-8")
    assert main(["diff", str(answers), str(newer), "-o", str(target), "--lang", "zh_Hans"]) == 0
    said = capsys.readouterr().out
    assert "3.1：有改动" in said
    assert "人民币[-120,000.00-]{+130,000.00+}元" in said
    with zipfile.ZipFile(target) as package:
        assert "<w:delText" in package.read("word/document.xml").decode()
    assert main(["draft", str(answers), "-o", str(word), "--lang", "zh_Hans"]) == 0
    assert main(["diff", str(word), str(answers), "--lang", "zh_Hans"]) == 0
    assert "一字不差" in capsys.readouterr().out
    assert main(["diff", str(answers), str(newer), "-o", str(tmp_path / "diff.pdf"), "--lang", "zh_Hans"]) == 2
    assert main(["diff", str(answers), "zz", "--lang", "en"]) == 2
    assert "There is no draft “zz”" in capsys.readouterr().err


def test_a_draft_is_compared_with_what_was_last_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date
    from decimal import Decimal

    from wenyue import library
    from wenyue.interview.draft import Answer
    from wenyue.storage import Drafts

    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), date(2026, 11, 24))
    draft = draft.with_answer("fee_total", Answer(Decimal(100)))
    drafts.save(draft)
    assert main(["diff", draft.id, "--lang", "en"]) == 2
    assert "not written out before" in capsys.readouterr().err
    assert main(["export", draft.id, "-o", str(tmp_path / "c.md"), "--lang", "en"]) == 0
    drafts = Drafts()
    written = drafts.find(draft.id)
    assert written is not None
    drafts.save(written.with_answer("fee_total", Answer(Decimal(200))))
    assert main(["diff", draft.id, "--lang", "en"]) == 0
    assert "RMB [-100-]{+200+}" in capsys.readouterr().out.replace(".00", "")


def test_drafts_are_listed_and_an_unknown_one_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drafts", "--lang", "en"]) == 0
    assert "no drafts yet" in capsys.readouterr().out
    assert main(["export", "zz", "-o", "x.md", "--lang", "en"]) == 2
    assert "There is no draft “zz”" in capsys.readouterr().err


def a_draft() -> str:
    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), date(2026, 11, 24)).with_answer("my_role", Answer("party_a"))
    drafts.save(draft)
    drafts.close()
    return draft.id


def test_a_draft_is_named_deleted_brought_back_and_erased(capsys: pytest.CaptureFixture[str]) -> None:
    id = a_draft()

    def said(*arguments: str) -> str:
        assert main(["drafts", "--lang", "en", *arguments]) == 0
        return capsys.readouterr().out

    assert said("--rename", id[:6], " 晨光\x1b[2J客服 ") == f"The draft {id} is called “晨光[2J客服” now.\n"
    assert said().startswith(f"{id}  晨光[2J客服  begun 24 November 2026")
    assert said("--delete", id) == f"“晨光[2J客服” is deleted. `wenyue drafts --restore {id}` brings it back.\n"
    assert "no drafts yet" in said()
    assert said("--deleted").startswith(f"{id}  晨光")
    assert said("--restore", id) == f"“晨光[2J客服” is back among the drafts: {id}\n"
    assert said("--rename", id, "") == f"The draft {id} has no name of its own any more.\n"
    said("--delete", id)
    assert said("--erase", id) == "“Customer service contract” is gone for good.\n"
    assert said("--deleted") == "No draft is deleted.\n"


def test_a_draft_that_cannot_be_read_is_said_and_the_others_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = a_draft(), a_draft()
    with sqlite3.connect(Drafts().file) as connection:
        connection.execute("UPDATE drafts SET dialog = 'lease' WHERE id = ?", (bad,))
    connection.close()
    assert main(["drafts", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(good) and said.out.count("\n") == 1
    assert said.err.startswith(f"The draft {bad} cannot be read")
    assert main(["drafts", "--lang", "zh_Hans"]) == 0
    assert f"草稿 {bad} 读不出来" in capsys.readouterr().err


def test_a_draft_that_is_not_there_is_neither_named_nor_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    id = a_draft()
    for option in (["--rename", "zz", "x"], ["--delete", "zz"], ["--delete", ""]):
        assert main(["drafts", "--lang", "en", *option]) == 2
        assert "There is no draft “" in capsys.readouterr().err
    for option in (["--restore", id], ["--erase", id]):
        assert main(["drafts", "--lang", "en", *option]) == 2
        assert f"No deleted draft has the number “{id}”." in capsys.readouterr().err
    assert Drafts().find(id) is not None


def test_help_is_in_the_language_of_the_locale() -> None:
    chinese = run("--help", LANG="zh_CN.UTF-8").stdout
    assert "用法" in chinese
    assert "列出草稿，给草稿起名、删除草稿" in chinese
    assert "usage" not in chinese.lower()
    assert "list the drafts, name them, delete them" in run("--help", LANG="C").stdout


def test_the_language_comes_from_the_command_line_then_from_the_locale() -> None:
    assert language_of(["--lang", "en"], {"LANG": "zh_CN.UTF-8"}) == "en"
    assert language_of(["draft", "x", "--lang=zh_Hans"], {}) == "zh_Hans"
    assert language_of(["--lang", "zh_Hans", "explain", "x", "--lang", "en"], {}) == "en"
    assert language_of([], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"}) == "zh_Hans"
    assert language_of([], {"LANG": "de_DE.UTF-8"}) == "en"


def test_a_wrong_command_exits_2_and_says_so_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--lang", "zh_Hans"]) == 2
    assert "还缺少" in capsys.readouterr().err


def test_without_a_terminal_the_line_mode_says_why_and_the_end_of_input_ends_it() -> None:
    done = run("--lang", "en")
    assert done.returncode == 0
    assert "not a terminal" in done.stderr
    assert "which side are you on" in done.stdout


def test_a_terminal_encoding_without_chinese_never_crashes() -> None:
    done = run("explain", "违约金", "--lang", "zh_Hans", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pi_types: [none, contact]", "“none” cannot be combined"),
        ("scenarios: [not, peak]", "“not” is none of these"),
        ("service_hours: [d_9_21]", "not a list"),
        ("signing_place: {zh: 苏州}", "signing_place.zh"),
        ("peak_periods: [{name: 国庆, from: 2027-10-07, to: 2027-10-01, extra: 30}]", "Give a date range"),
        ("peak_periods: [{name: 国庆, from: 2027-10-01, to: 2027-10-07, extra: 500}]", "Give a date range"),
        ("peak_periods: [{name: 国庆, form: 2027-10-01}]", "There is no column “form”"),
        ("peak_periods: [{name: 国庆, to: 2027-10-07, extra: 30}]", "The column “from” is missing"),
        ("staff_list: [{name: 张三, role: 组长, cert: [甲, 乙]}]", "Write one text here, not a list"),
        ("staff_list: [{name: 张三, role: 组长, cert: {a: b}}]", "Write one text here, not a list"),
        ("arb_institution: 北京仲裁委员会和上海国际仲裁中心", "full name of one institution"),
    ],
)
def test_data_is_read_as_data_and_never_as_prose(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    answers.write_text(f"{ANSWERS}{line}\n", encoding="utf-8")
    assert main(["draft", str(answers), "-o", str(tmp_path / "c.md"), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "c.md").exists()


def test_a_cell_that_is_left_out_leaves_the_others_in_their_columns(answers: Path, tmp_path: Path) -> None:
    from conftest import TODAY
    from wenyue import batch, library

    answers.write_text(
        "dialog_depth: standard\nstaff_list: [{name: 张三, role: 组长, cert: 客服证书}]\n", encoding="utf-8"
    )
    draft = batch.fill(answers, library.dialog("customer_service"), TODAY, "en").draft
    rows = draft.answers["staff_list"].value
    assert isinstance(rows, tuple)
    (row,) = rows
    assert row == {"name": "张三", "role": "组长", "cert": "客服证书"}


def test_a_term_told_with_its_days_answers_the_days_too(answers: Path, tmp_path: Path) -> None:
    answers.write_text("dialog_depth: quick\nterm: 2027年1月1日至2027年12月31日\n", encoding="utf-8")
    target = tmp_path / "c.md"
    assert main(["draft", str(answers), "-o", str(target), "--lang", "zh_Hans"]) == 0
    assert "服务期限为1年，自2027年1月1日至2027年12月31日（含起止当日）。" in target.read_text(encoding="utf-8")


def test_the_fonts_chosen_in_the_settings_are_those_of_files_and_packs_unless_others_are_asked_for(
    answers: Path, tmp_path: Path
) -> None:
    def fonts(file: Path) -> set[str]:
        with zipfile.ZipFile(file) as package:
            styles = package.read("word/styles.xml").decode()
        return {name for name in ("宋体", "黑体", "仿宋", "楷体") if f'"{name}"' in styles}

    answers.write_text(ANSWERS, encoding="utf-8")
    remember(font="仿宋")
    assert main(["draft", str(answers), "-o", str(tmp_path / "a.docx"), "--lang", "en"]) == 0
    assert fonts(tmp_path / "a.docx") == {"仿宋", "黑体"}
    assert main(["draft", str(answers), "-o", str(tmp_path / "b.docx"), "--font", "楷体", "--lang", "en"]) == 0
    assert fonts(tmp_path / "b.docx") == {"楷体", "黑体"}
    assert main(["pack", str(answers), "-o", str(tmp_path / "p"), "--heading-font", "楷体", "--lang", "en"]) == 0
    assert {frozenset(fonts(file)) for file in (tmp_path / "p").iterdir()} == {frozenset({"仿宋", "楷体"})}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [1]\nb: *a\n", "pointing to another"),
        ("a: " + "[" * 100_000, "nested too deeply"),
        ("x: '" + "a" * 1_000_001 + "'", "larger than"),
        ("? [a, b]\n: 1\n", "needs a name"),
        ("a: \ufffe\n", "not YAML"),
        ("- 1\n", "mapping"),
    ],
    ids=["an alias", "a deep nest", "a long answer", "a list for a name", "a character that is none", "a list"],
)
def test_a_file_made_to_harm_is_refused_in_words(
    answers: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    answers.write_text(text, encoding="utf-8")
    assert main(["check", str(answers), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err


def test_a_contract_is_never_written_over_its_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text(ANSWERS, encoding="utf-8")
    assert main(["draft", str(answers), "-o", str(answers), "--lang", "en"]) == 2
    assert answers.read_text(encoding="utf-8") == ANSWERS


def test_what_cannot_be_said_is_no_mistake_of_the_program() -> None:
    command = f"{sys.executable} -m wenyue explain 违约金"
    for ending, code in ((" > /dev/full", 3), (" >&-", 0), (" | head -c 1 > /dev/null", 0), (" 2>&-", 0)):
        done = subprocess.run(["bash", "-c", command + ending], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, ending
        assert "Traceback" not in done.stderr


def test_a_home_of_nobody_is_said() -> None:
    done = run("drafts", "--lang", "en", WENYUE_HOME="~nobody-of-that-name/x")
    assert done.returncode == 3
    assert "there is no such person here" in done.stderr


BROKEN = (
    ANSWERS.replace("{name: 甲乙丙科技有限公司}", "{name: 甲乙丙科技有限公司, size: public}").replace(
        "{name: 丁戊己客服有限公司}", "{name: 丁戊己客服有限公司, size: sme}"
    )
    + "pay_days: 90\nsigning_place: 上海市浦东新区\n"
)


def test_errors_keep_the_version_for_signing_from_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = tmp_path / "a.yaml", tmp_path / "c.docx"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["draft", str(file), "-o", str(target), "--signing", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "F36 error: Party A is a public body" in said
    assert "not written: one error stands" in said
    assert list(tmp_path.iterdir()) == [file]
    assert main(["draft", str(file), "-o", str(target), "--lang", "en"]) == 0
    assert target.exists()


@pytest.mark.parametrize("extension", [".docx", ".pdf", ".md", ".html", ".txt"])
def test_as_it_is_a_note_of_the_open_points_lies_beside_it(tmp_path: Path, extension: str) -> None:
    file, target = tmp_path / "a.yaml", tmp_path / f"c{extension}"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["draft", str(file), "-o", str(target), "--signing", "--as-it-is", "--lang", "en"]) == 0
    note = tmp_path / f"c - open points{extension}"
    assert note.exists()
    if extension == ".md":
        assert "60" in note.read_text(encoding="utf-8")
        assert "Open points" not in target.read_text(encoding="utf-8")


def test_warnings_do_not_keep_it_from_being_written(answers: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.md"
    answers.write_text(f"{ANSWERS}late_rate: 10\nsigning_place: 上海市浦东新区\n", encoding="utf-8")
    assert main(["draft", str(answers), "-o", str(target), "--signing"]) == 0
    assert [file.name for file in tmp_path.glob("*.md")] == ["c.md"]


def test_a_draft_remembers_that_it_was_taken_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    Drafts().save(batch.fill(file, library.dialog("customer_service"), date(2026, 11, 24), "en").draft)
    assert main(["export", "file", "-o", str(tmp_path / "c.md"), "--signing"]) == 1
    assert main(["export", "file", "-o", str(tmp_path / "c.md"), "--signing", "--as-it-is"]) == 0
    draft = Drafts().find("file")
    assert draft is not None
    assert [override.checks for override in draft.overrides] == [("F36",)]


def test_check_says_the_one_fix_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["check", str(file), "--json", "--lang", "en"]) == 1
    found = {finding["id"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert found["F36"]["fix"] == {"answer": "pay_days", "value": "60", "label": "Payment period (days): 60"}
    assert found["F42"]["fix"] is None
    assert main(["check", str(file), "--lang", "en"]) == 1
    assert "Fix: Payment period (days): 60" in capsys.readouterr().out


def test_a_pack_goes_into_a_new_folder_and_never_over_another_one(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pack"
    assert main(["pack", str(answers), "-o", str(folder), "--format", "txt", "--lang", "en"]) == 0
    names = sorted(file.name for file in folder.iterdir())
    assert names[:2] == ["00 The Contract in Brief.txt", "01 CUSTOMER SERVICE AGREEMENT.txt"]
    assert capsys.readouterr().out.split("\n")[:-1] == names
    assert main(["pack", str(answers), "-o", str(folder), "--lang", "en"]) == 3
    assert "already there" in capsys.readouterr().err
    assert sorted(file.name for file in folder.iterdir()) == names


def test_a_pack_goes_into_one_archive_with_the_same_bytes_every_time(answers: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    for target in (first, second):
        assert main(["pack", str(answers), "-o", str(target), "--format", "md"]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert len(zipfile.ZipFile(first).namelist()) > 5


FOLLOWING = """\
dialog: renewal_agreement
base: contract.yaml
new_start: 2027年12月1日
new_end: 2028年11月30日
"""


def test_a_pack_for_signing_past_errors_is_written_only_as_it_is_and_holds_the_open_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = tmp_path / "a.yaml", tmp_path / "pack"
    file.write_text(BROKEN, encoding="utf-8")
    wanted = ["pack", str(file), "-o", str(target), "--format", "txt", "--signing", "--lang", "en"]
    assert main(wanted) == 1
    assert "F36 error: Party A is a public body" in capsys.readouterr().err
    assert not target.exists()
    assert main([*wanted, "--as-it-is"]) == 0
    (note,) = target.glob("*Open points.txt")
    assert "Party A is a public body" in note.read_text(encoding="utf-8")


def test_a_draft_remembers_its_pack_and_is_gone_on_with_as_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), date(2026, 12, 1)).with_answer("seats", Answer(3))
    drafts.save(draft)
    drafts.close()
    assert main(["pack", draft.id, "-o", str(tmp_path / "pack"), "--format", "txt", "--lang", "en"]) == 0
    assert "cannot be saved" not in capsys.readouterr().err
    found = Drafts().find(draft.id)
    assert found is not None
    assert found.exported
    assert found.answers["seats"].value == 3


def test_the_pack_of_a_renewal_is_in_the_words_of_the_renewal(tmp_path: Path) -> None:
    (tmp_path / "contract.yaml").write_text(f"{ANSWERS}end_date: 2027年11月30日\n", encoding="utf-8")
    file, target = tmp_path / "renewal.yaml", tmp_path / "pack"
    file.write_text(FOLLOWING, encoding="utf-8")
    assert main(["pack", str(file), "-o", str(target), "--format", "txt", "--lang", "zh_Hans"]) == 0
    (traced,) = target.glob("*条款来历.txt")
    assert "新一期开始日" in traced.read_text(encoding="utf-8")
    assert "Start of the new term" not in traced.read_text(encoding="utf-8")


def test_a_pack_of_a_draft_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "nothing", "-o", str(tmp_path / "x"), "--lang", "en"]) == 2
    assert "There is no draft “nothing”" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_renewal_is_drafted_from_its_answers_and_those_of_its_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contract.yaml").write_text(f"{ANSWERS}end_date: 2027年11月30日\n", encoding="utf-8")
    file, target = tmp_path / "renewal.yaml", tmp_path / "renewal.md"
    file.write_text(FOLLOWING, encoding="utf-8")
    assert main(["draft", str(file), "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "甲方：甲乙丙科技有限公司" in text
    assert "原合同（编号\\_\\_\\_\\_）将于2027年11月30日到期" in text
    assert "Left blank: New price (new_fee)" in capsys.readouterr().err
    assert main(["check", str(file), "--json"]) == 0
    assert "F42" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "others", "said"),
    [
        ("base: contract.yaml\n", "", "Add “base:” and its file of answers"),
        ("renewal_agreement", "renewal", "There is no dialog “renewal”"),
        ("dialog: renewal_agreement\n", "", "Take “base” out"),
        ("contract.yaml", "renewal2.yaml", "must hold a contract of this kind"),
        ("contract.yaml", "nowhere.yaml", "cannot be read"),
    ],
)
def test_what_is_wrong_about_the_contract_it_starts_from_is_said(
    words: str, others: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contract.yaml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "renewal2.yaml").write_text(FOLLOWING, encoding="utf-8")
    file = tmp_path / "renewal.yaml"
    file.write_text(FOLLOWING.replace(words, others), encoding="utf-8")
    assert main(["draft", str(file), "-o", str(tmp_path / "c.md"), "--lang", "en"]) in (2, 3)
    assert said in capsys.readouterr().err


def test_a_supplementary_agreement_is_begun_from_a_draft_and_exported_with_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    contract = batch.fill(file, library.dialog("customer_service"), date(2026, 11, 24), "en").draft
    unfinished = run("new", "supplementary_agreement", "--from", "file", "--lang", "en")
    assert "There is no draft “file”" in unfinished.stderr
    Drafts().save(contract)
    refused = run("new", "supplementary_agreement", "--from", "file", "--lang", "en")
    assert refused.returncode == 2
    assert "questions are left" in refused.stderr
    drafts = Drafts()
    found = drafts.find("file")
    assert found is not None
    drafts.save(replace(found, exported=True))
    talk = run(
        "new", "supplementary_agreement", "--from", "file", "--lang", "en", typed="3.2，月底付，月初付，早一点\n\n"
    )
    assert "Which clause changes?" in talk.stdout
    last = Drafts().find()
    assert last is not None
    assert last.dialog == "supplementary_agreement"
    listed = run("drafts", "--lang", "en")
    assert "Supplementary agreement" in listed.stdout
    target, answers = tmp_path / "s.md", tmp_path / "s.yaml"
    assert main(["export", last.id, "-o", str(target)]) == 0
    assert "| 3.2 | 月底付 | 月初付 | 早一点 |" in target.read_text(encoding="utf-8")
    assert main(["export", last.id, "-o", str(answers)]) == 0
    again = tmp_path / "again.md"
    assert main(["draft", str(answers), "-o", str(again)]) == 0
    assert again.read_text(encoding="utf-8") == target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "nothing"], "There is no dialog “nothing”"),
        (["new", "renewal_agreement"], "Say from which: --from DRAFT"),
        (["new", "renewal_agreement", "--from", "9999"], "There is no draft “9999”"),
    ],
)
def test_a_dialog_that_cannot_begin_says_why(arguments: list[str], said: str) -> None:
    done = run(*arguments, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr


def test_an_answer_alone_and_in_its_group_is_the_same_answer_twice(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text(f"{ANSWERS}party_a.name: 庚辛品牌管理有限公司\n", encoding="utf-8")
    assert main(["draft", str(answers), "-o", str(tmp_path / "c.md"), "--lang", "en"]) == 2
    assert "answers.yaml:8: “party_a.name” stands here twice." in capsys.readouterr().err
    assert not (tmp_path / "c.md").exists()


def test_an_agreement_that_starts_from_itself_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("dialog: supplementary_agreement\nbase: own.yaml\n", encoding="utf-8")
    assert main(["check", str(file), "--lang", "en"]) == 2
    assert "“own.yaml” must hold a contract of this kind: Customer service contract" in capsys.readouterr().err
    file.write_text("dialog: renewal_agreement\nbase: {dialog: renewal_agreement, base: {}}\n", encoding="utf-8")
    assert main(["check", str(file), "--lang", "en"]) == 2
    assert "must hold a contract of this kind" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither")
def test_a_device_and_a_pipe_are_no_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    for base in ("/dev/zero", "pipe"):
        file = tmp_path / "a.yaml"
        file.write_text(f"dialog: supplementary_agreement\nbase: {base}\n", encoding="utf-8")
        assert main(["check", str(file), "--lang", "en"]) == 2
        assert "This is no file with answers in it." in capsys.readouterr().err
        assert main(["open", str(tmp_path / base), "--lang", "en"]) == 2
        assert "This is not a Word file" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["", ".", "/"])
def test_a_pack_without_a_name_is_refused(answers: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(answers), "-o", place, "--format", "txt", "--lang", "en"]) == 3
    assert "is already there. Choose another name." in capsys.readouterr().err


def test_a_comparison_is_never_written_over_what_it_compares(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.docx"
    assert main(["draft", str(answers), "-o", str(mine)]) == 0
    before = mine.read_bytes()
    for pair in ([mine, answers], [answers, mine]):
        assert main(["diff", *map(str, pair), "-o", str(mine), "--lang", "en"]) == 2
        assert "The comparison would be written over" in capsys.readouterr().err
    assert mine.read_bytes() == before


@pytest.mark.parametrize("damage", ["[" * 9_000, "{", "\0", '{"language": "xx"}'])
def test_damaged_preferences_keep_no_command_from_starting(damage: str, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "preferences.json").write_text(damage, encoding="utf-8")
    done = run("drafts")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_what_fails_before_the_language_is_known_is_said_in_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise ValueError

    monkeypatch.setattr("wenyue.cli.remembered", fails)
    assert main(["drafts", "--lang", "zh_Hans"]) == 70
    assert "Something went wrong inside the program." in capsys.readouterr().err


def test_a_host_of_an_impossible_name_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "a..b", "--token", "--port", "0", "--lang", "en"]) == 2
    assert "a..b:0 cannot be listened on" in capsys.readouterr().err

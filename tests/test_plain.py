"""The line mode has the whole conversation in plain lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wenyue import library
from wenyue.interview.conversation import Conversation
from wenyue.plain import LineMode
from wenyue.storage import Drafts

DIALOG = library.dialog("customer_service")
LANGUAGES = library.languages("customer_service")


def talk(lines: list[str], language: str = "zh_Hans") -> tuple[str, Drafts]:
    drafts = Drafts()
    draft = drafts.find() or drafts.new(DIALOG, date(2026, 11, 24))
    said: list[str] = []
    LineMode(Conversation(DIALOG, draft, LANGUAGES, language), drafts, said.append).run(lines)
    return "\n".join(said), drafts


def test_a_contract_is_made_line_by_line(tmp_path: Path) -> None:
    target = tmp_path / "合同.md"
    answers = ["1", "1", "1", "甲乙丙科技有限公司", "留空", "丁戊己客服有限公司", "留空"]
    said, _ = talk([*answers, f":保存 {target}"])
    assert "记下了：甲乙丙科技有限公司。" in said
    assert "写好了" in said
    assert "甲乙丙科技有限公司" in target.read_text(encoding="utf-8")


def test_every_line_accepted_is_on_disk_and_one_goes_on_there() -> None:
    talk(["1", "1"])
    said, drafts = talk([])
    assert "欢迎回来" in said
    draft = drafts.find()
    assert draft is not None
    assert set(draft.answers) == {"my_role", "doc_lang"}


def test_asides_and_commands_in_words_work_as_on_the_screen() -> None:
    said, _ = talk(["?违约金", "为什么", ":outline", ":review", ":contract", ":help", "in English", "1"], "zh_Hans")
    assert "先说好的赔偿金额" in said
    assert "双方是谁" in said
    assert "一、服务内容" in said
    assert "Noted: I am buying the service (Party A)." in said


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "c.md"
    target.write_text("mine", encoding="utf-8")
    said, _ = talk([f":save {target}"], "en")
    assert "already there" in said
    assert target.read_text(encoding="utf-8") == "mine"


def test_escape_sequences_never_come_out() -> None:
    said, _ = talk(["1", "1", "1", "坏\x1b]52;c;aGk=\x07公司\x1b[31m", ":contract"])
    assert "\x1b" not in said
    assert "\x07" not in said


def test_leaving_says_how_to_come_back() -> None:
    said, drafts = talk(["1", ":退出", "2"])
    draft = drafts.find()
    assert draft is not None
    assert f"wenyue resume {draft.id}" in said
    assert len(draft.answers) == 1


def test_a_pack_is_written_as_a_folder_or_an_archive_and_over_nothing(tmp_path: Path) -> None:
    folder, archive = tmp_path / "全套", tmp_path / "all.zip"
    said, _ = talk(["1", f":全套 {folder}", f":pack {archive}", f":pack {archive}", ":pack"])
    assert (folder / "01 客服服务合同.docx").is_file()
    assert archive.read_bytes().startswith(b"PK")
    assert said.count("写好了") == 2
    assert "换个名字" in said or "已经" in said
    assert "请加上名字" in said

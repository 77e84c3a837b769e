"""The line mode has the whole conversation in plain lines."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from wenyue import library
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft, Override
from wenyue.plain import LineMode
from wenyue.storage import Drafts

DIALOG = library.dialog("customer_service")
TODAY = date(2026, 11, 24)
LANGUAGES = library.languages("customer_service")


def talk(lines: list[str], language: str = "zh_Hans") -> tuple[str, Drafts]:
    drafts = Drafts()
    draft = drafts.find() or drafts.new(DIALOG, TODAY)
    said: list[str] = []
    LineMode(Conversation(DIALOG, draft, LANGUAGES, language), drafts, said.append, TODAY).run(lines)
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


def test_a_copy_for_review_has_comments_and_only_word_files_can_be_one(tmp_path: Path) -> None:
    target = tmp_path / "审阅 稿.docx"
    said, _ = talk([f":save {target} review", f":保存 {tmp_path / 'c.md'} 审阅"], "en")
    with zipfile.ZipFile(target) as package:
        assert b"Still open" in package.read("word/comments.xml")
    assert "ends in .docx" in said
    assert not (tmp_path / "c.md").exists()


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


def test_a_turn_that_cannot_be_saved_is_taken_back_and_the_question_stands(own_home: Path) -> None:
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts()
    said: list[str] = []
    talk_to = Conversation(DIALOG, drafts.new(DIALOG, TODAY), LANGUAGES, "en")
    mode = LineMode(talk_to, drafts, said.append, TODAY)
    assert mode.run(["2"]) == 3
    assert mode.conversation.draft.answers == {}
    own_home.unlink()
    assert mode.run(["2"]) == 0
    assert set(mode.conversation.draft.answers) == {"my_role"}


def test_leaving_without_an_answer_promises_nothing() -> None:
    said, drafts = talk([":quit"], "en")
    assert "nothing to keep" in said
    assert drafts.all() == ()


def with_an_error() -> Draft:
    answers = {"party_a.size": "public", "party_b.size": "sme", "pay_days": 90, "signing_place": "上海市"}
    return Drafts().new(DIALOG, TODAY).with_change({key: Answer(value) for key, value in answers.items()})


def test_the_version_for_signing_waits_until_no_error_stands(tmp_path: Path) -> None:
    Drafts().save(with_an_error())
    said, drafts = talk([f":save {tmp_path}/c.md signing", f":save {tmp_path}/draft.md"], "en")
    assert "!! This needs fixing: Party A is a public body" in said
    assert "The version for signing was not written" in said
    assert sorted(file.name for file in tmp_path.glob("*.md")) == ["draft.md"]
    found = drafts.find()
    assert found is not None
    assert found.overrides == ()


def test_as_it_is_it_is_written_with_a_note_beside_it_and_the_draft_remembers(tmp_path: Path) -> None:
    Drafts().save(with_an_error())
    said, drafts = talk([f":保存 {tmp_path}/合同.md 签署 照现状"])
    note = tmp_path / "合同－未决事项.md"
    assert str(note) in said
    assert "付款期限最长 60 天" in note.read_text(encoding="utf-8")
    assert "未决事项" not in (tmp_path / "合同.md").read_text(encoding="utf-8")
    found = drafts.find()
    assert found is not None
    assert found.overrides == (Override(TODAY, ("F36",)),)


def test_settings_are_listed_and_set(tmp_path: Path) -> None:
    said, drafts = talk(
        [":settings", ":set pay_days 30", ":set copies of the contract 4", ":set nothing", ":undo"], "en"
    )
    assert "Payment period (days): 15  [pay_days]" in said
    assert "Add a name and a value" in said
    draft = drafts.find()
    assert draft is not None
    assert draft.answers["pay_days"].value == 30
    assert "copies" not in draft.answers


def test_the_one_fix_is_taken_in_the_line_mode() -> None:
    Drafts().save(with_an_error())
    _, drafts = talk([":fix"], "en")
    draft = drafts.find()
    assert draft is not None
    assert draft.answers["pay_days"].value == 60


def test_a_pack_is_written_as_a_folder_or_an_archive_and_over_nothing(tmp_path: Path) -> None:
    folder, archive = tmp_path / "全套", tmp_path / "all.zip"
    said, _ = talk(["1", f":全套 {folder}", f":pack {archive}", f":pack {archive}", ":pack"])
    assert (folder / "01 客服服务合同.docx").is_file()
    assert archive.read_bytes().startswith(b"PK")
    assert said.count("写好了") == 2
    assert "换个名字" in said or "已经" in said
    assert "请加上名字" in said

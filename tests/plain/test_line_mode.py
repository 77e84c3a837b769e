"""The line mode has the whole conversation in plain lines."""

from __future__ import annotations

from pathlib import Path

from lines import DIALOG, LANGUAGES, talk

from conftest import TODAY
from wenyue.interview.conversation import Conversation
from wenyue.plain import LineMode
from wenyue.storage import Drafts


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

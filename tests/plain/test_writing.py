"""The orders that write files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lines import after, talk, with_an_error

from conftest import TODAY
from wenyue.interview.draft import Override
from wenyue.storage import Drafts


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


def test_the_version_for_signing_waits_until_no_error_stands(tmp_path: Path) -> None:
    Drafts().save(with_an_error())
    said, drafts = talk([f":save {tmp_path}/c.md signing", f":save {tmp_path}/draft.md"], "en")
    assert "This needs fixing: Party A is a public body" in said
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


def test_a_pack_is_written_as_a_folder_or_an_archive_and_over_nothing(tmp_path: Path) -> None:
    folder, archive = tmp_path / "全套", tmp_path / "all.zip"
    said, _ = talk(["1", f":全套 {folder}", f":pack {archive}", f":pack {archive}", ":pack"])
    assert (folder / "01 客服服务合同.docx").is_file()
    assert archive.read_bytes().startswith(b"PK")
    assert said.count("写好了") == 2
    assert "换个名字" in said or "已经" in said
    assert "请加上名字" in said


def test_a_pack_for_signing_past_errors_is_wanted_as_it_is_and_the_draft_remembers(tmp_path: Path) -> None:
    Drafts().save(with_an_error())
    said, drafts = talk([f":pack {tmp_path}/all signing", f":pack {tmp_path}/all pdf signing as it is"], "en")
    assert f"type: :pack {tmp_path}/all signing as it is" in said
    assert {file.suffix for file in (tmp_path / "all").iterdir()} == {".pdf"}
    assert any("signing" in file.name.lower() or "open" in file.name.lower() for file in (tmp_path / "all").iterdir())
    found = drafts.find()
    assert found is not None
    assert found.exported
    assert found.overrides == (Override(TODAY, ("F36",)),)


@pytest.mark.parametrize(
    ("told", "extension"),
    [("pdf", ".pdf"), ("Markdown", ".md"), ("网页", ".html"), ("純文本", ".txt"), ("word", ".docx")],
)
def test_a_pack_comes_in_the_format_that_is_told(told: str, extension: str, tmp_path: Path) -> None:
    talk(["1", f":pack {tmp_path}/all of it {told}"])
    assert {file.suffix for file in (tmp_path / "all of it").iterdir()} == {extension}


def test_wishes_in_traditional_characters_are_read_and_the_name_keeps_its_own(tmp_path: Path) -> None:
    Drafts().save(with_an_error())
    said, _ = talk([f":保存 {tmp_path}/電訊 合同.md 簽署版 照現狀"], "zh_Hant")
    assert (tmp_path / "電訊 合同.md").is_file()
    assert "寫好了" in said


@pytest.mark.parametrize(
    ("language", "orders", "said"),
    [
        ("en", [":font 楷体", ":font headings 微软雅黑"], "楷体 for the text, 微软雅黑 for headings"),
        ("zh_Hans", [":字体 楷体", ":字体 标题 微软雅黑"], "正文用楷体，标题用微软雅黑"),
    ],
)
def test_fonts_are_chosen_for_the_files_to_come(tmp_path: Path, language: str, orders: list[str], said: str) -> None:
    target = tmp_path / "c.docx"
    answer, _ = talk([*orders, f":save {target}"], language)
    assert said in answer
    with zipfile.ZipFile(target) as package:
        styles = package.read("word/styles.xml").decode()
    assert '"楷体"' in styles and '"微软雅黑"' in styles and '"宋体"' not in styles


@pytest.mark.parametrize("order", [":save ~nosuchuser/x.docx", f":save {'x' * 300}.docx", ":pack ~nosuchuser/x"])
def test_a_place_that_cannot_be_is_said_and_the_talk_goes_on(order: str) -> None:
    assert "cannot be written" in after(order, "1")[0]

"""The review before the contract leaves, and the file that is written."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from driving import Screen, in_turn, opened
from textual.widgets import Input

from wenyue.language import Message
from wenyue.storage import Drafts
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.confirm import Confirm
from wenyue.tui.screens.export import ExportCard, file_name
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.widgets.marked_list import MarkedList


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def reviewed(screen: Screen) -> None:
    await screen.say("1", "1", "1", "甲公司")
    await screen.press("f6")
    assert isinstance(screen.app.screen, ReviewScreen)


def row_of(screen: Screen, key: str) -> int:
    """The place of the line of an answer, the last where it also stands among the open lines."""
    assert isinstance(screen.app.screen, ReviewScreen)
    return [place for place, line in enumerate(screen.app.screen._shown) if line.key == key][-1]


async def test_answers_stand_by_section_with_how_they_came_to_be() -> None:
    async with opened(size=(100, 120)) as screen:
        await screen.say("1", "", "1", "甲公司")
        await screen.press("f6")
        assert "✓ Your side: I am buying the service (Party A)" in screen.text
        assert "= Language of the contract: Chinese only (usual answer)" in screen.text
        assert "✓ Party A · Full name: 甲公司" in screen.text
        assert "(not answered yet)" in screen.text
        assert "Open lines in the contract" in screen.text
        assert "____ Party B · Full name" in screen.text


async def test_enter_on_a_row_changes_that_answer_and_comes_back() -> None:
    async with opened(size=(100, 120)) as screen:
        await reviewed(screen)
        rows = screen.app.screen.query_one("#rows", MarkedList)
        rows.highlighted = row_of(screen, "party_a.name")
        await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.thread.editing == "party_a.name"
        await screen.say("乙公司")
        assert isinstance(screen.app.screen, ReviewScreen)
        assert "Party A · Full name: 乙公司" in screen.text


async def test_enter_on_an_open_row_asks_that_question_and_comes_back() -> None:
    async with opened(size=(100, 120)) as screen:
        await reviewed(screen)
        rows = screen.app.screen.query_one("#rows", MarkedList)
        rows.highlighted = row_of(screen, "fee_total")
        await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.step is not None
        assert screen.talk.step.key == "fee_total"
        await screen.say("120000")
        assert isinstance(screen.app.screen, ReviewScreen)
        assert "120,000.00" in screen.text


@pytest.mark.parametrize(("kind", "words"), [("record", "Alpha Ltd"), ("rows", "First line")])
async def test_an_answer_given_in_a_form_or_table_leads_back_to_its_row(kind: str, words: str) -> None:
    async with opened() as screen:
        await screen.finish()
        key = next(key for key, step in screen.talk.interview.step_by_key.items() if step.question.kind == kind)
        await screen.press("f6")
        rows = screen.app.screen.query_one("#rows", MarkedList)
        rows.highlighted = row_of(screen, key)
        await screen.press("enter", "ctrl+t")
        assert screen.stack[-1] in ("FormCard", "TableCard")
        await screen.press(*words, "ctrl+s")
        assert screen.stack == ["ChatScreen", "ReviewScreen"]
        marked = screen.app.screen.query_one("#rows", MarkedList).highlighted
        assert marked == row_of(screen, key)
        assert screen.talk.interview.draft.answers[key].origin == "typed"
        await screen.press("escape")
        assert screen.stack == ["ChatScreen"]


async def with_an_error(screen: Screen) -> None:
    """Two parties of the same name."""
    await screen.say("1", "1", "1")
    for party in ("party_a", "party_b"):
        await screen.ask_for(f"{party}.name")
        await screen.say("甲公司")


async def test_errors_are_passed_only_when_the_person_says_so() -> None:
    async with opened(size=(100, 60)) as screen:
        await with_an_error(screen)
        await screen.press("f6")
        assert "needs fixing" in screen.text.replace("nothing needs fixing", "")
        await screen.press("s")
        assert isinstance(screen.app.screen, Confirm)
        assert "> Go back" in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReviewScreen)
        await screen.press("s", "down", "enter")
        assert isinstance(screen.app.screen, ExportCard)


async def test_a_version_for_signing_past_errors_has_a_note_beside_it_and_the_draft_remembers(
    in_a_folder_of_its_own: Path,
) -> None:
    async with opened(size=(100, 60)) as screen:
        await with_an_error(screen)
        await screen.press("f6", "s", "down", "enter")
        screen.app.screen.query_one("#place", Input).value = "mine"
        await screen.press("end", "up", "up", "enter", "home", "down", "down", "enter")
        await screen.settle()
        note = in_a_folder_of_its_own / "mine - open points.md"
        assert f"The open points are listed in {note.name}" in screen.said_by("#outcome")
        assert "甲方和乙方写成同一家了" in note.read_text(encoding="utf-8")
        assert "mine.md" in [file.name for file in in_a_folder_of_its_own.iterdir()]
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert [override.checks for override in kept.overrides] == [tuple(f.id for f in screen.talk.review().errors)]


async def test_the_contract_is_written_where_the_card_says(in_a_folder_of_its_own: Path) -> None:
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s")
        assert "does not replace legal advice" in screen.said_by("#caution")
        await screen.press("enter")
        await screen.settle()
        written = in_a_folder_of_its_own / "Customer-service-contract.docx"
        assert zipfile.is_zipfile(written)
        assert screen.said_by("#outcome").startswith(f"Saved: {written} Carried along: all answers")
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.exported


async def test_a_file_that_is_there_is_not_replaced_without_asking(in_a_folder_of_its_own: Path) -> None:
    there = in_a_folder_of_its_own / "mine.md"
    there.write_text("mine", encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s")
        screen.app.screen.query_one("#place", Input).value = "mine.md"
        await screen.press("down", "down", "enter")
        assert there.read_text(encoding="utf-8") == "mine"
        assert "mine.md is there already" in screen.said_by("#outcome")
        await screen.press("enter")
        await screen.settle()
        assert "客服服务合同" in there.read_text(encoding="utf-8")


async def test_the_version_for_signing_has_no_draft_note(in_a_folder_of_its_own: Path) -> None:
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        note = screen.talk.dialog.disclaimers.in_document
        words = screen.app.session.languages["zh_Hans"].say(note)
        await screen.press("s")
        place = screen.app.screen.query_one("#place", Input)
        place.value = "draft"
        await screen.press("down", "down", "down", "down", "enter")
        await screen.settle()
        place.value = "signing"
        await screen.press(*["down"] * 4, "enter", *["up"] * 4, "enter")
        await screen.settle()
        assert words in (in_a_folder_of_its_own / "draft.txt").read_text(encoding="utf-8")
        assert words not in (in_a_folder_of_its_own / "signing.txt").read_text(encoding="utf-8")


async def test_a_word_file_for_the_other_side_carries_no_answers(in_a_folder_of_its_own: Path) -> None:
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s", "up", "up", "enter")
        await screen.press("home", "enter")
        await screen.settle()
        written = in_a_folder_of_its_own / "Customer-service-contract.docx"
        assert screen.said_by("#outcome") == f"Saved: {written}"
        assert not [name for name in zipfile.ZipFile(written).namelist() if name.startswith("customXml")]


async def test_a_folder_that_cannot_be_written_is_said_in_words(in_a_folder_of_its_own: Path) -> None:
    (in_a_folder_of_its_own / "file").write_text("", encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s")
        screen.app.screen.query_one("#place", Input).value = "file/below"
        await screen.press("enter")
        await screen.settle()
        assert "cannot be written" in screen.said_by("#outcome")


@pytest.mark.parametrize("typed", ["~nosuchuser/x", "x" * 300, "/"])
async def test_a_place_that_cannot_be_is_said_in_words(in_a_folder_of_its_own: Path, typed: str) -> None:
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s")
        screen.app.screen.query_one("#place", Input).value = typed
        for id in (".md", "pack", "pack.zip"):
            await choose(screen, id)
            said = screen.said_by("#outcome")
            assert "is a folder" in said or "cannot be written" in said
    assert not list(in_a_folder_of_its_own.iterdir())


async def test_file_names_are_safe() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("party_a.address")
        document = screen.talk.document()
        hostile = replace(document, title={"en": '../../etc/<x>|"?*\x1b[31m a'})
        name = file_name(hostile, Message("../x"), screen.app.session.language)
        assert name == "etc-x-[31m-a"
        assert not set(name) & set('/\\<>|"?*\x1b ')


async def choose(screen: Screen, id: str) -> None:
    """Choose a line of the card by what it does."""
    actions = screen.app.screen.query_one("#actions", MarkedList)
    actions.highlighted = actions.get_option_index(id)
    actions.focus()
    await screen.press("enter")
    await screen.settle()


@in_turn("language", ["en", "zh_Hans"])
async def test_the_whole_pack_is_written_into_a_folder_or_an_archive(
    language: str, size: tuple[int, int], in_a_folder_of_its_own: Path
) -> None:
    async with opened(language=language, size=size) as screen:
        await reviewed(screen)
        await screen.press("s")
        await choose(screen, "pack")
        folder = next(in_a_folder_of_its_own.iterdir())
        names = sorted(file.name for file in folder.iterdir())
        assert len(names) > 4
        assert "01 客服服务合同.docx" in names or "01 Customer Service Contract.docx" in names
        assert str(folder) in screen.said_by("#outcome")
        assert str(len(names)) in screen.said_by("#outcome")
        await choose(screen, "pack.zip")
        with zipfile.ZipFile(next(in_a_folder_of_its_own.glob("*.zip"))) as archive:
            assert sorted(archive.namelist()) == names
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.exported


@in_turn(
    ("language", "words"), [("en", "in a folder (PDF)"), ("zh_Hans", "存成一个文件夹（PDF）")], [(80, 24), (40, 12)]
)
async def test_the_pack_comes_in_the_format_that_was_chosen(
    language: str, words: str, size: tuple[int, int], in_a_folder_of_its_own: Path
) -> None:
    async with opened(language=language, size=size) as screen:
        await reviewed(screen)
        await screen.press("s")
        await choose(screen, "pack format")
        actions = screen.app.screen.query_one("#actions", MarkedList)
        assert words in str(actions.get_option("pack").prompt)
        for extension in (".pdf", ".md", ".html", ".txt", ".docx"):
            await choose(screen, "pack.zip")
            if extension != ".pdf":  # it is there already, and is to be replaced
                await choose(screen, "pack.zip")
            with zipfile.ZipFile(next(in_a_folder_of_its_own.glob("*.zip"))) as archive:
                assert {Path(name).suffix for name in archive.namelist()} == {extension}
            await choose(screen, "pack format")
        assert words in str(actions.get_option("pack").prompt)


async def test_a_pack_never_goes_over_what_is_there_without_asking(in_a_folder_of_its_own: Path) -> None:
    (in_a_folder_of_its_own / "mine").mkdir()
    (in_a_folder_of_its_own / "mine" / "a").write_text("a", encoding="utf-8")
    (in_a_folder_of_its_own / "yours.zip").write_text("b", encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        await reviewed(screen)
        await screen.press("s")
        screen.app.screen.query_one("#place", Input).value = "mine"
        await choose(screen, "pack")
        assert "is already there" in screen.said_by("#outcome")
        assert [file.name for file in (in_a_folder_of_its_own / "mine").iterdir()] == ["a"]
        screen.app.screen.query_one("#place", Input).value = "yours"
        await choose(screen, "pack.zip")
        assert "yours.zip is there already" in screen.said_by("#outcome")
        assert (in_a_folder_of_its_own / "yours.zip").read_text(encoding="utf-8") == "b"
        await choose(screen, "pack.zip")
        assert zipfile.is_zipfile(in_a_folder_of_its_own / "yours.zip")


async def test_a_pack_for_signing_past_errors_holds_the_open_points_and_the_draft_remembers() -> None:
    async with opened(size=(100, 60)) as screen:
        await with_an_error(screen)
        await screen.press("f6", "s", "down", "enter")
        await choose(screen, "signing")
        await choose(screen, "pack.zip")
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert [override.checks for override in kept.overrides] == [tuple(f.id for f in screen.talk.review().errors)]

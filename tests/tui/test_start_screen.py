"""The first screen: a new contract, the last draft, the others."""

from __future__ import annotations

import sqlite3

import pytest
from driving import opened

from conftest import TODAY
from wenyue import library
from wenyue.interview.draft import Answer
from wenyue.storage import Drafts
from wenyue.tui.screens.chat import ChatScreen


def keep(exported: bool = False) -> str:
    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), TODAY).with_answer("my_role", Answer("buyer", "1"))
    drafts.save(draft)
    if exported:
        from dataclasses import replace

        drafts.save(replace(draft, exported=True))
    drafts.close()
    return draft.id


async def test_it_says_what_this_is_and_what_it_is_not() -> None:
    async with opened(new=False) as screen:
        assert "Wenyue 问约" in screen.text
        assert "Nothing you type leaves this machine." in screen.text
        assert "no legal advice" in screen.words
        assert "> New contract: Customer service contract" in screen.text


async def test_enter_begins_a_new_contract() -> None:
    async with opened(new=False) as screen:
        await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert "which side are you on" in screen.text


async def test_a_draft_is_offered_first_with_where_it_stopped() -> None:
    keep()
    async with opened(new=False) as screen:
        assert "> Go on: Customer service contract" in screen.text
        assert "stopped at “Getting started”" in screen.text
        await screen.press("enter")
        assert "Welcome back" in screen.text
        assert "Which language should the contract be in?" in screen.text


async def test_finished_drafts_are_listed_below() -> None:
    id = keep(exported=True)
    async with opened(new=False) as screen:
        assert "> New contract" in screen.text
        assert "Drafts and finished contracts" in screen.text
        assert f"{id}" in screen.text
        assert "saved as a file; last changed on" in screen.text


async def test_a_named_draft_opens_at_once() -> None:
    async with opened(draft_id=keep()) as screen:
        assert "Welcome back" in screen.text


async def test_a_damaged_file_of_drafts_is_said_in_words() -> None:
    drafts = Drafts()
    drafts.folder.mkdir(parents=True)
    drafts.file.write_bytes(b"this is no database, it never was one" * 100)
    async with opened(new=False) as screen:
        assert "is damaged" in screen.words
        assert "> New contract" in screen.text


@pytest.mark.parametrize("new", [True, False])
async def test_a_key_in_the_talk_comes_back_here(new: bool) -> None:
    async with opened(new=new) as screen:
        if not new:
            await screen.press("enter")
        await screen.say("1")
        await screen.press("ctrl+o")
        assert "> Go on: Customer service contract" in screen.text
        await screen.press("enter")
        assert "Welcome back" in screen.text


async def test_a_listed_draft_is_gone_on_with_as_another_window_left_it() -> None:
    id = keep()
    async with opened(new=False) as screen:
        other = Drafts()
        draft = other.find(id)
        assert draft is not None
        other.save(draft.with_answer("doc_lang", Answer("zh_Hans", "1")))
        await screen.press("enter")
        assert screen.talk.conversation.draft.answers["doc_lang"].value == "zh_Hans"
        await screen.say("1")
        assert "another window" not in screen.words
        assert Drafts().find(id) == screen.talk.conversation.draft


async def test_a_draft_that_another_window_erased_is_said_and_not_opened() -> None:
    id = keep()
    async with opened(new=False) as screen:
        other = Drafts()
        other.delete(id)
        other.erase(id)
        await screen.press("enter")
        assert f"There is no draft “{id}”." in screen.words
        assert "> New contract" in screen.text


async def test_a_draft_that_cannot_be_read_is_said_beside_those_that_can() -> None:
    good, bad = keep(), keep()
    with sqlite3.connect(Drafts().file) as connection:
        connection.execute("UPDATE changes SET data = '[' WHERE draft = ?", (bad,))
    connection.close()
    async with opened(new=False) as screen:
        assert f"The draft {bad} cannot be read" in screen.words
        assert "> Go on: Customer service contract" in screen.text
        await screen.press("enter")
        assert screen.talk.conversation.draft.id == good


async def test_what_went_wrong_with_a_draft_is_in_view() -> None:
    for _ in range(3):
        keep()
    async with opened(new=False) as screen:
        gone = screen.app.session.listed()[0].draft.id
        await screen.press("home", "f4", "n")
        screen.app.session.drafts.delete(gone)
        screen.app.session.drafts.erase(gone)
        await screen.press("enter")
        assert f"There is no draft “{gone}”." in screen.text

"""A finished contract can be gone on with, or be what the next agreement starts from."""

from __future__ import annotations

from dataclasses import replace

from driving import in_turn, opened

from conftest import TODAY
from wenyue import library
from wenyue.interview.draft import Answer, Draft
from wenyue.storage import Drafts
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.draft import DraftCard
from wenyue.tui.screens.start import StartScreen


def kept(*, exported: bool) -> Draft:
    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), TODAY).with_change(
        {"my_role": Answer("party_a", "1"), "party_a.name": Answer("甲公司", "甲公司")}
    )
    draft = replace(draft, exported=exported)
    drafts.save(draft)
    drafts.close()
    return draft


@in_turn(
    ("language", "title", "begun"),
    [("en", "Renewal agreement", "Begin from it: Renewal"), ("zh_Hans", "续约协议", "在它的基础上新写一份：续约协议")],
)
async def test_a_renewal_begins_from_a_finished_contract(
    language: str, title: str, begun: str, size: tuple[int, int]
) -> None:
    base = kept(exported=True)
    async with opened(language=language, size=size, new=False) as screen:
        await screen.press("end", "enter")
        assert isinstance(screen.app.screen, DraftCard)
        assert begun in screen.text
        await screen.press("down", "enter")
        await screen.settle()
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.dialog.id == "renewal_agreement"
        assert screen.talk.conversation.draft.base is not None
        assert screen.talk.conversation.draft.base.id == base.id
        assert screen.app.session.language.say(screen.talk.dialog.title) == title


async def test_a_click_begins_a_supplementary_agreement() -> None:
    kept(exported=True)
    async with opened(new=False) as screen:
        await screen.press("end", "enter")
        y, line = next((y, line) for y, line in enumerate(screen.lines) if "Supplementary agreement" in line)
        await screen.pilot.click(offset=(line.index("Supplementary"), y))
        await screen.settle()
        assert screen.talk.dialog.id == "supplementary_agreement"


async def test_the_first_way_is_to_go_on_and_escape_is_back() -> None:
    base = kept(exported=True)
    async with opened(new=False) as screen:
        await screen.press("end", "enter", "escape")
        assert isinstance(screen.app.screen, StartScreen)
        await screen.press("enter", "enter")
        await screen.settle()
        assert screen.talk.conversation.draft.id == base.id


async def test_what_is_not_finished_cannot_be_followed_and_says_so() -> None:
    kept(exported=False)
    kept(exported=False)
    async with opened(size=(100, 30), new=False) as screen:
        await screen.press("end", "enter")
        assert isinstance(screen.app.screen, DraftCard)
        assert "That contract is not finished:" in screen.words
        await screen.press("down", "down")
        assert "> Delete it" in screen.text
        await screen.press("home", "enter")
        await screen.settle()
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.dialog.id == "customer_service"


async def test_a_draft_of_a_renewal_is_listed_by_its_name_in_the_language_spoken() -> None:
    base = kept(exported=True)
    drafts = Drafts()
    dialog = library.dialog("renewal_agreement")
    renewal = drafts.new(dialog, TODAY, base)
    drafts.save(renewal.with_answer(dialog.questions[0].var, Answer(None, "", "blank")))
    drafts.close()
    async with opened(language="zh_Hans", new=False) as screen:
        assert "续约协议" in screen.text


async def test_the_language_changes_in_place() -> None:
    kept(exported=True)
    async with opened(new=False) as screen:
        await screen.press("end", "enter", "down", "f2")
        assert "> 在它的基础上新写一份：续约协议" in screen.text

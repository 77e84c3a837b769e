"""The particulars of a party as a form: every field read, saved together, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from driving import Screen, opened
from textual import events
from textual.content import Content

from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import msg
from wenyue.storage import Drafts
from wenyue.tui.prose import Words
from wenyue.tui.screens.form import Field, FormCard
from wenyue.tui.widgets.live_line import LiveLine


async def to_the_form(screen: Screen) -> FormCard:
    await screen.say("1", "1", "1")
    await screen.press("ctrl+t")
    card = screen.app.screen
    assert isinstance(card, FormCard)
    return card


def the_form(screen: Screen) -> FormCard:
    assert isinstance(screen.app.screen, FormCard)
    return screen.app.screen


def said(one: Field) -> str:
    """What stands below the line of a field."""
    content = one.query_one(".read", Words).content
    assert isinstance(content, Content)
    return content.plain


def field(card: FormCard, name: str) -> Field:
    return next(one for one in card.query(Field) if one.step.key == f"party_a.{name}")


@pytest.mark.parametrize(("language", "why"), [("en", "credit code of 18"), ("zh_Hans", "18 位的统一社会信用代码")])
async def test_what_can_be_read_is_saved_and_the_rest_stays_with_its_reason(language: str, why: str) -> None:
    async with opened(language=language, size=(90, 30)) as screen:
        card = await to_the_form(screen)
        await screen.pilot.press(*"Acme", "enter", "1", "tab", *"123", "down")
        await screen.settle()
        assert why in screen.words
        await screen.press("ctrl+s")
        answers = screen.talk.interview.draft.answers
        assert answers["party_a.name"].value == "Acme"
        assert answers["party_a.legal_rep"].origin == "blank"
        assert "party_a.credit_code" not in answers
        assert field(card, "credit_code").line.has_focus
        field(card, "credit_code").line.take("91000000MA0000001R")
        await screen.press("ctrl+s")
        assert not card.is_current
        assert screen.talk.interview.draft.answers["party_a.credit_code"].value == "91000000MA0000001R"
        assert screen.talk.step is not None
        assert screen.talk.step.key == "party_b.name"
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.answers == screen.talk.interview.draft.answers


async def test_the_mouse_opens_picks_and_saves() -> None:
    async with opened(size=(90, 30)) as screen:
        await screen.say("1", "1", "1")
        await screen.pilot.click(LiveLine, offset=(20, 0))
        await screen.settle()
        card = screen.app.screen
        assert isinstance(card, FormCard)
        field(card, "name").line.take("Zhang San")
        x, y = next((text.index("5 An"), y) for y, text in enumerate(screen.lines) if "5 An" in text)
        await screen.pilot.click(offset=(x + 1, y))
        await screen.settle()
        assert field(card, "id_no").display
        assert not field(card, "credit_code").display
        x, y = next((text.index("Save (^S)"), y) for y, text in enumerate(screen.lines) if "Save (^S)" in text)
        await screen.pilot.click(offset=(x + 1, y))
        await screen.settle()
        assert screen.talk.interview.draft.answers["party_a.kind"].value == "natural_person"


@pytest.mark.parametrize(("language", "says"), [("en", "empty takes the answer away"), ("zh_Hans", "留空就删掉")])
async def test_an_emptied_field_says_what_saving_it_does(language: str, says: str) -> None:
    async with opened(language=language, size=(90, 40)) as screen:
        await to_the_form(screen)
        await screen.press(*"Acme", "enter", "1")
        field(the_form(screen), "address").line.take("1 Long Road")
        field(the_form(screen), "credit_code").line.take("91000000MA0000001R")
        await screen.press("ctrl+s")
        screen.chat._change("party_a.name")
        await screen.press("ctrl+t")
        for name, words in (("address", says), ("name", {"en": "This is needed", "zh_Hans": "这一项必须填"}[language])):
            field(the_form(screen), name).line.take("")
            await screen.press("tab")
            assert words in said(field(the_form(screen), name))
        await screen.press("ctrl+s")
        answers = screen.talk.interview.draft.answers
        assert answers["party_a.address"].origin == "blank"
        assert answers["party_a.name"].value == "Acme"


async def test_escape_keeps_what_was_typed_while_the_talk_is_open() -> None:
    async with opened(size=(40, 12)) as screen:
        await to_the_form(screen)
        await screen.pilot.press(*"Acm")
        await screen.press("escape")
        assert "party_a.name" not in screen.talk.interview.draft.answers
        await screen.press("ctrl+t")
        assert isinstance(screen.app.screen, FormCard)
        assert field(screen.app.screen, "name").line.text == "Acm"
        assert "Acm" in screen.text


async def test_what_was_put_by_does_not_come_back_over_a_newer_answer() -> None:
    async with opened(size=(90, 40)) as screen:
        await to_the_form(screen)
        field(the_form(screen), "name").line.take("Alpha")
        field(the_form(screen), "address").line.take("1 Long Road")
        await screen.press("escape")
        await screen.say("Gamma Ltd")
        await screen.press("ctrl+t")
        assert field(the_form(screen), "name").line.text == "Gamma Ltd"
        assert field(the_form(screen), "address").line.text == "1 Long Road"


async def test_a_form_that_was_only_looked_at_puts_nothing_by() -> None:
    async with opened(size=(90, 40)) as screen:
        await screen.say("1", "1", "1", "Alpha Ltd")
        await screen.press("ctrl+t", "escape")
        screen.chat._change("party_a.name")
        await screen.settle()
        await screen.say("Gamma Ltd")
        await screen.press("ctrl+t")
        assert field(the_form(screen), "name").line.text == "Gamma Ltd"
        await screen.press("escape")
        assert not screen.talk.put_by.kept


@pytest.mark.parametrize("leaving", ["escape", "ctrl+q"])
async def test_what_was_typed_is_there_when_the_draft_is_opened_again(leaving: str) -> None:
    async with opened(size=(90, 40)) as screen:
        await to_the_form(screen)
        field(the_form(screen), "name").line.take("Zhang San")
        field(the_form(screen), "kind").line.take("5")
        await screen.press("tab")
        field(the_form(screen), "id_no").line.take("11010119900101")
        await screen.press(leaving)
        id = screen.talk.conversation.draft.id
    assert "11010119900101" not in "".join(Drafts().unsent(id).values())
    async with opened(size=(90, 40), draft_id=id) as again:
        assert again.chat.prompt.text == ""
        assert not again.talk.editing
        await again.press("ctrl+t")
        assert field(the_form(again), "name").line.text == "Zhang San"
        assert field(the_form(again), "id_no").line.text == ""
        assert field(the_form(again), "kind").line.text == "5"
        field(the_form(again), "id_no").line.take("11010519491231002X")
        await again.press("ctrl+s")
        assert again.talk.interview.draft.answers["party_a.name"].value == "Zhang San"
    assert Drafts().unsent(id) == {}


async def test_the_language_switches_with_what_is_typed_kept() -> None:
    async with opened(size=(90, 30)) as screen:
        await to_the_form(screen)
        await screen.pilot.press(*"Acm")
        await screen.press("f2")
        assert "名称或姓名（必填）" in screen.text
        assert "Acm" in screen.text
        assert "保存" in screen.text


async def test_a_pasted_row_fills_the_fields_from_the_marked_one_on() -> None:
    async with opened(size=(90, 30)) as screen:
        card = await to_the_form(screen)
        screen.app.post_message(events.Paste("Acme Ltd\tCompany\t91000000MA0000001R\n"))
        await screen.settle()
        assert field(card, "credit_code").line.text == "91000000MA0000001R"


async def test_hostile_words_show_as_they_stand() -> None:
    async with opened(size=(90, 30)) as screen:
        card = await to_the_form(screen)
        field(card, "name").line.take("[red]x[/] [@click=app.quit]y[/]")
        await screen.press("ctrl+s")
        await screen.settle()
        assert screen.talk.interview.draft.answers["party_a.name"].value == "[red]x[/] [@click=app.quit]y[/]"


async def test_a_full_disk_keeps_the_words_in_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Drafts, draft: Draft) -> None:
        raise StorageError(msg("The disk is full: the last answer is not saved yet."))

    async with opened(size=(90, 30)) as screen:
        await to_the_form(screen)
        await screen.pilot.press(*"Acme")
        monkeypatch.setattr(Drafts, "save", refuse)
        await screen.press("ctrl+s")
        monkeypatch.undo()
        assert "! The disk is full" in screen.text
        assert "party_a.name" not in screen.talk.interview.draft.answers
        await screen.press("ctrl+t")
        assert isinstance(screen.app.screen, FormCard)
        assert field(screen.app.screen, "name").line.text == "Acme"

"""The contract beside the talk: from a clause to its answers, other languages, what fades, what is copied."""

from __future__ import annotations

import pytest
from driving import SIZES, Screen, in_turn, opened

from wenyue.tui.screens.card import Card
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.widgets.contract_title import ContractTitle
from wenyue.tui.widgets.marked_list import MarkedList
from wenyue.tui.widgets.passage_view import PassageView
from wenyue.tui.widgets.passages import Passages


def news_of(screen: Screen, clause: str) -> str:
    return next(view.news for view in screen.chat.query(PassageView) if view.passage.clause == clause)


def shown_in(screen: Screen) -> tuple[str, ...]:
    document = screen.chat.contract_pane.document
    return document.languages if document is not None else ()


def choices(screen: Screen) -> list[str]:
    listed = screen.app.screen.query_one("#choices", MarkedList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


async def at_clause(screen: Screen, clause: str) -> None:
    """The pane has the keyboard, and the mark is on the clause."""
    screen.chat.panes.open("contract")
    await screen.filled()
    screen.chat.contract_pane.go_to(clause)
    await screen.settle()


async def click_on(screen: Screen, words: str, *, after: int = 0) -> None:
    """Click on words as they stand on the screen (Chinese is two cells wide)."""
    y, line = next((y, line) for y, line in enumerate(screen.lines) if words in line)
    x = len(line[: line.index(words)].encode("gb18030")) + after
    await screen.pilot.click(offset=(x, y))
    await screen.settle()


async def test_a_change_fades_over_two_turns() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        assert news_of(screen, "H2") == "changed"
        assert "▌" in next(line for line in screen.lines if "甲方（委托方）" in line)
        await screen.press("f3", "f3", "escape")
        assert news_of(screen, "H2") == "changed", "hiding the pane is no turn"
        await screen.say("?甲方")
        assert news_of(screen, "H2") == "recent"
        line = next(line for line in screen.lines if "甲方（委托方）" in line)
        assert "▌" not in line, "an older mark is another sign, not only another colour"
        await screen.say("?乙方")
        assert news_of(screen, "H2") == ""


@in_turn("language", ["en", "zh_Hans"])
async def test_enter_on_a_clause_leads_to_the_answers_behind_it(language: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await at_clause(screen, "S3.1")
        await screen.press("enter")
        assert isinstance(screen.app.screen, Card)
        amount = "合同总额" if language == "zh_Hans" else "Total price"
        assert any(choice.startswith(f"{amount}") and "____" in choice for choice in choices(screen)), choices(screen)
        listed = screen.app.screen.query_one("#choices", MarkedList)
        listed.highlighted = next(n for n, choice in enumerate(choices(screen)) if choice.startswith(amount))
        await screen.press("enter")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.step is not None
        assert screen.talk.step.key == "fee_total"
        assert screen.chat.prompt.has_focus


async def test_a_click_beside_values_opens_the_same_card() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await click_on(screen, "1.2 乙方应确保", after=1)
        assert isinstance(screen.app.screen, Card)
        assert "No answer stands behind it." in screen.words
        await screen.press("escape")
        assert isinstance(screen.app.screen, ChatScreen)


async def test_up_and_down_go_from_clause_to_clause_and_headings_are_passed_over() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await at_clause(screen, "S1.1")
        await screen.press("down")
        marked = screen.chat.query_one(Passages).selected
        assert marked is not None
        assert marked.passage.clause == "S1.2"
        await screen.press("up", "up")
        marked = screen.chat.query_one(Passages).selected
        assert marked is not None
        assert marked.passage.clause == "H3"


@pytest.mark.parametrize("size", SIZES)
async def test_the_contract_is_shown_in_another_language_than_it_will_be_saved_in(size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await at_clause(screen, "S1.2")
        await screen.press("right")
        assert shown_in(screen) == ("en",)
        assert "The file will be: 中文" in screen.said_by("#contract-title")
        assert "[English]" in screen.said_by("#contract-title")
        assert not [view for view in screen.chat.query(PassageView) if view.news == "changed"]
        assert screen.talk.languages == ("zh_Hans",)
        await screen.press("right")
        assert shown_in(screen) == ("zh_Hans", "en")
        await screen.press("right")
        assert shown_in(screen) == ("zh_Hans",)
        assert "The file" not in screen.said_by("#contract-title")


async def test_side_by_side_has_both_languages_on_one_line_where_there_is_room() -> None:
    async with opened(size=(200, 50)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await at_clause(screen, "S1.2")
        await screen.press("left")
        line = next(line for line in screen.lines if "1.2 乙方应确保" in line)
        assert "1.2 Party B" in line
        await screen.pilot.resize_terminal(110, 50)
        await screen.settle()
        line = next(line for line in screen.lines if "1.2 乙方应确保" in line)
        assert "1.2 Party B" not in line
        assert "1.2 Party B" in screen.text


async def test_a_click_on_a_language_above_the_contract_shows_it() -> None:
    async with opened(language="zh_Hans", size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await click_on(screen, "  English  ", after=3)
        assert shown_in(screen) == ("en",)
        assert "存成文件时用：中文" in screen.said_by("#contract-title")
        assert screen.app.session.code == "zh_Hans"
        assert isinstance(screen.chat.query_one("#contract-title"), ContractTitle)


async def test_a_clause_and_the_contract_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司\x1b[31m")
        copied: list[str] = []
        monkeypatch.setattr(screen.app, "copy_to_clipboard", copied.append)
        await at_clause(screen, "H2")
        await screen.press("enter", "end", "up", "enter")
        assert copied[-1].startswith("甲方（委托方）：甲公司")
        assert "\x1b" not in copied[-1]
        assert "[Party A" not in copied[-1], "names of blanks are the screen's, not the contract's"
        await at_clause(screen, "H2")
        await screen.press("enter", "end", "enter")
        assert "客服服务合同" in copied[-1]
        assert "甲公司" in copied[-1]


async def test_a_term_is_underlined_at_its_first_use_and_not_at_every_one() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "违约金有限公司")
        uses = [
            (view.passage.clause, found.term)
            for view in screen.chat.query(PassageView)
            for founds in view.terms.values()
            for found in founds
        ]
        terms = [term for _, term in uses]
        assert len(terms) > 5
        assert len(set(terms)) == len(terms)
        damages = screen.talk.conversation.glossary.look_up("违约金")
        assert damages is not None
        assert ("H2", damages.id) not in uses, "what people type is not the contract's words"


@pytest.mark.parametrize("size", SIZES)
async def test_whoever_goes_to_an_article_reads_what_stands_below_its_heading(size: tuple[int, int]) -> None:
    async with opened(language="zh_Hans", size=size) as screen:
        await screen.say("1", "1", "2")
        screen.chat.panes.open("contract")
        await screen.filled()
        screen.chat.contract_pane.go_to("A14")
        await screen.settle()
        assert "十四、不可抗力与情势变更" in screen.text
        assert "14.1 因不能预见" in screen.text

"""Why, what if, which clause, what a word means: in cards beside the text, and in words."""

from __future__ import annotations

import pytest
from driving import Screen, in_turn, opened
from textual import events
from textual.content import Content

from wenyue.tui.screens.card import Card
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.marked_list import MarkedList
from wenyue.tui.widgets.passages import Passages


@in_turn(
    ("language", "key", "words"),
    [
        ("en", "ctrl+r", "Why we ask"),
        ("en", "ctrl+l", "What if it is left open?"),
        ("en", "ctrl+g", "The contract prints it in: 3.1"),
        ("zh_Hans", "ctrl+r", "为什么问"),
        ("zh_Hans", "ctrl+l", "空着会怎样？"),
        ("zh_Hans", "ctrl+g", "合同里写进：3.1 服务费用"),
    ],
)
async def test_one_key_each_explains_the_question(language: str, key: str, words: str, size: tuple[int, int]) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("fee_total")
        screen.chat.prompt.take("120")
        await screen.press(key)
        assert isinstance(screen.app.screen, Card)
        assert words in screen.said_by("#words")
        await screen.press("escape")
        assert screen.chat.prompt.text == "120"
        assert screen.chat.prompt.has_focus


async def test_the_card_of_clauses_goes_to_one() -> None:
    async with opened(size=(80, 24)) as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("fee_total")
        await screen.press("ctrl+g", "down", "enter")
        await screen.filled()
        assert isinstance(screen.app.screen, ChatScreen)
        marked = screen.chat.query_one(Passages).selected
        assert marked is not None
        assert marked.passage.clause == "X3.4"
        assert screen.chat.query_one(ContractPane).display


@pytest.mark.parametrize(("language", "said"), [("en", "which clause"), ("zh_Hans", "这个用在哪条"), ("en", ":feeds")])
async def test_it_can_be_asked_in_words(language: str, said: str) -> None:
    async with opened(language=language, size=(120, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("fee_total")
        await screen.say(said)
        assert "3.1 " in screen.text
        assert screen.talk.step is not None
        assert screen.talk.step.key == "fee_total"
        assert [entry.reply.tone for entry in screen.talk.thread.entries][-1] == "aside"


async def term_clicked(screen: Screen, term: str) -> None:
    bubble = next(bubble for bubble in screen.chat.query(Bubble) if bubble.entry.live)
    bubble.post_message(Bubble.Explain(term))
    await screen.settle()


async def test_a_card_stands_beside_the_text_where_there_is_room_and_takes_the_width_where_there_is_not() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1")
        await term_clicked(screen, screen.talk.conversation.glossary.look_up("违约金").id)  # type: ignore[union-attr]  # the term is in the glossary
        card = screen.app.screen.query_one(".card")
        assert card.region.x >= 70
        assert "What kind" in screen.text or "full name" in screen.text
        await screen.pilot.resize_terminal(60, 20)
        await screen.settle()
        assert card.region.width == 60


async def test_a_term_leads_to_the_clauses_that_use_it() -> None:
    async with opened(language="zh_Hans", size=(120, 40)) as screen:
        await screen.say("1", "1", "1")
        term = screen.talk.conversation.glossary.look_up("违约金")
        assert term is not None
        await term_clicked(screen, term.id)
        listed = screen.app.screen.query_one("#choices", MarkedList)
        assert str(listed.get_option_at_index(0).prompt) == "在这份合同里出现在："
        assert "5.1 违约责任" in [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]
        await screen.press("enter")
        marked = screen.chat.query_one(Passages).selected
        assert marked is not None
        assert "违约金" in marked.passage.text


async def test_a_term_says_what_it_means_under_the_mouse_as_content() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("ld_percent")
        bubble = next(bubble for bubble in screen.chat.query(Bubble) if bubble.entry.live)
        spots = [
            (x, y)
            for y in range(bubble.region.y, bubble.region.bottom)
            for x in range(bubble.region.x, bubble.region.right)
            if "term" in screen.app.screen.get_style_at(x, y).meta
        ]
        assert spots
        await screen.pilot.hover(offset=spots[0])
        await screen.settle()
        assert isinstance(bubble.tooltip, Content)
        assert "Click for an example" in bubble.tooltip.plain
        bubble.post_message(events.Leave(bubble))
        await screen.settle()
        assert bubble.tooltip is None


async def test_no_more_than_two_sentences_are_said_unasked() -> None:
    async with opened(size=(120, 60)) as screen:
        await screen.say("1", "1", "1")
        live = next(entry for entry in screen.talk.thread.entries if entry.live)
        shown = next(bubble for bubble in screen.chat.query(Bubble) if bubble.entry.live).content
        assert isinstance(shown, Content)
        assert len(live.notes) > 1
        assert shown.plain.count("Keep in mind") == 1
        assert "More: F1" in shown.plain


async def test_page_keys_scroll_the_words_of_a_card_with_rows() -> None:
    async with opened(size=(40, 12)) as screen:
        await screen.finish()
        screen.chat._explain(next(iter(screen.talk.dialog.term_by_id)), "right")
        await screen.settle()
        text, rows = screen.app.screen.query_one("#text"), screen.app.screen.query_one("#choices", MarkedList)
        mark = rows.highlighted
        assert text.max_scroll_y
        await screen.press("pagedown")
        assert text.scroll_y > 0
        assert rows.highlighted == mark
        await screen.press("pageup")
        assert text.scroll_y == 0

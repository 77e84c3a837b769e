"""What stands beside the talk: the contract and the outline, at every width."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from driving import in_turn, opened

from wenyue.interview.draft import Answer
from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.outline import Outline
from wenyue.tui.widgets.passage_view import PassageView


@pytest.mark.parametrize(
    ("size", "contract", "outline"), [((80, 24), False, False), ((120, 40), True, False), ((150, 40), True, True)]
)
async def test_panes_stand_beside_the_talk_where_there_is_room(
    size: tuple[int, int], contract: bool, outline: bool
) -> None:
    async with opened(size=size) as screen:
        assert bool(screen.chat.query_one(ContractPane).display) is contract
        assert bool(screen.chat.query_one(Outline).display) is outline
        assert screen.chat.prompt.has_focus


async def test_in_a_narrow_terminal_a_key_shows_the_contract_instead() -> None:
    async with opened(size=(80, 24)) as screen:
        await screen.press("f3")
        assert "客服服务合同" in screen.text
        assert "which side are you on" not in screen.text
        await screen.press("f4")
        assert "Getting started" in screen.text
        assert "客服服务合同" not in screen.text
        await screen.press("escape")
        assert "which side are you on" in screen.text
        assert screen.chat.prompt.has_focus


async def test_resizing_moves_the_panes() -> None:
    async with opened(size=(80, 24)) as screen:
        await screen.pilot.resize_terminal(150, 40)
        await screen.settle()
        assert "客服服务合同" in screen.text
        assert "Getting started" in screen.text
        await screen.pilot.resize_terminal(40, 12)
        await screen.settle()
        assert "I provide the service" in screen.text
        assert screen.chat.prompt.has_focus


async def test_an_answer_appears_in_the_contract_marked_and_in_view() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "上海晨光智能家居有限公司")
        pane = screen.chat.query_one(ContractPane)
        changed = [view for view in pane.query(PassageView) if view.changed]
        assert [view.passage.id for view in changed] == ["H2", "B1-signature"]
        line = next(text for text in screen.lines if "甲方（委托方）：上海晨光" in text)
        assert "▌" in line


async def test_only_what_changed_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        drawn: list[str] = []
        draw = PassageView.draw

        def counted(self: PassageView, name: object) -> None:
            drawn.append(self.passage.id)
            draw(self, name)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(PassageView, "draw", counted)
        await screen.ask_for("party_a.address")
        drawn.clear()
        await screen.say("上海市浦东新区世纪大道1号")
        assert "H2" in drawn
        assert len(drawn) < 6


async def test_blanks_carry_their_names_and_a_click_asks_for_them() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        y, text = next((y, text) for y, text in enumerate(screen.lines) if "____[Party A · E-mail]" in text)
        # Chinese is two cells wide: the place on the screen is not the place in the text.
        x = len(text[: text.index("____")].encode("gb18030")) + 1
        await screen.pilot.click(offset=(x, y))
        await screen.settle()
        assert screen.talk.step is not None
        assert screen.talk.step.key == "party_a.contact_email"


async def test_the_outline_counts_and_jumps() -> None:
    async with opened(size=(150, 40)) as screen:
        await screen.say("1", "1", "1")
        assert "✓ Getting started  3/3  done" in screen.text
        outline = screen.chat.query_one(Outline)
        outline.focus()
        section = screen.talk.dialog.sections[3]
        y = next(y for y, line in enumerate(screen.lines) if f"  {section.title}  0/" in line)
        await screen.pilot.click(offset=(10, y))
        await screen.settle()
        assert screen.talk.step is not None
        assert screen.talk.step.question.section == section.id
        assert screen.chat.prompt.has_focus


@in_turn(
    ("language", "label", "word"),
    [("en", "Getting started", "done"), ("zh_Hans", "开始", "已完成")],
    [(80, 24), (150, 40), (40, 12)],
)
async def test_a_section_opens_to_its_questions_and_one_goes_to_any_of_them(
    language: str, label: str, word: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size) as screen:
        await screen.say("1", "1", "1")
        if size[0] < 140:
            await screen.press("f4")
        screen.chat.query_one(Outline).focus()
        assert f"✓ {label}  3/3  {word}" in screen.text
        await screen.press("home", "space")
        assert screen.chat.prompt.text == ""
        names = [screen.app.session.language.say(q.label) for q in screen.talk.dialog.questions[:3]]
        for name in names:
            assert f"    ✓ {name}"[:24] in screen.text
        await screen.press("left")
        assert f"✓ {names[2]}"[:16] not in screen.text
        await screen.press("right", "down", "down", "enter")
        assert screen.talk.editing == screen.talk.dialog.questions[1].var


async def test_a_click_on_the_mark_of_a_section_opens_it() -> None:
    async with opened(size=(150, 40)) as screen:
        await screen.say("1", "1", "1")
        y = next(y for y, line in enumerate(screen.lines) if "✓ Getting started" in line)
        await screen.pilot.click(offset=(2, y))
        await screen.settle()
        assert "✓ Your side" in screen.text
        assert screen.talk.editing == ""
        await screen.pilot.click(offset=(2, y))
        await screen.settle()
        assert "✓ Your side" not in screen.text


async def test_a_section_says_what_is_left_open_and_what_needs_a_look() -> None:
    async with opened(size=(150, 60)) as screen:
        await screen.say("1", "1", "1")
        await screen.finish()
        assert re.search(r"_ [A-Z][a-z ]+  \d+/\d+  (one|\d+) left open", screen.text)
        conversation = screen.talk.conversation
        wrong = {"vat_rate": Answer(Decimal(7)), "party_b.taxpayer": Answer("general"), "dialog_depth": Answer("full")}
        conversation.draft = conversation.draft.with_change(wrong)
        screen.chat._show()
        await screen.settle()
        assert re.search(r"! Money  \d+/\d+  (one|\d+) to", screen.text)


async def test_the_first_line_says_how_far_one_is_and_how_long_the_rest_takes() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1")
        assert re.search(r"3 done, \d+ to \d+ to go, about \d+ minutes$", screen.lines[0])
        await screen.pilot.resize_terminal(60, 24)
        await screen.settle()
        assert re.search(r"3 done, \d+ to \d+ to go$", screen.lines[0])
        await screen.pilot.resize_terminal(80, 24)
        await screen.finish()
        assert screen.lines[0].endswith("0 to go")


async def test_forty_columns_and_twelve_lines_are_enough() -> None:
    async with opened(size=(40, 12)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        await screen.ask_for("party_a.address")
        assert "address" in screen.text
        await screen.press("f3")
        assert "甲公司" in screen.text or "合同" in screen.text
        await screen.press("f3")
        await screen.finish()
        await screen.press("enter", "s")
        assert "Save as Word (.docx)" in screen.text


async def test_typing_means_the_prompt_wherever_the_keyboard_was() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.press("tab")
        assert not screen.chat.prompt.has_focus
        await screen.press("h", "i")
        assert screen.chat.prompt.text == "hi"


@pytest.mark.parametrize(("language", "heading"), [("en", "What the checks say"), ("zh_Hans", "检查结果")])
async def test_what_the_checks_say_stands_below_the_outline_and_leads_to_its_answer(
    language: str, heading: str
) -> None:
    async with opened(language=language, size=(150, 60)) as screen:
        outline = screen.chat.query_one(Outline)
        await screen.say("1", "1", "1")
        before = outline.option_count
        for party in ("party_a", "party_b"):
            await screen.ask_for(f"{party}.name")
            await screen.say("甲公司")
        assert heading not in screen.text
        await screen.finish()
        assert heading in screen.text
        assert outline.option_count > before
        outline.focus()
        place = next(n for n, row in enumerate(outline._rows) if row.section == "checks" and row.key)
        outline.highlighted, wanted = place, outline._rows[place].key
        await screen.press("enter")
        assert screen.talk.step is not None
        assert screen.talk.step.key == wanted


@pytest.mark.parametrize("pane", ["f3", "f4"])
@pytest.mark.parametrize("card", ["f5", "f6", "f9"])
async def test_a_pane_alone_on_the_screen_keeps_the_keyboard_when_a_card_is_closed(pane: str, card: str) -> None:
    async with opened(size=(80, 24)) as screen:
        await screen.press(pane)
        await screen.filled()
        holds = screen.app.focused
        await screen.press(card, "escape")
        assert screen.app.focused is holds
        await screen.press("enter")
        assert not screen.talk.conversation.draft.answers


async def test_a_prompt_that_nobody_sees_sends_nothing() -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.press("f3", "f3")
        screen.chat.prompt.focus()
        await screen.pilot.resize_terminal(80, 24)
        await screen.settle()
        assert screen.chat.panes.alone
        assert not screen.chat.prompt.has_focus
        screen.chat.prompt.send()
        await screen.settle()
        assert not screen.talk.conversation.draft.answers
        await screen.press("escape", "enter")
        assert screen.talk.conversation.draft.answers

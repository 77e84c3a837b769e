"""What stands beside the talk: the contract and the outline, at every width."""

from __future__ import annotations

import pytest
from driving import opened

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
        assert "✓ Getting started  3/3" in screen.text
        outline = screen.chat.query_one(Outline)
        outline.focus()
        outline.highlighted = 3
        outline.action_select()
        await screen.settle()
        assert screen.talk.step is not None
        assert screen.talk.step.question.section == screen.talk.dialog.sections[3].id
        assert screen.chat.prompt.has_focus


async def test_the_first_line_says_how_far_one_is() -> None:
    async with opened() as screen:
        await screen.say("1")
        assert "1 done, " in screen.lines[0]
        assert " to go" in screen.lines[0]


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

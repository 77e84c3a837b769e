"""The talk on the screen: asking, answering, changing, explaining, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from driving import opened
from textual import events

from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import msg
from wenyue.storage import Drafts
from wenyue.tui.screens.card import Card
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.themes import THEMES
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.transcript import MOUNTED, Earlier


async def test_the_question_stands_with_its_why_its_terms_and_its_choices() -> None:
    async with opened(size=(90, 30)) as screen:
        assert "which side are you on" in screen.text
        assert "Knowing your side" in screen.text
        assert "Terms (F1): " in screen.text
        assert "> 3  I am drafting for someone else, keep it balanced  (usual)" in screen.text


async def test_an_answer_is_noted_and_saved_before_the_next_question() -> None:
    async with opened() as screen:
        await screen.say("1")
        assert "> 1" in screen.lines[screen.lines.index(next(x for x in screen.lines if "Noted" in x)) - 1]
        assert "✓ Noted: I am buying the service (Party A)." in screen.text
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.answers["my_role"].typed == "1"


async def test_enter_alone_takes_the_usual_answer() -> None:
    async with opened() as screen:
        await screen.press("enter")
        assert screen.talk.interview.draft.answers["my_role"].origin == "default"


async def test_choices_are_picked_with_the_arrows() -> None:
    async with opened() as screen:
        await screen.press("up", "up", "enter")
        assert screen.talk.interview.draft.answers["my_role"].value == "party_a"
        assert "> I am buying the service (Party A)" in screen.text


async def test_choices_are_picked_with_the_mouse() -> None:
    async with opened() as screen:
        line = next(y for y, text in enumerate(screen.lines) if "2  I provide the service" in text)
        await screen.pilot.click(offset=(10, line))
        await screen.settle()
        assert screen.talk.interview.draft.answers["my_role"].value == "party_b"


async def test_several_choices_are_ticked_with_space() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1")
        await screen.ask_for("channels")
        ticked = [line for line in screen.lines if "[x]" in line]
        await screen.press("down", "space", "enter")
        value = screen.talk.interview.draft.answers["channels"].value
        assert isinstance(value, tuple)
        assert len(value) == len(ticked) - 1


async def test_up_marks_an_earlier_answer_and_enter_changes_it_in_place() -> None:
    async with opened(size=(80, 30)) as screen:
        await screen.say("1", "1", "1", "Acme Ltd")
        await screen.ask_for("party_a.credit_code")
        await screen.press("up", "up", "enter")
        assert screen.talk.thread.editing == "party_a.name"
        assert screen.chat.prompt.text == "Acme Ltd"
        assert "Changing “Party A · Full name”" in screen.text
        await screen.say("Beta Ltd")
        assert screen.talk.interview.draft.answers["party_a.name"].value == "Beta Ltd"
        assert "Noted: Beta Ltd." in screen.text
        assert "Acme" not in screen.text
        assert screen.talk.step is not None
        assert screen.talk.step.key == "party_a.credit_code"


async def test_escape_leaves_the_change_and_what_was_half_typed_is_back() -> None:
    async with opened() as screen:
        await screen.say("1")
        screen.chat.prompt.take("half a th")
        screen.chat._change("my_role")
        await screen.settle()
        assert screen.chat.prompt.text == ""
        await screen.press("escape")
        assert screen.talk.thread.editing == ""
        assert screen.chat.prompt.text == "half a th"


async def test_a_click_on_an_answer_changes_it() -> None:
    async with opened() as screen:
        await screen.say("1")
        line = next(y for y, text in enumerate(screen.lines) if "Noted" in text)
        await screen.pilot.click(offset=(10, line))
        await screen.settle()
        assert screen.talk.thread.editing == "my_role"


async def test_undo_and_redo_by_key() -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("ctrl+z")
        assert "my_role" not in screen.talk.interview.draft.answers
        assert "(taken back)" in screen.text
        await screen.press("ctrl+y")
        assert screen.talk.interview.draft.answers["my_role"].value == "party_a"


async def test_ctrl_j_begins_a_new_line_and_enter_sends() -> None:
    async with opened() as screen:
        await screen.pilot.press("a", "ctrl+j", "b")
        assert screen.chat.prompt.text == "a\nb"


async def test_a_term_is_explained_by_typing_by_key_and_by_mouse() -> None:
    async with opened(size=(90, 30)) as screen:
        await screen.say("?contract")
        assert "i contract: " in screen.text
        await screen.press("f1")
        assert isinstance(screen.app.screen, Card)
        assert "Why we ask: Your side" in screen.text
        await screen.press("escape")
        x, y = next((text.index("rights and"), y) for y, text in enumerate(screen.lines) if "Terms (F1)" in text)
        await screen.pilot.click(offset=(x + 1, y))
        await screen.settle()
        assert isinstance(screen.app.screen, Card)
        assert "rights and obligations: " in screen.text


async def test_a_long_paste_is_cut_and_refused_in_words() -> None:
    async with opened() as screen:
        screen.app.post_message(events.Paste("长" * 200_000))
        await screen.settle()
        assert len(screen.chat.prompt.text) == 5001
        await screen.press("enter")
        assert "Please keep an answer under" in screen.text


async def test_a_paste_keeps_its_lines_and_loses_what_drives_terminals() -> None:
    async with opened() as screen:
        screen.app.post_message(events.Paste("one\r\ntwo\x1b]52;c;aGk=\x07\x9b31m"))
        await screen.settle()
        assert screen.chat.prompt.text == "one\ntwo]52;c;aGk=31m"


async def test_a_full_disk_is_said_and_the_text_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Drafts, draft: Draft) -> None:
        raise StorageError(msg("The disk is full: the last answer is not saved yet."))

    async with opened() as screen:
        await screen.say("1")
        monkeypatch.setattr(Drafts, "save", refuse)
        await screen.say("2")
        assert "! The disk is full" in screen.text
        assert screen.chat.prompt.text == "2"
        assert screen.talk.step is not None
        assert screen.talk.step.key == "doc_lang"
        monkeypatch.undo()


async def test_the_transcript_holds_only_the_last_messages() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1")
        await screen.finish()
        bubbles = screen.app.screen.query(Bubble)
        assert len(bubbles) <= MOUNTED < len(screen.talk.thread.entries)
        screen.chat.talk_pane.transcript.scroll_home(animate=False)
        await screen.settle()
        assert "earlier messages: open the review" in screen.text
        await screen.pilot.click(Earlier)
        await screen.settle()
        assert isinstance(screen.app.screen, ReviewScreen)


async def test_at_the_end_enter_opens_the_review() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1")
        await screen.finish()
        assert "Everything has been asked" in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReviewScreen)


async def test_a_list_is_filled_line_by_line_and_changed_in_place() -> None:
    async with opened(language="zh_Hans", size=(90, 40)) as screen:
        await screen.say("1", "1", "2")
        await screen.ask_for("kpis")
        await screen.say("接通率，接起÷来电，≥90%，月，平台，60", "满意度，满意÷评价，≥95%，月，平台，40")
        assert "一共 2 行" in screen.text
        assert "一共 1 行" not in screen.text
        assert screen.text.count("给服务定几个硬指标") == 1
        await screen.press("enter")
        assert screen.talk.step is not None
        assert screen.talk.step.key != "kpis"
        screen.chat._change("kpis")
        await screen.settle()
        assert screen.chat.prompt.text.count("\n") == 1
        await screen.say("响应时间，平均秒数，≤30，月，平台，100")
        await screen.press("enter")
        assert screen.talk.thread.editing == ""
        value = screen.talk.interview.draft.answers["kpis"].value
        assert isinstance(value, tuple)
        assert len(value) == 1
        assert "满意度" not in screen.text


async def test_commands_in_words_work() -> None:
    async with opened() as screen:
        await screen.say("用中文")
        assert screen.app.session.code == "zh_Hans"
        await screen.say("1")
        await screen.say("撤回")
        assert "my_role" not in screen.talk.interview.draft.answers


async def test_quitting_in_words_leaves() -> None:
    async with opened() as screen:
        await screen.say("quit")
        assert screen.app.return_code == 0


async def test_a_key_goes_through_the_colours() -> None:
    async with opened() as screen:
        seen = []
        for _ in THEMES:
            seen.append(screen.app.theme)
            await screen.press("f8")
        assert seen == [theme.name for theme in THEMES]
        assert screen.app.theme == THEMES[0].name


async def test_a_question_mark_alone_explains_the_question() -> None:
    async with opened() as screen:
        await screen.say("？")
        assert isinstance(screen.app.screen, Card)
        assert "Why we ask" in screen.text


async def test_ctrl_c_copies_what_is_selected() -> None:
    async with opened() as screen:
        screen.chat.prompt.take("copy me")
        screen.chat.prompt.select_all()
        await screen.press("ctrl+c")
        assert screen.app.clipboard == "copy me"
        assert "Everything is saved" not in screen.words


@pytest.mark.parametrize("keys", [("f6", "escape"), ("f1", "escape"), (*"why?", "enter")])
async def test_ticks_stay_while_one_looks_elsewhere_or_asks_why(keys: tuple[str, ...]) -> None:
    async with opened(size=(80, 40)) as screen:
        await screen.ask_for("channels")
        before = set(screen.chat.talk_pane.choices._ticked)
        await screen.press("down", "space")
        mark, ticked = screen.chat.talk_pane.choices.highlighted, set(screen.chat.talk_pane.choices._ticked)
        assert ticked != before
        await screen.press(*keys)
        assert screen.chat.talk_pane.choices.highlighted == mark
        assert screen.chat.talk_pane.choices._ticked == ticked
        await screen.press("enter")
        assert set(screen.talk.interview.draft.answers["channels"].value) == ticked  # type: ignore[call-overload]  # several choices

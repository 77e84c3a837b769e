"""Several choices: ticks set by key or mouse and numbers that are typed never undo each other unsaid."""

from __future__ import annotations

import pytest
from driving import Screen, opened


async def channels(screen: Screen) -> tuple[str, ...]:
    """To the question of channels; the ids of its choices."""
    await screen.ask_for("channels")
    return tuple(pick.text for pick in screen.chat.talk_pane.choices.picks)


def given(screen: Screen) -> object:
    answer = screen.talk.interview.draft.answers.get("channels")
    return answer.value if answer is not None else None


async def test_a_number_typed_after_a_tick_ticks_too_and_enter_sends_all() -> None:
    async with opened(size=(80, 40)) as screen:
        ids = await channels(screen)
        usual = screen.talk.usual_picks
        await screen.press("down", "down", "space")
        at = screen.chat.talk_pane.choices.highlighted
        assert at is not None
        free = next(place for place, id in enumerate(ids) if id not in usual and place != at)
        await screen.say(str(free + 1))
        assert given(screen) is None
        assert f"[x] {free + 1}  " in screen.text
        await screen.press("enter")
        assert set(given(screen)) == (set(usual) ^ {ids[at]}) | {ids[free]}  # type: ignore[call-overload]  # ids


@pytest.mark.parametrize("typed", ["1,2", "1-2", "１、２", "1 2"])
async def test_several_numbers_tick_and_untick(typed: str) -> None:
    async with opened(size=(80, 40)) as screen:
        ids = await channels(screen)
        usual = set(screen.talk.usual_picks)
        await screen.press("down", "space", "space")
        await screen.say(typed)
        await screen.press("enter")
        assert set(given(screen)) == usual ^ {ids[0], ids[1]}  # type: ignore[call-overload]  # ids


async def test_what_numbers_will_do_is_said_while_they_are_typed() -> None:
    async with opened(size=(80, 40)) as screen:
        await channels(screen)
        await screen.press("down", "space")
        screen.chat.prompt.take("1,5")
        await screen.pilot.pause()
        await screen.settle()
        assert "→ ticks " in screen.text
        assert "; unticks " in screen.text or "unticks " not in screen.text


async def test_without_ticks_numbers_are_the_whole_answer_as_in_the_line_mode() -> None:
    async with opened(size=(80, 40)) as screen:
        ids = await channels(screen)
        await screen.say("2")
        assert given(screen) == (ids[1],)


@pytest.mark.parametrize("typed", ["99", "all"])
async def test_what_names_no_choice_by_number_is_read_as_an_answer(typed: str) -> None:
    async with opened(size=(80, 40)) as screen:
        ids = await channels(screen)
        await screen.press("down", "space")
        await screen.say(typed)
        assert given(screen) == {"99": None, "all": ids}[typed]


@pytest.mark.parametrize("key", ["my_role", "dialog_depth", "channels", "dispute"])
@pytest.mark.parametrize("language", ["en", "zh_Hans"])
async def test_in_a_small_terminal_the_choices_are_seen_from_the_first_on(language: str, key: str) -> None:
    async with opened(language=language, size=(40, 12)) as screen:
        await screen.ask_for(key)
        assert screen.chat.talk_pane.choices.scroll_offset.y == 0
        assert any(line.startswith(("  1  ", "> 1  ", "  [x] 1  ", "  [ ] 1  ")) for line in screen.lines)

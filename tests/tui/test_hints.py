"""The hint in the empty prompt is read whole on the narrowest screen."""

from __future__ import annotations

import pytest
from driving import Screen, opened

from wenyue.export.layout import width_of

ROOM = 36
"""Columns of the prompt on a screen of 40."""


def hint(screen: Screen) -> str:
    return screen.app.session.language.say(screen.talk.hint)


@pytest.mark.parametrize("language", ["en", "zh_Hans", "zh_Hant"])
async def test_every_hint_fits(language: str) -> None:
    async with opened(language=language, size=(40, 12)) as screen:
        hints = [hint(screen)]  # one of several choices
        await screen.say("kuai")
        hints.append(hint(screen))
        await screen.ask_for("channels")  # several at once
        hints.append(hint(screen))
        await screen.say("电话和微信")
        hints.append(hint(screen))
        await screen.finish()
        hints.append(hint(screen))
        assert len(set(hints)) > 3
        assert [one for one in hints if width_of(one) > ROOM] == []
        assert hints[-1] in screen.text

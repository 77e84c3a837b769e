"""What is half typed when the program ends is in the prompt again when the draft is opened."""

from __future__ import annotations

import asyncio
import os
import signal
import stat

from driving import opened

from wenyue.storage import Drafts, home


async def test_half_typed_words_are_back_after_a_restart() -> None:
    async with opened() as screen:
        await screen.say("1")
        screen.chat.prompt.take("half a th")
        await screen.settle()
        id = screen.talk.conversation.draft.id
    async with opened(draft_id=id) as again:
        assert again.chat.prompt.text == "half a th"
        assert again.talk.step is not None
        assert again.talk.step.key == "doc_lang"
    assert {stat.S_IMODE(file.stat().st_mode) for file in home().iterdir()} == {0o600}


async def test_a_sent_answer_takes_them_away() -> None:
    async with opened() as screen:
        await screen.say("1")
        screen.chat.prompt.take("2")
        await screen.settle()
        screen.talk.keep_unsent()
        await screen.press("enter")
        assert Drafts().unsent(screen.talk.conversation.draft.id) == {}


async def test_the_change_of_an_earlier_answer_is_open_again_with_its_words() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "Acme Ltd")
        screen.chat.prompt.take("put by")
        await screen.settle()
        screen.chat._change("party_a.name")
        await screen.settle()
        screen.chat.prompt.take("Acme Limi")
        await screen.settle()
        id = screen.talk.conversation.draft.id
    async with opened(draft_id=id) as again:
        assert again.talk.editing == "party_a.name"
        assert again.chat.prompt.text == "Acme Limi"
        await again.press("escape")
        assert again.chat.prompt.text == "put by"


async def test_identity_numbers_are_not_kept() -> None:
    async with opened() as screen:
        await screen.say("1", "1", "1", "Zhang San", "5")
        assert screen.talk.step is not None
        assert screen.talk.step.key == "party_a.id_no"
        screen.chat.prompt.take("0000001990")
        await screen.settle()
        screen.talk.keep_unsent()
        assert Drafts().unsent(screen.talk.conversation.draft.id) == {}


async def test_a_signal_keeps_them() -> None:
    async with opened() as screen:
        await screen.say("1")
        screen.chat.prompt.take("half")
        await screen.settle()
        id = screen.talk.conversation.draft.id
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0)
        await screen.pilot.pause()
    assert Drafts().unsent(id) == {"doc_lang": "half"}


async def test_an_erased_draft_takes_them_along() -> None:
    async with opened() as screen:
        await screen.say("1")
        screen.chat.prompt.take("half")
        await screen.settle()
        id = screen.talk.conversation.draft.id
        screen.talk.keep_unsent()
    drafts = Drafts()
    drafts.delete(id)
    drafts.erase(id)
    assert drafts.unsent(id) == {}

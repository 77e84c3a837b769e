"""What is done on the first screen with drafts as a whole: a name, deleting, bringing back, erasing."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable

from wenyue.errors import StorageError
from wenyue.language import Message, clean, msg
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Listed

RESTORE, ERASE = "restore", "erase"


class Keeping(TranslatedScreen[None]):
    """Asks before it deletes, and says what was done by name."""

    @property
    @abstractmethod
    def marked(self) -> Listed | None:
        """The draft on which the mark stands."""

    @abstractmethod
    def reread(self, trouble: Message | None = None) -> None:
        """Read the drafts again and show them, with what went wrong."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys for a draft are there while the mark stands on one."""
        return self.marked is not None if action in ("rename", "delete") else super().check_action(action, parameters)

    def action_rename(self) -> None:
        if self.marked is not None:
            self.rename(self.marked)

    def action_delete(self) -> None:
        if self.marked is not None:
            self.delete(self.marked)

    def rename(self, listed: Listed) -> None:
        from wenyue.tui.screens.naming import NameCard

        def typed(name: str | None) -> None:
            if name is not None and name != listed.name:
                self._do(lambda: self.session.drafts.rename(listed.draft.id, name))

        self.app.push_screen(NameCard(self.session, listed), typed)

    def delete(self, listed: Listed) -> None:
        """Ask, then put the draft among the deleted ones."""
        if self.session.is_open(listed.draft):
            words = msg("“{name}” is open in the talk. Leave it first.", name=listed.called)
            self.reread(words)
            return
        asked = (
            msg("Delete “{name}”?", name=listed.called),
            listed.state,
            msg("It can be brought back: “Deleted drafts” is then the last line of the list."),
        )
        self._ask(
            asked,
            msg("Delete it"),
            lambda: self.session.drafts.delete(listed.draft.id),
            msg("Deleted: {name}", name=listed.called),
        )

    def show_deleted(self, deleted: tuple[Listed, ...]) -> None:
        """The deleted drafts, to choose one."""
        from wenyue.tui.screens.card import Card

        heading = msg("Deleted drafts")
        about = msg("Choose one to bring it back, or to erase it for good.")
        rows = [(one.draft.id, msg("{name}: {state}", name=one.called, state=one.state)) for one in deleted]

        def chosen(id: str | None) -> None:
            found = next((one for one in deleted if one.draft.id == id), None)
            if found is not None:
                self._ask_deleted(found)

        self.app.push_screen(Card(self.session, lambda: ((heading, about),), lambda: rows), chosen)

    def _ask_deleted(self, listed: Listed) -> None:
        from wenyue.tui.screens.card import Card

        heading = Message("{name}", {"name": listed.called})
        rows = [(RESTORE, msg("Bring it back")), (ERASE, msg("Erase it for good"))]
        id, drafts = listed.draft.id, self.session.drafts

        def chosen(what: str | None) -> None:
            if what == RESTORE:
                self._do(lambda: drafts.bring_back(id), msg("Back among the drafts: {name}", name=listed.called))
            elif what == ERASE:
                asked = (
                    msg("Erase “{name}” for good?", name=listed.called),
                    msg("Its answers are then nowhere any more. Files that were saved from it stay."),
                )
                done = msg("Gone for good: {name}", name=listed.called)
                self._ask(asked, msg("Erase it for good"), lambda: drafts.erase(id), done)

        self.app.push_screen(Card(self.session, lambda: ((heading, listed.state),), lambda: rows), chosen)

    def _ask(self, words: tuple[Message, ...], go_on: Message, act: Callable[[], None], done: Message) -> None:
        from wenyue.tui.screens.confirm import Confirm

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._do(act, done)

        self.app.push_screen(Confirm(self.session, words, go_on, msg("Keep it")), answered)

    def _do(self, act: Callable[[], None], done: Message | None = None) -> None:
        self.run_worker(self._done(act, done), exclusive=True, group="drafts")

    async def _done(self, act: Callable[[], None], done: Message | None) -> None:
        try:
            await asyncio.to_thread(act)
        except StorageError as error:
            self.reread(error.message)
            return
        if done is not None:
            self.notify(clean(self.say(done)), markup=False)
        self.reread()

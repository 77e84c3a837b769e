"""The exchange so far: the last messages, one widget each."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message

from wenyue.language import Language, nmsg
from wenyue.tui.prose import Words
from wenyue.tui.talk import Talk
from wenyue.tui.thread import Entry
from wenyue.tui.widgets.bubble import Bubble

MOUNTED = 50
"""Messages on the screen at once. More would make every turn slower; the review has them all."""


class Earlier(Words):
    """Stands for the messages that are not on the screen."""

    DEFAULT_CSS = """
    Earlier { color: $text-muted; padding: 0 1; border-left: blank; text-style: underline; }
    """

    class Wanted(Message):
        """It was clicked."""

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Wanted())


class Transcript(VerticalScroll, can_focus=False):
    """Follows the talk's thread; only what is new or changed is touched."""

    DEFAULT_CSS = """
    Transcript { layout: stream; height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bubbles: dict[int, Bubble] = {}
        self._earlier: Earlier | None = None
        self._selected: Bubble | None = None

    def on_mount(self) -> None:
        self.anchor()

    def follow(self, talk: Talk, language: Language) -> None:
        """Show the thread as it stands."""
        entries = talk.thread.entries
        shown = self._window(entries, talk.thread.editing)
        self.select(None)
        wanted = {entry.serial for entry in shown}
        for serial in [serial for serial in self._bubbles if serial not in wanted]:
            self._bubbles.pop(serial).remove()
        self._mount_missing(shown, talk, language)
        for entry in shown:
            bubble = self._bubbles[entry.serial]
            if bubble.is_behind(entry, talk):
                bubble.show(entry, talk, language)
        self._count_earlier(entries.index(shown[0]) if shown else 0, language)
        self.call_after_refresh(self._settle, talk.thread.editing)

    @staticmethod
    def _window(entries: tuple[Entry, ...], editing: str) -> tuple[Entry, ...]:
        """The last messages; while an earlier answer is changed, those around it."""
        end = len(entries)
        if editing:
            places = [place for place, entry in enumerate(entries) if entry.live]
            end = min(end, max([*places, MOUNTED]) + MOUNTED // 2)
        return entries[max(0, end - MOUNTED) : end]

    def _mount_missing(self, shown: tuple[Entry, ...], talk: Talk, language: Language) -> None:
        """Mount new messages, each run of them in one go before the message that follows it."""
        run: list[Bubble] = []
        for entry in shown:
            if entry.serial in self._bubbles:
                if run:
                    self.mount(*run, before=self._bubbles[entry.serial])
                    run = []
            else:
                bubble = self._bubbles[entry.serial] = Bubble(entry, talk, language)
                run.append(bubble)
        if run:
            self.mount(*run)

    def _count_earlier(self, count: int, language: Language) -> None:
        if not count:
            if self._earlier is not None:
                self._earlier.remove()
                self._earlier = None
            return
        text = language.say(
            nmsg("One earlier message: open the review.", "{n} earlier messages: open the review.", count)
        )
        if self._earlier is None:
            self._earlier = Earlier(text)
            self.mount(self._earlier, before=0)
        else:
            self._earlier.say(text)

    def _settle(self, editing: str) -> None:
        """Bring what matters into view: the last message, but a question from its first line."""
        # An anchored widget moves its contents without redrawing the bar beside them.
        self.call_after_refresh(self.vertical_scrollbar.refresh)
        live = next((bubble for bubble in self._bubbles.values() if bubble.entry.live), None)
        too_tall = live is not None and live.outer_size.height > self.size.height
        if live is None or (not editing and not (too_tall and live is self.children[-1])):
            self.anchor()
            return
        self.release_anchor()
        if too_tall:
            self.scroll_to(y=live.virtual_region.y, animate=False, immediate=True)
        else:
            shown = self._shown
            before = shown[max(0, shown.index(live) - 1)]
            if before.entry.reply.tone == "problem":  # why it is asked
                self.scroll_to_widget(before, animate=False, immediate=True)
            self.scroll_to_widget(live, animate=False, immediate=True)

    def retranslate(self, talk: Talk, language: Language) -> None:
        """Everything said, again in another language."""
        for bubble in self._bubbles.values():
            bubble.show(bubble.entry, talk, language)
        if self._earlier is not None:
            self._count_earlier(talk.thread.entries.index(self._shown[0].entry), language)

    @property
    def _shown(self) -> list[Bubble]:
        return [child for child in self.children if isinstance(child, Bubble)]

    # Earlier answers

    def select(self, bubble: Bubble | None) -> None:
        if self._selected is not None:
            self._selected.remove_class("-selected")
        self._selected = bubble
        if bubble is not None:
            bubble.add_class("-selected")
            self.scroll_to_widget(bubble, animate=False)

    @property
    def selected(self) -> str:
        """The key of the answer that is marked; empty when none is."""
        return self._selected.entry.reply.key if self._selected is not None else ""

    def move(self, step: int) -> bool:
        """Mark the answer before or after; False when there is none that way (then nothing is marked)."""
        answers = [bubble for bubble in self._shown if bubble.editable]
        if not answers:
            return False
        place = answers.index(self._selected) + step if self._selected in answers else len(answers) - 1
        if place >= len(answers) or (self._selected is None and step > 0):
            self.select(None)
            self.anchor()
            return False
        self.select(answers[max(0, place)])
        return True

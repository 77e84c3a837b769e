"""The choices of a question, to be picked by number, arrows or mouse.

The keyboard stays in the prompt: it moves the mark here. With several choices
the space bar ticks, after it numbers tick as well, and Enter sends what is ticked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.interview.replies import Pick
from wenyue.language import Language, Words, clean, msg
from wenyue.language import Message as Said
from wenyue.tui.prose import Prose
from wenyue.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from wenyue.interview.previewing import Preview


_NUMBER = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_NUMBERS = re.compile(r"\d{1,2}(?:-\d{1,2})?(?:[、,; ]+\d{1,2}(?:-\d{1,2})?)*")
"""Numbers of choices, as one types them: 2, 1,3 or 1-3."""


class Choices(MarkedList, can_focus=False):
    """Shows the picks of one message. Hidden when there are none."""

    DEFAULT_CSS = """
    Choices {
        max-height: 40%;
        background: $surface;
        display: none;
        &.-shown { display: block; }
    }
    """

    @dataclass
    class Picked(Message):
        """Picked by mouse; by keyboard the screen asks for ``chosen``."""

        picks: tuple[Pick, ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picks: tuple[Pick, ...] = ()
        self.several = False
        self._usual: frozenset[str] = frozenset()
        self._ticked: set[str] = set()
        self._touched = False
        self._moved = False
        self._kept = False
        self._language: Language | None = None
        self._offered: object = None

    def offer(
        self,
        picks: Sequence[Pick],
        language: Language,
        *,
        usual: Iterable[str] = (),
        kept: bool = False,
        several: bool = False,
        key: str = "",
    ) -> None:
        """Show these picks. ``usual`` are the texts of those that Enter alone would choose: the usual
        answer, or (``kept``) the answer that stands; ``several`` lets more than one be ticked. Ticks and the mark
        stay where the same is offered again for the same answer, whose ``key`` this is."""
        offered = (key, tuple(picks), frozenset(usual), kept, several)
        if key and offered == self._offered:
            self.retranslate(language)
            return
        self._offered = offered
        self.picks, self.several, self._kept = tuple(picks), several, kept
        self._usual = frozenset(usual)
        self._ticked = set(self._usual) if several else set()
        self._touched = False
        self._language = language
        self._fill()
        first = next((place for place, pick in enumerate(self.picks) if pick.text in self._usual), None)
        self.highlighted = None if several else first
        self.call_after_refresh(
            self.scroll_home, animate=False
        )  # what there is to choose from is read from its beginning

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Only once the mark has been moved: what there is to choose from is read from its beginning."""
        if self._moved:
            super().scroll_to_highlight(top)

    def retranslate(self, language: Language) -> None:
        """The same choices in another language, the mark where it was."""
        self._language = language
        mark = self.highlighted
        self._fill()
        self.highlighted = mark

    def _fill(self) -> None:
        self.clear_options()
        self.add_options([Option(self._line(number, pick)) for number, pick in enumerate(self.picks, 1)])
        self.set_class(bool(self.picks), "-shown")

    def _line(self, number: int, pick: Pick) -> Prose:
        assert self._language is not None
        say = self._language.say
        tick = ("[x] " if pick.text in self._ticked else "[ ] ") if self.several else ""
        word = say(msg("(now)") if self._kept else msg("(usual)")) if pick.text in self._usual else ""
        return Prose.of(Content(f"{tick}{number}  ") + Content(clean(say(pick.label))) + Content(f"  {word}".rstrip()))

    # What the screen asks for

    @property
    def chosen(self) -> tuple[Pick, ...] | None:
        """What Enter sends: the ticked choices, or the marked one; None when nothing was touched,
        so that Enter means the usual answer."""
        if not self._touched or not self.picks:
            return None
        if self.several:
            return tuple(pick for pick in self.picks if pick.text in self._ticked)
        return (self.picks[self.highlighted],) if self.highlighted is not None else None

    def move(self, step: int) -> bool:
        """Move the mark; False when it would leave the list at its top."""
        if not self.picks:
            return False
        place = self.highlighted
        if step < 0 and not place:
            return False
        self._moved = True
        place = (0 if step > 0 else len(self.picks) - 1) if place is None else place + step
        self.highlighted = min(place, len(self.picks) - 1)
        self._touched = self._touched or not self.several
        return True

    def tick(self) -> bool:
        """Tick or untick the marked choice; False when there is nothing to tick."""
        if not self.several or not self.picks:
            return False
        if self.highlighted is None:
            self.highlighted = 0
        self._toggle(self.highlighted)
        return True

    def numbered(self, text: str) -> tuple[int, ...]:
        """The places that numbers ask to tick or untick: only once something was ticked by key or mouse, since before
        that numbers are the whole answer, as everywhere. Nothing where ``text`` is anything else."""
        said = _NUMBERS.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if said is None or not (self.several and self._touched):
            return ()
        places: dict[int, None] = {}
        for first, last in _NUMBER.findall(said[0]):
            places |= dict.fromkeys(range(int(first) - 1, int(last or first)))
        return tuple(places) if all(0 <= place < len(self.picks) for place in places) else ()

    def tick_numbered(self, text: str) -> bool:
        """Tick or untick the choices of these numbers; False when the text means something else."""
        places = self.numbered(text)
        for place in places:
            self._toggle(place)
        if places:
            self._moved = True
            self.highlighted = places[-1]
        return bool(places)

    def foretell(self, text: str) -> Preview | None:
        """What `tick_numbered` would do, in words."""
        places = self.numbered(text)
        if not places:
            return None
        on = [self.picks[place].label for place in places if self.picks[place].text not in self._ticked]
        off = [self.picks[place].label for place in places if self.picks[place].text in self._ticked]
        lines = [msg("ticks {choices}", choices=Words(tuple(on)))] if on else []
        lines += [msg("unticks {choices}", choices=Words(tuple(off)))] if off else []
        from wenyue.interview.previewing import Preview

        line = lines[0] if len(lines) == 1 else Said("{one}; {other}", {"one": lines[0], "other": lines[1]})
        return Preview("value", line)

    def _toggle(self, place: int) -> None:
        pick = self.picks[place]
        self._ticked ^= {pick.text}
        self._touched = True
        self.replace_option_prompt_at_index(place, self._line(place + 1, pick))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click: with several choices it ticks, else it answers."""
        event.stop()
        if self.several:
            self._toggle(event.option_index)
        else:
            self.post_message(self.Picked((self.picks[event.option_index],)))

"""The transcript as people look at it.

The conversation only ever appends. On the screen an earlier answer is changed
where it stands: the question opens below the old answer, and when the new one
is taken it replaces the old, while news (what else changed, what a check
found) and the question that waits come at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from wenyue.interview import asides
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview
from wenyue.interview.replies import Reply
from wenyue.language import Message

Standing = Callable[[], Mapping[str, Reply]]

_OPENING = ("question", "problem")
"""What is said below an earlier answer when its change begins: why the new one that came with the wish is none, too."""
_FAR = 6
"""Messages below an earlier answer with which it is likely out of sight: its change is then said at the end, too."""
_SMALL_TALK = ("question", "problem", "aside", "confirm", "which", "section")


@dataclass(frozen=True, slots=True)
class Entry:
    """One message on the screen. ``serial`` never changes; ``live`` marks the question that is
    being asked; ``notes`` and ``terms`` are those of it that were not shown just before; ``answer`` is what the
    draft held when the message was said; ``taken_back`` marks an answer that is no longer in it, ``settled`` a finding
    that the checks no longer have."""

    serial: int
    reply: Reply
    live: bool = False
    notes: tuple[Message, ...] = ()
    terms: tuple[str, ...] = ()
    answer: Answer | None = None
    taken_back: bool = False
    settled: bool = False


class Thread:
    """The messages in the order in which they are shown."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._serials = count(1)
        self._exchange: list[int] = []
        self._changing = 0
        self._noted: dict[str, str] = {}
        self._chips: tuple[str, ...] = ()
        self._chips_of = ""
        self.editing = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def receive(
        self, said: Sequence[Reply], interview: Interview, editing: str = "", standing: Standing | None = None
    ) -> None:
        """Take in what was said in one turn. ``editing`` is the key of the earlier answer that is
        being changed after it, empty when the talk goes on at its end. ``standing`` tells what the checks find now, by
        check; without it nothing has changed for them."""
        if self.editing and editing == self.editing:
            self._insert(said, interview)
        else:
            rest = self._close(said, interview) if self.editing else list(said)
            place = self._place_of(editing) if editing else None
            # A change that was said with its new answer and waits for a yes stays where it was said.
            opening = [reply for reply in rest if reply.tone in _OPENING and reply.key == editing]
            if place is not None and any(reply.tone == "question" for reply in opening):
                changing = self._entries[place].serial
                self._append([reply for reply in rest if reply not in opening], interview)
                self.editing, self._changing = editing, changing
                self._insert(opening, interview)
            else:
                self._append(rest, interview)
        self._bring_up_to_date(interview)
        if standing is not None and any(entry.reply.check for entry in self._entries):
            self._check_again(standing())

    def _check_again(self, standing: Mapping[str, Reply]) -> None:
        """Let every finding say what the checks find now, or that it is settled. Of one that was said again, the last
        is enough."""
        last = {entry.reply.check: entry.serial for entry in self._entries}
        self._entries = [
            _looked_at(entry, standing.get(entry.reply.check)) if entry.reply.check else entry
            for entry in self._entries
            if not entry.reply.check or last[entry.reply.check] == entry.serial
        ]

    def _place_of(self, key: str) -> int | None:
        """Where the answer ``key`` stands: the place of its last note; None when it has none."""
        places = [p for p, entry in enumerate(self._entries) if entry.reply.tone == "noted" and entry.reply.key == key]
        return places[-1] if places else None

    def _entry(self, reply: Reply, interview: Interview) -> Entry:
        answer = interview.draft.answers.get(reply.key) if reply.tone == "noted" else None
        notes = tuple(note for note in reply.notes if self._noted.setdefault(note.id, reply.key) == reply.key)
        terms = reply.terms if reply.terms != self._chips or reply.key == self._chips_of else ()
        if reply.tone == "question":
            self._chips, self._chips_of = reply.terms, reply.key if terms else self._chips_of
        return Entry(next(self._serials), reply, reply.tone == "question", notes, terms, answer)

    def _append(self, said: Iterable[Reply], interview: Interview) -> None:
        taken = set[str]()
        for reply in said:
            if reply.tone == "question":
                if reply.key in taken:
                    continue  # a list is being filled line by line: its question still stands above
                self._forget_questions(reply.key, interview)
            elif reply.tone == "done":
                self._end_live()
                self._entries = [entry for entry in self._entries if entry.reply.tone != "done"]
            self._entries.append(self._entry(reply, interview))
            if reply.tone == "noted":
                taken.add(reply.key)
                self._tidy(reply.key)

    def _insert(self, said: Iterable[Reply], interview: Interview) -> None:
        exchange = {self._changing, *self._exchange}
        at = max(place for place, entry in enumerate(self._entries) if entry.serial in exchange) + 1
        asked = any(entry.live and entry.serial in self._exchange for entry in self._entries)
        for reply in said:
            if reply.tone == "question":
                if asked and reply.key == self.editing:
                    continue
                self._end_live()
            self._entries.insert(at, self._entry(reply, interview))
            self._exchange.append(self._entries[at].serial)
            at += 1

    def _tidy(self, key: str) -> None:
        """The answer has been taken: what did not fit, and the questions back, need not stay between
        the question and it. Of a list that grows line by line the last count is enough."""
        end = len(self._entries) - 1
        start = next((p for p in range(end, -1, -1) if self._entries[p].reply.tone == "question"), end)
        kept: list[Entry] = []
        for entry in self._entries[start:end]:
            tone, about = entry.reply.tone, entry.reply.key
            if tone in ("problem", "confirm", "which", "noted") and about == key:
                refused = tone in ("problem", "which")
                if refused and kept and kept[-1].reply.tone == "person":
                    kept.pop()
                continue
            kept.append(entry)
        self._entries[start:end] = kept

    def _close(self, said: Sequence[Reply], interview: Interview) -> list[Reply]:
        """End the change of an earlier answer; what of ``said`` belongs at the end of the transcript."""
        key = self.editing
        exchange = [entry.reply for entry in self._entries if entry.serial in self._exchange]
        self._entries = [entry for entry in self._entries if entry.serial not in self._exchange]
        self._exchange, self.editing = [], ""
        place = next(p for p, entry in enumerate(self._entries) if entry.serial == self._changing)
        own = [reply for reply in (*exchange, *said) if reply.key == key and reply.tone in ("person", "noted")]
        noted = [reply for reply in own if reply.tone == "noted"]
        rest = [reply for reply in said if reply not in own]
        if noted:
            spoken = [reply for reply in own if reply.tone == "person"]
            start = place - 1 if place and self._entries[place - 1].reply.tone == "person" else place
            news = [*spoken[-1:], noted[-1]]
            is_far = len(self._entries) - place > _FAR
            self._entries[start : place + 1] = [self._entry(reply, interview) for reply in news]
            return [Reply("effect", noted[-1].lines), *rest] if is_far else rest
        waiting = next((reply for reply in rest if reply.tone in ("question", "done")), None)
        return [reply for reply in rest if reply is waiting or reply.tone not in _SMALL_TALK]

    def _forget_questions(self, key: str, interview: Interview) -> None:
        """Another question is asked: take away those that were never answered, and itself if it is asked again."""
        answers, answered = interview.draft.answers, self._place_of(key)
        self._entries = [
            entry
            for place, entry in enumerate(self._entries)
            if entry.reply.tone != "question"
            or (entry.reply.key in answers and not (entry.reply.key == key and place > (answered or 0)))
        ]
        self._end_live()

    def _end_live(self) -> None:
        self._entries = [replace(entry, live=False) if entry.live else entry for entry in self._entries]

    def _bring_up_to_date(self, interview: Interview) -> None:
        """Let every note say what the draft holds now (after undo, or when a usual answer was worked out anew).
        One that was taken back before the question was answered again says for good what it said."""
        answers = interview.draft.answers
        noted = [entry for entry in self._entries if entry.reply.tone == "noted" and entry.reply.key]
        last = {entry.reply.key: entry for entry in noted}
        stale = {
            entry.serial
            for entry in noted
            if _differs(entry, answers.get(entry.reply.key))
            and not (entry.taken_back and entry is not last[entry.reply.key])
        }
        if not stale:
            return
        now = {reply.key: reply for reply in asides.history(interview) if reply.tone == "noted"}
        self._entries = [
            self._renewed(entry, now.get(entry.reply.key), answers.get(entry.reply.key))
            if entry.serial in stale
            else entry
            for entry in self._entries
        ]

    @staticmethod
    def _renewed(entry: Entry, now: Reply | None, answer: Answer | None) -> Entry:
        if now is None:
            return replace(entry, taken_back=True)
        if entry.answer == answer and entry.reply.lines[-len(now.lines) :] == now.lines:
            return replace(entry, taken_back=False)
        return replace(entry, reply=now, answer=answer, taken_back=False)


def _looked_at(entry: Entry, found: Reply | None) -> Entry:
    """A finding as it stands; the same entry where that is what it says."""
    if found is None:
        return entry if entry.settled else replace(entry, settled=True)
    return replace(entry, reply=found, settled=False) if entry.settled or found != entry.reply else entry


def _differs(entry: Entry, answer: Answer | None) -> bool:
    return entry.taken_back or entry.answer != answer or (answer is not None and answer.origin == "default")

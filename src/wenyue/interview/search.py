"""Finding one's way by words: questions, answers, terms and what a front adds, in any language or by pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from wenyue.answers.normalise import fold
from wenyue.interview.asking import name, shown
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import TIERS, Question
from wenyue.interview.engine import Interview, Step, all_steps
from wenyue.interview.glossary import Glossary
from wenyue.language import Language, Message, Words, msg

Kind = Literal["action", "fix", "draft", "answer", "question", "setting", "clause", "term"]
Syllables = tuple[tuple[str, ...], ...]
"""The pinyin of each Chinese character of a text, without tones, by its commonest readings."""
MOST = 40
"""Entries given for one search. Whoever needs more types another letter."""
_AROUND = 12
"""Characters before a place in a long text that are shown with it."""
_HAN = re.compile("[\u3400-\u9fff]")
_BETWEEN = re.compile(r"[\s·:：,，、。()（）“”\"'’*\-_]+")
_READINGS = 2
_SAME = 65
"""How alike (0 to 100) a name must be to words that stand in none."""


@dataclass(frozen=True)
class Entry:
    """Something to go to. ``target`` is what the front goes to: the key of an answer, the id of a clause, a term,
    a finding to be settled, or a front's own (an action, a draft, a row).

    ``names`` are what people may call it, in all languages; ``within`` longer texts that it is also found
    by; ``sounds`` its pinyin where that is known better than it can be worked out. ``beside`` is shown with
    the title. ``why_not`` says why it cannot be gone to now.
    """

    kind: Kind
    target: str
    title: Message
    names: tuple[str, ...]
    within: tuple[str, ...] = ()
    beside: Message | None = None
    sounds: str = ""
    why_not: Message | None = None

    @cached_property
    def spaced(self) -> tuple[str, ...]:
        """The names as they are compared: each word after a space."""
        return tuple(dict.fromkeys(_spaced(one) for one in self.names))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(_spaced(one) for one in self.within)

    @cached_property
    def heard(self) -> tuple[Syllables, ...]:
        """The pinyin of the names."""
        own = (tuple((one,) for one in _toneless(self.sounds).split()),) if self.sounds else ()
        return (*own, *(_syllables(one) for one in self.names if _HAN.search(one)))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found; ``excerpt`` are the words around the place where, in a long text."""

    entry: Entry
    excerpt: str = ""


def find(entries: Sequence[Entry], words: str, most: int = MOST) -> tuple[Hit, ...]:
    """The entries that ``words`` may mean, best first; what cannot be gone to after what can. All words must
    stand in the entry. Where nothing has them, what is spelled much like it."""
    # As typed, and in simplified characters: not every text is there in traditional ones.
    wanted = tuple(dict.fromkeys(_spaced(form).strip() for form in (words, fold(words))))
    if not wanted[0]:
        return ()
    found: list[tuple[int, bool, int, Hit]] = []
    for place, entry in enumerate(entries):
        ranks = [(rank, form) for form in wanted if (rank := _rank(entry, form)) is not None]
        if ranks:
            rank, form = min(ranks)
            excerpt = _excerpt(entry, form) if rank >= _IN_TEXT else ""
            found.append((rank, entry.why_not is not None, place, Hit(entry, excerpt)))
    if not found:
        return tuple(Hit(entry) for entry in _alike(entries, wanted[0], most))
    return tuple(hit for _, _, _, hit in sorted(found, key=lambda one: one[:3])[:most])


_IN_TEXT = 7


def _rank(entry: Entry, wanted: str) -> int | None:
    """How well an entry fits, 0 best; None when it does not."""
    parts = wanted.split()
    begins, squeezed = f" {wanted}", wanted.replace(" ", "")
    for one in entry.spaced:
        if one == begins:
            return 0
    if any(one.startswith(begins) for one in entry.spaced):
        return 1
    if any(all(f" {part}" in one for part in parts) for one in entry.spaced):
        return 2
    if any(squeezed in one.replace(" ", "") for one in entry.spaced):
        return 3
    if any(all(part in one for part in parts) for one in entry.spaced):
        return 4
    by_ear = squeezed.isascii() and squeezed.isalpha() and len(squeezed) > 1
    if by_ear and any(_sounds_just_like(one, squeezed) for one in entry.heard):
        return 5
    if by_ear and any(_sounds_like(one, squeezed) or _begins_like(one, squeezed) for one in entry.heard):
        return 6
    if any(begins in text or all(_stands_in(part, text) for part in parts) for text in entry.texts):
        return _IN_TEXT
    if by_ear and len(squeezed) > 3 and any(_sounds_like(_syllables(text), squeezed) for text in entry.within):
        return _IN_TEXT + 1
    return None


def _stands_in(part: str, text: str) -> bool:
    """Whether a word stands in a long text; a few Latin letters only where a word begins with them."""
    return part in text if _HAN.search(part) else len(part) > 1 and f" {part}" in text


def _sounds_like(syllables: Syllables, wanted: str) -> bool:
    """Whether what was typed is the pinyin of some of the characters, the last of them perhaps not to its end."""
    return any(_heard_from(syllables, start, wanted) for start in range(len(syllables)))


def _heard_from(syllables: Syllables, start: int, wanted: str, *, whole: bool = False) -> bool:
    if start == len(syllables):
        return whole and not wanted
    for one in syllables[start]:
        if not whole and one.startswith(wanted):
            return True
        if wanted.startswith(one) and _heard_from(syllables, start + 1, wanted[len(one) :], whole=whole):
            return True
    return False


def _begins_like(syllables: Syllables, wanted: str) -> bool:
    """Whether what was typed are the first letters of characters that follow one another."""
    ends = range(len(wanted), len(syllables) + 1)
    return any(_initials(syllables[end - len(wanted) : end], wanted) for end in ends)


def _initials(syllables: Syllables, wanted: str) -> bool:
    return len(syllables) == len(wanted) and all(
        any(one[0] == letter for one in readings) for readings, letter in zip(syllables, wanted, strict=True)
    )


def _sounds_just_like(syllables: Syllables, wanted: str) -> bool:
    return _heard_from(syllables, 0, wanted, whole=True) or _initials(syllables, wanted)


def _alike(entries: Sequence[Entry], wanted: str, most: int) -> Iterator[Entry]:
    from rapidfuzz import fuzz, process

    named: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for one in entry.spaced:
            named.setdefault(one, []).append(place)
    best = process.extract(wanted, list(named), scorer=fuzz.ratio, limit=most, score_cutoff=_SAME)
    for place in dict.fromkeys(place for one, _, _ in best for place in named[one]):
        yield entries[place]


def _excerpt(entry: Entry, wanted: str) -> str:
    """The words of the text in which the first of the words stands; the beginning of
    what is written in Chinese where it was found by ear."""
    first = wanted.split(maxsplit=1)[0]
    for text in entry.within:
        place = text.casefold().find(first)
        if place >= 0:
            start = max(0, place - _AROUND)
            return ("…" if start else "") + " ".join(text[start:].split())
    heard = next((text for text in entry.within if _HAN.search(text)), entry.within[0])
    return " ".join(heard.split())


def _spaced(text: str) -> str:
    """In small letters, punctuation as spaces, and a space before the first word."""
    return " " + _BETWEEN.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=4096)
def _syllables(text: str) -> Syllables:
    from pypinyin import Style, pinyin

    found = pinyin("".join(_HAN.findall(text)), style=Style.NORMAL, heteronym=True)
    return tuple(tuple(readings[:_READINGS]) for readings in found)


def _toneless(pinyin: str) -> str:
    import unicodedata

    letters = unicodedata.normalize("NFD", pinyin.casefold().replace("ü", "v"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def warm(entries: Iterable[Entry]) -> None:
    """Work out the pinyin of all entries, so that no key waits for it (0.3 s the first time)."""
    for entry in entries:
        _ = entry.heard, [_syllables(text) for text in entry.within]


# What there is to find in an interview


def entries(interview: Interview, glossary: Glossary) -> Iterator[Entry]:
    """Every question with the answer it has, the settings, and the terms."""
    languages = glossary.languages
    for question in interview.dialog.questions:
        asked = interview.steps_of(question)
        for step in asked:
            yield _of_step(interview, step, languages)
        if not asked:
            yield _not_asked(interview, question, languages)
    for step in interview.settings:
        value = shown(step, interview.says(step))
        yield Entry("setting", step.key, name(step), _names(step, languages), beside=_value(value))
    yield from terms(glossary)


def terms(glossary: Glossary) -> Iterator[Entry]:
    """Every term, by any of its names."""
    for term in glossary.dialog.term_by_id.values():
        names = tuple(one for code in glossary.languages for one in glossary.names(term, code))
        yield Entry("term", term.id, Message(term.term), names, beside=Message(term.plain), sounds=term.pinyin)


def _value(value: object) -> Message:
    return Message("{value}", {"value": value})


def _of_step(interview: Interview, step: Step, languages: Mapping[str, Language]) -> Entry:
    given = interview.draft.answers.get(step.key)
    texts = tuple(language.say(Message(step.ask)) for language in languages.values())
    if given is None:
        return Entry("question", step.key, name(step), _names(step, languages), texts)
    value = None if given.origin == "blank" else interview.default(step) if given.origin == "default" else given.value
    answer = shown(step, value)
    # What was answered is found by its words too; an identity number only by what lists show of it.
    said = tuple(dict.fromkeys(answer.written(language) for language in languages.values()))
    return Entry("answer", step.key, name(step), _names(step, languages), (*said, *texts), beside=_value(answer))


def _not_asked(interview: Interview, question: Question, languages: Mapping[str, Language]) -> Entry:
    step = all_steps(interview.dialog, question)[0]
    labels = tuple(language.say(Message(question.label)) for language in languages.values())
    names = labels if step.field else _names(step, languages)
    return Entry(
        "question", step.key, Message(question.label), (*names, question.id), why_not=why_not(interview, question)
    )


def why_not(interview: Interview, question: Question) -> Message:
    """Why a question is not asked as things stand: the depth chosen, or the answers it depends on."""
    depth = interview.structure["dialog_depth"] if "dialog_depth" in interview.dialog.question_by_var else TIERS[-1]
    reads = tuple(_questions_read(interview, question.when))
    too_deep = depth in TIERS and TIERS.index(question.tier) > TIERS.index(depth)
    if not reads or (too_deep and all(one.var == "dialog_depth" for one in reads)):
        return msg("Not asked at the depth you chose.")
    labels = tuple(Message(one.label) for one in reads if one.var != "dialog_depth") or (Message(reads[0].label),)
    return msg("Not asked as things stand; it depends on: {answers}.", answers=Words(labels))


def _questions_read(interview: Interview, when: str) -> Iterator[Question]:
    """The questions whose answers a condition reads, also through values computed from them."""
    dialog, waiting, seen = interview.dialog, [when], set[str]()
    while waiting:
        expression = waiting.pop()
        for var in sorted(compiled(expression).names - seen) if expression != "true" else ():
            seen.add(var)
            if var in dialog.question_by_var:
                yield dialog.question_by_var[var]
            waiting.extend(derived.value for derived in dialog.derived if derived.var == var)


def _names(step: Step, languages: Mapping[str, Language]) -> tuple[str, ...]:
    """What an answer is called: its label, with its record before it, and what people also call it."""
    owner = step.field or step.question
    found: list[str] = []
    for code, language in languages.items():
        found += [language.say(name(step)), language.say(Message(step.label)), *owner.called.get(code, ())]
    return tuple(dict.fromkeys(found))

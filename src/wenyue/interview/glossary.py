"""Terms where they stand: found in running text, explained, looked up by what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wenyue.answers.normalise import simplified
from wenyue.interview.dialog import Dialog, Law, Term
from wenyue.language import Language, Message, Words, msg, nmsg

_HAN = re.compile(r"[\u3400-\u9fff]")
# "term of services" is said as "services term" by nobody, but "term" alone is too common to mark.
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: where it stands, and which entry explains it."""

    start: int
    end: int
    term: str


class Glossary:
    """The terms of a dialog in one language of reading; names of all languages are understood."""

    def __init__(self, dialog: Dialog, languages: Mapping[str, Language]) -> None:
        self.dialog = dialog
        self.languages = languages
        self._patterns: dict[str, re.Pattern[str]] = {}

    def names(self, term: Term, code: str) -> tuple[str, ...]:
        """What a language calls the term: its entry word first, then its other names."""
        language = self.languages.get(code)
        entry = language.say(term.term) if language else term.term
        aliases = language.of(term.aliases, ()) if language else term.aliases.get(code, ())
        return tuple(dict.fromkeys((_BRACKETS.sub("", entry), entry, *aliases)))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for code in self._named:
            named = [(term.id, self.names(term, code)) for term in self.dialog.term_by_id.values()]
            for place in range(12):  # entry words before other names: 商业秘密 is an entry and an alias
                for id, names in named:
                    if place < len(names):
                        found.setdefault(_key(names[place]), id)
        return found

    def _pattern(self, code: str) -> re.Pattern[str]:
        """What finds the names of one language; made when a text in it is looked through first."""
        if code not in self._patterns:
            self._patterns[code] = _pattern(self._entry_names(code))
        return self._patterns[code]

    @property
    def _named(self) -> tuple[str, ...]:
        """The languages with names of their own. Traditional characters are read as simplified ones."""
        return tuple(code for code, language in self.languages.items() if language.style.like not in self.languages)

    def _entry_names(self, code: str) -> list[str]:
        return [name for term in self.dialog.term_by_id.values() for name in self.names(term, code)]

    def find(self, text: str, code: str) -> tuple[Found, ...]:
        """The terms in ``text``, longest match first, each place once, in order.

        Chinese has no word boundaries, so any occurrence counts; English words
        match whole, with the usual endings. In traditional characters the names
        of simplified ones are looked for: one character stands for one.
        """
        found: list[Found] = []
        kin = self.languages[code].style.like
        if kin:
            plain = simplified(text)
            code, text = kin, plain if len(plain) == len(text) else text
        for match in self._pattern(code).finditer(text):
            key = _key(match.group("name"))
            term = self._by_name.get(key) or self._by_name.get(_singular(key))
            if term:
                found.append(Found(match.start(), match.end(), term))
        return tuple(found)

    def look_up(self, words: str) -> Term | None:
        """The entry for what a person calls it, in any language, by pinyin, or by its id."""
        for said in _shorter(words):
            key = _key(said)
            by_name = self._by_name.get(key) or self._by_name.get(_singular(key)) or self._by_pinyin.get(key)
            if term := self.dialog.term_by_id.get(by_name or said.upper()):
                return term
        return None

    @cached_property
    def _by_pinyin(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for term in self.dialog.term_by_id.values():
            syllables = _toneless(term.pinyin).split()
            found.setdefault("".join(syllables), term.id)
            if len(syllables) > 1:
                found.setdefault("".join(s[0] for s in syllables), term.id)
        return found

    def near(self, words: str, limit: int = 4) -> tuple[Term, ...]:
        """The entries whose names come closest to ``words``, best first."""
        from rapidfuzz import fuzz, process

        key = _key(simplified(words))
        names = [name for name in self._by_name if len(name) > 1 or name == key]
        best = process.extract(key, names, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=45)
        ids = dict.fromkeys(self._by_name[name] for name, _, _ in best)
        return tuple(self.dialog.term_by_id[id] for id in list(ids)[:limit])

    def explain(self, term: Term) -> tuple[Message, ...]:
        """The explanation of a term in lines: plain words, an example, what the form says and
        what the law says today, the articles, and that this is no legal definition."""
        lines = [msg("{term}: {explanation}", term=Message(term.term), explanation=Message(term.plain))]
        if term.example:
            lines.append(msg("For example: {example}", example=Message(term.example)))
        if term.today:
            lines.append(msg("What the law says today: {words}", words=Message(term.today)))
        if term.form:
            lines.append(msg("What the basic form says (older wording): {words}", words=Message(term.form)))
        basis = self.basis(term.laws, term.basis)
        if basis:
            lines.append(msg("Source: {laws}", laws=basis))
        lines.append(Message(self.dialog.disclaimers.on_glossary))
        return tuple(lines)

    def basis(self, laws: Sequence[str], basis: str = "") -> Words | None:
        """The articles that support a term or a check, as a message can hold them; None when there are none."""
        return laws_cited(self.dialog, laws, basis)


def laws_cited(dialog: Dialog, laws: Sequence[str], basis: str = "") -> Words | None:
    """Articles (and, where no law speaks, the other basis) for a message; None when there is nothing to cite.

    Articles of one law stand together: 《民法典》第577、585条.
    """
    together: dict[tuple[str, bool, bool], list[Law]] = {}
    for id in laws:
        law = dialog.law_by_id[id]
        together.setdefault((law.short, law.certain, law.article == "general"), []).append(law)
    cited: list[object] = [_cited(group) for group in together.values()]
    if basis:
        cited.append(Message(basis))
    return Words(tuple(cited)) if cited else None


def cite(law: Law) -> Message:
    """《民法典》第464条; Civil Code, art. 464."""
    return _cited([law])


def _cited(laws: Sequence[Law]) -> Message:
    """Articles of one law. One whose text was not read says so."""
    name, articles = Message(laws[0].short), Words(tuple(law.article for law in laws))
    if laws[0].article == "general":
        cited = msg("{law}", law=name)
    else:
        cited = nmsg("{law}, art. {articles}", "{law}, arts. {articles}", len(laws), law=name, articles=articles)
    return cited if laws[0].certain else msg("{law} (to be confirmed)", law=cited)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    han = "|".join(re.escape(name) for name in ordered if _HAN.search(name))
    latin = "|".join(_inflected(name) for name in ordered if not _HAN.search(name))
    parts = [part for part in (han, rf"\b(?:{latin})" if latin else "") if part]
    return re.compile(rf"(?P<name>{'|'.join(parts) or '(?!)'})", re.IGNORECASE)


def _inflected(name: str) -> str:
    """An English name with its plural: party → parties, damages → damages, seat → seats."""
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return rf"{re.escape(name[:-1])}(?:y|ies)\b"
    if name.endswith(("s", "x", "ch", "sh")):
        return rf"{re.escape(name)}(?:es)?\b"
    return rf"{re.escape(name)}s?\b"


_ENDING = re.compile(
    r"(?<=.)(?:\s+(?:clauses?|terms?|provisions?|articles?|sections?|words?|thing|stuff)|这个词|这个概念|这一条|这条|这个"
    r"|一词|条款|条文|的?规定|的?约定|的?意思|是什么)\s*[?？。.]*$",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"^(?:(?:the )?(?:words?|terms?|clauses?|concept)(?: of| on| about)?|关于|所谓的?|这个)\s*(?=.)", re.IGNORECASE
)


def _shorter(words: str) -> Iterator[str]:
    """``words``, and what is left of them without "clause", 条款 and the like, which no entry needs."""
    said, before = simplified(words.strip()), ""
    while said and said != before:
        yield said
        before, said = said, _ENDING.sub("", said).strip()
    if (rest := _BEGINNING.sub("", before).strip()) not in ("", before):
        yield rest


def _singular(key: str) -> str:
    if key.endswith("ies"):
        return key[:-3] + "y"
    return key.removesuffix("s")


def _key(name: str) -> str:
    key = re.sub(r"[\s\"'“”‘’「」『』?？!！.。,，]+", " ", name).strip().casefold()
    key = re.sub(r"^(?:the|an?) ", "", key)
    return key.replace(" ", "") if _HAN.search(key) else key


def _toneless(pinyin: str) -> str:
    import unicodedata

    letters = unicodedata.normalize("NFD", pinyin.casefold().replace("ü", "v"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

"""Any number of options: ids as a tuple in the options' order; ``()`` is none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from wenyue.answers.choice import example_of, write_option
from wenyue.answers.clauses import clauses_of
from wenyue.answers.normalise import bare, fold, normalise
from wenyue.answers.numerals import figures, is_vague
from wenyue.answers.options import OUT_OF_RANGE, by_place, find, names_of, rest_of_parted, squeeze
from wenyue.answers.patterns import any_of
from wenyue.answers.phrases import LONGEST, too_long, unread
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.answers.signs import pointed_to
from wenyue.language import Language, msg, nmsg


class Choices:
    """Kind ``choices``: a tuple of option ids, in the order of the options."""

    name = "choices"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > 2 * LONGEST:
            return too_long(example_of(asked))
        return read_choices(text, asked) or unread(msg("That names none of the options."), example_of(asked))

    def write(self, value: object, language: Language, asked: Asked) -> str:
        ids = _ids(value)
        if not ids:
            return language.say(msg("none of them"))
        return language.join(write_option(id, language, asked) for id in ids)

    def to_data(self, value: object) -> object:
        return list(_ids(value))

    def from_data(self, data: object) -> tuple[str, ...]:
        if not isinstance(data, list | tuple):
            raise TypeError(f"not a list of options: {data!r}")
        return _ids(tuple(data))


def _ids_at(places: tuple[int, ...], asked: Asked) -> tuple[str, ...]:
    return tuple(asked.options[at].id for at in places)


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not all(isinstance(id, str) for id in value):
        raise TypeError(f"not a tuple of options: {value!r}")
    return value


def names_all_or_none(text: str) -> bool:
    """都要, 都不选: words that are an answer to a list of options whatever else they mean."""
    said = bare(fold(text))
    return _ALL.fullmatch(said) is not None or _NONE.fullmatch(said) is not None


def read_choices(text: str, asked: Asked) -> Reading | None:
    """The options that ``text`` names, all of it explained."""
    if not asked.options:
        return None
    if is_vague(normalise(text).replace("+", " ")):
        return Several((), msg("That leaves the number open. Please give one number."))
    selection = _Selection(asked)
    found = selection.read(bare(fold(text)))
    if found is None:
        # 双十一要加人 names no option, and points to one: it is confirmed.
        pointed = None if selection.reason else pointed_to(text, asked.options)
        return selection.reason if pointed is None else Value(_ids_at(pointed.places, asked), literal=False)
    return Value(_ids_at(tuple(sorted(found)), asked), literal=selection.literal)


_ALL = any_of(
    "(?:我|我们)?(?:全部?都?(?:要|选|上|有|包括|包含)?|都(?:要|选|有|上|需要|包括|来)?(?:上|了)?|都勾上?"
    "|全都选上?|全要了?|一个不落|以上皆是|全选|全都要?|所有(?:的|选项)?(?:都要|都选)?|每个都?要?"
    "|每[项样]都?要?|通通都?要?|统统都?要?|两个都?要?|三个都?要?|以上(?:全部|所有|都要|都选|都是|全是|都有)"
    "|样样都?要|(?:全部?|都|全都|统统)(?:留着?|保留|留下)(?:吧)?)",
    "(?:keep|leave|include) (?:them all|all(?: of them)?|everything|the lot)(?: in)?",
    r"(?:i want |we want |i'll take |give me |we need )?(?:all(?: of (?:them|these|the above|it))?|everything"
    r"|both(?: of them)?|every(?: single)? one|each(?: of them)?|all (?:options|the options|three|four|five"
    r"|the above)|the lot|all \d{1,2}|yes(?: to)? all|the whole lot)",
    r"\*", "quanbu", "quan bu", "douyao", "dou yao",
)  # fmt: skip
_NONE = any_of(
    "(?:我|我们)?都不(?:要|选|用|需要|是)?", "全不(?:要|选)", "全都不要", "一个[都也]?不(?:要|选|用)",
    "1个[都也]?不(?:要|选|用)", "[以如]上都(?:不是|没有|不要)",
    "(?:[全什啥]么?|1个|一个)?[都也]没有?(?:要|选|用)?", "[什啥]么?[都也]不(?:要|选)", "没有", "无", "不要",
    "不选", "不用", "不需要", "没有任何", "全部不要", "空", "不", "none(?: of (?:them|these|those|the above|it))?",
    "nothing", "neither(?: of them)?", "no(?:ne|pe| one)?(?: thanks)?", "not any", "zero", "nil",
)  # fmt: skip
_ANY = re.compile(
    r"都行|都可以|都成|随便|随意|任意|无所谓|哪个都(?:行|可以)|any(?: of them)?|whichever|whatever"
    r"|doesn'?t matter|don'?t care|no preference"
)
_EXCEPT = (
    re.compile(
        r"^(?:除了?去?|除开|排除|去掉|去除|不算|except(?: for\b)?|without|excluding|besides|apart from"
        r"|other than)[ ]?(?P<no>.+?)(?:以外|之外|外|,)*,? ?(?:其他|其它|其余|剩下|别|the rest|others?"
        r"|everything else|all)?的?(?:都|全|全部|全都|都可以|我都)?(?:要|选|可以|行|有|上|需要)?$"
    ),
    re.compile(
        r"^(?:全部?|都要?|所有|全都|全选|all(?: of (?:them|it|these)| the options| options)?|everything|any(?:thing)?"
        r"|every one|each)(?:的|要|选|了)?[, ]*(?:除了?|除去|但不要|但不含|但是?不?要?|就|只|不要|不含|不包括"
        r"|去掉|减去|except(?: for\b)?|but(?: not)?|without|excluding|other than|apart from|besides|minus|save"
        r"|bar|not)[ ]?(?P<no>.+?)(?:以外|之外|外|不要|除外)*$"
    ),
    re.compile(r"^(?:全部?|都)要?[,; ]*(?P<no>.+?)(?:不要|除外|以外|之外)$"),
    re.compile(
        r"^(?P<no>.+?)(?:不要|除外|以外|之外|不需要|不用|不选|去掉)[, ]*(?:其他|其它|其余|剩下|别|the rest"
        r"|others?)?的?(?:都|全|全部)?(?:要|选|可以)?$"
    ),
    re.compile(
        r"^(?:不要|不选|不需要|不用|别要|不含|不包括|去掉|no|not|don'?t want|leave out|exclude|drop|skip) ?"
        r"(?P<no>.+?)(?:,? ?(?:其他|其它|其余|the rest|others|everything else)(?:的)?(?:都|全)?(?:要|选)?"
        r"(?: is fine)?)?$"
    ),
)
_WITH_WITHOUT = re.compile(
    r"^(?P<yes>.+?)[,; ]+(?:但)?(?:不要|不含|不包括|不用|不需要|but not|not|without|no) ?(?P<no>.+)$"
)
_NOT_THEN = re.compile(
    r"^(?:不要|不是|不选|not|no) ?(?P<no>.+?)(?:[,;.]|而是|只要| but)+ ?(?:要|选|只要|是)?(?P<yes>.+)$"
)
_YES_AND_NO = (
    re.compile(r"^(?:先|就|只)?要?(?P<yes>.+?)(?:要|可以|行|留)[,; ]*(?P<no>.+?)(?:不要|不用|不行|去掉)$"),
    re.compile(r"^(?:先|就|只)?要(?P<yes>.+?)[,; ]*(?:但)?不要(?P<no>.+)$"),
)
_REST_FIRST = re.compile(
    r"^(?:其他|其它|其余|剩下|别)的?(?:都|全)?要?[,; ]*(?:就|只|除了)?(?P<no>.+?)(?:不要|除外|不用)?$"
)
_ONLY = re.compile(
    r"^(?:只要|只选|只用|仅|只有|就要?|只|only|just|我们?(?:要|选|需要)|要|选|勾选?|需要|我们?需要|both|i "
    r"(?:want|need|choose|pick)|we (?:want|need|use))[ :]*(?=.)"
)
_OR = re.compile(r" or |或者?|还是|要么")
_HEAD = re.compile(
    r"(?:选|要)?(?:the )?(?:最?前面?|头|1st |first |top )(?P<n>\d{1,2}|几|few|couple)(?:个|项|种|样|条)?"
    r"(?: ones?| options?)?(?:都?要)?"
)
_TAIL = re.compile(
    r"(?:选|要)?(?:the )?(?:最?后面?|倒数|last |bottom )(?P<n>\d{1,2})(?:个|项|种|样|条)?(?: ones?| options?)?"
    r"(?:都?要)?"
)
_RANGE = re.compile(
    r"(?:从|from |第|选|要|options? |no\.? ?|#)*(?P<a>\d{1,2}|[a-z])(?:st|nd|rd|th|个|项|号)? ?(?:-+|~|到|至"
    r"|to| to | through | thru )+ ?(?:第|#|the )?(?P<b>\d{1,2}|[a-z])(?:st|nd|rd|th|个|项|号)?(?:都?要)?"
)
# D1-D3 by their ids.
_IDS = re.compile(r"(?P<head>[a-z]{1,3})(?P<a>\d{1,2}) ?(?:-+|~|到|至|to|through) ?(?P=head)?(?P<b>\d{1,2})")
_JOINT = re.compile(
    r" ?(?:[,、;+&|/\n]|(?<=\d)\.(?=\d\.)|(?<=\d\.\d)\.(?=\d)|\band\b|\bplus\b|\balso\b|\bas well as\b|和|与"
    r"|跟|及|以及|还有|加上?"
    r"|外加|再加|同时) ?"
)
_TAILS = re.compile(
    r"(?:都要?|都选|都可以|这几个|这几项|这两个|这两项|这三个|两个|两项|两种|三个|三项|就行|就好|吧|即可"
    r"|就够了|both|all|too|as well|please|only)$"
)


_NO_NUMBER = re.compile(r"no ?(?P<n>\d{1,3})")
_MOST = 12
"""So many combinations are looked at where clauses can be read in several ways."""


def _alike(pieces: list[str]) -> bool:
    """Whether words with mere spaces between them can be a list: 1 3 5, a c, 电话 邮件; not "one third"."""
    return (
        all(piece.isdigit() for piece in pieces)
        or all(len(piece) == 1 and piece.isascii() for piece in pieces)
        or not any(by_place(piece, 99) for piece in pieces)
    )


class _Selection:
    """Reads one answer to one list of options; notes on the way whether it stayed literal and why it failed."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.options = asked.options
        self.literal = True
        self.reason: Reading | None = None
        self.unclear: set[int] = set()
        self.labels = frozenset().union(*(names.exact for names in names_of(self.options)))
        self.none = {at for at, option in enumerate(self.options) if option.id in ("none", "nothing")}

    def read(self, said: str, *, depth: int = 0) -> set[int] | None:
        if not said or depth > 4:
            return None
        rest = rest_of_parted(said) if depth == 0 else None
        if rest and (named := self._quietly(rest, depth)):
            # "no, email": without it, or nothing but it.
            others = set(range(len(self.options))) - named - self.none
            self._ask_sets([named, others] if others else [named])
            return None
        simple = self._whole(said)
        if simple is not None or self.reason:
            return simple
        if _OR.search(said) and (sides := self._sides(said)):
            self._ask(sides)
            return None
        for read in (self._by_clauses, self._contrast, self._except, self._counted, self._list, self._run_on):
            found = read(said, depth)
            if found is not None or self.reason:
                return found
        shorter = bare(_TAILS.sub("", _ONLY.sub("", said)))
        return self.read(shorter, depth=depth + 1) if shorter != said else None

    def _whole(self, said: str) -> set[int] | None:
        if _ANY.fullmatch(said):
            everything = tuple(option.id for at, option in enumerate(self.options) if at not in self.none)
            self.reason = Several((Value(everything, literal=False),), msg("All of them?"))
            return None
        if squeeze(said) not in self.labels:
            if _NONE.fullmatch(said):
                self.literal = self.literal and not self.none
                return set(self.none)
            if _ALL.fullmatch(said):
                return self._all(said)
        if (number := _NO_NUMBER.fullmatch(said)) and (counted := find(number["n"], self.options)) and counted.places:
            places = set(counted.places)
            self._ask_sets([places, set(range(len(self.options))) - places - self.none])
            return None
        match = find(said, self.options)
        if match is OUT_OF_RANGE:
            return self._letters_or_digits(said)
        if match is not None and match.place is not None:
            # "Two" may be how many are wanted.
            amount = figures(said).isdigit() and not said.isdigit()
            self.literal = self.literal and match.literal and not amount
            return {match.place}
        if match is not None:
            self._ask_which(set(), set(match.places))
        return None

    def _all(self, said: str) -> set[int] | None:
        """Every option; asked where the text counts them and there are not so many (两个都要, both)."""
        everything = set(range(len(self.options))) - self.none
        counted = re.search(r"\d+", figures(said.replace("both", "two")).replace("两", "2"))
        if counted and int(counted[0]) not in (len(everything), len(self.options)):
            self._ask(set())
            return None
        self.literal = self.literal and not self.none
        return everything

    def _letters_or_digits(self, said: str) -> set[int] | None:
        """13 for 1 and 3, where there is no thirteenth option."""
        count = len(self.options)
        self.reason = Problem(
            nmsg("There is only {n} option.", "There are only {n} options.", count), example_of(self.asked)
        )
        plain = figures(said)
        digits = [int(c) for c in plain if c.isdigit()]
        if (
            len(digits) > 1
            and plain.isdigit()
            and all(1 <= d <= count for d in digits)
            and len(set(digits)) == len(digits)
        ):
            ids = tuple(self.options[d - 1].id for d in sorted(digits))
            self.reason = Several((Value(ids, literal=False),), msg("Do you mean these?"))
        return None

    def _ask_which(self, sure: set[int], places: set[int]) -> None:
        """Ask which of ``places`` are wanted beside the ``sure`` ones: one of them, or all (电话 is said of two)."""
        each = [sure | {at} for at in sorted(places)]
        self._ask_sets([*each, sure | places] if len(each) > 1 else each)

    def _ask_sets(self, sets: Sequence[Set[int]]) -> None:
        readings = tuple(Value(self._ids(one), literal=False) for one in sets)
        self.reason = Several(readings, msg("Which one?"))

    def _ids(self, places: Set[int]) -> tuple[str, ...]:
        return tuple(self.options[at].id for at in sorted(places))

    def _ask(self, places: set[int]) -> None:
        readings = tuple(Value((self.options[at].id,), literal=False) for at in sorted(places))
        self.reason = Several(readings, msg("Which one?"))

    def _sides(self, said: str) -> set[int] | None:
        core = re.sub(r"^(?:either|要么|选) ?|(?:都行|都可以|均可|is fine|are fine)$", "", said)
        matches = [find(side, self.options) for side in re.split(rf"{_OR.pattern}|[,、]", core) if side.strip()]
        if len(matches) < 2 or any(match is None for match in matches):
            return None
        return {place for match in matches if match for place in match.places}

    def _contrast(self, said: str, depth: int) -> set[int] | None:
        if (rest := _REST_FIRST.match(said)) and (refused := self._quietly(rest["no"], depth)):
            self.literal = False
            return set(range(len(self.options))) - refused - self.none
        for pattern in (_NOT_THEN, _WITH_WITHOUT, *_YES_AND_NO):
            found = pattern.match(said)
            if not found or _ALL.fullmatch(bare(found["yes"])):
                continue
            if re.fullmatch(r"(?:其他|其它|其余|the rest|others).*", bare(found["yes"])):
                continue
            wanted = self._quietly(found["yes"], depth)
            refused = self._quietly(found["no"], depth)
            if wanted and refused and not wanted & refused:
                self.literal = False
                return wanted
        return None

    def _by_clauses(self, said: str, depth: int) -> set[int] | None:
        """Clauses that take and clauses that leave: 订单和售后，投诉不要；其他都要. Asked where it is open what one of
        them takes (投诉，回访不要 may leave both)."""
        clauses = clauses_of(said)
        if clauses is None:
            return None
        everything = frozenset(range(len(self.options))) - self.none
        refused: set[int] = set()
        wanted: list[Set[int]] = [frozenset()]
        for clause in clauses:
            if not clause.words:
                continue
            found = self._alternatives(clause.words, depth)
            if not found:
                return None
            if clause.takes:
                wanted = [before | more for before in wanted for more in found][:_MOST]
            else:
                refused |= set().union(*found)
        if any(clause.rest for clause in clauses):
            # 投诉，回访不用，其余都要: what is only named beside the rest belongs to what is left out.
            unmarked = [self._alternatives(clause.words, depth) for clause in clauses if clause.takes and clause.bare]
            refused |= set().union(*(one for found in unmarked for one in found))
            wanted = [everything]
        fitting = [one for one in wanted if any(clause.rest for clause in clauses) or not one & refused]
        fitting = [one - refused for one in fitting if one - refused]
        if not fitting or not refused | (everything - fitting[0]):
            return None
        if all(clause.bare for clause in clauses if clause.takes) and clauses[-1].behind and len(fitting) == 1:
            left = everything - fitting[0] - refused
            if not any(clause.rest for clause in clauses) and left:
                self._ask_sets([fitting[0], left])
                return None
        if len(fitting) > 1:
            self._ask_sets(fitting)
            return None
        self.literal = False
        return set(fitting[0])

    def _alternatives(self, words: str, depth: int) -> list[Set[int]]:
        """What some words of a clause can name: nothing, a set of options, or several sets."""
        found = self.read(bare(words), depth=depth + 1)
        reason, self.reason = self.reason, None
        if found is not None:
            return [frozenset(found)]
        if not isinstance(reason, Several):
            return []
        places = {option.id: at for at, option in enumerate(self.options)}
        sets = (reading.value for reading in reason.readings)
        return [frozenset(places[id] for id in one) for one in sets if isinstance(one, tuple)]

    def _except(self, said: str, depth: int) -> set[int] | None:
        for pattern in _EXCEPT:
            found = pattern.match(said)
            refused = self._quietly(found["no"], depth) if found else None
            if refused and len(refused) < len(self.options):
                self.literal = False
                return set(range(len(self.options))) - refused - self.none
        return None

    def _quietly(self, said: str, depth: int) -> set[int] | None:
        found = self.read(bare(said), depth=depth + 1)
        self.reason = None
        return found

    def _counted(self, said: str, depth: int) -> set[int] | None:
        plain, count = figures(said), len(self.options)
        if found := _HEAD.fullmatch(plain):
            if not found["n"].isdigit():
                self._ask(set(range(count)))
                return None
            return self._within(0, int(found["n"]))
        if found := _TAIL.fullmatch(plain):
            return self._within(count - int(found["n"]), count)
        if found := _IDS.fullmatch(said):
            ends = [find(found["head"] + found[end], self.options) for end in ("a", "b")]
            places = [match.place for match in ends if match and match.literal and match.place is not None]
            if len(places) == 2:
                self.literal = False
                return self._within(min(places), max(places) + 1)
        if found := _RANGE.fullmatch(plain):
            a, b = (int(end) - 1 if end.isdigit() else ord(end) - ord("a") for end in (found["a"], found["b"]))
            return self._within(a, b + 1) if a <= b else self._within(b, a + 1)
        return None

    def _within(self, first: int, end: int) -> set[int] | None:
        count = len(self.options)
        if 0 <= first < end <= count:
            return set(range(first, end))
        self.reason = Problem(
            nmsg("There is only {n} option.", "There are only {n} options.", count), example_of(self.asked)
        )
        return None

    def _list(self, said: str, depth: int) -> set[int] | None:
        pieces = [bare(piece) for piece in _JOINT.split(said)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) < 2 and _alike(said.split()):
            pieces = said.split()
        if len(pieces) < 2:
            return None
        if pieces[0].startswith("第"):
            # 第1、3个: the second one is no amount either.
            pieces = [re.sub(r"^(?=[\d一二三四五六七八九十]+(?:个|种|项)?$)", "第", piece) for piece in pieces]
        chosen: set[int] = set()
        unclear: set[int] = set()
        for piece in pieces:
            found = self._item(piece, depth)
            if found is None:
                return None
            if self.unclear and unclear:
                self._ask(unclear | self.unclear)
                return None
            unclear |= self.unclear
            chosen |= found
        if unclear - chosen:
            # 电话和微信: which of the two phones, and the other one in any case.
            self._ask_which(chosen, unclear)
            return None
        return chosen

    def _item(self, piece: str, depth: int) -> set[int] | None:
        """One piece of a list: an option, or a range of them; nothing where it may be one of ``unclear``."""
        self.unclear = set()
        piece = bare(_ONLY.sub("", piece))
        match = find(piece, self.options)
        if match is None:
            match = find(bare(_TAILS.sub("", piece)), self.options)
        if match is OUT_OF_RANGE:
            self._within(0, 0)
            return None
        if match is None:
            return self._counted(piece, depth)
        if match.place is None:
            self.unclear = set(match.places)
            if not self.unclear:
                self._ask(set())
                return None
            return set()
        self.literal = self.literal and match.literal
        return {match.place}

    def _run_on(self, said: str, depth: int) -> set[int] | None:
        """电话邮件 or AC: labels or letters without anything between them."""
        key = squeeze(said)
        if re.fullmatch(r"[a-z]{2,8}", key) and len(set(key)) == len(key):
            letters = [ord(c) - ord("a") for c in key]
            if all(at < len(self.options) for at in letters) and letters == sorted(letters):
                self.literal = False
                return set(letters)
        forms: dict[str, set[int]] = {}
        for at, name in enumerate(names_of(self.options)):
            for form in (form for form in name.exact if len(form) > 1):
                forms.setdefault(form, set()).add(at)
        chosen: set[int] = set()
        unclear: set[int] = set()
        while key:
            form = max((form for form in forms if key.startswith(form)), key=len, default="")
            if not form:
                return None
            chosen, unclear = (
                (chosen | forms[form], unclear) if len(forms[form]) == 1 else (chosen, unclear | forms[form])
            )
            key = key[len(form) :]
        if unclear - chosen:
            self._ask_which(chosen, unclear)
            return None
        self.literal = False
        return chosen or None

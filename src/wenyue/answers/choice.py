"""One of the options: its id as ``str``; with ``Asked.free`` also a text of one's own."""

from __future__ import annotations

import re

from wenyue.answers.commands import is_reply
from wenyue.answers.normalise import bare, fold
from wenyue.answers.options import OUT_OF_RANGE, UNCLEAR, Match, by_place, find, is_exact, names_of
from wenyue.answers.phrases import LONGEST, too_long, unread
from wenyue.answers.reading import Asked, Option, Problem, Reading, Several, Value
from wenyue.answers.signs import pointed_to
from wenyue.answers.stretches import within
from wenyue.answers.text import stands_elsewhere
from wenyue.answers.values import Custom
from wenyue.answers.yes_no import is_plain, read_yes_no
from wenyue.language import Language, msg, nmsg


class Choice:
    """Kind ``choice``: the id of an option, or ``Custom``."""

    name = "choice"

    def understand(self, text: str, asked: Asked) -> Reading:
        example = example_of(asked)
        if len(text) > LONGEST and not asked.free:
            return too_long(example)
        found = read_choice(text, asked) or _reading(pointed_to(text, asked.options), asked)
        if asked.free and (found is None or (_is_out_of_range(found) and not re.fullmatch(r"\W*\w{1,3}\W*", text))):
            own = " ".join(text.split())
            if (refused := _no_words(own)) is not None:
                return refused
            if 2 <= len(own) <= 2000 and any(character.isalnum() for character in own):
                return Value(Custom(own))
        return found or unread(msg("That is none of the options."), example)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return write_option(value, language, asked)

    def to_data(self, value: object) -> object:
        if isinstance(value, Custom):
            return {"text": value.text}
        if not isinstance(value, str):
            raise TypeError(f"not an option: {value!r}")
        return value

    def from_data(self, data: object) -> str | Custom:
        if isinstance(data, dict) and set(data) == {"text"} and isinstance(data["text"], str):
            return Custom(data["text"])
        if not isinstance(data, str):
            raise TypeError(f"not an option: {data!r}")
        return data


def write_option(value: object, language: Language, asked: Asked) -> str:
    """The label in the language, or the id where there is none."""
    if isinstance(value, Custom):
        return value.text
    for option in asked.options:
        if option.id == value:
            return label_of(option, language)
    return str(value)


def label_of(option: Option, language: Language) -> str:
    return language.of(option.labels, "") or option.labels.get("en") or option.id


def example_of(asked: Asked) -> str:
    """An answer that would work: the first option's number."""
    return "1" if asked.options else ""


_OR = re.compile(r"(?<=\d)-(?=\d)|,? or (?:maybe )?|或者?是?|还是|要么|/")
_NOT_THEN = (
    re.compile(
        r"^(?P<no>.+?)(?:就|都|是|那就)?(?:不要|不用|不行|不选|不需要|不是|免了|算了| no| not)(?:了|的)?"
        r"(?:[,;.、]+ ?|(?<!no)(?<!not) (?=[要选用改换]))"
        r"(?:还是|那就|我们?|就)*(?:要|选|用|是|改成?|换成?)?(?P<yes>.+)$"
    ),
    re.compile(
        r"^(?:不是|不要|不选|不用|别用|not|no) ?(?P<no>.+?)(?:,|;|\.|而是|,?但是?|,? but| ,)+ ?(?:是|要|选"
        r"|用)?(?P<yes>.+)$"
    ),
    re.compile(r"^(?P<yes>.+?)(?:,|;|\.)? ?(?:而不是|而非|不是|不要|,? not|,? instead of|,? rather than) ?(?P<no>.+)$"),
)
_NOT = re.compile(
    r"^(?:不是|不要|不选|不用|别选|除了|not|anything but|no) ?(?P<no>.+?)(?:以外|之外|都行|都可以|就行)*$"
)
_ANY = re.compile(
    r"都行|都可以|都成|都好|随便|随意|任意|任选|哪个都行|怎么都行|无所谓|哪个都|任何1?个|any(?: one| of them)?"
    r"|either(?: one| is fine| works)?|whatever|whichever|doesn'?t matter|don'?t care|都要|全要|全部|全都要"
    r"|all(?: of them)?|both(?: of them)?|两个都要|看情况|it depends|depends"
)
_NONE = re.compile(
    r"都不要|都不是|都不选|都没有|1个都不要|一个都不要|一个也不要|全不要|没有合适的|以上都不是|none(?: of (?:them"
    r"|these|the above))?|neither|没有|无"
)
_NONE_IDS = ("none", "no", "nothing", "not_applicable")


# An option of this name is offered beside the others; it is an announcement, not the words.
_IN_OWN_WORDS = re.compile(
    r"(?:我?(?:要|想)?自己(?:来)?[写填定说输]?(?:一个|入)?|自定义|自由填写|手动输入|其[他它]的?|别的|另外的|以上都不是|都不(?:是|合适)"
    r"|(?:something|anything|someone) else|others?|another(?: one)?|(?:a )?custom(?: one| text)?|free text"
    r"|(?:i'?ll |let me |i want to )?(?:write|type|enter)(?: (?:it|one|my own|something))?(?: myself| in)?"
    r"|(?:in )?my own(?: words?| text| one)?|none of (?:them|these|the above))"
)


# What is close to an option, and says the opposite.
_TURNED_ROUND = re.compile(r"without |(?!.*chinese).*\benglish\b.*\bprevail")


_CLOCK = re.compile(r"(?<![\d.])(\d{1,3})(?::(\d{1,2})(?!\d)|(?=点))")


def _no_words(own: str) -> Problem | None:
    """Why a text is nothing to be kept as words of one's own; None where it can be."""
    said = bare(fold(own))
    if _IN_OWN_WORDS.fullmatch(said) or is_reply(said):
        return Problem(msg("Please type it in your own words."))
    if stands_elsewhere(own):
        return Problem(msg("I cannot look that up from here. Please type it out in full."))
    if any(int(found[1]) > 24 or int(found[2] or 0) > 59 for found in _CLOCK.finditer(said)):
        return Problem(msg("There is no such time of day. Please check the hours."))
    return None


def _is_out_of_range(found: Reading) -> bool:
    return isinstance(found, Problem) and found.reason.plural != ""


def read_choice(text: str, asked: Asked) -> Reading | None:
    """The option that ``text`` names; asked where it names several."""
    if not asked.options:
        return None
    said = bare(fold(text))
    if re.fullmatch(r"no ?one|nobody", said):
        return Problem(msg("Please choose one of the options."), example_of(asked))
    if not is_exact(text, asked.options):
        if _NONE.fullmatch(said):
            if none := _none_of(asked):
                return none
            return None if asked.free else Problem(msg("Please choose one of the options."), example_of(asked))
        if _ANY.fullmatch(said):
            return _any_of(asked)
    if _TURNED_ROUND.match(said) and not is_exact(text, asked.options):
        return None
    place = by_place(said, len(asked.options))
    if (place is None or place is OUT_OF_RANGE) and not said.isdigit() and (fits := within(text, asked.options)):
        # 5万 where the options are ranges: it falls into one of them.
        return _reading(Match(fits, literal=is_exact(text, asked.options)), asked)
    if found := _reading(find(text, asked.options), asked):
        return found
    if found := _yes_or_no(text, asked):
        return found
    if found := _contrast(said, asked):
        return found
    core = re.sub(r"^(?:either|both) ", "", said)
    sides = [side for side in (bare(part) for part in _OR.split(core)) if side]
    joined = len(sides) > 1
    if not joined:
        sides = [side for side in (bare(part) for part in re.split(r"[,、;]| and |和|与|跟|&|\+", core)) if side]
    if len(sides) < 2:
        return None
    matches = [find(side, asked.options) for side in sides]
    if any(match is None for match in matches):
        return None
    if all(match is OUT_OF_RANGE for match in matches):
        return _reading(OUT_OF_RANGE, asked)
    places = sorted({place for match in matches if match for place in match.places})
    if len(places) == 1 and OUT_OF_RANGE not in matches:
        # Both sides name the same option: "B, 邮件".
        return Value(asked.options[places[0]].id, literal=False)
    return Several(tuple(Value(asked.options[at].id, literal=False) for at in places), msg("Which one?"))


def _reading(match: Match | None, asked: Asked) -> Reading | None:
    if match is None:
        return None
    if match is OUT_OF_RANGE:
        count = len(asked.options)
        return Problem(nmsg("There is only {n} option.", "There are only {n} options.", count), example_of(asked))
    if match is UNCLEAR:
        return _any_of(asked)
    if match.place is not None:
        return Value(asked.options[match.place].id, literal=match.literal)
    return Several(tuple(Value(asked.options[at].id, literal=False) for at in match.places), msg("Which one?"))


def _any_of(asked: Asked) -> Several:
    return Several(
        tuple(Value(option.id, literal=False) for option in asked.options), msg("Please choose one of the options.")
    )


_YES_LABELS = frozenset(("yes", "是", "是的", "有", "对", "要", "需要"))
_NO_LABELS = frozenset(("no", "否", "不是", "没有", "无", "不要", "不用", "不需要"))


def _yes_or_no(text: str, asked: Asked) -> Reading | None:
    """Yes or no: the option that begins with it, where one does and another with the opposite; asked otherwise."""
    if not is_plain(text):
        return None
    names = names_of(asked.options)
    sides = [
        [at for at, name in enumerate(names) if (name.exact | name.parts) & labels]
        for labels in (_NO_LABELS, _YES_LABELS)
    ]
    said = read_yes_no(text)
    if isinstance(said, Value) and all(sides):
        meant = sides[bool(said.value)]
        return _reading(Match(tuple(meant), literal=False), asked)
    if said == Value(False) and (none := _none_of(asked)):
        return none
    return _any_of(asked)


def _none_of(asked: Asked) -> Value | None:
    """The option that stands for none of the others, where there is one."""
    return next((Value(option.id, literal=False) for option in asked.options if option.id in _NONE_IDS), None)


def _contrast(said: str, asked: Asked) -> Reading | None:
    """ "not A, B" is B; "not A" leaves the others."""
    for pattern in _NOT_THEN:
        if found := pattern.match(said):
            wanted, refused = find(found["yes"], asked.options), find(found["no"], asked.options)
            if wanted is not None and wanted.place is not None and refused is not None and refused.place is not None:
                if wanted.place == refused.place:
                    return None
                return Value(asked.options[wanted.place].id, literal=False)
    if (found := _NOT.match(said)) and (refused := find(found["no"], asked.options)) and refused.place is not None:
        rest = [option for at, option in enumerate(asked.options) if at != refused.place]
        return Several(tuple(Value(option.id, literal=False) for option in rest), msg("Which one instead?"))
    return None

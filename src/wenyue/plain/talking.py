"""Orders that are part of the talk: asides, changing answers, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenyue.answers.normalise import fold
from wenyue.answers.reading import About, Command, Question
from wenyue.interview import asides
from wenyue.language import Message, Words, msg

if TYPE_CHECKING:
    from wenyue.plain.line_mode import LineMode


def again(mode: LineMode, _: str) -> None:
    mode.say_again()


def _about(mode: LineMode, about: About) -> None:
    conversation = mode.conversation
    mode.turn(lambda: conversation.respond(conversation.step, Question(about), ""))


def why(mode: LineMode, _: str) -> None:
    _about(mode, "why")


def blank(mode: LineMode, _: str) -> None:
    _about(mode, "blank")


def feeds(mode: LineMode, _: str) -> None:
    _about(mode, "feeds")


def progress(mode: LineMode, _: str) -> None:
    _about(mode, "progress")


def terms(mode: LineMode, words: str) -> None:
    """The term that is named, or all those of the question that stands."""
    step = mode.conversation.step
    named = (*step.terms, *step.question.terms) if step else ()
    if words:
        mode.turn(lambda: mode.conversation.explain(words))
        return
    # What all explanations end with is said once.
    caution = Message(mode.dialog.disclaimers.on_glossary)
    for term in dict.fromkeys(named):
        for line in asides.explanation(mode.conversation.glossary, term).lines:
            if line.id != caution.id:
                mode.say(line)
    mode.say(caution if named else msg("This question has no words that need explaining."))


def edit(mode: LineMode, words: str) -> None:
    if not words:
        mode.refuse(msg("Add the name of the answer: :edit start date. “:review” lists all names."))
        return
    mode.turn(lambda: mode.conversation.replace(words, ""))


def undo(mode: LineMode, _: str) -> None:
    mode.turn(mode.conversation.undo)


def redo(mode: LineMode, _: str) -> None:
    mode.turn(mode.conversation.redo)


def fix(mode: LineMode, words: str) -> None:
    mode.turn(lambda: mode.conversation.say(f"fix {words}"))


def set_value(mode: LineMode, words: str) -> None:
    """Change a setting, named by the word in brackets or by its label: ``pay_days 30``."""
    word, _, value = words.rpartition(" ")
    known = {step.key for step in mode.interview.settings}
    first, _, rest = words.partition(" ")
    if first in known and " " not in rest.strip():
        word, value = first, rest
    if not word or not value.strip():
        mode.refuse(msg("Add a name and a value: :set pay_days 30"))
        return
    mode.turn(lambda: mode.conversation.replace(word, value.strip()))


def language(mode: LineMode, words: str) -> None:
    """The next language, or the one that is named by its code or by what people call it."""
    conversation = mode.conversation
    wanted = fold(words)
    codes = [
        code
        for code, known in conversation.languages.items()
        if wanted in (code.casefold(), fold(known.style.name), *map(fold, known.style.called))
    ]
    if words and not codes:
        names = Words(tuple(known.style.name for known in conversation.languages.values()))
        mode.refuse(msg("I do not speak that language. I speak: {names}.", names=names))
        return
    command = Command("language", codes[0] if words else "")
    mode.turn(lambda: conversation.respond(conversation.step, command, words))


def leave(mode: LineMode, _: str) -> None:
    draft = mode.conversation.draft
    if mode.unsaved:
        mode.say(msg("The last answer could not be saved. All before it is there."))
    elif draft.changes:
        mode.say(msg("Saved. You can pick up from here with: wenyue resume {draft}", draft=draft.id))
    else:
        mode.say(msg("Nothing was answered, so there is nothing to keep."))

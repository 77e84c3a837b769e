"""Orders that show something: the outline, the review, the contract part by part, what is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wenyue.answers.normalise import fold
from wenyue.drafting import changes as changed
from wenyue.drafting.compare import compare
from wenyue.drafting.document import Article, Blank, Clause, Document, Printed
from wenyue.drafting.review import Row
from wenyue.drafting.search import findable
from wenyue.export.passages import passages
from wenyue.export.text import paragraphs
from wenyue.interview import asides, search
from wenyue.interview.asking import name, name_of, shown
from wenyue.interview.engine import State
from wenyue.language import Message, clean, msg, nmsg

if TYPE_CHECKING:
    from wenyue.plain.line_mode import LineMode

_STATES: dict[State, Message] = {
    "answered": msg("answered"),
    "default": msg("usual answer"),
    "blank": msg("left open"),
    "open": msg("not answered yet"),
    "parked": msg("set aside"),
}
_PARTS: dict[str, Message] = {"open": msg("open"), "usual": msg("usual"), "checks": msg("checks")}
"""The parts of the review that can be asked for, by the word of any language."""
_MOST_FOUND = 30


# The talk


def outline(mode: LineMode, words: str) -> None:
    """Every part of the script in a line, or the questions and answers of one of them."""
    sections = mode.dialog.sections
    number = fold(words)
    if number.isdecimal() and 1 <= int(number) <= len(sections):
        section = sections[int(number) - 1]
        mode.say(msg("Part: {section}", section=Message(section.title)))
        for row in mode.reviewed().rows:
            if row.section == section.id:
                _say_row(mode, row)
        return
    for place, section in enumerate(sections, 1):
        asked = [q for q in mode.dialog.in_section(section.id) if mode.interview.structure.shown(q)]
        done = sum(1 for question in asked if mode.interview.is_done(question))
        title = Message(section.title)
        line = msg("{section}: {done} of {all} answered", section=title, done=done, all=len(asked))
        if not asked:
            line = msg("{section}: not needed", section=title)
        mode.say(msg("{n}. {label}", n=place, label=line))
    mode.say(asides.progress(mode.interview))


def review(mode: LineMode, words: str) -> None:
    """All answers and findings; ``words`` may name a part of it."""
    looked_at, part = mode.reviewed(), _part(mode, words)
    if words and not part:
        mode.refuse(msg("There is no such part of the review. There are: open, usual, checks."))
        return
    section = ""
    for row in looked_at.rows if part != "checks" else ():
        if part and row.state not in (("open", "blank") if part == "open" else ("default",)):
            continue
        if row.section != section:
            section = row.section
            mode.say(msg("Part: {section}", section=Message(mode.dialog.section_by_id[section].title)))
        _say_row(mode, row)
    if part in ("", "checks"):
        mode.tell(mode.conversation.raised(finding) for finding in looked_at.findings)
        if not looked_at.findings:
            mode.say(msg("The checks found nothing."))
    count = len(looked_at.blanks)
    mode.say(nmsg("One place is still open in the contract.", "{n} places are still open in the contract.", count))
    mode.say(msg("Type “:save contract.docx” to write it, or “:edit” and a name in brackets to change an answer."))


def _part(mode: LineMode, words: str) -> str:
    wanted = fold(words)
    for part, word in _PARTS.items():
        if wanted in {fold(language.say(word)) for language in mode.conversation.languages.values()}:
            return part
    return ""


def _say_row(mode: LineMode, row: Row) -> None:
    """Name, answer, the word to change it by; and its state where the answer alone does not tell."""
    named = {"name": row.name, "key": row.key}
    if row.state == "answered":
        line = msg("{name}: {answer}  [{key}]", answer=row.answer, **named)
    elif row.state == "default":
        line = msg("{name}: {answer} ({state})  [{key}]", answer=row.answer, state=_STATES[row.state], **named)
    else:
        line = msg("{name}: {state}  [{key}]", state=_STATES[row.state], **named)
    mode.say(line)


def settings(mode: LineMode, _: str) -> None:
    """The values that nobody is asked for, as the contract uses them."""
    for step in mode.interview.settings:
        value = shown(step, mode.interview.says(step))
        mode.say(msg("{name}: {answer}  [{key}]", name=name(step), answer=value, key=step.key))
    mode.say(msg("Type “:set” with a name in brackets and the new value to change one: :set pay_days 30"))


# The contract


def contents(mode: LineMode, _: str) -> None:
    """The headings of the contract, each with its number and how many lines in it are open."""
    document = mode.document()
    for article in _articles(document):
        if not article.ordinal:
            continue
        title = _heading(article, document)
        open_keys = {i.key for c in article.clauses for i in c.inlines(document.languages[0]) if isinstance(i, Blank)}
        if open_keys:
            mode.say(nmsg("{title}: one open line", "{title}: {n} open lines", len(open_keys), title=title))
        else:
            mode.say(Message("{title}", {"title": title}))
    code = document.languages[0]
    for annex in document.annexes:
        mode.write(clean(f"{annex.label(code)} {annex.titles[code]}"))
    mode.say(msg("“:contract” and a number reads one of them."))


def contract(mode: LineMode, words: str) -> None:
    """The whole contract, an article, a clause, or the clauses with some words in them; in other languages if said."""
    text, wanted = _languages(mode, words)
    document = mode.document(text)
    if not wanted:
        mode.write(clean("\n".join(line for _, lines in paragraphs(document) for line in lines.split("\n"))))
        return
    article = next((one for one in _articles(document) if wanted == str(one.ordinal) and one.ordinal), None)
    if article is not None:
        _read(mode, document, {article.id, *(clause.id for clause in article.clauses)})
        return
    clause = next(
        (one for one in document.clauses() if wanted in {one.label(code) for code in document.languages}), None
    )
    if clause is not None:
        _read(mode, document, {clause.id})
        _answers_behind(mode, clause)
        return
    places = {place for place, lines in paragraphs(document) if fold(wanted) in fold(lines)}
    if not places:
        mode.refuse(msg("Nothing in the contract has that number or those words. “:contents” lists the headings."))
        return
    _read(mode, document, places)


def _languages(mode: LineMode, words: str) -> tuple[tuple[str, ...], str]:
    """The languages of the contract that the first word asks for, and the rest of the words."""
    first, _, rest = words.partition(" ")
    wanted = fold(first)
    every = mode.dialog.languages
    if wanted and wanted in {fold(known.say(msg("both"))) for known in mode.conversation.languages.values()}:
        return every, rest.strip()
    for code in every:
        known = mode.conversation.languages[code]
        if wanted in (code.casefold(), code.split("_")[0], fold(known.style.name), *map(fold, known.style.called)):
            return (code,), rest.strip()
    return (), words


def _articles(document: Document) -> Iterator[Article]:
    for part in document.parts:
        yield from part.articles


def _heading(article: Article, document: Document) -> str:
    code = document.languages[0]
    return f"{article.label(code)} {article.titles.get(code, '')}".replace("、 ", "、").strip()


def _read(mode: LineMode, document: Document, places: Iterable[str]) -> None:
    wanted = frozenset(places)
    for place, lines in paragraphs(document):
        if place in wanted:
            mode.write(clean(lines))


def _answers_behind(mode: LineMode, clause: Clause) -> None:
    """The answers that a clause prints, to change them by the word in brackets."""
    keys: dict[str, None] = {}
    for code in clause.words:
        keys.update((i.key, None) for i in clause.inlines(code) if isinstance(i, Blank | Printed) and i.key)
    for key in keys:
        mode.say(msg("Answer in this clause: {name}  [{key}]", name=name_of(mode.interview, key), key=key))


def changes(mode: LineMode, _: str) -> None:
    """Clause by clause, what is not as it was when the contract was last written into a file."""
    draft = mode.conversation.draft
    before = draft.as_written_out
    if before is None:
        mode.refuse(msg("This contract has not been written into a file yet."))
        return
    from wenyue.drafting.assembly import assemble

    after = mode.document()
    old = assemble(mode.dialog, mode.template, before, mode.conversation.languages, text=after.languages)
    found = compare(passages(old), passages(after))
    names = {**changed.names_of(old), **changed.names_of(after)}
    for line in changed.lines(found, names, mode.language):
        mode.write(clean(line.strip()))
    if not found:
        mode.say(msg("Nothing in its words has changed since then."))


# Looking for words


def find(mode: LineMode, words: str) -> None:
    """Questions, answers, settings, clauses and terms that the words may mean, best first, each with what to type
    next."""
    if not words.strip():
        mode.refuse(msg("Add what to look for: :find damages"))
        return
    conversation = mode.conversation
    known = findable(mode.dialog, mode.template, conversation.draft, conversation.languages, conversation.glossary)
    hits = search.find(known, words, most=len(known))
    for hit in hits[:_MOST_FOUND]:
        mode.say(_hit(hit))
    if len(hits) > _MOST_FOUND:
        mode.say(nmsg("One more.", "{n} more. Look for a longer word.", len(hits) - _MOST_FOUND))
    if not hits:
        mode.say(msg("Nothing has those words."))


def _hit(hit: search.Hit) -> Message:
    entry = hit.entry
    match entry.kind:
        case "answer":
            return msg("Answer: {name}: {answer}  [{key}]", name=entry.title, answer=entry.beside, key=entry.target)
        case "setting":
            return msg("Setting: {name}: {answer}  [{key}]", name=entry.title, answer=entry.beside, key=entry.target)
        case "question" if entry.why_not is not None:
            return msg("Question: {name}. {why_not}", name=entry.title, why_not=entry.why_not)
        case "question":
            return msg("Question: {name}  [{key}]", name=entry.title, key=entry.target)
        case "term":
            return msg("Term: {term}. Type ?{term} to have it explained.", term=entry.title)
        case _:
            return (
                msg("Clause: {title}: {text}", title=entry.title, text=hit.excerpt)
                if hit.excerpt
                else msg("Clause: {text}", text=entry.title)
            )

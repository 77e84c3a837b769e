"""Lists about a contract that are documents themselves: its terms, its open places, where its clauses come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wenyue.drafting.document import (
    Article,
    Block,
    Clause,
    Document,
    Inlines,
    Lines,
    Paragraph,
    Part,
    SignatureBlock,
    Table,
    Text,
    text_of,
)
from wenyue.drafting.review import Review
from wenyue.drafting.template import Template
from wenyue.drafting.trace import Origin, trace
from wenyue.interview.asking import name_of
from wenyue.interview.dialog import Dialog
from wenyue.interview.engine import Interview
from wenyue.interview.glossary import Glossary
from wenyue.interview.shown import BLANK, Shown, shown_variable
from wenyue.interview.wordings import worded
from wenyue.language import Language, Message, Words, msg


@dataclass(frozen=True, slots=True)
class Lister:
    """Makes lists in the language of one reader."""

    dialog: Dialog
    language: Language

    def terms(self, documents: Iterable[Document], glossary: Glossary) -> Document:
        """The terms that the documents use, in the order of their first use, each with its explanation."""
        found: dict[str, None] = {}
        for document in documents:
            for code in document.languages:
                text = text_of(tuple(document.inlines(code)))
                found.update((place.term, None) for place in glossary.find(text, code))
        clauses = []
        for number, id in enumerate(found, 1):
            first, *others = glossary.explain(self.dialog.term_by_id[id])[:-1]  # what all have in common comes last
            blocks: list[Block] = [Paragraph(self._line(first))]
            if others:
                blocks.append(Lines(tuple(map(self._line, others))))
            clauses.append(self._clause(id, blocks, number))
        clauses.append(self._clause("note", [Paragraph(self._line(Message(self.dialog.disclaimers.on_glossary)))]))
        return self._document(msg("Terms in the contract"), clauses)

    def blanks(self, documents: Sequence[Document], interview: Interview) -> Document:
        """The open places of the documents: answers that are missing, and table cells to be filled in by hand."""
        rows = []
        for document in documents:
            title = self._text(document.title.get(self.language.code) or document.title[document.languages[0]])
            rows += [(title, self._line(name_of(interview, key))) for key in document.blanks]
            by_hand = dict.fromkeys(
                heading for clause in document.clauses() for heading in self._empty(clause, document)
            )
            rows += [(title, self._line(msg("{cell} (by hand)", cell=heading))) for heading in by_hand]
        if not rows:
            return self._document(
                msg("Open places"), [self._clause("none", [Paragraph(self._line(msg("Nothing is open.")))])]
            )
        head = (self._line(msg("Document")), self._line(msg("Open place")))
        return self._document(msg("Open places"), [self._clause("blanks", [Table(head, tuple(rows))])])

    def provenance(
        self, papers: Iterable[tuple[Template, Document]], interview: Interview, looked_at: Review
    ) -> Document:
        """Every clause with the answers it comes from."""
        answers = {row.key: (row.name, row.answer) for row in looked_at.rows}
        clauses = []
        for number, (template, document) in enumerate(papers, 1):
            traced = trace(self.dialog, template, document)
            rows = tuple(self._traced(document, traced, answers, interview))
            if rows:
                title = document.title.get(self.language.code) or document.title[document.languages[0]]
                head = (self._line(msg("Clause")), self._line(msg("Answers it comes from")))
                clauses.append(
                    self._clause(f"paper{number}", [Paragraph(self._text(title)), Table(head, rows)], number)
                )
        return self._document(msg("Where the clauses come from"), clauses)

    def _traced(
        self,
        document: Document,
        traced: Mapping[str, Origin],
        answers: Mapping[str, tuple[object, object]],
        interview: Interview,
    ) -> Iterator[tuple[Inlines, Inlines]]:
        for clause in document.clauses():
            origin = traced[clause.id]
            said = []
            for key in origin.printed:
                name, answer = answers.get(key) or (name_of(interview, key), _value(interview, key))
                printed = self._printed(document, interview, key, answer)
                said.append(self.language.say(msg("{name}: {answer}", name=name, answer=printed)))
            if origin.decided:
                names = Words(tuple(name_of(interview, key) for key in origin.decided))
                said.append(self.language.say(msg("It stands here because of: {answers}.", answers=names)))
            if not said:
                continue
            language = self.language.code if self.language.code in clause.words else document.languages[0]
            label = clause.label(language).rstrip("、.") or self._opening(clause, language)
            yield self._text(label), self._text("\n".join(said))

    def _printed(self, document: Document, interview: Interview, key: str, answer: object) -> object:
        """An answer as the document's text in the reader's language prints it: in its words there, or as a line."""
        code = self.language.code
        if not isinstance(answer, Shown):
            return answer
        if answer.value == ():
            return BLANK
        if code == interview.dialog.languages[0] or code not in document.languages:
            return answer
        return replace(answer, value=worded(interview, key, answer.value, code))

    def _opening(self, clause: Clause, language: str) -> str:
        """The first words of a clause that has no number; what it is where it only has room for names."""
        if any(isinstance(block, SignatureBlock) for block in clause.words[language]):
            return self.language.say(msg("Signatures"))
        words = "".join(text_of(tuple(line)) for line in _first_lines(clause.words[language]))
        return words if len(words) <= _OPENING else f"{words[:_OPENING]}…"

    def _empty(self, clause: Clause, document: Document) -> Iterator[str]:
        """The heads of table columns that have cells without words."""
        language = self.language.code if self.language.code in clause.words else document.languages[0]
        for block in clause.words[language]:
            if isinstance(block, Table):
                for column, head in enumerate(block.header):
                    if any(not row[column] for row in block.rows):
                        yield text_of(head)

    def _document(self, title: Message, clauses: Iterable[Clause]) -> Document:
        code = self.language.code
        part = Part("one", {}, (Article("one", 0, {}, tuple(clauses)),))
        footer = self.language.say(self.dialog.disclaimers.in_document)
        return Document((code,), {code: self.language.say(title)}, {}, (), (part,), (), footer={code: footer})

    def _clause(self, id: str, blocks: Iterable[Block], number: int = 0) -> Clause:
        words = {self.language.code: tuple(blocks)}
        return Clause(id, "section", (number,), words) if number else Clause(id, "none", (), words)

    def _line(self, message: Message) -> Inlines:
        return self._text(self.language.say(message))

    @staticmethod
    def _text(text: str) -> Inlines:
        return (Text(text),)


_OPENING = 16


def _first_lines(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    match blocks[0] if blocks else None:
        case Paragraph(inlines):
            yield inlines
        case Lines(lines):
            yield from lines[:1]
        case Table(header):
            yield header[0]


def _value(interview: Interview, key: str) -> object:
    """The value of a setting, or of a field that is not asked."""
    name, _, field = key.partition(".")
    value = interview.printed[name]
    if field:
        return value.get(field) if isinstance(value, Mapping) else None
    return shown_variable(name, interview.printed, interview.dialog)

"""Flow charts as SVG: boxes for steps, diamonds for decisions, arrows between them.

The same chart gives the same picture, to the byte: the layout is worked out
here and depends on nothing but the steps. The steps that follow one another
from the first (after a decision, on yes) stand below each other in the main
column; the others beside the decision that leads to them. Lines that go back
run on the left, lines that go ahead on the right. Lengths are points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from wenyue.drafting.document import FlowChart, FlowStep, item_label, onward, text_of
from wenyue.export.layout import lead, printable

_SIZE, _LINE, _PAD = 9.5, 13.0, 8.0
_WIDTH, _SIDE = 216.0, 140.0  # of the main column and of the one beside it
_DIAMOND = 0.56  # the share of a diamond's width that its words may take
_GAP, _BETWEEN, _LANE = 18.0, 44.0, 20.0
_ANSWERS = {"zh": ("是", "否"), "en": ("Yes", "No")}
_NAMES = {"zh": "流程图", "en": "Flow chart"}
_FONTS = "'Wenyue Serif', 'Songti SC', SimSun, 'Noto Serif CJK SC', serif"


class Drawing(NamedTuple):
    """A picture: its SVG source, and its width and height in points."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Node:
    """A step in its place: the middle of its shape, the size of it, the lines inside."""

    step: FlowStep
    column: int
    row: int
    lines: tuple[tuple[str, bool], ...]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


class _Point(NamedTuple):
    x: float
    y: float


def draw(chart: FlowChart, language: str) -> Drawing:
    """The picture of a flow chart, its words as the language writes them."""
    places = _places(chart)
    nodes = {step.ordinal: _node(step, *places[step.ordinal], language) for step in chart.steps}
    lanes = _lanes(nodes)
    nodes, height = _stacked(nodes, left=_LANE * (1 + len(lanes["back"])))
    right = max(node.x + node.width / 2 for node in nodes.values())
    width = right + _LANE * (1 + len(lanes["ahead"]))
    drawn = [*_edges(nodes, lanes, right, language), *(part for node in nodes.values() for part in _shape(node))]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" font-family="{_FONTS}" font-size="{_SIZE}">{"".join(drawn)}</svg>'
    )
    return Drawing(svg, width, height)


def name_of(language: str) -> str:
    """What the picture is called in a list of pictures."""
    return _NAMES.get(language[:2], _NAMES["en"])


def told(chart: FlowChart, language: str) -> str:
    """The chart in words, for those who cannot see it: every step with its number, and where it goes on."""
    joint, end = ("", "。") if language.startswith("zh") else (" ", ".")
    return joint.join([f"{_title(step, language)}{_onward(step, language)}{end}" for step in chart.steps])


def _onward(step: FlowStep, language: str) -> str:
    """Where a step goes on, when not to the next one; after a question it is the answer to it."""
    chinese, words = language.startswith("zh"), onward(step, language)
    colon, comma = ("：", "，") if chinese else (": ", ", ")
    if not words:
        return "" if step.next else f"{comma}{'结束' if chinese else 'end'}"
    if not step.is_decision:
        return f"{comma}{words}"
    if not text_of(step.title).rstrip().endswith(("?", "？")):
        return f"{colon}{words}"
    return words if chinese else f" {words[0].upper()}{words[1:]}"


def _title(step: FlowStep, language: str) -> str:
    return lead(item_label(step.ordinal, language)) + printable(text_of(step.title))


def _places(chart: FlowChart) -> dict[int, tuple[int, int]]:
    """Column and row of every step."""
    by_ordinal = {step.ordinal: step for step in chart.steps}
    places: dict[int, tuple[int, int]] = {}
    current = chart.steps[0].ordinal
    while current and current not in places:
        places[current] = (0, len(places))
        current = by_ordinal[current].next
    beside = 0  # the first row that is free in the second column
    waiting = [step.other for step in chart.steps if step.other] + [step.ordinal for step in chart.steps]
    while waiting:
        ordinal = waiting.pop(0)
        if ordinal in places:
            continue
        before = [places[step.ordinal][1] for step in chart.steps if step.other == ordinal and step.ordinal in places]
        row = max(beside, *before, 0)
        places[ordinal] = (1, row)
        beside = row + 1
        if by_ordinal[ordinal].next:
            waiting.insert(0, by_ordinal[ordinal].next)
    return places


def _node(step: FlowStep, column: int, row: int, language: str) -> _Node:
    width = _SIDE if column else _WIDTH
    room = width * _DIAMOND if step.is_decision else width - 2 * _PAD
    lines = [(line, False) for line in _wrapped(_title(step, language), room)]
    lines += [(line, True) for line in _wrapped(printable(text_of(step.note)), room)]
    height = len(lines) * _LINE
    # Words and diamond touch where w/W + h/H = 1.
    outer = height / (1 - _DIAMOND) if step.is_decision else height + 2 * _PAD
    return _Node(step, column, row, tuple(lines), width, outer)


def _stacked(nodes: dict[int, _Node], left: float) -> tuple[dict[int, _Node], float]:
    """The nodes row below row, and the height of all."""
    top, placed = 1.0, dict[int, _Node]()
    for row in range(max(node.row for node in nodes.values()) + 1):
        here = [node for node in nodes.values() if node.row == row]
        height = max(node.height for node in here)
        for node in here:
            x = left + _WIDTH + _BETWEEN + _SIDE / 2 if node.column else left + _WIDTH / 2
            placed[node.step.ordinal] = _Node(
                node.step, node.column, row, node.lines, node.width, node.height, x, top + height / 2
            )
        top += height + _GAP
    return {ordinal: placed[ordinal] for ordinal in nodes}, top - _GAP + 1.0


def _ways(nodes: dict[int, _Node]) -> Iterator[tuple[_Node, _Node, int]]:
    """Every arrow: from, to, and the answer it stands for (0 yes, 1 no)."""
    for node in nodes.values():
        for answer, ordinal in enumerate((node.step.next, node.step.other)):
            if ordinal:
                yield node, nodes[ordinal], answer


def _lanes(nodes: dict[int, _Node]) -> dict[str, list[tuple[int, int]]]:
    """The arrows that need a lane of their own beside the columns, by the direction they take."""
    found: dict[str, list[tuple[int, int]]] = {"back": [], "ahead": []}
    for start, end, _ in _ways(nodes):
        if start.column == end.column == 0 and end.row <= start.row:
            found["back"].append((start.step.ordinal, end.step.ordinal))
        elif start.column == end.column == 0 and end.row > start.row + 1:
            found["ahead"].append((start.step.ordinal, end.step.ordinal))
    return found


def _edges(
    nodes: dict[int, _Node], lanes: dict[str, list[tuple[int, int]]], right: float, language: str
) -> Iterator[str]:
    answers = _ANSWERS.get(language[:2], _ANSWERS["en"])
    for start, end, answer in _ways(nodes):
        way = (start.step.ordinal, end.step.ordinal)
        word = answers[answer] if start.step.is_decision else ""
        if way in lanes["back"]:
            x = _LANE * (1 + lanes["back"].index(way))
            yield from _arrow(_leave(start, -1), _Point(x, start.y), _Point(x, end.y), _leave(end, -1))
            yield _word(word, start.x - start.width / 2 - 2, start.y - 4, "end")
        elif way in lanes["ahead"]:
            x = right + _LANE * (1 + lanes["ahead"].index(way))
            yield from _arrow(_leave(start, 1), _Point(x, start.y), _Point(x, end.y), _leave(end, 1))
            yield _word(word, start.x + start.width / 2 + 4, start.y - 4, "start")
        elif start.column == end.column:
            yield from _arrow(_Point(start.x, start.y + start.height / 2), _Point(end.x, end.y - end.height / 2))
            yield _word(word, start.x + 4, start.y + start.height / 2 + _GAP / 2 + 1, "start")
        elif start.column == 0 and end.row == start.row:
            yield from _arrow(_leave(start, 1), _leave(end, -1))
            yield _word(word, start.x + start.width / 2 + 4, start.y - 4, "start")
        else:
            # Down (or up) from the side column, then in from the side.
            side = 1 if start.column else -1
            bottom = start.y + (start.height if end.row > start.row else -start.height) / 2
            yield from _arrow(_Point(start.x, bottom), _Point(start.x, end.y), _leave(end, side))
            yield _word(word, start.x + 4, bottom + _GAP / 2, "start")


def _leave(node: _Node, side: int) -> _Point:
    """The middle of a node's left (-1) or right (1) edge."""
    return _Point(node.x + side * node.width / 2, node.y)


def _arrow(*points: _Point) -> Iterator[str]:
    path = " ".join(f"{'L' if place else 'M'}{_n(x)} {_n(y)}" for place, (x, y) in enumerate(points))
    yield f'<path d="{path}" fill="none" stroke="#000" stroke-width="0.8"/>'
    before, (x, y) = points[-2], points[-1]
    # The head points the way the last stretch goes, which is straight along one axis.
    dx, dy = (x > before.x) - (x < before.x), (y > before.y) - (y < before.y)
    left, right = (x - 6 * dx - 3 * dy, y - 6 * dy - 3 * dx), (x - 6 * dx + 3 * dy, y - 6 * dy + 3 * dx)
    corners = " ".join(f"{_n(a)},{_n(b)}" for a, b in ((x, y), left, right))
    yield f'<polygon points="{corners}"/>'


def _shape(node: _Node) -> Iterator[str]:
    x, y, w, h = node.x, node.y, node.width / 2, node.height / 2
    look = 'fill="#fff" stroke="#000" stroke-width="0.8"'
    if node.step.is_decision:
        corners = ((x, y - h), (x + w, y), (x, y + h), (x - w, y))
        yield f'<polygon points="{" ".join(f"{_n(a)},{_n(b)}" for a, b in corners)}" {look}/>'
    else:
        size = f'width="{_n(2 * w)}" height="{_n(2 * h)}"'
        yield f'<rect x="{_n(x - w)}" y="{_n(y - h)}" {size} rx="3" {look}/>'
    first = y - len(node.lines) * _LINE / 2 + _LINE * 0.74
    for number, (line, is_note) in enumerate(node.lines):
        yield _word(line, x, first + number * _LINE, "middle", "#444" if is_note else "#000")


def _word(text: str, x: float, y: float, anchor: str, colour: str = "#000") -> str:
    if not text:
        return ""
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'


def _wrapped(text: str, room: float) -> list[str]:
    """``text`` in lines of that width; Chinese breaks anywhere but before closing and after opening marks."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and _measured(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word with the space behind it, a Chinese character with the marks around it."""
    piece = ""
    for place, character in enumerate(text):
        piece += character
        following = text[place + 1 : place + 2]
        wide = _is_wide(character) or (following and _is_wide(following))
        if character == " " or (wide and following not in tuple("，。；：、！？）》”’…") and character not in "（《“‘"):
            yield piece
            piece = ""
    if piece:
        yield piece


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _measured(text: str) -> float:
    return sum(_SIZE * (1.0 if _is_wide(c) or c in "“”‘’…" else 0.52) for c in text)


def _n(number: float) -> str:
    """A length without needless digits."""
    return f"{number:.2f}".rstrip("0").rstrip(".")

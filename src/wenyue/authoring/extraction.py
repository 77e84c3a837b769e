"""The texts of a dialog that people read, found for the catalogs.

What is translated is marked in the models of ``interview.dialog`` (``Said``);
this module only follows the models. ``pybabel`` reaches it through
``[tool.babel.extractors]`` in ``pyproject.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Annotated, Any, get_args, get_origin

from wenyue.interview.dialog import Dialog, Translatable
from wenyue.interview.entries import Entry, hints
from wenyue.language import clean

if TYPE_CHECKING:
    import yaml


_NUMBER = re.compile(r"[\d.]+")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text to be translated: where it stands in its file, and in which field of which entry."""

    text: str
    line: int
    entry: str
    field: str


def extract_dialog(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, object]
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Every text of a dialog file as ``pybabel`` takes it: line, no function, text, comments for the translator."""
    for found in extracted(fileobj.read().decode("utf-8")):
        yield found.line, None, found.text, [f"Where: {found.entry}.{found.field}"]


def extracted(text: str) -> tuple[Extracted, ...]:
    """The translatable texts of a dialog file, in its order. A number (``30``) needs no translation."""
    import yaml

    node = yaml.compose(clean(text), Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return ()
    found = _of_entry(node, Dialog, ("dialog",))
    return tuple(said for said in found if not _NUMBER.fullmatch(said.text))


def _of_entry(node: yaml.MappingNode, model: type[Entry], names: tuple[str, ...]) -> Iterator[Extracted]:
    import yaml

    types = hints(model)
    written = {str(key.value): value for key, value in node.value}
    id = written.get("id", written.get("var"))
    if model is not Dialog and isinstance(id, yaml.ScalarNode):
        names = (*names[:-1], str(id.value))  # the id says more than the list it is in
    for key, value in node.value:
        name = str(key.value)
        if name in types:
            hint = Annotated[types[name], Translatable()] if _is_said_default(model, name, written) else types[name]
            inner = (name,) if model is Dialog and not isinstance(value, yaml.ScalarNode) else (*names, name)
            yield from _of(value, hint, inner, key.start_mark.line + 1)


def _of(node: yaml.Node, hint: Any, names: tuple[str, ...], line: int) -> Iterator[Extracted]:
    import yaml

    if any(isinstance(mark, Translatable) for mark in getattr(hint, "__metadata__", ())):
        if isinstance(node, yaml.ScalarNode) and node.value:
            yield Extracted(str(node.value), line, ".".join(names[:-1]), names[-1])
        return
    inner = get_args(hint)
    match node:
        case yaml.MappingNode() if isinstance(hint, type) and issubclass(hint, Entry):
            yield from _of_entry(node, hint, names)
        case yaml.MappingNode() if len(inner) == 2:
            for key, value in node.value:
                yield from _of(value, inner[1], (*names, str(key.value)), key.start_mark.line + 1)
        case yaml.SequenceNode() if get_origin(hint) is tuple:
            for entry in node.value:
                yield from _of(entry, inner[0], names, entry.start_mark.line + 1)


def _is_said_default(model: type[Entry], name: str, written: Mapping[str, yaml.Node]) -> bool:
    """Whether this is a usual answer in English words, which the contract prints in its own language."""
    if name != "default" or "kind" not in written or written["kind"].value != "text":
        return False
    return "translated" not in hints(model) or ("translated" in written and written["translated"].value == "true")

"""Entries of files as objects: what a class of entries lists as its fields, read from plain data.

    class Law(Entry):
        id: str
        checked: Day
        certain: bool = True

    read(Law, {"id": "cc-584", "checked": "2026-11-23"})

Plain data are mappings, lists and text, as YAML gives them. It is small because the files hold little,
and it is ours because every start of the program waits for it: a library for any data took as long as half
of an empty screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from wenyue.language import Message, Words, msg

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The default of a mapping that may be left out."""

E = TypeVar("E", bound="Entry")
Path = tuple[str | int, ...]
"""The way to an entry in the data: ``("questions", 3, "when")``."""


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True)
class Entry:
    """Anything written in a file of ours. Unknown fields are mistakes, not extensions.

    Fields are given by name and never change. One that is left out is what the class says.
    """

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} stays what the file says")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} stays what the file says")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The mark on a text that has to look like something. ``message`` is told where it does not."""

    pattern: str
    message: Message


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in the data that is no entry: where, and what is wrong with it."""

    path: Path
    message: Message


class Misfits(Exception):  # noqa: N818  # findings, told to the author by whoever knows the files
    """All that kept data from being entries."""

    def __init__(self, found: list[Misfit]) -> None:
        super().__init__("; ".join(f"{'.'.join(map(str, one.path))}: {one.message}" for one in found))
        self.found = found


def read(model: type[E], data: object) -> E:
    """An entry from plain data. Raises Misfits with everything that is wrong."""
    found: list[Misfit] = []
    made = _entry(model, data, (), found)
    if found:
        raise Misfits(found)
    assert isinstance(made, model)
    return made


_HINTS: dict[type[Entry], Mapping[str, Any]] = {}


def hints(model: type[Entry]) -> Mapping[str, Any]:
    """The fields of a class of entries with their types and marks, worked out once. Names with _ are no fields."""
    if model not in _HINTS:
        found = get_type_hints(model, include_extras=True)
        _HINTS[model] = {name: hint for name, hint in found.items() if not name.startswith("_")}
    return _HINTS[model]


def marked(entry: Entry, mark: object) -> Iterator[str]:
    """Every text in an entry and those inside it whose type carries ``mark``."""
    for name, hint in hints(type(entry)).items():
        value = getattr(entry, name)
        if mark in getattr(hint, "__metadata__", ()):
            yield value
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Entry):
                yield from marked(inner, mark)


# Reading. A reader gives the value for what the data say at a path, or adds to the misfits.

_Reader = Callable[[Any, Path, list[Misfit]], Any]
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


_FIELDS: dict[type[Entry], tuple[Mapping[str, _Reader], tuple[str, ...]]] = {}


def _fields(model: type[Entry]) -> tuple[Mapping[str, _Reader], tuple[str, ...]]:
    """The readers of all fields, and the names of those that have to be there; worked out once."""
    if model not in _FIELDS:
        found = hints(model)
        required = tuple(name for name in found if not hasattr(model, name))
        _FIELDS[model] = {name: _reader(hint) for name, hint in found.items()}, required
    return _FIELDS[model]


def _entry(model: type[Entry], data: Any, path: Path, found: list[Misfit]) -> Entry | None:
    if isinstance(data, model):
        return data
    if not isinstance(data, Mapping):
        found.append(Misfit(path, msg("“{name}” must be an entry with fields of its own.", name=_last(path))))
        return None
    readers, required = _fields(model)
    values = {}
    for name in required:
        if name not in data:
            found.append(Misfit((*path, name), msg("“{name}” is missing. Add it to this entry.", name=name)))
    for name, value in data.items():
        reader = readers.get(name)
        if reader is not None:
            # Most fields are text, and the path to them is needed by nobody.
            values[name] = value if reader is _text and type(value) is str else reader(value, (*path, name), found)
        else:
            nowhere = msg("There is no field “{name}”. Check its spelling, or take it out.", name=str(name))
            found.append(Misfit((*path, name), nowhere))
    return model(**values)


def _reader(hint: Any) -> _Reader:
    """How data become a value of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is str:
        return _text
    if hint is bool:
        return _yes_no
    if hint is int:
        return _whole
    if origin is Annotated:
        patterns = [mark for mark in inner[1:] if isinstance(mark, Pattern)]
        return _matching(_reader(inner[0]), patterns[0]) if patterns else _reader(inner[0])
    if origin is Literal:
        return _one_of(inner)
    if origin is tuple:
        return _list(_reader(inner[0]))
    if origin in (Union, UnionType):
        return _either([one for one in inner if one is not type(None)])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_reader(inner[1]))
    if isinstance(hint, type) and issubclass(hint, Entry):
        return lambda data, path, found: _entry(hint, data, path, found)
    raise TypeError(f"entries hold no {hint}")


def _last(path: Path) -> str:
    """The name of what stands at a path: of one of a list, that of the list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _text(data: Any, path: Path, found: list[Misfit]) -> str:
    if not isinstance(data, str):
        found.append(Misfit(path, msg("“{name}” must be a text.", name=_last(path))))
        return ""
    return data


def _yes_no(data: Any, path: Path, found: list[Misfit]) -> bool:
    said = data if isinstance(data, bool) else _YES_NO.get(data.lower()) if isinstance(data, str) else None
    if said is None:
        found.append(Misfit(path, msg("“{name}” must be true or false.", name=_last(path))))
    return bool(said)


def _whole(data: Any, path: Path, found: list[Misfit]) -> int:
    try:
        return int(data)
    except (TypeError, ValueError):
        found.append(Misfit(path, msg("“{name}” must be a whole number.", name=_last(path))))
        return 0


def _matching(reader: _Reader, mark: Pattern) -> _Reader:
    looks_right = re.compile(mark.pattern).fullmatch

    def matching(data: Any, path: Path, found: list[Misfit]) -> Any:
        value = reader(data, path, found)
        if isinstance(data, str) and not looks_right(data):
            found.append(Misfit(path, Message(mark.message.id, {"name": _last(path)})))
        return value

    return matching


def _one_of(choices: tuple[Any, ...]) -> _Reader:
    def one_of(data: Any, path: Path, found: list[Misfit]) -> Any:
        if data not in choices:
            words = Words(tuple(f"“{choice}”" for choice in choices))
            found.append(
                Misfit(path, msg("“{name}” must be one of these: {choices}.", name=_last(path), choices=words))
            )
        return data

    return one_of


def _list(reader: _Reader) -> _Reader:
    def every(data: Any, path: Path, found: list[Misfit]) -> Any:
        if not isinstance(data, list | tuple):
            found.append(Misfit(path, msg("“{name}” must be a list.", name=_last(path))))
            return ()
        return tuple([reader(one, (*path, place), found) for place, one in enumerate(data)])

    return every


def _mapping(reader: _Reader) -> _Reader:
    def mapping(data: Any, path: Path, found: list[Misfit]) -> Any:
        if not isinstance(data, Mapping):
            found.append(Misfit(path, msg("“{name}” must map names to values.", name=_last(path))))
            return NOTHING
        return {name: reader(value, (*path, name), found) for name, value in data.items()}

    return mapping


def _either(hints: list[Any]) -> _Reader:
    """One of several types: which, tells the shape of the data. Where none has it, the first says what is wrong."""
    shapes: dict[type, _Reader] = {}
    for hint in hints:
        origin = get_origin(hint)
        entry = isinstance(hint, type) and issubclass(hint, Entry)
        shape = list if origin is tuple else dict if entry or origin not in (None, Annotated, Literal) else str
        shapes.setdefault(shape, _reader(hint))
    first = next(iter(shapes.values()))

    def either(data: Any, path: Path, found: list[Misfit]) -> Any:
        shape = list if isinstance(data, list | tuple) else dict if isinstance(data, Mapping | Entry) else str
        return shapes.get(shape, first)(data, path, found)

    return either

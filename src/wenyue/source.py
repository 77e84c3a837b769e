"""Files of entries, shipped ones and those of a person, as data that knows the place of each entry.

A mistake in a file says file and line, what is wrong, and what to do.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenyue.errors import AuthoringError, Mistake
from wenyue.language import clean, msg

if TYPE_CHECKING:
    import yaml

    from wenyue.interview.entries import Misfits

_FOLDERS = ("dialogs", "locales", "templates")
_LARGEST = 1_000_000  # bytes of a file from outside
_DEEPEST = 12  # entries in entries
Place = tuple[str | int, ...]
"""The way to an entry: names of mappings, numbers in lists."""


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder that holds dialogs, locales and templates: the package in a wheel, the checkout otherwise."""
    package = Path(__file__).parent
    return package if all((package / folder).is_dir() for folder in _FOLDERS) else package.parents[1]


def shown(path: Path) -> str:
    """A path of ours as messages show it: from the data folder on."""
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else path.as_posix()


@dataclass
class Source:
    """The data of YAML files with the place of every entry.

    ``data`` is what the files say, all scalars as text; ``places`` maps a path
    into it (``("questions", 3, "when")``) to ``file:line``.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Place, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def place(self, path: Place) -> str:
        """``file:line`` of an entry, or of the nearest one around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return ""

    def read(self, file: Path) -> None:
        """Add the mapping that ``file`` holds. OSError or UnicodeDecodeError when it cannot be read."""
        import yaml

        try:
            node = yaml.compose(clean(file.read_text(encoding="utf-8")), Loader=_loader())
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            reason = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
            problem = msg("This is not YAML: {problem}. Correct the line or the one above it.", problem=str(reason))
            self.mistakes.append(Mistake(f"{shown(file)}:{line}", problem))
            return
        self.places.setdefault((), f"{shown(file)}:1")
        if isinstance(node, yaml.MappingNode):
            self.data.update(self._mapping(node, (), shown(file)))
        elif node is not None:
            self.mistakes.append(Mistake(f"{shown(file)}:1", msg("The file must be a mapping of names to entries.")))

    def read_from_outside(self, file: Path) -> None:
        """Add a mapping that somebody else wrote: of a sensible size and depth, and without aliases,
        which could make a small file endless. OSError or UnicodeDecodeError when it cannot be read."""
        import yaml

        about = file.stat()
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            self.mistakes.append(Mistake(shown(file), msg("This is no file with answers in it.")))
            return
        if about.st_size > _LARGEST:
            too_large = msg("The file is larger than a file of answers can be ({size} bytes).", size=_LARGEST)
            self.mistakes.append(Mistake(f"{shown(file)}:1", too_large))
            return
        too_deep = msg("The entries are nested too deeply.")
        depth = 0
        try:
            for event in yaml.parse(clean(file.read_text(encoding="utf-8")), Loader=_loader()):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                problem = None
                if isinstance(event, yaml.AliasEvent):
                    problem = msg("Write the answer out here instead of pointing to another.")
                elif depth > _DEEPEST:
                    problem = too_deep
                if problem is not None:
                    line = event.start_mark.line + 1 if event.start_mark else 1
                    self.mistakes.append(Mistake(f"{shown(file)}:{line}", problem))
                    return
        except yaml.MarkedYAMLError as error:
            # The scanner reads ahead, and newer ones give up by themselves before the first event is out.
            # What else is wrong, the reading below says.
            if error.problem_mark and "nesting depth" in (error.problem or ""):
                self.mistakes.append(Mistake(f"{shown(file)}:{error.problem_mark.line + 1}", too_deep))
                return
        except yaml.YAMLError:
            pass  # the reading below says what is wrong
        self.read(file)

    def _mapping(self, node: yaml.MappingNode, path: Place, file: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node.value, str):
                named = msg("An entry needs a name before the colon.")
                self.mistakes.append(Mistake(f"{file}:{key_node.start_mark.line + 1}", named))
                continue
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found or (not path and key in self.data):
                twice = msg("“{key}” stands here twice. Keep one of the two.", key=key)
                self.mistakes.append(Mistake(f"{file}:{line}", twice))
            self.places[(*path, key)] = f"{file}:{line}"
            found[key] = self._value(value_node, (*path, key), file)
        return found

    def _value(self, node: yaml.Node, path: Place, file: str) -> object:
        import yaml

        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, file)
        if isinstance(node, yaml.SequenceNode):
            entries = []
            for place, entry in enumerate(node.value):
                self.places[(*path, place)] = f"{file}:{entry.start_mark.line + 1}"
                entries.append(self._value(entry, (*path, place), file))
            return entries
        return str(node.value)

    def refuse(self, misfits: Misfits) -> None:
        """Add what kept the data from being entries as mistakes with their places."""
        self.mistakes += [Mistake(self.place(one.path), one.message) for one in misfits.found]

    def check(self) -> None:
        """Raise AuthoringError when anything was wrong."""
        if self.mistakes:
            raise AuthoringError(self.mistakes)


def _loader() -> type[yaml.BaseLoader]:
    """Every scalar as text: ``no`` and ``1.10`` stay what they are."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)

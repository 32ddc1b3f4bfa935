"""Where each value of a pack stands in its file, and what an unquoted word could be mistaken for."""

import re
from dataclasses import dataclass, field

from samspil.tools.packs.problems import Path

# Unquoted words that some YAML readers, now or before 1.2, take for something other than text.
TRAPS = {
    "nothing": re.compile(r"~?|(?i:null)"),
    "yes or no": re.compile(r"(?i:y|n|yes|no|on|off|true|false)"),
    "a date": re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?"),
    "a number": re.compile(
        r"[-+]?(0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"
        r"|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\.(?i:inf|nan)|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)"
    ),
    "an instruction": re.compile(r"=|<<"),
}


@dataclass(frozen=True)
class Mark:
    """Where something stands (from 1), its text as written, and what it could be mistaken for."""

    line: int
    column: int
    raw: str = ""
    trap: str = ""


@dataclass
class Marks:
    """The places of all values and keys, by path."""

    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def value(self, path: Path) -> Mark:
        """The place of the value, or of the nearest thing around it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))

    def key(self, path: Path) -> Mark:
        """The place of the key that leads to the value; of the value where it has none."""
        return self.keys.get(path) or self.value(path)


def trap_of(word: str) -> str:
    """What an unquoted `word` could be mistaken for; "" when it is safely text."""
    return next((name for name, pattern in TRAPS.items() if pattern.fullmatch(word)), "")

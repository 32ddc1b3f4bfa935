"""A list of problems being gathered, each at its place in the file."""

from dataclasses import dataclass, field

from samspil.tools.packs.marks import Mark, Marks
from samspil.tools.packs.problems import PackRefused, Path, Problem, path_text

# A file that is wrong all over is not searched to its end: finding the likely word each time takes long.
MOST_GATHERED = 1000


@dataclass
class Report:
    """Where checks write down what they find; ends the reading when that is too much."""

    file: str
    marks: Marks
    problems: list[Problem] = field(default_factory=list)

    def at_value(self, path: Path, message: str, instead: str) -> None:
        self._add(self.marks.value(path), path, message, instead)

    def at_key(self, path: Path, message: str, instead: str) -> None:
        self._add(self.marks.key(path), path, message, instead)

    def _add(self, mark: Mark, path: Path, message: str, instead: str) -> None:
        self.problems.append(Problem(mark.line, mark.column, self.file, path_text(path), message, instead))
        if len(self.problems) >= MOST_GATHERED:
            raise PackRefused(self.problems)

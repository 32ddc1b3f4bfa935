"""A finding in a file, in the reader's language, ready to be kept."""

from django.utils.translation import gettext as _

from samspil.ground.organisation.models import Import, ImportProblem
from samspil.ground.organisation.queries.records import WORDS
from samspil.tools.exchange.problems import Place, Problem


def problem_row(imported: Import, problem: Problem) -> ImportProblem:
    text = WORDS[problem.code]
    return ImportProblem(
        of=imported,
        severity=text.severity,
        code=problem.code,
        file=problem.file[:200],
        line=problem.line,
        column=problem.column[:200],
        place=place_words(problem.place)[:600],
        message=_(text.message) % problem.values,
        remedy=_(text.remedy) % problem.values if text.remedy else "",
    )


def place_words(place: Place) -> str:
    """`staff.xlsx, sheet Units, cell C7 (unit_number)`."""
    parts = [place.file] if place.file else []
    if place.sheet:
        parts.append(_("sheet %(sheet)s") % {"sheet": place.sheet})
    if place.letter and place.line:
        parts.append(_("cell %(cell)s") % {"cell": f"{place.letter}{place.line}"})
    elif place.line:
        parts.append(_("line %(line)s") % {"line": place.line})
    if place.column:
        parts.append(_("column %(column)s") % {"column": place.column})
    return ", ".join(parts)

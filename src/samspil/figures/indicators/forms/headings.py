"""One heading of a file, chosen from all of them; and all headings that differ in their year alone."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _

from samspil.tools.exchange.figures.years import Years


def heading_field(
    label: str, headings: Iterable[str], *, required: bool = False, years: Years | None = None
) -> forms.ChoiceField:
    """`years`: of a table with a column for each year, which columns belong together."""
    choices: list[tuple[str, object]] = [("", _("Not in the file"))]
    if years:
        across = [(pattern, _across(list(columns))) for pattern, columns in years.items()]
        choices.append((_("A column for each year"), across))
    choices += ((each, each) for each in headings)
    return forms.ChoiceField(label=label, choices=choices, required=required)


def _across(columns: list[str]) -> str:
    """`2019 / boys … 2024 / boys`."""
    return columns[0] if len(columns) == 1 else f"{columns[0]} … {columns[-1]}"

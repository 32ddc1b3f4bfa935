"""What the pages on definitions show: all there are, one in plain words, its versions, loading a pack."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Definition, Pack
from samspil.figures.indicators.pages.plain import KINDS, Told, definition_lines
from samspil.figures.indicators.queries.definitions import (
    definitions,
    indicator_of,
    name_in,
    name_of,
    packs_in_force,
    parsed,
    tables_of,
)
from samspil.figures.indicators.rules import Changed, changes
from samspil.ground.organisation.models import Unit
from samspil.tools.packs.problems import Problem
from samspil.tools.packs.question_tree import question_tree
from samspil.tools.packs.yaml_text import to_yaml
from samspil.tools.statistics.indicators import Source


@dataclass(frozen=True)
class PackLine:
    pack: Pack
    title: str
    count: int


@dataclass(frozen=True)
class LoadPackPage:
    """The form for a pack; after a refusal, every fault with its line."""

    form: BaseForm
    house: Unit
    problems: tuple[Problem, ...]
    packs: tuple[PackLine, ...]


def load_pack_page(form: BaseForm, house: Unit, problems: tuple[Problem, ...], language: str) -> LoadPackPage:
    return LoadPackPage(form, house, problems, pack_lines(house.pk, language))


def pack_lines(house: int, language: str) -> tuple[PackLine, ...]:
    return tuple(
        PackLine(pack, name_in(parsed(pack.text).title, language), len(parsed(pack.text).indicators))
        for pack in packs_in_force(house)
    )


@dataclass(frozen=True)
class DefinitionPage:
    definition: Definition
    name: str
    meaning: str
    kind: str
    lines: tuple[Told, ...]
    versions: int
    may_write: bool


def definition_page(definition: Definition, language: str, *, may_write: bool) -> DefinitionPage:
    every = list(definitions(definition.house_id, language))
    return DefinitionPage(
        definition=definition,
        name=name_of(definition),
        meaning=definition.said[0].meaning if definition.said else "",
        kind=str(KINDS[definition.kind]),
        lines=plain_lines(definition, every, language),
        versions=sum(1 for each in every if each.key == definition.key),
        may_write=may_write,
    )


def plain_lines(definition: Definition, every: list[Definition], language: str) -> tuple[Told, ...]:
    """The definition in plain words; `every` are the definitions of the house, to name its pairs by."""
    names = {each.key: name_of(each) for each in every}

    def named(key: str) -> Told:
        url = reverse("indicator", args=[key]) if key in names else ""
        return Told(_("Always shown with"), names.get(key, key), url)

    table = tables_of([definition.pack]).get(definition.table)
    return definition_lines(indicator_of(definition), table, language, named)


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class VersionLine:
    definition: Definition
    changes: tuple[FieldChange, ...]
    is_first: bool


@dataclass(frozen=True)
class HistoryPage:
    definition: Definition
    name: str
    versions: tuple[VersionLine, ...]


def history_page(definition: Definition, language: str) -> HistoryPage:
    """Newest first, each with what became different."""
    found = definitions(definition.house_id, language).filter(key=definition.key).order_by("-version")
    versions = list(found)
    older = [*versions[1:], None]
    return HistoryPage(
        definition,
        name_of(definition),
        tuple(
            VersionLine(new, tuple(_changes(old, new, language)) if old else (), old is None)
            for new, old in zip(versions, older, strict=True)
        ),
    )


def _changes(old: Definition, new: Definition, language: str) -> Iterator[FieldChange]:
    for each in changes(indicator_of(old), indicator_of(new)):
        yield FieldChange(_label(each), _said(each.before, language), _said(each.after, language))


def _label(changed: Changed) -> str:
    labels = {
        "name": _("Name"),
        "meaning": _("What it says"),
        "question": _("What is counted"),
        "places": _("Whose"),
        "by": _("Told apart by"),
        "count_date": _("Count date"),
        "polarity": _("What is wanted"),
        "shown_with": _("Always shown with"),
        "nature": _("Nature"),
        "hours": _("School hours"),
        "source": _("Source"),
    }
    return labels[changed.field]


def _said(value: object, language: str) -> str:
    if isinstance(value, Source):
        return ", ".join(str(each) for each in (value.source, value.status, value.checked_on) if each)
    if isinstance(value, dict):
        return value[language] if language in value else "; ".join(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, str) else to_yaml(question_tree(value)).strip()

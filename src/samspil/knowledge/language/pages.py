"""The language guide as a page, and the short one beside a form, with hints for whoever wants them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.forms import BaseForm, CharField, Textarea, TextInput
from django.urls import reverse
from django.utils.translation import get_language

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.language import access, queries
from samspil.knowledge.language.models import Guide
from samspil.knowledge.language.rules import LOOK, Hint, hints_in
from samspil.tools.packs.language_pack import LanguagePack, Phrase
from samspil.tools.packs.problems import Problem

Page = TypeVar("Page")


@dataclass(frozen=True)
class HintLine:
    """One hint, and the field it is about."""

    field: str
    anchor: str
    hint: Hint


@dataclass(frozen=True)
class Guidance:
    """What stands beside a form. `hints` are made as the page is, and nowhere kept."""

    pack: LanguagePack
    wants_hints: bool
    is_looked_at: bool
    hints: tuple[HintLine, ...]
    look: str = LOOK


@dataclass(frozen=True)
class GuidePage:
    pack: LanguagePack
    own: Guide | None
    has_choice: bool
    wants_hints: bool
    load_url: str


@dataclass(frozen=True)
class LoadGuidePage:
    form: BaseForm
    house: Unit
    problems: tuple[Problem, ...]


def spoken() -> str:
    return (get_language() or queries.USUAL)[:2]


def guided(page: Page, me: Me | None) -> Page:
    """A page with a form, with the guide beside it; for families, as it is."""
    if me is None:
        return page
    pack = queries.pack_of(queries.own_guide(me.root, spoken()), spoken())
    wants = queries.wants_hints(me.person)
    hints = tuple(_hints(page.form, pack.phrases)) if wants and page.form.is_bound else ()
    is_looked_at = LOOK in page.form.data
    if is_looked_at:
        # Who only looks at their words is not told off for what is still empty.
        page.form.errors.clear()
    return replace(page, guidance=Guidance(pack, wants, is_looked_at, hints))


def _hints(form: BaseForm, phrases: tuple[Phrase, ...]) -> Iterator[HintLine]:
    """Of each free text, as it was typed: a form that lacks something still has words."""
    for bound in form:
        if isinstance(bound.field, CharField) and isinstance(bound.field.widget, Textarea | TextInput):
            for hint in hints_in(str(bound.value() or ""), phrases):
                yield HintLine(str(bound.label), bound.auto_id, hint)


def guide_page(me: Me | None, person: Person | None) -> GuidePage:
    """`me` is None for families: they read the guide that comes with the house, and are given no hints."""
    own = queries.own_guide(me.root, spoken()) if me else None
    may_load = me is not None and access.loads_guides(me)
    return GuidePage(
        pack=queries.pack_of(own, spoken()),
        own=own,
        has_choice=person is not None,
        wants_hints=person is not None and queries.wants_hints(person),
        load_url=reverse("load-guide") if may_load else "",
    )

"""The catalogue of methods: what one looks for, what there is, and how many places use it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.core.paginator import Page, Paginator
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.knowledge.practice import access, queries
from samspil.knowledge.practice.models import AGES, EVIDENCE, LANGUAGES, METHOD_KINDS, Method
from samspil.knowledge.practice.rules import MethodFacts, Wish, fits, spans
from samspil.steering.plans.models import Action
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

EACH_PAGE = 20
DIRECTIONS = dict(Action.Direction.choices)
CHOICES: dict[str, Mapping[str, object]] = {
    "kind": METHOD_KINDS,
    "evidence": EVIDENCE,
    "direction": DIRECTIONS,
    "ages": AGES,
    "language": LANGUAGES,
}


@dataclass(frozen=True)
class Wanted:
    """What of the catalogue one asked to see; it stands in the address."""

    wish: Wish = field(default_factory=Wish)
    words: str = ""
    number: str = "1"

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wanted":
        """Words that no filter knows are left out."""
        known = {name: asked.get(name, "") for name in CHOICES if asked.get(name, "") in CHOICES[name]}
        return cls(Wish(**known), asked.get("q", "").strip()[:200], asked.get("page", "1"))

    @property
    def kept(self) -> dict[str, str]:
        """The filters in force, without the words."""
        return {name: value for name in CHOICES if (value := getattr(self.wish, name))}

    def address(self, **changed: str) -> str:
        asked = {**self.kept, "q": self.words, **changed}
        return "?" + urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Facet:
    """One filter: its name and its choices, each with how many methods it would leave."""

    label: str
    choices: tuple[Choice, ...]
    is_open: bool


@dataclass(frozen=True)
class MethodLine:
    method: Method
    ages: str


@dataclass(frozen=True)
class MethodsPage:
    lines: tuple[MethodLine, ...]
    pager: Page
    facets: tuple[Facet, ...]
    wanted: Wanted
    total: int
    in_use: int
    may_add: bool
    leads: bool

    @property
    def query(self) -> str:
        return self.wanted.address()


def methods_page(me: Me, wanted: Wanted) -> MethodsPage:
    found = queries.methods_found(me.root, wanted.words)
    facts = [queries.facts(each) for each in found]
    shown = [each for each, fact in zip(found, facts, strict=True) if fits(fact, wanted.wish)]
    pager = Paginator(shown, EACH_PAGE).get_page(wanted.number)
    return MethodsPage(
        lines=tuple(MethodLine(each, age_words(each.ages)) for each in pager),
        pager=pager,
        facets=tuple(_facets(facts, wanted)),
        wanted=wanted,
        total=len(shown),
        in_use=sum(1 for each in shown if each.uses_count),
        may_add=access.works_here(me),
        leads=access.leads(me),
    )


def methods_sheet(me: Me, wanted: Wanted) -> Sheet:
    """The same list as a table to take along."""
    found = queries.methods_found(me.root, wanted.words)
    texts = ("goal", "target_group", "context", "how", "theory", "follow_up", "effect", "cost", "contact")
    names = (str(Method._meta.get_field(name).verbose_name) for name in texts)
    columns = (
        Column(_("Title")),
        Column(_("Kind")),
        Column(_("How much is known")),
        *(Column(name) for name in names),
        Column(_("Ages")),
        Column(_("Changes something for")),
        Column(_("Written in")),
        Column(_("Places here that use it"), Kind.INTEGER),
    )
    rows = (
        (
            each.title,
            str(each.get_kind_display()),
            str(each.get_evidence_display()),
            *(getattr(each, name) for name in texts),
            age_words(each.ages),
            direction_words(each.directions),
            each.get_language_display(),
            each.uses_count,
        )
        for each in found
        if fits(queries.facts(each), wanted.wish)
    )
    return Sheet(_("Methods"), columns, rows)


def age_words(ages: Collection[str]) -> str:
    words = (_("%(first)d to %(last)d years") % {"first": first, "last": last} for first, last in spans(ages))
    return ", ".join(words) or _("all ages")


def direction_words(directions: Iterable[str]) -> str:
    return ", ".join(str(label) for key, label in DIRECTIONS.items() if key in directions)


def _facets(facts: list[MethodFacts], wanted: Wanted) -> Iterable[Facet]:
    labels = {
        "kind": _("Kind"),
        "evidence": _("How much is known"),
        "direction": _("Changes something for"),
        "ages": _("Ages"),
        "language": _("Written in"),
    }
    for name, label in labels.items():
        yield Facet(label, tuple(_choices(name, facts, wanted)), bool(getattr(wanted.wish, name)))


def _choices(name: str, facts: list[MethodFacts], wanted: Wanted) -> Iterable[Choice]:
    current = getattr(wanted.wish, name)
    for value, label in {"": _("All"), **CHOICES[name]}.items():
        wish = replace(wanted.wish, **{name: value})
        count = sum(1 for fact in facts if fits(fact, wish))
        if count or value == current or not value:
            yield Choice(wanted.address(**{name: value}), str(label), count, value == current)

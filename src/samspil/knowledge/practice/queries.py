"""Reads across methods, their use and what leaders learn, in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files

from django.db.models import Count, Q, QuerySet, Sum

from samspil.ground.organisation.models import Person, Role
from samspil.ground.organisation.rules import RoleKind
from samspil.knowledge.practice.models import Development, Method, Use
from samspil.knowledge.practice.rules import MethodFacts

_SEARCHED = ("title", "goal", "target_group", "context", "how", "theory")


def methods_for(root: int) -> QuerySet[Method]:
    """The house's own methods, and those others share."""
    return Method.objects.filter(Q(unit_id=root) | Q(is_shared=True))


def methods_found(root: int, words: str) -> list[Method]:
    """Those that hold every word, with how many places here use each."""
    found = methods_for(root)
    for word in words.split()[:8]:
        found = found.filter(_holding(word))
    return list(found.annotate(uses_count=Count("uses")).select_related("unit").order_by("title", "pk"))


def _holding(word: str) -> Q:
    held = Q()
    for field in _SEARCHED:
        held |= Q(**{f"{field}__icontains": word})
    return held


def facts(method: Method) -> MethodFacts:
    return MethodFacts(
        method.kind, method.evidence, method.language, tuple(method.ages), tuple(method.directions)
    )


def uses_of(method: Method) -> QuerySet[Use]:
    return method.uses.select_related("unit", "by", "action").order_by("unit__name", "pk")


def developments_of(person: Person) -> QuerySet[Development]:
    return Development.objects.filter(person=person).select_related("method")


def leaders_under(roles: Iterable[Role], today: date) -> QuerySet[Role]:
    """Whose learning one answers for: leaders under heads and directors, heads under directors."""
    over_leaders = [role.unit_id for role in roles if role.kind in (RoleKind.DIRECTOR, RoleKind.HEAD)]
    over_heads = [role.unit_id for role in roles if role.kind == RoleKind.DIRECTOR]
    current = Role.objects.filter(begins_on__lte=today).exclude(ends_on__lt=today)
    below = current.filter(
        Q(kind=RoleKind.LEADER, unit__path__overlap=over_leaders)
        | Q(kind=RoleKind.HEAD, unit__path__overlap=over_heads)
    )
    return below.select_related("person", "unit").order_by("person__given_name", "person__family_name", "pk")


def learned_since(people: Iterable[int], day: date) -> dict[int, dict[str, object]]:
    """Entries and hours since a day, by person; who wrote nothing is not in it."""
    entries = Development.objects.filter(person__in=people, on__gte=day)
    sums = entries.order_by().values("person_id").annotate(entries=Count("pk"), hours=Sum("hours"))
    return {each["person_id"]: each for each in sums}


def starter_catalogue() -> str:
    return files("samspil.knowledge.practice").joinpath("packs", "methods.yaml").read_text("utf-8")

"""Every write on methods, their use and what leaders learn: one act by one person, on record."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.practice import queries
from samspil.knowledge.practice.models import Development, Method, Use
from samspil.knowledge.practice.rules import PackedMethod, read_methods

Fields = Mapping[str, object]


@transaction.atomic
def save_method(*, method: Method | None, unit: Unit, fields: Fields, by: Person) -> Method:
    if method is None:
        saved, what = Method(unit=unit, author=by, added_on=localdate()), "method added"
    else:
        saved, what = method, "method changed"
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record(what, target=saved, by=by, unit=saved.unit_id)
    return saved


@transaction.atomic
def load_methods(*, unit: Unit, language: str, by: Person | None) -> int:
    """Put the starter catalogue at hand in one language; what is there already, changed or not, stays.

    Returns how many were new.
    """
    there = set(Method.objects.filter(unit=unit, language=language).values_list("key", flat=True))
    packed = read_methods(queries.starter_catalogue(), language)
    new = [_method(each, unit, language) for each in packed if each.key not in there]
    Method.objects.bulk_create(new)
    if new:
        record("methods loaded", target=unit, by=by, unit=unit.pk, note=f"{len(new)} ({language})")
    return len(new)


def _method(packed: PackedMethod, unit: Unit, language: str) -> Method:
    return Method(
        unit=unit,
        key=packed.key,
        kind=packed.kind,
        evidence=packed.evidence,
        ages=list(packed.ages),
        directions=list(packed.directions),
        language=language,
        added_on=localdate(),
        **packed.words,
    )


@transaction.atomic
def use_method(*, method: Method, unit: Unit, fields: Fields, by: Person) -> Use:
    """Say that a place uses it. When a colleague has said so meanwhile, theirs stands."""
    use, is_new = Use.objects.get_or_create(
        method=method, unit=unit, defaults={"on": localdate(), "by": by, **fields}
    )
    if is_new:
        record("method used", target=use, by=by, unit=unit.pk)
    return use


@transaction.atomic
def tell_result(*, use: Use, fields: Fields, by: Person) -> None:
    for name, value in fields.items():
        setattr(use, name, value)
    use.save(update_fields=list(fields))
    record("result of a method told", target=use, by=by, unit=use.unit_id)


@transaction.atomic
def save_development(*, entry: Development | None, fields: Fields, by: Person) -> Development:
    """A leader's own entry. The record names the act and no unit: administrators do not read what it was."""
    saved, what = (entry, "development changed") if entry else (Development(person=by), "development added")
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record(what, target=saved, by=by)
    return saved


@transaction.atomic
def remove_development(*, entry: Development, by: Person) -> None:
    record("development removed", target=entry, by=by)
    entry.delete()

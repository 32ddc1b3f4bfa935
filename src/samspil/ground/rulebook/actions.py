"""Takes rule packs into the rulebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.db import transaction
from django.db.models import Model

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.ground.rulebook.models import Rule
from samspil.tools.packs.rules_pack import Rule as PackRule
from samspil.tools.packs.rules_pack import RulePack, read_rules

FIELDS = [field.name for field in Rule._meta.fields if field.name != "id"]


@dataclass(frozen=True)
class Loaded:
    """What a load did."""

    country: str
    added: int
    removed: int
    unchanged: int


@cache
def shipped_rules(country: str) -> RulePack:
    """The pack that comes with the house."""
    file = Path(__file__).with_name("packs") / f"{country.lower()}.yaml"
    return read_rules(file.read_bytes(), file=file.name)


@transaction.atomic
def load_rules(*, pack: RulePack, by: Person | None, unit: int | None = None) -> Loaded:
    """Make the rulebook of the pack's country say what the pack says. Loading it again changes nothing."""
    held = list(Rule.objects.select_for_update().filter(country=pack.country))
    waiting = [_rule(each) for each in pack.rules]
    gone = []
    for each in held:
        same = next((other for other in waiting if _says_the_same(each, other)), None)
        waiting.remove(same) if same else gone.append(each.pk)
    Rule.objects.filter(pk__in=gone).delete()
    made = Rule.objects.bulk_create(waiting)
    if made or gone:
        _record(made or held, by, unit, note=f"{len(made)} added, {len(gone)} removed")
    return Loaded(pack.country, len(made), len(gone), len(held) - len(gone))


def _record(rules: Iterable[Model], by: Person | None, unit: int | None, *, note: str) -> None:
    record("rules loaded", target=next(iter(rules)), by=by, unit=unit, note=note)


def _rule(said: PackRule) -> Rule:
    same = {name: getattr(said, name) for name in FIELDS if hasattr(said, name)}
    notes = {f"note_{language}": said.note[language] for language in ("da", "nl", "en")}
    amount = None if said.amount is None else Decimal(str(said.amount))
    return Rule(**{**same, **notes, "amount": amount})


def _says_the_same(one: Rule, other: Rule) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FIELDS)

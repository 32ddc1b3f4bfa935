"""Builds the nation around Egelund. Each municipality is one transaction: whole, or not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from samspil.config.demo import groups, life, texts
from samspil.config.demo.days import Days
from samspil.config.demo.nation import filling, people, places, plans
from samspil.config.demo.nation.shares import Municipality, counted, municipalities
from samspil.config.demo.personas import DEMO_PASSWORD
from samspil.config.demo.realm import EGELUND, House, house
from samspil.config.demo.sizes import Size
from samspil.config.demo.strategies import shipped_pack
from samspil.config.demo.writing import Desk
from samspil.ground.organisation.models import Unit
from samspil.steering.strategy.actions import Adoption, adopt_strategy
from samspil.steering.strategy.models import Strategy


@dataclass(frozen=True)
class Country:
    """What all municipalities are made from."""

    size: Size
    seed: int
    days: Days
    template: filling.Template
    password: str


def build(size: Size, *, seed: int, days: Days) -> Iterator[str]:
    """Yields the name of each municipality before it is built; what is there already is left as it is."""
    country = Country(size, seed, days, filling.template(), make_password(DEMO_PASSWORD))
    for number, municipality in enumerate(municipalities(size.nation, counted())):
        yield municipality.name
        if not Unit.objects.filter(key=municipality.realm.keyed(municipality.realm.key)).exists():
            with transaction.atomic():
                _municipality(country, municipality)
            if number in (0, 4, 24):
                _analyse()
    _analyse()


def _analyse() -> None:
    """Statistics as of an empty country would make the next municipalities, and then every page, slow."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _municipality(country: Country, municipality: Municipality) -> None:
    def rng(part: str) -> Random:
        return Random(f"{country.seed}:{municipality.realm.key}:{part}")  # noqa: S311 (chance, not secrecy)

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samspil.today', %s, true)", [country.days.today.isoformat()])
    places.build(municipality, rng("places"))
    people.build(municipality, country.days, rng("people"), country.password)
    here = house(municipality.realm)
    strategy = _adopt(here, country.days)
    office = plans.Office(here, strategy, country.days, rng("plans"))
    folders = plans.build(office, country.size.nation.years)
    filling.pour(folders, country.template, actions=municipality.actions, rng=rng("filling"))
    central = folders[-1].plan.framework or folders[-1].plan
    life.build(_desk(here, country, rng("life")), central, country.size)
    groups.build(here, country.days)


def _adopt(here: House, days: Days) -> Strategy:
    told = texts.read("strategies")[EGELUND.key]
    begins, ends = told["period"]
    adopted = told["adoptions"][-1]
    adoption = Adoption(
        begins_on=begins, ends_on=ends, adopted_on=adopted["on"], adopted_by=f"{here.root.name}, byrådet"
    )
    director = here.by_kind["director"][0].person
    return adopt_strategy(pack=shipped_pack(told["pack"]), unit=here.root, adoption=adoption, by=director)


def _desk(here: House, country: Country, rng: Random) -> Desk:
    slots = texts.slots(country.days, "da", places=len(here.children_places()))
    return Desk(here, country.days, rng, texts.read("records"), slots)

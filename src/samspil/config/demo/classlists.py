"""Takes in a list of pupils as an administrator would, ties files to them, and closes one file."""

import csv
import io
from datetime import date, timedelta
from itertools import product
from random import Random

from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Q, Value
from django.db.models.functions import Greatest

from samspil.child.file.models import Child, Closing, Enrolment, Participant, Pupil, RosterLink
from samspil.child.file.rules import ClosingReason
from samspil.child.referral.models import Referral
from samspil.child.transitions.models import Transition
from samspil.config.demo import texts
from samspil.config.demo.realm import House
from samspil.ground.base.context import act_as
from samspil.ground.organisation.actions import imports
from samspil.ground.organisation.models import Group, Role, Unit
from samspil.ground.organisation.queries.present import source_of
from samspil.ground.organisation.rules import ImportKind

HEAD = ["pupil_key", "given_name", "family_name", "born_on", "unit_number", "class", "from"]
OTHERS = 24
# So many files were opened before the list came: the leader ties them by hand.
LEFT = 2


def is_there(prefix: str) -> bool:
    """A house that was built before it had an administrator goes without a list."""
    hands = Role.objects.filter(kind="administrator", unit__key__startswith=prefix, ends_on=None)
    return Pupil.objects.filter(unit__key__startswith=prefix).exists() or not hands.exists()


def build(house: House, today: date, rng: Random) -> None:
    """After the children: the list of one school, in which those with a file stand too."""
    told = texts.read("children")[house.realm.key]
    school = house.units[told["hero"]["unit"]]
    there = Enrolment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), unit=school)
    files = list(Child.objects.filter(pk__in=there.values("child")).order_by("pk"))
    rows = [*_of_files(files), *_others(told, today, rng)]
    _import(house, _as_list(rows, school, today), today)
    _tie(house, files, told["hero"]["given"])
    _close(house, school, files, today)


def _of_files(files: list[Child]) -> list[tuple[str, str, date]]:
    return [(each.given_name, each.family_name, each.born_on) for each in files]


def _others(told: dict, today: date, rng: Random) -> list[tuple[str, str, date]]:
    def born() -> date:
        return today - timedelta(days=365 * rng.randint(6, 15) + rng.randint(0, 364))

    names = rng.sample(list(product(told["given"], told["families"])), k=OTHERS)
    return [(given, family, born()) for given, family in names]


def _as_list(rows: list[tuple[str, str, date]], school: Unit, today: date) -> bytes:
    """As any office may send it. A class stands in it only where the house has classes."""
    classes = sorted(Group.objects.filter(unit=school, ended_on=None), key=lambda each: each.name)
    start = date(today.year - (today.month < 8), 8, 1)
    into = io.StringIO()
    writer = csv.writer(into, delimiter=";")
    writer.writerow(HEAD)
    for number, (given, family, born_on) in enumerate(rows, start=1):
        place = (today - born_on).days // 365 - 6
        group = classes[min(2 * max(place, 0) + number % 2, len(classes) - 1)].name if classes else ""
        writer.writerow([f"e{number:04d}", given, family, born_on, school.number, group, start])
    return into.getvalue().encode()


def _import(house: House, sent: bytes, today: date) -> None:
    by = house.by_kind["administrator"][0].person
    act_as(by.pk, purpose="imports", today=today)
    file = ContentFile(sent, name="pupils.csv")
    imported = imports.receive_import(file=file, kind=ImportKind.STAFF_LIST, unit=house.root, by=by)
    imported = imports.check_import(imported=imported, by=by, today=today)
    imports.confirm_import(imported=imported, accept_endings=False, by=by)
    imports.carry_out_import(imported=imported, by=by, today=today)


def _tie(house: House, files: list[Child], hero: str) -> None:
    """The order of the list is that of the files."""
    source = source_of(ImportKind.STAFF_LIST, house.root.pk)
    left = [each for each in files if each.given_name != hero][:LEFT]
    RosterLink.objects.bulk_create(
        RosterLink(child=each, source=source, key=f"e{number:04d}")
        for number, each in enumerate(files, start=1)
        if each not in left
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_follow_roster(%s)", [source])


def _close(house: House, school: Unit, files: list[Child], today: date) -> None:
    """One that was helped: nobody works with it any more."""
    busy = [key for model in (Referral, Transition) for key in model.objects.values_list("child", flat=True)]
    free = Child.objects.filter(house=house.root, person=None).exclude(pk__in=busy).order_by("opened_at")
    chosen = free.filter(pk__in=[each.pk for each in files]).first() or free.first()
    if chosen is None:
        return
    on = max(today - timedelta(days=40), chosen.opened_at.date())
    closed_by = house.leader(school)
    Closing.objects.create(child=chosen, reason=ClosingReason.HELPED, closed_on=on, closed_by=closed_by)
    Participant.objects.filter(child=chosen).update(ends_on=Greatest("begins_on", Value(on)))

"""Pours into the plans of one municipality what Egelund's plans hold, moved in time and dealt out anew.

Set by set in SQL: a nation has 400,000 actions, and row by row that would take the afternoon. While it
pours, the triggers of these tables rest: they would write history for rows that never had another state,
and move dates that come along already moved. Places, people and plans are written as always, with history.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from django.db import connection

from samspil.config.demo.nation.plans import Folder, setting
from samspil.config.demo.nation.shares import apportion
from samspil.config.demo.realm import EGELUND
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import State

POURED = (
    "plans_effort",
    "plans_effort_further",
    "plans_effort_statements",
    "plans_goal",
    "plans_action",
    "plans_coowner",
    "plans_news",
    "plans_evidence",
    "plans_decision",
)
# A year has 52 weeks here, so that a Tuesday stays a Tuesday.
YEAR = 364
WEIGHTS = {"leisure": 0.4}


class TooFewLines(Exception):
    """The template has too little in it for as many actions as were asked for."""


@dataclass(frozen=True)
class Template:
    """The plans of Egelund that are poured from."""

    central: Plan
    local: list[tuple[Plan, str]]

    def one_for(self, wanted: str, rng: Random) -> tuple[Plan, str]:
        return rng.choice([each for each in self.local if each[1] == wanted] or self.local)

    @property
    def central_actions(self) -> int:
        return self.central.efforts.filter(actions__isnull=False).values("actions").count()


def template() -> Template:
    plans = Plan.objects.filter(unit__key__startswith=EGELUND.keyed(""), state=State.RUNNING)
    local = plans.filter(kind=Plan.Kind.LOCAL, efforts__actions__isnull=False).distinct()
    return Template(
        plans.get(kind=Plan.Kind.CENTRAL),
        [(each, setting(each.unit)) for each in local.select_related("unit").order_by("unit__key")],
    )


def pour(folders: list[Folder], source: Template, *, actions: int, rng: Random) -> None:
    """Fill the plans so that there are exactly so many actions in all."""
    rows = list(_rows(folders, source, actions, rng))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in POURED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in _statements("tables"):
            cursor.execute(statement)
        with cursor.copy("COPY nation_template FROM STDIN") as copy:
            for plan, place in source.local:
                copy.write_row((plan.pk, place))
        with cursor.copy("COPY nation_plan FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        for statement in _statements("filling"):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM nation_action")
        made = cursor.fetchone()[0]
        if made != actions:
            raise TooFewLines(
                f"{made} of {actions} actions: add lines to Egelund's plans, or years to the nation"
            )
        cursor.execute(f"DROP TABLE {', '.join(_tables())}")
        for table in POURED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _rows(folders: list[Folder], source: Template, actions: int, rng: Random) -> Iterator[tuple[object, ...]]:
    central = [each for each in folders if each.plan.kind == Plan.Kind.CENTRAL]
    local = [each for each in folders if each.plan.kind == Plan.Kind.LOCAL]
    each_central = source.central_actions
    weights = [WEIGHTS.get(setting(each.unit), 1) * rng.uniform(0.6, 1.4) for each in local]
    shares = apportion(actions - each_central * len(central), weights)
    for folder in central:
        yield _row(folder, source.central, "", each_central)
    for folder, share in zip(local, shares, strict=True):
        yield _row(folder, *source.one_for(setting(folder.unit), rng), share)


def _row(folder: Folder, plan: Plan, place: str, quota: int) -> tuple[object, ...]:
    mode = {State.RUNNING: "running", State.EVALUATED: "past"}.get(State(folder.plan.state), "coming")
    owners = [each.pk for each in folder.owners]
    back = -YEAR * folder.years
    mark = f"{folder.unit.key} {folder.plan.begins_on}"
    return folder.plan.pk, plan.pk, place, mode, back, folder.leader.pk, owners, quota, mark


@cache
def _statements(name: str) -> list[str]:
    script = files("samspil.config.demo.nation").joinpath(f"{name}.sql").read_text("utf-8")
    return [each for each in script.split(";\n") if each.strip()]


def _tables() -> list[str]:
    return re.findall(r"CREATE TEMP TABLE (\w+)", "".join(_statements("tables") + _statements("filling")))

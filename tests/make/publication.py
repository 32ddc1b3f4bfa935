"""Makers for counted figures and releases: `from make.publication import release`."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.timezone import now

import samspil.figures.indicators
from samspil.figures.indicators.models import Definition, DefinitionWording, Pack, Value
from samspil.figures.publication.actions.composing import Choice, compose_release
from samspil.figures.publication.actions.preparing import prepare_release
from samspil.figures.publication.actions.releasing import release_figures, withdraw_release
from samspil.ground.rulebook.actions import load_rules, shipped_rules
from samspil.tools.packs.indicator_pack import read_indicators, write_indicators
from samspil.tools.packs.question_tree import measure_tree

PACK = Path(samspil.figures.indicators.__file__).parent / "packs/dk.yaml"
SHARE, WELLBEING, ABSENCE, OUTFLOW, INFLOW = (
    "segregation-share", "social-wellbeing", "long-absence", "outflow", "inflow",
)  # fmt: skip


@cache
def shipped():
    return read_indicators(PACK.read_bytes(), file="dk.yaml")


def rulebook():
    load_rules(pack=shipped_rules("DK"), by=None)


def definition(house, key=SHARE):
    held = Definition.objects.filter(house=house, key=key, replaced_on=None).first()
    return held or _definition(house, key)


def _definition(house, key):
    pack = Pack.objects.filter(house=house, key="shipped").first() or Pack.objects.create(
        house=house, key="shipped", version="1", country="DK", text=PACK.read_text(), loaded_at=now()
    )
    said = shipped().indicator(key)
    made = Definition.objects.create(
        house=house, pack=pack, key=key, version=said.version, place=1, table=said.table,
        kind=measure_tree(said.measure)["kind"], polarity=said.polarity, nature=said.nature,
        status=said.source.status, begins_on=date(2020, 8, 1),
    )  # fmt: skip
    for language in ("da", "nl", "en"):
        words = {"name": said.name[language], "meaning": said.meaning[language]}
        DefinitionWording.objects.create(definition=made, language=language, **words)
    return made


def defined(house, key, event, population=None, table=None):
    """A share of one's own, of the same pupils as the shipped one unless told otherwise."""
    said = shipped().indicator(SHARE)
    question = replace(said.question, measure=event, population=population or said.question.population)
    own = replace(said, key=key, question=question, shown_with=())
    tables = (table or shipped().tables[0],)
    text = write_indicators(replace(shipped(), key=key, tables=tables, indicators=(own,)))
    pack = Pack.objects.create(
        house=house, key=key, version="1", country="DK", text=text, loaded_at=now()
    )  # fmt: skip
    return Definition.objects.create(
        house=house, pack=pack, key=key, version=said.version, place=1, table=said.table,
        kind=measure_tree(event)["kind"], polarity=said.polarity, nature=said.nature,
        status=said.source.status, begins_on=date(2020, 8, 1),
    )  # fmt: skip


def dimension_of(key):
    known = {each.key for each in shipped().indicators} - {SHARE}
    return next(iter(shipped().indicator(key).places)) if key in known else "paying"


def counted(house, key, period, *, events=None, n=None, at=None, mean=None, cell="", breakdown="", **fields):
    """One figure of a place (the house if nothing is said), counted or revised."""
    found = definition(house, key)
    unit = None if "area" in fields else at or house
    same_area = {"area": fields.pop("area", None)}
    same = {"unit": unit, "definition": found, "dimension": dimension_of(key), "period": period}
    same |= {"breakdown": breakdown, "cell": cell} | same_area
    before = Value.objects.filter(**same).order_by("-pk").first()
    return Value.objects.create(
        house=house, **same, n=n, numerator=events, denominator=n if events is not None else None,
        value=mean if events is None else (events / n if n else None), spread=0.5 if mean else None,
        as_of=fields.pop("as_of", date(period, 11, 12)), source="Elevregistrering",
        finality=fields.pop("finality", "final"), kept_at=now(), revises=before,
        why="Rettet" if before else "", **fields,
    )  # fmt: skip


def counts(house, places, *, periods=(2025, 2026), small=3):
    """A house with shares place by place, and beside them how children are; `places` are (unit, pupils)."""
    for period in periods:
        total = special = 0
        for number, (unit, pupils) in enumerate(places):
            events = small if number == 0 else 6 + number + period % 2
            counted(house, SHARE, period, events=events, n=pupils, at=unit)
            counted(house, WELLBEING, period, mean=4.05, n=pupils // 2, at=unit)
            total, special = total + pupils, special + events
        counted(house, SHARE, period, events=special, n=total)
        counted(house, WELLBEING, period, mean=4.06, n=sum(p // 2 for _, p in places))
        for key in (ABSENCE, OUTFLOW, INFLOW):
            counted(house, key, period, events=12, n=200)


def release(house, by, *, keys=(SHARE, WELLBEING, ABSENCE, OUTFLOW, INFLOW), breakdowns=(), **fields):
    chosen = tuple((definition(house, key), dimension_of(key)) for key in keys)
    given = {"title": "Tal om inklusion", "audience": "public", "first_period": 2025, "last_period": 2026}
    choice = Choice(chosen, tuple(breakdowns))
    return compose_release(house=house, fields=given | fields, choice=choice, by=by)


def prepared(house, by, **fields):
    return prepare_release(release=release(house, by, **fields), by=by, today=date(2026, 11, 30))


def released(house, preparer, releaser, **fields):
    made = prepared(house, preparer, **fields)
    assert made.state == "ready", (made.refusal, made.refused_about)
    return release_figures(release=made, why="Årets tal", by=releaser)


def one_of_each(house, place, preparer, releaser):
    """A draft, one ready, one out to everyone, one withdrawn; nothing in them needs hiding."""
    rulebook()
    counts(house, [(place, 200)], small=9)
    words = {"first_period": 2025, "last_period": 2026}
    gone = released(house, preparer, releaser, **words)
    withdraw_release(release=gone, reason="Et tal var forkert", by=releaser)
    return {
        "composed": release(house, preparer, **words),
        "prepared": prepared(house, preparer, **words),
        "out": released(house, preparer, releaser, **words),
        "withdrawn": gone,
        "share": SHARE,
    }

"""What the house counts itself grows case by case: two releases must not differ by one child."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from make.publication import SHARE, counted, definition, release
from samspil.figures.indicators.models import Computation
from samspil.figures.indicators.queries.definitions import indicator_of
from samspil.figures.publication.models import Release
from samspil.figures.publication.queries.counting import Chosen, Wanted
from samspil.figures.publication.queries.counting import counted as tables

pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def own(egelund):
    """A figure of 2025/26, counted on a day by the house from a view of its own."""

    def count(as_of, **numbers):
        made = Computation.objects.create(
            house=egelund, view="source_starts", table="starts", as_of=as_of, at=now(), told_at=now()
        )
        return counted(egelund, SHARE, 2025, as_of=as_of, computation=made, **numbers)

    return count


def told(house):
    one = Chosen(definition(house), "paying", indicator_of(definition(house)))
    found, _outside = tables(one, Wanted(house.pk, range(2025, 2026), (), by_place=True))
    return [(group.n, group.events) for table in found for group in table.groups]


def let_out(made, by, other):
    found = Release.objects.filter(pk=made.pk)
    found.update(state="ready", prepared_at=now(), prepared_by=by, content_hash="0" * 64)
    found.update(state="published", released_at=now(), released_by=other, why="Igen")


def test_a_year_is_told_once_it_is_over(egelund, own):
    own(SUMMER, events=5, n=10)
    assert told(egelund) == []

    own(AUTUMN, events=6, n=11)
    assert told(egelund) == [(11, 6)]


def test_and_then_always_as_it_was_told_first(egelund, own, nadia, lone):
    own(SUMMER, events=5, n=10)
    # Of a year that was not over nothing was told.
    let_out(release(egelund, nadia, keys=(SHARE,)), nadia, lone)
    own(AUTUMN, events=6, n=11)
    assert told(egelund) == [(11, 6)]
    let_out(release(egelund, nadia, keys=(SHARE,)), nadia, lone)

    own(AUTUMN + timedelta(days=30), events=7, n=12)

    assert told(egelund) == [(11, 6)]


def test_what_a_register_corrects_is_told_anew(egelund):
    counted(egelund, SHARE, 2025, events=6, n=11)
    counted(egelund, SHARE, 2025, events=7, n=12)

    assert told(egelund) == [(12, 7)]

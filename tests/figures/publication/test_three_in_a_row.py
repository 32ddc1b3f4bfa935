"""Random figures through the whole door, three releases in a row: the attacker finds nothing."""

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make
from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, prepared, rulebook
from samspil.figures.publication.actions.releasing import release_figures
from samspil.figures.publication.queries.attacking import verdict

PLACES = 4
events = st.integers(0, 12)
years = st.lists(st.tuples(*[st.tuples(events, st.integers(12, 90))] * PLACES), min_size=3, max_size=3)
CASES = settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)


def count(house, schools, period, told):
    for unit, (few, size) in zip(schools, told, strict=True):
        counted(house, SHARE, period, events=min(few, size), n=size, at=unit)
        counted(house, WELLBEING, period, mean=4.0, n=max(1, size // 3), at=unit)
    counted(house, SHARE, period, events=sum(min(f, s) for f, s in told), n=sum(s for _f, s in told))
    counted(house, WELLBEING, period, mean=4.0, n=sum(max(1, s // 3) for _f, s in told))
    for key in ("long-absence", OUTFLOW, INFLOW):
        counted(house, key, period, events=40, n=300)


@pytest.mark.long
@pytest.mark.requirement("FLG-07")
def test_nothing_is_found_in_three_releases_in_a_row(egelund, nadia, lone):
    rulebook()
    schools = [make.unit(f"Skole {n}", parent=egelund) for n in range(PLACES)]
    out = []

    @CASES
    @given(years, st.sampled_from([("public", "public", "public"), ("leader", "public", "committee")]))
    def let_out(told, audiences):
        mark = transaction.savepoint()
        for number, (each, audience) in enumerate(zip(told, audiences, strict=True)):
            count(egelund, schools, 2024 + number, each)
            made = prepared(egelund, nadia, audience=audience, first_period=2024, last_period=2024 + number)
            assert made.state == "ready" or made.refusal in ("cannot protect", "leak"), made.refused_about
            if made.state == "ready":
                out.append(release_figures(release=made, why="Igen", by=lone))
                assert verdict(made.pk, alone=False).leaks == ()
        transaction.savepoint_rollback(mark)

    let_out()

    assert len(out) > 8


def test_the_attacker_speaks_on_the_command_line(capsys, public):
    call_command("attack", str(public.pk))

    said = capsys.readouterr().out
    assert "The attacker found nothing." in said and "4 hidden" in said

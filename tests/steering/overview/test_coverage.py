"""From a field of the coverage to the actions it counts."""

import pytest
from steering.overview.conftest import approved

import make


def test_a_field_leads_to_the_actions_it_counts(client, lone, own, school):
    address = f"/overview/coverage/actions/?unit={school.pk}&amp;area=leadership"

    assert f'href="{address}"' in client.sign_in(lone).get("/plans/coverage/").content.decode()
    html = client.get(address.replace("&amp;", "&")).content.decode()

    assert "Åben dør om tirsdagen" in html
    assert "What Lindeskolen does in the area" in html


def test_the_drawing_leads_there_too(client, lone, own, school):
    html = client.sign_in(lone).get("/overview/coverage/").content.decode()

    assert f'href="/overview/coverage/actions/?unit={school.pk}&amp;area=leadership"' in html
    assert "1 late" in html


def test_another_place_and_another_area_are_left_out(client, lone, own, daycare, central, strategy):
    plan = make.plan(daycare, strategy, kind="local", framework=central)
    make.action(approved(plan, lone), title="Kun i dagtilbuddet")
    make.action(approved(own.plan, lone, area="culture", title="Kultur"), title="Kun i kulturen")

    html = (
        client.sign_in(lone)
        .get(f"/overview/coverage/actions/?unit={own.plan.unit_id}&area=leadership")
        .content.decode()
    )

    assert "Åben dør om tirsdagen" in html
    assert "Kun i dagtilbuddet" not in html
    assert "Kun i kulturen" not in html


def test_an_empty_field_says_who_may_fill_it(client, lone, own, daycare):
    html = client.sign_in(lone).get(f"/overview/coverage/actions/?unit={daycare.pk}").content.decode()

    assert "The leader of the place adds actions to its plan" in html


@pytest.mark.parametrize(
    "asked", ["unit=999999", "unit=%00", "unit=x", "area=nowhere", "unit=99999999999999999999"]
)
def test_what_is_not_there_is_not_found(client, lone, central, asked):
    assert client.sign_in(lone).get(f"/overview/coverage/actions/?{asked}").status_code == 404


def test_only_places_with_a_gap_when_one_asks_for_them(client, lone, own, daycare):
    html = client.sign_in(lone).get("/overview/coverage/?gaps=1").content.decode()

    assert "Elmely" in html

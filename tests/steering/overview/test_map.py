"""What hangs on what, and how."""

import csv
from io import StringIO

import pytest
from steering.overview.conftest import approved


def links(client, kind, thing, more=""):
    response = client.get(f"/overview/map/{kind}/{thing.pk}/links.csv{more}")
    return [tuple(row) for row in csv.reader(StringIO(response.content.decode("utf-8-sig")))][1:]


def test_an_action_hangs_on_its_effort_and_the_effort_on_goal_and_statement(client, lone, aim, own):
    client.sign_in(lone)

    assert ("Effort: Hjælp inden for ti dage", "is to reach", "Goal: Ingen venter over ti dage") in links(
        client, "effort", aim
    )
    assert ("Action: Åben dør om tirsdagen", "carries out", "Effort: Vores egen hjælp") in links(
        client, "effort", own
    )
    carried = [row for row in links(client, "effort", aim) if row[1] == "carries out"]
    assert [row[2].split(":")[0] for row in carried] == ["Statement 1.1"]


def test_a_local_effort_builds_on_the_central_one_from_both_sides(client, lone, aim, own):
    client.sign_in(lone)

    assert ("Effort: Vores egen hjælp", "builds on", "Effort: Egelund: Hjælp inden for ti dage") in links(
        client, "effort", own
    )
    assert ("Effort: Lindeskolen: Vores egen hjælp", "builds on", "Effort: Hjælp inden for ti dage") in links(
        client, "effort", aim
    )


def test_what_blocks_an_action_and_what_would_lift_it_are_links_of_their_own(client, lone, own):
    found = links(client.sign_in(lone), "effort", own)

    assert ("Block: Der mangler en vikar", "blocks", "Action: Åben dør om tirsdagen") in found
    assert ("Way out: Faste vikartimer", "would unblock", "Action: Åben dør om tirsdagen") in found


def test_a_statement_shows_who_works_on_it_down_to_the_places(client, lone, aim, own, strategy):
    statement = strategy.statements.get(number="1.1")

    found = links(client.sign_in(lone), "statement", statement)

    assert [row[0] for row in found if row[1] == "carries out"] == ["Effort: Hjælp inden for ti dage"]
    assert [row[0] for row in found if row[1] == "builds on"] == ["Effort: Lindeskolen: Vores egen hjælp"]


def test_a_plan_is_mapped_one_area_at_a_time(client, lone, central, aim):
    approved(central, lone, title="Om kultur", area="culture")
    client.sign_in(lone)

    shown = [row[0] for row in links(client, "plan", central, "?area=culture")]

    assert shown == ["Effort: Om kultur"]


def test_the_page_says_how_many_do_not_fit(client, lone, aim):
    for number in range(14):
        aim.actions.create(title=f"Handling {number}", direction="group", environment="class")

    html = client.sign_in(lone).get(f"/overview/map/effort/{aim.pk}/").content.decode()

    assert "2 more do not fit on the map" in html


@pytest.mark.parametrize(
    "address", ["sentence/{pk}/links.csv", "effort/{pk}/links.exe", "effort/999999/links.csv"]
)
def test_what_is_not_there_is_not_found(client, lone, aim, address):
    assert client.sign_in(lone).get(f"/overview/map/{address.format(pk=aim.pk)}").status_code == 404

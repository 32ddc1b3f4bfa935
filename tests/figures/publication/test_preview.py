"""What is ready is drawn as each of its readers will see it, before anything is let out."""

import pytest
from django.urls import reverse
from figures.publication.test_own_unit import words

from make.publication import SHARE, prepared, released


@pytest.fixture
def ready(egelund, figures, nadia, lone):
    """For everyone; leaders have read closer figures of the same before."""
    released(egelund, nadia, lone, audience="leader", title="Til lederne")
    return prepared(egelund, nadia)


def see(client, ready, readers, *rest):
    return client.get(reverse(f"preview-{rest[0]}", args=[ready.pk, readers, *rest[1:]]))


@pytest.mark.requirement("FLG-07")
def test_the_page_is_drawn_with_what_is_hidden_hidden(client, ready, nadia, lone):
    said = words(client.sign_in(lone).get(reverse("preview-figure", args=[ready.pk, "public", SHARE])))

    assert "Skole 0 hidden" in said and "Meanwhile: Social wellbeing" in said
    assert "will look to these readers: Everyone" in said


def test_closer_readers_see_it_beside_what_they_have(client, ready, nadia):
    client.sign_in(nadia)

    everyone, leaders = (words(see(client, ready, each, "figure", SHARE)) for each in ("public", "leader"))

    assert "about 35 of about 900" in everyone
    assert "about" not in leaders.split("interval")[0] and "37 of 900" in leaders


def test_each_figure_and_place_is_a_link(client, ready, schools, lone):
    shown = client.sign_in(lone).get(reverse("preview-release", args=[ready.pk, "public"]))

    page = shown.context["page"]
    links = [each.url for each in page.published.lines] + [url for _name, url in page.places]
    assert len(page.places) == len(schools) and len(page.views) == 5
    assert {client.get(each).status_code for each in links} == {200}


def test_it_has_no_way_out(client, ready, lone):
    page = see(client.sign_in(lone), ready, "public", "figure", SHARE)

    shown = page.content.decode().split("<main")[-1]
    assert "download" not in shown and "export" not in shown


def test_nobody_else_and_nothing_else_is_previewed(client, egelund, ready, amina, nadia, lone):
    assert see(client.sign_in(amina), ready, "public", "release").status_code == 404
    client.sign_in(lone)
    assert see(client, ready, "nobody", "release").status_code == 404
    assert see(client, ready, "public", "figure", "no-figure").status_code == 404
    out = released(egelund, nadia, lone)
    assert see(client, out, "public", "release").status_code == 404

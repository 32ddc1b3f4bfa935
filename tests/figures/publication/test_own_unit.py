"""A release for one place, the whole way: composed, prepared, looked at, let out, read by its own alone."""

import re

import pytest
from django.urls import reverse

import make
from make.publication import SHARE, WELLBEING, definition, dimension_of
from samspil.figures.publication.actions.preparing import run_preparation
from samspil.figures.publication.models import Content, Release

KEYS = (SHARE, WELLBEING, "long-absence", "outflow", "inflow")


def words(answer):
    main = answer.content.decode().split("<main")[-1].split("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def place(schools):
    """Where three of 100 pupils are in special provision: for everyone that is hidden."""
    return schools[0][0]


@pytest.fixture
def head(place):
    return make.person("Amina", role="leader", unit=place)


@pytest.fixture
def own(client, egelund, public, place, nadia):
    """Composed in the browser by the analyst, and prepared as the job does it."""
    client.sign_in(nadia)
    typed = {
        "title": "Til Skole 0", "audience": "own-unit", "unit": place.pk, "by_place": "on",
        "first_period": 2025, "last_period": 2026,
        "indicators": [f"{definition(egelund, key).pk}:{dimension_of(key)}" for key in KEYS],
    }  # fmt: skip
    client.post(reverse("add-release"), typed)
    made = Release.objects.get(title="Til Skole 0")
    client.post(reverse("prepare-release", args=[made.pk]))
    run_preparation(made.pk, nadia.pk)
    made.refresh_from_db()
    assert (made.state, made.unit) == ("ready", place), made.refused_about
    return made


def at(house, place):
    return reverse("published-place", args=[house.pk, place.pk])


@pytest.mark.requirement("FLG-07")
def test_those_of_the_place_read_their_own_and_nobody_else_does(
    client, egelund, own, place, schools, head, lone
):
    other = make.person("Bodil", role="leader", unit=schools[1][0])
    client.sign_in(lone)
    client.post(reverse("release-figures", args=[own.pk]), {"why": "Til samtalen om skolen"})
    own.refresh_from_db()
    assert own.state == "published"

    assert "3 of 100" in words(client.sign_in(head).get(at(egelund, place)))
    for reader in (other, make.person("Pia", role="parent", unit=place)):
        said = words(client.sign_in(reader).get(at(egelund, place)))
        assert "3 of 100" not in said and "hidden" in said
        assert client.get(reverse("release", args=[own.pk])).status_code == 404
    client.logout()
    assert "3 of 100" not in words(client.get(at(egelund, place)))


def test_before_it_is_out_its_own_see_nothing_of_it(acting, client, egelund, own, place, head):
    assert "3 of 100" not in words(client.sign_in(head).get(at(egelund, place)))
    with acting(head):
        assert not Content.objects.filter(release=own).exists()


def test_who_lets_out_looks_at_it_as_its_readers_will(client, own, place, lone, head):
    here = reverse("preview-place", args=[own.pk, "own-unit", place.pk])

    said = words(client.sign_in(lone).get(here))

    assert "3 of 100" in said and "Nobody sees it yet." in said
    assert client.sign_in(head).get(here).status_code == 404

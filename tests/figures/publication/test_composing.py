"""The desk: an analyst composes, changes and deletes; a director sees what will be hidden and lets it out."""

import re

import pytest

from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, definition, dimension_of, prepared, release
from samspil.figures.publication.models import Release

KEYS = (SHARE, WELLBEING, "long-absence", OUTFLOW, INFLOW)


def typed(house, keys=KEYS, **fields):
    indicators = [f"{definition(house, key).pk}:{dimension_of(key)}" for key in keys]
    given = {
        "title": "Tal",
        "audience": "public",
        "first_period": 2025,
        "last_period": 2026,
        "by_place": "on",
    }
    return {**given, "indicators": indicators, **fields}


@pytest.fixture
def desk(client, egelund, figures, nadia):
    return client.sign_in(nadia)


def test_an_analyst_composes_a_release(desk, egelund, nadia):
    answer = desk.post("/releases/add/", typed(egelund))

    made = Release.objects.get()
    assert answer.url == f"/releases/{made.pk}/"
    assert (made.composed_by, made.state, made.indicators.count()) == (nadia, "draft", 5)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"first_period": 2026, "last_period": 2025}, "Choose a year that is not before the first."),
        ({"audience": "own-unit"}, "Choose the place it is for."),
        ({"indicators": []}, "Fill this in."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(desk, egelund, fields, words):
    answer = desk.post("/releases/add/", typed(egelund, **fields))

    assert answer.status_code == 422 and words in answer.content.decode()


def test_a_pair_left_out_is_refused_in_words(desk, egelund, nadia):
    draft = release(egelund, nadia, keys=(SHARE, WELLBEING))

    page = desk.post(f"/releases/{draft.pk}/prepare/", follow=True).content.decode()

    assert "Share in special provision, grades 0-9 is never shown alone." in page
    assert "Long or extensive absence, Outflow from special provision" in page
    assert Release.objects.get().state == "draft"


def test_the_preview_counts_what_is_hidden_and_names_no_child(client, public, lone):
    page = client.sign_in(lone).get(f"/releases/{public.pk}/").content.decode()

    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "4 numbers are hidden" in said
    assert "Share in special provision, grades 0-9 8 4" in said


def test_preparing_can_be_left_and_says_how_far_it_is(desk, egelund, nadia):
    draft = release(egelund, nadia)
    desk.post(f"/releases/{draft.pk}/prepare/")

    page = desk.get(f"/releases/{draft.pk}/").content.decode()

    assert "The release is being prepared" in page and "You can leave the page" in page


def test_changing_throws_the_preparation_away(desk, egelund, nadia):

    ready = prepared(egelund, nadia)

    desk.post(f"/releases/{ready.pk}/change/", typed(egelund, title="Nyt navn"))

    changed = Release.objects.get()
    assert (changed.title, changed.state, changed.content_hash) == ("Nyt navn", "draft", "")


def test_what_was_never_released_can_be_deleted(desk, egelund, nadia):
    draft = release(egelund, nadia)

    desk.post(f"/releases/{draft.pk}/delete/")

    assert not Release.objects.exists()


def test_whoever_prepared_it_is_told_to_ask_another(client, egelund, figures, lone):

    ready = prepared(egelund, lone)

    page = client.sign_in(lone).get(f"/releases/{ready.pk}/").content.decode()

    assert "You prepared it yourself" in page
    answer = client.post(f"/releases/{ready.pk}/let-out/", {"why": "Nu"}, follow=True)
    assert "Nobody lets out what they prepared themselves." in answer.content.decode()

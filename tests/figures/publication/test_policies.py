"""The web's own login: who prepares, who lets out, and that a forgotten filter shows nobody a draft."""

import pytest
from django.db import DatabaseError, transaction

from make.publication import prepared, release
from samspil.figures.publication.actions.preparing import prepare_release
from samspil.figures.publication.actions.releasing import release_figures, withdraw_release
from samspil.figures.publication.models import Content, Ledger, Release


def sees(acting, person, model):
    with acting(person):
        return set(model.objects.values_list("pk", flat=True))


@pytest.fixture
def ready(egelund, figures, nadia):
    return prepared(egelund, nadia)


def test_a_draft_is_seen_by_those_who_prepare_and_release(acting, ready, nadia, lone, amina, erik, dan):
    assert sees(acting, nadia, Release) == sees(acting, lone, Release) == {ready.pk}
    for other in (None, amina, erik, dan):
        assert sees(acting, other, Release) == set()
        assert sees(acting, other, Content) == set()


def test_what_is_out_is_read_by_its_audience(acting, public, for_committees, erik, amina, bo, dan):
    both = {public.pk, for_committees.pk}

    assert sees(acting, erik, Release) == both and sees(acting, amina, Release) == both
    assert sees(acting, bo, Release) == {public.pk}
    assert sees(acting, None, Release) == sees(acting, dan, Release) == {public.pk}


def test_counts_without_rounding_are_for_those_who_prepare(acting, public, nadia, lone, erik, amina):
    assert len(sees(acting, nadia, Ledger)) == len(sees(acting, lone, Ledger)) == 1
    for other in (None, erik, amina):
        assert sees(acting, other, Ledger) == set()


def test_withdrawn_content_is_closed_to_its_readers(acting, public, lone, erik):
    withdraw_release(release=public, reason="Forkert", by=lone)

    assert sees(acting, erik, Release) == {public.pk}
    assert sees(acting, erik, Content) == set()


def test_an_analyst_cannot_let_out(acting, ready, nadia):
    with pytest.raises(DatabaseError, match="director or head"), transaction.atomic(), acting(nadia):
        Release.objects.filter(pk=ready.pk).update(
            state="published", released_at="2026-11-30T10:00Z", released_by=nadia, why="Nu"
        )


def test_a_director_lets_out_under_the_policies(acting, ready, lone):
    with acting(lone):
        release_figures(release=Release.objects.get(pk=ready.pk), why="Nu", by=lone)

    assert Release.objects.get(pk=ready.pk).state == "published"


def test_an_analyst_prepares_under_the_policies(acting, egelund, figures, nadia):
    draft = release(egelund, nadia)

    with acting(nadia):
        made = prepare_release(
            release=Release.objects.get(pk=draft.pk), by=nadia, today=draft.composed_at.date()
        )

    assert made.state == "ready"


def refused(acting, person, act, match="permission denied|row-level security"):
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), acting(person):
        act()


def test_what_is_ready_for_some_is_not_let_out_to_others(acting, egelund, figures, nadia, lone, henrik):
    """The thresholds of a committee are looser than those of everyone."""
    narrow = prepared(egelund, nadia, audience="committee")
    held = Release.objects.filter(pk=narrow.pk)
    out = {"state": "published", "released_at": "2026-11-30T10:00Z", "why": "Nu"}
    for person in (lone, henrik):
        refused(acting, person, lambda: held.update(audience="public"))
        refused(acting, person, lambda by=person: held.update(audience="public", released_by=by, **out))
    refused(acting, nadia, lambda: held.update(audience="public"))


def test_nobody_prepares_in_another_name(acting, egelund, figures, nadia, lone, henrik):
    """A director who prepares and then says that the analyst did would let out their own."""
    own = Release.objects.filter(pk=prepared(egelund, lone).pk)
    refused(acting, lone, lambda: own.update(prepared_by=nadia))
    draft = Release.objects.filter(pk=release(egelund, nadia).pk)
    made = {"state": "ready", "prepared_at": "2026-11-30T10:00Z", "content_hash": "x"}
    refused(acting, lone, lambda: draft.update(prepared_by=nadia, **made))
    refused(acting, henrik, lambda: draft.update(prepared_by=henrik, **made))


def test_nothing_is_written_into_what_is_ready(acting, ready, nadia, lone):
    for person in (nadia, lone):
        for model in (Content, Ledger):
            with acting(person):
                model.objects.filter(release=ready).delete()
            refused(acting, person, lambda table=model: table.objects.create(release=ready, text="{}"))

"""A release is prepared by an analyst: hidden, attacked, and ready; or refused in words."""

import pytest

from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, prepared, release, rulebook
from samspil.figures.publication.actions.preparing import begin_preparation, run_preparation
from samspil.figures.publication.models import Content, Release
from samspil.figures.publication.queries.figures import figures_of
from samspil.figures.publication.queries.releases import content_of
from samspil.figures.publication.rules.door import NotLetOut
from samspil.figures.publication.rules.figure import Status
from samspil.ground.rulebook.models import Rule


def figures(made, key=SHARE):
    content = content_of(made)
    return {(each.place, each.period): each for each in figures_of(made, content, content.of(key))}


@pytest.mark.requirement("FLG-07")
def test_few_children_are_hidden_and_a_partner_with_them(egelund, figures_there, nadia):
    made = prepared(egelund, nadia)

    shown = figures(made)
    first, second = figures_there[0][0].pk, figures_there[1][0].pk
    assert made.state == "ready"
    assert shown[first, 2026].status is Status.SUPPRESSED and shown[first, 2026].value is None
    assert shown[second, 2026].status is Status.SUPPRESSED
    assert shown[egelund.pk, 2026].value == pytest.approx(37 / 900, abs=0.001)


@pytest.fixture
def figures_there(figures):
    return figures


def test_counts_are_rounded_in_public_and_not_for_leaders(egelund, figures_there, nadia):
    third = figures_there[2][0].pk

    public, leaders = prepared(egelund, nadia), prepared(egelund, nadia, audience="leader")

    assert figures(public)[third, 2026].events == 10
    assert figures(leaders)[third, 2026].events == 8


def test_leaders_see_three_that_the_public_does_not(egelund, figures_there, nadia):
    made = prepared(egelund, nadia, audience="leader")

    assert figures(made)[figures_there[0][0].pk, 2026].events == 3
    assert made.hidden == 0


def test_what_must_be_shown_with_it_may_not_be_left_out(egelund, figures_there, nadia):
    draft = release(egelund, nadia, keys=(SHARE, WELLBEING))

    with pytest.raises(NotLetOut) as refused:
        begin_preparation(release=draft, by=nadia)

    assert refused.value.because.refusal == "pair missing"
    assert refused.value.because.about == (SHARE, "long-absence", OUTFLOW)


def test_a_pair_without_any_number_is_no_pair(egelund, nadia):
    rulebook()
    for key in (OUTFLOW, INFLOW, WELLBEING):
        release(egelund, nadia, keys=(key,))
    counted(egelund, SHARE, 2026, events=30, n=400)

    made = prepared(egelund, nadia)

    assert (made.state, made.refusal) == ("refused", "pair empty")
    assert not Content.objects.filter(release=made).exists()


def test_no_group_is_told_apart_by_three_things_in_public(egelund, figures_there, nadia):
    made = prepared(egelund, nadia, breakdowns=("grade|sex",))

    assert (made.state, made.refusal) == ("refused", "too many attributes")


def test_without_a_rule_nothing_is_shown(egelund, figures_there, nadia):
    Rule.objects.filter(key="small-group-publication").delete()

    made = prepared(egelund, nadia)

    assert (made.state, made.refusal, made.refused_about) == ("refused", "no rule", "small-group-publication")


def test_parts_that_are_more_than_the_whole_are_refused(egelund, figures_there, nadia):
    counted(egelund, SHARE, 2026, events=20, n=800)

    made = prepared(egelund, nadia)

    assert (made.state, made.refusal) == ("refused", "does not add up")


def test_preparing_anew_gives_the_same_bytes(egelund, figures_there, nadia):
    first, second = prepared(egelund, nadia), prepared(egelund, nadia)

    assert first.content_hash == second.content_hash


def test_a_job_prepares_for_who_asked(egelund, figures_there, nadia):
    draft = release(egelund, nadia)
    begin_preparation(release=draft, by=nadia)
    assert Release.objects.get(pk=draft.pk).state == "working"

    run_preparation(draft.pk, nadia.pk)

    done = Release.objects.get(pk=draft.pk)
    assert (done.state, done.prepared_by) == ("ready", nadia)


def test_what_breaks_off_leaves_a_draft(egelund, figures_there, nadia, monkeypatch):
    draft = release(egelund, nadia)
    begin_preparation(release=draft, by=nadia)
    monkeypatch.setattr("samspil.figures.publication.actions.preparing.compose", lambda _release: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run_preparation(draft.pk, nadia.pk)

    assert Release.objects.get(pk=draft.pk).state == "draft"

"""Two figures of the same children under other names: neither tells what the other hides."""

from datetime import date

import pytest
from django.utils import translation

from make.publication import counted, defined, prepared, released, rulebook
from samspil.figures.publication.actions.releasing import release_figures, withdraw_release
from samspil.figures.publication.models import Release
from samspil.figures.publication.pages import refusals
from samspil.figures.publication.queries import known as knowing
from samspil.figures.publication.queries.attacking import verdict
from samspil.figures.publication.queries.known import known_beside_others, known_from
from samspil.figures.publication.queries.standing import house_rules
from samspil.figures.publication.rules import door
from samspil.figures.publication.rules.door import NotLetOut, attacked
from samspil.figures.publication.rules.releases import Because, Refusal
from samspil.tools.statistics.conditions import All, Among, Between, Not
from samspil.tools.statistics.questions import Share

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("FLG-07")]
SPECIAL, GENERAL, WIDE = "special", "general", "special-wide"
EVENT = Among("class_type", ("20", "29"))
TYPES = Among("school_type", ("folkeskole", "special-school", "internal-school", "youth-school"))
# Of each school those in special provision, and all its pupils.
FEW = [(3, 100), (0, 140), (8, 180), (9, 220), (10, 260)]


@pytest.fixture
def pupils(egelund, schools):
    """The same pupils of each school as two shares, each other's complement."""
    rulebook()
    defined(egelund, SPECIAL, Share(EVENT))
    defined(egelund, GENERAL, Share(Not(EVENT)))
    for (unit, _size), (few, size) in zip(schools, FEW, strict=True):
        counted(egelund, SPECIAL, 2026, events=few, n=size, at=unit)
        counted(egelund, GENERAL, 2026, events=size - few, n=size, at=unit)
    few, size = (sum(each) for each in zip(*FEW, strict=True))
    counted(egelund, SPECIAL, 2026, events=few, n=size)
    counted(egelund, GENERAL, 2026, events=size - few, n=size)
    return schools


def unlinked(monkeypatch):
    """The way it was: nobody holds one figure against another."""
    for module in (door, knowing):
        monkeypatch.setattr(module, "related", lambda _people: frozenset())


def hidden(made, key):
    """Places of which the share is not told."""
    release = known_beside_others(made).counts
    frame = next(each for each in release.frames if each.name.startswith(key + ":"))
    return {at[0] for at, entry in release.table(frame).items() if entry.value is None}


def found_by_attacker(made, today, others=()):
    rules = house_rules(made.audience, made.unit.country, today)
    new = known_beside_others(made)
    return [str(e) for e in attacked(new, rules, known_from(others, [each.people for each in new.told]))]


def test_complements_of_one_release_hide_the_same(egelund, pupils, nadia, today):
    made = prepared(egelund, nadia, keys=(SPECIAL, GENERAL), first_period=2026)

    assert made.state == "ready"
    assert str(pupils[0][0].pk) in hidden(made, SPECIAL) == hidden(made, GENERAL)
    assert found_by_attacker(made, today) == []


def test_the_complement_in_a_later_release_tells_nothing(egelund, pupils, nadia, lone, today):
    first = released(egelund, nadia, lone, keys=(SPECIAL,), first_period=2026)
    withdraw_release(release=first, reason="Forkert", by=lone)
    later = released(egelund, nadia, lone, keys=(GENERAL,), first_period=2026)

    assert hidden(later, GENERAL) >= hidden(first, SPECIAL)
    assert found_by_attacker(later, today, [first]) == []
    assert verdict(later.pk, alone=False).leaks == ()


def test_the_old_way_told_both(egelund, pupils, nadia, lone, today, monkeypatch):
    """What the two tests above guard against: without links the same figures tell of three children."""
    with monkeypatch.context() as old:
        unlinked(old)
        first = released(egelund, nadia, lone, keys=(SPECIAL,), first_period=2026)
        later = prepared(egelund, nadia, keys=(GENERAL,), first_period=2026)
        both = prepared(egelund, nadia, keys=(SPECIAL, GENERAL), first_period=2026)
        assert (later.state, both.state) == ("ready", "ready")

    assert any("exactly 3" in leak for leak in found_by_attacker(later, today, [first]))
    assert any("exactly 3" in leak for leak in found_by_attacker(both, today))


def test_whoever_reads_only_what_was_published_tries_that_too(egelund, pupils, nadia, lone, monkeypatch):
    """Leaders read counts as they are, and two children of the first school are too few for them too."""
    for key, first, every in ((SPECIAL, 2, 29), (GENERAL, 98, 871)):
        counted(egelund, key, 2026, events=first, n=100, at=pupils[0][0])
        counted(egelund, key, 2026, events=every, n=900)
    with monkeypatch.context() as old:
        unlinked(old)
        made = released(egelund, nadia, lone, keys=(SPECIAL, GENERAL), first_period=2026, audience="leader")

    assert any("exactly 2" in leak for leak in verdict(made.pk, alone=True).leaks)


def test_of_two_that_wait_the_second_is_held_against_the_first(egelund, pupils, nadia, lone):
    one = prepared(egelund, nadia, keys=(SPECIAL,), first_period=2026)
    other = prepared(egelund, nadia, keys=(GENERAL,), first_period=2026)
    release_figures(release=one, why="Først", by=lone)

    with pytest.raises(NotLetOut) as refused:
        release_figures(release=other, why="Så", by=lone)

    assert refused.value.because.refusal == "leak"
    assert Release.objects.get(pk=other.pk).state == "ready"


@pytest.fixture
def wider(egelund, pupils):
    """The same with grade 10, which has two pupils in special provision at the fourth school, and others."""
    to_ten = All((TYPES, Between("grade", 0, 10)))
    defined(egelund, WIDE, Share(EVENT), to_ten)
    more = [(0, 5), (6, 30), (6, 30), (2, 30), (5, 40)]
    for (unit, _size), (few, size), (plus, others) in zip(pupils, FEW, more, strict=True):
        counted(egelund, WIDE, 2026, events=few + plus, n=size + others, at=unit)
    few, size = (sum(each) for each in zip(*FEW, *more, strict=True))
    counted(egelund, WIDE, 2026, events=few, n=size)
    return pupils


def test_those_whom_a_wider_share_has_beside_a_narrower_one_are_hidden_too(
    egelund, wider, nadia, lone, today
):
    """Nine and eleven: two of them are in grade 10."""
    first = released(egelund, nadia, lone, keys=(SPECIAL,), first_period=2026)
    later = released(egelund, nadia, lone, keys=(WIDE,), first_period=2026)

    fourth = str(wider[3][0].pk)
    assert fourth not in hidden(first, SPECIAL) and fourth in hidden(later, WIDE)
    assert found_by_attacker(later, today, [first]) == []


def test_leaders_who_read_more_try_it_too(egelund, wider, nadia, lone):
    """Everyone may read the narrow share; leaders have read the wide one, and would subtract."""
    released(egelund, nadia, lone, keys=(WIDE,), first_period=2026, audience="leader")

    made = prepared(egelund, nadia, keys=(SPECIAL,), first_period=2026)

    assert (made.state, made.refusal) == ("refused", "leak")
    with translation.override("da"):
        said = refusals.kept_words(made.refusal, made.refused_about, {SPECIAL: "Specialtilbud"})
    assert f"Specialtilbud, 2026/27, {wider[3][0].name}, tæller; det, som to tal om de samme" in said


def test_figures_that_cannot_both_be_true_are_named(egelund, pupils, nadia):
    counted(egelund, GENERAL, 2026, events=95, n=100, at=pupils[0][0])

    made = prepared(egelund, nadia, keys=(SPECIAL, GENERAL), first_period=2026)

    assert (made.state, made.refusal) == ("refused", "unlike")
    because = Because(Refusal.UNLIKE, tuple(made.refused_about.split("\n")))
    assert "that cannot be: In general; special." in refusals.refusal_words(because, {GENERAL: "In general"})


def test_counts_of_another_day_are_taken_for_other_rows(egelund, pupils, nadia, lone):
    """The one was revised since, and the other not yet: nothing is subtracted, and nothing is refused."""
    first, _size = pupils[0]
    released(egelund, nadia, lone, keys=(SPECIAL,), first_period=2026)
    counted(egelund, SPECIAL, 2026, events=4, n=100, at=first, as_of=date(2026, 12, 1))
    counted(egelund, SPECIAL, 2026, events=31, n=900, as_of=date(2026, 12, 1))

    made = prepared(egelund, nadia, keys=(SPECIAL, GENERAL), first_period=2026)

    assert made.state == "ready", made.refused_about

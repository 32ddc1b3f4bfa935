"""What of several figures hangs together, by how they are defined and counted. Without a database."""

from dataclasses import replace

import pytest

from make.publication import SHARE, shipped
from samspil.figures.publication.rules.linking import Told, Unlike, is_rest, linked, related
from samspil.figures.publication.rules.people import people
from samspil.figures.publication.rules.tabling import Counted, Group, laid_out
from samspil.tools.statistics.conditions import Among, Not
from samspil.tools.statistics.disclosure.tables import known_counts
from samspil.tools.statistics.questions import Cohort, Count, Mean, Share

SPECIAL, ORDINARY = Among("class_type", ("20", "29")), Among("class_type", ("10",))


def of(key, measure):
    said = shipped().indicator(SHARE)
    table = next(each for each in shipped().tables if each.key == said.table)
    own = replace(said, key=key, question=replace(said.question, measure=measure))
    return people(own, "paying", table.columns)


def told(whom, *groups, seen="1"):
    """Whoever is counted and how many are in the event, of the house and of each place; then its edition."""
    found = tuple(
        Group(place, (), n, events, as_of=seen, n_edition=edition, event_edition=edition)
        for place, n, events, edition in groups
    )
    subject = whom.key if whom.is_supposed else "pupils"
    table = Counted(whom.key, 2026, f"{subject}:2026", (), found, True, False)
    laid = laid_out(table)
    return Told(whom, 2026, laid.frame, known_counts(laid), table.seen)


def three_places(whom, a, b, seen="1", edition=""):
    both = (a[0] + b[0], a[1] + b[1])
    return told(whom, ("all", *both, edition), ("1", *a, edition), ("2", *b, ""), seen=seen)


def same(found):
    """Which cells are other cells under another name: the nodes of both."""
    return {
        (whole.at[-1], parts[0].at[-1])
        for links in (found.fresh, found.before)
        for whole, parts in links.sums
        if len(parts) == 1 and not is_rest(whole) and whole.at
    }


COMPLEMENTS = {
    (("share special", "out"), ("share general", "in")),
    (("share special", "in"), ("share general", "out")),
}


def turned(found):
    return {tuple(sorted(pair)) for pair in found} == {tuple(sorted(pair)) for pair in COMPLEMENTS}


def test_a_complement_is_the_same_under_another_name():
    special = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    general = three_places(of("general", Share(Not(SPECIAL))), (100, 97), (90, 81))

    found = linked([special, general], [])

    assert turned(same(found))
    assert not found.fresh.rests and not found.before.sums
    assert linked([general], [special]).fresh.sums == found.fresh.sums


def test_with_no_code_but_the_declared_ones_two_shares_make_the_whole():
    special = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    ordinary = of("general", Share(ORDINARY))

    assert turned(same(linked([special, three_places(ordinary, (100, 97), (90, 81))], [])))


def test_where_other_codes_stand_after_all_somebody_is_left_over():
    special = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    ordinary = of("general", Share(ORDINARY))

    found = linked([special, three_places(ordinary, (100, 95), (90, 79))], [])

    assert not same(found) and found.fresh.rests


def test_of_the_same_rows_both_must_be_true():
    special = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    general = of("general", Share(Not(SPECIAL)))

    with pytest.raises(Unlike) as error:
        linked([special, three_places(general, (100, 96), (90, 81))], [])

    assert error.value.keys == ("general", "special")


def test_a_revised_count_is_held_against_what_was_counted_with_it():
    """The old special one and the new general one are of other days; their difference is nobody's count."""
    old = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    new = three_places(of("special", Share(SPECIAL)), (100, 5), (90, 9), seen="2", edition="1")
    general = three_places(of("general", Share(Not(SPECIAL))), (100, 95), (90, 81), seen="2")

    found = linked([new, general], [old])

    editions = {cell.edition for whole, parts in found.fresh.sums for cell in (whole, *parts)}
    assert turned(pair for pair in same(found) if pair[0] != ("place", "1"))
    assert [old.frame.cells["1", "in"]] not in [list(parts) for _whole, parts in found.fresh.sums]
    assert editions == {"", "1", "1.1"}


def test_counts_that_another_table_gainsays_are_not_taken_for_known():
    old = three_places(of("special", Share(SPECIAL)), (100, 3), (90, 9))
    general = of("general", Share(Not(SPECIAL)))

    assert linked([three_places(general, (100, 97), (90, 81))], [old]).counts == old.counts
    assert linked([three_places(general, (102, 97), (90, 81), seen="2")], [old]).counts == {}


def test_who_began_within_three_months_is_among_those_within_fifteen():
    """As long as nobody is left to be followed: then as many are counted in both."""

    def cohort(months):
        return of(f"after-{months}", Cohort("left_on", "started_on", months))

    short, long = cohort(3), cohort(15)
    three, fifteen = three_places(short, (100, 80), (90, 70)), three_places(long, (100, 82), (90, 75))
    fewer = three_places(long, (60, 52), (50, 45))

    found = linked([three, fifteen], [])

    assert related([short, long]) == {"after-3/1", "after-15/1"}
    assert (fifteen.frame.cells["1", "in"], three.frame.cells["1", "in"]) in found.fresh.within
    assert not linked([three, fewer], []).fresh.cells


def test_what_does_not_lie_within_each_other_is_left_alone():
    boys = of("boys", Share(Among("sex", ("boy",))))

    assert related([of("special", Share(SPECIAL)), boys]) == frozenset()
    assert related([of("special", Share(SPECIAL)), of("number", Count(SPECIAL))]) == {"special/1", "number/1"}
    assert of("mean", Mean("social_wellbeing")) is None

"""Who prepares reads of which figure, year and place it is: never a code of ours."""

import pytest
from django.utils import translation

from make.publication import SHARE, counted, prepared
from samspil.figures.publication.pages.refusals import kept_words, refusal_words
from samspil.figures.publication.queries.wording import group_words
from samspil.figures.publication.rules.naming import Named, lines, read_line
from samspil.figures.publication.rules.releases import Because, Refusal
from samspil.tools.statistics.disclosure.hierarchies import flat, share
from samspil.tools.statistics.disclosure.protections import Rest
from samspil.tools.statistics.disclosure.tables import Cell, Frame

PLACES = flat("place", "all", ["7", "8"])
GRADES = flat("grade", "all", ["3", "4"])
EVENT = share("share special", of="all", event="in", others="out")
FRAME = Frame("special:2026:grade", "a1b2c3:2026", (PLACES, GRADES, EVENT))


def test_a_group_is_named_by_figure_year_place_and_part():
    cells = [FRAME.cells["7", "3", "in"], FRAME.cells["all", "all", "all"]]

    assert [read_line(each) for each in lines(cells, [FRAME])] == [
        Named("special", "2026", "7", "in", (("grade", "3"),)),
        Named("special", "2026"),
    ]


def test_a_difference_is_named_by_what_it_tells_and_once():
    whole, part = FRAME.cells["all", "3", "all"], FRAME.cells["7", "3", "all"]

    assert lines([Rest(whole, part), part], [FRAME]) == (
        Named("special", "2026", "7", "", (("grade", "3"),)).line,
    )


def test_a_group_is_told_as_on_every_other_page():
    line = Named("special", "2026", "", "in", (("grade", "3"), ("sex", "rest of boy"))).line

    with translation.override("nl"):
        said = refusal_words(Because(Refusal.LEAK, (line,)), {"special": "Speciaal"})
        assert said.endswith(f"Speciaal, 2026/27, {group_words((('grade', '3'),))}, de rest, teller")


def test_what_no_table_shows_has_words_too():
    [line] = lines([Cell("rest 0f", (("place", "7"),))], [FRAME])

    assert "0f" not in line
    assert "the same people" in refusal_words(Because(Refusal.LEAK, (line,)), {})
    assert read_line("special") is None


@pytest.mark.django_db
def test_parts_that_are_more_than_the_whole_are_named_in_danish(egelund, figures, nadia):
    counted(egelund, SHARE, 2026, events=20, n=800)

    made = prepared(egelund, nadia)

    with translation.override("da"):
        said = kept_words(made.refusal, made.refused_about, {SHARE: "Specialtilbud"})
    rest = "Specialtilbud, 2026/27, resten"
    assert said.endswith(f": {rest}; {rest}, tæller; {rest}, dem uden for tælleren")


@pytest.mark.django_db
def test_the_page_of_a_refused_release_says_so(client, egelund, figures, nadia):
    counted(egelund, SHARE, 2026, events=20, n=800)
    made = prepared(egelund, nadia)

    said = client.sign_in(nadia).get(f"/releases/{made.pk}/").content.decode()

    assert "2026/27, the rest, numerator" in said
    assert "group\t" not in said

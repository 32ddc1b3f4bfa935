"""The chapter of figures takes what was released to the readers of the report, and nothing else."""

import re

import docx
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from reporting.reports.conftest import text_of

import make
from make.meetings import body
from make.publication import counts, released, rulebook
from make.reports import issued, report
from samspil.figures.publication.actions.releasing import withdraw_release
from samspil.reporting.reports.queries.figure_chapter import readers_of
from samspil.tools.paper.archive import from_text
from samspil.tools.paper.document import Picture, Table, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(egelund):
    return make.person("Nadia", role="analyst", unit=egelund)


@pytest.fixture
def figures(egelund):
    rulebook()
    counts(egelund, [(make.unit(f"Skole {n}", parent=egelund), 140 + 40 * n) for n in range(5)])


def chapter(found):
    return next(each for each in from_text(found.frozen.text).parts if each.key == "figures")


@pytest.mark.requirement("FLG-07", "LED-03")
def test_a_figure_stands_drawn_and_as_a_table_beside_what_became_of_the_children(
    egelund, strategy, figures, nadia, lone, both
):
    released(egelund, nadia, lone, audience="committee")

    found = issued(egelund, lone, *both, chapters=["figures"])

    told = chapter(found)
    pictures = [each for each in told.blocks if isinstance(each, Picture)]
    tables = {each.caption for each in told.blocks if isinstance(each, Table)}
    assert [each.caption for each in pictures][:2] == [
        "Andel i specialtilbud, 0.-9. klasse",
        "Social trivsel",
    ]
    assert {each.caption for each in pictures} <= tables
    with default_storage.open(found.frozen.docx.name) as file:
        words = " ".join(each.text for each in docx.Document(file).paragraphs)
    with default_storage.open(found.frozen.pdf.name) as file:
        paper = text_of(file.read())
    for said in ("Imens: Social trivsel", "Tal om inklusion"):
        assert said in words and said in paper


def test_readers_get_no_more_than_they_may_read_themselves(egelund, strategy, figures, nadia, lone, both):
    released(egelund, nadia, lone, audience="leader", title="Til lederne")
    released(egelund, nadia, lone, audience="committee", title="Til udvalget")

    told = [
        issued(egelund, lone, *bodies, audience=audience, chapters=["figures"]).frozen.text
        for bodies, audience in ((both, "committees"), ((), "public"))
    ]

    assert "Til udvalget" in told[0]
    assert not any("Til lederne" in each for each in told)
    assert "Til udvalget" not in told[1]
    assert plain(chapter_points(told[1])) == "Der er ikke frigivet tal til dem, beretningen er til."


def chapter_points(text):
    return next(each for each in from_text(text).parts if each.key == "figures").points[0]


def test_where_a_board_gets_it_too_all_get_what_a_board_may_read(egelund, lone, both):
    assert readers_of(report(egelund, lone, *both)) == "committee"
    assert (
        readers_of(report(egelund, lone, *both, body(egelund, kind="board", name="Bestyrelsen"))) == "board"
    )
    assert readers_of(report(egelund, lone, audience="public")) == "public"


def test_a_report_says_which_of_its_figures_were_withdrawn_since(
    client, egelund, strategy, figures, nadia, lone, henrik
):
    before = released(egelund, nadia, lone, audience="public")
    withdraw_release(release=before, reason="Talt forkert", by=lone)
    out = released(egelund, nadia, lone, audience="public", title="Igen")
    made = issued(egelund, lone, audience="public", chapters=["figures"])
    url = reverse("report", args=[made.pk])
    assert b"Withdrawn" not in client.get(url).content

    withdraw_release(release=out, reason="To skoler manglede", by=henrik)

    said = client.get(url).content.decode()
    assert "5 figures in this report have been withdrawn" in said
    assert re.search(r"Social wellbeing: withdrawn on .*\. To skoler manglede", said)
    assert "Talt forkert" not in said

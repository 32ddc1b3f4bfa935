"""A report speaks of its own year, also in its statuses, and draws how it went."""

import html
import io
from datetime import timedelta

import docx
import page
import pptx
import pytest
from conftest import days
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.timezone import now
from pptx.oxml.ns import qn
from reporting.reports.conftest import text_of

import make
from make.plans import evidence, news
from make.reports import issued
from samspil.tools.paper.archive import from_text
from samspil.tools.paper.document import plain
from samspil.tools.paper.wording import part_texts

pytestmark = pytest.mark.django_db
# The end of a year that is past.
THEN = days(-20)


@pytest.fixture
def year_that_is_over(plan, lone):
    """Late then and mended since; stopped since; started since; approved since; with evidence since."""
    yes = {"approved_at": now() - timedelta(days=90), "approved_by": lone}
    begun = {"started_on": days(-85), "started_by": lone, **yes}
    ended = {"ended_on": days(-8), "ended_by": lone}
    mended = make.effort(
        plan, title="Forsinket dengang", planned_start=days(-80), planned_end=days(-30), **begun, **ended
    )
    evidence(mended, lone)
    make.effort(
        plan, title="Stoppet siden", planned_end=days(60), stopped_on=days(-3), stopped_by=lone, **begun
    )
    make.effort(plan, title="Godkendt siden", **{**begun, "approved_at": now()})
    told = make.effort(plan, title="Nyt siden", planned_end=days(60), **begun)
    news(told, lone)
    return plan


def statuses(made):
    part = next(each for each in from_text(made.frozen.text).parts if each.key == "efforts")
    found, name = {}, ""
    for block in part.blocks:
        if block.kind == "heading" and block.level == 3:
            name = block.text.split(". ", 1)[1]
        if block.kind == "terms":
            found[name] = dict(block.rows)["Status"][0].tone
    return found


def test_a_report_on_a_year_that_is_over_tells_the_statuses_of_its_last_day(
    client, egelund, lone, both, year_that_is_over
):
    then = issued(egelund, lone, *both, language="en", begins_on=days(-385), ends_on=THEN)
    now_told = issued(egelund, lone, *both, language="en")

    expected = {"Forsinket dengang": "late", "Stoppet siden": "quiet", "Nyt siden": "quiet"}
    assert {name: statuses(then)[name] for name in expected} == expected
    assert "Godkendt siden" not in statuses(then)
    later = {"Forsinket dengang": "done", "Stoppet siden": "stopped", "Nyt siden": "running"}
    assert {name: statuses(now_told)[name] for name in later} == later
    assert "the last day of the year told here" in then.frozen.text
    assert "the last day of the year told here" not in now_told.frozen.text


@pytest.mark.parametrize("audience", ["committees", "public"])
def test_the_plan_told_is_the_plan_of_that_year(egelund, strategy, lone, both, plan, audience):
    last = make.plan(
        egelund, strategy, begins_on=days(-400), ends_on=days(-30), state="evaluated",
        approved_at=now() - timedelta(days=399), approved_by=lone,
    )  # fmt: skip
    yes = {
        "approved_at": now() - timedelta(days=390),
        "approved_by": lone,
        "started_on": days(-390),
        "started_by": lone,
    }
    make.effort(last, title="Sidste års indsats", statements=["1.1"], planned_end=days(-90), **yes)

    bodies = both if audience == "committees" else ()
    chapters = ["strategy", "efforts", "next"]
    made = issued(
        egelund, lone, *bodies, audience=audience, chapters=chapters, begins_on=days(-400), ends_on=days(-40)
    )

    told = {each.key: " ".join(part_texts(each)) for each in from_text(made.frozen.text).parts}
    assert "Sidste års indsats" in told["efforts"] and "Sparring i tide" not in told["efforts"]
    assert "Sparring i tide" in told["next"] or audience == "public"


def test_the_public_report_too_speaks_of_the_last_day_of_its_year(client, egelund, lone, year_that_is_over):
    then = issued(egelund, lone, audience="public", language="en", begins_on=days(-385), ends_on=THEN)

    rows = {
        plain(row[0]): row[1][0].tone
        for part in from_text(then.frozen.text).parts
        for block in part.blocks
        if block.kind == "table" and part.key == "efforts"
        for row in block.rows
    }

    assert (rows["Forsinket dengang"], rows["Stoppet siden"]) == ("late", "quiet")
    assert "Godkendt siden" not in rows


@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_the_drawing_stands_on_page_paper_and_slide_with_words_and_table(
    client, egelund, lone, both, plan, acting, language
):
    with acting(lone):
        made = issued(egelund, lone, *both, chapters=["efforts"], language=language)
    (picture,) = [each for each in from_text(made.frozen.text).parts[0].blocks if each.kind == "picture"]
    shown = client.sign_in(lone).get(reverse("report", args=[made.pk])).content.decode()
    pdf, word, deck = (kept(made, each) for each in ("pdf", "docx", "pptx"))

    assert picture.alt and f'aria-label="{picture.alt}"' in html.unescape(shown)
    assert picture.caption in text_of(pdf)
    assert [each.message for each in page.validate_pdf_bytes(pdf, profile="ua1").failures] == []
    word = docx.Document(io.BytesIO(word))
    assert [each._inline.docPr.get("descr") for each in word.inline_shapes] == [picture.alt]
    assert picture.alt in pptx_alts(pptx.Presentation(io.BytesIO(deck)))


def kept(made, name):
    with default_storage.open(getattr(made.frozen, name).name) as file:
        return file.read()


def pptx_alts(deck):
    found = (each._element.find(".//" + qn("p:cNvPr")) for slide in deck.slides for each in slide.shapes)
    return [each.get("descr") for each in found if each is not None]

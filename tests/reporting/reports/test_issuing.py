"""A report is issued whole or not at all, stays as it was, and says the same everywhere."""

import re

import docx
import page
import pptx
import pytest
from conftest import days
from django.core.files.storage import default_storage
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils.timezone import now
from pptx.enum.shapes import MSO_SHAPE_TYPE
from reporting.reports.conftest import text_of

import make
from make.reports import DRAWN, issued, report
from samspil.ground.audit.models import Event
from samspil.ground.organisation.access import me
from samspil.reporting.reports.actions import issuing
from samspil.reporting.reports.models import Frozen, PublicationLine, Report
from samspil.reporting.reports.rules import Chapter
from samspil.tools.paper import pptx_file
from samspil.tools.paper.archive import content_hash, from_text
from samspil.tools.paper.document import Picture, Table
from samspil.tools.paper.wording import texts

pytestmark = pytest.mark.django_db


def pdf_of(found):
    with default_storage.open(found.frozen.pdf.name) as file:
        return file.read()


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.requirement("FLG-07")
def test_a_report_to_two_committees_is_issued_frozen_and_logged(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both)
    client.sign_in(lone)

    client.post(reverse("issue-report", args=[draft.pk]))
    issuing.run_issue(draft.pk, lone.pk)

    draft.refresh_from_db()
    assert (draft.state, draft.issued_by) == ("issued", lone)
    assert draft.content_hash == content_hash(draft.frozen.text)
    line = PublicationLine.objects.get()
    assert line.to_whom == "Børne- og Skoleudvalget; Socialudvalget"
    assert (line.content_hash, line.by) == (draft.content_hash, lone)
    assert Event.objects.filter(what="report issued", target=draft.pk).exists()


@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_the_pdf_is_accessible_and_carries_the_words_of_the_page(client, egelund, lone, both, plan, language):
    found = issued(egelund, lone, *both, language=language, chapters=list(Chapter))
    pdf = pdf_of(found)
    client.sign_in(lone)

    shown = squeezed(re.sub(r"<[^>]+>", " ", client.get(reverse("report", args=[found.pk])).content.decode()))

    assert [each.message for each in page.validate_pdf_bytes(pdf, profile="ua1").failures] == []
    words = [squeezed(each) for each in texts(from_text(found.frozen.text))]
    on_paper = squeezed(text_of(pdf))
    assert [each for each in words if each not in on_paper] == []
    assert [each for each in words if each.replace("&", "&amp;") not in shown] == []


def test_the_numbers_are_those_of_the_screen(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both, language="en")
    paper = text_of(pdf_of(found))
    client.sign_in(lone)
    screen = " ".join(
        re.sub(
            r"<[^>]+>", " ", client.get("/plans/", headers={"accept-language": "en"}).content.decode()
        ).split()
    )

    for sentence in (
        "1 of 1 places have a plan",
        "1 has a plan without any action.",
    ):
        assert sentence in screen
        assert sentence in paper
    assert "The strategy says 4 things." in paper


def test_each_part_says_what_happened(egelund, lone, both, plan):
    found = issued(egelund, lone, *both, language="en")
    paper = text_of(pdf_of(found))

    for said in (
        "Vi læste sammen.", "Sparring i tide", "Halvvejs i tre skoler.", "Hjælp inden for ti dage",
        "Ring til Elmely", "Ingen linje", "Stop skemaet", "Ingen brugte det", "Parents: Vi bager",
    ):  # fmt: skip
        assert said in paper
    assert "Endnu ikke drøftet" not in paper


def test_what_happens_afterwards_changes_nothing(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both)
    before = pdf_of(found), found.frozen.text

    plan.efforts.update(title="Et helt andet navn")
    client.sign_in(lone)
    response = client.get(reverse("report", args=[found.pk]))

    assert "Et helt andet navn" not in response.content.decode()
    assert "Sparring i tide" in response.content.decode()
    assert (pdf_of(found), Frozen.objects.get().text) == before


def test_what_breaks_off_in_the_middle_leaves_a_draft_that_can_be_issued(
    egelund, lone, both, plan, monkeypatch
):
    draft = report(egelund, lone, *both)
    issuing.begin_issue(report=draft, by=lone)
    with monkeypatch.context() as broken:
        broken.setattr(pptx_file, "pptx_bytes", lambda *_any, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            issuing.run_issue(draft.pk, lone.pk)
    draft.refresh_from_db()
    assert (draft.state, draft.begun_at) == ("draft", None)
    assert not Frozen.objects.exists() and not PublicationLine.objects.exists()

    issuing.run_issue(draft.pk, lone.pk)

    draft.refresh_from_db()
    assert draft.state == "issued"


def test_files_that_an_attempt_left_behind_are_written_over(egelund, lone, both, plan, files):
    draft = report(egelund, lone, *both)
    left = files / "reports" / str(draft.pk) / "report.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a file")

    found = issuing.issue_report(report=draft, me=me(lone.account), at=now())

    assert left.read_bytes() == pdf_of(found) != b"half a file"


def test_issuing_twice_is_issuing_once(egelund, lone, both, plan):
    draft = report(egelund, lone, *both)

    issuing.run_issue(draft.pk, lone.pk)
    issuing.run_issue(draft.pk, lone.pk)

    assert PublicationLine.objects.count() == 1


def test_one_who_asks_twice_is_told_that_it_is_being_made(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both)
    client.sign_in(lone)

    client.post(reverse("issue-report", args=[draft.pk]))
    response = client.post(reverse("issue-report", args=[draft.pk]), follow=True)

    assert "The report is being made already." in response.content.decode()
    assert "hx-get" in response.content.decode()


def test_a_report_that_nobody_finished_making_can_be_asked_for_again(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both, begun_at=days_ago(1))
    client.sign_in(lone)

    assert "Issue the report" in client.get(reverse("report", args=[draft.pk])).content.decode()


def days_ago(n):
    return now().replace(year=now().year - n)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"chapters": []}, "Choose at least one part."),
        ({"words": " "}, "Write the year in words, or leave that part out."),
    ],
)
def test_a_report_that_lacks_something_is_not_issued(client, egelund, lone, both, plan, lacking, said):
    draft = report(egelund, lone, *both, **lacking)
    client.sign_in(lone)

    response = client.post(reverse("issue-report", args=[draft.pk]), follow=True)

    assert said in response.content.decode()
    draft.refresh_from_db()
    assert (draft.state, draft.begun_at) == ("draft", None)


def test_a_committee_report_needs_a_committee(client, egelund, lone, plan):
    draft = report(egelund, lone)
    client.sign_in(lone)

    response = client.post(reverse("issue-report", args=[draft.pk]), follow=True)

    assert "Choose at least one committee or board." in response.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        "title = 'Andet'",
        "words = 'Andet'",
        "content_hash = repeat('0', 64)",
        "state = 'draft', content_hash = '', issued_at = NULL, issued_by_id = NULL",
    ],
)
def test_the_database_keeps_what_was_issued(egelund, lone, both, plan, acting, change):
    found = issued(egelund, lone, *both)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting(lone),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE reports_report SET {change} WHERE id = %s", [found.pk])


@pytest.mark.parametrize("table", ["reports_frozen", "reports_publicationline", "reports_verdict"])
@pytest.mark.parametrize("how", ["UPDATE {} SET report_id = report_id", "DELETE FROM {}"])
def test_the_web_login_can_only_add_to_what_is_kept(lone, acting, table, how):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting(lone),
        connection.cursor() as cursor,
    ):
        cursor.execute(how.format(table))


def test_a_hundred_efforts_ask_no_more_queries(egelund, lone, both, plan, django_assert_max_num_queries):
    draft = report(egelund, lone, *both)
    for number in range(30):
        effort = make.effort(plan, title=f"Nr. {number}", approved_at=now(), approved_by=lone, owner=lone)
        make.goal(effort)

    with django_assert_max_num_queries(75), transaction.atomic():
        issuing.issue_report(report=draft, me=me(lone.account), at=now())


def test_every_chapter_can_stand_alone(egelund, lone, both, plan):
    for chapter in Chapter:
        found = issued(egelund, lone, *both, chapters=[chapter])
        assert [each.key for each in from_text(found.frozen.text).parts] == [chapter]
    assert Report.objects.filter(state="issued").count() == len(Chapter)


@pytest.mark.requirement("LED-19", "FLG-04")
def test_timeline_coverage_year_and_map_are_drawn_with_their_tables(egelund, lone, both, plan):
    """As on the screen: the drawing, words for who does not see it, and all it says in a table."""
    found = issued(egelund, lone, *both, chapters=list(DRAWN), language="en")

    parts = {each.key: each.blocks for each in from_text(found.frozen.text).parts}
    for key in DRAWN:
        pictures = [each for each in parts[key] if isinstance(each, Picture)]
        tables = [each for each in parts[key] if isinstance(each, Table)]
        assert pictures and tables
        assert all(
            each.alt.startswith(each.caption) and len(each.alt) > len(each.caption) for each in pictures
        )
    said = {key: str([each.rows for each in parts[key] if isinstance(each, Table)]) for key in DRAWN}
    assert "Sparring i tide" in said["calendar"] and "Endnu ikke drøftet" not in said["calendar"]
    assert "Hjælp inden for ti dage" in said["links"] and "carries out" in said["links"]
    assert "Lindeskolen" in said["fields"]
    assert "Stop skemaet" in said["wheel"]


def test_the_office_files_carry_the_drawings(egelund, lone, both, plan):
    found = issued(egelund, lone, *both, chapters=["calendar", "wheel"])

    with default_storage.open(found.frozen.docx.name) as file:
        word = docx.Document(file)
    with default_storage.open(found.frozen.pptx.name) as file:
        slides = pptx.Presentation(file).slides
    assert len(word.inline_shapes) > 2
    assert all(each._inline.docPr.get("descr") for each in word.inline_shapes)
    assert (
        sum(1 for slide in slides for each in slide.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE) == 2
    )


def test_a_drawing_too_tall_for_a_room_is_left_out_of_the_slides(egelund, strategy, lone, both, plan):
    for number in range(20):
        place = make.unit(f"Skole {number}", kind="school", parent=egelund)
        make.plan(place, strategy, kind="local", framework=plan)

    found = issued(egelund, lone, *both, chapters=["fields"])

    with default_storage.open(found.frozen.pptx.name) as file:
        slides = pptx.Presentation(file).slides
    kinds = [each.shape_type for slide in slides for each in slide.shapes]
    assert MSO_SHAPE_TYPE.PICTURE not in kinds


def test_the_chapters_come_in_the_order_that_was_chosen(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both, chapters=["year", "targets", "next"])
    client.sign_in(lone)

    client.post(reverse("move-chapter", args=[draft.pk]), {"key": "next"})
    found = issuing.issue_report(report=draft, me=me(lone.account), at=now())

    assert [each.key for each in from_text(found.frozen.text).parts] == ["year", "next", "targets"]


def test_day_after_tomorrow_is_a_day(egelund, lone, both, plan):
    """The year of a day is always told: paper is read later."""
    found = issued(egelund, lone, *both, language="en")

    assert str(days(9).year) in text_of(pdf_of(found))

"""Who reads a report, what stays when it is withdrawn, and how anyone knows that it is unchanged."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reporting.reports.conftest import text_of

import make
from make.reports import issued, report
from samspil.reporting.reports.actions.drafts import withdraw_report
from samspil.reporting.reports.models import Frozen, PublicationLine, Report
from samspil.reporting.reports.queries.source import as_anyone

pytestmark = pytest.mark.django_db
# What the test itself puts around a request.
AROUND = ("SAVEPOINT", "RELEASE", "SET ROLE", "RESET ROLE", "SELECT set_config('samspil.person', ''")


def page_of(client, found):
    return client.get(reverse("report", args=[found.pk]))


def file_of(client, found, format):
    return client.get(reverse("report-file", args=[found.pk, format]))


@pytest.mark.requirement("FLG-07")
def test_members_of_each_committee_read_it(client, egelund, lone, both, plan, erik, gunver):
    found = issued(egelund, lone, *both)

    for member in (erik, gunver):
        client.sign_in(member)
        assert "Sparring i tide" in page_of(client, found).content.decode()
        assert file_of(client, found, "pdf").content.startswith(b"%PDF")


def test_nobody_else_reads_it(client, egelund, lone, both, plan, amina, dan):
    found = issued(egelund, lone, *both)

    for other in (None, amina, dan):
        client.logout()
        if other:
            client.sign_in(other)
        assert page_of(client, found).status_code == 404
        assert file_of(client, found, "pdf").status_code == 404


def test_a_former_member_reads_it_no_more(client, egelund, lone, both, plan, erik):
    found = issued(egelund, lone, *both)
    erik.memberships.update(ends_on="2021-01-01")
    client.sign_in(erik)

    assert page_of(client, found).status_code == 404


def test_a_draft_is_seen_only_by_those_who_steer(client, egelund, lone, henrik, both, plan, erik):
    draft = report(egelund, lone, *both)

    for person, code in ((erik, 404), (henrik, 200)):
        client.sign_in(person)
        assert page_of(client, draft).status_code == code


@pytest.mark.requirement("FLG-07")
def test_the_public_report_holds_what_the_public_page_shows_and_no_name(client, egelund, lone, plan):
    found = issued(egelund, lone, audience="public", language="en")

    pdf = text_of(file_of(client, found, "pdf").content)
    front = client.get("/public/").content.decode()

    assert "Sparring i tide" in pdf
    for hidden in (
        "Lone",
        "Halvvejs i tre skoler.",
        "Ring til Elmely",
        "Vi bager",
        "Ingen brugte det",
        "Ingen linje",
    ):
        assert hidden not in pdf
    assert found.title in front and found.content_hash[:16] in front


def test_what_is_not_public_is_not_in_the_public_report(client, egelund, lone, plan):
    plan.is_public = False
    plan.save()

    found = issued(egelund, lone, audience="public")

    assert "Sparring i tide" not in text_of(file_of(client, found, "pdf").content)


def test_after_the_public_part_the_officer_is_the_officer_again(egelund, lone, plan, acting):
    with acting(lone), connection.cursor() as cursor:
        with as_anyone(plan.begins_on):
            cursor.execute("SELECT samspil_person()")
            assert cursor.fetchone() == (None,)
        cursor.execute("SELECT samspil_person()")
        assert cursor.fetchone() == (lone.pk,)


@pytest.mark.requirement("FLG-07")
def test_a_withdrawn_report_stays_listed_with_its_reason_and_is_served_no_more(
    client, egelund, lone, both, plan, erik
):
    found = issued(egelund, lone, *both)
    client.sign_in(lone)
    client.post(reverse("withdraw-report", args=[found.pk]), {"reason": "Et tal var forkert."})
    client.sign_in(erik)

    shown = page_of(client, found).content.decode()

    assert "Et tal var forkert." in shown and "Sparring i tide" not in shown
    assert file_of(client, found, "pdf").status_code == 404
    assert "Beretning om inklusion" in client.get(reverse("reports")).content.decode()
    assert PublicationLine.objects.get(what="withdrawn").reason == "Et tal var forkert."


def test_a_withdrawn_public_report_stays_on_the_public_page(client, egelund, lone, plan):
    found = issued(egelund, lone, audience="public")
    withdraw_report(report=found, reason="Forkert tal.", by=lone)

    assert "withdrawn" in client.get("/public/", headers={"accept-language": "en"}).content.decode()
    assert "Forkert tal." in page_of(client, found).content.decode()
    assert file_of(client, found, "pdf").status_code == 404


def test_nobody_withdraws_without_a_reason(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both)
    client.sign_in(lone)

    response = client.post(reverse("withdraw-report", args=[found.pk]), {"reason": " "})

    assert response.status_code == 422
    found.refresh_from_db()
    assert found.state == "issued"


def test_the_proof_holds_for_what_was_issued(client, egelund, lone, plan):
    found = issued(egelund, lone, audience="public")

    shown = client.get(reverse("report-proof", args=[found.pk]), headers={"accept-language": "en"})

    assert "It is what was issued" in shown.content.decode()
    assert found.content_hash in shown.content.decode()


def test_a_text_changed_behind_our_back_is_noticed_and_not_shown(client, egelund, lone, plan):
    found = issued(egelund, lone, audience="public")
    text = found.frozen.text.replace("Sparring i tide", "Sparring i dag")
    Frozen.objects.update(text=text)

    shown = page_of(client, found).content.decode()
    proof = client.get(reverse("report-proof", args=[found.pk]), headers={"accept-language": "en"})

    assert "Sparring i dag" not in shown
    assert "It is not what was issued" in proof.content.decode()
    assert file_of(client, found, "json").status_code == 404


def test_text_and_hash_changed_together_are_told_by_the_log(client, egelund, lone, plan):
    found = issued(egelund, lone, audience="public")
    PublicationLine.objects.update(content_hash="0" * 64)

    assert "Sparring i tide" not in page_of(client, found).content.decode()


@pytest.mark.parametrize("happens", ["changed", "gone"])
def test_a_file_changed_or_gone_is_noticed_and_not_served(client, egelund, lone, plan, happens):
    found = issued(egelund, lone, audience="public")
    name = found.frozen.pdf.name
    default_storage.delete(name)
    if happens == "changed":
        default_storage.save(name, ContentFile(b"%PDF-1.7 other"))

    proof = client.get(reverse("report-proof", args=[found.pk]), headers={"accept-language": "en"})

    assert "changed or gone" in proof.content.decode()
    assert file_of(client, found, "pdf").status_code == 404


def test_the_list_asks_no_more_queries_for_more_reports(client, egelund, lone, both, plan):
    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("reports")).status_code == 200
        return len([each for each in found if not each["sql"].startswith(AROUND)])

    client.sign_in(lone)
    report(egelund, lone, *both)
    issued(egelund, lone, *both, chapters=["year"])
    before = asked()
    for _ in range(3):
        report(egelund, lone, *both)
        issued(egelund, lone, *both, chapters=["year"])

    assert asked() == before <= 15


def test_an_issued_report_is_shown_with_few_queries(client, egelund, lone, both, plan, erik):
    found = issued(egelund, lone, *both)
    for number in range(9):
        make.effort(plan, title=f"Nr. {number}")
    client.sign_in(erik)

    with CaptureQueriesContext(connection) as asked:
        assert page_of(client, found).status_code == 200

    assert len([each for each in asked if not each["sql"].startswith(AROUND)]) <= 15


def test_reports_of_elsewhere_are_not_listed(client, egelund, lone, plan, dan):
    issued(egelund, lone, audience="public")
    client.sign_in(dan)

    assert "Beretning om inklusion" not in client.get(reverse("reports")).content.decode()
    assert Report.objects.count() == 1

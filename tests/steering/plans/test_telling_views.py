"""News, evidence, start, end, stop, decision and handing over, in the browser."""

import pytest
from conftest import days
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from steering.plans.conftest import NO_ADDRESS, REQUIRED, approved

import make
from samspil.steering.plans.models import Decision, Effort, Evidence, News


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(response):
    return response.content.decode()


def url(name, thing):
    return reverse(name, args=[thing._meta.model_name, thing.pk])


BOTH = ["own", "deed"]


@pytest.mark.parametrize("thing", BOTH)
@pytest.mark.parametrize(
    ("who", "code"), [("amina", 200), ("bo", 200), ("lone", 200), ("erik", 404), ("dan", 404)]
)
def test_who_works_there_tells_and_shows(client, request, thing, who, code):
    thing = request.getfixturevalue(thing)
    client.sign_in(request.getfixturevalue(who))

    assert client.get(url("tell-news", thing)).status_code == code
    assert client.get(url("add-evidence", thing)).status_code == code


@pytest.mark.parametrize(
    ("who", "writing", "working"), [("amina", 200, 200), ("bo", 404, 200), ("erik", 404, 404)]
)
def test_an_effort_is_started_by_its_writers_an_action_by_who_works_there(
    client, own, deed, request, who, writing, working
):
    client.sign_in(request.getfixturevalue(who))

    for name in ("start", "end", "hand-over"):
        assert client.get(url(name, own)).status_code == writing
        assert client.get(url(name, deed)).status_code == working


@pytest.mark.parametrize("thing", BOTH)
def test_news_is_told_and_stands_on_the_page(client, request, thing, bo):
    thing = request.getfixturevalue(thing)
    client.sign_in(bo)

    assert str(REQUIRED) in text(client.post(url("tell-news", thing), {"text": " "}))
    page = client.post(url("tell-news", thing), {"text": "Tre er kommet."}, follow=True)

    assert "Tre er kommet." in text(page)
    assert News.objects.get().by == bo


def test_only_who_writes_the_effort_says_how_far_it_is(client, own, bo, amina):
    fields = {"text": "Nyt", "progress": "3 af 8", "next_step": "Møde", "next_on": days(7).isoformat()}

    client.sign_in(bo).post(url("tell-news", own), fields)
    assert Effort.objects.get(pk=own.pk).progress == ""
    client.sign_in(amina).post(url("tell-news", own), fields)

    own.refresh_from_db()
    assert (own.progress, own.next_step, own.next_on) == ("3 af 8", "Møde", days(7))


def evidence(**changed):
    return {"title": "Referat", "kind": "observation", "text": "Vi så det.", **changed}


@pytest.mark.requirement("FLG-09")
@pytest.mark.parametrize("thing", BOTH)
def test_evidence_that_was_seen(client, request, thing, bo):
    thing = request.getfixturevalue(thing)
    client.sign_in(bo)

    page = client.post(url("add-evidence", thing), evidence(), follow=True)

    assert "Referat" in text(page) and Evidence.objects.get().text == "Vi så det."


WRONG = [
    (evidence(text=""), "Write what was seen"),
    (evidence(kind="link"), "Write the address"),
    (evidence(kind="link", url="javascript:alert(1)"), NO_ADDRESS),
    (evidence(kind="file"), "Choose the file"),
    (evidence(kind=""), REQUIRED),
]


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_evidence_that_shows_nothing_is_refused(client, own, bo, typed, said):
    client.sign_in(bo)

    page = client.post(url("add-evidence", own), typed)

    assert str(said) in text(page) and "Referat" in text(page)
    assert not Evidence.objects.exists()


def upload(client, effort, name, content):
    file = SimpleUploadedFile(name, content)
    return client.post(url("add-evidence", effort), evidence(kind="file", file=file))


FALSE = [
    ("referat.csv", b"%PDF-1.7\n"),
    ("referat.pdf", b"a;b\n1;2\n"),
    ("page.html", b"<html>"),
    ("x", b"x"),
]


@pytest.mark.parametrize(("name", "content"), FALSE)
def test_a_file_that_is_not_what_its_name_says_is_refused(client, own, amina, name, content):
    client.sign_in(amina)

    assert "This one is not what its name says" in text(upload(client, own, name, content))
    assert not Evidence.objects.exists()


def test_a_file_too_large_is_refused(client, own, amina, settings):
    settings.EVIDENCE_LIMIT = 10
    client.sign_in(amina)

    assert "Choose a file under 20 MB" in text(upload(client, own, "referat.pdf", b"%PDF-1.7 and more"))


def test_a_file_comes_back_as_a_download_and_to_the_house_only(client, own, amina, erik, dan):
    upload(client.sign_in(amina), own, "../référat <1>.pdf", b"%PDF-1.7\n")
    file = reverse("evidence-file", args=[Evidence.objects.get().pk])

    got = client.sign_in(erik).get(file)

    assert b"".join(got.streaming_content) == b"%PDF-1.7\n"
    assert got["Content-Disposition"].startswith("attachment") and "<" not in got["Content-Disposition"]
    assert got["X-Content-Type-Options"] == "nosniff"
    assert client.sign_in(dan).get(file).status_code == 404


def test_evidence_without_a_file_has_none_to_send(client, own, amina):
    seen = make.evidence(own, amina)
    client.sign_in(amina)

    assert client.get(reverse("evidence-file", args=[seen.pk])).status_code == 404


@pytest.mark.requirement("LED-04")
@pytest.mark.parametrize("thing", BOTH)
def test_starting_and_ending(client, request, thing, amina, today):
    thing = request.getfixturevalue(thing)
    client.sign_in(amina)

    client.post(url("start", thing), {"on": days(-9).isoformat()})
    client.post(url("end", thing), {"on": today.isoformat(), "result": "Otte børn"})

    thing.refresh_from_db()
    assert (thing.started_on, thing.started_by) == (days(-9), amina)
    assert (thing.ended_on, thing.ended_by) == (today, amina)


@pytest.mark.parametrize("name", ["start", "end"])
def test_what_has_not_come_has_not_happened(client, deed, amina, name):
    client.sign_in(amina)

    page = client.post(url(name, deed), {"on": days(1).isoformat(), "result": "Otte"})

    assert page.status_code == 200 and "Choose today or an earlier day" in text(page)
    deed.refresh_from_db()
    assert (deed.started_on, deed.ended_on) == (None, None)


DECISION = {
    "title": "Vi stopper",
    "alternatives": "At vente",
    "reason": "Ingen kom",
    "expected": "Ro",
    "decided_on": days(-30).isoformat(),
    "look_back_on": days(-1).isoformat(),
}


@pytest.mark.requirement("LED-07")
def test_a_decision_is_made_and_looked_back_on(client, own, amina):
    client.sign_in(amina)

    page = client.post(reverse("decide", args=[own.pk]), DECISION, follow=True)
    made = Decision.objects.get()
    assert "At vente" in text(page) and "Ro" in text(page)

    look_back = reverse("look-back", args=[made.pk])
    assert "You expected: Ro" in text(client.get(look_back))
    page = client.post(look_back, {"outcome": "Det blev roligt."}, follow=True)

    assert "Det blev roligt." in text(page)


def test_one_cannot_look_back_before_one_decides(client, own, amina):
    client.sign_in(amina)

    page = client.post(reverse("decide", args=[own.pk]), DECISION | {"look_back_on": DECISION["decided_on"]})

    assert "Choose a day after the decision" in text(page) and "At vente" in text(page)


@pytest.mark.requirement("LED-07")
def test_stopping_takes_a_decision(client, own, amina, today):
    client.sign_in(amina)
    stop = reverse("stop-effort", args=[own.pk])

    assert client.post(stop, DECISION | {"reason": ""}).status_code == 200
    assert Effort.objects.get(pk=own.pk).stopped_on is None
    client.post(stop, DECISION)

    own.refresh_from_db()
    assert (own.stopped_on, Decision.objects.get().effort) == (today, own)


def test_a_decision_elsewhere_is_not_looked_back_on(client, own, amina, bo, dan):
    client.sign_in(amina).post(reverse("decide", args=[own.pk]), DECISION)
    look_back = reverse("look-back", args=[Decision.objects.get().pk])

    for person in (bo, dan):
        assert client.sign_in(person).get(look_back).status_code == 404


def test_a_decision_of_the_whole_plan_leads_back_to_the_plan(client, own, amina):
    made = Decision.objects.create(
        plan=own.plan, title="Ja", alternatives="Nej", reason="Godt", expected="Ro",
        decided_on=days(-2), look_back_on=days(1), decided_by=amina,
    )  # fmt: skip
    client.sign_in(amina)

    page = client.get(reverse("look-back", args=[made.pk])).content.decode()

    assert reverse("plan-decisions", args=[own.plan.pk]) in page


@pytest.mark.parametrize("thing", BOTH)
def test_handing_over_or_saying_not_mine(client, request, thing, amina, bo):
    thing = request.getfixturevalue(thing)
    client.sign_in(amina)

    assert client.post(url("hand-over", thing), {"to": bo.pk, "note": ""}).status_code == 200
    client.post(url("hand-over", thing), {"to": bo.pk, "note": "Bo kender det."})
    thing.refresh_from_db()
    assert thing.owner == bo

    client.post(url("hand-over", thing), {"to": "", "note": "Ikke min."})
    thing.refresh_from_db()
    assert thing.owner is None


def test_nothing_is_handed_to_somebody_elsewhere(client, own, amina, dan, erik):
    client.sign_in(amina)

    for person in (dan, erik):
        assert client.post(url("hand-over", own), {"to": person.pk, "note": "Din"}).status_code == 200
    own.refresh_from_db()
    assert own.owner == amina


def test_an_owner_from_another_place_gives_it_away_and_is_shown_out(client, central, amina, lone):
    mine = approved(central, amina)
    client.sign_in(amina)

    page = client.post(url("hand-over", mine), {"to": lone.pk, "note": "Din."}, follow=True)

    assert page.status_code == 200
    assert client.get(url("start", mine)).status_code == 404

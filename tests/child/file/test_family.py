"""The pages of parents and of the child itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from make import child as make_child
from make.support import measure
from samspil.child.file.models import Attachment, ChildView, Guardian, Position, Question

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(response):
    return response.content.decode()


@pytest.mark.requirement("FOR-01")
def test_a_parent_sees_what_was_agreed_and_who_looked_but_no_name(client, noah, sara, bo, school):
    measure(school, bo, child=noah, home="Inviterer Karla")
    client.sign_in(bo).get(reverse("child", args=[noah.pk]))
    begins = client.sign_in(sara).get("/", follow=True)

    page = text(begins)
    assert begins.redirect_chain[-1][0] == reverse("my-child", args=[noah.pk])
    assert "Legegrupper" in page and "Inviterer Karla" in page
    assert "to follow up on something agreed" in page
    # The page is of the house that keeps the file, whatever house the installation is called by.
    assert "<title>" in page and f"Samspil, {noah.house.name}</title>" in page


@pytest.mark.requirement("FOR-01")
def test_a_parent_answers_asks_and_withdraws(client, noah, sara, bo):
    whose = noah.guardians.get(person=sara)
    consent = make_child.one_of_each(noah, bo, whose)["consent"]
    client.sign_in(sara)
    client.post(
        reverse("give-position", args=[noah.pk]),
        {"strengths": "Når han forklarer", "wish": "", "about": "Legegrupper", "stance": "against"},
    )
    client.post(reverse("ask-question", args=[noah.pk]), {"text": "Hvem går med ind i legen?"})
    client.post(reverse("withdraw-consent", args=[noah.pk, consent.pk]))

    assert Position.objects.get(by=sara).stance == "against"
    assert Question.objects.get(text__startswith="Hvem går med ind").guardian == whose
    consent.refresh_from_db()
    assert consent.withdrawn_by == sara
    assert "Hvem går med ind" in text(client.sign_in(bo).get(reverse("child", args=[noah.pk])))


def test_who_must_not_learn_the_place_finds_no_trace_of_it(client, noah, sara, kurt, bo, school):
    bo.roles.update(title="Lærer på Lindeskolen")
    make_child.one_of_each(noah, bo, noah.guardians.get(person=sara))
    measure(school, bo, child=noah, title="Legegrupper på Lindeskolen")
    client.sign_in(bo).get(reverse("child", args=[noah.pk]))
    client.sign_in(kurt)

    pages = [
        client.get(reverse(name, args=[noah.pk])) for name in ("my-child", "child-looks", "give-position")
    ]

    assert {each.status_code for each in pages} == {200}
    for each in pages:
        for word in ("Lindeskolen", "Elmely", "Legegrupper", "Bo Holm", "Sara", "Jeg vil gerne"):
            assert word not in text(each)


def test_a_child_tells_in_its_own_way_and_decides_who_may_know(client, noah, himself, bo, amina, sara):
    client.sign_in(himself)
    assert client.get("/", follow=True).redirect_chain[-1][0] == reverse("my-page")
    drawing = SimpleUploadedFile("min tegning.png", PNG, "image/png")
    client.post(
        reverse("tell-view", args=["drawing"]),
        {"words": "Mig", "file": drawing, "receiver": bo.pk, "audience": ["team"]},
    )

    view = ChildView.objects.get()
    url = reverse("child-file", args=[noah.pk, view.attachment_id])
    assert client.get(url).status_code == 200
    assert "tegning" not in Attachment.objects.get().file.name
    assert client.sign_in(bo).get(url).status_code == 200
    assert client.sign_in(amina).get(url).status_code == 404
    assert client.sign_in(sara).get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tegning.png", b"<html><script>"),
        ("tegning.png", b"MZ\x90\x00" + b"\x00" * 50),
        ("x.svg", b"<svg></svg>"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(client, himself, bo, name, content):
    sent = {"file": SimpleUploadedFile(name, content, "image/png"), "receiver": bo.pk}
    client.sign_in(himself).post(reverse("tell-view", args=["drawing"]), sent)

    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, himself, bo, settings):
    settings.CHILD_FILE_LIMIT = 20
    sent = {"file": SimpleUploadedFile("x.png", PNG, "image/png"), "receiver": bo.pk}
    client.sign_in(himself).post(reverse("tell-view", args=["drawing"]), sent)

    assert not Attachment.objects.exists()


def test_a_grown_up_with_two_children_chooses(client, school, noah, sara, bo):
    other = make_child.child(school, bo, given_name="Alma")
    make_child.guardian(other, sara)

    page = text(client.sign_in(sara).get("/", follow=True))

    assert "Noah" in page and "Alma" in page


def test_a_family_opens_no_page_of_the_house(client, noah, sara, himself):
    for person in (sara, himself):
        client.sign_in(person)
        for name in ("plans", "people", "children", "sparrings", "helpers", "units", "methods", "bodies"):
            assert client.get(reverse(name)).status_code == 404, name


def test_another_parent_does_not_see_what_the_first_has_said(client, noah, sara, bo):
    make_child.one_of_each(noah, bo, noah.guardians.get(person=sara))
    other = make_child.family("Per")
    make_child.guardian(noah, other, relation="Far")

    page = text(client.sign_in(other).get(reverse("my-child", args=[noah.pk])))

    assert "Hvem går med?" not in page


def test_only_the_leader_shows_a_hidden_place_again(client, noah, kurt, bo, amina):
    whose = noah.guardians.get(person=kurt)
    typed = {"name": "Kurt", "relation": "Far", "has_custody": "on", "is_contact_allowed": "on"}
    client.sign_in(bo).post(reverse("change-guardian", args=[noah.pk, whose.pk]), typed)
    whose.refresh_from_db()
    assert whose.is_place_hidden

    client.sign_in(amina).post(reverse("change-guardian", args=[noah.pk, whose.pk]), typed)

    whose.refresh_from_db()
    assert not whose.is_place_hidden


def test_the_database_too_lets_only_the_leader_open_again(acting, noah, kurt, bo, open_file):
    with acting(bo):
        open_file(noah)
        with pytest.raises(DatabaseError), transaction.atomic():
            Guardian.objects.filter(person=kurt).update(is_place_hidden=False)
        Guardian.objects.filter(person=kurt).update(has_custody=False)
        with pytest.raises(DatabaseError), transaction.atomic():
            Guardian.objects.filter(person=kurt).update(has_custody=True)

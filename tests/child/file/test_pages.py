"""A child's file in use: by those who work with it, by its parents, by the child; and by nobody else."""

import pytest
from conftest import days
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import get_resolver, reverse

from make import child as make_child
from make.support import measure
from samspil.child.file.models import Child, ChildView, Glass, Guardian
from samspil.ground.audit.models import Event, Reading
from samspil.ground.base.meanwhile import READ
from samspil.ground.base.sealing import unseal

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
STAFF = ("bo", "amina")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(response):
    return response.content.decode()


NEW = {
    "strengths": "Synger", "surroundings": "Små grupper", "difficulty": "", "given_name": "Alma",
    "family_name": "Opdigt", "born_on": "2018-03-01", "part": "Klasselærer", "group": "", "number": "",
}  # fmt: skip


@pytest.mark.requirement("KUL-03")
def test_a_teacher_opens_a_file_and_works_with_it(client, school, bo):
    response = client.sign_in(bo).post(reverse("open-file"), NEW | {"unit": school.pk}, follow=True)

    alma = Child.objects.get()
    assert response.redirect_chain == [(reverse("child", args=[alma.pk]), 302)]
    assert "Alma Opdigt" in text(response) and "Synger" in text(response)
    assert Reading.objects.filter(subject=alma.pk, page="child", person=bo.pk).exists()


@pytest.mark.requirement("KUL-03")
@pytest.mark.parametrize("missing", ["strengths", "surroundings"])
def test_no_file_without_what_the_child_can_and_what_is_around_it(client, school, bo, missing):
    client.sign_in(bo).post(reverse("open-file"), NEW | {"unit": school.pk, missing: ""})

    assert not Child.objects.exists()


def test_a_national_number_is_sealed_and_found_again(client, school, bo):
    number = {"number": "610112-4000", "born_on": "2012-01-01", "unit": school.pk}
    client.sign_in(bo).post(reverse("open-file"), NEW | number)

    alma = Child.objects.get()
    assert "6101124000" not in alma.number and unseal(alma.number) == "6101124000"
    again = client.post(reverse("open-file"), NEW | number)
    assert "There is a file with this number" in text(again) and Child.objects.count() == 1
    assert not Event.objects.filter(label__icontains="alma").exists()


def test_a_number_that_may_be_mistyped_asks_once_and_then_holds(client, school, bo):
    typed = NEW | {"number": "6101124001", "born_on": "2012-01-01", "unit": school.pk}
    refused = client.sign_in(bo).post(reverse("open-file"), typed)
    assert "may be mistyped" in text(refused)

    client.post(reverse("open-file"), typed | {"sure": "on"})

    assert Child.objects.exists()


@pytest.mark.parametrize("who", STAFF)
def test_those_who_work_with_the_child_see_the_file(client, request, noah, sara, bo, who):
    make_child.one_of_each(noah, bo, noah.guardians.get(person=sara))
    measure(noah.enrolments.get().unit, bo, child=noah)

    page = text(client.sign_in(request.getfixturevalue(who)).get(reverse("child", args=[noah.pk])))

    assert "Noah Testesen" in page and "Legegrupper" in page and "Sara Testesen" in page
    assert ("Jeg vil gerne være med." in page) is (who == "bo")


def test_no_page_of_a_child_is_kept_by_browser_or_proxy(client, noah, bo):
    client.sign_in(bo)
    for url in (
        reverse("children"),
        reverse("child", args=[noah.pk]),
        reverse("child-looks", args=[noah.pk]),
    ):
        assert client.get(url)["Cache-Control"] == "private, no-store"


def test_a_purpose_is_chosen_and_stands_in_the_log(client, noah, bo):
    url = reverse("choose-purpose", args=[noah.pk])
    client.sign_in(bo).post(url, {"purpose": "other", "words": "Samtale med far"})
    client.get(reverse("child", args=[noah.pk]))

    assert Reading.objects.order_by("pk").last().purpose == "other: Samtale med far"


def test_without_a_line_in_the_log_there_is_no_page(client, noah, bo):
    """The log can take no line: the page is not sent either."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_reading ADD CONSTRAINT full_up CHECK (page <> 'child') NOT VALID")
    client.raise_request_exception = False

    response = client.sign_in(bo).get(reverse("child", args=[noah.pk]))

    assert response.status_code == 500 and "Noah" not in text(response)


def test_every_address_with_a_childs_key_has_the_door_that_logs():
    found = {
        name: view
        for name, (entries, _p, _d, _c) in get_resolver().reverse_dict.items()
        if isinstance(name, str)
        # Elsewhere a key is a word, such as that of an indicator.
        if "%(key)s" in entries[0][0] and entries[0][0].startswith(("children/", "family/"))
        for view in [get_resolver().resolve(_example(entries)).func]
    }

    assert len(found) >= 20
    assert [name for name, view in found.items() if not hasattr(view, "shows_child")] == []


def _example(entries):
    words = {"key": 2**41, "pk": 1, "what": "guardian", "voice": "text"}
    pattern, names = entries[0]
    return "/" + pattern % {name: words.get(name, 1) for name in names}


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        (
            "guardian",
            {"name": "Ole Opdigt", "relation": "Far", "has_custody": "on", "is_contact_allowed": "on"},
        ),
        (
            "placement",
            {"kind": "general", "shared_minutes": 1000, "total_minutes": 1380, "begins_on": "2026-08-10"},
        ),
        ("enrolment", {"begins_on": "2026-08-10"}),
        ("leisure", {"takes_part": "no", "helps": "En ven", "on": "2026-08-10"}),
        ("hearing", {"about": "Mødet", "on": "2026-08-10", "how": "I telefon"}),
        (
            "consent",
            {
                "kind": "sparring",
                "purpose": "Sparring",
                "categories": "Trivsel",
                "recipients": "PPR",
                "begins_on": "2026-08-10",
            },  # fmt: skip
        ),
        ("position", {"about": "Mødet", "stance": "not_obtained", "reason": "Bortrejst"}),
    ],
)
def test_a_line_is_written_down(client, noah, sara, bo, daycare, what, fields):
    whose = noah.guardians.get(person=sara)
    unit = daycare.pk if what == "enrolment" else noah.enrolments.get().unit_id
    typed = {"guardian": whose.pk, "unit": unit, **fields}
    response = client.sign_in(bo).post(reverse("add-to-file", args=[noah.pk, what]), typed)

    assert response.status_code == 302, response.content.decode()


def test_a_colleague_is_brought_in_and_lets_go_again(client, noah, bo, ida):
    client.sign_in(bo).post(
        reverse("add-to-file", args=[noah.pk, "participant"]), {"person": ida.pk, "part": "Vejleder"}
    )
    client.sign_in(ida)
    assert client.get(reverse("child", args=[noah.pk])).status_code == 200

    client.sign_in(bo).post(reverse("end-part", args=[noah.pk, noah.participants.get(person=ida).pk]))

    assert noah.participants.get(person=ida).ends_on is not None


@pytest.mark.requirement("ORG-12")
def test_the_thread_shows_a_start_that_nobody_acknowledged(client, noah, bo, daycare):
    make_child.enrolment(noah, daycare, begins_on=days(-3000), ends_on=days(-2500))
    client.sign_in(bo)
    assert "The red thread has one gap" in text(client.get(reverse("child", args=[noah.pk])))

    # What was ticked before there were handovers.
    noah.enrolments.filter(ends_on=None).update(received_on=days(0))

    assert "one gap" not in text(client.get(reverse("child", args=[noah.pk])))


def test_a_view_is_not_done_before_the_child_was_told(client, noah, bo):
    told = make_child.view(noah, bo)
    url = reverse("answer-view", args=[noah.pk, told.pk])
    client.sign_in(bo).post(url, {"influence": "Et tegn", "could_not": "", "told_back_on": ""})
    assert ChildView.objects.get().told_back_on is None

    client.post(url, {"influence": "Et tegn", "could_not": "", "told_back_on": "2026-08-10"})

    assert ChildView.objects.get().told_back_by == bo


GLASS = {
    "given_name": "noah", "family_name": "testesen", "reason": "Han er her alene nu.", "hours": 2,
}  # fmt: skip


def test_an_emergency_opens_the_file_for_hours_and_the_leader_hears_of_it(client, noah, ida, amina):
    client.sign_in(ida).post(reverse("break-glass"), GLASS | {"born_on": noah.born_on.isoformat()})
    assert client.get(reverse("child", args=[noah.pk])).status_code == 200
    assert client.get(reverse("change-child", args=[noah.pk])).status_code == 404

    client.sign_in(amina)
    assert "opened in an emergency" in text(client.get("/"))
    page = text(client.get(reverse("child", args=[noah.pk])))
    assert "Han er her alene nu." in page and "Ida" in page
    client.post(reverse("see-glass", args=[noah.pk, Glass.objects.get().pk]))
    assert "opened in an emergency" not in text(client.get("/"))


@pytest.mark.parametrize("wrong", [{"family_name": "holm"}, {"born_on": "2001-01-01"}, {"reason": "kort"}])
def test_an_emergency_without_the_right_words_opens_nothing(client, noah, ida, wrong):
    client.sign_in(ida).post(reverse("break-glass"), GLASS | {"born_on": noah.born_on.isoformat()} | wrong)

    assert not Glass.objects.exists()
    assert client.get(reverse("child", args=[noah.pk])).status_code == 404


def test_a_leader_lets_a_mother_in_and_nobody_else_does(client, noah, bo, amina):
    whose = make_child.guardian(noah)
    url = reverse("let-in", args=[noah.pk, whose.pk])
    assert client.sign_in(bo).get(url).status_code == 404

    client.sign_in(amina).post(url, {"email": "sara@hjemme.example"})

    mother = Guardian.objects.get(pk=whose.pk).person
    assert mother.is_family and mother.account.email == "sara@hjemme.example"
    assert client.sign_in(mother).get(reverse("my-child", args=[noah.pk])).status_code == 200


def test_an_address_of_somebody_who_works_here_makes_no_parent_of_them(client, noah, ida, amina):
    whose = make_child.guardian(noah)
    client.sign_in(amina).post(reverse("let-in", args=[noah.pk, whose.pk]), {"email": ida.account.email})

    assert Guardian.objects.get(pk=whose.pk).person is None


def test_the_officer_reads_who_looked_and_others_do_not(client, noah, bo, dorte, gitte):
    client.sign_in(bo).get(reverse("child", args=[noah.pk]))

    page = text(client.sign_in(dorte).get(reverse("readings")))
    assert "Bo Holm" in page and str(noah.pk) in page and "Noah" not in page and ">The file<" in page
    assert client.sign_in(gitte).get(reverse("readings")).status_code == 404


def test_families_stand_on_no_list_of_people(client, noah, sara, gitte):
    client.sign_in(gitte)

    assert "Sara" not in text(client.get(reverse("people")))
    assert client.get(reverse("person", args=[sara.pk])).status_code == 404


def test_the_list_logs_each_child_it_shows_and_asks_no_more_for_more(client, school, noah, bo, count_queries):
    client.sign_in(bo)
    few = count_queries(lambda: client.get(reverse("children")))
    for name in ("Alma", "Emil", "Ida"):
        make_child.child(school, bo, given_name=name)

    assert count_queries(lambda: client.get(reverse("children"))) <= few
    assert Reading.objects.filter(page="children").count() == 5


def test_letters_find_only_ones_own_children(client, school, noah, bo, ida):
    make_child.child(school, ida, given_name="Nora")

    page = text(client.sign_in(bo).get(reverse("children") + "?q=no"))

    assert "Noah" in page and "Nora" not in page


def test_keys_that_are_guessed_open_nothing(client, noah, ida):
    client.sign_in(ida)
    for key in (noah.pk, noah.pk + 1, 1, 2**64):
        assert client.get(f"/children/{key}/").status_code == 404
    assert not Reading.objects.exists()


def test_a_download_is_never_shown_as_a_page(client, noah, sara, bo):
    made = make_child.one_of_each(noah, bo, noah.guardians.get(person=sara), file=ContentFile(PNG, "x.png"))
    response = client.sign_in(bo).get(reverse("child-file", args=[noah.pk, made["attachment"].pk]))

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_two_colleagues_write_in_one_file(client, noah, bo):
    page = reverse("change-child", args=[noah.pk])
    opened = client.sign_in(bo).get(page).context["page"].form
    words = {name: opened[name].value() for name in opened.initial} | {READ: opened.as_read}
    words = {name: value or "" for name, value in words.items()}
    client.post(page, words | {"strengths": "Bygger broer."})

    late = client.post(page, words | {"strengths": "Synger for andre."})

    noah.refresh_from_db()
    assert noah.strengths == "Bygger broer." and "Bygger broer." in late.content.decode()

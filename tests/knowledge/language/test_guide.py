"""The guide stands beside the forms; hints come to who asks for them, stop nobody and leave no trace."""

import pytest
from child.doors import a_child
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse
from django.utils.timezone import now

import make
from samspil.child.support.models import Sparring
from samspil.ground.audit.models import Event
from samspil.ground.rulebook.models import Rule
from samspil.knowledge.language.models import Guide, Wish
from samspil.knowledge.language.queries import shipped_text
from samspil.reporting.public.models import Suggestion

ASK = {"community": "I små grupper.", "need": "Et barn med vanskeligheder stjæler tiden.", "topic": "play"}
HINTED = "barn med vanskeligheder"
TITLE = "Sådan skriver vi om børn og til forældre"


@pytest.fixture(autouse=True)
def in_danish(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "da"


@pytest.fixture
def asked(school, today):
    return ASK | {"unit": school.pk, "raised_on": today}


def text(response):
    return response.content.decode()


def rows():
    """How many rows every table of the database has, whatever it is called."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = [name for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in found))
        return dict(cursor.fetchall())


def wants(client, person, hints="on"):
    client.sign_in(person)
    assert client.post(reverse("choose-hints"), {"hints": hints}).status_code == 302


@pytest.mark.requirement("KUL-02")
def test_who_asks_for_hints_sees_them_and_they_leave_nothing_behind(client, bo, asked, caplog):
    wants(client, bo)
    caplog.set_level("DEBUG")
    before, session = rows(), dict(client.session)

    page = text(client.post(reverse("ask-sparring"), {**asked, "topic": "", "look-at-words": "1"}))

    assert "must be put right" not in page and "skal rettes" not in page
    assert f"“{HINTED}”" in page and "et barn i vanskeligheder" in page and "stjæler tiden" in page
    assert rows() == before and dict(client.session) == session
    assert HINTED not in caplog.text and "look-at" not in caplog.text


@pytest.mark.requirement("KUL-02")
def test_a_hint_stops_nobody_and_is_not_saved_with_the_words(client, bo, asked):
    wants(client, bo)

    page = text(client.post(reverse("ask-sparring"), asked, follow=True))

    assert Sparring.objects.get().need == ASK["need"]
    assert "i vanskeligheder" not in page


@pytest.mark.requirement("KUL-02")
@pytest.mark.parametrize("chosen", ["never", "off again"])
def test_without_a_wish_there_are_no_hints_and_no_button(client, bo, asked, chosen):
    if chosen == "off again":
        wants(client, bo)
        wants(client, bo, "off")
    client.sign_in(bo)

    page = text(client.post(reverse("ask-sparring"), {**asked, "community": ""}))

    assert HINTED in page and f"“{HINTED}”" not in page and "look-at-words" not in page


@pytest.mark.requirement("KUL-02")
def test_nobody_else_can_know_who_gets_hints(client, bo, amina, gitte, lone, acting, caplog):
    caplog.set_level("INFO", logger="samspil.requests")
    wants(client, bo)

    assert not Event.objects.exists()
    [line] = [each for each in caplog.records if "hints" in getattr(each, "route", "")]
    assert line.person is None
    for person in (amina, gitte, lone):
        with acting(person):
            assert not Wish.objects.exists()
    with acting(bo):
        assert Wish.objects.get().person == bo


# What somebody who works with children writes of a child or to parents.
BESIDE = """
ask-sparring | ask-about-child noah | add-measure noah | check-measure tried | write-session booked
change-child noah | answer-view noah noah-view | answer-question noah noah-question | open-file
begin-referral noah | change-referral written | assess-referral written | review-place spot
change-handover leaving | add-piece leaving | answer-back handed asked-back | meet-about handed
say-before leaving staff
"""


@pytest.mark.requirement("FOR-13")
def test_the_guide_stands_beside_each_form_about_a_child_or_to_parents(client, school, bo):
    stranger = make.person("Line", unit=school)
    house = a_child(school, bo, stranger) | make_sparring(school, bo, stranger)
    Rule.objects.filter(key="child-file-assurance").delete()
    client.sign_in(bo)
    found = {}

    for form in BESIDE.replace("\n", "|").split("|"):
        if words := form.split():
            keys = [getattr(house.get(each, each), "pk", each) for each in words[1:]]
            found[form] = text(client.get(reverse(words[0], args=keys))).count(TITLE)

    assert len(found) == 18
    assert found == dict.fromkeys(found, 1)


def make_sparring(school, bo, helper):
    from make.support import one_of_each  # noqa: PLC0415 - named like the others' makers

    return one_of_each(school, bo, helper)


@pytest.mark.requirement("FOR-13")
def test_the_decision_is_written_beside_the_guide(client, school, bo):
    house = a_child(school, bo, make.person("Line", unit=school))
    chair = next(each.person for each in house["panel-meeting"].panel.seats.all() if each.chairs)
    sent = house["referral"]
    sent.decision.delete()
    client.sign_in(chair)

    assert TITLE in text(client.get(reverse("decide-referral", args=[sent.pk])))


@pytest.mark.requirement("FOR-13")
def test_a_letter_from_a_parent_is_answered_beside_the_guide(client, egelund, lone):
    letter = Suggestion.objects.create(unit=egelund, text="Hvorfor?", language="da", at=now())
    wants(client, lone)
    url = reverse("answer-suggestion", args=[letter.pk])

    page = text(client.post(url, {"answer": "I er besværlige forældre.", "look-at-words": "1"}))

    assert TITLE in page and "“besværlige forældre”" in page
    assert Suggestion.objects.get().answered_on is None


@pytest.mark.requirement("FOR-13")
def test_a_house_puts_its_own_guide_in_place(client, gitte, bo, amina):
    own = shipped_text("da").replace(TITLE, "Vores sprog i Egelund")
    client.sign_in(gitte)

    client.post(reverse("load-guide"), {"file": ContentFile(own.encode(), "own.yaml")})

    assert Event.objects.get().what == "language guide loaded"
    for person in (bo, amina):
        assert "Vores sprog i Egelund" in text(client.sign_in(person).get(reverse("ask-sparring")))


def test_a_guide_with_a_fault_is_refused_with_its_line(client, gitte):
    client.sign_in(gitte)
    twice = shipped_text("da").replace("  - problembørn*", "  - problembarn*")

    answer = client.post(reverse("load-guide"), {"text": twice})

    assert answer.status_code == 422 and not Guide.objects.exists()
    assert "looked for twice" in text(answer)


def test_parents_read_the_guide_and_are_asked_for_no_choice(client, db):
    from make.child import family  # noqa: PLC0415 - one maker of another wing

    page = text(client.sign_in(family()).get(reverse("language-guide")))

    assert TITLE in page and "choose-hints" not in page and "hints" not in page.split("<main")[1]

"""A talk with parents begins with wellbeing and strengths, and both sides read what was agreed."""

import pytest
from conftest import days
from django.db import IntegrityError, transaction
from django.urls import reverse

from make import child as make_child
from samspil.child.file.models import Talk
from samspil.child.file.queries import talk_template_text
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.talk_pack import FIRST, read_talk

TALKED = {
    "present": "Sara og Bo",
    "said_wellbeing": "Han er glad for timerne.",
    "said_strengths": "Han forklarer reglerne for de andre.",
    "said_child-says": "Jeg vil være med.",
    "said_parents-see": "Han fortæller mere derhjemme.",
    "what_1": "Karla kommer med hjem",
    "who_1": "Sara",
}


def text(response):
    return response.content.decode()


@pytest.fixture
def typed():
    return TALKED | {"on": days(-1), "when_1": days(14), "next_on": days(60)}


@pytest.mark.requirement("FOR-12")
def test_the_template_begins_with_wellbeing_and_strengths_and_parents_read_what_was_agreed(
    client, bo, noah, sara, typed
):
    url = reverse("add-talk", args=[noah.pk])
    form = text(client.sign_in(bo).get(url))
    asked = [
        "How is the child?",
        "What can the child do",
        "What does the child say?",
        "What do the parents see",
    ]
    places = [form.index(each) for each in [*asked, "Agreement 1", "When do you talk again?"]]
    assert places == sorted(places)

    client.post(url, typed)

    theirs = text(client.sign_in(sara).get(reverse("my-child", args=[noah.pk])))
    assert "Karla kommer med hjem" in theirs and "We talk together again" in theirs
    whole = text(client.get(reverse("talk", args=[noah.pk, Talk.objects.get().pk])))
    said = [whole.index(value) for name, value in TALKED.items() if name.startswith(("said", "what"))]
    assert said == sorted(said)
    assert "Talk on" in text(client.sign_in(bo).get(reverse("child", args=[noah.pk])))


@pytest.mark.requirement("FOR-12")
@pytest.mark.parametrize("first", FIRST)
def test_neither_wellbeing_nor_strengths_can_be_left_out(client, bo, noah, typed, first):
    client.sign_in(bo).post(reverse("add-talk", args=[noah.pk]), typed | {f"said_{first}": " "})

    assert not Talk.objects.exists()
    with pytest.raises(IntegrityError, match="begins_with"), transaction.atomic():
        make_child.talk(noah, bo, **{first: ""})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"who_1": ""}, "Write who does it."),
        ({"what_1": ""}, "Write what you agreed."),
        ({"on": days(1)}, "Choose today or an earlier day."),
        ({"next_on": days(-1)}, "Choose a day after this talk."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, bo, noah, typed, changed, said):
    assert said in text(client.sign_in(bo).post(reverse("add-talk", args=[noah.pk]), typed | changed))
    assert not Talk.objects.exists()


def test_who_must_not_learn_where_the_child_is_reads_no_talk(client, bo, noah, kurt):
    made = make_child.talk(noah, bo)
    client.sign_in(kurt)

    assert client.get(reverse("talk", args=[noah.pk, made.pk])).status_code == 404
    assert "Karla" not in text(client.get(reverse("my-child", args=[noah.pk])))


@pytest.mark.requirement("FOR-12")
def test_a_house_chooses_what_comes_after_and_never_what_comes_first(client, egelund, gitte, bo, noah):
    own = talk_template_text(egelund)
    other = own.replace(
        "How does it go in the community, and what do we adults do?", "How do we begin the day?"
    )
    url = reverse("load-talk-template")
    client.sign_in(gitte)

    refused = client.post(url, {"text": own.replace("key: wellbeing", "key: worries")})
    assert refused.status_code == 422 and "neither can be left out" in text(refused)
    client.post(url, {"text": other})

    assert "How do we begin the day?" in text(client.sign_in(bo).get(reverse("add-talk", args=[noah.pk])))


@pytest.mark.parametrize("country", ["DK", "NL"])
def test_each_country_has_its_own_template(egelund, country):
    egelund.country = country
    pack = read_talk(talk_template_text(egelund), file="talk.yaml")

    assert tuple(each.key for each in pack.sections[:2]) == FIRST


def test_two_sections_of_one_name_are_refused(egelund):
    twice = talk_template_text(egelund).replace("key: community", "key: child-says")

    with pytest.raises(PackRefused, match="two sections"):
        read_talk(twice, file="talk.yaml")

"""A method's page: what it is, who uses it, and saying so."""

import pytest
from django.urls import reverse

import make
from make.practice import method, use
from samspil.ground.audit.models import Event
from samspil.knowledge.practice.models import Method, Use

TYPED = {
    "kind": "example",
    "title": "Åben hal tirsdag",
    "goal": "At flere er med.",
    "target_group": "4. klasse",
    "context": "En skole i en by med to spor.",
    "how": "To voksne i hallen.",
    "follow_up": "Tæl, hvem der kommer igen.",
    "evidence": "told",
    "language": "da",
    "ages": ["10-12"],
    "directions": ["group"],
}


def page(client, found):
    return client.get(reverse("method", args=[found.pk]))


def test_the_page_says_how_much_is_known_and_whom_to_ask(client, egelund, bo, erik):
    found = method(egelund, bo, evidence="tried", contact="Bo på Lindeskolen", cost="To timer om ugen")
    client.sign_in(erik)

    shown = page(client, found).content.decode()

    for text in (
        "Tried in several places",
        "It is no promise of an effect.",
        "Bo på Lindeskolen",
        "To timer om ugen",
    ):
        assert text in shown


@pytest.mark.requirement("FLG-13")
def test_bo_shares_what_works(client, egelund, bo):
    client.sign_in(bo)

    client.post(reverse("add-method"), {**TYPED, "is_shared": "on"})

    made = Method.objects.get()
    assert (made.unit, made.author, made.ages) == (egelund, bo, ["10-12"])
    assert not made.is_shared, "only those who steer let others read"
    assert Event.objects.get().what == "method added"


def test_lone_lets_others_read_it(client, egelund, lone, bo):
    found = method(egelund, bo)
    client.sign_in(lone)

    client.post(reverse("change-method", args=[found.pk]), {**TYPED, "is_shared": "on"})

    found.refresh_from_db()
    assert (found.is_shared, found.title, found.author) == (True, "Åben hal tirsdag", bo)


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, bo):
    client.sign_in(bo)

    response = client.post(reverse("add-method"), {**TYPED, "goal": ""})

    assert "Åben hal tirsdag" in response.content.decode()
    assert not Method.objects.exists()


def test_only_the_author_and_those_who_steer_change_it(client, egelund, bo, amina, erik):
    found = method(egelund, bo)

    assert client.sign_in(bo).get(reverse("change-method", args=[found.pk])).status_code == 200
    for person in (amina, erik):
        assert client.sign_in(person).get(reverse("change-method", args=[found.pk])).status_code == 404
    assert client.sign_in(erik).get(reverse("add-method")).status_code == 404


@pytest.mark.requirement("FLG-13")
def test_a_place_says_that_it_uses_it_and_how_it_went(client, egelund, school, amina, bo, erik):
    found = method(egelund, bo)
    client.sign_in(amina)
    client.post(reverse("use-method", args=[found.pk]), {"unit": school.pk, "adapted": "Kun i 3. klasse."})
    told = Use.objects.get()
    assert (told.unit, told.by, told.result) == (school, amina, "unknown")

    typed = {"result": "partly", "seen": "Bedst om formiddagen.", "adapted": told.adapted}
    client.sign_in(bo).post(reverse("tell-result", args=[told.pk]), typed)

    shown = page(client.sign_in(erik), found).content.decode()
    for text in (
        "1 place uses it",
        "Lindeskolen",
        "Kun i 3. klasse.",
        "Worked in part",
        "Bedst om formiddagen.",
    ):
        assert text in shown


def test_a_use_belongs_to_an_action_of_the_same_place(client, egelund, school, strategy, amina, bo):
    plan = make.plan(school, strategy, kind="local")
    ours = make.action(make.effort(plan), title="Makkerlæsning i 3.a")
    club = make.unit("Klubben", kind="youth_club", parent=school)
    found = method(egelund, bo)
    client.sign_in(amina)
    address = reverse("use-method", args=[found.pk])

    wrong = client.post(address, {"unit": club.pk, "action": ours.pk, "adapted": ""})
    assert "Choose an action from the plan of that place." in wrong.content.decode()
    client.post(address, {"unit": school.pk, "action": ours.pk, "adapted": ""})

    assert Use.objects.get().action == ours


def test_a_place_says_it_once(client, egelund, school, amina, bo):
    found = method(egelund, bo)
    use(found, school, bo)
    client.sign_in(amina)

    assert "We use it" not in page(client, found).content.decode()
    assert client.get(reverse("use-method", args=[found.pk])).status_code == 404


def test_nobody_speaks_for_another_place(client, egelund, school, daycare, amina, bo, erik):
    found = method(egelund, bo)
    theirs = use(found, daycare, bo)
    client.sign_in(amina)

    client.post(reverse("use-method", args=[found.pk]), {"unit": daycare.pk, "adapted": ""})
    assert Use.objects.count() == 1
    assert client.get(reverse("tell-result", args=[theirs.pk])).status_code == 404
    assert client.sign_in(erik).get(reverse("use-method", args=[found.pk])).status_code == 404


def test_another_municipality_uses_a_shared_method_and_keeps_it_to_itself(
    client, egelund, elsewhere, lone, bo, dan
):
    found = method(egelund, bo, is_shared=True)
    client.sign_in(dan)
    client.post(reverse("use-method", args=[found.pk]), {"unit": elsewhere.pk, "adapted": "Vores måde"})

    assert "Vores måde" in page(client, found).content.decode()
    assert "Vores måde" not in page(client.sign_in(lone), found).content.decode()


def test_text_is_text(client, egelund, amina, bo):
    client.sign_in(amina)

    assert "<script>x" not in page(client, method(egelund, bo, how="<script>x</script>")).content.decode()


def test_queries_do_not_grow_with_rows(client, egelund, amina, bo, count_queries):
    found = method(egelund, bo)
    client.sign_in(amina)
    use(found, make.unit("Skole", parent=egelund), bo)
    few = count_queries(lambda: page(client, found))
    for n in range(10):
        use(found, make.unit(f"Skole {n}", parent=egelund), make.person(f"P{n}", unit=egelund))

    many = count_queries(lambda: page(client, found))

    assert many <= few
    assert many <= 15

"""A pack becomes dated versions of definitions: whole, or not at all with every fault at its line."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from make.figures import definition, shipped_pack
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.models import Definition, Pack
from samspil.figures.indicators.queries.definitions import indicator_of, shipped_source
from samspil.figures.indicators.rules import changes
from samspil.ground.audit.models import Event
from samspil.tools.packs.problems import PackRefused

DK = shipped_source("dk.yaml").decode()
LATER = date(2027, 8, 1)


def changed(*pairs, version="3"):
    text = DK.replace("version: '2'", f"version: '{version}'", 1)
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    return text.encode()


def load(house, source, *, on=LATER, file="dk.yaml"):
    return load_pack(source=source, file=file, house=house, on=on, by=None)


NAME = "en: Share in special provision, grades 0-9"
AS_IT_WAS = (NAME, "en: Another name for it")
NEXT_VERSION = ("- key: segregation-share\n  version: 1", "- key: segregation-share\n  version: 2")


def test_the_analyst_loads_a_shipped_pack(client, nadia):
    response = client.sign_in(nadia).post(reverse("load-indicators"), {"shipped": "dk.yaml"})

    assert response.status_code == 302
    assert Definition.objects.count() == 19
    assert Event.objects.get().what == "indicator pack loaded"


def test_the_text_comes_back_to_the_letter(client, egelund, nadia):
    pack = shipped_pack(egelund)

    response = client.sign_in(nadia).get(reverse("export-indicators", args=[pack.pk]))

    assert response.content == DK.encode()


def test_a_faulty_pack_loads_nothing_and_says_line_and_column(client, nadia):
    wrong = DK.replace("table: pupil-years", "table: pupil-yearz", 1)
    line = wrong[: wrong.index("pupil-yearz")].count("\n") + 1
    file = ContentFile(wrong.encode(), name="wrong.yaml")

    response = client.sign_in(nadia).post(reverse("load-indicators"), {"file": file})

    assert response.status_code == 422 and not Pack.objects.exists()
    [problem] = response.context["page"].problems
    assert (problem.line, problem.column) == (line, 10) and "`pupil-years`" in problem.instead
    assert f'<th scope="row">{line}</th>' in response.content.decode()


def test_a_new_wording_is_a_new_version_and_the_old_one_stays(egelund):
    shipped_pack(egelund)
    before = definition(egelund)

    load(egelund, changed(AS_IT_WAS, NEXT_VERSION))

    before.refresh_from_db()
    assert (before.version, before.replaced_on) == (1, LATER)
    assert definition(egelund).version == 2
    assert indicator_of(before).name["en"] == NAME.removeprefix("en: ")


def test_what_did_not_change_keeps_its_row(egelund):
    shipped_pack(egelund)
    before = definition(egelund, "outflow")

    load(egelund, changed(AS_IT_WAS, NEXT_VERSION))

    assert definition(egelund, "outflow") == before and before.replaced_on is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (changed(version="2"), "loaded already"),
        (changed(AS_IT_WAS), "Write version 2"),
        (changed(("key: denmark", "key: other")), "belongs to the pack `denmark`"),
    ],
)
def test_a_pack_that_contradicts_what_is_in_use_is_refused(egelund, source, message):
    shipped_pack(egelund)

    with pytest.raises(PackRefused) as refused:
        load(egelund, source)

    assert message in str(refused.value) and all(each.line > 1 for each in refused.value.problems)
    assert Pack.objects.count() == 1


def test_a_definition_that_is_left_out_is_replaced_by_nothing(egelund):
    shipped_pack(egelund)
    start = DK.index("- key: first-session-days\n")
    end = DK.index("- key: social-wellbeing\n")
    shorter = (DK[:start] + DK[end:]).replace("version: '2'", "version: '3'", 1)

    load(egelund, shorter.encode())

    gone = Definition.objects.get(house=egelund, key="first-session-days")
    assert gone.replaced_on == LATER


def test_an_analyst_writes_a_definition_of_their_own(client, egelund, nadia):
    shipped_pack(egelund)
    page = client.sign_in(nadia).get(reverse("load-indicators") + "?from=segregation-share")
    text = page.context["page"].form.initial["text"]

    response = client.post(reverse("load-indicators"), {"text": text})

    assert response.status_code == 302
    own = definition(egelund, "own-segregation-share")
    assert own.pack.key == "own-segregation-share" and "outflow" in indicator_of(own).shown_with


def test_the_history_says_what_changed(client, egelund, nadia):
    shipped_pack(egelund)
    load(egelund, changed(AS_IT_WAS, NEXT_VERSION))

    html = client.sign_in(nadia).get(
        reverse("indicator-history", args=["segregation-share"]), headers={"accept-language": "en"}
    )

    assert [each.definition.version for each in html.context["page"].versions] == [2, 1]
    [change] = html.context["page"].versions[0].changes
    assert (change.before, change.after) == (NAME.removeprefix("en: "), "Another name for it")


def test_the_definition_is_told_in_plain_words(client, egelund, bo):
    shipped_pack(egelund)

    page = (
        client.sign_in(bo)
        .get(
            reverse("indicator-definition", args=["segregation-share", 1]), headers={"accept-language": "en"}
        )
        .context["page"]
    )

    told = {each.label: each.text for each in page.lines}
    assert told["Numerator"] == "Type of class: special class (20), special class (29)"
    assert "folkeskole (municipal school), special school" in told["Denominator"]
    assert "Grade" in told["Denominator"] and told["Count date"] == "30 September"
    assert "read" in told["Source"]


def test_what_nobody_looked_up_is_not_called_official(client, egelund, bo):
    shipped_pack(egelund, "easie.yaml")

    page = (
        client.sign_in(bo)
        .get(reverse("indicator-definition", args=["easie-identified", 1]), headers={"accept-language": "en"})
        .context["page"]
    )

    assert "not to be called official" in next(each.text for each in page.lines if each.label == "Source")


def test_a_leader_and_a_stranger_load_nothing(client, egelund, amina, dan):
    shipped_pack(egelund)

    assert client.sign_in(amina).get(reverse("load-indicators")).status_code == 404
    client.sign_in(dan).post(reverse("load-indicators"), {"shipped": "own.yaml"})
    assert not Pack.objects.filter(house=egelund, key="own").exists()


@pytest.mark.requirement("NL-06")
def test_a_definition_says_whether_it_is_about_school_hours(client, egelund, nadia):
    load(egelund, changed(), on=date(2026, 8, 1))
    first, second = (reverse("indicator-definition", args=["segregation-share", n]) for n in (1, 2))
    assert "Inside school or daycare hours" in client.sign_in(nadia).get(first).content.decode()

    outside = ("count_date: 09-30\n", "count_date: 09-30\n  hours: outside\n")
    load(egelund, changed(NEXT_VERSION, outside, version="4"), on=date(2026, 9, 1))

    assert "Outside school or daycare hours" in client.get(second).content.decode()
    new, old = Definition.objects.filter(house=egelund, key="segregation-share").order_by("-version")
    assert [each.field for each in changes(indicator_of(old), indicator_of(new))] == ["hours"]

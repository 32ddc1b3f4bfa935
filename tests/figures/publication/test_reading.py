"""Readers of all kinds: each sees the figures let out to them, with both sides, nothing hidden."""

import re

import pytest
from django.utils import translation

import make
from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, released
from samspil.figures.indicators.models import Area


def words(answer):
    main = answer.content.decode().split("<main")[-1].split("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def figure(house, key=SHARE):
    return f"/published/{house.pk}/{key}/"


@pytest.mark.requirement("MAL-01")
def test_participation_stands_with_its_benefit(client, egelund, public):
    said = words(client.get(figure(egelund)))

    assert "Meanwhile: Social wellbeing" in said and "4.06" in said
    assert "The number above is never shown without these." in said


def test_what_must_stand_under_a_number_does(client, egelund, public):
    said = words(client.get(figure(egelund)))

    assert "about 35 of about 900 · 95 % interval 3.0–5.6 % · the municipality that pays" in said
    assert "counted 30 September 2026 · final" in said


def test_it_is_said_whether_it_changed(client, egelund, public):
    said = words(client.get(figure(egelund)))

    assert "Since last year No clear change From 4.6 % to 4.1 %." in said


@pytest.mark.requirement("LED-03")
def test_a_place_shows_both_sides_in_plain_words(client, egelund, public, schools):
    third = schools[2][0]

    said = words(client.get(f"/published/{egelund.pk}/places/{third.pk}/"))

    assert "Do children take part?" in said and "Do they benefit?" in said
    assert "Out of 100 it is about 4." in said and "It is 4.05." in said
    assert "it may be anything from" in said


def test_a_leader_finds_the_figures_of_the_place_on_its_own_page(client, egelund, public, schools):
    third = schools[2][0]
    leader = make.person("Rie", role="leader", unit=third)

    page = client.sign_in(leader).get(f"/units/{third.pk}/").content.decode()

    assert f'href="/published/{egelund.pk}/places/{third.pk}/"' in page
    assert "Social wellbeing: 4.05" in words(client.get(f"/units/{third.pk}/"))


def test_the_house_is_not_ranked(client, egelund, public):
    page = client.get(figure(egelund)).content.decode()

    table = page[page.index("Against the whole") :]
    names = re.findall(r'<th scope="row">(Skole \d)</th>', table)
    assert names == sorted(names)


@pytest.mark.requirement("FLG-07")
def test_each_audience_has_its_own(client, egelund, for_committees, erik, bo):
    lists = {
        who: words(client.sign_in(person).get("/published/")) for who, person in (("erik", erik), ("bo", bo))
    }

    assert "Til udvalget" in lists["erik"]
    assert "Til udvalget" not in lists["bo"] and "Tal om inklusion" in lists["bo"]
    assert client.sign_in(bo).get(f"/releases/{for_committees.pk}/").status_code == 404


def test_a_release_of_the_whole_hides_no_place(client, egelund, public, nadia, lone, erik, schools):
    released(egelund, nadia, lone, audience="committee", title="Til udvalget", by_place=False)
    client.sign_in(erik)

    third = schools[2][0]
    assert third.name in words(client.get("/published/"))
    assert third.name in words(client.get(figure(egelund)))
    assert client.get(f"/published/{egelund.pk}/places/{third.pk}/").status_code == 200


def test_somebody_from_elsewhere_reads_what_is_public_and_no_more(
    client, egelund, for_committees, public, dan
):
    client.sign_in(dan)

    assert client.get(f"/releases/{public.pk}/").status_code == 200
    assert client.get(f"/releases/{for_committees.pk}/").status_code == 404


@pytest.mark.requirement("MAL-12")
def test_a_long_series_tells_its_revisions_and_the_figure_elsewhere(
    client, egelund, public, schools, nadia, lone
):
    third = schools[2][0]
    counted(egelund, SHARE, 2025, events=19, n=180, at=third)
    counted(egelund, SHARE, 2025, events=51, n=900)
    land = Area.objects.create(house=egelund, code="DK", name="Hele landet")
    counted(egelund, SHARE, 2026, events=30000, n=600000, area=land)

    released(egelund, nadia, lone, title="Rettede tal")
    said = words(client.get(figure(egelund)))

    assert "The number for 2025/26 was revised from 4.6 % to 5.7 %" in said
    assert "Hele landet" in said and "5.0 %" in said


def test_a_number_of_an_earlier_year_is_not_called_the_newest(client, egelund, figures, nadia, lone):
    counted(egelund, INFLOW, 2025, events=9, n=850)
    counted(egelund, INFLOW, 2026, events=3, n=850)
    released(egelund, nadia, lone)

    said, other = words(client.get(figure(egelund, INFLOW))), words(client.get(figure(egelund, OUTFLOW)))
    listed = words(client.get("/published/"))

    assert "2026/27: hidden. The last number that is shown is 1.1 %, for 2025/26." in said
    assert "The newest number is" not in said and "2026/27: hidden" in listed
    assert "Inflow into special provision" in other and "2026/27: hidden" in other


def test_what_must_stand_under_a_number_stands_in_its_file_in_words(client, egelund, public):
    with translation.override("da"):
        file = client.get(f"{figure(egelund)}export.csv", headers={"accept-language": "da"})

    header, first, *_rest = file.content.decode("utf-8-sig").splitlines()
    assert '"Hvis elever"' in header and '"Tælledag"' in header
    assert '"betalingskommune";"30. september 2025";1;' in first and '"value"' not in file.content.decode()


def test_figures_by_one_attribute(client, egelund, figures, nadia, lone):
    for sex, events, n in (("girl", 9, 440), ("boy", 28, 460)):
        counted(egelund, SHARE, 2026, events=events, n=n, breakdown="sex", cell=sex)
    released(egelund, nadia, lone, breakdowns=("sex",))

    said = words(client.get(figure(egelund)))

    assert "Girls 2.0 %" in said and "Boys 6.1 %" in said


def test_a_figure_nobody_let_out_has_no_page(client, egelund, public):
    assert client.get(figure(egelund, "special-class-share")).status_code == 404


def test_nothing_is_a_page_of_its_own(client, egelund, lone):
    said = words(client.sign_in(lone).get("/published/"))

    assert "No figures have been released to you yet" in said


@pytest.mark.requirement("KUL-11")
def test_no_page_is_about_a_child(client, egelund, public, lone):
    client.sign_in(lone)
    pages = [figure(egelund), figure(egelund, WELLBEING), figure(egelund, OUTFLOW), f"/releases/{public.pk}/"]

    for each in pages:
        said = words(client.get(each))
        assert not re.search(r"\b[1-4] (of|pupils|children)\b", said), each


def test_the_list_asks_no_more_for_more_figures(client, egelund, public, lone, count_queries, schools):
    client.sign_in(lone)
    client.get("/published/")

    assert count_queries(lambda: client.get("/published/")) < 20

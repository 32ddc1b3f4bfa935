"""Open data: stable addresses, formats that others read, the same bytes; the withdrawn says so."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from jsonstat_validator import validate_jsonstat
from rdflib import Graph

from make.publication import SHARE
from samspil.figures.publication.actions.releasing import withdraw_release
from samspil.figures.publication.queries.files import KINDS


def place(release, name=""):
    return f"/data/{release.house_id}/{release.pk}/{name}"


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", KINDS)
def test_every_file_is_there_for_everyone_and_stays_the_same(client, public, name):
    first, second = client.get(place(public, name)), client.get(place(public, name))

    assert first.status_code == 200 and first.content == second.content
    assert first["ETag"] == second["ETag"] and "max-age" in first["Cache-Control"]
    again = client.get(place(public, name), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_workbook_does_not_tell_when_it_was_fetched(client, public):
    book = zipfile.ZipFile(io.BytesIO(client.get(place(public, "figures.xlsx")).content))

    assert {each.date_time[0] for each in book.infolist()} == {1980}


def test_what_was_frozen_fits_its_hash(client, public):
    content = client.get(place(public, "content.json")).content

    assert hashlib.sha256(content).hexdigest() == public.content_hash


def test_the_page_says_on_which_terms_files_may_be_used(client, public, settings):
    page = client.get(place(public)).content.decode()

    assert f'href="{settings.DATA_LICENCE}" rel="license"' in page


def test_json_stat_is_valid(client, public):
    for language in ("", "-da", "-nl"):
        cube = json.loads(client.get(place(public, f"jsonstat{language}.json")).content)
        validate_jsonstat(cube)
        assert cube["class"] == "dataset"


def test_a_hidden_number_is_absent_and_says_so(client, public, schools):
    first = str(schools[0][0].pk)

    found = [each for each in rows(client.get(place(public, "figures.csv"))) if each["place"] == first]

    share = [each for each in found if each["indicator"] == SHARE]
    assert {each["status"] for each in share} == {"suppressed"}
    assert {each["value"] + each["events"] + each["low"] for each in share} == {""}


def test_sdmx_says_which_are_confidential(client, public):
    found = rows(client.get(place(public, "sdmx.csv")))

    hidden = [each for each in found if each["CONF_STATUS"] == "C"]
    assert hidden and {each["OBS_VALUE"] for each in hidden} == {"NaN"}


# rdflib reads JSON-LD into a class that it has deprecated itself.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_the_catalogue_lists_what_stands(client, egelund, public, lone):
    address = f"/data/{egelund.pk}/catalog.jsonld"
    graph = Graph().parse(data=client.get(address).content, format="json-ld")
    assert len(list(graph.triples((None, None, None)))) > 50

    withdraw_release(release=public, reason="Et tal var forkert", by=lone)

    assert b"dcat:Dataset" not in client.get(address).content


@pytest.mark.parametrize("name", ["", "figures.csv", "jsonstat.json"])
def test_a_withdrawn_release_answers_gone_with_the_reason(client, public, lone, name):
    withdraw_release(release=public, reason="Et tal var forkert", by=lone)

    answer = client.get(place(public, name))

    assert answer.status_code == 410
    assert "Et tal var forkert" in answer.content.decode()


def test_the_api_tells_the_same_and_of_a_withdrawn_one_why(client, egelund, public, lone):
    base = f"/data/api/houses/{egelund.pk}/releases"
    figures = client.get(f"{base}/{public.pk}/figures?indicator={SHARE}&year=2026&place=all").json()
    assert [each["value"] for each in figures] == [0.041]
    assert client.get("/data/api/openapi.json").json()["openapi"].startswith("3")

    withdraw_release(release=public, reason="Et tal var forkert", by=lone)

    gone = client.get(f"{base}/{public.pk}/figures")
    assert (gone.status_code, "Et tal var forkert" in gone.json()["detail"]) == (410, True)
    assert client.get(base).json()[0]["is_withdrawn"]


def test_the_api_gives_nobody_more_than_everyone(client, egelund, for_committees, erik):
    base = f"/data/api/houses/{egelund.pk}/releases"

    client.sign_in(erik)

    assert client.get(f"{base}/{for_committees.pk}").status_code == 404
    assert client.get(place(for_committees, "figures.csv")).status_code == 404
    assert [each["title"] for each in client.get(base).json()] == ["Tal om inklusion"]

"""Every open format is written by the standard and reads back as what was written."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from jsonstat_validator import validate_jsonstat
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef
from rdflib.compare import isomorphic
from tools.exchange.opendata.conftest import AGENCY, DATASET, HOME, OBSERVATIONS

from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.proposal import propose_mapping
from samspil.tools.exchange.figures.reading import read_figures
from samspil.tools.exchange.figures.survey import survey_file
from samspil.tools.exchange.opendata import rdf
from samspil.tools.exchange.opendata.csvw import csvw_csv, csvw_metadata
from samspil.tools.exchange.opendata.dataset import Status
from samspil.tools.exchange.opendata.dcat import Catalogue, Download, Entry, catalogue_nodes
from samspil.tools.exchange.opendata.jsonstat import jsonstat_text
from samspil.tools.exchange.opendata.sdmx_csv import sdmx_csv
from samspil.tools.exchange.uploads import Upload

READ_AS = {
    Status.SUPPRESSED: Meaning.SUPPRESSED,
    Status.MISSING: Meaning.MISSING,
    Status.NOT_APPLICABLE: Meaning.NOT_APPLICABLE,
}
LANGUAGES = ["da", "nl", "en"]


def read_back(content, name):
    upload = Upload(name, io.BytesIO(content))
    survey = survey_file(upload)
    reading = read_figures(upload, propose_mapping(upload, survey))
    assert reading.problems == ()
    return {
        (each.area, each.period.label, each.figure.lower()): (
            each.value if each.marker is None else each.marker.meaning,
            each.is_preliminary,
        )
        for each in reading.observations()
    }


def as_written(dataset):
    return {
        (*each.key, each.measure): (READ_AS.get(each.status, each.value), each.is_preliminary)
        for each in dataset.observations
    }


@pytest.mark.parametrize("language", ["", *LANGUAGES])
def test_sdmx_csv_reads_back(dataset, language):
    assert read_back(b"".join(sdmx_csv(dataset, language)), "x.csv") == as_written(dataset)


def test_sdmx_csv_is_as_the_field_guide_has_it(dataset):
    header, first, *_ = csv.reader(io.StringIO(b"".join(sdmx_csv(dataset)).decode()))

    assert header[:5] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "TIME_PERIOD"]
    assert first[:5] == ["dataflow", "EGELUND:SPECIAL_SHARE(1.0)", "R", "all", "2023-08-01/P1Y"]
    assert dict(zip(header, first, strict=True))["OBS_VALUE"] == "6.5"


def test_a_hidden_value_replaces_what_a_store_had_and_looks_like_any_other_hidden_one(dataset):
    rows = list(csv.DictReader(io.StringIO(b"".join(sdmx_csv(dataset)).decode())))

    [hidden] = [row for row in rows if row["OBS_STATUS"] == "Q"]
    assert (hidden["OBS_VALUE"], hidden["CONF_STATUS"], hidden["ACTION"]) == ("NaN", "C", "R")
    assert {row["CONF_STATUS"] for row in rows} == {"C", "F"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_jsonstat_is_valid_and_reads_back(dataset, language):
    text = jsonstat_text(dataset, language)

    assert validate_jsonstat(json.loads(text)) is True
    back = read_back(text.encode(), "x.json")
    written = as_written(dataset)
    assert {key: back[key] for key in written} == written
    assert {back[key] for key in back.keys() - written.keys()} <= {(Meaning.MISSING, False)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_csvw_explains_each_column_of_its_file(dataset, language):
    text = b"".join(csvw_csv(dataset, language)).decode()
    said = json.loads(csvw_metadata(dataset, language, "special-share.csv"))
    header, *rows = csv.reader(io.StringIO(text))
    columns = said["tableSchema"]["columns"]

    assert said["url"] == "special-share.csv"
    assert [each["name"] for each in columns] == header
    assert all(each["name"] in titles for each in columns for titles in each["titles"].values())
    assert said["tableSchema"]["primaryKey"] == ["school", "year"]
    kinds = {each["name"]: each["datatype"] for each in columns}
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        assert cells["special_status"] in kinds["special_status"]["format"].split("|")
        assert not cells["special"] or Decimal(cells["special"]) >= 0
    assert len({(row[0], row[2]) for row in rows}) == len(rows)


def test_a_name_that_a_program_would_evaluate_is_harmless(dataset):
    rows = list(csv.DictReader(io.StringIO(b"".join(csvw_csv(dataset, "da")).decode())))

    assert {row["school_name"] for row in rows if row["school"] == "013"} == {"'=Birk"}


@pytest.fixture
def catalogue(dataset):
    download = Download(
        f"{dataset.address}.csv", "CSV", "text/csv", {"da": "Tal som CSV", "en": "CSV"}, 512, "da"
    )
    return Catalogue(
        HOME, {"da": 'Tal fra "Egelund"\\', "en": "Figures"}, {"da": "Alt åbent.", "en": "Open."}, AGENCY,
        date(2026, 11, 30), (Entry(dataset, (download,)),),
    )  # fmt: skip


# rdflib reads JSON-LD by way of a class that it has since given up.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_the_catalogue_says_the_same_as_jsonld_and_as_turtle(catalogue):
    nodes = catalogue_nodes(catalogue)

    one = Graph().parse(data=rdf.jsonld(nodes), format="json-ld")
    other = Graph().parse(data=rdf.turtle(nodes), format="turtle")

    assert len(one) > 40
    assert isomorphic(one, other)


def test_the_catalogue_has_what_dcat_ap_demands(catalogue):
    graph = Graph().parse(data=rdf.turtle(catalogue_nodes(catalogue)), format="turtle")
    must = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (
            DCTERMS.title,
            DCTERMS.description,
            DCTERMS.publisher,
            DCAT.contactPoint,
            DCAT.distribution,
        ),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS.format),
        FOAF.Agent: (FOAF.name,),
    }

    for kind, names in must.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things
        assert all((thing, name, None) in graph for thing in things for name in names)
    linked = list(graph.objects(None, DCAT.distribution)) + list(graph.objects(None, DCAT.dataset))
    assert all((each, RDF.type, None) in graph for each in linked)
    temporal = graph.value(URIRef(DATASET.address), DCTERMS.temporal)
    assert str(graph.value(temporal, DCAT.startDate)) == "2023-08-01"
    assert str(graph.value(temporal, DCAT.endDate)) == "2025-07-31"


@pytest.mark.parametrize("address", ["", "https://x.example/> <javascript:", "a b"])
def test_an_address_cannot_break_out_of_its_brackets(address):
    with pytest.raises(ValueError, match="address"):
        rdf.Iri(address)


def test_no_format_says_more_than_the_table(changed):
    """The hidden figure, had it been 3, would be found by a search; no number stands where it is."""
    hidden = changed(observations=(OBSERVATIONS[2],))

    rows = list(csv.DictReader(io.StringIO(b"".join(sdmx_csv(hidden)).decode())))
    assert [row["OBS_VALUE"] for row in rows] == ["NaN"]
    assert [each for each in json.loads(jsonstat_text(hidden, "da"))["value"] if each is not None] == []
    [row] = csv.DictReader(io.StringIO(b"".join(csvw_csv(hidden, "da")).decode()))
    assert (row["special"], row["special_status"]) == ("", "Q")

"""A published table as CSV on the Web: a plain CSV and the JSON that explains it.

Source: W3C Recommendation Metadata Vocabulary for Tabular Data, 17 December 2015.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from samspil.tools.exchange.opendata.dataset import Dataset, Measure, Said, in_language, number_text
from samspil.tools.exchange.opendata.statuses import NAMES, status_code
from samspil.tools.exchange.spreadsheet import guarded

CSVW_TYPE = "application/csvm+json"
_STATUS: Said = {"da": "Status", "nl": "Status", "en": "Status"}
_LABEL: Said = {"da": "navn", "nl": "naam", "en": "name"}


def csvw_csv(dataset: Dataset, language: str) -> Iterator[bytes]:
    """The table in pieces of UTF-8: a code and a name for each dimension, value and status for each measure.

    Commas and decimal points; an absent value is an empty cell, and its status says why.
    """
    yield _line([name for name, _ in _columns(dataset)])
    found = {(each.key, each.measure): each for each in dataset.observations}
    labels = [
        {code.id: in_language(code.label, language) for code in each.codes} for each in dataset.dimensions
    ]
    for key in dict.fromkeys(each.key for each in dataset.observations):
        cells: list[str] = []
        for code, label in zip(key, labels, strict=True):
            cells += [code, guarded(label[code])]
        for measure in dataset.measures:
            each = found.get((key, measure.id))
            cells += [number_text(each.value, measure.decimals), status_code(each)] if each else ["", "O"]
        yield _line(cells)


def csvw_metadata(dataset: Dataset, language: str, file: str) -> str:
    """The explanation of the CSV called `file`, as JSON; to stand beside it as `<file>-metadata.json`."""
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": file,
        "dc:title": _said(dataset.title),
        "dc:description": _said(dataset.description),
        "dc:publisher": in_language(dataset.agency.name, language),
        "dc:source": in_language(dataset.source, language),
        "dc:license": {"@id": dataset.licence},
        "dc:issued": {"@value": dataset.issued.isoformat(), "@type": "xsd:date"},
        "dc:identifier": dataset.address,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "columns": [column for _, column in _columns(dataset)],
            "primaryKey": [each.id for each in dataset.dimensions],
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _columns(dataset: Dataset) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in dataset.dimensions:
        yield (
            each.id,
            {
                "name": each.id,
                "titles": _titles(each.id, each.label),
                "datatype": "string",
                "required": True,
            },
        )
        name = f"{each.id}_name"
        both = {lang: f"{text}, {in_language(_LABEL, lang)}" for lang, text in each.label.items()}
        yield name, {"name": name, "titles": _titles(name, both), "datatype": "string"}
    for measure in dataset.measures:
        yield measure.id, _measured(measure)
        name = f"{measure.id}_status"
        titles = {lang: f"{text}, {in_language(_STATUS, lang)}" for lang, text in measure.label.items()}
        yield (
            name,
            {
                "name": name,
                "titles": _titles(name, titles),
                "datatype": {"base": "string", "format": "|".join(NAMES)},
                "required": True,
                "dc:description": _said(_legend(tuple(measure.label))),
            },
        )


def _measured(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.id,
        "titles": _titles(measure.id, measure.label),
        "datatype": "integer" if measure.decimals == 0 else "decimal",
        "null": "",
        "dc:description": _said(measure.unit_label),
    }


def _legend(languages: tuple[str, ...]) -> Said:
    return {
        lang: "; ".join(f"{code}: {in_language(said, lang)}" for code, said in NAMES.items())
        for lang in languages
    }


def _titles(name: str, said: Said) -> dict[str, list[str]]:
    """The header of the file is the name, so it is among the titles of every language."""
    return {language: [text, name] for language, text in said.items()}


def _said(said: Said) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in said.items()]


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode("utf-8")

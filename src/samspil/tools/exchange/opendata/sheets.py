"""A published table for people: one row for each observation, with words for what is not a number."""

from collections.abc import Iterator, Sequence

from samspil.tools.exchange.opendata.dataset import Dataset, Observation, Said, Status, in_language
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

_HEADS: dict[str, Said] = {
    "indicator": {"da": "Indikator", "nl": "Indicator", "en": "Indicator"},
    "value": {"da": "Værdi", "nl": "Waarde", "en": "Value"},
    "unit": {"da": "Enhed", "nl": "Eenheid", "en": "Unit"},
    "status": {"da": "Status", "nl": "Status", "en": "Status"},
}
_WORDS: dict[Status, Said] = {
    Status.VALUE: {"da": "endelig", "nl": "definitief", "en": "final"},
    Status.ZERO: {"da": "nul", "nl": "nul", "en": "zero"},
    Status.SUPPRESSED: {"da": "skjult", "nl": "verborgen", "en": "hidden"},
    Status.NOT_APPLICABLE: {"da": "kan ikke forekomme", "nl": "niet van toepassing", "en": "not applicable"},
    Status.MISSING: {"da": "mangler", "nl": "ontbreekt", "en": "missing"},
}
_PRELIMINARY: Said = {"da": "foreløbig", "nl": "voorlopig", "en": "preliminary"}
_BELOW: Said = {
    "da": "skjult, færre end {n}",
    "nl": "verborgen, minder dan {n}",
    "en": "hidden, fewer than {n}",
}


def dataset_sheet(dataset: Dataset, language: str) -> Sheet:
    """For `spreadsheet.csv_bytes` and `write_xlsx`: codes and names, value, unit, and the status in words."""
    columns: list[Column] = []
    for each in dataset.dimensions:
        columns += [Column(each.id), Column(in_language(each.label, language))]
    columns += [
        Column(in_language(_HEADS["indicator"], language)),
        Column(
            in_language(_HEADS["value"], language), Kind.DECIMAL if _has_decimals(dataset) else Kind.INTEGER
        ),
        Column(in_language(_HEADS["unit"], language)),
        Column(in_language(_HEADS["status"], language)),
    ]
    return Sheet(in_language(dataset.title, language), columns, _rows(dataset, language))


def status_words(observation: Observation, language: str) -> str:
    """Hidden, zero, missing and not applicable never look alike."""
    if observation.below is not None:
        return in_language(_BELOW, language).format(n=observation.below)
    if observation.is_preliminary and observation.status is Status.VALUE:
        return in_language(_PRELIMINARY, language)
    return in_language(_WORDS[observation.status], language)


def _has_decimals(dataset: Dataset) -> bool:
    return any(each.decimals for each in dataset.measures)


def _rows(dataset: Dataset, language: str) -> Iterator[Sequence[object]]:
    labels = [{c.id: in_language(c.label, language) for c in each.codes} for each in dataset.dimensions]
    for each in dataset.observations:
        measure = dataset.measure(each.measure)
        cells: list[object] = []
        for code, label in zip(each.key, labels, strict=True):
            cells += [code, label[code]]
        value = None if each.value is None else round(each.value, measure.decimals)
        cells += [in_language(measure.label, language), value, in_language(measure.unit_label, language)]
        yield [*cells, status_words(each, language)]

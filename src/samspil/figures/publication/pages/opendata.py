"""Open data: what there is to download, how each file is built, and what became of withdrawn releases."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.publication.models import Release
from samspil.figures.publication.pages.lines import language
from samspil.figures.publication.queries import files, releases
from samspil.figures.publication.rules.releases import State
from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit

FORMS = {
    "figures.csv": gettext_lazy("One table, a row for each number: CSV"),
    "figures.xlsx": gettext_lazy("The same as a workbook"),
    "sdmx.csv": gettext_lazy("For statistics offices: SDMX-CSV 2"),
    "jsonstat.json": gettext_lazy("For programs: JSON-stat 2, in English"),
    "jsonstat-da.json": gettext_lazy("For programs: JSON-stat 2, in Danish"),
    "jsonstat-nl.json": gettext_lazy("For programs: JSON-stat 2, in Dutch"),
    "table.csv": gettext_lazy("For the web of data: CSV with codes and names (CSVW)"),
    "table.csv-metadata.json": gettext_lazy("The explanation of that table"),
    "content.json": gettext_lazy("What was frozen, in full; its SHA-256 is the content hash"),
}


@dataclass(frozen=True)
class FileLine:
    name: str
    url: str
    about: str


@dataclass(frozen=True)
class OpenReleasePage:
    house: Unit
    release: Release
    figures: tuple[str, ...]
    files: tuple[FileLine, ...]
    licence: str
    gone: str

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.gone)


@dataclass(frozen=True)
class OpenDataPage:
    house: Unit
    releases: tuple[Release, ...]
    catalogue_url: str
    api_url: str


def open_data_page(house: Unit, found: Iterable[Release]) -> OpenDataPage:
    return OpenDataPage(
        house=house,
        releases=tuple(found),
        catalogue_url=reverse("open-catalogue", args=[house.pk]),
        api_url=reverse("open-api"),
    )


def open_release_page(release: Release) -> OpenReleasePage:
    is_gone = release.state == State.WITHDRAWN
    content = None if is_gone else releases.content_of(release)
    return OpenReleasePage(
        house=release.house,
        release=release,
        figures=tuple(each.said(language()) for each in content.series) if content else (),
        files=() if is_gone else tuple(_lines(release)),
        licence=settings.DATA_LICENCE,
        gone=gone_words(release) if is_gone else "",
    )


def _lines(release: Release) -> Iterable[FileLine]:
    for name in files.KINDS:
        url = reverse("data-file", args=[release.house_id, release.pk, name])
        yield FileLine(name, url, str(FORMS[name]))


def gone_words(release: Release) -> str:
    return _("Withdrawn on %(day)s: %(reason)s") % {
        "day": short_day(release.withdrawn_at),
        "reason": release.withdrawn_reason,
    }

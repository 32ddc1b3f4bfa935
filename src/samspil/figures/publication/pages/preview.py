"""A prepared release as its readers will see it: the same pages, drawn before anything is let out."""

from dataclasses import dataclass, replace

from django.urls import reverse

from samspil.figures.publication.models import AUDIENCES, Release
from samspil.figures.publication.pages.figure import FigurePage, every_page
from samspil.figures.publication.pages.lines import Preview
from samspil.figures.publication.pages.listing import PublishedPage, published_page
from samspil.figures.publication.pages.place import PlaceFigures, place_figures
from samspil.figures.publication.queries.figures import as_read_by
from samspil.figures.publication.queries.releases import content_of
from samspil.figures.publication.rules.audiences import Audience, readers_of
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class View:
    """One kind of readers, in the tabs of the preview."""

    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class PreviewPage:
    release: Release
    to_whom: str
    views: tuple[View, ...]
    published: PublishedPage
    places: tuple[tuple[str, str], ...]


def preview_page(release: Release, audience: Audience) -> PreviewPage:
    """What such readers find under Figures, with links to the pages as they will be."""
    listed = published_page(release.house, may_prepare=False, found=as_read_by(release, audience))
    lines = tuple(replace(each, url=_url(release, audience, each.key)) for each in listed.lines)
    content = content_of(release)
    parts = [each for each in content.places if each.is_part] if content else []
    return PreviewPage(
        release=release,
        to_whom=str(AUDIENCES[audience]),
        views=tuple(
            View(reverse("preview-release", args=[release.pk, each]), str(AUDIENCES[each]), each == audience)
            for each in readers_of(release.audience)
        ),
        published=replace(listed, lines=lines),
        places=tuple(
            (each.name, reverse("preview-place", args=[release.pk, audience, each.pk])) for each in parts
        ),
    )


def preview_figure(release: Release, audience: Audience, key: str) -> FigurePage | None:
    page = every_page(release.house, as_read_by(release, audience)).get(key)
    if page is None:
        return None
    beside = tuple(
        replace(each, url=_url(release, audience, each.key), drawing_url="") for each in page.beside
    )
    return replace(page, beside=beside, downloads=(), preview=_preview(release, audience))


def preview_place(release: Release, audience: Audience, place: Unit) -> PlaceFigures:
    found = place_figures(release.house, place, as_read_by(release, audience))
    sides = {
        name: tuple(replace(each, url=_url(release, audience, each.key)) for each in getattr(found, name))
        for name in ("participation", "benefit")
    }
    return replace(found, **sides, preview=_preview(release, audience))


def _preview(release: Release, audience: Audience) -> Preview:
    return Preview(
        release.title, str(AUDIENCES[audience]), reverse("preview-release", args=[release.pk, audience])
    )


def _url(release: Release, audience: Audience, key: str) -> str:
    return reverse("preview-figure", args=[release.pk, audience, key])

"""What papers of all apps share: a drawing of the screen with its table, the writers' words, a download."""

from collections.abc import Sequence
from datetime import date

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.ground.base.drawings import DAYS_KEPT
from samspil.ground.base.templatetags.face import short_day
from samspil.tools.charts.chart import PAPER, Chart, Look, content_key, on_pages
from samspil.tools.exchange.spreadsheet import safe_file_name
from samspil.tools.paper.archive import content_hash, to_text
from samspil.tools.paper.document import Block, Document, Labels, Picture, Table, line

LEAST_SHARE, MOST_SHARE = 13, 22


def drawn(chart: Chart) -> tuple[Block, ...]:
    """The drawing, on as many pages as it needs, and all it says in a table."""
    said = chart.table()
    rows = [tuple(cell.text for cell in row) for row in said.rows]
    return (*pictures(chart), table(chart.title, said.header, rows))


def pictures(chart: Chart) -> tuple[Picture, ...]:
    """Drawn once for each content, as on the screen."""
    key = f"paper:{content_key(chart, Look(PAPER, is_paper=True))}"
    sheets = cache.get(key)
    if sheets is None:
        sheets = on_pages(chart)
        cache.set(key, sheets, DAYS_KEPT * 24 * 60 * 60)
    captions = [chart.title]
    if len(sheets) > 1:
        words = _("%(title)s (%(place)s of %(all)s)")
        captions = [
            words % {"title": chart.title, "place": place, "all": len(sheets)}
            for place in range(1, len(sheets) + 1)
        ]
    return tuple(
        Picture(svg, f"{caption}. {chart.description}", caption)
        for svg, caption in zip(sheets, captions, strict=True)
    )


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Each column has room for its longest word, and more where it says much."""
    columns = zip(header, *rows, strict=True)
    told = tuple(tuple(line(each) for each in row) for row in rows)
    return Table(caption, tuple(header), told, tuple(_share(column) for column in columns))


def _share(texts: Sequence[str]) -> int:
    longest = max(len(word) for text in texts for word in text.split() or [""])
    return max(longest, min(sum(map(len, texts)) // len(texts), MOST_SHARE), LEAST_SHARE)


def labels() -> Labels:
    """The writers' own words."""
    return Labels(
        contents=_("Contents"),
        page=_("Page {page} of {pages}"),
        in_short=_("In short"),
        proof=_("Content hash"),
    )


def margin_words(document: Document, content_hash: str) -> tuple[str, str]:
    """The day and the hash as they stand in the margins of each page. With its year: paper is read later."""
    with override(document.language):
        day = short_day(date.fromisoformat(document.dated_on), date.min)
    return day, f"{document.labels.proof}: {content_hash[:16]}"


def pdf_download(document: Document, *, proof: str) -> HttpResponse:
    """Made once for each content: anybody may ask for it, and again."""
    from samspil.tools.paper.typst_pdf import (  # noqa: PLC0415 - heavy, and few pages need it
        pdf_bytes,
    )

    key = f"pdf:{content_hash(to_text(document))}:{proof}"
    found = cache.get(key)
    if found is None:
        day, said = margin_words(document, proof)
        found = pdf_bytes(document, day=day, proof=said)
        cache.set(key, found, DAYS_KEPT * 24 * 60 * 60)
    response = HttpResponse(found, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(document.title, "pdf")}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

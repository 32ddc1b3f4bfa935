"""Measures what the issues ask for and prints one table; never a verdict. `make bench`."""

import io
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "build" / "bench"
ROUNDS = 15
WHO = "birgitte@egelund.example"
BASELINE = "/was/"
PAGES = ("/", "/strategy/", "/strategy/areas/", "/plans/", "/plans/coverage/", "/plans/missing/", "/units/")

os.environ |= {
    "SAMSPIL_DATA": str(DATA),
    "SAMSPIL_LOGIN": "app",
    "SAMSPIL_DEMO": "1",
    "DJANGO_SETTINGS_MODULE": "samspil.config.settings",
}


def build(size: str) -> float:
    """Seconds that `samspil demo --no-serve` takes as a whole process."""
    begin = time.perf_counter()
    samspil = [sys.executable, "-m", "samspil.config.command"]
    words = [*samspil, "demo", "--no-serve", "--size", size]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    size = sys.argv[1] if len(sys.argv) > 1 else "municipality"
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    first, second = build(size), build(size)
    print(f"demo --size {size}: first build {first:.1f} s, when all is there {second:.1f} s")
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    pages()
    paper()


def pages() -> None:
    """Per page: milliseconds in process, ratio to the baseline, queries, weight with what it loads."""
    import brotli  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from samspil.ground.base.context import vouch_for  # noqa: PLC0415
    from samspil.ground.organisation.models import Account  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    account = Account.objects.get(email=WHO)
    with transaction.atomic():
        vouch_for(account.pk)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    base = _median(client, BASELINE)
    print(f"\n{'page':<28}{'ms':>8}{'x ' + BASELINE:>10}{'queries':>9}{'html kB':>9}{'visit kB':>10}")
    for page in (BASELINE, *PAGES, *_plan_pages(client)):
        with CaptureQueriesContext(connection) as found:
            body = client.get(page).content
        shown = [q for q in found.captured_queries if "SAVEPOINT" not in q["sql"]]
        middle = _median(client, page)
        html = len(brotli.compress(body)) / 1000
        visit = html + sum(_weight(name, brotli) for name in _loaded(body))
        print(f"{page:<28}{middle:>8.0f}{middle / base:>10.1f}{len(shown):>9}{html:>9.1f}{visit:>10.1f}")


def paper() -> None:
    """A report of sixty pages, once with cold and once with warm fonts."""
    import pypdf  # noqa: PLC0415

    from samspil.tools.paper import docx_file, pptx_file, typst_pdf  # noqa: PLC0415

    report = _report()
    print(f"\n{'document':<28}{'s, first':>10}{'s, again':>10}{'pages':>9}{'kB':>9}")
    for name, write in (
        ("PDF/UA-1", typst_pdf.pdf_bytes),
        ("DOCX", docx_file.docx_bytes),
        ("PPTX", pptx_file.pptx_bytes),
    ):
        took = []
        for _again in range(2):
            begin = time.perf_counter()
            written = write(report)
            took.append(time.perf_counter() - begin)
        pages = len(pypdf.PdfReader(io.BytesIO(written)).pages) if name.startswith("PDF") else "-"
        print(f"{name:<28}{took[0]:>10.2f}{took[1]:>10.2f}{pages:>9}{len(written) / 1000:>9.0f}")


def _report() -> object:
    from samspil.tools.paper.document import (  # noqa: PLC0415
        Document,
        Heading,
        Part,
        Run,
        Table,
        line,
        paragraphs,
    )

    words = "The group met in March and agreed how to read together across classes. " * 12
    table = Table(
        "Places",
        ("Place", "Status", "What they say"),
        tuple(
            (line(f"Place {each}"), line(Run("Late", tone="late")), line(words[:80])) for each in range(18)
        ),
    )
    parts = (
        Part(f"Part {each}", (line(words[:90]),), (*paragraphs(words), Heading("Places"), table))
        for each in range(36)
    )
    return Document("A long report", "en", "Egelund", "2026-06-03", parts=tuple(parts))


def _median(client: object, page: str) -> float:
    took = []
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        client.get(page)
        took.append((time.perf_counter() - begin) * 1000)
    return statistics.median(took)


def _plan_pages(client: object) -> list[str]:
    found = re.search(rb'href="(/plans/\d+/)"', client.get("/plans/").content)
    plan = found.group(1).decode() if found else "/plans/"
    effort = re.search(rb'href="(/efforts/\d+/)"', client.get(plan).content)
    views = [plan, f"{plan}board/", f"{plan}timetable/", f"{plan}missing/"]
    return [*views, effort.group(1).decode()] if effort else views


def _loaded(body: bytes) -> set[str]:
    """What a first visit fetches beside the page: styles, scripts and icons; fonts stand apart."""
    return {
        name.decode()
        for name in re.findall(rb'(?:src|href)="/static/([^"#]+)', body)
        if not name.endswith(b".woff2")
    }


def _weight(name: str, brotli: object) -> float:
    return len(brotli.compress((DATA / "static" / name).read_bytes())) / 1000


if __name__ == "__main__":
    main()

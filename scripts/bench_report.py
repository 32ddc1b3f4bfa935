"""The report of the nation's largest municipality at sixty pages, as every kind of paper. `make bench`."""

import io
import os
import time
from dataclasses import replace
from datetime import date
from functools import partial

from bench_nation import HOUSES, WHO

PAGES = 60


def main() -> None:
    import django  # noqa: PLC0415 - the settings are named by bench_nation

    django.setup()
    from samspil.tools.paper import docx_file, pptx_file, typst_pdf  # noqa: PLC0415

    begin = time.process_time()
    whole = _composed()
    print(
        f"\nreport of {HOUSES[0]}, all chapters: composed in {time.process_time() - begin:.1f} s of processor"
    )
    report, pages = _long_enough(whole, typst_pdf.pdf_bytes)
    print(f"{'document':<14}{'s':>8}{'s, processor and its helpers':>32}{'pages':>8}{'kB':>8}")
    for name, write in (
        ("PDF/UA-1", typst_pdf.pdf_bytes),
        ("DOCX", docx_file.docx_bytes),
        ("PPTX", pptx_file.pptx_bytes),
    ):
        seconds, work, written = _timed(partial(write, report))
        print(f"{name:<14}{seconds:>8.2f}{work:>32.2f}{pages:>8}{len(written) / 1000:>8.0f}")


def _composed() -> object:
    """As the director would issue it today; nothing of it stays in the database."""
    from django.db import transaction  # noqa: PLC0415
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.base.context import acting_as  # noqa: PLC0415
    from samspil.ground.organisation.access import me  # noqa: PLC0415
    from samspil.ground.organisation.models import Account  # noqa: PLC0415
    from samspil.reporting.reports.actions.drafts import Choice, compose_report  # noqa: PLC0415
    from samspil.reporting.reports.queries.composing import compose  # noqa: PLC0415
    from samspil.reporting.reports.rules import Audience, offered  # noqa: PLC0415

    account, today = Account.objects.get(email=f"{WHO[0]}@{HOUSES[0]}.example"), localdate()
    fields = {
        "title": "Året",
        "audience": Audience.COMMITTEES,
        "language": "da",
        "begins_on": date(today.year - (today.month < 8), 8, 1),
        "ends_on": date(today.year + (today.month >= 8), 7, 31),
        "words": "Et år med mange tiltag. " * 20,
        "next_steps": "",
    }
    with acting_as(account.person_id, purpose="bench", today=today):
        mine = me(account)
        choice = Choice(tuple(offered(Audience.COMMITTEES)), ())
        draft = compose_report(unit=mine.roles[0].root, fields=fields, choice=choice, by=mine.person)
        document = compose(draft, me=mine, today=today)
        transaction.set_rollback(True)
    return document


def _long_enough(whole: object, write: object) -> tuple[object, int]:
    """The same chapters again until there are sixty pages."""
    import pypdf  # noqa: PLC0415

    times, pages = 0, 0
    while pages < PAGES:
        times += 1
        again = replace(whole, parts=whole.parts * times)
        pages = len(pypdf.PdfReader(io.BytesIO(write(again))).pages)
    print(f"its chapters {times} times make {pages} pages")
    return again, pages


def _timed(write: object) -> tuple[float, float, bytes]:
    begin, worked = time.perf_counter(), _worked()
    written = write()
    return time.perf_counter() - begin, _worked() - worked, written


def _worked() -> float:
    """Processor time of this process and of those it started."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    main()

"""A sheet as a download, in the format the address names."""

from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import now
from django.utils.translation import get_language

from samspil.tools.exchange.spreadsheet import (
    CSV_TYPE,
    XLSX_TYPE,
    Sheet,
    csv_bytes,
    safe_file_name,
    write_xlsx,
)

TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
# Larger ones lie on disk while they are sent.
IN_MEMORY = 1_000_000


def download(sheet: Sheet, format: str) -> HttpResponseBase:
    """CSV with the separator of the reader's country, or XLSX; anything else is no address of ours.

    Written before the first byte is sent: the rows come from the request's transaction, under its policies,
    and that ends before a stream is read. It never lies whole in memory.
    """
    if format not in TYPES:
        raise Http404
    file = SpooledTemporaryFile(max_size=IN_MEMORY)
    _write(sheet, format, file)
    size = file.seek(0, SEEK_END)
    file.seek(0)
    if size > IN_MEMORY:
        response: HttpResponseBase = FileResponse(file, content_type=TYPES[format])
    else:
        with file:
            response = HttpResponse(file.read(), content_type=TYPES[format])
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(sheet.title, format)}"'
    return response


def _write(sheet: Sheet, format: str, file: IO[bytes]) -> None:
    if format == "xlsx":
        write_xlsx(sheet, file, created=now())
        return
    for piece in csv_bytes(sheet, delimiter="," if get_language() == "en" else ";"):
        file.write(piece)

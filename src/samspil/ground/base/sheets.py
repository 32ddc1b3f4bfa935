"""A sheet as a download, in the format the address names."""

from io import BytesIO

from django.http import Http404, HttpResponse
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


def download(sheet: Sheet, format: str) -> HttpResponseBase:
    """CSV with the separator of the reader's country, or XLSX; anything else is no address of ours."""
    if format == "csv":
        # Built whole: the rows come from the request's transaction, which ends before a stream is read.
        body = b"".join(csv_bytes(sheet, delimiter="," if get_language() == "en" else ";"))
        response: HttpResponseBase = HttpResponse(body, content_type=CSV_TYPE)
    elif format == "xlsx":
        file = BytesIO()
        write_xlsx(sheet, file, created=now())
        response = HttpResponse(file.getvalue(), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(sheet.title, format)}"'
    return response

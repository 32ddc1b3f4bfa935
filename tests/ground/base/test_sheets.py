"""Downloads: the same bytes whether they are small or large; a large one never lies whole in memory."""

import pytest
from django.http import Http404

from samspil.ground.base import sheets
from samspil.tools.exchange.spreadsheet import Column, Sheet


def sheet(rows):
    return Sheet(
        "Places", (Column("Place"), Column("Words")), ((f"Place {n}", "Words " * 20) for n in range(rows))
    )


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_a_small_sheet_is_sent_at_once():
    response = sheets.download(sheet(3), "csv")

    assert not response.streaming
    assert body(response).count(b"\r\n") == 4


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_large_sheet_is_sent_from_disk(monkeypatch, format):
    monkeypatch.setattr(sheets, "IN_MEMORY", 1_000)

    response = sheets.download(sheet(2_000), format)

    assert response.streaming
    assert response["Content-Disposition"] == f'attachment; filename="Places.{format}"'
    found = body(response)
    response.file_to_stream.close()
    assert len(found) == int(response["Content-Length"]) > 1_000
    assert found.startswith(b"PK" if format == "xlsx" else "\ufeff".encode())


def test_another_format_is_no_address_of_ours():
    with pytest.raises(Http404):
        sheets.download(sheet(1), "pdf")

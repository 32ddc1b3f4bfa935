"""Kinds by first bytes."""

import io
import time
import zipfile

import pytest

from samspil.tools.exchange.delimited import Unreadable, check_is_text
from samspil.tools.exchange.sniff import kind_of, kind_of_file

KINDS = {
    "empty": b"",
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x05\x06" + bytes(18),
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpeg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "gzip": b"\x1f\x8b\x08",
    "html": b"\xef\xbb\xbf \n<!-- hi --><!DOCTYPE html>",
    "svg": b"<?xml version='1.0'?><svg xmlns='x'>",
    "text": "sourcedId,name\n1,Ærø".encode(),
    "binary": b"MZ\x00\x01\x02",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_known(kind):
    assert kind_of(KINDS[kind]) == kind


def test_utf_16_and_windows_1252_are_text():
    assert kind_of("a;b".encode("utf-16")) == "text"
    assert kind_of("Ærø;Fanø".encode("windows-1252")) == "text"


def test_a_pdf_behind_some_text_is_a_pdf():
    assert kind_of(b"name,email\n%PDF-1.4") == "pdf"


def test_a_thousand_comments_do_not_stall():
    begun = time.perf_counter()

    assert kind_of(b"<!---->" * 580 + b"<x") == "text"
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(("folder", "kind"), [("xl", "xlsx"), ("word", "docx"), ("other", "zip")])
def test_office_files_are_told_apart_by_what_is_in_them(folder, kind):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x" * 9000)
        archive.writestr(f"{folder}/main.xml", "x")

    assert kind_of_file(stream) == kind
    assert stream.tell() == 0


def test_a_broken_zip_is_still_called_zip():
    assert kind_of_file(io.BytesIO(b"PK\x03\x04" + b"rubbish" * 10)) == "zip"


@pytest.mark.parametrize(
    "head", [b"OggS", b"\x1aE\xdf\xa3", b"ID3", b"RIFF0000WAVE", b"0000ftypM4A ", b"PAR1"]
)
def test_what_is_no_table_is_refused_by_its_name(head):
    with pytest.raises(Unreadable) as refused:
        check_is_text(io.BytesIO(head + b"\0" * 40))

    assert refused.value.code in ("is_sound", "is_parquet")

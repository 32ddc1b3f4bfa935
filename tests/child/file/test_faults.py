"""What goes wrong on the way: files nobody should send, a database that goes away between log and page."""

import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.urls import reverse

from make import child as make_child
from samspil.child.file.models import Attachment, Child, ChildView
from samspil.ground.audit.models import Reading

VIRUS_TEST = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("name", ["tegning.png", "eicar.com"])
def test_a_virus_test_file_is_named_and_not_kept(client, noah, bo, tmp_path, name):
    file = SimpleUploadedFile(name, VIRUS_TEST, content_type="image/png")
    said = {"voice": "drawing", "said_on": "2026-11-30", "file": file}

    page = client.sign_in(bo).post(reverse("write-view", args=[noah.pk]), said).content.decode()

    assert "This is a test file for virus scanners" in page
    assert not ChildView.objects.exists() and not Attachment.objects.exists()
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


class Endless:
    """Two gigabytes on the wire, of which none lies anywhere."""

    def __init__(self, size):
        self.left = size

    def read(self, most=-1):
        size = min(most, self.left)
        self.left -= size
        return b"0" * size

    readline = read


def test_two_gigabytes_are_refused_with_words_and_take_no_memory(client, noah, bo, tmp_path):
    client.sign_in(bo)
    wire = Endless(2 * 10**9)
    tracemalloc.start()

    response = client.generic(
        "POST", reverse("write-view", args=[noah.pk]),
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": wire, "CONTENT_LENGTH": str(2 * 10**9)},
    )  # fmt: skip
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert response.status_code == 413
    assert "The file is too large" in response.content.decode()
    assert most < 50_000_000 and wire.left == 0
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_a_database_that_is_lost_between_log_and_page_shows_no_page(client, noah, bo):
    client.sign_in(bo)
    client.raise_request_exception = False
    address, asked = reverse("child", args=[noah.pk]), []

    def lost(execute, sql, params, many, context):
        asked.append(sql)
        if "file_open" in "".join(asked[-2:-1]):
            raise OperationalError("the connection is closed")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(lost):
        response = client.get(address)

    assert response.status_code == 500
    assert noah.given_name not in response.content.decode()
    assert not Reading.objects.filter(subject=noah.pk).exists()
    assert noah.given_name in client.get(address).content.decode()
    assert Reading.objects.filter(subject=noah.pk).count() == 1


def test_a_twin_whose_number_is_mistyped_as_the_others_is_told_of_and_nothing_is_lost(
    client, noah, bo, school
):
    """Their files stay two; nobody's number is written over, and what was typed stays in the form."""
    typed = {
        "born_on": "2012-01-01",
        "strengths": "Bygger.",
        "surroundings": "Planen.",
        "family_name": "Testesen",
    }
    twin = make_child.child(school, bo, given_name="Oskar")
    client.sign_in(bo)
    mine, others = (reverse("change-child", args=[each.pk]) for each in (noah, twin))
    client.post(mine, typed | {"given_name": "Noah", "number": "6101124000"})

    page = client.post(
        others, typed | {"given_name": "Oskar", "number": "6101124000", "strengths": "Synger."}
    )

    told = page.content.decode()
    assert "Another child&#x27;s file has this number. Are they twins?" in told and "Synger." in told
    marks = dict(Child.objects.values_list("given_name", "fingerprint"))
    assert marks["Noah"] and not marks["Oskar"]
    assert client.post(mine, typed | {"given_name": "Noah", "number": "6101124000"}).status_code == 302

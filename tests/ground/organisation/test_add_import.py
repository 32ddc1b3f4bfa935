"""An administrator sends a file; what cannot be used is refused with its place and a remedy."""

import io
import re
from html import unescape

import pytest
from django.urls import reverse
from ground_files import ORGS, STAFF, TWO_UNITS, UNITS, USERS, zipped
from openpyxl import Workbook

from samspil.ground.organisation.models import Import, Person, Unit


@pytest.fixture
def send(client, gitte, egelund, upload):
    """Gitte sends the file in her browser."""

    def sent(text, *, kind="staff_list", name="list.csv", follow=True):
        client.sign_in(gitte)
        said = {"kind": kind, "unit": egelund.pk, "file": upload(text, name)}
        return client.post(reverse("add-import"), said, follow=follow)

    return sent


def words(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_gitte_sees_what_would_change(send):
    response = send(TWO_UNITS)

    assert "The file would change 2 things" in words(response)
    assert "Lindeskolen (School)" in words(response)
    assert Unit.objects.count() == 1


def test_the_form_says_what_is_missing(client, gitte):
    response = client.sign_in(gitte).post(reverse("add-import"), {})

    assert response.status_code == 422
    assert Import.objects.count() == 0


@pytest.mark.parametrize("who", ["amina", "lone", "erik", "dan"])
def test_others_get_404(client, request, who, egelund, upload):
    client.sign_in(request.getfixturevalue(who))
    said = {"kind": "staff_list", "unit": egelund.pk, "file": upload(TWO_UNITS)}

    assert client.get(reverse("add-import")).status_code == 404
    assert client.post(reverse("add-import"), said).status_code == 404


def test_nobody_sends_a_file_into_another_municipality(client, gitte, elsewhere, upload):
    said = {"kind": "staff_list", "unit": elsewhere.pk, "file": upload(TWO_UNITS)}

    assert client.sign_in(gitte).post(reverse("add-import"), said).status_code == 422
    assert Import.objects.count() == 0


WRONG = {
    "windows-1252": (
        (UNITS + "101;Børnehaven;dagtilbud;\n").encode("cp1252"),
        "line 2",
        "It looks like Windows-1252",
    ),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3", "list.csv", "PDF"),
    "nothing in it": (b"unit_name;kind\nX;skole\n", "line 1, column unit_number", "is missing"),
    "a stranger's columns": (b"colour;size\nred;2\n", "list.csv", "neither those of a list of units"),
    "an unknown parent": (
        (UNITS + "101;A;skole;999\n").encode(),
        "line 2",
        "neither in the files nor known here",
    ),
    "an unknown kind": ((UNITS + "101;A;castle;\n").encode(), "line 2, column kind", "castle"),
    "an unknown role": ((STAFF + "1;A;B;;101;wizard;;\n").encode(), "line 2, column role", "wizard"),
    "a circle": ((UNITS + "1;A;skole;2\n2;B;skole;1\n").encode(), "line 2", "each other's parents"),
    "too long a name": (
        (UNITS + f"1;{'x' * 201};skole;\n").encode(),
        "line 2, column name",
        "at most 200 fit",
    ),
    "an open quote": ((UNITS + '1;"A;skole;\n').encode(), "line 2", "quotation mark"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_list_is_refused_with_its_place(send, what):
    text, place, reason = WRONG[what]

    said = words(send(text))

    assert "The file cannot be used as it is" in said
    assert place in said
    assert reason in said
    assert Unit.objects.count() == 1


WRONG_SETS = {
    "a dangling school": (zipped(users=USERS.replace("s1,teacher", "s9,teacher")), "users.csv, line 2"),
    "no users": (zipped(users=None), "manifest.csv"),
    "no name": (zipped(orgs=ORGS.replace("name,", "title,")), "orgs.csv, line 1, column name"),
    "an unsafe name": (zipped(**{"../../x": "a"}), "../../x.csv"),
    "no zip": (b"hello", "Wrong in the file"),
    "cut off": (zipped()[:200], "Wrong in the file"),
}


@pytest.mark.parametrize("what", WRONG_SETS)
def test_a_wrong_set_is_refused_with_its_place(send, what):
    text, place = WRONG_SETS[what]

    said = words(send(text, kind="oneroster", name="set.zip"))

    assert "The file cannot be used as it is" in said
    assert place in said


def test_a_file_beyond_the_limit_is_refused(send, settings):
    settings.UPLOAD_LIMIT = 10

    response = send(TWO_UNITS)

    assert response.status_code == 422
    assert "Send a smaller file" in words(response)
    assert Import.objects.count() == 0


def test_an_empty_file_is_refused(send):
    assert send(b"").status_code == 422


def test_a_hostile_file_name_is_only_shown(send, settings, tmp_path):
    send(TWO_UNITS, name="../../<script>alert(1)<script>.csv")

    imported = Import.objects.get()
    assert re.fullmatch(r"imports/[0-9a-f]{32}\.upload", imported.file.name)
    assert "/" not in imported.file_name
    assert [each.name for each in (settings.MEDIA_ROOT / "imports").iterdir()] == [
        imported.file.name.removeprefix("imports/")
    ]


def test_hostile_names_stay_names(send, client):
    response = send(UNITS + "=cmd();<script>alert(1)</script>;skole;\n")

    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;alert(1)&lt;/script&gt; (School)" in response.content


def test_a_workbook_is_read(send):
    book = Workbook()
    book.active.append(["enhedsnummer", "enhedsnavn", "art"])
    book.active.append(["101", "Lindeskolen", "skole"])
    file = io.BytesIO()
    book.save(file)

    assert "Lindeskolen (School)" in words(send(file.getvalue(), name="list.xlsx"))


def test_a_formula_in_a_workbook_is_refused(send):
    book = Workbook()
    book.active.append(["unit_number", "unit_name", "kind"])
    book.active.append(["101", "=1+1", "skole"])
    file = io.BytesIO()
    book.save(file)

    said = words(send(file.getvalue(), name="list.xlsx"))

    assert "cell B2" in said
    assert Person.objects.count() == 1

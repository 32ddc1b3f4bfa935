"""Files to import: sent, checked and carried out by Gitte."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from samspil.ground.organisation.actions import imports as import_actions


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def upload():
    """A file as a browser sends it."""

    def made(text, name="list.csv"):
        return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)

    return made


@pytest.fixture
def receive(gitte, egelund):
    """An upload by Gitte, received and checked."""

    def received(text, *, kind="staff_list", name="list.csv", unit=None, check=True):
        file = ContentFile(text.encode() if isinstance(text, str) else text, name)
        imported = import_actions.receive_import(file=file, kind=kind, unit=unit or egelund, by=gitte)
        if not check:
            return imported
        return import_actions.check_import(imported=imported, by=gitte, today=localdate())

    return received


@pytest.fixture
def carry_out(gitte):
    """Gitte says yes."""

    def carried(imported, *, accept=False, by=None):
        person = by or gitte
        confirmed = import_actions.confirm_import(imported=imported, accept_endings=accept, by=person)
        return import_actions.carry_out_import(imported=confirmed, by=person, today=localdate())

    return carried

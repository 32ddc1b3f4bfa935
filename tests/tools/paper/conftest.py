"""How the tests read what the writers wrote."""

import io
import os
import shutil
import subprocess

import pypdf
import pytest

SOFFICE = shutil.which("soffice")


@pytest.fixture
def opened_in_libreoffice(tmp_path):
    """The text of a file as LibreOffice understands it; with CI=true it may not be missing."""
    if not SOFFICE:
        assert os.environ.get("CI") != "true", "LibreOffice is missing; with CI=true nothing may be left out"
        pytest.skip("LibreOffice is not installed: that the file opens there was not tried")

    def opened(name, content):
        (tmp_path / name).write_bytes(content)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        into = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / name)]
        subprocess.run([SOFFICE, profile, *into], check=True, capture_output=True, timeout=180)
        return words_of((tmp_path / name).with_suffix(".pdf").read_bytes())

    return opened


def words_of(pdf):
    """All letters of a PDF, without the spaces: where a line breaks says nothing."""
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())

"""The real OneRoster sets of others load, or are refused with the exact reason."""

import io
import zipfile

import pytest
from conftest import SHARED

SETS = SHARED / "data/oneroster"
pytestmark = pytest.mark.skipif(not SETS.exists(), reason="the sets lie beside the project, not in it")


def content(name):
    path = SETS / name
    if path.is_file():
        return path.read_bytes()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for each in sorted(path.glob("*.csv")):
            archive.write(each, each.name)
    return made.getvalue()


LOADED = ("catalyst_moodle/Test_minimal_data_set.zip", "catalyst_moodle/oneroster_test_data.zip")
REFUSED = (
    "catalyst_moodle/Test_full_data_set.zip",
    "catalyst_moodle/v1p2_full_dataset.zip",
    "oat_sa_base_csv",
)


@pytest.mark.parametrize("name", LOADED)
def test_it_loads_and_again_changes_nothing(receive, carry_out, name):
    imported = receive(content(name), kind="oneroster", name="set.zip")

    assert imported.state == "checked"
    carry_out(imported, accept=True)
    assert receive(content(name), kind="oneroster", name="set.zip").changes.count() == 0


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_for_what_it_refers_to(receive, name):
    imported = receive(content(name), kind="oneroster", name="set.zip")

    errors = imported.problems.filter(severity="error")
    assert imported.state == "refused"
    assert {each.code for each in errors} == {"dangling"}
    assert all(each.file and each.line and each.column and each.remedy for each in errors)

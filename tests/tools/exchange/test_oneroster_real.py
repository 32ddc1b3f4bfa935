"""Sets made by others: they load, or are refused with the exact reason."""

from pathlib import Path

import pytest

from samspil.tools.exchange.oneroster import read_roster

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "oneroster"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the public data sets are not at {DATA}")

NO_PARENT_UNIT = ("dangling", "orgs.csv", 2, "org-sch-222-3456")
NO_SCHOOL_YEAR = [("dangling", "academicSessions.csv", line, "as-syr-222-2023") for line in (3, 6)]
REASONS = {
    "catalyst_moodle/Test_minimal_data_set.zip": [],
    "catalyst_moodle/oneroster_test_data.zip": [],
    "catalyst_moodle/Test_full_data_set.zip": [NO_PARENT_UNIT, *NO_SCHOOL_YEAR],
    "catalyst_moodle/v1p2_full_dataset.zip": [NO_PARENT_UNIT, *NO_SCHOOL_YEAR],
    "oat_sa_base_csv": [("dangling", "classes.csv", line, "1") for line in (2, 3, 4)],
    "oat_sa_schema_v1p1": [("not_a_roster", "", None, None)],
}


@pytest.mark.parametrize("name", REASONS)
def test_it_loads_or_says_exactly_why_not(name):
    errors = [each for each in read_roster(DATA / name).problems if each.severity == "error"]

    assert [(each.code, each.file, each.line, each.params.get("value")) for each in errors] == REASONS[name]


@pytest.mark.parametrize(
    ("name", "version", "counts"),
    [
        ("Test_minimal_data_set.zip", "1.1", (1, 5, 2, 6, 6, 6)),
        ("oneroster_test_data.zip", "1.2", (1, 1, 1, 1, 1, 1)),
    ],
)
def test_all_rows_arrive(name, version, counts):
    roster = read_roster(DATA / "catalyst_moodle" / name)
    tables = (roster.orgs, roster.sessions, roster.groups, roster.users, roster.roles, roster.enrolments)

    assert roster.version == version
    assert tuple(map(len, tables)) == counts


def test_a_real_delta_is_known_as_one():
    roster = read_roster(DATA / "catalyst_moodle" / "oneroster_test_data.zip")

    assert set(roster.modes.values()) == {"delta"}
    assert roster.unresolved == ()

"""The list of requirements is whole, and no test names one that does not exist."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = ROOT / "docs/requirements.toml"
SCRIPT = ROOT / "scripts/requirements.py"

AREAS = {
    "leadership": 22,
    "organisation": 26,
    "knowledge": 15,
    "parents": 17,
    "goals": 15,
    "follow-up": 19,
    "culture": 13,
    "region": 22,
}
EMPTY_TEST = "def test_it():\n    pass\n"


def rows():
    return tomllib.loads(LIST.read_text(encoding="utf-8"))["requirement"]


def run(root):
    return subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path):
    """A house with the whole list and one empty test folder."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests").mkdir()
    shutil.copy(LIST, tmp_path / "docs")
    return tmp_path


def test_there_are_149_of_them_each_with_its_own_id():
    ids = {row["id"] for row in rows()}

    assert len(rows()) == len(ids) == 149


def test_every_area_is_whole():
    assert Counter(row["area"] for row in rows()) == AREAS


def test_every_row_is_one_sentence_of_its_own():
    capabilities = [row["capability"] for row in rows()]

    assert len(set(capabilities)) == 149
    assert all(re.fullmatch(r"[A-Z].+\.", each) for each in capabilities)
    assert {row["kind"] for row in rows()} == {"must", "does", "meas", "value"}


def test_every_marker_in_our_tests_is_known():
    said = run(ROOT)

    assert said.returncode == 0, said.stderr
    assert re.fullmatch(r"\d+ of 149 shown", said.stdout.splitlines()[-1])


def test_it_lists_what_shows_a_row_and_a_dash_for_none(house):
    (house / "tests/test_plan.py").write_text(f'@pytest.mark.requirement("FLG-05", "LED-19")\n{EMPTY_TEST}')

    lines = run(house).stdout.splitlines()

    assert "FLG-05  tests/test_plan.py::test_it" in lines
    assert "FLG-06  -" in lines
    assert lines[-1] == "2 of 149 shown"


def test_a_marker_on_the_whole_file_counts(house):
    (house / "tests/test_plan.py").write_text('pytestmark = [pytest.mark.requirement("FLG-05")]\n')

    assert "FLG-05  tests/test_plan.py" in run(house).stdout.splitlines()


def test_an_unknown_id_is_refused(house):
    (house / "tests/test_plan.py").write_text(f'@pytest.mark.requirement("FLG-99")\n{EMPTY_TEST}')

    said = run(house)

    assert said.returncode == 1
    assert "FLG-99 is not in docs/requirements.toml: tests/test_plan.py::test_it" in said.stderr


def test_an_id_that_is_not_text_is_refused(house):
    (house / "tests/test_plan.py").write_text(f"@pytest.mark.requirement(ID)\n{EMPTY_TEST}")

    said = run(house)

    assert said.returncode == 1
    assert "write the ids out as text" in said.stderr

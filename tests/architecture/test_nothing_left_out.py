"""Where there is no browser a line says what was left out; on the build server that is a fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_BROWSER = {"PATH": "/nonexistent"}


def run(*words, ci):
    environment = {**os.environ, **NO_BROWSER, "CI": ci}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)], ids=["build server", "desk"])
def test_the_missing_browser_is_named_before_the_tests(ci, code):
    answer, said = run("scripts/browser.py", ci=ci)

    assert answer == code
    assert "chromium" in said and "left out" in said


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)], ids=["build server", "desk"])
def test_journeys_without_a_browser_are_skipped_aloud_or_fail(ci, code):
    one = "tests/journeys/test_without_script.py::test_a_form_that_only_a_script_could_send_is_found"

    answer, said = run("-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "-p", "no:randomly", one, ci=ci)

    assert answer == code, said
    assert "Chromium is missing" in said


def test_the_build_server_lives_all_journeys_too():
    rules = (ROOT / "Makefile").read_text().split("\n\n")
    [everything] = [each for each in rules if "test:" in each.split()]
    [lived] = [each for each in rules if each.startswith("lived:")]
    [command] = [each for each in rules[0].splitlines() if each.startswith("JOURNEYS :=")]

    assert "lived" in everything.split()
    assert lived.splitlines()[1:] == ["\t$(JOURNEYS)"]
    assert command.endswith(" tests/journeys -m journey"), "not a part of them"
    assert "make test" in (ROOT / ".ci/run").read_text()

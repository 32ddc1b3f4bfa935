"""The house of the commit before this one is brought up to date, keeps all it had, and opens its pages.

`test_round_trip.py` does the same from the backup of an earlier version, also where git has no history.
"""

import shutil
import subprocess
import time

import pytest
import requests
from config.operations.browser import Browser
from config.operations.chaos import Service, free_port
from config.operations.house import ROOT, House, empty_house

pytestmark = pytest.mark.long
KEPT = ("plans_", "organisation_", "strategy_", "audit_", "meetings_", "practice_")
PAGES = ("/", "/strategy/", "/plans/", "/plans/missing/", "/units/", "/bodies/", "/methods/", "/people/")
PATIENCE = 90
BUILT = "src/samspil/ground/base/static/built"


@pytest.fixture
def previous(tmp_path):
    """A checkout of the commit before this one, beside this one."""
    place = tmp_path / "previous"
    git = ["git", "-C", str(ROOT), "worktree"]
    made = subprocess.run(
        [*git, "add", "--detach", str(place), "HEAD~1"], capture_output=True, text=True, timeout=120
    )
    if made.returncode:
        pytest.skip(
            "git has no earlier commit here; the earlier version's backup stands in (test_round_trip.py)"
        )
    # What is built and not kept in git is the same for both.
    shutil.copytree(ROOT / BUILT, place / BUILT, dirs_exist_ok=True)
    yield place
    subprocess.run([*git, "remove", "--force", str(place)], capture_output=True, check=False, timeout=120)


def counts(house):
    names = [
        name
        for (name,) in house.ask("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE ANY(%s)",
                                 [f"{each}%" for each in KEPT])
    ]  # fmt: skip
    return {name: house.ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in names}


def answers(house):
    """What the pages answer to a leader."""
    port = free_port()
    with (house.data.parent / "web.log").open("w") as log:
        web = Service(house, ("serve", "--port", str(port), "--workers", "1"), log)
        try:
            browser, end = (
                Browser(f"http://127.0.0.1:{port}", "mette@egelund.example"),
                time.monotonic() + PATIENCE,
            )
            while not _is_up(browser):
                assert time.monotonic() < end, (house.data.parent / "web.log").read_text()[-2000:]
                time.sleep(0.2)
            browser.sign_in()
            return {
                page: browser.session.get(browser.address + page, timeout=60).status_code for page in PAGES
            }
        finally:
            web.stop()


def _is_up(browser):
    try:
        return browser.session.get(browser.address + "/ready", timeout=20).text in ("ready\n", "degraded\n")
    except requests.RequestException:
        return False


def test_the_house_of_the_previous_commit_is_brought_up_to_date(previous):
    with empty_house(code=previous) as house:
        house.run("prepare-demo", "--size", "tiny", SAMSPIL_DEMO="1")
        before = counts(house)

        house.environment = House(house.data.parent).environment
        house.run("migrate")

        after = counts(house)
        assert {name: after.get(name) for name in before} == before
        assert set(answers(house).values()) == {200}

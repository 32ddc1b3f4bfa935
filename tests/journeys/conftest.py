"""A real house: its own database, the real server with the web's own login, and a real browser."""

import os
import re
import shutil

import pytest
from journeys.house import built, folder, kept, run
from journeys.looking import look, picture_for_a_guide, picture_of_paper
from journeys.walking import follow, name_of
from playwright.sync_api import sync_playwright

FLAGS = [
    *("--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-dev-shm-usage"),
    # A page lives for a second: what it costs to compile its script a third time never comes back.
    "--js-flags=--no-opt",
]
LOCALES = {"da": "da-DK", "nl": "nl-NL", "en": "en-GB"}
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
PATIENCE = 12_000
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(scope="session", autouse=True)
def a_browser_is_there():
    if CHROMIUM is None:
        assert os.environ.get("CI") != "true", "Chromium is missing; with CI=true nothing may be left out"
        pytest.skip("Chromium is missing: apt-get install chromium-headless-shell")


@pytest.fixture(scope="session")
def the_house():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with built(folder(), f"house_{worker}") as house:
        house.as_new()
        with house.served() as house.address:
            yield house


@pytest.fixture
def house(the_house):
    """Where a demo house is served, as it was built: nobody meets the traces of another day."""
    the_house.as_new()
    return the_house.address


@pytest.fixture(scope="session")
def chromium(a_browser_is_there):
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """Somebody at a screen: opens pages, signs in as a persona, and fails when the page itself fails."""

    def __init__(self, page, house, *, script=True):
        self.page, self.house, self.script, self.faults = page, house, script, []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", self._hears)
        page.on("request", self._stays_here)

    def _hears(self, said):
        # A form that must be put right answers 422, and the browser says so.
        if said.type == "error" and "status of 422" not in said.text:
            self.faults.append(said.text)

    def _stays_here(self, request):
        if not request.url.startswith((self.house, "data:", "blob:")):
            self.faults.append(f"asked another host: {request.url}")

    def open(self, path, *, status=200):
        answer = self.page.goto(self.house + path)
        assert answer.status == status, f"{path}: {answer.status}"
        return self.page

    def sign_in(self, email, *, language=""):
        """As a persona; with no address as a citizen, who needs none.

        What the button of the sign-in page sends, without drawing two pages; test_entering.py presses it.
        """
        if email:
            asked = self.page.request
            [token] = set(TOKEN.findall(asked.get(f"{self.house}/account/login/").text()))
            sent = {"persona": email, "csrfmiddlewaretoken": token}
            answer = asked.post(f"{self.house}/demo/enter/", form=sent, max_redirects=0)
            assert answer.status == 302, f"{email} is not let in: {answer.status}"
        if language:
            self.speak(language)
        return self

    def write(self, **fields):
        """Into the fields of the page's form, by their names."""
        for name, words in fields.items():
            self.page.fill(f"main [name={name}]", words)

    def choose(self, **fields):
        """Radio buttons and lists, by the field's name and the choice's value."""
        for name, value in fields.items():
            self.page.check(f"main [name={name}][value='{value}']")

    def press(self, button):
        self.click(self.page.get_by_role("button", name=button).first)

    def go(self, link):
        self.click(self.page.get_by_role("link", name=link).first)

    def click(self, what):
        """On what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            what.click()

    @property
    def path(self):
        return self.page.url.removeprefix(self.house)

    @property
    def heading(self):
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def look(self):
        """Pages that are there only once somebody has done something are looked at on the way."""
        if self.script:
            self.faults += look(self.page)

    def picture(self, name, *, top=None, paper=None):
        """Of a step that a guide shows, from the element `top` down, or of a PDF; only when asked for."""
        if self.script and paper:
            picture_of_paper(paper, name)
        elif self.script:
            box = self.page.locator(top).first.bounding_box() if top else {"y": 0}
            picture_for_a_guide(self.page, name, top=box["y"] - 32)

    def told(self):
        """What went wrong on the page since last time."""
        faults, self.faults = self.faults, []
        return faults

    def speak(self, language):
        self.page.context.add_cookies([{"name": "django_language", "value": language, "url": self.house}])


@pytest.fixture
def visit(chromium, house, the_house):
    """`visit(width=360, language="nl", script=False)` opens a browser of its own."""
    contexts, visitors = [], []

    def arrive(*, width=1280, language="da", script=True, dark=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale=LOCALES[language],
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", the_house.hears)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), house, script=script))
        return visitors[-1]

    yield arrive
    for context in contexts:
        context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture(scope="session")
def addresses(chromium, the_house):
    """`addresses(who)` gives {kind of page: (address, html)} for all that the person walks."""

    def walked(who):
        context = chromium.new_context(locale=LOCALES["da"])
        visitor = Visitor(context.new_page(), the_house.address).sign_in(who, language="da")
        found = follow(lambda path: context.request.get(visitor.house + path).text(), who)
        context.close()
        return found

    # All houses of a run are the same: what one worker has walked the others need not walk again.
    return lambda who: kept(the_house.data / f"walk-{run()}-{name_of(who)}", lambda: walked(who))

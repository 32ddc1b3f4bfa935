"""The cast, and the rule that every request in a test is made with the web's own login.

Makers and assertions work as the owner of the database; `client` and `acting` take the web login's role, so a
forgotten policy fails here and not in a municipality.
"""

import fcntl
import gc
import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

import make
from samspil.ground.base.context import act_as
from samspil.ground.base.policies import apply_policies

# A busy machine is not a fault of ours.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

SHARED = Path(__file__).resolve().parents[2] / "shared"


# What these files build once for all their tests is dear, so one worker runs each of them. xdist's own groups
# have no effect with pytest 9: it sets a name that pytest no longer reads.
TOGETHER = {"test_round_trip.py", "test_demo.py", "test_nation.py", "test_on_spark.py"}


class Scheduling(LoadScopeScheduling):
    """One test after the other to whoever is free; files of TOGETHER whole."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return file if Path(file).name in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


def pytest_configure():
    # Migrations and tests make objects by the hundred thousand; looking for garbage so often is dear.
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_finish():
    # What was imported and collected stays to the end.
    gc.freeze()


def pytest_collection_modifyitems(items):
    items.sort(key=lambda each: each.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def my_turn():
    """One worker after the other makes its database: who comes later finds what the first has copied."""
    Path(django_settings.DATA).mkdir(parents=True, exist_ok=True)
    with (Path(django_settings.DATA) / "test-databases.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield turn


@pytest.fixture(scope="session")
def django_db_setup(my_turn, django_db_setup, django_db_blocker):
    """Row policies are part of the schema; what a test writes need not outlive a power cut."""
    with django_db_blocker.unblock():
        apply_policies()
        copy_for_the_others()
        with connection.cursor() as cursor:
            cursor.execute(
                f'ALTER DATABASE "{connection.settings_dict["NAME"]}" SET synchronous_commit = off'
            )
    fcntl.flock(my_turn, fcntl.LOCK_UN)


def copy_for_the_others():
    """The other workers' databases, where there are none yet: a copy costs a tenth of all migrations."""
    worker, mine = os.environ.get("PYTEST_XDIST_WORKER", ""), connection.settings_dict["NAME"]
    others = {
        mine.removesuffix(worker) + f"gw{each}"
        for each in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 0)))
    }
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        for name in others - {there for (there,) in cursor.fetchall()}:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{mine}"')


@contextmanager
def web_login():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samspil_app")
        try:
            yield
        finally:
            if connection.needs_rollback:
                connection.needs_rollback = False
            cursor.execute("RESET ROLE")
            # As after a transaction's end: the next request looks up its session with no purpose yet.
            cursor.execute(
                "SELECT set_config('samspil.person', '', false), set_config('samspil.purpose', '', false)"
            )


class PolicyClient(Client):
    """A browser whose requests reach the database as the web's own login."""

    def request(self, **request):
        with web_login():
            return super().request(**request)

    def sign_in(self, person, assurance="substantial"):
        """As with a second factor, which a child's file asks for."""
        self.force_login(person.account)
        session = self.session
        session["assurance"] = assurance
        session.save()
        return self


@pytest.fixture(autouse=True)
def as_at_the_start():
    """What one test has guessed, sent, used up or spoken must not count against the next."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def client(db):
    return PolicyClient()


@pytest.fixture
def acting(db):
    """`with acting(amina):` — what happens inside happens as amina, under the row policies."""

    @contextmanager
    def as_person(person, today=None):
        with web_login(), transaction.atomic():
            act_as(person.pk if person else None, purpose="test", today=today or localdate())
            yield

    return as_person


# What a test itself puts around a request; every other query is the page's own.
AROUND = ("SAVEPOINT", "RELEASE", "SET ROLE", "RESET ROLE", "SELECT set_config('samspil.person', ''")


@pytest.fixture
def count_queries():
    """`count_queries(lambda: client.get(url))`: how much a page asks the database."""

    def count(call):
        with CaptureQueriesContext(connection) as asked:
            assert call().status_code == 200
        return sum(1 for each in asked if not each["sql"].startswith(AROUND))

    return count


@pytest.fixture
def today():
    return localdate()


@pytest.fixture
def egelund(db):
    """A municipality with one school, its after-school club, and a daycare."""
    return make.municipality("Egelund")


@pytest.fixture
def school(egelund):
    return make.unit("Lindeskolen", kind="school", parent=egelund)


@pytest.fixture
def daycare(egelund):
    return make.unit("Elmely", kind="daycare", parent=egelund)


@pytest.fixture
def elsewhere(db):
    return make.municipality("Andeby")


@pytest.fixture
def lone(egelund):
    """Leads the follow-up group: director for children and young people."""
    return make.person("Lone", role="director", unit=egelund)


@pytest.fixture
def henrik(egelund):
    """Head of a centre: may approve what others ask approval for."""
    return make.person("Henrik", role="head", unit=egelund)


@pytest.fixture
def amina(school):
    """Leads a school."""
    return make.person("Amina", role="leader", unit=school)


@pytest.fixture
def bo(school):
    """A teacher on Amina's team."""
    return make.person("Bo", role="professional", unit=school)


@pytest.fixture
def erik(egelund):
    """Sits in the council's committee: reads, contributes, writes no plan."""
    return make.person("Erik", role="politician", unit=egelund)


@pytest.fixture
def gitte(egelund):
    """Administrator of the municipality."""
    return make.person("Gitte", role="administrator", unit=egelund)


@pytest.fixture
def nadia(egelund):
    """Analyst of the municipality: defines, brings and counts figures."""
    return make.person("Nadia", role="analyst", unit=egelund)


@pytest.fixture
def numbered(egelund, school, settings, tmp_path):
    """The municipality and its school under the numbers that registers know them by; files lie aside."""
    settings.MEDIA_ROOT = tmp_path
    egelund.number, school.number = "901000", "901001"
    egelund.save()
    school.save()
    return egelund


@pytest.fixture
def dan(elsewhere):
    """Leads in another municipality and must get nothing."""
    return make.person("Dan", role="director", unit=elsewhere)


@pytest.fixture
def strategy(egelund):
    return make.strategy(egelund)


def days(n):
    return date.fromordinal(localdate().toordinal() + n)

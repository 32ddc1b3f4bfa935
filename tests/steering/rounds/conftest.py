"""A house with a department, its school and its daycare, plans in force, and a round."""

import pytest
from django.db import connection
from django.forms import Field
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

import make
from make.rounds import ask, round
from samspil.ground.organisation.access import known

REQUIRED = Field.default_error_messages["required"]
AROUND = ("SAVEPOINT", "RELEASE", "SET ROLE", "RESET ROLE", "SELECT set_config('samspil.person', ''")


def me(person):
    account = person.account
    if hasattr(account, "known_as"):
        del account.known_as
    return known(account)


def approved(plan, owner, **fields):
    """An effort somebody has approved, with a goal."""
    made = make.effort(plan, owner=owner, approved_at=now(), approved_by=owner, **fields)
    make.goal(made)
    return made


@pytest.fixture
def asked(client):
    """Every query that one GET makes."""

    def ask(url):
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200, url
        return [each["sql"] for each in found if not each["sql"].startswith(AROUND)]

    return ask


@pytest.fixture
def department(egelund):
    return make.unit("Center for Skole", kind="department", parent=egelund)


@pytest.fixture
def school(department):
    return make.unit("Lindeskolen", kind="school", parent=department)


@pytest.fixture
def henrik(department):
    """Heads the department above the school."""
    return make.person("Henrik", role="head", unit=department)


@pytest.fixture
def maja(egelund):
    """A member of the follow-up group, beside the director."""
    return make.person("Maja", role="follow_up", unit=egelund)


@pytest.fixture
def central(egelund, strategy, lone):
    return make.plan(egelund, strategy, title="Centralplanen")


@pytest.fixture
def aim(central, lone):
    return approved(central, lone, title="Sparring", statements=["1.1"])


@pytest.fixture
def local(school, strategy, central):
    return make.plan(school, strategy, kind="local", framework=central, title="Skolens plan")


@pytest.fixture
def own(local, amina, aim):
    return approved(local, amina, title="Vores sparring", inherits=aim, statements=["1.1"])


@pytest.fixture
def autumn(egelund, strategy, lone, central):
    return round(egelund, strategy, lone, framework=central)


@pytest.fixture
def schools_ask(autumn, school, own):
    return ask(autumn, school)

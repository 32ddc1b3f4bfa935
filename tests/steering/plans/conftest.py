"""A central plan in force and a local one out of it; and a record to look into."""

import pytest
from django.core.validators import URLValidator
from django.forms import Field
from django.utils.timezone import now
from hypothesis import settings

import make
from samspil.ground.audit.models import Event
from samspil.ground.organisation.access import known

# A busy machine is not a fault of ours.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

# The house says these in words of its own.
REQUIRED = Field.default_error_messages["required"]
NO_ADDRESS = URLValidator.message


def me(person):
    """The person as the web knows them, looked up anew."""
    account = person.account
    if hasattr(account, "known_as"):
        del account.known_as
    return known(account)


def events():
    """What is on record, newest last: (what, who)."""
    return list(Event.objects.order_by("pk").values_list("what", "person"))


def approved(plan, owner, **fields):
    """An effort somebody has approved, with a goal."""
    made = make.effort(plan, owner=owner, approved_at=now(), approved_by=owner, **fields)
    make.goal(made)
    return made


def whole(plan, owner=None):
    """An effort with a goal in each half of the plan, so that it may be sent in."""
    return [
        make.goal(
            make.effort(plan, part=part, owner=owner, statements=["1.1"], title=f"Indsats {part}")
        ).effort
        for part in ("meaning", "content")
    ]


@pytest.fixture
def central(egelund, strategy, lone):
    """The municipality's plan in force."""
    return make.plan(egelund, strategy, title="Centralplanen")


@pytest.fixture
def effort(central, lone):
    return approved(central, lone, statements=["1.1"])


@pytest.fixture
def local(school, strategy, central):
    """The school's plan within the central one, in force."""
    return make.plan(school, strategy, kind="local", framework=central, title="Skolens plan")


@pytest.fixture
def own(local, amina, effort):
    """The school's own effort, made from the central one."""
    return approved(local, amina, title="Vores sparring", inherits=effort)


@pytest.fixture
def deed(own, amina):
    """An action in the school's effort."""
    return make.action(own, owner=amina)

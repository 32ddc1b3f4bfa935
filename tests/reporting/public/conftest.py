"""A house with a strategy, and what it has approved, and a second house beside it."""

import pytest
from django.utils.timezone import now

import make


@pytest.fixture
def central(egelund, strategy):
    return make.plan(egelund, strategy, title="Handleplan 2026")


@pytest.fixture
def approved(henrik):
    """An approved effort of a plan."""

    def made(plan, **fields):
        return make.effort(plan, approved_at=now(), approved_by=henrik, **fields)

    return made


@pytest.fixture
def local(school, strategy, central):
    return make.plan(school, strategy, kind="local", framework=central, title="Lindeskolens plan")


@pytest.fixture
def region(db):
    """The Dutch region in the same installation."""
    unit = make.unit("De Linde", kind="region", country="NL")
    return make.strategy(unit, statements=("1.1",))

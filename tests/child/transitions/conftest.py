"""Noah goes from Elmely, where Pia works with him, to Lindeskolen, which Amina leads and Bo receives for."""

import pytest

import make
from make import child as make_child
from make import transitions as make_transitions
from samspil.ground.rulebook.models import Rule


@pytest.fixture
def pia(daycare):
    """A pedagogue at Elmely."""
    return make.person("Pia", role="professional", unit=daycare)


@pytest.fixture
def lis(daycare):
    """Leads Elmely."""
    return make.person("Lis", role="leader", unit=daycare)


@pytest.fixture
def noah(daycare, pia):
    return make_child.child(daycare, pia)


@pytest.fixture
def rules(db):
    """One ground to hand over by, that nobody has looked up."""
    words = {"note_da": "Ja", "note_nl": "Ja", "note_en": "Yes", "source": "Loven", "status": "unverified"}
    return Rule.objects.create(country="DK", key="handover-ground-cooperation", text="Samarbejde", **words)


@pytest.fixture
def draft(noah, pia, daycare, school):
    """Everything is there; nothing is handed over."""
    return make_transitions.ready(noah, pia, giver=daycare, taker=school)


@pytest.fixture
def handed(noah, pia, daycare, school, bo):
    return make_transitions.handed(noah, pia, giver=daycare, taker=school, receiver=bo)

"""A basis, and a panel of two whom Noah's file is shut for: Line in the chair, and Henrik."""

import pytest

import make
from make import referral as make_referral
from samspil.ground.rulebook.models import Rule


@pytest.fixture
def clocks(db):
    """The rules from which a decision's days follow."""
    rows = {
        "complaint-special-education": (4, "weeks"),
        "complaint-reassessment": (4, "weeks"),
        "complaint-forward": (2, "weeks"),
        "review-special-placement": (1, "years"),
    }
    for key, (amount, unit) in rows.items():
        Rule.objects.create(
            country="DK", key=key, amount=amount, unit=unit, status="house-rule", source="Prøve",
            note_da="Fire uger.", note_nl="Vier weken.", note_en="Four weeks.",
        )  # fmt: skip


@pytest.fixture
def basis(egelund, lone):
    return make_referral.basis(egelund, lone)


@pytest.fixture
def panel(egelund, line, henrik):
    return make_referral.panel(egelund, line, henrik)


@pytest.fixture
def case(noah, bo, sara, basis):
    """Begun, and nothing more."""
    return make_referral.referral(noah, bo, basis)


@pytest.fixture
def sent(case, bo, amina, panel):
    return make_referral.sent(case, bo, amina, at=make_referral.meeting(panel))


@pytest.fixture
def decided(sent, line):
    return make_referral.decision(sent, line)


@pytest.fixture
def special(egelund):
    """A special school, and its leader."""
    place = make.unit("Kompasskolen", kind="school", parent=egelund)
    return make.person("Kirsten", role="leader", unit=place)

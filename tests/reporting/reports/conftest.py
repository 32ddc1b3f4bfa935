"""A house with a year behind it, two committees, and a place for files."""

import io

import pypdf
import pytest
from conftest import days
from django.utils.timezone import now

import make
from make.meetings import body, member
from samspil.steering.plans.models import Contribution, Decision


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def schools_committee(egelund, erik):
    found = body(egelund, kind="committee", name="Børne- og Skoleudvalget")
    member(found, erik, category="politician")
    return found


@pytest.fixture
def social_committee(egelund):
    return body(egelund, kind="committee", name="Socialudvalget")


@pytest.fixture
def both(schools_committee, social_committee):
    return schools_committee, social_committee


@pytest.fixture
def gunver(egelund, social_committee):
    """Sits in the other committee."""
    found = make.person("Gunver", role="politician", unit=egelund)
    member(social_committee, found, category="politician")
    return found


@pytest.fixture
def plan(egelund, strategy, school, lone, amina):
    """An effort late, one done, one stopped, one not approved; a local plan, a decision, a contribution."""
    yes = {"approved_at": now(), "approved_by": lone}
    central = make.plan(egelund, strategy)
    late = make.effort(
        central, title="Sparring i tide", statements=["1.1"], owner=lone, planned_start=days(-90),
        planned_end=days(-5), started_on=days(-90), started_by=lone, progress="Halvvejs i tre skoler.",
        next_step="Ring til Elmely", next_on=days(9), **yes,
    )  # fmt: skip
    make.goal(late, text="Hjælp inden for ti dage")
    make.action(late, title="Vagttelefon", blocked_by="Ingen linje", unblocked_by="En telefon")
    make.effort(
        central, title="Fælles læsning", statements=["2.1"], area="organisation", started_on=days(-80),
        started_by=lone, ended_on=days(-8), ended_by=lone, **yes,
    )  # fmt: skip
    gone = make.effort(
        central, title="Nyt skema", area="parents", stopped_on=days(-3), stopped_by=lone, **yes
    )
    make.effort(central, title="Endnu ikke drøftet", area="parents")
    Decision.objects.create(
        plan=central, effort=gone, title="Stop skemaet", alternatives="Rette det", reason="Ingen brugte det",
        expected="Mere tid", decided_on=days(-3), look_back_on=days(60), decided_by=lone,
    )  # fmt: skip
    make.plan(school, strategy, kind="local", framework=central)
    Contribution.objects.create(unit=school, group="parents", text="Vi bager", on=days(-2), by=amina)
    return central


def text_of(pdf):
    return " ".join(" ".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())

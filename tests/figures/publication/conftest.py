"""A house with counted figures, and those who prepare and let out."""

import pytest

import make
from make.publication import counts, released, rulebook


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def nadia(egelund):
    """Analyst of the whole municipality: counts and prepares."""
    return make.person("Nadia", role="analyst", unit=egelund)


@pytest.fixture
def schools(egelund):
    """Five, with 100 to 260 pupils each."""
    return [(make.unit(f"Skole {n}", parent=egelund), 100 + 40 * n) for n in range(5)]


@pytest.fixture
def figures(egelund, schools):
    """Two years of figures; three children of the first school are in special provision."""
    rulebook()
    counts(egelund, schools)
    return schools


@pytest.fixture
def public(egelund, figures, nadia, lone):
    return released(egelund, nadia, lone)


@pytest.fixture
def for_committees(egelund, public, nadia, lone):
    return released(egelund, nadia, lone, audience="committee", title="Til udvalget")

"""Noah at Lindeskolen, Bo who works with him, his parents, and those who must see nothing."""

import pytest
from django.db import connection

import make
from make import child as make_child


@pytest.fixture
def noah(school, bo):
    return make_child.child(school, bo)


@pytest.fixture
def sara(noah):
    """Noah's mother, with custody."""
    mother = make_child.family("Sara")
    make_child.guardian(noah, mother)
    return mother


@pytest.fixture
def kurt(noah):
    """Noah's father, who must not learn where he lives or goes."""
    father = make_child.family("Kurt")
    make_child.guardian(noah, father, relation="Far", is_place_hidden=True)
    return father


@pytest.fixture
def himself(noah):
    return make_child.pupil(noah)


@pytest.fixture
def ida(school):
    """Teaches at the same school, and has nothing to do with Noah."""
    return make.person("Ida", role="professional", unit=school)


@pytest.fixture
def line(egelund):
    """A psychologist of the municipality."""
    ppr = make.unit("PPR", kind="service", parent=egelund)
    return make.person("Line", role="professional", unit=ppr)


@pytest.fixture
def dorte(egelund):
    return make.person("Dorte", role="data_protection", unit=egelund)


@pytest.fixture
def open_file():
    """Inside `acting`: opens files as a page would, with the line in the log."""

    def opened(*children, page="test", purpose="follow_up"):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT child, ways FROM file_open(%s, %s, %s)",
                [[each.pk for each in children], page, purpose],
            )
            return dict(cursor.fetchall())

    return opened

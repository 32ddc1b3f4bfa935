"""What a council aims at is changed by nobody, and least of all from another municipality."""

import pytest
from django.db import ProgrammingError, transaction

from samspil.figures.indicators.models import Target


@pytest.mark.parametrize("who", ["lone", "gitte", "dan"])
def test_nobody_changes_a_target(acting, request, who, egelund):
    Target.objects.create(key="mellemform", goal=5, status="running")

    with acting(request.getfixturevalue(who)), pytest.raises(ProgrammingError), transaction.atomic():
        Target.objects.update(goal=90)

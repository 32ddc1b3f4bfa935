"""Every rule of hiding, as the method chapter shows it."""

import pytest
from spec.drawing import rows
from spec.method_disclosure import CASES, shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_rule_of_hiding_holds(case):
    expected = [{name: str(value) for name, value in row.items()} for row in rows(case.answer)]

    assert shown(case) == expected

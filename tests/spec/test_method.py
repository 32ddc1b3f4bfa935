"""Every rule of the method, on every engine."""

import pytest
from spec.drawing import rows, told
from spec.method import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_rule_holds(run, case):
    expected = rows(case.answer)

    found = run(case)

    columns = [each.strip() for each in case.answer.strip().splitlines()[0].split("|")]
    assert list(told(case.question, found, columns)) == expected

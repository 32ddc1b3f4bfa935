"""What was hidden cannot be in a table that is published."""

from decimal import Decimal

import pytest
from tools.exchange.opendata.conftest import AREA, OBSERVATIONS, SHARE

from samspil.tools.exchange.opendata.dataset import Code, Dimension, Observation, Role, Status

KEY = ("012", "2023/2024")


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE])
def test_only_a_value_and_a_zero_hold_a_number(status):
    with pytest.raises(ValueError, match="do not go together"):
        Observation(KEY, "special", status, Decimal(3))


@pytest.mark.parametrize(
    ("status", "value"),
    [
        (Status.VALUE, None),
        (Status.ZERO, Decimal(1)),
        (Status.VALUE, Decimal(0)),
        (Status.VALUE, Decimal("NaN")),
    ],
)
def test_a_status_says_what_is_there(status, value):
    with pytest.raises(ValueError, match="."):
        Observation(KEY, "special", status, value)


def test_only_what_is_hidden_is_below_something():
    with pytest.raises(ValueError, match="below"):
        Observation(KEY, "special", Status.MISSING, below=5)


@pytest.mark.parametrize(
    "observations",
    [
        (Observation(("012", "2030/2031"), "special", Status.MISSING),),
        (Observation(("012",), "special", Status.MISSING),),
        (Observation(KEY, "unknown", Status.MISSING),),
        (OBSERVATIONS[0], OBSERVATIONS[0]),
        (Observation(KEY, "special", Status.VALUE, Decimal("6.53")),),
    ],
    ids=["no such code", "too short", "no such measure", "twice", "more decimals than decided"],
)
def test_what_does_not_fit_the_table_is_refused(changed, observations):
    with pytest.raises(ValueError, match="."):
        changed(observations=observations)


@pytest.mark.parametrize("code", ["=1+1", "-1", "a,b", "a b", "", 'a"'])
def test_a_code_cannot_be_a_formula_or_a_separator(code):
    with pytest.raises(ValueError, match="code"):
        Dimension("school", {"en": "School"}, (Code(code, {"en": "x"}),), Role.AREA)


def test_two_dimensions_cannot_both_be_the_area(changed):
    other = Dimension("town", {"en": "Town"}, AREA.codes, Role.AREA)

    with pytest.raises(ValueError, match="area"):
        changed(dimensions=(AREA, other))
    with pytest.raises(ValueError, match="one name"):
        changed(measures=(SHARE, SHARE))

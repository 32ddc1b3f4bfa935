"""What an import would change."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.tools.exchange.comparison import FieldChange, compare, ended_share, needs_confirmation


@dataclass(frozen=True)
class Unit:
    name: str
    kind: str = "school"
    line: int = field(default=0, compare=False)


units = st.dictionaries(
    st.text(max_size=3), st.builds(Unit, st.text(max_size=3), st.text(max_size=3)), max_size=8
)
NOW = {"n": Unit("Nord"), "s": Unit("Syd"), "e": Unit("Øst")}


def test_added_changed_ended_unchanged():
    comparison = compare(NOW, {"n": Unit("Nord"), "s": Unit("Sydskolen"), "w": Unit("Vest")}, is_bulk=True)

    assert list(comparison.added) == ["w"]
    assert comparison.changed["s"].fields == (FieldChange("name", "Syd", "Sydskolen"),)
    assert list(comparison.ended) == ["e"]
    assert comparison.unchanged == ("n",)


def test_a_delta_ends_only_what_it_says():
    comparison = compare(NOW, {"n": Unit("Nord"), "s": Unit("Syd")}, is_bulk=False, ending=["s", "unknown"])

    assert list(comparison.ended) == ["s"]
    assert comparison.unchanged == ("n",)


def test_a_row_to_be_deleted_is_never_added():
    assert compare({}, {"x": Unit("X")}, is_bulk=True, ending=["x"]).is_empty


def test_another_line_is_no_change():
    assert compare({"n": Unit("Nord", line=2)}, {"n": Unit("Nord", line=9)}, is_bulk=True).is_empty


def test_different_kinds_of_record_cannot_be_compared():
    with pytest.raises(TypeError):
        compare({"n": Unit("Nord")}, {"n": "Nord"}, is_bulk=True)


@pytest.mark.parametrize(("ended", "asks"), [(1, False), (2, True)])
def test_more_than_a_tenth_asks(ended, asks):
    now = {n: Unit(str(n)) for n in range(10)}
    comparison = compare(now, {n: now[n] for n in range(ended, 10)}, is_bulk=True)

    assert ended_share(comparison) == ended / 10
    assert needs_confirmation(comparison) is asks


def test_the_first_import_asks_nothing():
    assert not needs_confirmation(compare({}, NOW, is_bulk=True))


@given(state=units, is_bulk=st.booleans())
def test_a_reimport_changes_nothing(state, is_bulk):
    comparison = compare(state, dict(state), is_bulk=is_bulk)

    assert comparison.is_empty
    assert set(comparison.unchanged) == set(state)


@given(now=units, then=units)
def test_every_key_has_one_fate(now, then):
    comparison = compare(now, then, is_bulk=True)
    fates = [*comparison.added, *comparison.changed, *comparison.ended, *comparison.unchanged]

    assert sorted(fates) == sorted(now.keys() | then.keys())

"""`kill -9` of web, worker or database while people write: nothing acknowledged is lost or half there."""

import os

import pytest
from config.operations.chaos import Chaos
from config.operations.house import empty_house
from config.operations.packing import pack_earlier

pytestmark = pytest.mark.chaos
# `make chaos` kills a hundred times; each run of the tests a few.
KILLS = int(os.environ.get("SAMSPIL_KILLS", "6"))
SEED = int(os.environ.get("SAMSPIL_SEED", "2027"))


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(capsys):
    with empty_house() as house:
        house.run("restore", pack_earlier(house.data.parent / "earlier.backup"))
        house.run("migrate")
        chaos = Chaos(house, SEED)
        try:
            chaos.run(KILLS)
            faults = chaos.faults()
        finally:
            chaos.close()
        with capsys.disabled():
            print(f"\nkill -9, seed {SEED}: {chaos.killed}")
            print(*(f"  {type(each.writer).__name__}: acknowledged {each}" for each in chaos.tried), sep="\n")

    assert faults == []
    assert sum(chaos.killed.values()) == KILLS
    assert all(each.acknowledged for each in chaos.tried), "nobody got through"

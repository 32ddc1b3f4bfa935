"""What shown zeros tell of a group. That nothing is claimed too much, `test_random_tables` shows."""

from samspil.tools.statistics.disclosure.guards import small_rests
from samspil.tools.statistics.disclosure.hierarchies import flat
from samspil.tools.statistics.disclosure.presence import lowered
from samspil.tools.statistics.disclosure.probes import Probe
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.systems import Asked, assembled
from samspil.tools.statistics.disclosure.tables import Frame, totalled

RULE = Rule(threshold=5)


def test_what_single_relations_say_of_differences_is_not_solved(monkeypatch):
    places, grades = flat("place", "land", ["a", "b", "c"]), flat("grade", "all", ["0", "1", "2"])
    kinds = flat("provision", "both", ["ordinary", "special class", "special school"])
    few = {"ordinary": 40, "special class": 1, "special school": 2}
    counts = {(p, g, k): n for p in places.leaves for g in grades.leaves for k, n in few.items()}
    table = totalled(Frame("t", "pupils", (places, grades, kinds)), counts)
    system = assembled(Asked([table], RULE))
    number = {cell: n for n, cell in enumerate(system.cells)}
    pairs = sorted({(number[whole], number[part]) for whole, part in table.frame.nested()})
    monkeypatch.setattr(Probe, "farthest", None)

    found = lowered(system, small_rests(system, RULE, pairs))

    # Of 40 pupils all but three are ordinary; the two kinds beside are not empty, so at least two.
    assert found and {each.low for each in found} == {2}

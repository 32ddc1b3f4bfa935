"""Measures disclosure control and prints one table; never a verdict. `make bench`.

Each set of tables, protected by us and by the plain way that most offices begin with: wherever one cell of a
row or column is hidden, hide the next smallest too. Then what the attacker finds in either: handed the worlds
of the search, which it checks, and `alone`. Random tables are those of the tests, a thousand of them.
Processor time is the one that other work on the machine does not lengthen; elapsed is what a person waits.
"""

import csv
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, flat, share, tree
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Entry, Rule
from samspil.tools.statistics.disclosure.tables import Frame, Mark, totalled

ROOT = Path(__file__).parents[1]
NORWAY = ROOT.parent / "shared/data/disclosure/SSBtools"
RULE = Rule(threshold=5)
RANDOM = "1000"
# Beyond this many cells the attacker does not look at the plain way's choice too.
ATTACK_BOTH = 2_000


def main() -> None:
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    print(f"counts below {RULE.threshold} are small; hidden cells; cost: cells, or people")
    names = (
        "cells",
        "small",
        "ours",
        "cost",
        "least",
        "gap",
        "plain",
        "ratio",
        "leaks",
        "plain",
        "s",
        "cpu s",
        "attack",
        "alone",
    )
    print(f"{'':30}" + "".join(f"{each:>8}" for each in names))
    chosen = sys.argv[1:]
    for name, (make, seconds, *weigh) in CASES.items():
        if not chosen or name in chosen:
            measure(name, make(), seconds, *weigh)
    if not chosen or "random" in chosen:
        random_tables()


def measure(name, tables, seconds, weigh=None) -> None:
    begin, at = time.process_time(), time.perf_counter()
    protection = protect(name, tables, RULE, seconds=seconds, weights=weigh and weigh(tables))
    took, waited = time.process_time() - begin, time.perf_counter() - at
    begin = time.process_time()
    small, worlds = protection.small, protection.worlds
    leaks = len(attack(protection.release, RULE, small=small, worlds=worlds, seconds=900))
    attacked, begin = time.process_time() - begin, time.process_time()
    leaks = max(leaks, len(attack(protection.release, RULE, small=small, seconds=900)))
    alone = time.process_time() - begin
    plain = next_smallest(tables)
    few = len(plain.entries) <= ATTACK_BOTH
    plain_leaks = len(attack(plain, RULE, small=protection.small, seconds=60)) if few else "-"
    ours, theirs = len(protection.release.hidden), len(plain.hidden)
    small = ours - len(protection.partners)
    numbers = (
        len(plain.entries),
        small,
        ours,
        f"{protection.cost:.0f}",
        f"{protection.least_cost:.0f}",
        f"{protection.gap:.1%}",
        theirs,
    )
    ratio = f"{ours / theirs:.2f}" if theirs else "-"
    times = (f"{waited:.1f}", f"{took:.1f}", f"{attacked:.1f}", f"{alone:.1f}")
    every = (*numbers, ratio, leaks, plain_leaks, *times)
    print(f"{name:30}" + "".join(f"{each:>8}" for each in every) + f"  {protection.outcome}", flush=True)


def people(tables):
    """What a hidden cell keeps from the reader: as many people as it counts (Fischetti and Salazar, 2001)."""
    return {t.frame.cells[p]: float(max(n, 1)) for t in tables for p, n in t.counts.items()}


def next_smallest(tables) -> Release:
    """The plain way, row by row until no row asks for more."""
    counts = {t.frame.cells[p]: n for t in tables for p, n in t.counts.items()}
    hidden = {cell for cell, n in counts.items() if RULE.is_small(n)}
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for table in tables:
            for whole, parts in table.frame.relations():
                row = [cell for cell in (whole, *parts) if counts.get(cell)]
                if len(hidden.intersection(row)) == 1:
                    left = [cell for cell in row if cell not in hidden]
                    hidden.update(sorted(left, key=lambda cell: (counts[cell], cell))[:1])
    shown = {cell: Entry(Mark.SHOWN if n else Mark.ZERO, n) for cell, n in counts.items()}
    return Release("plain", RULE, tuple(t.frame for t in tables), shown | dict.fromkeys(hidden, SUPPRESSED))


def norway(name, of_regions=("fylke", "kostragr"), months_in_groups=True):
    """A table of Statistics Norway with all its hierarchies or some; wide ones are read as long ones."""
    with open(NORWAY / f"{name}.csv", encoding="utf-8") as file:
        rows = [long for row in csv.DictReader(file) for long in as_long(row)]
    hierarchies = [regions(rows, of_regions), flat("hovedint", "all", unique(rows, "hovedint"))]
    columns = ["region", "hovedint"]
    if "mnd2" in rows[0] and months_in_groups:
        parts = {"year": unique(rows, "mnd2")}
        parts |= {g: unique([r for r in rows if r["mnd2"] == g], "mnd") for g in parts["year"]}
        hierarchies.append(tree("mnd", "year", parts))
    elif "mnd" in rows[0]:
        hierarchies.append(flat("mnd", "year", unique(rows, "mnd")))
    if "mnd" in rows[0]:
        columns.append("mnd")
    counts = {}
    for row in rows:
        place = tuple(row[column] for column in columns)
        counts[place] = counts.get(place, 0) + int(float(row["ant"]))
    return [totalled(Frame(name, "persons", tuple(hierarchies)), counts)]


def as_long(row):
    if "ant" in row:
        yield row
        return
    fixed = {name: row[name] for name in ("region", "fylke", "kostragr") if name in row}
    for column, count in row.items():
        if column not in fixed:
            names = zip(("hovedint", "mnd", "mnd2"), column.split("_"), strict=False)
            yield fixed | dict(names) | {"ant": count}


def unique(rows, column):
    return list(dict.fromkeys(row[column] for row in rows))


def regions(rows, of_regions):
    """Regions in counties, and the same regions in groups of another kind."""
    columns = [column for column in of_regions if column in rows[0]]
    if not columns:
        return flat("region", "land", unique(rows, "region"))
    splits = []
    for column in columns:
        groups = unique(rows, column)
        splits.append(Split("land", tuple(f"{column} {group}" for group in groups)))
        for group in groups:
            within = unique([row for row in rows if row[column] == group], "region")
            splits.append(Split(f"{column} {group}", tuple(within)))
    return Hierarchy("region", "land", tuple(splits))


def municipality(schools, grades, *, size, provision=False):
    """Schools by grade and sex, or by grade and who of them is in special provision; seeded."""
    draw = np.random.default_rng(schools * 100 + grades)
    places = flat("school", "all schools", [f"s{n}" for n in range(schools)])
    classes = flat("grade", "all grades", [f"g{n}" for n in range(grades)])
    last = share("provision", of="pupils", event="special", others="ordinary")
    last = last if provision else flat("sex", "both", ["girls", "boys"])
    chance = (0.07, 0.93) if provision else (0.5, 0.5)
    sizes = draw.lognormal(np.log(size), 0.6, schools)
    counts = {
        (place, grade, node): int(draw.poisson(of * part))
        for place, of in zip(places.leaves, sizes, strict=True)
        for grade in classes.leaves
        for node, part in zip(last.leaves, chance, strict=True)
    }
    return [totalled(Frame("schools", "pupils", (places, classes, last)), counts)]


def country(municipalities=98, grades=11):
    """Municipality x grade x sex x provision with all margins; special provision is rare. Seeded."""
    draw = np.random.default_rng(1)
    places = flat("place", "land", [f"m{n}" for n in range(municipalities)])
    classes = flat("grade", "all grades", [f"g{n}" for n in range(grades)])
    sexes = flat("sex", "both", ["girls", "boys"])
    provision = flat("provision", "all provision", ["ordinary", "special class", "special school"])
    counts = {}
    for place, size in zip(places.leaves, draw.lognormal(5.6, 0.75, municipalities), strict=True):
        for number, grade in enumerate(classes.leaves):
            for sex, twice in (("girls", 1), ("boys", 2)):
                rare = twice * (0.3 + number / 8)
                for node, part in (
                    ("ordinary", 1),
                    ("special class", 0.012 * rare),
                    ("special school", 0.006 * rare),
                ):
                    counts[place, grade, sex, node] = int(draw.poisson(size / 2 * part))
    return [totalled(Frame("country", "pupils", (places, classes, sexes, provision)), counts)]


def random_tables() -> None:
    """A thousand tables of the property tests, each attacked; three hundred rows of three releases."""
    test = "tests/tools/statistics/disclosure/test_random_tables.py"
    at = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:randomly", test]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"SAMSPIL_TABLES": RANDOM}, capture_output=True, text=True
    )
    last = done.stdout.strip().splitlines()[-1]
    print(f"{RANDOM} random tables, half as many linked pairs, a third as many rows of releases: {last}")
    print(f"    elapsed {time.perf_counter() - at:.0f} s")


CASES = {name: ((lambda name=name: norway(name)), 120.0) for name in ("z1", "z1w", "z2", "z2w")} | {
    "z3w": (lambda: norway("z3w"), 300.0),
    "z3 in fylke": (lambda: norway("z3", ("fylke",), months_in_groups=False), 300.0),
    "z3 in kostragr": (lambda: norway("z3", ("kostragr",), months_in_groups=False), 300.0),
    "z3 in mnd2": (lambda: norway("z3", ()), 300.0),
    "z3": (lambda: norway("z3"), 900.0),
    "z3wb": (lambda: norway("z3wb"), 300.0),
    "10 schools x 4 x sex": (lambda: municipality(10, 4, size=25), 120.0),
    "10 schools x 10 x sex": (lambda: municipality(10, 10, size=25), 120.0),
    "20 schools x 7 x sex": (lambda: municipality(20, 7, size=20), 120.0),
    "20 schools x 7 x special": (lambda: municipality(20, 7, size=40, provision=True), 120.0),
    "98 x 11 x 2 x 3": (country, 60.0),
}

# Where the fewest people are hidden instead of the fewest cells.
CASES |= {
    f"{name}, fewest people": (CASES[name][0], seconds, people)
    for name, seconds in {"z1": 120.0, "z2": 120.0, "z3w": 300.0, "z3": 1500.0}.items()
}

if __name__ == "__main__":
    main()

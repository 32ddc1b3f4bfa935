"""Tables drawn at random: hierarchies, rare groups, shares, links, and rules of several kinds."""

from hypothesis import strategies as st

from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, flat, share
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import Cell, CountTable, Frame, links, totalled

RULES = st.builds(
    Rule,
    threshold=st.sampled_from([2, 3, 5, 10]),
    base=st.sampled_from([1, 1, 1, 5]),
    few=st.sampled_from([0, 0, 8]),
    zeros_are_shown=st.sampled_from([True, True, True, False]),
)
# Many nobodies and many few, as in small municipalities.
COUNTS = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 6), st.integers(5, 60))


@st.composite
def places(draw):
    """A tree of one to three levels, sometimes split in a second way too."""
    schools = [f"s{n}" for n in range(draw(st.integers(2, 6)))]
    if len(schools) < 4 or draw(st.booleans()):
        return flat("place", "land", schools)
    half = draw(st.integers(1, len(schools) - 1))
    splits = [Split("land", ("north", "south"))]
    splits += [Split("north", tuple(schools[:half])), Split("south", tuple(schools[half:]))]
    if draw(st.booleans()):
        splits += [Split("land", ("town", "village"))]
        splits += [Split("town", tuple(schools[::2])), Split("village", tuple(schools[1::2]))]
    return Hierarchy("place", "land", tuple(splits))


SEXES = flat("sex", "both", ["girl", "boy"])
GRADES = flat("grade", "all grades", ["g1", "g2", "g3"])
SPECIAL = share("provision", of="pupils", event="special", others="ordinary")


@st.composite
def tables(draw):
    others = st.lists(st.sampled_from([SEXES, GRADES, SPECIAL]), min_size=1, max_size=2, unique=True)
    frame = Frame("drawn", "pupils 2025", (draw(places()), *draw(others)))
    return totalled(frame, {leaf: draw(COUNTS) for leaf in leaves(frame)})


def leaves(frame):
    """The finest places of a frame."""
    finest = [set(each.leaves) for each in frame.hierarchies]
    return [p for p in frame.cells if all(node in each for node, each in zip(p, finest, strict=True))]


@st.composite
def linked(draw):
    """Two tables of the same pupils, one by sex and one by grade: they share the places."""
    three = Frame("all", "pupils 2025", (draw(places()), SEXES, GRADES))
    whole = totalled(three, {leaf: draw(COUNTS) for leaf in leaves(three)})
    return [_margin(whole, 2), _margin(whole, 1)]


def _margin(table, dropped):
    """The table without one dimension: its total."""
    kept = [n for n in range(3) if n != dropped]
    total = table.frame.hierarchies[dropped].total
    frame = Frame(f"without {dropped}", table.frame.subject, tuple(table.frame.hierarchies[n] for n in kept))
    counts = {tuple(p[n] for n in kept): c for p, c in table.counts.items() if p[dropped] == total}
    return type(table)(frame, counts)


@st.composite
def rows_of_releases(draw):
    """The same pupils by sex, then by grade, then by both or with some schools' counts revised."""
    three = Frame("all", "pupils 2025", (draw(places()), SEXES, GRADES))
    row = row_of(three, {leaf: draw(COUNTS) for leaf in leaves(three)})
    return *row[:2], draw(st.sampled_from([row[2], _revised(row[0], draw)]))


def row_of(frame, counts):
    """A table of three dimensions after two of its margins."""
    whole = totalled(frame, counts)
    return _margin(whole, 2), _margin(whole, 1), whole


# Found by a draw of a thousand: boys without those in g1 are two, and zeros leave it open that they are one.
TWO_SCHOOLS = row_of(
    Frame("all", "pupils 2025", (flat("place", "land", ["s0", "s1"]), SEXES, GRADES)),
    {("s0", "boy", "g3"): 2, ("s1", "girl", "g2"): 1, ("s1", "girl", "g3"): 2, ("s1", "boy", "g1"): 3},
)


def _revised(table, draw):
    """One school's girls are a few more or fewer; every count they are in is another cell now."""
    frame = table.frame
    school = draw(st.sampled_from(frame.hierarchies[0].leaves))
    new = max(0, table.counts[school, "girl"] + draw(st.integers(-4, 4)))
    around = {school, *frame.hierarchies[0].above[school]}
    editions = {place: "revised" for place in frame.cells if place[0] in around and place[1] != "boy"}
    finest = {leaf: table.counts[leaf] for leaf in leaves(frame)} | {(school, "girl"): new}
    return totalled(Frame("revised", frame.subject, frame.hierarchies, editions), finest)


@st.composite
def linked_shares(draw):
    """Three shares of the same pupils: special, ordinary, all that is not ordinary; and what links them."""
    by_place = draw(places())
    kinds = [(draw(COUNTS), draw(COUNTS), draw(COUNTS)) for _ in by_place.leaves]
    events = {"special": (0,), "ordinary": (1,), "not ordinary": (0, 2)}
    tables = {
        name: _share_of(by_place, name, [(sum(each[k] for k in chosen), sum(each)) for each in kinds])
        for name, chosen in events.items()
    }
    cells = {name: table.frame.cells for name, table in tables.items()}
    sums, within, rests = [], [], []
    for node in by_place.nodes:
        special, ordinary, not_ordinary = (cells[name][node, "in"] for name in events)
        rest = Cell("rest", tuple(at for at in special.at if at[0] == "place"))
        sums += [(not_ordinary, (special, rest)), (cells["special"][node, "out"], (ordinary, rest))]
        sums += [
            (ordinary, (cells["not ordinary"][node, "out"],)),
            (not_ordinary, (cells["ordinary"][node, "out"],)),
        ]  # fmt: skip
        within += [(not_ordinary, special), (cells["special"][node, "out"], ordinary)]
        rests.append(rest)
    return list(tables.values()), links("links", sums, within, rests)


def _share_of(by_place, name, told):
    frame = Frame(name, "pupils 2025", (by_place, share(name, of="pupils", event="in", others="out")))
    finest = zip(by_place.leaves, told, strict=True)
    counts = {
        (leaf, node): n
        for leaf, (event, every) in finest
        for node, n in (("in", event), ("out", every - event))
    }
    return CountTable(frame, totalled(frame, counts).counts)

"""Small tables to speak about: schools by sex, and who is in special provision."""

from samspil.tools.statistics.disclosure.hierarchies import flat, share
from samspil.tools.statistics.disclosure.tables import Cell, Frame, totalled

SCHOOLS = flat("school", "all schools", ["North", "South", "West"])
SEXES = flat("sex", "both", ["girls", "boys"])
SPECIAL = share("provision", of="pupils", event="special", others="ordinary")
BY_SEX = Frame("by sex", "pupils 2025", (SCHOOLS, SEXES))
BY_PROVISION = Frame("by provision", "pupils 2025", (SCHOOLS, SPECIAL))


def by_sex(*pairs, frame=BY_SEX):
    """Girls and boys of each school in turn."""
    schools = frame.hierarchies[0].leaves
    leaves = {}
    for school, (girls, boys) in zip(schools, pairs, strict=True):
        leaves |= {(school, "girls"): girls, (school, "boys"): boys}
    return totalled(frame, leaves)


def by_provision(*pairs, frame=BY_PROVISION):
    """Of each school in turn how many are in special provision, and how many are not."""
    leaves = {}
    for school, (special, ordinary) in zip(frame.hierarchies[0].leaves, pairs, strict=True):
        leaves |= {(school, "special"): special, (school, "ordinary"): ordinary}
    return totalled(frame, leaves)


def cell(*nodes, subject="pupils 2025", edition=""):
    """The cell of these groups; each names its own dimension."""
    dimension = {"girls": "sex", "boys": "sex", "special": "provision", "ordinary": "provision"}
    at = sorted((dimension.get(node, "school"), node) for node in nodes)
    return Cell(subject, tuple(at), edition)

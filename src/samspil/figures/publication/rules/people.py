"""Whom a figure is of, as sets of rows that can be held against those of another figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samspil.figures.publication.rules.content import ALL, EVENT, OTHERS
from samspil.tools.statistics.conditions import All, AnyOf, Between, Not
from samspil.tools.statistics.indicators import Column, Indicator
from samspil.tools.statistics.overlaps import Domains, Rows
from samspil.tools.statistics.questions import Cohort, Count, Question, Rate, Share

Codes = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class People:
    """`sets` by the node that counts them. Figures of one `family` are counted from the same table, by the
    same period and place. `series`: the figure in its version, `key` without. `codes` and `wholes` as the
    table declares them: a file may hold other codes all the same. `is_supposed`: so it is if nobody is left
    to be followed, which definitions do not say.
    """

    family: str
    series: str
    key: str
    sets: tuple[tuple[str, Rows], ...]
    codes: Codes = ()
    wholes: frozenset[str] = frozenset()
    is_supposed: bool = False

    def domains(self, *others: "People", supposing: bool) -> Domains:
        """What can stand in the columns of all of them; `supposing` that no other code stands there than one
        of them declares."""
        wholes = self.wholes.intersection(*(each.wholes for each in others))
        codes: dict[str, tuple[str, ...]] = {}
        for each in (self, *others) if supposing else ():
            for column, values in each.codes:
                codes[column] = tuple(dict.fromkeys((*codes.get(column, ()), *values)))
        return Domains(tuple(sorted(codes.items())), wholes)


def people(indicator: Indicator, dimension: str, columns: Sequence[Column]) -> People | None:
    """None for what is not counted as a part of its rows at one moment: flows, means, days."""
    sets = _sets(indicator.question)
    if sets is None:
        return None
    where = (indicator.table, indicator.question.period, dimension, indicator.places.get(dimension, ()))
    return People(
        repr(where),
        f"{indicator.key}/{indicator.version}",
        indicator.key,
        sets,
        tuple((each.key, each.values) for each in columns if each.kind == "code" and each.values),
        frozenset(each.key for each in columns if each.kind == "whole"),
        isinstance(indicator.measure, Cohort),
    )


def _sets(question: Question) -> tuple[tuple[str, Rows], ...] | None:
    """As `tools.statistics.plain` counts them: what is not known is in no set."""
    of = question.population
    match question.measure:
        case Share(event):
            is_known = All((of, AnyOf((event, Not(event)))))
            return (
                (ALL, Rows(is_known)),
                (EVENT, Rows(All((of, event)))),
                (OTHERS, Rows(All((of, Not(event))))),
            )
        case Cohort(origin, event_on, months):
            # Counted from the same day, whoever was in time for the shorter one was for the longer.
            waited = Between(f"{origin} to {event_on}", high=months)
            return _sets(replace(question, measure=Share(waited)))
        case Count(event):
            return ((ALL, Rows(All((of, event)))),)
        case Rate(event, base):
            # Those in the event need not be among those it is a rate of: nobody is left over.
            return (ALL, Rows(All((of, base)))), (EVENT, Rows(All((of, event))))
    return None

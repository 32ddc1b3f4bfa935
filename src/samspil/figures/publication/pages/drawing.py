"""Drawings of figures. They take nothing but figures, so nothing hidden can be drawn, named or described."""

from collections.abc import Sequence

from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.content import Aim
from samspil.figures.publication.rules.figure import Figure
from samspil.tools.charts.chart import Chart


def trend(told: Told, whole: Sequence[Figure], aim: Aim | None, *, is_pair: bool = False) -> Chart | None:
    return None


def funnel(told: Told, newest: Figure) -> Chart | None:
    return None

"""One chart of each sort that shows published figures, with something hidden in each."""

from samspil.tools.charts import composition, control, funnel, neighbours, pairing, trend
from samspil.tools.charts.plot import Tick
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Gap, Shown

GAPS = (
    (Gap.HIDDEN, "hidden to protect pupils"),
    (Gap.MISSING, "missing"),
    (Gap.NOT_APPLICABLE, "does not apply"),
)
PERCENT = tuple(Level(float(n), f"{n} %") for n in (0, 2, 4, 6, 8))


def share(value, spread=0.8):
    low, high = max(value - spread, 0), value + spread
    return Shown(f"{value} %", value, low=low, high=high, interval=f"{low:.1f} to {high:.1f} %")


HIDDEN = Shown("hidden", gap=Gap.HIDDEN)
MISSING = Shown("missing", gap=Gap.MISSING)


def a_trend(label="Share in special provision", shares=(6.5, 6.5, None, 6.1, 5.7, 5.3)):
    shown = [HIDDEN if each is None else share(each) for each in shares]
    points = tuple(trend.Measured(2021.0 + n, str(2021 + n), each) for n, each in enumerate(shown))
    words = trend.TrendWords("Year", label, "95 % interval", "Note", "Path to the target", "Forecast", GAPS)
    path = (trend.Aimed(2021.0, 6.5, "6.5 % in 2021"), trend.Aimed(2030.0, 4.0, "Target: 4 % in 2030"))
    fan = tuple(
        trend.Expected(
            2027.0 + n, str(2027 + n), 5.0 - n * 0.2, 4.3 - n * 0.4, 5.7 + n * 0.1, f"{5 - n * 0.2:.1f} %"
        )
        for n in range(4)
    )
    return trend.Trend("It falls slowly", "From 6.5 to 5.3 percent.", points, PERCENT, words, path, fan)


def a_funnel(label="Søndervang School"):
    units = (
        funnel.Unit("Ash", 120.0, "120", share(5.0)),
        funnel.Unit("Birch", 236.0, "236", share(4.7)),
        funnel.Unit(label, 476.0, "476", share(7.6), "above the 95 % limit", is_outside=True),
        funnel.Unit("Lime", 510.0, "510", share(7.7), "above the 95 % limit", is_outside=True),
        funnel.Unit("Elm", 688.0, "688", share(6.0)),
        funnel.Unit("Hazel", 40.0, "hidden", HIDDEN),
    )
    sizes = [100 + 30 * n for n in range(21)]
    limits = tuple(
        funnel.Limits(float(n), *((5.3 - z * 22 / n**0.5, 5.3 + z * 22 / n**0.5) for z in (1.96, 3.09)))
        for n in sizes
    )
    levels = tuple(Level(float(n), f"{n} %") for n in (0, 2, 4, 6, 8, 10, 12))
    words = funnel.FunnelWords(
        "School", "Pupils", "Share", "95 % interval", "Against the whole", "95 % limit", "99.8 % limit",
        "Within chance", "Outside the 95 % limit", GAPS,
    )  # fmt: skip
    ticks = tuple(Tick(float(n), str(n)) for n in range(100, 800, 100))
    return funnel.Funnel(
        "Most differences are chance", "Two of six lie outside.", units, limits, Level(5.3, "all: 5.3 %"),
        levels, ticks, words,
    )  # fmt: skip


def a_control(label="Eight in a row on one side of the middle"):
    values = (5.1, 4.2, None, 5.6, 6.1, 5.8, 6.0, 5.7, 5.9, 6.2, 7.6, 5.5)
    months = ("aug", "sep", "oct", "nov", "dec", "jan", "feb", "mar", "apr", "may", "jun", "jul")
    steps = tuple(
        control.Step(month, MISSING if value is None else Shown(f"{value} %", value), value and (3.6, 7.2),
                     "" if value is None else "3.6 to 7.2 %")
        for month, value in zip(months, values, strict=True)
    )  # fmt: skip
    levels = tuple(Level(float(n), f"{n} %") for n in (0, 2, 4, 6, 8))
    words = control.ControlWords("Month", "Absence", "Limits of chance", "Point of a signal", "Middle", GAPS)
    signals = (control.Signal(3, 10, label), control.Signal(10, 10, "One point outside the limits"))
    return control.Control(
        "Absence has risen",
        "Eight months above the middle.",
        steps,
        Level(5.4, "Middle: 5.4 %"),
        levels,
        signals,
        words,
    )


def a_composition(label="Grades 7 to 9, boys"):
    def part(name, rate, mix):
        rate, mix = (HIDDEN if each is None else Shown(f"{each:+.1f}", each) for each in (rate, mix))
        return composition.Part(name, rate, mix)

    parts = (part("Grades 0 to 3", -0.3, 0.1), part("Grades 4 to 6", -0.4, 0.0), part(label, None, 0.2))
    levels = tuple(Level(n / 2, f"{n / 2:+.1f}") for n in range(-3, 3))
    words = composition.ShiftWords("Group", "Changed share within groups", "Changed mix of groups", GAPS)
    return composition.Composition(
        "The fall is real", "Of 0.9 points, 1.1 are rates.", part("All", -1.1, 0.2), parts, levels, words
    )


def a_pairing(label="Social wellbeing, 1 to 5"):
    times = tuple(Tick(2021.0 + n, str(2021 + n)) for n in range(6))
    shares = (share(6.5), share(6.5), share(6.2), HIDDEN, share(5.7), share(5.3))
    moods = tuple(Shown(str(n), n) for n in (4.06, 4.03, 4.04, 4.05, 4.08)) + (MISSING,)
    scale = tuple(Level(n, str(n)) for n in (3.5, 4.0, 4.5))
    panels = (
        pairing.Panel("In special provision", shares, PERCENT),
        pairing.Panel(label, moods, scale, "The axis shows 3.5 to 4.5 only."),
    )
    return pairing.Pairing(
        "Fewer, and as content", "5.3 percent; 4.07.", "Year", times, panels, "95 % interval", GAPS
    )


def some_neighbours(label="Egelund"):
    others = tuple(
        neighbours.Place(f"Town {n}", Shown(f"{value} %", value))
        for n, value in enumerate((4.2, 4.25, 4.3, 5.0, 5.1, 5.6, 6.4, 7.0))
    )
    words = neighbours.NeighbourWords(
        "Municipality", "Share", "95 % interval", "One of the neighbours", "Median", GAPS
    )
    return neighbours.Neighbours(
        "Like its neighbours", "5.3 percent; median 5.05.", neighbours.Place(label, share(5.3)),
        (*others, neighbours.Place("Town 8", HIDDEN)), tuple(Level(float(n), f"{n} %") for n in range(3, 9)),
        words, Level(5.05, "5.1 %"),
    )  # fmt: skip


FIGURES = {
    "trend": a_trend,
    "funnel": a_funnel,
    "control": a_control,
    "composition": a_composition,
    "pairing": a_pairing,
    "neighbours": some_neighbours,
}

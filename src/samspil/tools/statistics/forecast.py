"""Whether a target will be met if things go on as they do: a forecast with its interval, or the words that
it is too early to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from warnings import catch_warnings, simplefilter

from samspil.tools.statistics.intervals import LEVEL, Interval
from samspil.tools.statistics.targets import Aim, Target

FEWEST_YEARS = 4
# Of a share this near to nobody or everybody no count can be foretold.
NEAREST = 1e-6


@dataclass(frozen=True)
class Forecast:
    """The share expected in `year`, between what it would lie (`interval`), and the probability that the
    goal is met.

    `spread` is how much more the years differ than chance (1: not at all). It continues what was; it is no
    promise.
    """

    year: int
    share: float
    interval: Interval
    arriving: float
    spread: float


def forecast(
    target: Target, counts: Mapping[int, tuple[int, int]], *, level: float = LEVEL
) -> Forecast | None:
    """From year -> (events, of) to the goal's year; None of fewer than four years, of no change to go by
    (all or nobody in the event), where the line runs off to nobody or everybody, or the goal has no year.

    A logistic regression on the year (statsmodels' binomial GLM), its errors widened by Pearson's chi-
    square where the years differ more than chance (quasi-binomial; McCullagh and Nelder 1989, 4.5). To the
    error of the line is added that of one year's count with as many children as the last; quantiles are
    Student's with years - 2 degrees.
    """
    known = sorted((year, *pair) for year, pair in counts.items() if pair[1])
    events, people = sum(k for _, k, _ in known), sum(n for _, _, n in known)
    if len(known) < FEWEST_YEARS or target.goal_year is None or not 0 < events < people:
        return None
    import numpy  # noqa: PLC0415 - heavy, and few pages need it
    from scipy.special import expit  # noqa: PLC0415 - heavy, and few pages need it
    from scipy.stats import t  # noqa: PLC0415 - heavy, and few pages need it

    first = known[0][0]
    fitted = _line([(year - first, k, n) for year, k, n in known])
    spread = max(1.0, float(fitted.pearson_chi2) / fitted.df_resid)
    ahead = numpy.array([1.0, target.goal_year - first])
    middle = float(ahead @ fitted.params)
    share = float(expit(middle))
    if not NEAREST < share < 1 - NEAREST:
        return None
    line_error = float(ahead @ fitted.cov_params() @ ahead)
    error = (spread * (line_error + 1 / (known[-1][2] * share * (1 - share)))) ** 0.5
    reach = float(t.ppf((1 + level) / 2, fitted.df_resid)) * error
    below = 1.0 if target.goal == 1 else float(t.cdf((_logit(target.goal) - middle) / error, fitted.df_resid))
    arriving = below if target.aim is Aim.LESS else 1 - below
    interval = Interval(float(expit(middle - reach)), float(expit(middle + reach)))
    return Forecast(target.goal_year, share, interval, arriving, spread)


def _line(years: list[tuple[int, int, int]]):  # type: ignore[no-untyped-def]
    """The fitted model of statsmodels, which has no types of its own."""
    import numpy  # noqa: PLC0415 - heavy, and few pages need it
    import statsmodels.api as sm  # noqa: PLC0415 - heavy, and few pages need it
    from statsmodels.tools.sm_exceptions import ModelWarning  # noqa: PLC0415 - heavy, and few pages need it

    told = numpy.array([[k, n - k] for _, k, n in years], dtype=float)
    apart = numpy.array([[1.0, year] for year, _, _ in years])
    with catch_warnings():
        # A line that runs off is known by where it leads.
        simplefilter("ignore", ModelWarning)
        return sm.GLM(told, apart, family=sm.families.Binomial()).fit(scale=1.0)


def _logit(share: float) -> float:
    return log(share / (1 - share))

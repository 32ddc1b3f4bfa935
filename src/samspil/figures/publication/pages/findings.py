"""Findings in words: clear change, no clear change, too few to say. None of them is a colour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from samspil.figures.indicators.rules import places_of_mean
from samspil.figures.publication.queries import wording
from samspil.figures.publication.rules import findings as rules
from samspil.figures.publication.rules.content import Aim, Series
from samspil.figures.publication.rules.figure import Figure
from samspil.figures.publication.rules.findings import Change, Course, Toward
from samspil.tools.statistics.changes import Verdict

VERDICTS = {
    Verdict.CLEAR: gettext_lazy("clear change"),
    Verdict.NOT_CLEAR: gettext_lazy("no clear change"),
    Verdict.TOO_FEW: gettext_lazy("too few to say"),
}
COURSES = {
    Course.NO_TARGET: gettext_lazy("No target"),
    Course.NO_PATH: gettext_lazy("On its way"),
    Course.REACHED: gettext_lazy("Reached"),
    Course.ON_PATH: gettext_lazy("Cannot be told from the path"),
    Course.AHEAD: gettext_lazy("Ahead of the path"),
    Course.BEHIND: gettext_lazy("Behind the path"),
}


@dataclass(frozen=True)
class Finding:
    """`heading` is since when, or against what; `word` the verdict; `text` the numbers behind it."""

    heading: str
    word: str
    text: str
    change: Change | None = None

    @property
    def is_clear(self) -> bool:
        return self.change is not None and self.change.is_clear


def three(whole: Sequence[Figure], series: Series, aim: Aim | None) -> tuple[Finding, ...]:
    """Since last year, since the baseline, against the target."""
    found = [
        since_last_year(whole, series),
        _since_baseline(whole, series, aim),
        _against(whole, series, aim),
    ]
    return tuple(each for each in found if each)


def since_last_year(whole: Sequence[Figure], series: Series) -> Finding | None:
    now, before = rules.last_and_before(whole)
    if now is None or before is None:
        return None
    is_last_year = now.period - before.period == 1 and rules.later(now, whole) is None
    heading = _("Since last year") if is_last_year else _since(before)
    return _finding(heading, _change(before, now, series), series)


def _since(first: Figure) -> str:
    return _("Since %(year)s") % {"year": first.year}


def _since_baseline(whole: Sequence[Figure], series: Series, aim: Aim | None) -> Finding | None:
    now, before = rules.last_and_before(whole)
    told = [each for each in whole if each.value is not None]
    start = aim.baseline_year if aim and aim.baseline_year else None
    first = next((each for each in told if each.period == start), told[0] if told else None)
    if now is None or first is None or first is now or first is before:
        return None
    return _finding(_since(first), _change(first, now, series), series)


def _change(before: Figure, now: Figure, series: Series) -> Change:
    found = rules.change(before, now, is_share=series.unit == "share")
    # Of days that are not final some still run, which is told to nobody outside: they look shorter.
    runs = series.unit == "days" and now.is_preliminary
    return replace(found, verdict=Verdict.NOT_CLEAR) if runs and found.is_clear else found


def verdict(before: Figure, now: Figure, series: Series) -> str:
    if before.value is None or now.value is None:
        return "–"
    return _word(_change(before, now, series), series)


def beside_whole(figure: Figure, whole: Figure | None, series: Series) -> str:
    """Whether a place differs from the house beyond chance; the house holds the place, so this is careful."""
    if figure.value is None or whole is None or whole.value is None:
        return "–"
    change = _change(whole, figure, series)
    if change.verdict is Verdict.CLEAR:
        return _("clearly above") if change.difference > 0 else _("clearly below")
    return _("no clear difference") if change.verdict is Verdict.NOT_CLEAR else str(VERDICTS[change.verdict])


def _word(change: Change, series: Series) -> str:
    if not change.is_clear:
        return str(VERDICTS[change.verdict])
    return _("clear change: %(way)s") % {"way": _way(change, series)}


def _way(change: Change, series: Series) -> str:
    if series.unit == "share":
        return _("more") if change.difference > 0 else _("fewer")
    return _("higher") if change.difference > 0 else _("lower")


def _finding(heading: str, change: Change, series: Series) -> Finding:
    word = _word(change, series)
    return Finding(heading, word[:1].upper() + word[1:], _numbers(change, series), change)


def _numbers(change: Change, series: Series) -> str:
    """`From 5.7 to 5.3 %. The difference is 0.4 points and can be anything from 1.4 lower to 0.6 higher.`"""
    said = _("From %(before)s to %(now)s.") % {
        "before": wording.value_words(change.before or 0.0, series.unit, series.per),
        "now": wording.value_words(change.now or 0.0, series.unit, series.per),
    }
    if change.interval is None or change.verdict is Verdict.TOO_FEW:
        return said
    low, high = sorted(abs(each) for each in (change.interval.low, change.interval.high))
    difference = _amount(abs(change.difference), series)
    if change.is_clear:
        words = _("The difference is %(difference)s (95 %% interval %(low)s–%(high)s).")
        return f"{said} " + words % {
            "difference": difference,
            "low": _bare(low, series),
            "high": _bare(high, series),
        }
    words = _("The difference is %(difference)s (95 %% interval: %(low)s lower to %(high)s higher).")
    return f"{said} " + words % {
        "difference": difference,
        "low": _bare(-change.interval.low, series),
        "high": _bare(change.interval.high, series),
    }


def _amount(value: float, series: Series) -> str:
    if series.unit == "share":
        return _("%(n)s percentage points") % {"n": _bare(value, series)}
    return wording.value_words(value, series.unit) if series.unit == "days" else _bare(value, series)


def _bare(value: float, series: Series) -> str:
    if series.unit == "share":
        # A small difference is told finer, or it would be nought and yet clear.
        return wording.number(100 * value, 2 if 0 < abs(value) < 0.001 else 1)
    return wording.number(value, {"mean": places_of_mean(value), "rate": 1}.get(series.unit, 0))


def _against(whole: Sequence[Figure], series: Series, aim: Aim | None) -> Finding | None:
    if aim is None or aim.goal is None:
        return None
    now, _before = rules.last_and_before(whole)
    found = rules.toward(
        now,
        goal=aim.goal,
        goal_year=aim.goal_year,
        baseline=aim.baseline,
        baseline_year=aim.baseline_year,
        is_less=series.polarity == "less" or not series.polarity and _falls(aim),
        is_share=series.unit == "share",
    )
    said = {"goal": wording.value_words(aim.goal, series.unit), "year": aim.goal_year}
    heading = _("Against the target of %(goal)s in %(year)s") % said
    return Finding(heading, str(COURSES[found.course]), _path_words(found, now, series))


def _falls(aim: Aim) -> bool:
    """Where the figure itself says nothing of what is wanted: from where one began."""
    return aim.baseline is not None and aim.goal is not None and aim.goal < aim.baseline


def _path_words(found: Toward, now: Figure | None, series: Series) -> str:
    parts = []
    if found.path is not None and now is not None:
        said = {"path": wording.value_words(found.path, series.unit), "now": now.shown}
        words = {
            Course.ON_PATH: _("The path says %(path)s now, and that we cannot tell from %(now)s."),
            Course.REACHED: _("The path says %(path)s now; it is %(now)s."),
        }
        parts.append(words.get(found.course, _("The path says %(path)s now; it is %(now)s.")) % said)
    if found.children and found.course is not Course.REACHED and series.kind != "minutes":
        parts.append(_rest(found.children, found.years))
    return " ".join(parts)


def _rest(children: int, years: int) -> str:
    said = {"children": wording.number(children), "years": years}
    words = ngettext(
        "If as many are counted, what is left is about %(children)s pupil",
        "If as many are counted, what is left is about %(children)s pupils",
        children,
    )
    if years:
        words += " " + ngettext("in %(years)s year.", "in %(years)s years.", years)
    return words % said if years else words % said + "."


def later_words(newest: Figure, whole: Sequence[Figure]) -> str:
    """`2026/27: hidden`, where that is after the newest number that is shown."""
    last = rules.later(newest, whole)
    return f"{last.year}: {last.shown}" if last else ""


def _newest_words(newest: Figure, whole: Sequence[Figure]) -> str:
    later = later_words(newest, whole)
    if not later:
        return _("The newest number is %(shown)s.") % {"shown": newest.shown}
    said = {"later": later, "shown": newest.shown, "year": newest.year}
    return _("%(later)s. The last number that is shown is %(shown)s, for %(year)s.") % said


def lead(
    newest: Figure, whole: Sequence[Figure], findings: Sequence[Finding], beside: Sequence[object]
) -> str:
    """The page in one breath: the number, how it moved, and what became of those it is about."""
    parts = [_newest_words(newest, whole)]
    changes = [each for each in findings if each.change]
    clear = [each for each in changes if each.is_clear]
    if clear and len(clear) < len(changes):
        same = next(each for each in changes if not each.is_clear)
        words = _("%(since)s: %(word)s. %(other)s: %(no)s.")
        parts.append(
            words
            % {
                "since": clear[0].heading,
                "word": _lower(clear[0].word),
                "other": same.heading,
                "no": _lower(same.word),
            }
        )
    elif changes:
        parts.append(
            _("%(since)s: %(word)s.") % {"since": changes[0].heading, "word": _lower(changes[0].word)}
        )
    for each in beside:
        if each.finding:
            said = {
                "name": each.name,
                "shown": _of_year(each.newest, whole),
                "word": _lower(each.finding.word),
            }
            parts.append(_("Meanwhile: %(name)s, %(shown)s, %(word)s.") % said)
            break
    return " ".join(parts)


def _of_year(figure: Figure, whole: Sequence[Figure]) -> str:
    """With its year, where that is not the newest of the figure it stands beside."""
    if figure.period == max(each.period for each in whole):
        return figure.shown
    return f"{figure.shown} ({figure.year})"


def course_words(found: Sequence[Finding], series: Series) -> str:
    """The heading of the course: what became of it since the first year that counts."""
    changes = [each.change for each in found if each.change]
    if not changes:
        return _("Year by year")
    longest = min(changes, key=lambda each: each.since)
    said = {"year": series.year(longest.since), "way": _way(longest, series)}
    if longest.is_clear:
        words = _("%(way)s than in %(year)s") % said
        return words[:1].upper() + words[1:]
    if longest.verdict is Verdict.TOO_FEW:
        return _("Too few to say anything of the years")
    return _("No clear change since %(year)s") % said


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def every_aim(aims: Iterable[Aim], series: Series) -> Iterator[str]:
    return (_aim_words(each, series) for each in aims if each.series == series.key)


def _aim_words(aim: Aim, series: Series) -> str:
    language = (get_language() or "en")[:2]
    goal = wording.value_words(aim.goal, series.unit, series.per) if aim.goal is not None else _("no number")
    said = {
        "name": aim.name.get(language) or aim.name.get("en", ""),
        "goal": goal,
        "year": aim.goal_year or "",
    }
    words = _("%(name)s: %(goal)s in %(year)s.") % said if aim.goal_year else f"{said['name']}: {goal}."
    decision = aim.decision.get(language) or aim.decision.get("en", "")
    return f"{words} {decision}".strip()

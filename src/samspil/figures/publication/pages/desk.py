"""The desk of those who prepare and let out: all releases, one of them, and the forms around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from samspil.figures.publication import access
from samspil.figures.publication.models import AUDIENCES, Release, ReleaseLine, ReleaseProgress
from samspil.figures.publication.queries import releases, wording
from samspil.figures.publication.rules.content import Clause, Content, suppressed
from samspil.figures.publication.rules.releases import OPEN_STATES, Because, Refusal, State
from samspil.ground.organisation.access import Me
from samspil.ground.rulebook.models import STATUSES

ON_A_PAGE = 30
REFUSALS = {
    Refusal.NOTHING_CHOSEN: gettext_lazy("Choose at least one figure."),
    Refusal.PAIR_MISSING: gettext_lazy(
        "%(first)s is never shown alone. Choose with it, or take it out: %(rest)s."
    ),
    Refusal.PAIR_EMPTY: gettext_lazy(
        "%(first)s is never shown alone, and none of these has been counted for the years chosen: %(rest)s."
    ),
    Refusal.TOO_MANY_ATTRIBUTES: gettext_lazy(
        "These readers see no group that is told apart by so many things at once: place, %(all)s."
        " Take out the places or a breakdown."
    ),
    Refusal.NO_RULE: gettext_lazy(
        "The rulebook says nothing on “%(all)s” today. Without a rule nothing is shown."
    ),
    Refusal.NO_VALUES: gettext_lazy("Nothing has been counted for the years chosen."),
    Refusal.DOES_NOT_ADD_UP: gettext_lazy("The counts do not add up, so hiding cannot be judged: %(all)s"),
    Refusal.CANNOT_PROTECT: gettext_lazy(
        "What must be hidden can be worked out from what is out already: %(all)s."
        " Choose fewer places, groups or years."
    ),
    Refusal.LEAK: gettext_lazy("The attacker found out too much, so nothing was frozen: %(all)s"),
    Refusal.MOVED: gettext_lazy("The figures no longer fit what was let out before: %(all)s"),
    Refusal.UNLIKE: gettext_lazy(
        "By how these are defined, one is a part of the other or what is left beside it; by their counts that"
        " cannot be: %(all)s. One of them was counted from other rows, or mistyped."
    ),
    Refusal.OWN_PREPARATION: gettext_lazy(
        "Nobody lets out what they prepared themselves. Ask another director or head."
    ),
    Refusal.NOT_READY: gettext_lazy(
        "Somebody has changed or released it meanwhile. Look at it as it is now."
    ),
}


def refusal_words(because: Because, names: dict[str, str]) -> str:
    """In whole sentences; indicators by their names."""
    told = [names.get(each, each) for each in because.about if each]
    words = {"first": told[0] if told else "", "rest": ", ".join(told[1:]), "all": "; ".join(told)}
    return str(REFUSALS[because.refusal]) % words


@dataclass(frozen=True)
class LogRow:
    """`by` is empty for who may not know the municipality's people."""

    line: ReleaseLine
    by: str


@dataclass(frozen=True)
class DeskPage:
    open: tuple[Release, ...]
    out: tuple[Release, ...]
    log: tuple[LogRow, ...]
    pager: Page
    may_prepare: bool


@dataclass(frozen=True)
class RuleLine:
    label: str
    amount: str
    standing: str
    source: str


@dataclass(frozen=True)
class HiddenLine:
    """Of one figure, how many numbers its readers see and how many they do not."""

    name: str
    shown: int
    hidden: int


@dataclass(frozen=True)
class ReleasePage:
    release: Release
    to_whom: str
    years: str
    figures: tuple[str, ...]
    breakdowns: tuple[str, ...]
    progress: ReleaseProgress | None
    refusal: str
    hidden: tuple[HiddenLine, ...]
    rules: tuple[RuleLine, ...]
    log: tuple[LogRow, ...]
    names: dict[int, str]
    is_altered: bool
    may_prepare: bool
    may_let_out: bool
    may_withdraw: bool
    is_own: bool
    open_url: str
    preview_url: str

    @property
    def is_working(self) -> bool:
        return self.release.state == State.WORKING

    @property
    def is_open(self) -> bool:
        return self.release.state in OPEN_STATES

    @property
    def is_ready(self) -> bool:
        return self.release.state == State.READY

    @property
    def hidden_total(self) -> int:
        return sum(each.hidden for each in self.hidden)

    @property
    def prepared_by(self) -> str:
        return self.names.get(self.release.prepared_by_id or 0, "")


def desk_page(me: Me, *, number: str) -> DeskPage:
    found = list(releases.releases_of(me.root))
    pager = Paginator(releases.log_of(me.root), ON_A_PAGE).get_page(number)
    return DeskPage(
        open=tuple(each for each in found if each.released_at is None),
        out=tuple(each for each in found if each.released_at),
        log=log_rows(pager),
        pager=pager,
        may_prepare=access.prepares(me),
    )


def log_rows(found: Iterable[ReleaseLine]) -> tuple[LogRow, ...]:
    lines = list(found)
    names = releases.names_by_number(each.by_id for each in lines)
    return tuple(LogRow(each, names.get(each.by_id, "")) for each in lines)


def release_page(release: Release, me: Me | None) -> ReleasePage:
    chosen = list(release.indicators.select_related("definition").prefetch_related("definition__wordings"))
    names = {each.definition.key: _name(each.definition) for each in chosen}
    content, is_altered = _content(release)
    own = me is not None and release.house_id == me.root
    return ReleasePage(
        release=release,
        to_whom=str(AUDIENCES[release.audience]),
        years=f"{wording.year_words(release.first_period)} – {wording.year_words(release.last_period)}",
        figures=tuple(
            f"{names[e.definition.key]} ({wording.DIMENSIONS.get(e.dimension, e.dimension)})" for e in chosen
        ),
        breakdowns=tuple(
            " × ".join(str(wording.COLUMNS.get(c, c)) for c in each.columns.split("|"))
            for each in release.breakdowns.all()
        ),
        progress=ReleaseProgress.objects.filter(of=release).first()
        if release.state == State.WORKING
        else None,
        refusal=_refusal(release, names),
        hidden=tuple(_hidden(content)) if content else (),
        rules=tuple(_rule(each) for each in content.clauses) if content else (),
        log=log_rows(release.log.all()),
        names=releases.names_by_number([release.prepared_by_id, release.composed_by_id]) if own else {},
        is_altered=is_altered,
        may_prepare=own and access.prepares(me),
        may_let_out=own and access.lets_out(me),
        may_withdraw=own and access.lets_out(me) and release.state == State.PUBLISHED,
        is_own=me is not None and release.prepared_by_id == me.person.pk,
        open_url=reverse("open-release", args=[release.house_id, release.pk])
        if release.audience == "public"
        else "",
        preview_url=_preview_url(release) if own and (access.prepares(me) or access.lets_out(me)) else "",
    )


def _preview_url(release: Release) -> str:
    ready = release.state == State.READY
    return reverse("preview-release", args=[release.pk, release.audience]) if ready else ""


def _content(release: Release) -> tuple[Content | None, bool]:
    try:
        return releases.content_of(release), False
    except releases.Altered:
        return None, True


def _refusal(release: Release, names: dict[str, str]) -> str:
    if not release.refusal:
        return ""
    about = tuple(release.refused_about.split("\n")) if release.refused_about else ()
    every = dict.fromkeys(about, "") | names
    return refusal_words(
        Because(Refusal(release.refusal), about), {key: said or key for key, said in every.items()}
    )


def _name(definition: object) -> str:
    wordings = {each.language: each.name for each in definition.wordings.all()}
    return wordings.get(get_language() or "en") or wordings.get("en", definition.key)


def _hidden(content: Content) -> Iterable[HiddenLine]:
    gone = {}
    for row, _whole, _event in suppressed(content):
        gone[row.series] = gone.get(row.series, 0) + 1
    for each in content.series:
        every = sum(1 for row in content.rows_of(each.key) if row.table)
        hidden = gone.get(each.key, 0)
        yield HiddenLine(each.said(get_language() or "en"), every - hidden, hidden)


RULES = {
    "small-group-publication": gettext_lazy("Counts of fewer are hidden, on either side of a share"),
    "small-group-leaders": gettext_lazy("Counts of fewer are hidden, on either side of a share"),
    "rounding-base": gettext_lazy("Counts are shown to the nearest"),
    "percent-denominator": gettext_lazy("No percentage of fewer than"),
    "whole-share-people": gettext_lazy("0 % and 100 % are hidden where fewer are counted than"),
    "survey-answers": gettext_lazy("Surveys are shown from so many answers"),
    "public-attributes": gettext_lazy("A group is told apart by so many things at the most"),
}


def _rule(clause: Clause) -> RuleLine:
    return RuleLine(
        str(RULES[clause.key]), wording.number(clause.amount), str(STATUSES[clause.standing]), clause.source
    )

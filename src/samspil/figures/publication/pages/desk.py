"""The desk of those who prepare and let out: all releases, one of them, and the forms around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from samspil.figures.publication import access
from samspil.figures.publication.models import AUDIENCES, Release, ReleaseLine, ReleaseProgress
from samspil.figures.publication.pages import refusals
from samspil.figures.publication.queries import releases, wording
from samspil.figures.publication.queries.offers import names_of
from samspil.figures.publication.rules.content import Clause, Content, suppressed
from samspil.figures.publication.rules.releases import OPEN_STATES, State
from samspil.ground.organisation.access import Me
from samspil.ground.rulebook.models import STATUSES

ON_A_PAGE = 30


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
        refusal=_refusal(release),
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


def _refusal(release: Release) -> str:
    """It may be about figures of other releases too."""
    if not release.refusal:
        return ""
    return refusals.kept_words(release.refusal, release.refused_about, names_of(release))


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

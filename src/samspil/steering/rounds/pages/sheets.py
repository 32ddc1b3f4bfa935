"""The same lists as spreadsheets: what the page shows, filters and all."""

from collections.abc import Iterable, Sequence
from itertools import chain

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.steering.rounds.models import Round
from samspil.steering.rounds.models.review import VERDICTS
from samspil.steering.rounds.pages.across import AcrossPage, EffortRow, MovesPage, StillPage
from samspil.steering.rounds.pages.rounds import AskRow
from samspil.steering.rounds.queries import asks
from samspil.steering.rounds.rules import Verdict
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


def answers_sheet(round: Round, rows: Sequence[AskRow]) -> Sheet:
    questions = list(round.questions.all())
    replies = asks.replies_in(round)
    columns = (
        *_texts([_("Place"), _("Leader"), _("Where it is"), _("Waits at"), _("Answered by")]),
        Column(_("Answered on"), Kind.DATE),
        *(Column(str(VERDICTS[each]), Kind.INTEGER) for each in Verdict),
        *_texts([each.text for each in questions]),
        Column(_("Anything else")),
    )
    lines = (
        [
            row.ask.unit.name,
            row.leader,
            row.label,
            row.where,
            str(row.ask.answered_by or ""),
            localtime(row.ask.answered_at).date() if row.ask.answered_at else None,
            *(count for _verdict, count in row.verdicts),
            *(replies.get((row.ask.pk, each.pk), "") for each in questions),
            row.ask.words if row.ask.answered_at else "",
        ]
        for row in rows
    )
    return Sheet(round.title, columns, lines)


def moves_sheet(page: MovesPage) -> Sheet:
    columns = _texts(
        [
            _("Effort"),
            _("Place"),
            _("Status"),
            _("News in the period"),
            _("What now"),
            _("In their own words"),
        ]
    )
    return Sheet(_("What moves"), columns, chain.from_iterable(_moves(row) for row in page.rows))


def _moves(row: EffortRow) -> Iterable[list[object]]:
    for fact in row.facts:
        moved = _("yes") if fact.moved else _("no")
        verdict = str(VERDICTS[Verdict(fact.verdict)]) if fact.verdict else ""
        title = row.effort.title if row.effort else fact.title
        yield [title, fact.place, str(STATUS_WORDS[fact.status]), moved, verdict, fact.words]


def still_sheet(page: StillPage) -> Sheet:
    columns = (
        *_texts(
            [
                _("Action"),
                _("Place"),
                _("Owner"),
                _("Status"),
                _("What blocks it"),
                _("What would unblock it"),
            ]
        ),
        Column(_("Deadline"), Kind.DATE),
    )
    lines = (
        [
            line.action.title,
            line.action.effort.plan.unit.name,
            line.owner,
            str(STATUS_WORDS[line.standing.status]),
            line.action.blocked_by,
            line.action.unblocked_by,
            line.action.planned_end,
        ]
        for line in page.lines
    )
    return Sheet(_("What stands still"), columns, lines)


def across_sheet(page: AcrossPage) -> Sheet:
    """Overlaps first, one action a line; then the statements nobody does anything about."""
    columns = _texts([_("List"), _("Number"), _("Action or statement"), _("Place"), _("Owner")])
    same = (
        [
            _("The same at several places"),
            ", ".join(each.numbers),
            action.title,
            action.effort.plan.unit.name,
            str(action.owner or ""),
        ]
        for each in page.overlaps
        for action in each.actions
    )
    gaps = ([_("Nobody does anything"), each.number, each.text, "", ""] for each in page.gaps)
    return Sheet(_("Across places"), columns, chain(same, gaps))


def _texts(headers: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(str(header)) for header in headers)

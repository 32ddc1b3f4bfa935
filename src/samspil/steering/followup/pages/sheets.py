"""The same lists as spreadsheets: exactly what the page shows, filters and all."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.steering.followup.pages.board import PlansPage
from samspil.steering.followup.pages.coverage import CoveragePage
from samspil.steering.followup.pages.missing import MissingPage
from samspil.steering.followup.pages.strategy import StrategyPage
from samspil.steering.plans.pages.lines import EffortLine
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


def strategy_sheet(page: StrategyPage) -> Sheet:
    columns = [_("Number"), _("Chapter"), _("Statement"), _("Status"), _("Reason"), _("Efforts")]
    rows = (
        [
            line.statement.number,
            part.name.text,
            "".join(piece.text for piece in line.pieces),
            str(STATUS_WORDS[line.status]),
            line.why,
            "; ".join(each.effort.title for each in line.efforts),
        ]
        for part in page.parts
        for line in part.lines
    )
    return Sheet(_("The strategy"), _texts(columns), rows)


def board_sheet(page: PlansPage) -> Sheet:
    columns = (
        *_texts([_("Place"), _("Kind"), _("Leader"), _("Plan")]),
        Column(_("Deadline"), Kind.DATE),
        Column(_("Actions"), Kind.INTEGER),
        Column(_("Ended"), Kind.INTEGER),
        Column(_("Efforts"), Kind.INTEGER),
        Column(_("Efforts that can be followed"), Kind.INTEGER),
        Column(_("Last activity"), Kind.DATE),
    )
    rows = (
        [
            row.unit.name,
            row.kind,
            row.leader,
            row.label,
            row.due,
            row.plan.action_count if row.plan else None,
            row.plan.done_count if row.plan else None,
            row.followed.total if row.followed else None,
            row.followed.held if row.followed else None,
            row.last,
        ]
        for row in page.rows
    )
    return Sheet(_("Local plans"), columns, rows)


def coverage_sheet(page: CoveragePage) -> Sheet:
    rows = (
        [row.unit.name, *(f"{cell.count} {cell.label}" if cell.count else cell.label for cell in row.cells)]
        for row in page.rows
    )
    return Sheet(_("Who works with what"), _texts([_("Place"), *page.areas]), rows)


def efforts_sheet(title: str, lines: Sequence[EffortLine]) -> Sheet:
    columns = (
        *_texts([_("Effort"), _("Statements"), _("Owner"), _("Status"), _("Reason"), _("Last news")]),
        *(
            Column(label, Kind.DATE)
            for label in (_("Planned start"), _("Deadline"), _("Started"), _("Ended"))
        ),
        *_texts([_("How far"), _("Next step"), _("How rooms and outdoor areas help")]),
    )
    rows = (
        [
            line.effort.title,
            ", ".join(line.numbers),
            line.owner,
            str(STATUS_WORDS[line.standing.status]),
            line.standing.why,
            line.standing.fresh_label,
            line.effort.planned_start,
            line.effort.planned_end,
            line.effort.started_on,
            line.effort.ended_on,
            line.effort.progress,
            line.effort.next_step,
            line.effort.space,
        ]
        for line in lines
    )
    return Sheet(title, columns, rows)


def missing_sheet(page: MissingPage) -> Sheet:
    """The lists of the page under each other, each to its end."""
    rows = ([each.label, line.title, line.where, line.url] for each in page.open for line in each.every)
    columns = _texts([_("List"), _("Title"), _("Where"), _("Address")])
    return Sheet(_("What is missing"), columns, rows)


def _texts(headers: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(str(header)) for header in headers)

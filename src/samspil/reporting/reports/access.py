"""Which report a person may open, and who may write them. Reading leans on the row policies."""

from django.http import Http404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import STEERING
from samspil.reporting.reports.models import Frozen, Report
from samspil.reporting.reports.queries.reports import frozen_of, undecided
from samspil.reporting.reports.rules import State


def readable_report(pk: int) -> Report:
    """A report for everyone, for a group one sits in, or of the house one steers; 404 for all others."""
    # Not with the people in it: a citizen may not read them, and a row joined to what is hidden is hidden.
    found = Report.objects.select_related("unit").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def readable_frozen(pk: int) -> tuple[Report, Frozen]:
    """What was issued; of a withdrawn report only for those who steer."""
    report = readable_report(pk)
    found = frozen_of(report)
    if found is None:
        raise Http404
    return report, found


def steered_report(mine: Me, pk: int) -> Report:
    report = readable_report(pk)
    if not steers(mine, report.unit):
        raise Http404
    return report


def draft(mine: Me, pk: int) -> Report:
    report = steered_report(mine, pk)
    if report.state != State.DRAFT:
        raise Http404
    return report


def issued(mine: Me, pk: int) -> Report:
    report = steered_report(mine, pk)
    if report.state != State.ISSUED:
        raise Http404
    return report


def decidable(mine: Me, pk: int) -> Report:
    """Issued to committees, of which one at least has not decided yet."""
    report = issued(mine, pk)
    if not undecided(report).exists():
        raise Http404
    return report


def steers(mine: Me, unit: Unit) -> bool:
    return mine.is_any(STEERING, unit)


def steered_house(mine: Me) -> Unit:
    """The house whose reports one writes; 404 for who steers only a part of one."""
    root = mine.roles[0].root
    if not steers(mine, root):
        raise Http404
    return root

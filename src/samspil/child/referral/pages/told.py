"""What a referral tells on the pages of a child: to its workers, its parents, and the child itself."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.pages.slot import Stand, ThreadLine, Told
from samspil.child.file.rules import Way
from samspil.child.referral import queries
from samspil.child.referral.models.decision import OUTCOMES
from samspil.child.referral.queries import Stands
from samspil.child.referral.rules.gate import Stage, stage


def tell(opened: Opened, today: date) -> Told:
    if opened.is_hidden:
        return Told()
    found = queries.stands(opened.child.pk)
    is_open = any(_stage(each) in (Stage.WRITTEN, Stage.SENT) for each in found)
    links = []
    if opened.may_write and not is_open:
        links.append((_("Begin a referral"), reverse("begin-referral", args=[opened.child.pk])))
    reads = opened.is_staff or Way.GUARDIAN in opened.ways
    return Told(
        thread=tuple(line for each in found for line in _thread(each)) if reads else (),
        dates=tuple(day for each in found for day in _days(each)),
        links=tuple(links),
        stands=tuple(_stand(each, reads) for each in found if _stage(each) != Stage.WITHDRAWN),
    )


def _stage(each: Stands) -> Stage:
    return stage(
        submitted=each.submitted_on is not None,
        decided=each.decided_on is not None,
        withdrawn=each.withdrawn_on is not None,
        complaint_open=each.is_complained,
    )


def _stand(each: Stands, reads: bool) -> Stand:
    words = {
        Stage.WRITTEN: _("It is being written. You are heard before it is sent."),
        Stage.SENT: _("It is with the panel."),
        Stage.DECIDED: each.plain or "",
        Stage.COMPLAINED: _("It is decided, and there is a complaint."),
        Stage.WITHDRAWN: _("It was taken back."),
    }
    at = _stage(each)
    text = words[at]
    if at == Stage.SENT and each.is_leaders:
        text = _("The leader decides it.")
    if at == Stage.SENT and each.meeting_on:
        text = _("It is with the panel, which meets on %(day)s.") % {"day": _day(each.meeting_on)}
    more = (
        _("What you said changed this: %(what)s") % {"what": each.influence}
        if each.influence and not reads
        else ""
    )
    url = reverse("referral", args=[each.referral]) if reads else ""
    if each.asks_me:
        more, url = _("We ask you yourself, too."), reverse("say-own-stance", args=[each.referral])
    return Stand(
        _("Help beyond what the class can give"),
        text,
        more,
        each.decided_on or each.submitted_on or each.begun_on,
        url,
    )


def _thread(each: Stands) -> list[ThreadLine]:
    lines = []
    if each.submitted_on:
        word = _("Referral whole: the leader decides") if each.is_leaders else _("Referral sent to the panel")
        lines.append(ThreadLine(each.submitted_on, None, word))
    if each.decided_on and each.outcome:
        word = _("The leader decided") if each.is_leaders else _("The panel decided")
        lines.append(ThreadLine(each.decided_on, None, word, str(OUTCOMES[each.outcome])))
    if each.place_on:
        lines.append(ThreadLine(each.place_on, each.ended_on, _("A special place, with a way back")))
    return lines


def _days(each: Stands) -> list[tuple[date, str]]:
    found = []
    if each.meeting_on and not each.decided_on:
        found.append((each.meeting_on, _("The panel meets about the referral")))
    if each.complaint_until and not each.is_complained:
        found.append((each.complaint_until, _("Last day for a complaint about the decision")))
    if each.place_on and each.review_on and not each.ended_on:
        found.append((each.review_on, _("We look together at the special place and the way back")))
    return found


def _day(on: date) -> str:
    return date_format(on, "j. F Y")

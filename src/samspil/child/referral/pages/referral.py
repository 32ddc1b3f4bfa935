"""One referral: where it stands, what is missing and who can supply it, what it says, what was decided."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file.rules import age_on
from samspil.child.referral import queries
from samspil.child.referral.access import Before
from samspil.child.referral.deciders import Competence, competence
from samspil.child.referral.models import Assessment, Complaint, Decision, Referral, TriedLine, Voice
from samspil.child.referral.models.basis import ACTORS, EVIDENCE, STEPS
from samspil.child.referral.rules.afterwards import Clock, clock
from samspil.child.referral.rules.gate import Missing, Stage, missing, stage
from samspil.child.referral.rules.procedure import PROFILES, Evidence, StepState, step_roles, step_states
from samspil.child.support.models import Measure
from samspil.child.support.pages.child import ICONS
from samspil.child.support.rules import Result

# Where each missing piece is supplied.
DOORS = {
    Evidence.TESTS: "change-referral",
    Evidence.CHILD: "change-referral",
    Evidence.ASSESSMENT: "assess-referral",
    Evidence.HEARD: "hear-parent",
    Evidence.POSITION: "say-stance",
}


@dataclass(frozen=True)
class MissingLine:
    what: str
    who: str
    url: str


@dataclass(frozen=True)
class StepLine:
    word: str
    role: str
    state: StepState
    is_late: bool

    @property
    def status(self) -> str:
        if self.state.done_on:
            return "done"
        return ("late" if self.is_late else "running") if self.state.began_on else "planned"


@dataclass(frozen=True)
class TriedWords:
    line: TriedLine | Measure
    icon: str


@dataclass(frozen=True)
class ComplaintNow:
    """A complaint and its clock: what it waits for, until when, and who moves it."""

    complaint: Complaint
    is_late: bool
    clock: Clock
    word: str
    due_on: date | None
    url: str


@dataclass(frozen=True)
class ReferralPage:
    before: Before
    referral: Referral
    age: int
    stage: Stage
    heading: str
    missing: tuple[MissingLine, ...]
    steps: tuple[StepLine, ...]
    tried: tuple[TriedWords, ...]
    assessments: tuple[Assessment, ...]
    voices: tuple[Voice, ...]
    decision: Decision | None
    complaint: ComplaintNow | None
    may_request: bool
    may_send: bool
    may_withdraw: bool
    may_complain: bool
    decide_url: str
    place_url: str
    languages: tuple[tuple[str, str], ...]
    decider: Competence
    own_url: str
    back_url: str
    is_guardian: bool
    own_voice: Voice | None


def referral_page(before: Before, *, today: date) -> ReferralPage:
    of = before.referral
    found = queries.dossier(of)
    stands = _stands(before)
    by = competence(of, today)
    gaps = missing(found.facts(of), evidence=of.basis.evidence, experts=of.basis.experts)
    is_guardian = bool(before.opened and not before.opened.is_staff)
    is_open = of.submitted_on is None and of.withdrawn_on is None
    now = _complaint(before, found, by, today)
    at = _stage(of, found, now)
    return ReferralPage(
        before=before,
        referral=of,
        age=age_on(before.child.born_on, today),
        stage=at,
        heading=_heading(at, len(gaps), by),
        missing=tuple(_missing(each, before) for each in gaps) if is_open and before.is_staff else (),
        steps=tuple(_steps(before, found, stands, today, by)),
        tried=tuple(
            TriedWords(each, ICONS[Result(each.result)] if each.result else "") for each in found.tried
        ),
        assessments=tuple(found.assessments),
        voices=tuple(found.voices) if not is_guardian else (),
        decision=found.decision,
        complaint=now,
        may_request=before.may_write and before.leads and not of.requested_on and is_open,
        may_send=before.may_write and before.leads and is_open,
        may_withdraw=before.is_staff and before.leads and at in (Stage.WRITTEN, Stage.SENT),
        may_complain=bool(found.decision and not found.complaint and before.opened and not before.is_panel),
        decide_url=_decide_url(before, found, by),
        place_url=reverse("special-place", args=[stands.spot]) if stands and stands.spot else "",
        languages=_languages(found.decision, before),
        decider=by,
        own_url=reverse("referral", args=[of.pk]),
        back_url=_back(before),
        is_guardian=is_guardian,
        own_voice=found.voices[0] if is_guardian and found.voices else None,
    )


def _stage(of: Referral, found: queries.Dossier, now: ComplaintNow | None) -> Stage:
    return stage(
        submitted=bool(of.submitted_on),
        decided=bool(found.decision),
        withdrawn=bool(of.withdrawn_on),
        complaint_open=bool(now and now.clock != Clock.CLOSED),
    )


def _stands(before: Before) -> queries.Stands | None:
    if before.opened is None:
        return None
    found = (each for each in queries.stands(before.child.pk) if each.referral == before.referral.pk)
    return next(found, None)


def _heading(at: Stage, gaps: int, by: Competence) -> str:
    if at == Stage.WRITTEN and not gaps:
        return _("Nothing is missing: it can be sent")
    if at == Stage.SENT and by.is_leaders:
        return _("It waits for the leader's decision")
    words = {
        Stage.WRITTEN: _("Something is still missing"),
        Stage.SENT: _("It is with the panel"),
        Stage.DECIDED: _("It is decided"),
        Stage.COMPLAINED: _("There is a complaint"),
        Stage.WITHDRAWN: _("It was taken back"),
    }
    return words[at]


def _missing(each: Missing, before: Before) -> MissingLine:
    who = ", ".join(each.names) or str(ACTORS[each.who])
    name = DOORS.get(each.evidence, "")
    url = reverse(name, args=[before.referral.pk]) if name and before.may_write else ""
    if each.evidence == Evidence.TRIED and before.may_write:
        url = reverse("add-measure", args=[before.child.pk])
    return MissingLine(str(EVIDENCE[each.evidence]), who, url)


def _steps(
    before: Before, found: queries.Dossier, stands: queries.Stands | None, today: date, by: Competence
) -> list[StepLine]:
    of = before.referral
    taken = step_roles([(each.kind, each.role) for each in found.steps], is_leaders=by.is_leaders)
    # Who comes back for a complaint is not told of the agenda; what is decided was before the panel by then.
    meeting_on = (stands.meeting_on if stands else found.decision.decided_on) if found.decision else None
    steps = [each for each in found.steps if each.kind in dict(taken)]
    states = step_states(
        taken,
        found.done(of, meeting_on),
        begun_on=of.begun_on,
        due=queries.step_due(steps, of.house.country, of.begun_on),
    )
    return [StepLine(str(STEPS[s.kind]), str(ACTORS[s.role]), s, s.is_late(today)) for s in states]


def _complaint(before: Before, found: queries.Dossier, by: Competence, today: date) -> ComplaintNow | None:
    made, decision = found.complaint, found.decision
    if made is None or decision is None:
        return None
    country = before.referral.house.country
    late = made.made_on > decision.complaint_until
    at = clock_of(made, decision, country)
    profile, due = PROFILES[country], queries.due_by(country, today)
    since = {
        Clock.REASSESS: (made.made_on, profile.reassessment),
        Clock.MAINTAIN: (made.answered_on, profile.maintain),
        Clock.FORWARD: (made.maintained_on or made.answered_on or made.made_on, profile.forward),
    }
    start, key = since.get(at, (None, ""))
    # A late one is sent on at once.
    due_on = made.made_on if late and at == Clock.FORWARD else due(start, key) if start else None
    words = {
        Clock.REASSESS: _("It waits for the leader to look again")
        if by.is_leaders
        else _("It waits for the panel to look again"),
        Clock.MAINTAIN: _("It waits for the parents to say whether they maintain it"),
        Clock.FORWARD: _("It waits to be sent on to the board"),
        Clock.RULING: _("It lies with the board"),
        Clock.CLOSED: _("It is closed"),
    }
    answers = before.leads if by.is_leaders else before.is_panel
    may = answers if at == Clock.REASSESS else before.is_panel or before.leads
    url = reverse("follow-complaint", args=[before.referral.pk]) if may and at != Clock.CLOSED else ""
    return ComplaintNow(made, late, at, words[at], due_on, url)


def clock_of(made: Complaint, decision: Decision, country: str) -> Clock:
    return clock(
        is_late=made.made_on > decision.complaint_until,
        reassesses=bool(PROFILES[country].reassessment),
        answer=made.answer,
        maintained=made.is_maintained,
        forwarded=made.forwarded_on is not None,
        ruled=bool(made.ruling),
    )


def sent(of: Referral, *, today: date) -> str:
    """What is told when nothing is missing and it goes to whoever decides."""
    if competence(of, today).is_leaders:
        return _("Nothing is missing. The leader of the child's place decides it.")
    return _("Sent. From now on the panel sees it, until it has decided.")


def _decide_url(before: Before, found: queries.Dossier, by: Competence) -> str:
    of = before.referral
    is_mine = by.is_leaders and before.leads and of.submitted_on and not of.withdrawn_on
    is_ready = found.decision is None and (is_mine or (before.is_panel and of.meeting_id))
    return reverse("decide-referral", args=[before.referral.pk]) if is_ready else ""


def _languages(decision: Decision | None, before: Before) -> tuple[tuple[str, str], ...]:
    """In which languages the letter can be taken out; the reader's own words stay the panel's."""
    if decision is None or before.opened is None:
        return ()
    words = (("da", "Dansk"), ("nl", "Nederlands"), ("en", "English"))
    return tuple((word, reverse("referral-letter", args=[before.referral.pk, key])) for key, word in words)


def _back(before: Before) -> str:
    if before.opened is None:
        return reverse("panel")
    return reverse("child" if before.opened.is_staff else "my-child", args=[before.child.pk])

"""The rules of docs/who-sees-what.md once more, slowly and in plain Python: who may see which row.

Each rule is a sentence about one person and one row; nothing here asks the database. Where a rule changes in
policies.sql, it changes here too, by hand.
"""

from functools import cache
from types import SimpleNamespace

from samspil.child.file import models as file
from samspil.child.referral import models as referral
from samspil.child.support import models as support
from samspil.child.transitions import models as transitions
from samspil.ground.organisation.models import Role, Unit

WORKS = ("professional", "leader", "head")
STAFF, FAMILY = {"participant", "leader", "glass"}, {"guardian", "hidden"}
TABLES = {
    model._meta.db_table: model
    for model in (
        file.Child, file.Participant, file.Enrolment, file.Placement, file.Guardian, file.ChildView,
        file.Attachment, file.Closing, file.Hearing, file.Position, file.Consent, file.Question, file.Glass,
        support.Concern, support.Sparring, support.Session, support.Perspective, support.Measure,
        referral.Referral, referral.TriedLine, referral.Assessment, referral.Voice, referral.Decision,
        referral.Complaint, referral.Place, referral.ReturnStep, referral.Review, referral.Meeting,
        referral.Presence,
        transitions.Transition, transitions.Piece, transitions.Voice, transitions.Check,
        transitions.Preparation, transitions.BackQuestion, transitions.Meeting,
    )
}  # fmt: skip


def lasted(line, since):
    return line.ends_on is None or line.ends_on >= since


class Told:
    """Every row of a world, as its owner reads them once."""

    def __init__(self, today):
        self.today = today
        self.rows = {name: list(model.objects.all()) for name, model in TABLES.items()}
        self.by_key = {name: {each.pk: each for each in rows} for name, rows in self.rows.items()}
        self.roles, self.seats = list(Role.objects.all()), list(referral.Seat.objects.all())
        self.units = {each.pk: each for each in Unit.objects.all()}
        self.panels = {each.pk: each for each in referral.Panel.objects.all()}

    def is_now(self, line):
        return line.begins_on <= self.today and (line.ends_on is None or line.ends_on >= self.today)

    def of(self, table, **fields):
        return [each for each in self.rows[table] if all(getattr(each, k) == v for k, v in fields.items())]

    def holds(self, consent, child):
        """A consent of this child, from its day on, while it is neither over nor withdrawn."""
        found = self.by_key["file_consent"].get(consent)
        return bool(
            found
            and found.child_id == child
            and self.is_now(found)
            and found.withdrawn_on is None
            and found.own_withdrawn_on is None
        )


class Eyes:
    """One person in that world."""

    def __init__(self, told, person):
        self.told, self.person = told, person
        self.roles = [each for each in told.roles if each.person_id == person.pk and told.is_now(each)]
        self.ways = cache(self._ways)

    # Who I am to a place, a house, a child.

    def works_in(self, house):
        return any(each.root_id == house and each.kind in WORKS for each in self.roles)

    def leads(self, place):
        path = self.told.units[place].path if place else []
        return any(each.kind == "leader" and each.unit_id in path for each in self.roles)

    def works_at(self, place):
        """There, above it or beneath it."""
        here = self.told.units[place].path if place else []
        return any(
            each.kind in WORKS and (each.unit_id in here or place in self.told.units[each.unit_id].path)
            for each in self.roles
        )

    def is_parent(self, child):
        """By account or by name, whatever the line says now."""
        name = self.person.name.lower()
        return any(
            each.person_id == self.person.pk or each.name.lower() == name
            for each in self.told.of("file_guardian", child_id=child)
        )

    def sits(self, house):
        return self.works_in(house) and any(
            each.person_id == self.person.pk
            and self.told.is_now(each)
            and self.told.panels[each.panel_id].house_id == house
            for each in self.told.seats
        )

    def _ways(self, child):
        told, me = self.told, self.person.pk
        of_child = told.by_key["file_child"][child]
        works, found = self.works_in(of_child.house_id), set()
        for part in told.of("file_participant", child_id=child, person_id=me):
            consent = told.by_key["file_consent"].get(part.consent_id)
            is_shut = consent and not told.holds(consent.pk, consent.child_id)
            if works and told.is_now(part) and not is_shut:
                found.add("participant")
        if any(
            told.is_now(each) and self.leads(each.unit_id)
            for each in told.of("file_enrolment", child_id=child)
        ):
            found.add("leader")
        for glass in told.of("file_glass", child_id=child, person_id=me):
            if works and glass.until > glass.broken_at and not self.is_parent(child):
                found.add("glass")
        lines = [each for each in told.of("file_guardian", child_id=child, person_id=me) if told.is_now(each)]
        if lines and all(each.has_custody and each.is_contact_allowed for each in lines):
            found.add("hidden" if any(each.is_place_hidden for each in lines) else "guardian")
        return found | ({"self"} if of_child.person_id == me else set())

    def is_own_line(self, guardian):
        line = self.told.by_key["file_guardian"].get(guardian)
        return bool(line and line.person_id == self.person.pk and self.ways(line.child_id) & FAMILY)

    # The file.

    def file(self, row):
        return self.ways(row.child_id) & (STAFF | {"guardian", "self"})

    def view(self, row):
        ways = self.ways(row.child_id)
        is_mine = row.receiver_id == self.person.pk and ways & {"participant", "leader"}
        readers = {"team": {"participant", "glass"}, "leader": {"leader"}, "parents": {"guardian"}}
        return "self" in ways or is_mine or any(ways & readers.get(each, set()) for each in row.audience)

    def attachment(self, row):
        return any(self.view(each) for each in self.told.of("file_childview", attachment_id=row.pk))

    def own_or_staff(self, row):
        return self.ways(row.child_id) & STAFF or self.is_own_line(row.guardian_id)

    def hearing(self, row):
        ways = self.ways(row.child_id)
        return ways & STAFF or ("guardian" in ways and self.is_own_line(row.guardian_id))

    def guardian(self, row):
        return self.ways(row.child_id) & STAFF or self.is_own_line(row.pk)

    def glass(self, row):
        return row.person_id == self.person.pk or "leader" in self.ways(row.child_id)

    # Help.

    def sparring(self, row):
        return self.ways(row.child_id) & STAFF

    def concern(self, row):
        return self.ways(row.child_id) & (STAFF | {"guardian"})

    # The panel.

    def is_near(self, case):
        """Has a part in it, now or since it began: works with the child, leads a place of it, asked, or
        is a parent.

        Who leads the whole house leads no place of the child by that alone.
        """
        me, since = self.person.pk, case.begun_on
        if me in (case.begun_by_id, case.requested_by_id, case.submitted_by_id) or self.is_parent(
            case.child_id
        ):
            return True
        parts = self.told.of("file_participant", child_id=case.child_id, person_id=me)
        stays = self.told.of("file_enrolment", child_id=case.child_id)
        led = {
            each.unit_id
            for each in self.told.roles
            if each.kind == "leader" and each.person_id == me and lasted(each, since)
        }
        return any(lasted(each, since) for each in parts) or any(
            led & set(self.told.units[each.unit_id].path[1:]) for each in stays if lasted(each, since)
        )

    def is_before_panel(self, case):
        """Sent, not taken back, undecided or complained about, its file open; by who sits and has no part."""
        done = next(iter(self.told.of("referral_decision", referral_id=case.pk)), None)
        complaint = done and next(iter(self.told.of("referral_complaint", decision_id=done.pk)), None)
        is_open = complaint and not complaint.ruling and complaint.answer != "met"
        is_open = is_open and complaint.is_maintained is not False
        return bool(
            case.submitted_on and not case.withdrawn_on and (not done or is_open)
            and self.sits(case.house_id) and not self.is_near(case)
            and not self.told.of("file_closing", child_id=case.child_id)
        )  # fmt: skip

    def case(self, row):
        return self.ways(row.child_id) & (STAFF | {"guardian"}) or self.is_before_panel(row)

    def case_line(self, row):
        return self.case(self.told.by_key["referral_referral"][row.referral_id])

    def case_voice(self, row):
        case = self.told.by_key["referral_referral"][row.referral_id]
        is_own = self.is_own_line(row.guardian_id) and self.case(case)
        return is_own or self.ways(case.child_id) & STAFF or self.is_before_panel(case)

    def complaint(self, row):
        done = self.told.by_key["referral_decision"][row.decision_id]
        return self.case_voice(SimpleNamespace(referral_id=done.referral_id, guardian_id=row.guardian_id))

    def spot(self, row):
        return self.ways(row.child_id) & (STAFF | {"guardian"})

    def spot_line(self, row):
        return self.spot(self.told.by_key["referral_place"][row.spot_id])

    def panel_meeting(self, row):
        return self.sits(self.told.panels[row.panel_id].house_id)

    def presence(self, row):
        return self.panel_meeting(self.told.by_key["referral_meeting"][row.meeting_id])

    # Handovers.

    def is_lawful(self, row):
        if row.ground == "law":
            return bool(row.purpose and row.statute)
        return bool(row.purpose and self.told.holds(row.consent_id, row.child_id))

    def gives(self, row):
        """Who leads the former place; who works with the child, save in the new place alone."""
        ways, giver, taker = self.ways(row.child_id), row.giver_id, row.taker_id
        of_taker_alone = (
            giver and taker and giver != taker and self.works_at(taker) and not self.works_at(giver)
        )
        return ("leader" in ways and self.leads(giver)) or ("participant" in ways and not of_taker_alone)

    def is_for_me(self, row):
        is_receiver = row.receiver_id == self.person.pk and self.works_at(row.taker_id)
        return (self.leads(row.taker_id) or is_receiver) and not self.is_parent(row.child_id)

    def takes(self, row):
        """From the handover's day until it is over, as long as its ground holds and the child is there."""
        today = self.told.today
        is_out = row.handed_on and row.handed_on <= today <= row.read_until and not row.moved_on
        return bool(is_out and self.is_lawful(row) and self.is_for_me(row))

    def handover(self, row):
        return self.gives(row) or self.takes(row) or self.ways(row.child_id) & {"glass", "guardian", "self"}

    def handed(self, row):
        return self.told.by_key["transitions_transition"][row.transition_id]

    def handover_line(self, row):
        return self.handover(self.handed(row))

    def piece(self, row):
        of = self.handed(row)
        holds = row.ground == "law" or self.told.holds(row.consent_id, of.child_id)
        is_out = row.from_on <= self.told.today and holds
        return (
            self.gives(of)
            or self.ways(of.child_id) & {"glass", "guardian", "self"}
            or (self.takes(of) and is_out)
        )

    def said(self, row):
        of = self.handed(row)
        ways = self.ways(of.child_id)
        if self.gives(of) or self.takes(of) or "glass" in ways or ("self" in ways and row.whose == "child"):
            return True
        own = self.is_own_line(row.guardian_id) or (row.guardian_id is None and row.missing)
        told = {"staff": True, "child": row.is_for_parents, "parents": own}
        return bool("guardian" in ways and told[row.whose])

    def back_question(self, row):
        of = self.handed(row)
        return self.gives(of) or self.takes(of) or self.ways(of.child_id) & {"glass", "guardian"}


def _of_session(eyes, row):
    held = eyes.told.by_key["support_session"][row.session_id]
    return eyes.sparring(eyes.told.by_key["support_sparring"][held.sparring_id])


RULES = {
    "file_child": lambda eyes, row: eyes.ways(row.pk) & (STAFF | {"guardian", "self"}),
    **dict.fromkeys(("file_participant", "file_enrolment", "file_placement", "file_closing"), Eyes.file),
    "file_guardian": Eyes.guardian,
    "file_childview": Eyes.view,
    "file_attachment": Eyes.attachment,
    "file_hearing": Eyes.hearing,
    **dict.fromkeys(("file_position", "file_consent", "file_question"), Eyes.own_or_staff),
    "file_glass": Eyes.glass,
    "support_concern": Eyes.concern,
    "support_sparring": Eyes.sparring,
    "support_session": lambda eyes, row: eyes.sparring(eyes.told.by_key["support_sparring"][row.sparring_id]),
    "support_perspective": _of_session,
    "support_measure": Eyes.file,
    "referral_referral": Eyes.case,
    **dict.fromkeys(("referral_triedline", "referral_assessment", "referral_decision"), Eyes.case_line),
    "referral_voice": Eyes.case_voice,
    "referral_complaint": Eyes.complaint,
    "referral_place": Eyes.spot,
    **dict.fromkeys(("referral_returnstep", "referral_review"), Eyes.spot_line),
    "referral_meeting": Eyes.panel_meeting,
    "referral_presence": Eyes.presence,
    "transitions_transition": Eyes.handover,
    "transitions_piece": Eyes.piece,
    **dict.fromkeys(("transitions_voice", "transitions_check"), Eyes.said),
    **dict.fromkeys(("transitions_preparation", "transitions_meeting"), Eyes.handover_line),
    "transitions_backquestion": Eyes.back_question,
}


def allowed(eyes):
    """By table: the keys of the rows that this person may see, once all that opens has been opened."""
    rows = eyes.told.rows
    return {table: {each.pk for each in rows[table] if rule(eyes, each)} for table, rule in RULES.items()}

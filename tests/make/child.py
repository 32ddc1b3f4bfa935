"""Makers for children's files: a child with its place, those who work with it and whose child it is."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from make.organisation import LONG_AGO, account
from samspil.child.file.models import (
    Agreed,
    Attachment,
    Child,
    ChildView,
    Closing,
    Consent,
    Enrolment,
    Glass,
    Guardian,
    Hearing,
    Leisure,
    Participant,
    Placement,
    Position,
    Pupil,
    Question,
    RosterLink,
    Talk,
    TalkPart,
    TalkTemplate,
)
from samspil.child.file.queries import talk_template_text
from samspil.ground.organisation.models import Person


def child(unit, by, *, given_name="Noah", family_name="Testesen", **fields):
    words = {
        "strengths": "Bygger og forklarer.",
        "surroundings": "Dagens plan på tavlen.",
        "opened_at": now(),
    }
    made = Child.objects.create(
        house_id=unit.path[0], given_name=given_name, family_name=family_name, opened_by=by,
        born_on=localdate() - timedelta(days=9 * 365), **words | fields,
    )  # fmt: skip
    enrolment(made, unit)
    participant(made, by, is_lead=True)
    return made


def enrolment(of, unit, *, begins_on=LONG_AGO, **fields):
    return Enrolment.objects.create(child=of, unit=unit, begins_on=begins_on, **fields)


def participant(of, person, *, begins_on=LONG_AGO, **fields):
    return Participant.objects.create(
        child=of, person=person, added_by=of.opened_by, begins_on=begins_on, **fields
    )


def family(name="Sara", *, family_name="Testesen"):
    """Somebody who signs in as a parent or as a child, with no role anywhere."""
    made = Person.objects.create(given_name=name, family_name=family_name, is_family=True)
    account(made)
    return made


def guardian(of, person=None, **fields):
    words = {"name": person.name if person else "Sara Testesen", "relation": "Mor", "begins_on": LONG_AGO}
    return Guardian.objects.create(child=of, person=person, **words | fields)


def pupil(of, name="Noah"):
    made = family(name)
    Child.objects.filter(pk=of.pk).update(person=made)
    of.person = made
    return made


def view(of, to, *, words="Jeg vil gerne være med.", **fields):
    usual = {"voice": "talk", "said_on": localdate(), "receiver": to, "audience": ["team"]}
    return ChildView.objects.create(child=of, words=words, **usual | fields)


def talk(of, by, *, on=None, **fields):
    """A talk with parents, with one more section and one thing agreed."""
    made = Talk.objects.create(
        child=of, by=by, on=on or localdate(), written_on=localdate(), present="Sara og Bo",
        **{"wellbeing_asked": "Hvordan har barnet det?", "wellbeing": "Noah er glad for timerne."}
        | {"strengths_asked": "Hvad kan barnet?", "strengths": "Han bygger og forklarer."} | fields,
    )  # fmt: skip
    TalkPart.objects.create(talk=made, place=0, asked="Hvad siger barnet selv?", said="Jeg vil være med.")
    Agreed.objects.create(talk=made, what="Karla kommer med hjem", who="Sara")
    return made


def talk_template(house, by):
    text = talk_template_text(house)
    return TalkTemplate.objects.create(house=house, text=text, loaded_at=now(), loaded_by=by)


def one_of_each(of, by, whose, *, file="children/x.png"):
    """One line in every table that hangs on a file; `whose` is a guardian's line."""
    today = localdate()
    sound = Attachment.objects.create(child=of, file=file, kind="png", size=1, added_at=now(), added_by=by)
    unit = of.enrolments.first().unit
    return {
        "placement": Placement.objects.create(
            child=of, unit=unit, shared_minutes=1380, total_minutes=1380, begins_on=LONG_AGO
        ),
        "leisure": Leisure.objects.create(child=of, on=today, takes_part="yes", what="Klub", by=by),
        "attachment": sound,
        "talk": talk(of, by),
        "view": view(of, by, audience=["team", "parents"], attachment=sound),
        "hearing": Hearing.objects.create(
            child=of, guardian=whose, about="Legegrupper", on=today, how="Et møde", by=by
        ),
        "position": Position.objects.create(
            child=of, guardian=whose, about="Legegrupper", stance="for", on=today, by=by
        ),
        "consent": Consent.objects.create(
            child=of, guardian=whose, purpose="Sparring", categories="Trivsel", recipients="PPR",
            begins_on=LONG_AGO, recorded_by=by,
        ),
        "question": Question.objects.create(child=of, guardian=whose, text="Hvem går med?", asked_on=today),
    }  # fmt: skip


def on_roster(of, unit, *, key="p1", source="list:1:"):
    """The pupil of a class list that a file follows."""
    names = {"given_name": of.given_name, "family_name": of.family_name}
    made = Pupil.objects.create(source=source, key=key, unit=unit, begins_on=LONG_AGO, **names)
    RosterLink.objects.create(child=of, source=source, key=key)
    return made


def closing(of, by, *, on=None, reason="helped"):
    return Closing.objects.create(child=of, reason=reason, closed_on=on or localdate(), closed_by=by)


def glass(of, person, *, hours=4):
    return Glass.objects.create(
        child=of,
        person=person,
        reason="Barnet er her nu.",
        broken_at=now(),
        until=now() + timedelta(hours=hours),
    )

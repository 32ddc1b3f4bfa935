"""Makers for changes of place and all that a handover holds."""

from datetime import time, timedelta

from django.utils.timezone import localdate

from samspil.child.transitions.models import (
    BackQuestion,
    Check,
    Meeting,
    Piece,
    Preparation,
    Transition,
    Voice,
)

LAW = {"purpose": "At begynde godt", "ground": "law", "statute": "handover-ground-cooperation"}


def transition(child, by, *, giver=None, taker=None, begins_on=None, **fields):
    today = localdate()
    begins_on = begins_on or today + timedelta(days=60)
    days = {
        "begin_on": begins_on - timedelta(days=90), "due_on": begins_on - timedelta(days=14),
        "check_from": begins_on + timedelta(weeks=6), "check_by": begins_on + timedelta(weeks=8),
        "read_until": begins_on + timedelta(days=365),
    }  # fmt: skip
    words = {"kind": "daycare-school", "lead": by, "opened_on": today, "opened_by": by}
    return Transition.objects.create(
        child=child, giver=giver, taker=taker, begins_on=begins_on, **days | words | fields
    )


def piece(of, by, topic="works", **fields):
    words = {"text": "En tegnet plan for dagen.", "from_on": localdate()}
    return Piece.objects.create(transition=of, topic=topic, added_by=by, **LAW | words | fields)


def voice(of, by, whose="staff", **fields):
    words = {} if "missing" in fields else {"words": "Han glæder sig."}
    return Voice.objects.create(transition=of, whose=whose, by=by, said_on=localdate(), **words | fields)


def check(of, by, whose="staff", went="well", **fields):
    fields = ({"relations": "To nye venner."} if whose == "staff" else {}) | fields
    return Check.objects.create(transition=of, whose=whose, went=went, by=by, said_on=localdate(), **fields)


def ready(child, by, **fields):
    """With everything that it needs to be handed over."""
    made = transition(child, by, community="Børnene hjælper hinanden på plads.", **LAW | fields)
    piece(made, by, "works")
    piece(made, by, "avoid", text="At skifte uden besked.")
    for whose in ("child", "staff"):
        voice(made, by, whose)
    voice(made, by, "parents", missing="De svarede ikke på tre breve.")
    return made


def handed(child, by, *, handed_on=None, **fields):
    """Handed over already, with all that both sides write."""
    on = handed_on or localdate()
    given = {"handed_on": on, "handed_by": by, "answer_by": on + timedelta(days=7)}
    made = ready(child, by, **given | fields)
    Preparation.objects.create(transition=made, area="group", text="Vi fortæller klassen om ham.")
    BackQuestion.objects.create(transition=made, text="Hvem leger han med?", asked_on=on, asked_by=by)
    Meeting.objects.create(transition=made, on=on, at=time(15), place="Elmely", booked_by=by)
    return made


def one_of_each(child, giving, taking, **fields):
    """What addresses name: one that is prepared, and one that has been handed over."""
    draft = ready(child, giving, **fields)
    out = handed(child, giving, kind="other", receiver=taking, **fields)
    return {
        "leaving": draft,
        "handed": out,
        "piece": draft.pieces.first(),
        "asked-back": out.questions.get(),
    }

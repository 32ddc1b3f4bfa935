"""The young person's own yes: which rows of the rulebook ask for it, and which consents are in force."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet

from samspil.child.file.models import Consent
from samspil.child.file.rules import OwnRule, own_rule
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import NoRule, RulesDisagree, valid_rule

KEYS = ("age-own-consent", "own-consent-acts")


def that_hold(consents: QuerySet[Consent]) -> QuerySet[Consent]:
    """Those in force today, by the one function that all ask who rest on a consent."""
    return consents.extra(where=["file_consent_holds(file_consent.id)"])


def needs_own(child: int, act: str, today: date) -> bool:
    """Whether the young person's own is asked for beside the parents'."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_needs_own(%s, %s, %s)", [child, act, today])
        return bool(cursor.fetchone()[0])


def rows() -> QuerySet[Rule]:
    return Rule.objects.filter(key__in=KEYS)


def rule_of(found: list[Rule], country: str, today: date) -> OwnRule | None:
    """From which age, and for which acts, the young person's own yes is asked for."""
    age, acts = (_held(found, key, country, today) for key in KEYS)
    return own_rule(float(age.amount) if age and age.amount else None, acts.text if acts else None)


def _held(found: list[Rule], key: str, country: str, today: date) -> Rule | None:
    try:
        return valid_rule(found, key, country, today)
    except (NoRule, RulesDisagree):
        return None

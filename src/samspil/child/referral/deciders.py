"""Who decides: by dated rows of the rulebook the leader or the panel, and who counts there on one case."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from samspil.child.referral.models import Referral
from samspil.child.referral.rules.deciding import Decider, decider, rule_key
from samspil.child.referral.rules.procedure import PROFILES
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import NoRule, RulesDisagree, valid_rule


@dataclass(frozen=True)
class Competence:
    """Who decides, and the row that says so; none where it is the panel's for lack of one."""

    who: Decider
    rule: Rule | None

    @property
    def is_leaders(self) -> bool:
        return self.who == Decider.LEADER

    @property
    def source(self) -> str:
        """Nothing unverified is printed as law."""
        if self.rule is None:
            return ""
        told = f"{self.rule.note} ({self.rule.said_source})"
        if self.rule.status == "verified":
            return told
        return _("How we do it here; not looked up in the law: %(rule)s") % {"rule": told}


def competence(of: Referral, today: date) -> Competence:
    """By the rule of the day on which it was sent; of today before that."""
    return _competence(of.house.country, of.submitted_on or today)[of.wanted]


def leaders_kinds(country: str, on: date) -> tuple[str, ...]:
    """The kinds of support on which the leader decides."""
    return tuple(kind for kind, found in _competence(country, on).items() if found.is_leaders)


def is_mine(pk: int) -> bool:
    """Whether I decide it as the leader of the child's place."""
    return bool(_rows("SELECT referral_is_mine(%s)", pk)[0][0])


def asks_me(pk: int) -> bool:
    """Whether it asks what I think myself, as the young person whose file is open."""
    return bool(_rows("SELECT referral_asks_me(%s)", pk)[0][0])


def is_composed(meeting: int, pk: int) -> bool:
    """Whether those who count on this case make the panel's rule."""
    return bool(_rows("SELECT referral_is_composed(%s, %s)", meeting, pk)[0][0])


def takes_the_chair(meeting: int, pk: int) -> bool:
    return bool(_rows("SELECT referral_chairs(%s, %s)", meeting, pk)[0][0])


def apart(meeting: int) -> list[tuple[int | None, int]]:
    """Cases of an agenda and the seats that take no part in them. Of my own cases no key is told."""
    return [(case, seat) for case, seat in _rows("SELECT referral, seat FROM referral_apart(%s)", meeting)]


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _competence(country: str, on: date) -> dict[str, Competence]:
    kinds = PROFILES[country].provisions
    rows = list(Rule.objects.filter(country=country, key__in=[rule_key(each) for each in kinds]))
    found = {}
    for kind in kinds:
        try:
            row = valid_rule(rows, rule_key(kind), country, on)
        except (NoRule, RulesDisagree):
            row = None
        found[str(kind)] = Competence(decider(row.text if row else None), row)
    return found

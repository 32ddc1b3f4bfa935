"""Consents in words: which are in force, whose yes is missing, and who may give or take back which part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.child.file import own
from samspil.child.file.models import Child, Consent
from samspil.child.file.rules import Gap, OwnRule, consent_gap, is_withdrawable, needs_own
from samspil.ground.rulebook.models import Rule


@dataclass(frozen=True)
class ConsentLine:
    """`gap`: why it is not in force; `own_on`: since when the young person's own yes stands."""

    consent: Consent
    gap: str
    may_withdraw: bool
    may_give_own: bool
    may_withdraw_own: bool

    @property
    def own_on(self) -> date | None:
        return self.consent.own_on if self.may_withdraw_own else None


def consent_lines(
    consents: Iterable[Consent], child: Child, rows: list[Rule], today: date, *, by_self: bool = False
) -> tuple[ConsentLine, ...]:
    country = child.house.country if child.house_id else ""
    rule = own.rule_of(rows, country, today) if country else None
    return tuple(_line(each, child, rule, today, by_self) for each in consents)


def _line(each: Consent, child: Child, rule: OwnRule | None, today: date, by_self: bool) -> ConsentLine:
    asks_own = rule is not None and needs_own(each.kind, born_on=child.born_on, rule=rule, today=today)
    gap = consent_gap(each, asks_own=asks_own, today=today)
    stands = is_withdrawable(ends_on=each.ends_on, withdrawn_on=each.withdrawn_on, today=today)
    has_own = each.own_on is not None and each.own_withdrawn_on is None
    return ConsentLine(
        each,
        _words(gap, each, "" if by_self else child.given_name),
        may_withdraw=stands,
        may_give_own=stands and asks_own and not has_own and (by_self or each.own_withdrawn_on is None),
        may_withdraw_own=stands and has_own,
    )


def _words(gap: Gap | None, each: Consent, name: str) -> str:
    """Without a name, to the young person themselves."""
    if gap is None:
        return ""
    day = {
        Gap.WITHDRAWN: each.withdrawn_on,
        Gap.LATER: each.begins_on,
        Gap.OWN_WITHDRAWN: each.own_withdrawn_on,
    }
    words = {
        Gap.WITHDRAWN: _("Withdrawn on %(day)s."),
        Gap.OVER: _("It has run out."),
        Gap.LATER: _("It begins on %(day)s."),
        Gap.OWN_WITHDRAWN: _("Not in force: %(name)s took back their own yes on %(day)s.")
        if name
        else _("You took your yes back on %(day)s."),
        Gap.OWN: _("Not in force: the yes of %(name)s is missing.")
        if name
        else _("You have not said yes to it."),
    }
    on = day.get(gap)
    return words[gap] % {"name": name, "day": date_format(on, "j. F Y") if on else ""}

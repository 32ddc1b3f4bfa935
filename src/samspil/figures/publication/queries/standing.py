"""By which dated rules of the rulebook an audience is served."""

from datetime import date

from samspil.figures.publication.rules.audiences import KEYS, Audience, Clause, HouseRules
from samspil.figures.publication.rules.door import NotLetOut
from samspil.figures.publication.rules.releases import Because, Refusal
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule, RulesDisagree


def house_rules(audience: str, country: str, on: date) -> HouseRules:
    """Raises NotLetOut where the rulebook says nothing, or two things: then nothing is shown."""
    clauses = [_clause(key, country, on) for key in KEYS[Audience(audience)].values()]
    return HouseRules(Audience(audience), tuple(clauses))


def _clause(key: str, country: str, on: date) -> Clause:
    try:
        rule = rule_on(key, country, on)
    except (NoRule, RulesDisagree) as error:
        raise NotLetOut(Because(Refusal.NO_RULE, (key,))) from error
    if rule.amount is None or rule.amount != int(rule.amount):
        raise NotLetOut(Because(Refusal.NO_RULE, (key,)))
    return Clause(key, int(rule.amount), rule.status, rule.source)

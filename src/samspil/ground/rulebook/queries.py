"""Finds the rule that holds, and the days on which nobody works."""

from datetime import date

from samspil.ground.rulebook.models import SPANS, Rule
from samspil.ground.rulebook.rules import MonthDay, NoRule, holds, month_day, valid_rule


def rule_on(key: str, country: str, on: date) -> Rule:
    """The row of the key that holds on the day. Raises NoRule or RulesDisagree."""
    return valid_rule(Rule.objects.filter(key=key, country=country), key, country, on)


def closed_days(country: str, on: date) -> frozenset[MonthDay]:
    """Days beside weekends and public holidays on which the country's offices are closed."""
    try:
        said = rule_on("closed-days", country, on).text
    except NoRule:
        return frozenset()
    return frozenset(month_day(each.strip()) for each in said.split(","))


def deadline_rules(country: str, on: date) -> list[Rule]:
    """Rules from which a deadline follows: so many whole days, weeks, months or years."""
    rules = Rule.objects.filter(country=country, unit__in=SPANS)
    return [each for each in rules if holds(each, on) and each.amount == int(each.amount)]

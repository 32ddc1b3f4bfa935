"""`samspil figures`: lists what is counted, counts it anew."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from make.figures import definition, extract, few, pupils, shipped_pack, value
from make.resources import entry
from samspil.figures.indicators.models import Value
from samspil.figures.indicators.queries.values import latest


def said(*words):
    out = StringIO()
    call_command("figures", *words, stdout=out)
    return out.getvalue()


def test_it_lists_what_is_counted_and_since_when(egelund, nadia):
    few(egelund)
    of = definition(egelund)
    value(of, period=2024)
    value(of, period=2025)

    told = said("list", "--by", nadia.account.email)

    assert "segregation-share 1\tShare in special provision, grades 0-9\t2024-2025" in told
    assert "outflow 1\tOutflow from special provision\tnot counted" in told


def test_it_counts_the_newest_extract(numbered, nadia):
    few(numbered)
    extract(numbered, pupils(40, special=3), by=nadia)

    told = said("compute", "--by", nadia.account.email)

    assert "pupil-years:" in told and "done" in told
    assert latest(definition(numbered), dimension="paying").get(unit=numbered).numerator == 3


@pytest.mark.requirement("ORG-08")
def test_the_share_of_hours_to_general_provision_is_counted_from_the_ledger(
    numbered, school, strategy, nadia, lone
):
    shipped_pack(numbered, "own.yaml")
    for target, amount in (("general", 300), ("special", 100)):
        entry(school, lone, strategy.statements.first(), amount=amount, target=target)

    said("compute", "--by", nadia.account.email)

    found = latest(definition(numbered, "general-hours-share")).get(unit=numbered)
    assert (found.numerator, found.denominator, found.value) == (300, 400, 0.75)


def test_who_nobody_knows_and_who_may_not_count_nothing(egelund, amina):
    few(egelund)

    with pytest.raises(CommandError):
        said("list", "--by", "nobody@egelund.example")
    assert not Value.objects.exists()

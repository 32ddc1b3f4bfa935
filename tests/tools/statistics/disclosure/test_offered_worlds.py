"""Worlds that somebody hands to the attacker: the true ones spare it work, a wrong one changes nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.statistics.disclosure.drawn import tables
from tools.statistics.disclosure.schools import by_sex, cell

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.protections import Worlds
from samspil.tools.statistics.disclosure.readers import Reader
from samspil.tools.statistics.disclosure.readings import read
from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.tables import Mark

RULE = Rule(threshold=5)
TABLE = by_sex((3, 12), (20, 30), (9, 8))


def with_a_partner_shown(protection, table):
    """The release with one of the cells that protect others shown again."""
    counts = {table.frame.cells[place]: n for place, n in table.counts.items()}
    shown = {protection.partners[0]: Entry(Mark.SHOWN, counts[protection.partners[0]])}
    return replace(protection.release, entries=protection.release.entries | shown)


def test_worlds_that_fit_are_enough():
    found = protect("r", [TABLE], RULE)

    alone = attack(found.release, RULE, small=found.small, seconds=-1)
    helped = attack(found.release, RULE, small=found.small, worlds=found.worlds, seconds=-1)

    assert "could not be shown in time" in str(alone)
    assert helped == []


def test_worlds_of_a_safe_release_do_not_cover_up_for_another():
    found = protect("r", [TABLE], RULE)
    leaky = with_a_partner_shown(found, TABLE)

    leaks = attack(leaky, RULE, small=found.small, worlds=found.worlds)

    assert leaks
    assert leaks == attack(leaky, RULE, small=found.small)


def forged(release, worlds, how):
    """Worlds made wrong in one way; believed, they would open what is hidden."""
    counts = worlds.counts
    hidden = np.array([each in release.hidden for each in worlds.cells])
    made = {
        "sums": np.vstack([np.where(hidden, 9, counts), np.where(hidden, 1, counts)]),
        "limits": counts + (counts > 0) * counts,
        "negative": -counts,
        "fractions": counts[:1] * 0.75 + counts[1:2] * 0.25,
        "runs over": np.vstack([counts + 2**62, np.full_like(counts, 2**63 - 1)]),
        "no numbers": np.full(counts.shape, np.nan),
        "other cells": counts[:, ::-1],
    }
    if how == "cells lacking":
        return Worlds(worlds.cells[1:], counts[:, 1:])
    return replace(worlds, counts=made[how])


WAYS = ["limits", "sums", "negative", "fractions", "runs over", "no numbers", "cells lacking", "other cells"]


def kept(release, worlds):
    """How many of the worlds the attacker counts."""
    reading = read((release,))
    reader = Reader(reading, reading.low, reading.high)
    reader.hear(worlds)
    return len(reader.worlds)


@pytest.mark.parametrize("how", WAYS)
def test_a_forged_world_helps_nobody(how):
    found = protect("r", [TABLE], RULE)
    leaky = with_a_partner_shown(found, TABLE)
    wrong = forged(found.release, found.worlds, how)

    assert kept(found.release, found.worlds) == len(found.worlds.counts) > 1
    assert kept(found.release, wrong) == 0
    assert attack(leaky, RULE, small=found.small, worlds=wrong) == attack(leaky, RULE, small=found.small)


@settings(max_examples=20, derandomize=True, database=None)
@given(tables(), st.sampled_from(["limits", "sums", "runs over", "other cells"]))
def test_whatever_is_forged_the_attacker_finds_the_same(table, how):
    found = protect("r", [table], RULE, seconds=1)
    release = with_a_partner_shown(found, table) if found.partners else found.release
    wrong = forged(release, found.worlds, how)

    groups = {each.group for each in attack(release, RULE, small=found.small, worlds=wrong)}

    assert groups == {each.group for each in attack(release, RULE, small=found.small)}


def test_one_that_fits_among_many_that_do_not():
    """What is left of the worlds is what fits, no less."""
    found = protect("r", [TABLE], RULE)
    true = found.worlds.counts
    mixed = replace(found.worlds, counts=np.vstack([true + 1, true, true * 0]))

    assert attack(found.release, RULE, small=found.small, worlds=mixed, seconds=-1) == []
    assert cell("North", "girls") in found.small

"""The two packs that come with the house: complete, loadable, and the same when written out again."""

from datetime import date
from importlib.resources import files

import pytest

import make
from samspil.steering.strategy.actions import Adoption, AlreadyAdopted, adopt_strategy
from samspil.steering.strategy.queries.packing import as_pack
from samspil.tools.packs.reading import read_strategy
from samspil.tools.packs.writing import write_strategy

PACKS = ("shared-responsibility", "regional-agenda")
ADOPTION = Adoption(date(2022, 1, 1), date(2030, 12, 31), date(2021, 12, 15), "Kommunalbestyrelsen")
# Paragraphs of the source that promise nothing: headings, names, a greeting, a literature reference.
NO_COMMITMENT = "G006 G007 G008 G009 G010 G011 G028 G029 G034 G038 G042 G053 G072 G083 G093".split()


def text(name):
    return files("samspil.steering.strategy").joinpath("packs", f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_pack_stands_in_canonical_form(name):
    assert write_strategy(read_strategy(text(name), file=name)) == text(name)


@pytest.mark.parametrize("name", PACKS)
def test_what_was_loaded_is_exported_as_the_same_text(name, egelund, lone):
    pack = read_strategy(text(name), file=name)

    strategy = adopt_strategy(pack=pack, unit=egelund, adoption=ADOPTION, by=lone)

    assert write_strategy(as_pack(strategy)) == text(name)


@pytest.mark.requirement("FLG-19")
def test_no_paragraph_with_a_commitment_is_left_out():
    pack = read_strategy(text("shared-responsibility"), file="")
    cited = {source for statement in pack.statements for source in statement.sources}
    everything = {f"G{number:03}" for number in range(1, 114)}

    assert everything - cited == set(NO_COMMITMENT)
    assert 90 <= len(pack.statements) <= 130


def test_the_targets_of_2012_are_kept_as_they_were():
    pack = read_strategy(text("shared-responsibility"), file="")
    share = next(each for each in pack.targets if each.key == "special-share-2015")

    assert (share.baseline, share.goal, share.goal_year) == (6.5, 4, 2015)
    assert (share.definition, share.status) == (None, "lapsed")


def test_a_version_is_loaded_once(egelund, lone):
    pack = read_strategy(text("regional-agenda"), file="")
    adopt_strategy(pack=pack, unit=egelund, adoption=ADOPTION, by=lone)

    with pytest.raises(AlreadyAdopted):
        adopt_strategy(pack=pack, unit=egelund, adoption=ADOPTION, by=lone)


def test_the_director_may_adopt_and_a_stranger_may_not(acting, egelund, lone, dan):
    pack = read_strategy(text("regional-agenda"), file="")

    with pytest.raises(Exception, match="row-level security"), acting(dan):
        adopt_strategy(pack=pack, unit=egelund, adoption=ADOPTION, by=dan)
    with acting(lone):
        adopt_strategy(pack=pack, unit=egelund, adoption=ADOPTION, by=lone)


@pytest.mark.requirement("NL-20")
def test_the_horizon_carries_no_number():
    for name in PACKS:
        pack = read_strategy(text(name), file="")
        assert not any(character.isdigit() for words in pack.horizon.values() for character in words)


def test_makers_make_a_small_strategy(egelund):
    assert make.strategy(egelund).statements.count() == 4

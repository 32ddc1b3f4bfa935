"""An indicator pack is read whole, or refused with the place and the remedy of every fault."""

import pytest
from hypothesis import given
from spec.test_engines_agree import questions

from samspil.tools.packs.indicator_pack import read_indicators, write_indicators
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.question_tree import question_of, question_tree
from samspil.tools.statistics.conditions import All, Among, Between
from samspil.tools.statistics.questions import Question, Share

TEXT = """
    da: Ord
    nl: Woord
    en: Word"""
SMALL = f"""\
format: samspil-indicators/1
key: small
version: '1'
country: DK
title:
  da: Ord
  nl: Woord
  en: Word
tables:
- key: pupils
  rows:{TEXT}
  columns:
  - key: child
    kind: key
    meaning:
      da: Ord
      nl: Woord
      en: Word
  - key: year
    kind: whole
    meaning:
      da: Ord
      nl: Woord
      en: Word
  - key: home
    kind: code
    meaning:
      da: Ord
      nl: Woord
      en: Word
  - key: class_type
    kind: code
    values: [ordinary, special]
    meaning:
      da: Ord
      nl: Woord
      en: Word
    says:
      special:
        da: specialklasse
        nl: speciale klas
        en: special class
indicators:
- key: special-share
  version: 1
  name:{TEXT}
  meaning:{TEXT}
  table: pupils
  kind: share
  event:
    column: class_type
    in: [special]
  population:
    all:
    - column: year
      from: 2020
    - column: class_type
      known: true
  period: year
  places:
    residence: [home]
  by: [class_type]
  count_date: 09-30
  polarity: less
  shown_with: [moved]
  status: verified
  source: The office
  address: https://example.org/office
  checked_on: 2026-11-21
  checked_by: Amina
  note:{TEXT}
- key: moved
  version: 1
  name:{TEXT}
  meaning:{TEXT}
  table: pupils
  kind: flow
  follows: child
  before:
    not:
      column: class_type
      in: [special]
  after:
    column: class_type
    in: [special]
  period: year
  places:
    residence: [home]
  status: house-rule
  source: Ourselves
  checked_on: null
  note:{TEXT}
"""


def test_a_right_pack_is_read():
    first = read_indicators(SMALL, file="small").indicator("special-share")

    assert first.source.may_be_called_official
    assert first.asking("residence", "class_type") == Question(
        Share(Among("class_type", ("special",))),
        population=first.question.population,
        period="year",
        place=("home",),
        by=("class_type",),
    )
    assert isinstance(first.question.population, All)
    assert first.question.population.of[0] == Between("year", 2020)


def test_the_small_pack_is_canonical():
    assert write_indicators(read_indicators(SMALL, file="small")) == SMALL


def test_only_what_is_offered_can_be_asked():
    first = read_indicators(SMALL, file="small").indicator("special-share")

    with pytest.raises(ValueError, match="not offered by paying; by: residence"):
        first.asking("paying")
    with pytest.raises(ValueError, match="not broken down by year; by: class_type"):
        first.asking("residence", "year")


# right, wrong, what stands at the place told, part of the message, part of the advice; ¶ = new line
SPOILED = """
says:¶      special: | says:¶      spezial: | spezial | `spezial` is not a value of `class_type` | `special`
kind: share | kind: shara | shara | not one of | Write `share`.
column: class_type¶    in: | colum: class_type¶    in: | colum | not known here | Write `column`.
column: class_type¶    in: | column: klass_type¶    in: | klass_type | no column `klass_type` | `class_type`
column: class_type¶    in: | column: year¶    in: | year | of kind whole; wanted: code | `class_type`
in: [special] | in: [specal] | specal | not a value of `class_type` | Write `special`.
in: [special] | in: [] | in: | empty | Take the key away
in: [special] | in: [special]¶    is: true | event: | here are 2 | `is: true`
    in: [special]¶  population | ¶  population | event: | here are 0 | `in: [...]`
event: | evnt: | evnt: | not known here | Write `event`.
kind: flow | kind: share | kind: share | needs `event` | Add `event: ...`.
kind: flow | kind: share | before: | has no `before` | Take it away
follows: child | follows: home | home | of kind code; wanted: key | Allowed: `child`.
from: 2020 | from: 2020¶      to: 2019 | kind: | lies from 2020 to 2019 | Correct it
from: 2020 | from: '2020' | '2020' | a whole number | without quotes
table: pupils¶  kind: share | table: pupil¶  kind: share | pupil | not declared here | Write `pupils`.
residence: [home] | residense: [home] | residense: | not known here | Write `residence`.
residence: [home] | residence: [homes] | homes] | no column `homes` | Write `home`.
by: [class_type] | by: [child] | child] | of kind key | Allowed: `year`
shown_with: [moved] | shown_with: [move] | move] | not one of this pack's | Write `moved`.
shown_with: [moved] | shown_with: [special-share] | special-share] | beside itself | Take it away.
key: moved | key: special-share | special-share | taken, on line 47 | its own key
count_date: 09-30 | count_date: 02-30 | 02-30 | no day of the year | 09-30
checked_on: 2026-11-21 | checked_on: 2026-02-30 | 2026-02-30 | is no date | 2026-08-01
checked_by: Amina | checked_by: Amina¶  per: 100 | per: | has no `per` | Take it away
checked_on: 2026-11-21¶  checked_by: Amina | checked_on: null | status: | who checked it | `unverified`
period: year¶  places: | period: home¶  places: | home | of kind code; wanted: whole | Allowed: `year`.
not:¶      column: class_type | nott:¶      column: class_type | nott: | not known here | Write `not`.
"""


def spoiled_rows():
    for line in SPOILED.strip().splitlines():
        right, wrong, *told = (part.strip() for part in line.split("|"))
        yield pytest.param(right.replace("¶", "\n"), wrong.replace("¶", "\n"), *told, id=wrong)


@pytest.mark.parametrize(("right", "wrong", "word", "message", "advice"), [*spoiled_rows()])
def test_a_fault_has_its_place_and_its_remedy(right, wrong, word, message, advice):
    assert right in SMALL
    text = SMALL.replace(right, wrong, 1)

    with pytest.raises(PackRefused) as caught:
        read_indicators(text, file="small")

    told = [each for each in caught.value.problems if message in each.message and advice in each.instead]
    assert told, caught.value
    assert any(text.splitlines()[each.line - 1][each.column - 1 :].startswith(word) for each in told), told


@pytest.mark.parametrize(
    "text", ["[]", "format: samspil-indicators/1\nindicators: 3\ntables: {}", "tables: [1]"]
)
def test_a_pack_of_another_shape_is_refused_and_nothing_falls_over(text):
    with pytest.raises(PackRefused):
        read_indicators(text, file="small")


@given(questions())
def test_any_question_survives_being_written(question):
    bare = Question(question.measure, question.population, question.period)

    assert question_of(question_tree(bare)) == bare

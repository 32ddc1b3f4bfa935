"""A rule pack is read whole, or refused with the place and the remedy of every fault."""

from datetime import date

import pytest

from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.rules_pack import read_rules, write_rules

SMALL = """\
format: samspil-rules/1
country: DK
rules:
- key: answer
  amount: 6
  unit: weeks
  valid_from: null
  valid_to: 2026-07-31
  status: unverified
  source: Own knowledge
  checked_on: null
  note:
    da: Svar
    nl: Antwoord
    en: Answer
- key: answer
  amount: 4
  unit: weeks
  valid_from: 2026-08-01
  valid_to: null
  status: verified
  source: The act
  address: https://example.org/act
  checked_on: 2026-11-21
  checked_by: Amina
  note:
    da: Svar
    nl: Antwoord
    en: Answer
"""


def test_dates_may_stand_without_quotes():
    first, second = read_rules(SMALL, file="small").rules

    assert (first.valid_to, first.checked_on) == (date(2026, 7, 31), None)
    assert (second.country, second.amount, second.unit) == ("DK", 4, "weeks")


def test_the_small_pack_is_canonical():
    assert write_rules(read_rules(SMALL, file="small")) == SMALL


# right, wrong, what stands at the place told, part of the message, part of the advice; ¶ = new line
SPOILED = """
2026-07-31 | 2026-08-01 | answer | hold on the same day; the other stands on line 4 | End the older one
2026-07-31 | 2026-02-30 | 2026-02-30 | is no date | Write for example 2026-08-01
2026-07-31 | yesterday | yesterday | does not fit here | `2026-08-01`
valid_to: null | valid_to: 2026-07-01 | 2026-07-01 | ends before it begins | Turn the two dates round
amount: 4¶unit: weeks | day: 02-30 | 02-30 | no day of the year | 09-30
amount: 4¶unit: weeks | amount: 4 | key: answer | belong together | `unit: weeks`
amount: 4¶unit: weeks | amount: 4¶unit: weeks¶text: four | key: answer | one value; here are 2 | Write one of
amount: 4¶unit: weeks | unit: weeks | key: answer | one value; here are 0 | Write one of
unit: weeks | unit: week | week | not one of | Write `weeks`.
amount: 4 | amount: four | four | a number | without quotes
checked_by: Amina | checked_by: 2026-01-01 | 2026-01-01 | a date | Put it in quotes
checked_by: Amina | source_by: Amina | status: | who checked it | or write `unverified`
address: https://example.org/act | address: the act | the act | does not fit | https://
"""


def spoiled_rows():
    for line in SPOILED.strip().splitlines():
        right, wrong, *told = (part.strip() for part in line.split("|"))
        yield pytest.param(right.replace("¶", "\n  "), wrong.replace("¶", "\n  "), *told, id=wrong)


@pytest.mark.parametrize(("right", "wrong", "word", "message", "advice"), [*spoiled_rows()])
def test_a_fault_has_its_place_and_its_remedy(right, wrong, word, message, advice):
    assert right in SMALL
    text = SMALL.replace(right, wrong, 1)

    with pytest.raises(PackRefused) as caught:
        read_rules(text, file="small")

    (told,) = [each for each in caught.value.problems if message in each.message and advice in each.instead]
    assert text.splitlines()[told.line - 1][told.column - 1 :].startswith(word)

"""How words look in a template."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from samspil.ground.base.templatetags.face import amid, until


@pytest.mark.parametrize(
    ("word", "said"),
    [("Lærer", "lærer"), ("PPR-psykolog", "PPR-psykolog"), ("SFO-leder", "SFO-leder"), ("", "")],
)
def test_a_role_amid_a_sentence_keeps_its_abbreviation(word, said):
    assert amid(word) == said


def test_a_span_over_new_years_eve_says_both_years():
    now, later = date(localdate().year, 8, 1), date(localdate().year + 1, 7, 31)

    assert until(now, later) == f"1 August {now.year} – 31 July {later.year}"
    assert until(now, now.replace(month=9)) == "1 August – 1 September"
    assert until(date(2020, 8, 1), date(2021, 7, 31)) == "1 August 2020 – 31 July 2021"
    assert until(None, later) == f"no day yet – 31 July {later.year}"

"""How words look in a template."""

import pytest

from samspil.ground.base.templatetags.face import amid


@pytest.mark.parametrize(
    ("word", "said"),
    [("Lærer", "lærer"), ("PPR-psykolog", "PPR-psykolog"), ("SFO-leder", "SFO-leder"), ("", "")],
)
def test_a_role_amid_a_sentence_keeps_its_abbreviation(word, said):
    assert amid(word) == said

"""Names stand in the order of the reader's alphabet."""

import pytest

from samspil.ground.base.alphabet import alphabetical


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("da", "ananas Birk Éfeu Zobel Æblehaven Ølsted Aabenraa Århus"),
        ("nl", "ananas Århus Birk Coöperatie Één efeu Zobel"),
        ("en", "Aabenraa Birk efeu zobel"),
    ],
)
def test_names_are_sorted_as_one_looks_them_up(language, names):
    wanted = names.split()

    assert sorted(sorted(wanted), key=lambda each: alphabetical(each, language)) == wanted

"""What a gentle hint is given for, and what it leaves alone."""

import pytest

from samspil.knowledge.language.models import LANGUAGES
from samspil.knowledge.language.queries import pack_of
from samspil.knowledge.language.rules import hints_in
from samspil.tools.packs.language_pack import Phrase

PHRASE = Phrase("", ("barn* med vanskelighed*", "é-barn", "er doven"), "", "", "")

WORDINGS = [
    ("Et barn med vanskeligheder.", "barn med vanskeligheder"),
    ("Barnets dag. BARNET MED VANSKELIGHEDERNE", "BARNET MED VANSKELIGHEDERNE"),
    ("et barn  med,\tvanskeligheder", "barn  med,\tvanskeligheder"),
    ("É-barn", "É-barn"),
    ("e\u0301-barn", "é-barn"),
    ("Et barn. Med vanskeligheder kom vi frem", ""),
    ("Et barn i vanskeligheder", ""),
    ("Skolebarn med vanskeligheder", ""),
    ("er dovenskab en synd?", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "said"), WORDINGS)
def test_words_are_found_whole_and_stems_with_what_follows(text, said):
    assert [hint.said for hint in hints_in(text, [PHRASE])] == [said] * bool(said)


def test_each_phrase_is_named_once_and_in_the_order_of_the_text():
    first, second = Phrase("", ("gider ikke",), "", "", ""), Phrase("", ("altid",), "", "", "")

    found = hints_in("Han er altid sur. Han gider ikke. Altid.", [first, second])

    assert [hint.said for hint in found] == ["altid", "gider ikke"]


@pytest.mark.requirement("KUL-02")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_guide_finds_what_it_speaks_of_and_keeps_to_it_itself(language):
    pack = pack_of(None, language)
    kind = [pack.lead, *(each.rather for each in pack.phrases), *(each.why for each in pack.phrases)]

    missed = [each.instead_of for each in pack.phrases if not hints_in(each.instead_of, [each])]
    unkind = [each for each in kind if hints_in(each, pack.phrases)]

    assert pack.language == language
    assert missed == unkind == []

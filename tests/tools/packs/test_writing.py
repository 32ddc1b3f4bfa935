"""What is written is read back, and has one text only."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.tools.packs.reading import read_strategy
from samspil.tools.packs.strategy import Chapter, Origin, Right, Statement, StrategyPack, Target, Term
from samspil.tools.packs.writing import write_strategy
from samspil.tools.packs.yaml_marks import parse_marked
from samspil.tools.packs.yaml_text import Flow, to_yaml

LANGUAGES = ("nl", "da")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
TRICKY = st.sampled_from(
    [
        "no",
        "1.1",
        "2025-01-01",
        "null",
        "~",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "'",
        '"',
        "a\n\nb",
        "%x",
        "@x",
        "---",
    ]
    + [
        "a:",
        "?",
        "-",
        ": x",
        "[a]",
        "{a}",
        "a, b",
        "*x",
        "&x",
        "!x",
        "|",
        ">",
        "<<",
        "=",
        "0x1F",
        "12:30",
        "a\u2028b",
    ]
    + [
        "1e3",
        ".5",
        "-1",
        "Yes",
        "y",
        "...",
        "a\u00a0b",
        "\ufeffa",
        "a\\b",
        "it's",
        "100 %",
        "`x`",
        "a\n  b\nc",
        "a\tb",
    ]
)
TEXT = st.one_of(TRICKY, ANY_TEXT.filter(lambda text: text == text.strip()))
LINE = TEXT.filter(lambda text: len(text.splitlines()) == 1)
TEXTS = st.fixed_dictionaries(dict.fromkeys(LANGUAGES, TEXT))
NUMBERS = st.none() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
YEARS = st.none() | st.integers(1900, 2200)
FORMS = st.lists(LINE, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def packs(draw):
    chapters = (
        Chapter("first", "1", "area", draw(TEXTS)),
        Chapter("second", "K", "culture", draw(TEXTS), draw(TEXTS)),
    )
    plain = Statement(
        "1.1", "first", "duty", draw(TEXTS), part="content", also=("second",), targets=("share",)
    )
    told = Statement(
        "K.2", "second", "value", draw(TEXTS), headline=True, parents=draw(TEXTS), children=draw(TEXTS)
    )
    target = Target(
        "share", draw(TEXTS), "percent", "running",
        draw(NUMBERS), draw(YEARS), draw(NUMBERS), draw(YEARS), draw(st.none() | TEXTS),
    )  # fmt: skip
    return StrategyPack(
        key="any",
        version="1",
        country="NL",
        language="da",
        languages=LANGUAGES,
        title=draw(TEXTS),
        summary=draw(TEXTS),
        origin=Origin(draw(LINE), draw(LINE), draw(LINE)),
        chapters=chapters,
        statements=(plain, replace(told, rights=("crc",), sources=("G001",))),
        targets=(target,),
        terms=(Term("word", draw(TEXTS), draw(TEXTS), {"da": draw(FORMS)}),),
        rights=(Right("crc", draw(LINE), draw(TEXTS)),),
    )


@settings(deadline=None, max_examples=150)
@given(packs())
def test_what_is_written_is_read_back(pack):
    text = write_strategy(pack)

    again = read_strategy(text, file="written")

    assert again == pack
    assert write_strategy(again) == text


def test_the_small_pack_is_canonical(small):
    assert write_strategy(read_strategy(small, file="small")) == small


def test_another_spelling_of_the_same_pack_becomes_canonical(small):
    other = small.replace("key: small-strategy", '"key": "small-strategy"  # ours').replace(
        "[da, nl]", "\n- da\n- nl"
    )

    assert write_strategy(read_strategy(other, file="other")) == small


def test_a_goal_of_zero_is_kept(small):
    pack = read_strategy(small.replace("goal: 4", "goal: 0"), file="zero")

    assert "  goal: 0\n" in write_strategy(pack)


def test_paragraphs_stand_as_a_block():
    value = {"text": "One.\n\nTwo.", "keys": Flow(("a", "b, c")), "off": None}

    text = to_yaml(value)

    assert text == "text: |-\n  One.\n\n  Two.\nkeys: [a, 'b, c']\n'off': null\n"
    assert parse_marked(text)[0] == {**value, "keys": ["a", "b, c"]}

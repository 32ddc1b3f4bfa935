"""A strategy pack is read whole, or refused with the place and the remedy of every fault."""

import pytest

from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import read_strategy


def refused(text):
    with pytest.raises(PackRefused) as caught:
        read_strategy(text, file="small.yaml")
    return caught.value.problems


def only(text):
    (problem,) = refused(text)
    return problem


def test_a_right_pack_is_read(small):
    pack = read_strategy(small, file="small.yaml")

    first = pack.statements[0]
    assert (first.number, first.text["nl"], first.sources) == ("1.1", "Wij gaan voor", ("G057", "G063"))
    assert pack.targets[0].definition is None
    assert pack.terms[0].forms["da"] == ("inklusion", "inklusionen")


def test_bytes_with_a_byte_order_mark_are_read(small):
    assert read_strategy(b"\xef\xbb\xbf" + small.encode(), file="x") == read_strategy(small, file="x")


def test_windows_line_ends_are_read(small):
    assert read_strategy(small.replace("\n", "\r\n"), file="x") == read_strategy(small, file="x")


# right, wrong, where (what stands there @ path), part of the message, part of the advice; ¶ = new line
SPOILED = """
kind: duty | kind: dutty | dutty @ statements[1].kind | not one of | Write `duty`.
kind: duty¶text: | kind: duty¶tekst: | tekst: @ statements[1].tekst | known | Write `text`.
role: culture | role: cultural | cultural @ chapters[2].role | not one of | Write `culture`.
nl: Wij volgen | en: We follow | text: @ statements[1].text | missing in `nl` | Add `nl: ...` under `text`.
nl: Wij volgen | en: We follow | en: We follow @ statements[1].text.en | not among | Add `en` to `languages`
number: '1.2' | number: '1.1' | '1.1' @ statements[1].number | taken, on line 40 | of its own
number: '1.2' | number: '2.2' | '2.2' @ statements[1].number | does not fit | Write '1.2'
number: '1.2' | number: 1.2 | 1.2 @ statements[1].number | read as a number | Put it in quotes: '1.2'.
number: '2' | number: 2 | 2 @ chapters[1].number | read as a number | Put it in quotes: '2'.
number: '1.2' | number: one | one @ statements[1].number | does not fit here | `1.3`
chapter: parents | chapter: parent | parent @ statements[2].chapter | no chapter | Write `parents`.
[parents] | [parentz] | parentz] @ statements[0].also[0] | focus areas | Write `parents`.
[parents] | [leadership] | leadership] @ statements[0].also[0] | own chapter | Take it away.
also: [parents] | also: parents | parents @ statements[0].also | a list | between brackets
[parents] | [parents, parents] | parents] @ statements[0].also[1] | twice | Keep one.
[special-share] | [share] | share] @ statements[0].targets[0] | targets | Write `special-share`.
rights: [crpd-24] | rights: [crpd-42] | crpd-42] @ statements[0].rights[0] | rights | Write `crpd-24`.
[G057, G063] | [G57x] | G57x @ statements[0].sources[0] | does not fit here | `G057`
headline: true | headline: false | parents: @ statements[0].parents | told to parents. | Add `headline:
kind: duty | headline: true¶kind: goal | headline: @ statements[1].headline | children too | Add `children:`
headline: true | headline: 'yes' | 'yes' @ statements[0].headline | true or false |
nl: Wij volgen | nl: no | no @ statements[1].text.nl | yes or no | Put it in quotes: 'no'.
nl: Wij volgen | nl: 2025-01-01 | 2025 @ statements[1].text.nl | a date | Put it in quotes: '2025-01-01'.
nl: Wij volgen | nl: 12:30 | 12:30 @ statements[1].text.nl | a number | Put it in quotes: '12:30'.
nl: Wij volgen | nl: true | true @ statements[1].text.nl | yes or no | Put it in quotes: 'true'.
nl: Wij volgen | nl: | nl: @ statements[1].text.nl | Nothing is written |
nl: Wij volgen | nl: ' Wij' | ' Wij' @ statements[1].text.nl | at its ends |
nl: Wij volgen | no: Vi | no: Vi @ statements[1].text | key `no` reads as | 'no'
unit: percent | unit: procent | procent @ targets[0].unit | not one of | Write `percent`.
goal: 4 | goal: '4' | '4' @ targets[0].goal | a number | without quotes
goal_year: 2015 | goal_yaer: 2015 | goal_yaer: @ targets[0].goal_yaer | not known | Write `goal_year`.
format: samspil-strategy/1 | format: samspil-strategy/2 | samspil- @ format | not what | samspil-strategy/1
language: da | language: en | en @ language | not among | `da`
key: small-strategy | key: Small_Strategy | Small_Strategy @ key | Lower-case | `leadership`
key: crpd-24 | key: crpd-24¶key: x | key: x @ rights[0].key | twice | Keep one.
"""


def lines(*texts):
    return [text.replace("¶", "\n  ") for text in texts]


def standing_at(problem, text):
    return text.splitlines()[problem.line - 1][problem.column - 1 :]


def spoiled_rows():
    for line in SPOILED.strip().splitlines():
        old, new, place, message, advice = (part.strip() for part in line.split("|"))
        yield pytest.param(*lines(old, new), place, message, advice, id=f"{new} {place}")


@pytest.mark.parametrize(("old", "new", "place", "message", "advice"), [*spoiled_rows()])
def test_a_fault_has_its_place_and_its_remedy(small, old, new, place, message, advice):
    assert old in small

    text = small.replace(old, new, 1)
    problems = refused(text)

    told = [each for each in problems if message in each.message and advice in each.instead]
    word, path = place.split(" @ ")
    assert [each.path for each in told] == [path], problems
    assert standing_at(told[0], text).startswith(word)


def test_a_form_belongs_to_one_term(small):
    second = small[small.index("- key: inclusion") : small.index("rights:\n- key")]
    twice = small.replace(
        "rights:\n- key", second.replace("key: inclusion", "key: belonging") + "rights:\n- key"
    )

    problems = refused(twice)

    assert {each.message for each in problems} == {
        "`inklusion` is a form of the term `inclusion` already.",
        "`inklusionen` is a form of the term `inclusion` already.",
        "`inclusie` is a form of the term `inclusion` already.",
    }


def test_problems_stand_in_the_order_of_the_file(small):
    problems = refused(small.replace("kind: value", "kind: worth").replace("country: DK", "country: DE"))

    assert [(each.line, each.path) for each in problems] == [(4, "country"), (66, "statements[2].kind")]
    assert str(problems[0]) == (
        "small.yaml:4:10: `DE` is not one of the words allowed here. Write `DK`. Allowed: `DK`, `NL`."
    )


def test_at_most_fifty_problems_are_told(small):
    many = "".join(f"- number: '1.{n}'\n  chapter: leadership\n  kind: duty\n" for n in range(100, 160))

    with pytest.raises(PackRefused) as caught:
        read_strategy(small.replace("targets:\n- key", many + "targets:\n- key"), file="x")

    assert len(caught.value.problems) == 50
    assert caught.value.left_out == 10


# what is sent, part of the message
NO_PACK = {
    "empty": (b"", "empty"),
    "blank": ("\n\n  \n", "empty"),
    "comments": ("# nothing yet\n", "Nothing but comments"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
    "pdf as text": ("%PDF-1.7\n", "a PDF document"),
    "excel": (b"PK\x03\x04xx", "Excel"),
    "latin-1": ("summary: håb".encode("latin-1"), "0xe5 is not UTF-8"),
    "utf-16": ("a: b".encode("utf-16"), "UTF-16"),
    "zero byte": (b"a: \x00b", "U+0000"),
    "too large": ("a" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    "tab": ("a:\n\tb: c\n", "indented with a tab"),
    "a list": ("- a\n", "a map"),
    "a letter": ("Dear all, here is our strategy", "a map"),
    "open quote": ("a: 'b\n", "not YAML"),
    "open bracket": ("a: [b\n", "not YAML"),
    "tag": ("a: !!python/object:os.system x", "The tag"),
    "alias": ("a: &x [1]\nb: *x\n", "repeats another place"),
    "merge": ("a: 1\n<<: {b: 2}\n", "Merge keys"),
    "deep": ("[" * 5000, "nested too deep"),
    "endless": ("- x\n" * 50_001, "more than 50000 values"),
    "two documents": ("a: 1\n---\nb: 2\n", "second document"),
    "key that is a list": ("? [a]\n: 1\n", "A key must be a word"),
}


@pytest.mark.parametrize("name", NO_PACK)
def test_what_is_no_pack_is_refused_in_plain_words(name):
    source, message = NO_PACK[name]

    problems = refused(source)

    assert any(message in each.message for each in problems), problems


def test_a_wrong_byte_has_line_and_column():
    problem = only("title: x\nsummary: håb".encode("latin-1"))

    assert (problem.line, problem.column) == (2, 11)


def test_repeated_doubling_is_refused_before_it_grows():
    laughs = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )

    problems = refused(laughs)

    assert len(problems) == 50


def test_a_file_that_is_wrong_all_over_ends_the_search(small):
    keys = ", ".join(f"right-{n}" for n in range(2000))

    with pytest.raises(PackRefused) as caught:
        read_strategy(small.replace("rights: [crpd-24]", f"rights: [{keys}]"), file="x")

    assert len(caught.value.problems) + caught.value.left_out == 1000

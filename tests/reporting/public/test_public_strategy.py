"""The whole strategy, as decided, for parents, for children; and its words."""

from datetime import date

import pytest

from samspil.steering.strategy.models import TermWording

URL = "/public/strategy/"
TERMS = "/public/terms/"


def page(client, url=URL, **asked):
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def spoken(strategy):
    """1.1 in three wordings; 1.2 for staff only."""
    first = strategy.statements.get(number="1.1")
    first.wordings.filter(audience="staff").update(text="Ledelsen sikrer inklusion.")
    first.wordings.filter(audience="parents").update(text="Lederen hjælper jer.")
    first.wordings.filter(audience="children").update(text="Du er med.")
    strategy.statements.get(number="1.2").wordings.exclude(audience="staff").delete()
    term = strategy.terms.create(key="inclusion", place=1)
    for language, word in (("da", "inklusion"), ("nl", "inclusie"), ("en", "inclusion")):
        TermWording.objects.create(
            term=term,
            language=language,
            word=word,
            forms=["inklusion"],
            staff=f"For de ansatte ({language}).",
            parents=f"For forældre ({language}).",
            children=f"For børn ({language}).",
        )
    return strategy


def test_as_decided_every_sentence_stands_with_its_status(client, spoken, central, approved):
    approved(central, title="Åbne døre", statements=["1.2"], planned_end=date(2025, 3, 2))

    shown = page(client)

    assert "Ledelsen sikrer " in shown and "Sætning 1.2." in shown and "Sætning K.1." in shown
    assert "4 sentences" in shown and "Nothing yet" in shown
    assert "Åbne døre" in shown and "the deadline was 2 March 2025" in shown


def test_chapters_carry_their_marks(client, strategy):
    shown = page(client)

    assert shown.count('class="fa"') == 3
    assert "Ledelse af inklusion" in shown and "Kultur: sprog og fællesskaber" in shown


def test_a_word_is_explained_where_it_stands(client, spoken):
    shown = page(client)

    assert 'popovertarget="term-inclusion">inklusion</button>' in shown
    assert 'id="term-inclusion" popover' in shown


def test_for_parents_only_what_is_written_for_them(client, spoken):
    shown = page(client, **{"for": "parents"})

    assert "Lederen hjælper jer." in shown
    assert "Ledelsen sikrer" not in shown and "1.2" not in shown


def test_for_children_the_page_is_large_and_calm(client, spoken):
    shown = page(client, **{"for": "children"})

    assert "page kid" in shown and "Du er med." in shown
    assert "adopted" not in shown and "130" not in shown


@pytest.mark.requirement("NL-20")
@pytest.mark.parametrize("audience", ["staff", "parents", "children"])
def test_the_horizon_stands_on_every_version(client, strategy, audience):
    assert "Alle hører til." in page(client, **{"for": audience})


def test_a_strange_audience_gets_it_as_decided(client, spoken):
    assert "Ledelsen sikrer" in page(client, **{"for": "<script>"})


@pytest.mark.requirement("KUL-07")
@pytest.mark.parametrize("language", ["da", "nl", "en"])
@pytest.mark.parametrize(
    ("audience", "words"),
    [("staff", "For de ansatte"), ("parents", "For forældre"), ("children", "For børn")],
)
def test_a_term_is_explained_for_each_audience_in_each_language(client, spoken, language, audience, words):
    client.cookies["django_language"] = language

    shown = page(client, TERMS, **{"for": audience})

    assert f"{words} ({language})." in shown
    assert sum(each in shown for each in ("For de ansatte (", "For forældre (", "For børn (")) == 1


def test_without_a_choice_the_glossary_is_for_parents(client, spoken):
    assert "For forældre (en)." in page(client, TERMS)


def test_a_strategy_without_words_says_so(client, strategy):
    assert "No words yet" in page(client, TERMS)


@pytest.mark.parametrize("url", [URL, TERMS, "/public/places/"])
def test_another_house_is_asked_for_by_number(client, strategy, region, url):
    assert "De Linde" in page(client, url, house=region.unit_id)
    for wrong in ("0", "x", "-1", "1' OR 1=1", "9" * 400):
        assert client.get(url, {"house": wrong}).status_code == 404


@pytest.mark.parametrize("url", [URL, TERMS, "/public/places/", "/was/", "/privacy/"])
def test_without_a_strategy_each_page_still_opens(client, egelund, url):
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", [URL, TERMS])
def test_queries_do_not_grow_with_rows(client, spoken, central, approved, count_queries, url):
    few = count_queries(lambda: client.get(url))
    for n in range(6):
        approved(central, title=f"Indsats {n}", statements=["1.1", "2.1"])
        spoken.terms.create(key=f"t{n}", place=n + 2).wordings.create(language="en", word=f"w{n}")

    assert count_queries(lambda: client.get(url)) <= few <= 15

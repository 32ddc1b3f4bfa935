"""The strategy to read, with what happens to each sentence beside it."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.followup.conftest import approved, contribute

import make
from samspil.figures.indicators.models import Target
from samspil.steering.strategy.models import StatementWording, Strategy

URL = "/strategy/"


def text(response):
    return response.content.decode()


def page_of(client, **asked):
    return client.get(URL, asked).context["page"]


def statuses(page):
    return {line.statement.number: line.status for part in page.parts for line in part.lines}


@pytest.mark.requirement("FLG-15", "FLG-19")
@pytest.mark.parametrize("who", ["lone", "amina", "bo", "erik", "gitte"])
def test_everyone_in_the_house_reads_the_numbered_sentences(client, central, request, who):
    client.sign_in(request.getfixturevalue(who))

    shown = text(client.get(URL))

    assert all(f"Sætning {number}." in shown for number in ("1.1", "1.2", "2.1", "K.1"))


@pytest.mark.requirement("FLG-09")
def test_each_sentence_shows_what_is_being_done(client, central, lone, today):
    make.statement(central.strategy, "3.1")
    make.statement(central.strategy, "4.1")
    begun = {"started_on": days(-100), "started_by": lone}
    approved(central, lone, statements=["1.1"], planned_end=days(-1))
    approved(central, lone, statements=["1.2"], planned_end=days(9), **begun)
    done = approved(central, lone, statements=["2.1"], ended_on=today, ended_by=lone, **begun)
    approved(central, lone, statements=["3.1"], planned_start=days(5))
    approved(central, lone, statements=["4.1"], ended_on=today, ended_by=lone)
    make.evidence(done, lone)
    client.sign_in(lone)

    found = statuses(page_of(client))

    assert found == {
        "1.1": "late",
        "1.2": "quiet",
        "2.1": "done",
        "3.1": "planned",
        "4.1": "unproved",
        "K.1": "none",
    }


def test_of_several_efforts_the_worst_is_shown_and_all_are_named(client, central, lone):
    approved(central, lone, title="En til", statements=["1.1"], planned_end=days(-1))
    client.sign_in(lone)

    page = page_of(client)

    assert statuses(page)["1.1"] == "late"
    assert len(page.parts[0].lines[0].efforts) == 2


def test_a_plan_that_is_a_draft_says_nothing_yet(client, egelund, strategy, lone):
    draft = make.plan(egelund, strategy, state="draft")
    make.effort(draft, statements=["1.1"])
    client.sign_in(lone)

    assert set(statuses(page_of(client)).values()) == {"none"}


def test_an_effort_under_an_earlier_version_counts_by_its_number(client, central, egelund, lone):
    Strategy.objects.update(replaced_on=days(-1))
    make.strategy(egelund, version="2")
    client.sign_in(lone)

    assert statuses(page_of(client))["1.1"] == "planned"


FILTERS = [
    ({"status": "none"}, {"1.2", "2.1", "K.1"}),
    ({"status": "planned"}, {"1.1"}),
    ({"chapter": "leadership"}, {"1.1", "1.2"}),
    ({"chapter": "leadership", "status": "none"}, {"1.2"}),
    ({"q": "forældre"}, {"1.2"}),
    ({"q": "FORÆLDRENE"}, {"1.2"}),
    ({"q": "findes ikke"}, set()),
    ({"headlines": "1"}, {"1.1", "2.1", "K.1"}),
    ({"status": "nonsense"}, set()),
    ({"chapter": "<script>"}, set()),
]


@pytest.fixture
def parents(central):
    """One sentence about parents, and not a headline."""
    statement = central.strategy.statements.get(number="1.2")
    statement.is_headline = False
    statement.save()
    StatementWording.objects.filter(statement=statement, language="da").update(text="Forældre er med.")


@pytest.mark.parametrize(("asked", "expected"), FILTERS)
def test_filters_live_in_the_address(client, central, parents, lone, asked, expected):
    client.sign_in(lone)
    client.cookies["django_language"] = "da"

    assert set(statuses(page_of(client, **asked))) == expected


@pytest.mark.parametrize("words", ["\0", "a\0b", "'", '"', "!!", "a & | b", "<->", "x" * 5000])
def test_any_search_is_answered(client, central, lone, words):
    client.sign_in(lone)

    assert client.get(URL, {"q": words}).status_code == 200


def test_only_the_list_is_sent_when_only_the_list_is_asked_for(client, central, lone):
    client.sign_in(lone)

    part = text(client.get(URL, headers={"HX-Request": "true"}))

    assert "Sætning 1.1." in part and "<html" not in part


def test_without_a_strategy_there_is_nothing_to_read(client, egelund, lone):
    client.sign_in(lone)

    for name in ("areas", "missing", "terms"):
        assert client.get(reverse(name)).status_code == 404


def test_targets_say_what_they_count_and_what_became_of_them(client, central, lone):
    for key, status, goal, counts in (("old", "lapsed", 4, ""), ("new", "running", 3, "Counted")):
        target = Target.objects.create(key=key, unit="percent", status=status, baseline=6.5, goal=goal)
        target.wordings.create(language="en", name=f"Share {key}", definition=counts)
        central.strategy.targets.add(target)
    client.sign_in(lone)

    found = [(each.name, each.big, each.definition) for each in page_of(client).targets]

    assert found == [
        ("Share new", "From 6.5 to 3 %", "Counted"),
        ("Share old", "From 6.5 to 4 %", "Definition unknown"),
    ]


@pytest.mark.requirement("NL-20")
def test_no_target_is_shown_without_the_horizon_above_it(client, central, lone):
    target = Target.objects.create(key="share", unit="percent", status="running", goal=4)
    target.wordings.create(language="en", name="Share of pupils")
    central.strategy.targets.add(target)
    client.sign_in(lone)

    shown = text(client.get(URL))
    found = text(client.get(URL, {"status": "none"}))

    assert shown.index("Alle hører til.") < shown.index("Share of pupils")
    assert ("Share of pupils" in found) <= ("Alle hører til." in found)


@pytest.mark.requirement("KUL-13")
def test_a_statement_shows_everything_about_it(client, central, own_plan, lone, erik):
    statement = central.strategy.statements.get(number="1.1")
    right = central.strategy.rights.create(key="crpd", reference="CRPD, article 24", place=0)
    right.wordings.create(language="en", name="The right to education")
    statement.rights.add(right)
    contribute(central.unit, erik, group="politicians", text="Jeg så det.", statement=statement)
    client.sign_in(lone)

    page = client.get(reverse("statement", args=[statement.pk]))
    shown = text(page)

    assert "CRPD, article 24" in shown and "The right to education" in shown
    assert "Jeg så det." in shown and "Sparring inden for ti dage" in shown
    assert page.context["page"].local_count == 1
    assert page.context["page"].parents.text and page.context["page"].children.text


@pytest.fixture
def own_plan(central, school, amina):
    """A local plan in force that works on the same sentence."""
    plan = make.plan(school, central.strategy, kind="local", framework=central)
    approved(plan, amina, statements=["1.1"])
    return plan


def test_a_statement_elsewhere_is_not_there(client, central, elsewhere, dan):
    make.strategy(elsewhere)
    client.sign_in(dan)

    url = reverse("statement", args=[central.strategy.statements.first().pk])
    assert client.get(url).status_code == 404


@pytest.mark.requirement("KUL-10")
def test_areas_overlap_in_a_table_as_in_the_drawing(client, central, lone):
    effort = approved(central, lone, statements=["2.1"], area="organisation")
    effort.further.add(*central.strategy.chapters.filter(key__in=["leadership", "culture"]))
    client.sign_in(lone)

    page = client.get(reverse("areas")).context["page"]

    assert [(row.key, row.statements, row.efforts, row.shared) for row in page.rows] == [
        ("leadership", 2, 2, (2, 1, 0, 0)),
        ("organisation", 1, 1, (1, 1, 0, 0)),
        ("knowledge", 0, 0, (0, 0, 0, 0)),
        ("parents", 0, 0, (0, 0, 0, 0)),
    ]
    assert [(each.areas, each.statements, each.efforts) for each in page.overlaps] == [
        (1, 3, 1),
        (2, 0, 1),
        (3, 0, 0),
        (4, 0, 0),
    ]
    assert (page.culture_efforts, page.culture_statements, page.without_effort, page.in_all) == (1, 1, 2, 0)


def test_what_waits_for_approval_does_not_count_as_late(client, central, lone):
    make.effort(central, statements=["K.1"], planned_end=days(-9), submitted_at=now(), submitted_by=lone)
    client.sign_in(lone)

    assert statuses(page_of(client))["K.1"] == "planned"


def test_a_house_without_a_strategy_leads_to_where_one_is_loaded(client, gitte):
    response = client.sign_in(gitte).get(reverse("strategy"), follow=True)

    assert response.redirect_chain == [(reverse("versions"), 302)]
    assert reverse("load-strategy") in response.content.decode()

"""How it is going: the page a citizen opens first."""

from datetime import date

import pytest
from conftest import days
from django.urls import reverse

import make
from samspil.figures.indicators.models import Target
from samspil.reporting.public.pages.house import finding
from samspil.reporting.public.pages.lines import Note, timetable
from samspil.steering.plans.models import Plan

URL = "/public/"


def page(client, url=URL):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def done(plan, approved, henrik, *, number="1.1", title="Sproggruppe"):
    return approved(
        plan,
        title=title,
        statements=[number],
        started_on=days(-60),
        started_by=henrik,
        ended_on=days(-9),
        ended_by=henrik,
        evidence_count=1,
    )


def target(strategy, *, status="running", definition="Tæller og nævner."):
    made = Target.objects.create(key=f"share-{status}", goal=4, goal_year=2030, status=status)
    strategy.targets.add(made)
    for language in strategy.languages:
        made.wordings.create(language=language, name=f"Andel {status}", definition=definition)
    return made


@pytest.mark.requirement("FLG-15")
def test_the_heading_is_the_finding(client, central, approved, henrik):
    done(central, approved, henrik)

    shown = page(client)

    assert "<h1>We promised 4 things. One is done.</h1>" in shown
    assert "Sproggruppe" in shown and "finished" in shown


@pytest.mark.requirement("FLG-15")
def test_what_is_late_is_said_with_its_date(client, central, approved):
    approved(central, title="Åbne døre", statements=["1.2"], planned_end=date(2025, 3, 2))

    shown = page(client)

    behind = shown.split('id="behind"')[1]
    assert "Åbne døre" in behind and "the deadline was 2 March 2025" in behind


def test_one_promise_keeps_what_its_worst_effort_keeps(client, central, approved, henrik):
    done(central, approved, henrik)
    approved(central, title="Nøl", statements=["1.1"], planned_end=days(-3))

    assert "None is done yet." in page(client)


def test_promises_are_said_in_the_words_for_parents(client, strategy):
    first = strategy.statements.get(number="1.1")
    first.wordings.filter(audience="parents").update(text="Dit barn er med.")
    strategy.statements.get(number="1.2").wordings.filter(audience="parents").delete()

    shown = page(client)

    assert "Dit barn er med." in shown
    assert "Sætning 1.2." in shown and "Sætning 1.1." not in shown


def test_only_headlines_are_promises(client, strategy):
    strategy.statements.exclude(number="1.1").update(is_headline=False)

    assert "We promised 1 thing. None is done yet." in page(client)


@pytest.mark.requirement("NL-20")
def test_the_horizon_stands_without_any_target_and_above_them(client, strategy):
    alone = page(client)
    target(strategy)

    with_targets = page(client)

    assert "Alle hører til." in alone
    assert with_targets.index("Alle hører til.") < with_targets.index("Andel running")


def test_a_target_without_definition_says_so_and_a_lapsed_one_is_marked(client, strategy):
    target(strategy, definition="")
    target(strategy, status="lapsed")

    shown = page(client)

    assert "Definition unknown" in shown
    assert "1 target that no longer counts" in shown and "Lapsed" in shown


@pytest.mark.requirement("FLG-15")
def test_the_timetable_tells_the_coming_year_month_by_month(client, central, approved):
    approved(central, title="Til sommer", planned_start=days(20), planned_end=days(90))
    approved(central, title="Om tre år", planned_start=days(1000))
    approved(central, title="Skulle være begyndt", planned_start=days(-20), planned_end=days(30))

    table = page(client).split('id="timetable"')[1].split("</section>")[0]

    assert table.count("Til sommer") == 2 and "Om tre år" not in table
    assert "st-late" in table and "it was to start" in table


def test_the_same_thing_on_the_same_day_is_one_line(central, approved, today):
    efforts = [approved(central, title="Samme", planned_end=days(5)) for _ in range(3)]
    standing = type("Standing", (), {"status": "running", "why": ""})()

    (month,) = timetable([Note("Samme", standing, each) for each in efforts], today=today)

    assert [entry.times for entry in month.entries] == [3]


@pytest.mark.requirement("FLG-15")
def test_places_with_a_plan_are_counted_by_kind(client, local, daycare):
    shown = page(client)

    assert "1 of 2 places have a plan of their own" in shown
    assert '<th scope="row">School</th><td class="r">1</td><td class="r">1</td>' in shown
    assert '<th scope="row">Daycare</th><td class="r">0</td><td class="r">1</td>' in shown


def test_the_first_house_is_the_main_one_and_others_are_linked(client, strategy, region):
    assert reverse("public-house", args=[region.unit_id]) in page(client)

    other = page(client, f"/public/{region.unit_id}/")

    assert f'href="{reverse("public-house", args=[strategy.unit_id])}"' in other


def test_whoever_reads_of_another_house_stays_in_it(client, strategy, region):
    other = page(client, f"/public/{region.unit_id}/")

    assert f"<title>How it is going – Samspil, {region.unit.name}</title>" in other
    assert f'href="{reverse("published")}?house={region.unit_id}"' in other and f'href="{URL}"' not in other


def test_efforts_keep_the_language_of_the_house(client, central, approved, henrik):
    done(central, approved, henrik, title="Sproggruppe")

    assert '<span lang="da">Sproggruppe</span>' in page(client)


def test_without_a_strategy_the_page_says_what_will_come(client, egelund):
    assert "No strategy is in use here yet" in page(client)
    assert client.get(f"/public/{egelund.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("promised", "kept", "said"),
    [
        (0, 0, "Nothing has been promised yet."),
        (24, 4, "We promised 24 things. Four are done."),
        (40, 13, "We promised 40 things. 13 are done."),
    ],
)
def test_the_finding_in_words(promised, kept, said):
    assert finding(promised, kept) == said


def test_queries_do_not_grow_with_rows(client, central, approved, school, strategy, count_queries):
    few = count_queries(lambda: client.get(URL))
    for n in range(8):
        approved(central, title=f"Indsats {n}", statements=["1.1", "2.1"], planned_end=days(n))
        make.unit(f"Skole {n}", parent=school.parent)
        target(strategy) if n == 0 else None

    many = count_queries(lambda: client.get(URL))

    assert many <= few <= 15


def test_hostile_titles_come_out_as_text(client, central, approved):
    approved(central, title="<script>alert(1)</script>", planned_end=days(-3))
    Plan.objects.update(title='"><img src=x>')

    shown = page(client)

    assert "<script>alert" not in shown and "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("url", ["/public/0/", "/public/999999999/", "/public/places/999999999/"])
def test_numbers_of_nothing_are_not_found(client, strategy, url):
    assert client.get(url).status_code == 404


def test_a_school_is_no_house(client, strategy, school):
    assert client.get(f"/public/{school.pk}/").status_code == 404


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"is_public": False}])
def test_the_page_is_the_same_for_who_may_see_more(
    client, central, approved, strategy, lone, hidden, signed_in
):
    approved(central, title="Ikke endnu", statements=["1.1"], planned_end=days(-3))
    Plan.objects.filter(pk=central.pk).update(**hidden)
    waiting = make.plan(strategy.unit, strategy, kind="competence")
    make.effort(waiting, title="Kun en tanke", statements=["1.1"], planned_end=days(-3))
    if signed_in:
        client.sign_in(lone)

    for url in (URL, "/public/strategy/"):
        shown = page(client, url)
        assert "Ikke endnu" not in shown and "Kun en tanke" not in shown and "st-late" not in shown

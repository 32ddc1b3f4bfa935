"""docs/who-sees-what.md says who reads and writes which rows; this makes it, and fails when it is not so.

`python scripts/who_sees_what.py` writes it anew.
"""

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from child.example import CHILD_PERSONAS, every_key, father, mother, noah, open_files, taker, young
from conftest import days
from django.apps import apps
from django.db import connection, transaction
from django.utils.timezone import now
from doors_of_learning import one_to_learn_from
from pghistory.models import Context

import make
from make.child import talk_template
from make.figures import one_of_each as one_figure
from make.language import guide, wish
from make.meetings import body, consultation, item, meeting, member, task
from make.practice import development, method, use
from make.publication import one_of_each as one_release
from make.publication import release
from make.reminders import choice, feed, letter, notice, run
from make.reports import report
from make.resources import condition, entry, review, room, share, solution
from make.rounds import answered, ask, question
from make.rounds import round as make_round
from samspil.figures.indicators.models import Target
from samspil.figures.publication.actions.preparing import begin_preparation
from samspil.ground.audit.actions import record, record_reading
from samspil.ground.base.policies import tables
from samspil.ground.organisation.models import (
    Group,
    Import,
    ImportChange,
    ImportProblem,
    ImportProgress,
    Succession,
)
from samspil.ground.rulebook.models import Rule
from samspil.reporting.public.models import Suggestion
from samspil.reporting.reports.actions.drafts import record_verdict
from samspil.reporting.reports.models import Frozen, PublicationLine, Report, Verdict, VerdictDecision
from samspil.steering.plans.models import (
    ApprovedWording,
    Contribution,
    CoOwner,
    Decision,
    LeaderAccount,
    Understanding,
)
from samspil.steering.rounds.models import Approval, Reply, Review, Visit

__all__ = ["father", "mother", "noah", "taker", "young"]
FILE = Path(__file__).parents[2] / "docs/who-sees-what.md"
PERSONAS = {
    "citizen": None,
    "director": "lone",
    "analyst": "nadia",
    "head": "henrik",
    "leader": "amina",
    "professional": "bo",
    "politician": "erik",
    "administrator": "gitte",
    "data protection": "dorte",
    "director elsewhere": "dan",
    **CHILD_PERSONAS,
}
# Who writes a row says so in one of these; a policy that asks for it is asked in each person's own name.
OWN_NAME = {
    "by_id", "asked_by_id", "composed_by_id", "decided_by_id", "written_by_id", "person", "person_id",
    "author_id", "added_by_id", "raised_by_id", "recorded_by_id", "opened_by_id", "booked_by_id",
    "receiver_id", "loaded_by_id", "planned_by_id", "giver_id", "noted_by_id", "returned_by_id", "held_by_id",
}  # fmt: skip
LETTERS = {"SELECT": "R", "INSERT": "A", "UPDATE": "C", "DELETE": "D"}

HEAD = """\
# Who sees what

Made by `python scripts/who_sees_what.py` from the database itself: the grants of the web's login and the row
policies of each app's `policies.sql`. A test fails when this page and the database differ.

The house of the example: a municipality with a school, its teacher, a draft and two plans in force, and one
or a few rows of everything else. Each cell says of how many of a table's rows a person may

- **R** read them,
- **A** add such rows, in their own name,
- **C** change them,
- **D** remove them.

Of a child's file a person sees what this page says once its opening stands in the read log of the same
transaction, and before that nothing. The professional of the example works with the child.

A letter that is left out means none. The citizen is anyone who has not signed in. Beside a table stands what
the web's login may change of it at all, when that is not the whole row."""


@pytest.fixture
def dorte(egelund):
    """Data protection officer of the municipality."""
    return make.person("Dorte", role="data_protection", unit=egelund)


@pytest.fixture
def planned(egelund, school, daycare, strategy, lone, amina, today):
    """A central plan and a school's in force, a daycare's draft; and all that hangs on them."""
    central = make.plan(egelund, strategy)
    local = make.plan(school, strategy, kind="local", framework=central, is_public=False)
    draft = make.plan(daycare, strategy, kind="local", framework=central, state="draft")
    for plan, owner in ((central, lone), (local, amina), (draft, lone)):
        approval = {} if plan is draft else {"approved_at": now(), "approved_by": lone}
        effort = make.effort(plan, owner=owner, statements=["1.1"], **approval)
        effort.further.add(strategy.chapters.get(key="culture"))
        make.goal(effort)
        ApprovedWording.objects.create(
            effort=effort, title="Før", area=effort.area, since=now(), writers=[owner.pk]
        )
        action = make.action(effort, owner=owner)
        Understanding.objects.create(action=action, reached=12, told_on=days(-1), told_by=owner)
        CoOwner.objects.create(action=action, group="parents", name="Forældrerådet")
        make.news(effort, owner)
        make.evidence(effort, owner)
        Decision.objects.create(
            plan=plan, effort=effort, title="Ja", alternatives="Nej", reason="Godt", expected="Ro",
            decided_on=days(-9), look_back_on=days(9), decided_by=owner,
        )  # fmt: skip
    for unit in (school, daycare):
        make.request(central, unit, lone)
    words = {"unit": school, "text": "Ja"}
    LeaderAccount.objects.create(
        year="2026/27", dimension="staff", written_on=today, written_by=amina, **words
    )
    Contribution.objects.create(group="leaders", on=today, by=amina, **words)
    return local


@pytest.fixture
def held(egelund, school, lone, amina, bo, gitte):
    """Meetings, methods and what leaders learn."""
    group = body(egelund)
    member(group, lone)
    item(meeting(group))
    task(group, amina)
    consultation(group, lone, group="staff")
    use(method(egelund, bo), school, bo)
    development(amina)
    guide(egelund, gitte)
    talk_template(egelund, gitte)
    wish(bo)
    one_to_learn_from(school, bo, amina)


@pytest.fixture
def named(egelund, school, daycare, strategy, gitte):
    """What the strategy names besides its sentences, and what administrators bring in."""
    term = strategy.terms.create(key="inclusion", place=0)
    term.wordings.create(language="da", word="inklusion", staff="Ja", parents="Ja", children="Ja")
    right = strategy.rights.create(key="crpd", reference="CRPD 24", place=0)
    right.wordings.create(language="da", name="Uddannelse")
    target = Target.objects.create(key="share", unit="percent", status="running")
    target.wordings.create(language="da", name="Andel")
    statement = strategy.statements.first()
    statement.rights.add(right)
    statement.targets.add(target)
    strategy.targets.add(target)
    Group.objects.create(unit=school, name="4.b")
    Succession.objects.create(predecessor=daycare, successor=school, on=days(-9), kind="merge")
    file = {"unit": egelund, "kind": "staff_list", "file_name": "x.csv", "size": 1}
    brought = Import.objects.create(at=now(), by=gitte, **file)
    ImportProgress.objects.create(of=brought, told_at=now())
    ImportProblem.objects.create(of=brought, line=1, severity="error", message="Nej")
    ImportChange.objects.create(of=brought, kind="added", table="unit", label="Nyskolen")
    record("unit added", target=egelund, by=gitte, unit=egelund.pk)
    record_reading(by=gitte.pk, subject=gitte.pk, page="person", purpose="test")
    EmailAddress.objects.create(user=gitte.account, email="gitte@hjem.dk")
    Context.objects.create(metadata={"person": gitte.pk, "url": "/people/"})
    Rule.objects.create(country="DK", key="referral", text="Ja", status="unverified", source="Loven")
    Suggestion.objects.create(unit=egelund, text="Tak", language="da", at=now())


@pytest.fixture
def reminded(egelund, school, lone, amina):
    """Amina was reminded by a letter, and Lone told that it is overdue."""
    notice(amina, school, letter=letter(amina, egelund))
    notice(lone, school, step="told-up", about=amina)
    choice(amina)
    feed(amina)
    run(egelund)


@pytest.fixture
def supplied(egelund, school, strategy, lone, amina, today):
    """What the school has to work with, and what was decided about it."""
    entry(school, amina, strategy.statements.first())
    share(egelund, lone)
    review(egelund, lone, year=today.year)
    condition(school, amina)
    room(school, amina)
    solution(school, amina)


@pytest.fixture
def asked(planned, egelund, school, daycare, strategy, lone, amina, bo):
    """A round: the school writes its answer, the daycare's waits for the follow-up group."""
    opened = make_round(egelund, strategy, lone, framework=planned.framework)
    waiting, sent = ask(opened, school), answered(opened, daycare, amina, at=egelund)
    Approval.objects.create(ask=sent, unit=daycare, at=now(), by=lone)
    for each in (waiting, sent):
        Reply.objects.create(ask=each, question=question(opened), text="Ja")
    Review.objects.create(ask=waiting, effort=planned.efforts.get())
    for person in (lone, bo):
        Visit.objects.create(round=opened, person=person, seen_at=now())


@pytest.fixture
def reported(egelund, planned, lone):
    """A draft; one for a committee nobody here sits in, with what it decided; one for everyone."""
    committee = body(egelund, kind="committee", name="Udvalget")
    report(egelund, lone, committee, chapters=["year"])
    for audience, bodies in (("committees", [committee]), ("public", [])):
        whole = {"state": "issued", "issued_at": now(), "issued_by": lone, "content_hash": "ab"}
        made = report(egelund, lone, *bodies, audience=audience, chapters=["year"])
        Report.objects.filter(pk=made.pk).update(**whole)
        Frozen.objects.create(report=made, text="{}", pdf="a.pdf", docx="a.docx", pptx="a.pptx")
        PublicationLine.objects.create(report=made, what="issued", at=now(), by=lone, content_hash="ab")
        if bodies:
            verdict = {"body": committee, "outcome": "noted", "text": "Ja", "decided_on": days(0)}
            record_verdict(
                report=Report.objects.get(pk=made.pk), fields=verdict, efforts=[], words={}, by=lone
            )
    decision = Decision.objects.filter(plan__kind="central").first()
    VerdictDecision.objects.create(verdict=Verdict.objects.get(), decision=decision, effort=decision.effort)


@pytest.fixture
def counted(egelund, school, strategy, lone, settings, tmp_path):
    """Definitions, files, figures of the house, of the school and of a place elsewhere."""
    settings.MEDIA_ROOT = tmp_path
    one_figure(egelund, school, strategy, lone)


@pytest.fixture
def let_out(counted, egelund, school, lone):
    """A draft being prepared, with its breakdown; one ready; one out to everyone, and one withdrawn."""
    nadia = make.person("Nadia", role="analyst", unit=egelund)
    found = one_release(egelund, school, nadia, lone)
    draft = release(egelund, nadia, breakdowns=("sex",))
    begin_preparation(release=draft, by=nadia)
    return found


@pytest.fixture
def people(planned, held, named, reminded, supplied, asked, reported, counted, let_out, request):
    """The personas in the order of the page; the citizen is None."""
    return {name: request.getfixturevalue(who) if who else None for name, who in PERSONAS.items()}


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def history():
    """The tables that triggers keep of what was, public schema only."""
    sql = "SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'pgh_id' AND attnum > 0"
    found = {name for (name,) in rows(sql)}
    return sorted(found & set(tables()))


def protected():
    """The tables with row policies, but for history."""
    return [name for name, has_policies in tables().items() if has_policies and name not in history()]


def rules():
    """Per table and command the condition a row must meet; all policies here permit, so any will do."""
    found = defaultdict(list)
    sql = "SELECT tablename, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2"
    for table, command, using, check in rows(sql):
        for each in LETTERS if command == "ALL" else [command]:
            need = [check] if each == "INSERT" else [using, check if each == "UPDATE" else None]
            found[table, each].append(" AND ".join(f"({part})" for part in need if part) or "true")
    return {key: " OR ".join(f"({each})" for each in every) for key, every in found.items()}


def may(table, command):
    """Whether the web's login may do it at all; to change, some column is enough."""
    test = "has_any_column_privilege" if command == "UPDATE" else "has_table_privilege"
    return rows(f"SELECT {test}('samspil_app', %s, %s)", f"public.{table}", command)[0][0]


def changeable(table):
    """The columns that may be changed, when they are not all."""
    if (
        not may(table, "UPDATE")
        or rows("SELECT has_table_privilege('samspil_app', %s, 'UPDATE')", table)[0][0]
    ):
        return []
    sql = (
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND has_column_privilege('samspil_app', attrelid, attnum, 'UPDATE') ORDER BY attname"
    )
    return [name for (name,) in rows(sql, table)]


def probe(table):
    """A copy of all rows that anyone may look into, so that hidden rows can be asked about too."""
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE "probe_{table}" AS SELECT * FROM "{table}"')
        cursor.execute(f'GRANT SELECT, UPDATE ON "probe_{table}" TO samspil_app')


def in_own_name(table, condition, person):
    """Puts the person where a condition wants the writer's own name."""
    asked = set(re.findall(r"(\w+) (?:=|IS DISTINCT FROM) samspil_person\(\)", condition))
    columns = {
        name
        for (name,) in rows("SELECT column_name FROM information_schema.columns WHERE table_name = %s", table)
    }
    with connection.cursor() as cursor:
        for column in sorted(asked & columns & OWN_NAME):
            cursor.execute(f'UPDATE "probe_{table}" SET "{column}" = %s', [person.pk if person else None])


def count(table, command, conditions, person):
    """How many rows the person may do it with: for reading asked of the table, else of the condition."""
    if not may(table, command) or (table, command) not in conditions:
        return 0
    if command == "SELECT":
        return rows(f'SELECT count(*) FROM "{table}"')[0][0]
    before = transaction.savepoint()
    condition = conditions[table, command]
    if command == "INSERT":
        in_own_name(table, condition, person)
    else:
        condition = f"({condition}) AND ({conditions.get((table, 'SELECT'), 'false')})"
    found = rows(f'SELECT count(*) FROM "probe_{table}" AS "{table}" WHERE {condition}')[0][0]
    transaction.savepoint_rollback(before)
    return found


def cells(table, conditions, people, acting):
    keys = every_key()
    for person in people.values():
        with acting(person):
            open_files(keys)
            found = {LETTERS[each]: count(table, each, conditions, person) for each in LETTERS}
        yield " ".join(f"{letter}{n}" for letter, n in found.items() if n) or "–"


def lines(table, conditions, people, acting):
    total = rows(f'SELECT count(*) FROM "{table}"')[0][0]
    only = f" (only {', '.join(changeable(table))})" if changeable(table) else ""
    yield f"{table}{only}"
    yield str(total)
    yield from cells(table, conditions, people, acting)


def page(people, acting):
    conditions, names = rules(), protected()
    for table in names:
        probe(table)
    parts = [HEAD]
    for config in sorted(apps.get_app_configs(), key=lambda each: each.label):
        own = [each for each in names if each.startswith(f"{config.label}_")]
        if own:
            parts += [f"\n## {config.label}\n", "| table | rows | " + " | ".join(people) + " |"]
            parts.append("|---" * (len(people) + 2) + "|")
        parts += ["| " + " | ".join(lines(table, conditions, people, acting)) + " |" for table in own]
    return "\n".join(parts) + "\n"


def test_the_page_says_what_the_database_does(people, acting):
    told = page(people, acting)
    if os.environ.get("SAMSPIL_WRITE") == "1":
        FILE.write_text(told, encoding="utf-8")

    assert FILE.exists() and FILE.read_text(encoding="utf-8") == told, "run `python scripts/who_sees_what.py`"


@pytest.mark.django_db
def test_every_protected_table_has_a_row_in_the_example(people):
    assert [table for table in protected() if not rows(f'SELECT count(*) FROM "{table}"')[0][0]] == []


@pytest.mark.django_db
def test_history_is_kept_and_read_by_nobody():
    open_ones = [
        table for table in history() if any(may(table, each) for each in LETTERS if each != "INSERT")
    ]

    assert history() and open_ones == []

"""Actions, evidence, accounts and contributions: what is written, and by whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from steering.plans.conftest import approved, events

import make
from samspil.steering.plans.actions import records
from samspil.steering.plans.models import Action, CoOwner, LeaderAccount

FIELDS = {"title": "Åben hal", "direction": "group", "environment": "leisure", "is_after_school": True}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def save(effort, action, by, *co_owners, **fields):
    return records.save_action(
        effort=effort, action=action, fields=FIELDS | fields, co_owners=list(co_owners), by=by
    )


@pytest.mark.requirement("LED-02", "NL-12")
def test_an_action_has_owners_from_several_groups(acting, own, amina, bo, egelund):
    with acting(amina):
        made = save(
            own, None, amina,
            CoOwner(group="parents", name="Forældrerådet"), CoOwner(group="administration", unit=egelund),
            owner=bo,
        )  # fmt: skip

    assert made.owner == bo
    assert [(each.group, str(each)) for each in made.co_owners.all()] == [
        ("parents", "Forældrerådet"),
        ("administration", "Egelund"),
    ]
    assert events() == [("action made", amina.pk)]


def test_changing_an_action_replaces_its_co_owners(acting, own, deed, bo):
    CoOwner.objects.create(action=deed, group="parents", name="Før")

    with acting(bo):
        save(own, deed, bo, CoOwner(group="boards", name="Nu"), title="Ny titel")

    deed.refresh_from_db()
    assert deed.title == "Ny titel"
    assert [str(each) for each in deed.co_owners.all()] == ["Nu"]
    assert events() == [("action changed", bo.pk)]


def test_a_change_keeps_evidence_that_came_in_meanwhile(acting, own, deed, amina):
    stale = Action.objects.get(pk=deed.pk)
    make.evidence(own, amina, action=deed)

    with acting(amina):
        save(own, stale, amina)

    deed.refresh_from_db()
    assert deed.evidence_count == 1


def test_an_owner_from_another_place_gives_the_action_away_whole(acting, central, lone, amina):
    effort = approved(central, lone)
    action = make.action(effort, owner=amina)
    CoOwner.objects.create(action=action, group="parents", name="Før")

    with acting(amina):
        save(effort, action, amina, CoOwner(group="boards", name="Bestyrelsen"), owner=lone)

    action.refresh_from_db()
    assert action.owner == lone
    assert [str(each) for each in action.co_owners.all()] == ["Bestyrelsen"]


def test_who_owns_the_effort_gives_its_actions_owners(acting, central, lone, amina):
    effort = approved(central, amina)

    with acting(amina):
        made = save(effort, None, amina, CoOwner(group="boards", name="Bestyrelsen"), owner=lone)

    assert made.co_owners.count() == 1


def test_evidence_moves_dates_and_counts(acting, own, deed, bo, today):
    with acting(bo):
        records.add_evidence(
            effort=own, action=deed, fields={"kind": "observation", "title": "Set", "text": "Otte"},
            file=None, by=bo,
        )  # fmt: skip

    own.refresh_from_db()
    deed.refresh_from_db()
    assert (own.evidence_count, deed.evidence_count) == (1, 1)
    assert own.news_on == deed.news_on == today
    assert events() == [("evidence added", bo.pk)]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "referat æøå.pdf",
        "a" * 300 + ".pdf",
        "con.pdf",
        "<script>.pdf",
        "x\u202efdp.pdf",
    ],
)
def test_a_file_is_stored_under_a_safe_name(acting, own, amina, tmp_path, name):
    file = SimpleUploadedFile("x", b"%PDF-1.7")
    file._name = name

    with acting(amina):
        made = records.add_evidence(
            effort=own, action=None, fields={"kind": "file", "title": "Referat"}, file=file, by=amina
        )

    stored = (tmp_path / made.file.name).resolve()
    assert stored.is_relative_to(tmp_path) and stored.read_bytes() == b"%PDF-1.7"
    assert made.file.name.isascii() and made.file.name.endswith(".pdf")
    assert made.file_name == name[-200:]


@pytest.mark.requirement("LED-01")
def test_a_leader_accounts_for_each_dimension_once_a_year(acting, school, amina):
    for text in ("Først", "Bedre"):
        with acting(amina):
            records.write_account(unit=school, year="2026/27", dimension="staff", text=text, by=amina)

    account = LeaderAccount.objects.get()
    assert (account.text, account.written_by) == ("Bedre", amina)
    assert events() == [("leader's account written", amina.pk)] * 2


@pytest.mark.requirement("LED-05", "FLG-18")
@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("politician", "politicians"),
        ("director", "administration"),
        ("leader", "leaders"),
        ("professional", "staff"),
        ("board_member", "boards"),
        ("parent", "parents"),
        ("pupil", "children"),
    ],
)
def test_every_group_brings_something_and_gets_an_answer(acting, school, lone, role, group):
    person = make.person("Freja", role=role, unit=school)
    fields = {"text": "Vi prøvede det.", "group": group, "together_with": ["parents"]}

    with acting(person):
        made = records.contribute(unit=school, fields=fields, by=person)
    with acting(lone):
        records.answer_contribution(contribution=made, answer="Tak, vi gør det.", by=lone)

    made.refresh_from_db()
    assert (made.by, made.answer, made.answered_by) == (person, "Tak, vi gør det.", lone)
    assert events() == [("contribution made", person.pk), ("contribution answered", lone.pk)]


RULES = [
    {"provision": "special", "special_reason": ""},
    {"blocked_by": "Ingen hal", "unblocked_by": ""},
    {"started_on": "2026-01-01"},
    {"planned_start": "2026-02-01", "planned_end": "2026-01-01"},
]


@pytest.mark.requirement("MAL-09")
@pytest.mark.parametrize("fields", RULES)
def test_the_database_keeps_the_promise(own, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.action(own, **fields)

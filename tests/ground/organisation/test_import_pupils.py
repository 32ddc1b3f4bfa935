"""The pupils of a roster: into class lists and the files that follow them, by the roster's own key."""

import pytest
from ground_files import MANIFEST, USERS, zipped

from make import child as make_child
from samspil.child.file.models import Enrolment, Pupil, RosterLink
from samspil.ground.organisation.actions.imports import asks
from samspil.ground.organisation.models import Import, ImportChange

PUPILS = "elevnummer;fornavn;efternavn;født;enhedsnummer;klasse;fra;til\n"
TWINS = (
    PUPILS + "e1;Alma;Holm;2017-03-02;101;3.A;2023-08-01;\n" + "e2;Asta;Holm;2017-03-02;101;3.A;2023-08-01;\n"
)
LISTED = MANIFEST.replace("file.enrollments,absent", "file.enrollments,bulk")
ENROLMENTS = (
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
    "n1,,,c1,s1,u3,student,true,2026-08-01,\n"
)


@pytest.fixture
def linde(school):
    school.number = "101"
    school.save()
    return school


def numbers(imported, *names):
    return tuple(imported.tally[name] for name in names)


def test_a_set_fills_the_class_list_and_again_changes_nothing(receive, carry_out):
    sent = zipped(manifest=LISTED, enrollments=ENROLMENTS)

    carry_out(receive(sent, kind="oneroster", name="set.zip"))
    again = receive(sent, kind="oneroster", name="set.zip")

    found = Pupil.objects.get()
    assert (found.key, found.name, found.group.name) == ("u3", "Barn Barnesen", "3.A")
    assert str(found.begins_on) == "2026-08-01"
    assert numbers(again, "added", "changed", "ended", "unchanged") == (0, 0, 0, 1)
    assert not ImportChange.objects.filter(of=again).exists()


def test_no_name_of_a_child_is_kept_with_an_import(receive):
    imported = receive(zipped(manifest=LISTED, enrollments=ENROLMENTS), kind="oneroster", name="set.zip")

    assert imported.tally["places"] == [["Lindeskolen", 1, 0, 0]]
    assert "Barnesen" not in str(Import.objects.values().get())
    assert not imported.changes.filter(label__contains="Barnesen").exists()


def test_whoever_goes_on_elsewhere_has_moved(receive, carry_out, linde):
    carry_out(receive(zipped(manifest=LISTED, enrollments=ENROLMENTS), kind="oneroster", name="set.zip"))
    moved = zipped(
        manifest=LISTED,
        users=USERS.replace("s1,student", "s2,student"),
        enrollments=ENROLMENTS.replace("c1,s1", "c2,s2"),
        classes=None,
    )
    moved = receive(_with_class(moved), kind="oneroster", name="set.zip")

    assert numbers(moved, "added", "ended", "moved", "ending") == (1, 1, 1, 0)
    carry_out(moved, accept=True)
    assert {(each.unit.name, each.ends_on is None) for each in Pupil.objects.all()} == {
        ("Lindeskolen", False),
        ("Birkeskolen", True),
    }


def _with_class(sent):
    """The set with a class at the other school."""
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    from ground_files import CLASSES  # noqa: PLC0415

    into = io.BytesIO(sent)
    with zipfile.ZipFile(into, "a") as archive:
        archive.writestr("classes.csv", CLASSES + "c2,,,3.B,3,,,homeroom,,s2,\n")
    return into.getvalue()


def test_a_list_that_ends_many_stops_and_asks(receive, carry_out, linde, settings):
    carry_out(receive(TWINS))

    short = receive(TWINS.rsplit("e2", 1)[0])

    assert numbers(short, "ended", "standing") == (1, 2)
    assert asks(short)
    settings.IMPORT_ENDING_LIMIT = 0.5
    assert not asks(short)


def test_twins_under_one_number_are_told_of_and_not_made_one(receive, linde):
    imported = receive(TWINS.replace("e2;", "e1;"))

    assert imported.state == "refused"
    assert imported.problems.get().code == "two_children"


def test_twins_with_one_national_number_stay_two(receive, carry_out):
    users = USERS.replace("email,agent", "identifier,email,agent").replace(
        "student,kid,Barn,Barnesen,", "student,kid,Barn,Barnesen,0101010101,"
    )
    users = (
        users.replace("Bo,Dahl,", "Bo,Dahl,,")
        .replace("Ann,Kjær,", "Ann,Kjær,,")
        .replace("Mor,Barnesen,", "Mor,Barnesen,,")
    )
    users += "u5,,,true,s1,student,kid2,Bror,Barnesen,010101-0101,,\n"

    imported = receive(zipped(users=users), kind="oneroster", name="set.zip")

    told = imported.problems.get(code="number_twice")
    assert (told.severity, "0101" in told.message) == ("warning", False)
    carry_out(imported)
    assert Pupil.objects.count() == 2


def test_a_new_key_with_the_same_name_is_told_of(receive, carry_out, linde):
    carry_out(receive(TWINS))

    assert receive(TWINS.replace("e2;", "e7;")).tally["alike"] == 1


def test_the_file_about_a_pupil_follows_the_roster(receive, carry_out, linde, bo, gitte, acting):
    carry_out(receive(TWINS))
    noah = make_child.child(linde, bo)
    RosterLink.objects.create(child=noah, source=Pupil.objects.first().source, key="e1")

    short = receive(PUPILS + TWINS.splitlines()[2] + "\n")
    with acting(gitte):
        carry_out(short, accept=True)

    assert [each.ends_on is None for each in Enrolment.objects.filter(child=noah)] == [False]


def test_a_file_is_opened_from_the_class_list_and_once(client, receive, carry_out, linde, bo):
    carry_out(receive(TWINS))
    client.sign_in(bo)
    listed = client.get("/children/class-lists/").content.decode()
    alma = Pupil.objects.get(key="e1")
    assert "Alma Holm" in listed and f"?pupil={alma.pk}" in listed
    form = client.get(f"/children/add/?pupil={alma.pk}").context["page"].form
    words = {"strengths": "Bygger", "surroundings": "Ro", "part": "Lærer", "given_name": "Alma"}
    said = {**words, "family_name": "Holm", "born_on": "2017-03-02", "unit": linde.pk, "pupil": alma.pk}

    first, second = (client.post("/children/add/", said) for _ in range(2))

    assert form.initial["given_name"] == "Alma"
    assert first.status_code == 302
    assert RosterLink.objects.get().key == "e1"
    assert "Ask the leader to bring you in" in second.content.decode()


def test_a_class_list_is_for_who_works_there(acting, receive, carry_out, linde, bo, lone):
    carry_out(receive(TWINS))

    with acting(bo):
        assert Pupil.objects.count() == 2
    with acting(lone):
        assert Pupil.objects.count() == 0

"""A OneRoster set, read."""

from datetime import date

from samspil.tools.exchange.oneroster import read_roster
from samspil.tools.exchange.oneroster_manifest import Mode
from samspil.tools.exchange.oneroster_rows import Status
from samspil.tools.exchange.problems import Findings, Place, message, problem_text, remedy

USERS_1_2 = (
    "sourcedId,enabledUser,username,givenName,familyName,primaryOrgSourcedId\n"
    "u1,true,amina,Amina,Sørensen,north\n"
)
ROLES_1_2 = (
    "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
    "r1,u1,primary,ext:resourcePerson,2026-08-01,2027-07-31,north\n"
)


def test_a_sound_set_loads(whole_set, zipped):
    roster = read_roster(zipped(whole_set))

    assert not roster.problems
    assert (roster.version, roster.modes["users"]) == ("1.1", Mode.BULK)
    assert [(each.sourced_id, each.parent_id, each.line) for each in roster.orgs] == [
        ("city", "", 2),
        ("north", "city", 3),
    ]
    assert roster.users[0].family_name == "Sørensen"
    assert [(each.user_id, each.org_id, each.role) for each in roster.roles] == [
        ("u1", "north", "teacher"),
        ("u2", "north", "student"),
        ("u2", "city", "student"),
    ]
    assert roster.groups[0].session_ids == ("y26",)
    assert roster.enrolments[0].group_id == "c1"


def test_a_folder_reads_like_a_zip(whole_set, zipped, tmp_path):
    for name, content in whole_set.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    assert read_roster(tmp_path) == read_roster(zipped(whole_set))


def test_1_2_has_its_roles_in_a_file_and_may_extend_them(whole_set, zipped, make_manifest):
    whole_set |= {"users.csv": USERS_1_2, "roles.csv": ROLES_1_2}
    whole_set["manifest.csv"] = make_manifest("1.2", orgs="bulk", users="bulk", roles="bulk")

    role = read_roster(zipped(whole_set)).roles[0]

    assert (role.role, role.role_type, role.ends_on) == ("ext:resourcePerson", "primary", date(2027, 7, 31))


def test_1_1_knows_no_extended_roles(whole_set, zipped, found):
    whole_set["users.csv"] = whole_set["users.csv"].replace("teacher", "ext:resourcePerson")

    assert found(read_roster(zipped(whole_set))) == [("unknown_value", "users.csv", 2)]


def test_a_folder_inside_the_zip_is_found(whole_set, zipped):
    roster = read_roster(zipped({f"export/{name}": content for name, content in whole_set.items()}))

    assert len(roster.orgs) == 2
    assert [each.code for each in roster.notes] == ["in_folder"]


def test_without_a_manifest_what_is_there_is_complete(whole_set, zipped):
    del whole_set["manifest.csv"], whole_set["enrollments.csv"]

    roster = read_roster(zipped(whole_set))

    assert roster.notes[0].code == "no_manifest"
    assert roster.modes["orgs"] is Mode.BULK
    assert roster.modes["enrollments"] is Mode.ABSENT


def test_a_delta_may_refer_to_what_is_known_already(zipped, make_manifest):
    users = (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName\n"
        "u9,tobedeleted,2026-08-01T12:00:00.000Z,true,south,teacher,eva,Eva,Holm\n"
    )
    roster = read_roster(zipped({"manifest.csv": make_manifest(users="delta"), "users.csv": users}))

    assert not roster.problems
    assert roster.users[0].status is Status.ENDING
    assert [(each.target, each.sourced_id, each.place.column) for each in roster.unresolved] == [
        ("orgs", "south", "orgSourcedIds")
    ]
    assert "south" in message(roster.unresolved[0].as_problem())


def test_a_delta_should_say_what_became_of_each_row(zipped, make_manifest, found):
    orgs = "sourcedId,status,name,type\nnorth,,Nordskolen,school\n"
    roster = read_roster(zipped({"manifest.csv": make_manifest(orgs="delta"), "orgs.csv": orgs}))

    assert found(roster, all_of_them=True) == [("empty_standard_value", "orgs.csv", 2)]


def test_extra_columns_and_unneeded_files_are_named_and_left(whole_set, zipped):
    whole_set["orgs.csv"] = (
        "sourcedId,name,type,metadata.boarding,ext_x\nnorth,N,school,FALSE,1\ncity,C,district,,\n"
    )
    whole_set["demographics.csv"] = "sourcedId,birthDate\nu1,1980-01-01\n"
    notes = {each.code: problem_text(each) for each in read_roster(zipped(whole_set)).notes}

    assert "metadata.boarding, ext_x" in notes["columns_ignored"]
    assert "demographics.csv" in notes["file_not_read"]


def test_a_byte_order_mark_is_no_part_of_a_name(whole_set, zipped):
    whole_set["orgs.csv"] = "\N{BYTE ORDER MARK}" + whole_set["orgs.csv"]

    assert not read_roster(zipped(whole_set)).problems


def test_a_line_break_inside_a_value_does_not_shift_the_lines(whole_set, zipped):
    whole_set["orgs.csv"] = 'sourcedId,name,type\nnorth,"Nord\nskolen",school\ncity,City,district\n'

    assert [(each.name, each.line) for each in read_roster(zipped(whole_set)).orgs] == [
        ("Nord skolen", 2),
        ("City", 4),
    ]


def test_hostile_names_are_kept_but_tamed(whole_set, zipped, found):
    whole_set["users.csv"] = whole_set["users.csv"].replace("Amina", "=cmd|'/c calc'!A1\u202e<b>")
    roster = read_roster(zipped(whole_set))

    assert roster.users[0].given_name == "=cmd|'/c calc'!A1<b>"
    assert found(roster, all_of_them=True) == [("control_characters", "users.csv", 2)]


def test_a_flood_of_one_error_is_counted():
    findings = Findings()
    for line in range(1000):
        findings.add("empty_value", Place("users.csv", line, "givenName"))

    assert len(findings.problems()) == 101
    assert findings.problems()[-1].code == "more_errors"
    assert findings.problems()[-1].params["count"] == 900


def test_words_and_values_are_apart():
    findings = Findings()
    findings.add("dangling", Place("orgs.csv", 3, "parentSourcedId"), value="x\n" * 300, target="orgs.csv")
    problem = findings.problems()[0]

    assert problem.params["target"] == "orgs.csv"
    assert len(message(problem)) < 300
    assert remedy(problem) == "Add the missing row, or correct the identifier."
    assert problem_text(problem).startswith("orgs.csv, line 3, column parentSourcedId: ")

"""An operator takes an older version's backup onto an empty machine, backs up, breaks it and gets it back."""

import hashlib
from dataclasses import replace
from stat import S_IMODE

import pytest
from config.operations.house import empty_house
from config.operations.packing import pack_earlier

from samspil.config.operations.verifying import verify

WORDS = "a sentence for the test"


@pytest.fixture(scope="module")
def house():
    """The earlier house, restored by this version on a machine that had nothing."""
    with empty_house() as house:
        house.earlier = pack_earlier(house.data.parent / "earlier.backup")
        house.said = house.run("restore", house.earlier)
        # Kept before any test of this file writes, whatever the order.
        house.found = {each.name: rows(house, each.name) for each in verify(house.earlier).tables}
        house.files = files_of(house)
        house.key = (house.data / "secret-key").read_bytes()
        yield house


def rows(house, table):
    return house.ask(f'SELECT count(*) FROM "{table}"')[0][0]


def standing(manifest):
    """What must be the same after a round trip: all but the moment it was made."""
    return replace(manifest, made_at="")


def files_of(house):
    home = house.data / "files"
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in home.rglob("*")
        if path.is_file()
    }


def test_an_older_backup_comes_back_on_an_empty_machine_and_is_brought_up_to_date(house):
    then = verify(house.earlier)

    assert "brought it up to date" in house.said
    # Migrations of this version may add kinds of things; what people wrote keeps its number of rows.
    wrote = {
        each.name: each.rows
        for each in then.tables
        if each.name.startswith(("plans_", "organisation_", "audit_"))
    }
    assert {name: house.found[name] for name in wrote} == wrote
    files = {each.path: each.sha256 for each in then.files if each.path.startswith("files/")}
    assert {f"files/{name}": digest for name, digest in house.files.items()} == files
    assert house.key.startswith(b"the-key-of-an-earlier-house")


def test_it_is_backed_up_broken_and_got_back(house, tmp_path):
    (house.data / "files" / "evidence" / "note.txt").write_text("written after the older backup")
    house.tell("UPDATE organisation_person SET given_name = E'Ægir\\t\\\\ \\n\U0001f600' WHERE id = 1")
    house.tell(
        'INSERT INTO audit_event (person_name, what, "table", target, label, note)'
        " VALUES ('x', 'y', 'z', 1, '', E'a\\rb')"
    )
    house.tell(LETTERS)
    (tmp_path / "words").write_text(WORDS)
    sealed = ("--passphrase-file", tmp_path / "words")
    said = house.run("backup", tmp_path / "first", *sealed)
    first, files, sums = verify(tmp_path / "first", WORDS), files_of(house), policies(house)
    key = (house.data / "secret-key").read_bytes()

    house.tell("TRUNCATE plans_plan, audit_event CASCADE")
    house.tell("DROP TABLE strategy_term CASCADE")
    house.tell("ALTER SEQUENCE organisation_person_id_seq RESTART WITH 1")
    (house.data / "files" / "evidence" / "note.txt").unlink()
    (house.data / "secret-key").unlink()
    refused = house.run("restore", tmp_path / "first", *sealed, fails=True)
    restored = house.run("restore", tmp_path / "first", *sealed, "--replace")
    letters = house.ask("SELECT state, fault <> '' FROM reminders_letter ORDER BY id")
    house.tell("UPDATE reminders_letter SET state = 'waiting', fault = '' WHERE person_id = 2")
    house.run("backup", tmp_path / "second", *sealed)

    assert "is sound" in said and S_IMODE((tmp_path / "first").stat().st_mode) == 0o600
    assert "say --replace" in refused
    # What left after the backup was made is not sent a second time.
    assert "1 letters waited" in restored and letters == [("unsure", True), ("failed", False)]
    assert standing(verify(tmp_path / "second", WORDS)) == standing(first)
    assert files_of(house) == files and policies(house) == sums
    assert (house.data / "secret-key").read_bytes() == key
    assert not list(house.data.glob("restore-*")) and not list(house.data.glob(".backup-*"))


LETTERS = """
    INSERT INTO reminders_letter (root_id, person_id, kind, "on", email, language, subject, text, html,
        message_id, state, tries, made_at, next_try_at, fault)
    SELECT 1, p, 'week', '2026-11-20', 'a@egelund.example', 'da', 'x', 'y', '',
        p::text, s, 0, now(), now(), ''
    FROM (VALUES (2, 'waiting'), (3, 'failed')) AS l (p, s)
"""


def policies(house):
    return (
        house.ask("SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2")
        + house.ask("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1, 2")
        + house.ask(
            "SELECT tgname, tgrelid::regclass::text, tgenabled FROM pg_trigger"
            " WHERE NOT tgisinternal ORDER BY 1, 2"
        )
    )


def stranger(manifest):
    manifest["migrations"].append(["plans", "9999_from_the_future"])


def test_whatever_is_refused_leaves_everything_as_it_was(house, tmp_path):
    house.run("backup", tmp_path / "before")
    before, files = verify(tmp_path / "before"), files_of(house)
    whole = house.earlier.read_bytes()
    (tmp_path / "cut").write_bytes(whole[:-2000])
    (tmp_path / "foreign").write_bytes(b"PGDMP" * 99)
    pack_earlier(tmp_path / "newer", change=stranger)
    pack_earlier(tmp_path / "sealed", passphrase=WORDS)

    commands = {
        name: ("restore", tmp_path / name, "--replace")
        for name in ("cut", "foreign", "newer", "sealed", "none")
    }
    said = house.refused(commands, SAMSPIL_BACKUP_PASSPHRASE="no")
    with house.connect("samspil_app"):
        said["company"] = house.run("restore", house.earlier, "--replace", fails=True)
    said["there"] = house.run("backup", tmp_path / "before", fails=True)
    house.run("backup", tmp_path / "after")

    for name, words in SAYS.items():
        assert words in " ".join(said[name].split()), said[name]
    assert "Traceback" not in "".join(said.values())
    assert standing(verify(tmp_path / "after")) == standing(before) and files_of(house) == files


SAYS = {
    "cut": "damaged or cut short. Take another copy",
    "foreign": "This is not a Samspil backup",
    "newer": "does not know plans.9999_from_the_future",
    "sealed": "The passphrase is wrong",
    "none": "No such file",
    "company": "Stop the web and the worker first",
    "there": "A backup is never written over",
}


def test_what_fails_midway_is_taken_back(house, tmp_path):
    """Rows that point to nobody are found when the keys come back: after everything was loaded."""
    house.run("backup", tmp_path / "before")
    before, files = verify(tmp_path / "before"), files_of(house)
    path = pack_earlier(tmp_path / "broken", change=without_people, leave_out="tables/organisation_person/")

    said = house.run("restore", path, "--replace", fails=True)
    house.run("backup", tmp_path / "after")

    assert "Nothing was restored" in said and "foreign key" in said
    assert standing(verify(tmp_path / "after")) == standing(before) and files_of(house) == files
    assert house.ask("SELECT to_regnamespace('samspil_before')") == [(None,)]
    assert not list(house.data.glob("restore-*"))


def without_people(manifest):
    for each in manifest["tables"]:
        if each["name"] == "organisation_person":
            each.update(rows=0, parts=0, sha256=hashlib.sha256().hexdigest())

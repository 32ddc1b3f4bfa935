"""`samspil import`: the same import from a terminal."""

import io

import pytest
from django.core.management import CommandError, call_command
from ground_files import TWO_UNITS, UNITS

from samspil.ground.organisation.models import Import, Unit


@pytest.fixture
def run(gitte, tmp_path):
    def ran(text, *options, name="list.csv"):
        file = tmp_path / name
        file.write_text(text)
        said = io.StringIO()
        try:
            call_command(
                "import",
                str(file),
                "--kind",
                "staff-list",
                "--by",
                gitte.account.email,
                *options,
                stdout=said,
            )
        except SystemExit as stop:
            return stop.code, said.getvalue()
        return 0, said.getvalue()

    return ran


def test_it_imports_and_says_how_many(run, egelund):
    code, said = run(TWO_UNITS)

    assert code == 0
    assert "Units: 2 added, 0 changed, 0 ended" in said
    assert Unit.objects.count() == 3


def test_what_is_wrong_is_printed_with_its_place(run):
    code, said = run(UNITS + "101;A;castle;\n")

    assert code == 1
    assert "list.csv, line 2, column kind: “castle” is not a value of kind" in said
    assert Unit.objects.count() == 1


def test_a_dry_run_changes_nothing(run):
    code, said = run(TWO_UNITS, "--dry-run")

    assert (code, Unit.objects.count(), Import.objects.get().state) == (0, 1, "dropped")
    assert "2 added" in said


def test_endings_stop_it(run):
    run(TWO_UNITS)

    code, said = run(UNITS + "101;Lindeskolen;skole;\n")
    assert code == 1 and "1 of 2 units" in said

    assert run(UNITS + "101;Lindeskolen;skole;\n", "--accept-endings")[0] == 0
    assert Unit.objects.get(number="102").closed_on


def test_it_says_who_and_what_it_cannot_find(run, gitte, elsewhere):
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("import", "x.csv", "--kind", "oneroster", "--by", "no@one")
    with pytest.raises(CommandError, match="No such file"):
        call_command("import", "x.csv", "--kind", "oneroster", "--by", gitte.account.email)
    with pytest.raises(CommandError, match="--unit"):
        run(TWO_UNITS, "--unit", str(elsewhere.pk))

"""The administrator's day: a list of staff comes in, and is seen through before anything is written."""

import pytest

pytestmark = pytest.mark.journey
ADMINISTRATOR = "soeren@egelund.example"
BOTH = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
GOOD = """person_key;given_name;family_name;unit_number;role
t-{n};Asta;Prøve {n};{unit};professional
"""
BAD = """person_key;given_name;family_name;unit_number;role
t-9;Asta;Prøve;{unit};professional
t-10;Bent;Prøve;999999;professional
"""


@BOTH
def test_he_sees_what_a_list_would_change_before_it_does(visit, script):
    administrator, unit = _arrives(visit, script)
    _sends(administrator, GOOD.format(n=1 + script, unit=unit))
    administrator.look()
    assert f"Prøve {1 + script}" in administrator.text
    if (asked := administrator.page.locator("[name=accept_endings]")).count():
        asked.check()
    administrator.press("Carry out the import")
    administrator.look()
    administrator.open(f"/people/?q=Prøve+{1 + script}")

    assert f"Asta Prøve {1 + script}" in administrator.text


@BOTH
def test_he_is_told_line_and_column_of_what_is_wrong(visit, script):
    administrator, unit = _arrives(visit, script)
    _sends(administrator, BAD.format(unit=unit))
    administrator.look()

    wrong = administrator.page.get_by_role("row", name="999999").inner_text()
    assert "3" in wrong and "unit_number" in wrong
    assert not administrator.page.get_by_role("button", name="Carry out the import").count()


def _arrives(visit, script):
    administrator = visit(script=script, language="en").sign_in(ADMINISTRATOR, language="en")
    page = administrator.open("/units/?q=Lindeskolen")
    row = page.get_by_role("row", name="Lindeskolen").first
    return administrator, row.locator("td").nth(1).inner_text().strip()


def _sends(administrator, text):
    administrator.open("/imports/add/")
    file = {"name": "staff.csv", "mimeType": "text/csv", "buffer": text.encode()}
    administrator.page.set_input_files("[name=file]", file)
    administrator.press("Read the file")

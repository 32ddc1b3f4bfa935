"""The administrator's day: a list of staff comes in, and is seen through before anything is written."""

import re

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
ADMINISTRATOR = "soeren@egelund.example"
GOOD = """person_key;given_name;family_name;unit_number;role
t-1;Asta;Prøve;{unit};professional
"""
BAD = """person_key;given_name;family_name;unit_number;role
t-9;Asta;Prøve;{unit};professional
t-10;Bent;Prøve;999999;professional
"""


@BOTH
def test_he_sees_what_a_list_would_change_before_it_does(visit, script):
    administrator, unit = _arrives(visit, script)
    _sends(administrator, GOOD.format(unit=unit))
    administrator.look()
    assert "Asta" in administrator.text
    administrator.picture("administrator-preview")
    if (asked := administrator.page.locator("[name=accept_endings]")).count():
        asked.check()
    administrator.press("Carry out the import")
    administrator.look()
    administrator.open("/people/?q=Prøve")

    assert "Asta Prøve" in administrator.text


@BOTH
def test_he_is_told_line_and_column_of_what_is_wrong(visit, script):
    administrator, unit = _arrives(visit, script)
    _sends(administrator, BAD.format(unit=unit))
    administrator.look()

    administrator.picture("administrator-faults")
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


@BOTH
def test_he_is_told_where_a_strategy_cannot_be_read(visit, script):
    administrator = visit(script=script, language="en").sign_in(ADMINISTRATOR, language="en")
    administrator.open("/strategy/load/")
    file = {"name": "strategy.yaml", "mimeType": "text/yaml", "buffer": b"key: ours\nfocus: 3\n"}
    administrator.page.set_input_files("[name=file]", file)
    administrator.write(adopted_by="The council", adopted_on="2026-10-01", begins_on="2027-01-01")
    administrator.press("Take it into use")
    administrator.picture("operator-strategy")
    administrator.look()

    faults = administrator.page.get_by_role("row")
    assert "Nothing was loaded" in administrator.text
    assert faults.count() > 1 and re.search(r"\d", faults.nth(1).inner_text())

"""The accessibility statement, and how information is looked after."""

import pytest


def test_the_statement_claims_no_more_than_is_true(client, strategy, settings):
    settings.HELP_PHONE = "12 34 56 78"

    shown = client.get("/was/").content.decode()

    assert "People have not yet tested the pages" in shown and "NVDA" in shown
    assert "12 34 56 78" in shown and f"/public/{strategy.unit_id}/suggest/" in shown
    assert "21 November 2026" in shown


def test_privacy_says_what_is_open_and_who_reads_letters(client, strategy):
    shown = client.get("/privacy/").content.decode()

    assert "Two logins" in shown and "What anyone can see" in shown and "What takes a sign-in" in shown
    assert "The director, the heads and the follow-up group read it." in shown


@pytest.mark.parametrize("url", ["/was/", "/privacy/"])
def test_without_a_number_the_page_says_so(client, strategy, settings, url):
    settings.HELP_PHONE = ""

    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", ["/was/", "/privacy/", "/public/", "/public/strategy/", "/public/places/"])
def test_reading_takes_no_other_method(client, strategy, url):
    assert client.post(url).status_code == 405

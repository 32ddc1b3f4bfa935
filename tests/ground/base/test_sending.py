"""What somebody wrote is not lost when they were signed out meanwhile, and not done twice."""

import re

import pytest
from conftest import PolicyClient
from django.urls import reverse

from samspil.child.support.models import Sparring

HERE = {"Origin": "http://testserver"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def browser(db, bo):
    """Bo's, with tokens as in life."""
    return PolicyClient(enforce_csrf_checks=True).sign_in(bo)


@pytest.fixture
def asked(browser, school, today):
    """What the open form about a difficult break sends."""
    return {
        "csrfmiddlewaretoken": token(browser.get(reverse("ask-sparring"))),
        "unit": school.pk,
        "community": "I små grupper går det godt.",
        "need": "I frikvarteret <b>er</b> det svært.",
        "topic": "play",
        "raised_on": today,
    }


def token(response):
    return TOKEN.search(response.content.decode())[1]


def test_who_was_signed_out_gets_their_words_back_and_sends_them_after_signing_in(browser, asked, bo):
    form = reverse("ask-sparring")
    browser.cookies.pop("sessionid")

    late = browser.post(form, asked, headers=HERE)

    assert late.status_code == 403 and "no-store" in late["Cache-Control"]
    assert "I frikvarteret &lt;b&gt;er&lt;/b&gt; det svært." in late.content.decode()
    browser.sign_in(bo)
    browser.cookies.pop("csrftoken")
    refused = browser.post(form, asked, headers=HERE)
    assert refused.status_code == 403 and "I frikvarteret" in refused.content.decode()
    assert not Sparring.objects.exists()
    sent = browser.post(form, asked | {"csrfmiddlewaretoken": token(refused)}, headers=HERE)
    assert sent.status_code == 302 and Sparring.objects.count() == 1


def test_another_page_gets_no_form_of_ours_filled_in(browser, asked):
    browser.cookies.pop("csrftoken")

    for origin in ({}, {"Origin": "null"}, {"Origin": "https://elsewhere.example"}):
        answer = browser.post(reverse("ask-sparring"), asked, headers=origin)
        assert answer.status_code == 403 and "I frikvarteret" not in answer.content.decode()


def test_a_password_is_never_handed_back(browser):
    secret = {"oldpassword": "correct horse battery", "csrfmiddlewaretoken": "x"}

    answer = browser.post(reverse("account_change_password"), secret, headers=HERE)

    assert answer.status_code == 403 and "correct horse" not in answer.content.decode()


def test_a_button_pressed_too_late_leads_back_to_its_page(client):
    came, late = {"Referer": "http://testserver/children/"}, reverse("finish-task", args=[1])

    assert client.post(late, headers=came)["Location"] == "/account/login/?next=/children/"
    assert client.post(late)["Location"] == "/account/login/"


def test_a_form_sent_twice_is_one_act_and_another_form_another(browser, asked):
    form = reverse("ask-sparring")

    first, second = (browser.post(form, asked, headers=HERE) for _press in range(2))

    assert first["Location"] == second["Location"] and Sparring.objects.count() == 1
    assert "Nothing has been done twice" in browser.get(second["Location"]).content.decode()
    anew = asked | {"csrfmiddlewaretoken": token(browser.get(form))}
    assert browser.post(form, anew, headers=HERE)["Location"] != first["Location"]


def test_what_was_put_right_may_be_sent_again(browser, asked):
    form = reverse("ask-sparring")

    assert browser.post(form, asked | {"need": ""}, headers=HERE).status_code != 302
    assert browser.post(form, asked, headers=HERE).status_code == 302

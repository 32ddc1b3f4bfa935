"""Coming in with e-mail and password, as the web's own login sees it."""

import re
import time
from datetime import timedelta

from django.core import mail
from django.urls import reverse
from django.utils.timezone import localdate

import make
from samspil.ground.organisation.models import Account

PASSWORD = "correct horse battery"
REFUSED = "Too many failed login attempts"
WRONG = "do not belong together"


def try_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def is_in(client):
    return client.get(reverse("home")).status_code == 200


def words(response):
    """What the page says, without what differs from one request to the next."""
    text = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|value="[^"]*@[^"]*"', "", text)


def link_in_mail(client, email):
    client.post(reverse("account_reset_password"), {"email": email})
    return re.search(r"http://\S+", mail.outbox[-1].body).group().removeprefix("http://testserver")


def choose(client, link, password):
    """Follow the link, as a browser does, and write the new password twice."""
    form = client.get(link).url
    return client.post(form, {"password1": password, "password2": password})


def test_email_and_password_open_the_front_page(client, amina):
    answer = try_in(client, amina.account.email)

    assert (answer.status_code, answer.url) == (302, reverse("home"))
    assert is_in(client)


def test_the_letters_of_an_email_may_be_large(client, amina):
    try_in(client, amina.account.email.upper())

    assert is_in(client)


def test_sign_in_leads_back_to_where_one_was_going(client, amina):
    plans = reverse("plans")
    to_sign_in = client.get(plans).url

    answer = client.post(to_sign_in, {"login": amina.account.email, "password": PASSWORD, "next": plans})

    assert answer.url == plans


def test_sign_in_leads_to_no_other_house(client, amina):
    fields = {"login": amina.account.email, "password": PASSWORD, "next": "https://evil.example/"}

    answer = client.post(reverse("account_login"), fields)

    assert answer.url == reverse("home")


def test_the_session_is_a_new_one_after_sign_in(client, amina):
    client.post(reverse("set_language"), {"language": "da"})
    client.get(reverse("account_login"))
    before = client.session.session_key

    try_in(client, amina.account.email)

    assert client.session.session_key not in (before, None)


def test_sign_in_ends_with_the_browser(client, amina):
    """As the page about privacy promises; nothing is offered that would keep it longer."""
    fields = {"login": amina.account.email, "password": PASSWORD, "remember": "on"}

    cookie = client.post(reverse("account_login"), fields).cookies["sessionid"]

    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_a_wrong_password_says_the_same_as_an_unknown_email(client, amina):
    wrong = try_in(client, amina.account.email, "not the password")
    unknown = try_in(client, "nobody@egelund.example", "not the password")

    assert WRONG in words(wrong)
    assert words(wrong) == words(unknown)
    assert not is_in(client)


def test_after_five_failures_the_right_password_is_refused_too(client, amina):
    for _n in range(5):
        assert REFUSED not in words(try_in(client, amina.account.email, "guess"))

    answer = try_in(client, amina.account.email)

    assert REFUSED in words(answer)
    assert not is_in(client)


def test_an_unknown_email_is_refused_after_as_many(client, db):
    for _n in range(5):
        try_in(client, "nobody@egelund.example", "guess")

    assert REFUSED in words(try_in(client, "nobody@egelund.example", "guess"))


def test_five_minutes_later_sign_in_works_again(client, amina, monkeypatch):
    for _n in range(6):
        try_in(client, amina.account.email, "guess")
    later = time.time() + 5 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: later)

    try_in(client, amina.account.email)

    assert is_in(client)


def test_the_failures_of_one_do_not_lock_out_another(client, amina, bo):
    for _n in range(6):
        try_in(client, amina.account.email, "guess")

    try_in(client, bo.account.email)

    assert is_in(client)


def test_nobody_can_sign_up(client, db):
    fields = {"email": "new@egelund.example", "password1": PASSWORD, "password2": PASSWORD}

    answer = client.post(reverse("account_signup"), fields)

    assert "You get your account from your leader" in words(answer)
    assert not Account.objects.filter(email="new@egelund.example").exists()


def test_an_inactive_account_cannot_sign_in(client, amina):
    Account.objects.filter(person=amina).update(is_active=False)

    try_in(client, amina.account.email)

    assert client.get(reverse("home")).status_code == 302


def test_an_account_closed_today_is_out_today(client, amina):
    try_in(client, amina.account.email)
    Account.objects.filter(person=amina).update(is_active=False)

    assert client.get(reverse("home")).status_code == 302


def test_sign_out_needs_a_post(client, amina):
    try_in(client, amina.account.email)

    client.get(reverse("account_logout"))
    assert is_in(client)

    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_who_has_no_role_today_is_told_so_and_can_sign_out(client, school):
    ended = make.person("Ida")
    make.role(ended, "professional", school, ends_on=localdate() - timedelta(days=1))
    try_in(client, ended.account.email)

    page = client.get(reverse("home"))

    assert page.status_code == 404
    assert "Ask the leader of your unit" in words(page)
    assert f'action="{reverse("account_logout")}"' in words(page)
    assert f'href="{reverse("account_login")}"' not in words(page)
    client.post(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 302


def test_who_has_a_role_is_not_told_that_one_is_missing(client, amina):
    try_in(client, amina.account.email)

    assert "No role yet" not in words(client.get("/nowhere/"))


def test_a_visitor_is_not_told_that_a_role_is_missing(client, db):
    assert "No role yet" not in words(client.get("/nowhere/"))


def test_the_link_in_the_mail_sets_a_new_password(client, amina):
    link = link_in_mail(client, amina.account.email)

    choose(client, link, "staple the battery twice")

    assert mail.outbox[0].to == [amina.account.email]
    try_in(client, amina.account.email)
    assert not is_in(client)
    try_in(client, amina.account.email, "staple the battery twice")
    assert is_in(client)


def test_the_link_works_once(client, amina):
    link = link_in_mail(client, amina.account.email)
    choose(client, link, "staple the battery twice")

    assert "This link has been used" in words(client.get(link))


def test_a_weak_new_password_is_refused(client, amina):
    link = link_in_mail(client, amina.account.email)

    answer = choose(client, link, "kort")

    assert "12 characters" in words(answer)
    try_in(client, amina.account.email)
    assert is_in(client)


def test_reset_says_the_same_for_an_unknown_email_and_mails_nobody(client, amina):
    known = client.post(reverse("account_reset_password"), {"email": amina.account.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@egelund.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mail.outbox] == [[amina.account.email]]


def test_one_can_change_ones_own_password(client, amina):
    try_in(client, amina.account.email)
    fields = {"oldpassword": PASSWORD, "password1": "staple the battery", "password2": "staple the battery"}

    client.post(reverse("account_change_password"), fields)
    client.post(reverse("account_logout"))

    try_in(client, amina.account.email, "staple the battery")
    assert is_in(client)


def test_the_language_switch_works_without_signing_in(client, db):
    fields = {"language": "da", "next": reverse("account_login")}

    answer = client.post(reverse("set_language"), fields, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("account_login")
    assert '<html lang="da">' in words(answer)

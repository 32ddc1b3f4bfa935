"""What the database lets a request write of accounts while nobody is signed in yet."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from samspil.ground.base.context import vouch_for
from samspil.ground.organisation.models import Account

PASSWORD = "correct horse battery"


def overwrite(account, column, value):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE organisation_account SET {column} = %s WHERE id = %s", [value, account.pk])
        return cursor.rowcount


@pytest.mark.parametrize(
    ("column", "value"), [("password", "x"), ("last_login", None), ("email", "x@egelund.example")]
)
def test_nobody_overwrites_an_account(acting, amina, column, value):
    with acting(None):
        assert overwrite(amina.account, column, value) == 0


def test_who_is_vouched_for_may_have_a_new_password_and_no_one_else(acting, amina, bo):
    with acting(None):
        vouch_for(amina.account.pk)

        assert overwrite(amina.account, "password", "x") == 1
        assert overwrite(bo.account, "password", "x") == 0


@pytest.mark.parametrize(
    ("column", "value"), [("email", "x@egelund.example"), ("is_active", False), ("language", "nl")]
)
def test_being_vouched_for_changes_nothing_but_password_and_last_sign_in(acting, amina, column, value):
    with acting(None):
        vouch_for(amina.account.pk)

        with pytest.raises(ProgrammingError, match="only who is signed in"), transaction.atomic():
            overwrite(amina.account, column, value)


def test_the_next_request_is_vouched_for_anew(acting, amina):
    with acting(None):
        vouch_for(amina.account.pk)
    with acting(None):
        assert overwrite(amina.account, "password", "x") == 0


def test_an_old_hash_is_made_anew_on_the_way_in(client, amina, settings):
    before = amina.account.password
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]

    client.post(reverse("account_login"), {"login": amina.account.email, "password": PASSWORD})

    now = Account.objects.get(pk=amina.account.pk)
    assert client.get(reverse("home")).status_code == 200
    assert (before.split("$")[0], now.password.split("$")[0]) == ("md5", "pbkdf2_sha256")
    assert now.last_login


def test_a_closed_account_is_told_so_and_shown_the_way(client, amina):
    Account.objects.filter(pk=amina.account.pk).update(is_active=False)
    fields = {"login": amina.account.email, "password": PASSWORD}

    page = client.post(reverse("account_login"), fields, follow=True).content.decode()

    assert "Your account is closed" in page
    assert f'href="{reverse("account_login")}"' in page


def test_too_many_wishes_for_a_link_are_answered_in_our_own_words(client, amina):
    for _n in range(30):
        answer = client.post(reverse("account_reset_password"), {"email": amina.account.email})
        if answer.status_code == 429:
            break

    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
    assert 'id="content"' in answer.content.decode()

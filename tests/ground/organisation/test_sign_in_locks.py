"""The second lock: codes from an app, spare codes and passkeys, as the web's own login sees them."""

import re
import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

PASSWORD = "correct horse battery"


@pytest.fixture
def inside(client, amina):
    """Amina, signed in, who has said once more that it is her."""
    enter(client, amina)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def locked(inside):
    """Amina's browser after she has set up an app; `locked.secret` is what the app holds."""
    inside.secret = re.search(r"<code>(\w+)</code>", text(inside.get(reverse("mfa_activate_totp")))).group(1)
    inside.post(reverse("mfa_activate_totp"), {"code": code(inside.secret)})
    cache.clear()
    return inside


def enter(client, person):
    return client.post(reverse("account_login"), {"login": person.account.email, "password": PASSWORD})


def code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def text(response):
    return response.content.decode()


def is_in(client):
    return client.get(reverse("home")).status_code == 200


def spare_codes(client):
    return re.findall(r"<li>(\w{8,})</li>", text(client.get(reverse("mfa_view_recovery_codes"))))


def test_the_page_shows_the_secret_as_a_square_too(inside):
    assert 'src="data:image/svg+xml;' in text(inside.get(reverse("mfa_activate_totp")))


def test_a_wrong_code_sets_up_nothing(inside, amina):
    inside.get(reverse("mfa_activate_totp"))

    inside.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert not Authenticator.objects.filter(user=amina.account).exists()


def test_with_an_app_the_password_is_not_enough(locked, amina):
    locked.post(reverse("account_logout"))

    answer = enter(locked, amina)

    assert answer.url.startswith(reverse("mfa_authenticate"))
    assert not is_in(locked)


def test_the_code_from_the_app_opens(locked, amina):
    locked.post(reverse("account_logout"))
    enter(locked, amina)

    locked.post(reverse("mfa_authenticate"), {"code": code(locked.secret)})

    assert is_in(locked)


def test_a_code_opens_once(locked, amina):
    used = code(locked.secret)
    for _n in range(2):
        locked.post(reverse("account_logout"))
        enter(locked, amina)
        answer = locked.post(reverse("mfa_authenticate"), {"code": used})

    assert answer.status_code == 200
    assert not is_in(locked)


def test_guessing_codes_is_refused_after_a_while(locked, amina):
    locked.post(reverse("account_logout"))
    enter(locked, amina)
    for _n in range(5):
        locked.post(reverse("mfa_authenticate"), {"code": "000000"})

    locked.post(reverse("mfa_authenticate"), {"code": code(locked.secret)})

    assert not is_in(locked)


def test_spare_codes_are_shown(locked):
    assert len(spare_codes(locked)) == 10


def test_a_spare_code_opens_once(locked, amina):
    spare = spare_codes(locked)[0]
    locked.post(reverse("account_logout"))
    enter(locked, amina)
    locked.post(reverse("mfa_authenticate"), {"code": spare})
    assert is_in(locked)

    locked.post(reverse("account_logout"))
    enter(locked, amina)
    locked.post(reverse("mfa_authenticate"), {"code": spare})
    assert not is_in(locked)


def test_new_spare_codes_replace_the_old(locked):
    before = spare_codes(locked)

    locked.post(reverse("mfa_generate_recovery_codes"))

    assert not set(before) & set(spare_codes(locked))


def test_who_stops_using_the_app_needs_no_code(locked, amina):
    locked.post(reverse("mfa_deactivate_totp"))
    locked.post(reverse("account_logout"))

    enter(locked, amina)

    assert is_in(locked)


def test_nobody_reaches_the_key_of_another(inside, bo):
    data = {"name": "Bos", "credential": {}}
    key = Authenticator.objects.create(user=bo.account, type="webauthn", data=data)

    assert inside.get(reverse("mfa_edit_webauthn", args=[key.pk])).status_code == 404
    assert inside.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "mfa_add_webauthn"])
def test_the_pages_of_locks_open(inside, name):
    assert inside.get(reverse(name)).status_code == 200


def test_a_browser_may_ask_for_the_challenge_of_a_passkey(client, db):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.json()["request_options"]["publicKey"]["userVerification"] in ("preferred", "required")


def test_changing_a_lock_asks_once_more_who_one_is(client, amina):
    enter(client, amina)

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert "Is it still you?" in text(client.get(answer.url))


def test_the_pages_of_ones_own_key_say_what_they_are(inside, amina):
    data = {"name": "Min telefon", "credential": {}}
    key = Authenticator.objects.create(user=amina.account, type="webauthn", data=data)

    assert "<title>Change the name" in text(inside.get(reverse("mfa_edit_webauthn", args=[key.pk])))
    assert "<title>Remove the key" in text(inside.get(reverse("mfa_remove_webauthn", args=[key.pk])))

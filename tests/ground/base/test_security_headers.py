"""What every answer tells the browser to refuse, and how cookies travel."""

import json
import os
import subprocess
import sys
from functools import cache

import pytest
from django.contrib.auth.decorators import login_not_required
from django.test import Client
from django.urls import path, reverse

from samspil.config.urls import urlpatterns as house

SHOWN = """
import json, django
from django.conf import settings
from django.contrib.auth.hashers import make_password
django.setup()
names = ("DEBUG SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS "
         "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
print(json.dumps({name: getattr(settings, name) for name in names.split()} | {"hash": make_password("x")}))
"""
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


@cache
def installed(**environment):
    """The settings of an installation, which runs no tests, with these in its environment."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAMSPIL_", "PYTEST_"))}
    kept |= {
        "DJANGO_SETTINGS_MODULE": "samspil.config.settings",
        "DATABASE_URL": "postgresql://web:word@localhost/nowhere",
        "SAMSPIL_SECRET_KEY": "only-for-this-test",
    }
    answer = subprocess.run(
        [sys.executable, "-c", SHOWN], env=kept | environment, capture_output=True, text=True, check=True
    )
    return json.loads(answer.stdout.splitlines()[-1])


@login_not_required
def broken(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [*house, path("broken/", broken)]


def policy(response):
    parts = response["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())


def answers(client, settings, amina):
    """One of every kind: name, and the answer."""
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    yield "public page", client.get(reverse("public"))
    yield "sign-in", client.get(reverse("account_login"))
    yield "redirect", client.get(reverse("home"))
    yield "static", client.head("/static/base/samspil.js")
    yield "not found", client.get("/nowhere/")
    yield "wrong method", client.put(reverse("public"))
    yield "without token", strict.post(reverse("account_login"), {})
    yield "broken", client.get("/broken/")
    yield "wrong host", client.get(reverse("public"), headers={"host": "evil.example"})
    client.sign_in(amina)
    yield "front page", client.get(reverse("home"))
    yield "part of a page", client.get(reverse("plans"), headers={"hx-request": "true"})
    yield "download", client.get(reverse("export-board", args=["csv"]))
    yield "locks", client.get(reverse("mfa_index"))


CODES = [200, 200, 302, 200, 404, 405, 403, 500, 400, 200, 200, 200, 200]


def test_every_kind_of_answer_is_strict(client, settings, amina, strategy):
    loose, codes = {}, []
    for kind, answer in answers(client, settings, amina):
        codes.append(answer.status_code)
        sent = policy(answer) if "Content-Security-Policy" in answer else {}
        wrong = {name for name, value in POLICY.items() if sent.get(name) != value}
        wrong |= {value for value in sent.values() if "unsafe" in value or "*" in value}
        if wrong:
            loose[kind] = wrong

    assert loose == {}
    assert codes == CODES


def test_every_kind_of_answer_keeps_to_itself(client, settings, amina, strategy):
    loose = {}
    for kind, answer in answers(client, settings, amina):
        told = [answer.get(name) for name in ("Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options")]
        if told != ["same-origin", "nosniff", "DENY"]:
            loose[kind] = told

    assert loose == {}


@pytest.mark.parametrize("name", ["account_login", "mfa_index", "public", "home"])
def test_no_page_carries_script_or_style_of_its_own(client, amina, strategy, name):
    if name != "account_login":
        client.sign_in(amina)

    text = client.get(reverse(name)).content.decode()

    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert "javascript:" not in text


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client, amina):
    fields = {"login": amina.account.email, "password": "correct horse battery"}

    cookie = client.post(reverse("account_login"), fields).cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize(("https", "secure"), [("1", True), ("0", False)])
def test_cookies_travel_by_https_only_where_there_is_https(https, secure):
    told = installed(SAMSPIL_HTTPS=https)

    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    assert {bool(told[name]) for name in names} == {secure}


def test_an_installation_hashes_passwords_with_argon2():
    told = installed()

    assert told["hash"].startswith("argon2$argon2id$")
    assert told["DEBUG"] is False
    assert told["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False

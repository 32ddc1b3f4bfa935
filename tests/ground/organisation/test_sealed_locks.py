"""The secrets of the second lock, as they lie in the database."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command

from samspil.ground.base.sealing import KeyLost, is_sealed_anew, seal, unseal

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def app(amina):
    return TOTP.activate(amina.account, SECRET).instance


def test_the_secret_of_an_app_does_not_lie_open(app):
    kept = Authenticator.objects.get(pk=app.pk).data["secret"]

    assert SECRET not in kept
    assert unseal(kept) == SECRET


def test_the_seed_of_spare_codes_does_not_lie_open(app):
    codes = RecoveryCodes.activate(app.user)
    kept = codes.instance.data["seed"]

    assert is_sealed_anew(kept)
    assert codes.validate_code(codes.get_unused_codes()[0])


def test_what_lay_open_before_still_opens_and_is_sealed(amina):
    old = Authenticator.objects.create(user=amina.account, type="totp", data={"secret": SECRET})
    assert unseal(old.data["secret"]) == SECRET

    call_command("seal")

    old.refresh_from_db()
    assert is_sealed_anew(old.data["secret"])
    assert unseal(old.data["secret"]) == SECRET


def test_a_new_key_takes_over_from_the_old(app, settings, capsys):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key of sufficient length for anybody's taste"
    settings.SECRET_KEY_FALLBACKS = [old]
    call_command("seal")
    assert "Sealed 1 " in capsys.readouterr().out

    settings.SECRET_KEY_FALLBACKS = []
    app.refresh_from_db()
    assert unseal(app.data["secret"]) == SECRET
    call_command("seal")
    assert "Sealed 0 " in capsys.readouterr().out


def test_without_its_key_a_secret_stays_shut(settings):
    sealed = seal(SECRET)
    settings.SECRET_KEY = "another key of sufficient length for anybody's taste"
    settings.SECRET_KEY_FALLBACKS = []

    with pytest.raises(KeyLost, match="SAMSPIL_OLD_SECRET_KEYS"):
        unseal(sealed)

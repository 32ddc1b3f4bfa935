"""Secrets that lie sealed in the database: who holds only a copy of it cannot use them."""

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"


class KeyLost(Exception):
    """The installation no longer has the key that this secret was sealed with."""


def seal(text: str) -> str:
    return MARK + _newest().encrypt(text.encode()).decode()


def unseal(text: str) -> str:
    """The secret; one that was never sealed comes back as it is."""
    if not text.startswith(MARK):
        return text
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    try:
        return MultiFernet([_box(each) for each in keys]).decrypt(text.removeprefix(MARK)).decode()
    except InvalidToken:
        raise KeyLost("No key of this installation opens the secret: set SAMSPIL_OLD_SECRET_KEYS.") from None


def is_sealed_anew(text: str) -> bool:
    """Whether the newest key sealed it, so that the older ones may go."""
    try:
        _newest().decrypt(text.removeprefix(MARK))
    except InvalidToken:
        return False
    return text.startswith(MARK)


def fingerprint(text: str) -> str:
    """By which a sealed text is found again: the same for the same text, and nothing without the key."""
    return _fingerprint(text, settings.SECRET_KEY)


def fingerprints(text: str) -> list[str]:
    """The same with every key this installation has had, for what has not been sealed anew yet."""
    return [_fingerprint(text, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _fingerprint(text: str, key: str) -> str:
    return hmac.digest(_derived(key, b"samspil: fingerprints"), text.encode(), "sha256").hex()


def _newest() -> Fernet:
    return _box(settings.SECRET_KEY)


@lru_cache(maxsize=8)
def key_for(use: str) -> str:
    """A secret of this installation for one use, that tells nothing of the others."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"samspil: {use}".encode())
    return made.derive(settings.SECRET_KEY.encode()).hex()


@lru_cache(maxsize=8)
def _box(key: str) -> Fernet:
    return Fernet(urlsafe_b64encode(_derived(key, b"samspil: secrets of sign-in")))


@lru_cache(maxsize=8)
def _derived(key: str, use: bytes) -> bytes:
    """A key for this use alone, so that it tells nothing of the one that signs cookies."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key.encode())

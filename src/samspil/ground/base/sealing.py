"""Secrets that lie sealed in the database: who holds only a copy of it cannot use them."""

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


def _newest() -> Fernet:
    return _box(settings.SECRET_KEY)


@lru_cache(maxsize=8)
def key_for(use: str) -> str:
    """A secret of this installation for one use, that tells nothing of the others."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"samspil: {use}".encode())
    return made.derive(settings.SECRET_KEY.encode()).hex()


@lru_cache(maxsize=8)
def _box(key: str) -> Fernet:
    """A key for this use alone, so that it tells nothing of the one that signs cookies."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"samspil: secrets of sign-in")
    return Fernet(urlsafe_b64encode(made.derive(key.encode())))

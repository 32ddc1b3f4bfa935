"""A stream under a passphrase: scrypt for the key, AES-GCM for frames that cannot be moved or changed."""

import io
import os
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from samspil.config.operations.faults import Refused

FRAME = 1024 * 1024
TAG = 16
SALT = 16
PROOF = b"the passphrase is right"
DAMAGED = "The backup is damaged or cut short. Take another copy of it."


def _key(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode()))


def _nonce(count: int, *, last: bool) -> bytes:
    # The key is made for this one file, so a counter never repeats under it. The last frame says that it is.
    return count.to_bytes(11, "big") + bytes([last])


class Sealed(io.RawIOBase):
    """Write plain, store sealed."""

    def __init__(self, sink: BinaryIO, passphrase: str) -> None:
        salt = secrets.token_bytes(SALT)
        self._sink, self._key, self._count, self._rest = sink, _key(passphrase, salt), 1, bytearray()
        sink.write(salt + self._key.encrypt(_nonce(0, last=False), PROOF, None))

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        self._rest += data
        while len(self._rest) > FRAME:
            self._put(bytes(self._rest[:FRAME]), last=False)
            del self._rest[:FRAME]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._put(bytes(self._rest), last=True)
        super().close()

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._sink.write(self._key.encrypt(_nonce(self._count, last=last), plain, None))
        self._count += 1


class Unsealed(io.RawIOBase):
    """Read sealed, give plain. Refuses the first frame that is not what was written."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        salt = source.read(SALT)
        self._source, self._key, self._count = source, _key(passphrase, salt), 1
        self._rest, self._is_done = b"", False
        self._ahead = b""
        try:
            self._key.decrypt(_nonce(0, last=False), source.read(len(PROOF) + TAG), None)
        except InvalidTag:
            raise Refused("The passphrase is wrong. Give the one that the backup was made with.") from None
        self._ahead = source.read(FRAME + TAG)

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:
        while not self._rest and not self._is_done:
            self._take()
        given = min(len(into), len(self._rest))
        into[:given], self._rest = self._rest[:given], self._rest[given:]
        return given

    def _take(self) -> None:
        frame, self._ahead = self._ahead, self._source.read(FRAME + TAG)
        self._is_done = not self._ahead
        try:
            self._rest = self._key.decrypt(_nonce(self._count, last=self._is_done), frame, None)
        except InvalidTag:
            raise Refused(DAMAGED) from None
        self._count += 1


def passphrase_of(path: str | None) -> str:
    """From a file, else from the environment, else none. A command line would show it to others."""
    if path is None:
        return os.environ.get("SAMSPIL_BACKUP_PASSPHRASE", "")
    try:
        with open(path, encoding="utf-8") as file:
            words = file.read().strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"The passphrase in {path} cannot be read ({fault}).") from None
    if not words:
        raise Refused(f"The passphrase in {path} is empty. Write one line into it.")
    return words

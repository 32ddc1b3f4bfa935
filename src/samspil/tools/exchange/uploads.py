"""A file as somebody sent it."""

from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Upload:
    name: str  # as the person knows it; only shown, never opened
    stream: IO[bytes]  # seekable; left open

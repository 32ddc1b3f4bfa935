"""How much an import may weigh before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, unpacked. The defaults fit the largest municipality: 500,000 rows take about 350 MB."""

    total_bytes: int = 1024 * MEGABYTE
    file_bytes: int = 256 * MEGABYTE
    rows: int = 500_000  # of one file
    files: int = 200
    ratio: int = 200  # unpacked to packed; tables reach 10 to 30, a zip bomb 1,000


def in_megabytes(size: int) -> int:
    """Whole megabytes, at least one, for messages."""
    return max(1, size // MEGABYTE)

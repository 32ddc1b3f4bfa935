"""One thing looked at, for the operator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`fault` is empty when all is well."""

    what: str
    fault: str = ""
    remedy: str = ""

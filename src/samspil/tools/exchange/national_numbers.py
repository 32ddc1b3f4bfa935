"""Reads Danish (CPR) and Dutch (BSN) national numbers: whether one can be right, never whose it is."""

import re
from dataclasses import dataclass
from datetime import date

# Weights of the check sums: https://www.cpr.dk/cpr-systemet (modulus 11); the Dutch "elfproef" of the BSN.
CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# A test number names a day that no month has, so that it is nobody's.
TEST_DAYS = 60


@dataclass(frozen=True)
class NationalNumber:
    """A number as it is kept: digits only. `warns`: it is allowed, but look again whether it is mistyped."""

    digits: str
    born_on: date | None = None
    is_test: bool = False
    warns: bool = False


def read_number(text: str, country: str) -> NationalNumber:
    """The number that somebody typed in `country` (DK or NL).

    Raises ValueError for what cannot be one, KeyError for another country.
    """
    return {"DK": read_cpr, "NL": read_bsn}[country](text)


def read_cpr(text: str) -> NationalNumber:
    """Ten digits, the first six a day. Without modulus 11 it is valid: such numbers are issued since 2007."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{10}", digits, re.ASCII):
        raise ValueError("a CPR number has ten digits")
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    is_test = day > TEST_DAYS
    born_on = date(_century(year, seventh) + year, month, day - TEST_DAYS * is_test)
    total = sum(weight * int(digit) for weight, digit in zip(CPR_WEIGHTS, digits, strict=True))
    return NationalNumber(digits, born_on, is_test, warns=total % 11 != 0)


def read_bsn(text: str) -> NationalNumber:
    """Nine digits (eight with the leading nought left out) that pass the check of eleven; all of them do."""
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"\d{8,9}", digits, re.ASCII) or not int(digits):
        raise ValueError("a BSN has nine digits")
    digits = digits.zfill(9)
    if sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True)) % 11:
        raise ValueError("the check of eleven fails")
    return NationalNumber(digits)


def _century(year: int, seventh: int) -> int:
    """The seventh digit and the year tell the century."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800

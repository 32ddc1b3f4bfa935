"""Tables out of the house as CSV and XLSX: typed, and harmless in any spreadsheet program."""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"

LONGEST_CELL = 32_767  # Excel's own limit
LONGEST_NAME = 80
ROWS_AT_ONCE = 500

# What begins a formula (OWASP, CSV Injection), with the look-alikes that some programs fold into it.
_STARTS = "=+\\-@\N{MINUS SIGN}\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
_STARTS += "\N{FULLWIDTH COMMERCIAL AT}\N{SMALL PLUS SIGN}\N{SMALL HYPHEN-MINUS}\N{SMALL EQUALS SIGN}"
_STARTS += "\N{SMALL COMMERCIAL AT}\N{SUPERSCRIPT PLUS SIGN}\N{SUPERSCRIPT MINUS}\N{SUPERSCRIPT EQUALS SIGN}"
_STARTS += "\N{SUBSCRIPT PLUS SIGN}\N{SUBSCRIPT MINUS}\N{SUBSCRIPT EQUALS SIGN}"
_FORMULA = re.compile(rf"[\s\"']*[{_STARTS}]")
# A program that expects the other separator cuts a text in two; the second half must not be a formula either.
_HIDDEN_FORMULA = re.compile(rf"([,;\n]\"*)(?=[{_STARTS}])")
_CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss", "ĳ": "ij"}
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


class Kind(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"  # values are shares: 0.25 is 25 %
    DATE = "date"
    MOMENT = "moment"  # in the reader's time already; a zone is dropped


_FORMATS = {
    Kind.INTEGER: "#,##0",
    Kind.DECIMAL: "#,##0.00",
    Kind.PERCENT: "0.0 %",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}


@dataclass(frozen=True, slots=True)
class Column:
    header: str
    kind: Kind = Kind.TEXT
    width: int = 0  # in characters; 0 for a width that suits the kind


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to write. `rows` is walked once; each row has a value for each column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


def csv_bytes(sheet: Sheet, *, delimiter: str = ";") -> Iterator[bytes]:
    """The table as CSV, piece by piece: UTF-8 with BOM, CRLF, texts in quotation marks.

    With semicolons numbers take a decimal comma, as Danish and Dutch programs expect; dates are ISO 8601.
    A text that a program would evaluate gets an apostrophe in front. Raises ValueError for a ragged row.
    """
    decimal = "," if delimiter == ";" else "."
    waiting = ["\N{BYTE ORDER MARK}", _csv_line([each.header for each in sheet.columns], delimiter, decimal)]
    for row in sheet.rows:
        waiting.append(_csv_line(_checked(row, sheet.columns), delimiter, decimal))
        if len(waiting) >= ROWS_AT_ONCE:
            yield "".join(waiting).encode()
            waiting.clear()
    yield "".join(waiting).encode()


def write_xlsx(sheet: Sheet, target: IO[bytes], *, created: datetime, author: str = "Samspil") -> None:
    """Write the table as a workbook: bold frozen header, filter, typed dates and numbers, every text as text.

    `created` is told in the document, and the clock nowhere: the same table is the same file.
    Raises ValueError for a ragged row.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and few pages need it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, and few pages need it
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - heavy, and few pages need it

    book = Workbook(write_only=True)
    book.properties.creator = author
    book.properties.title = clean(sheet.title)
    book.properties.created = book.properties.modified = created.replace(tzinfo=None)
    page = book.create_sheet(_sheet_title(sheet.title))
    page.freeze_panes = "A2"
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = _width(column)
    page.append([_header_cell(page, each.header) for each in sheet.columns])
    count = 1
    for row in sheet.rows:
        values = _checked(row, sheet.columns)
        page.append(
            [_cell(page, value, column.kind) for value, column in zip(values, sheet.columns, strict=True)]
        )
        count += 1
    if sheet.columns:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count}"
    ExcelWriter(book, _Undated(target, "w")).save()


class _Undated(ZipFile):
    """An archive that keeps no clock: openpyxl writes the moment of saving into each part."""

    def writestr(self, part: Any, data: Any, *_how: Any) -> None:
        super().writestr(ZipInfo(str(part)), data, ZIP_DEFLATED)

    def write(self, path: Any, part: Any = None, *_how: Any) -> None:
        info = ZipInfo(str(part))
        info.compress_type = ZIP_DEFLATED
        with open(path, "rb") as source, self.open(info, "w") as target:
            copyfileobj(source, target)


def clean(value: object) -> str:
    """Text without control characters, bidirectional marks and halves of characters; line breaks stay."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def guarded(value: object) -> str:
    """Clean text that no spreadsheet program evaluates: an apostrophe before whatever could begin a formula.

    Source: OWASP, CSV Injection.
    """
    text = _HIDDEN_FORMULA.sub(r"\1'", clean(value))
    return f"'{text}" if _FORMULA.match(text) else text


def safe_file_name(title: str, extension: str) -> str:
    """A file name of plain ASCII letters, digits and hyphens that means the same on every system.

    No path, no leading dot, no reserved device name, at most 80 characters with the extension.
    """
    plain = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "export"
    ending = re.sub(r"[^a-z0-9]", "", extension.lower())[:8]
    if _RESERVED.match(stem):
        stem = f"export-{stem}"
    stem = stem[: LONGEST_NAME - len(ending) - 1].strip("-")
    return f"{stem}.{ending}" if ending else stem


def _csv_line(row: Sequence[object], delimiter: str, decimal: str) -> str:
    return delimiter.join(_csv_cell(value, decimal) for value in row) + "\r\n"


def _csv_cell(value: object, decimal: str) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or (isinstance(value, int | float | Decimal) and not math.isfinite(value)):
        return ""
    if isinstance(value, int | float | Decimal):
        return _number(value).replace(".", decimal)
    if isinstance(value, date):
        return _day(value)
    return '"' + guarded(value).replace('"', '""') + '"'


def _number(value: int | float | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _day(value: date) -> str:
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value.isoformat()


def _checked(row: Sequence[object], columns: Sequence[Column]) -> Sequence[object]:
    if len(row) != len(columns):
        raise ValueError(f"a row of {len(row)} values in a table of {len(columns)} columns")
    return row


def _header_cell(page: Any, header: str) -> Any:
    from openpyxl.styles import Font  # noqa: PLC0415 - heavy, and few pages need it

    cell = _text_cell(page, header)
    cell.font = Font(bold=True)
    return cell


def _cell(page: Any, value: object, kind: Kind) -> Any:
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)  # a workbook knows no zones
    if value is None or (isinstance(value, int | float | Decimal) and not math.isfinite(value)):
        return None
    if not isinstance(value, int | float | Decimal | date):
        return _text_cell(page, value)
    cell = _empty_cell(page)
    cell.value = value
    if kind in _FORMATS and not isinstance(value, bool):
        cell.number_format = _FORMATS[kind]
    return cell


def _text_cell(page: Any, value: object) -> Any:
    cell = _empty_cell(page)
    cell.value = clean(value)
    # openpyxl takes "=..." for a formula and "#N/A" for an error: here a text is a text.
    cell.data_type = "s"
    # Shown by the program as an apostrophe, so that editing the cell does not wake the formula.
    cell.quotePrefix = bool(_FORMULA.match(clean(value)))
    return cell


def _empty_cell(page: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - heavy, and few pages need it

    return WriteOnlyCell(page)


def _sheet_title(title: str) -> str:
    """Excel allows 31 characters, none of []:*?/\\ and no apostrophe at either end."""
    plain = re.sub(r"[\[\]:*?/\\\n]", " ", clean(title))[:31].strip(" '")
    return plain or "Samspil"


def _width(column: Column) -> float:
    usual = 28 if column.kind is Kind.TEXT else 14
    return float(column.width or max(usual, min(40, len(column.header) + 2)))

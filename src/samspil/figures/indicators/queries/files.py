"""What stands in a file that came: the first lines of its tables, their headings, what they seem to be."""

from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING

from samspil.figures.indicators.models import Delivery
from samspil.figures.indicators.rules import DeliveryKind
from samspil.tools.exchange.figures.layout import Where
from samspil.tools.exchange.figures.mapping import TableMapping
from samspil.tools.exchange.uploads import Upload

if TYPE_CHECKING:
    from samspil.tools.exchange.figures.tops import Top

LOOKED_AT, WHOLE = 64 * 1024, 1024 * 1024


@dataclass(frozen=True)
class Guess:
    """What a table seems to be; and by column the short texts among its numbers that nobody knows."""

    mapping: TableMapping | None
    strangers: dict[str, tuple[str, ...]]


def upload_of(delivery: Delivery, stream: IO[bytes]) -> Upload:
    return Upload(delivery.file_name, stream)


def headings_of(delivery: Delivery) -> tuple[str, ...]:
    """Of an extract. Raises Unreadable for what is no table."""
    from samspil.tools.exchange.extracts import headings  # noqa: PLC0415 - heavy, and few pages need it

    with delivery.file.open("rb") as stream:
        return headings(upload_of(delivery, stream))


def tops_of(delivery: Delivery) -> "tuple[Top, ...]":
    """Of a file of figures. Raises Unreadable for what is no table."""
    from samspil.tools.exchange.figures.tops import tops  # noqa: PLC0415 - heavy

    with delivery.file.open("rb") as stream:
        return tops(upload_of(delivery, stream))


def check_is_table(delivery: Delivery) -> None:
    """Raises Unreadable."""
    if delivery.kind == DeliveryKind.EXTRACT:
        headings_of(delivery)
    else:
        tops_of(delivery)


def guessed(delivery: Delivery, where: Where) -> Guess:
    """Which columns of a file of figures seem to tell place and year, and the value where only one can.

    From the first part of a large file; of a large workbook or JSON-stat nothing is guessed.
    """
    from samspil.tools.exchange.figures.proposal import propose_mapping  # noqa: PLC0415 - heavy
    from samspil.tools.exchange.figures.survey import survey_file  # noqa: PLC0415 - heavy

    with delivery.file.open("rb") as stream:
        first = stream.read(LOOKED_AT)
        if delivery.size <= WHOLE and first.startswith((b"{", b"PK")):
            first += stream.read()  # half of a JSON-stat or a workbook cannot be read
        begin = first.rpartition(b"\n")[0] if len(first) == LOOKED_AT else first
    upload = Upload(delivery.file_name, BytesIO(begin))
    survey = survey_file(upload, where=where)
    strangers = {
        column.name: column.strangers for table in survey.tables for column in table.columns if column.numbers
    }
    return Guess(propose_mapping(upload, survey, where=where), strangers)

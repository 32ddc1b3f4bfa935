"""All the words of a document in the order in which one reads them."""

from collections.abc import Iterator

from samspil.tools.paper.document import (
    Block,
    Document,
    Heading,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Table,
    Terms,
    plain,
)


def texts(document: Document) -> Iterator[str]:
    """Every text of the document, cell by cell and line by line; what a picture says is not among them."""
    yield from (document.publisher, document.title, document.subtitle)
    for name, value in document.facts:
        yield from (name, value)
    for part in document.parts:
        yield from part_texts(part)


def part_texts(part: Part) -> Iterator[str]:
    yield part.title
    yield from (plain(each) for each in part.points)
    for block in part.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield plain(block.runs)
        case Note():
            yield from (block.title, plain(block.runs))
        case Picture():
            yield block.caption
        case _:
            yield from _many(block)


def _many(block: ListOf | Terms | Table | PageBreak) -> Iterator[str]:
    match block:
        case ListOf():
            yield from (plain(each) for each in block.items)
        case Terms():
            for name, runs in block.rows:
                yield from (name, plain(runs))
        case Table():
            yield from (block.caption, *block.header)
            for row in block.rows:
                yield from (plain(cell) for cell in row)
        case PageBreak():
            return

"""Statements about things, written as JSON-LD and as Turtle: both from one value, so both say the same."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JSONLD_TYPE, TURTLE_TYPE = "application/ld+json", "text/turtle; charset=utf-8"
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Iri:
    """An address. Raises ValueError for one that could break out of its brackets."""

    address: str

    def __post_init__(self) -> None:
        if not self.address or _UNSAFE.search(self.address):
            raise ValueError("no address")


@dataclass(frozen=True, slots=True)
class Text:
    """`language`: da, nl, en; or `kind`: a name of XSD such as date or decimal."""

    text: str
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing and what is said of it: names with a prefix, and texts, addresses or further things.

    Without an address it is told inside the one thing that speaks of it.
    """

    kind: str
    said: tuple[tuple[str, "Value"], ...]
    address: str = ""


Value = Iri | Text | Node


def jsonld(nodes: tuple[Node, ...]) -> str:
    found = {"@context": PREFIXES, "@graph": [_json_node(each) for each in nodes]}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def turtle(nodes: tuple[Node, ...]) -> str:
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for each in nodes:
        lines += ["", f"<{Iri(each.address).address}> {_statements(each, 1)} ."]
    return "\n".join(lines) + "\n"


def _json_node(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": Iri(node.address).address} if node.address else {}
    found["@type"] = node.kind
    for name, value in node.said:
        found.setdefault(name, []).append(_json_value(value))
    return found


def _json_value(value: Value) -> Mapping[str, Any]:
    if isinstance(value, Node):
        return _json_node(value)
    if isinstance(value, Iri):
        return {"@id": value.address}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, "@type": f"xsd:{value.kind}"} if value.kind else {"@value": value.text}


def _statements(node: Node, depth: int) -> str:
    pad = "\n" + "  " * depth
    return f"a {node.kind}" + "".join(f" ;{pad}{line}" for line in _lines(node, depth))


def _lines(node: Node, depth: int) -> Iterator[str]:
    for name, value in node.said:
        yield f"{name} {_turtle_value(value, depth)}"


def _turtle_value(value: Value, depth: int) -> str:
    if isinstance(value, Node):
        if value.address:
            raise ValueError("a thing with an address is told at the top")
        return f"[ {_statements(value, depth + 1)} ]"
    if isinstance(value, Iri):
        return f"<{value.address}>"
    text = '"' + "".join(_ESCAPES.get(each, each) for each in value.text) + '"'
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^xsd:{value.kind}" if value.kind else text

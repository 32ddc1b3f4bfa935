"""What a schema cannot say of a strategy pack: languages complete, numbers fitting, references kept."""

from collections.abc import Iterator
from typing import Any

from samspil.tools.packs.problems import Path, choose
from samspil.tools.packs.report import Report

Item = tuple[Path, dict[str, Any]]
HEAD_TEXTS = ("title", "summary", "horizon")
TEXTS = {
    "chapters": ("name", "summary"),
    "statements": ("text", "parents", "children"),
    "targets": ("name", "definition", "decision"),
    "terms": ("word", "staff", "parents", "children"),
    "rights": ("name",),
}
REFERENCES = {"rights": "rights", "targets": "targets"}
# A statement may also belong to the culture, which is what the areas share.
AREAS = ("area", "culture")
SAID = {"rights": "rights", "targets": "targets", "also": "focus areas"}


def check_strategy(pack: dict[str, Any], report: Report) -> None:
    """Adds every fault found; bears with a pack whose shape is wrong."""
    _languages(pack, report)
    for section, name in (("chapters", "key"), ("chapters", "number"), ("statements", "number")):
        _no_twins(pack, section, name, report)
    for section in ("targets", "terms", "rights"):
        _no_twins(pack, section, "key", report)
    _word_forms(pack, report)
    for item in _items(pack, "statements"):
        _chapter_and_number(item, pack, report)
        _headline(item, report)
        _references(item, pack, report)


def _items(pack: dict[str, Any], section: str) -> Iterator[Item]:
    entries = pack.get(section)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield (section, index), entry


def _words(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _named(pack: dict[str, Any], section: str) -> list[str]:
    return _words([entry.get("key") for _, entry in _items(pack, section)])


def _languages(pack: dict[str, Any], report: Report) -> None:
    languages = _words(pack.get("languages"))
    if languages and isinstance(pack.get("language"), str) and pack["language"] not in languages:
        message = f"`{pack['language']}` is not among the languages of this pack."
        report.at_value(("language",), message, choose(pack["language"], languages))
    for path, text in _texts(pack):
        _one_text(path, text, languages, report)


def _texts(pack: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    places: list[tuple[Path, object]] = [((name,), pack.get(name)) for name in HEAD_TEXTS]
    if isinstance(pack.get("origin"), dict):
        places.append((("origin", "note"), pack["origin"].get("note")))
    for section, names in TEXTS.items():
        for path, entry in _items(pack, section):
            places += [((*path, name), entry.get(name)) for name in names]
    for path, value in places:
        if isinstance(value, dict):
            yield path, value


def _one_text(path: Path, text: dict[str, Any], languages: list[str], report: Report) -> None:
    for language in languages:
        if language not in text:
            instead = f"Add `{language}: ...` under `{path[-1]}`."
            report.at_key(path, f"The text is missing in `{language}`.", instead)
    _known_languages(path, text, languages, report)


def _known_languages(path: Path, text: dict[str, Any], languages: list[str], report: Report) -> None:
    for language in text:
        if languages and language not in languages:
            message = f"`{language}` is not among the languages of this pack."
            instead = f"Add `{language}` to `languages`, or take this text away."
            report.at_key((*path, language), message, instead)


def _no_twins(pack: dict[str, Any], section: str, name: str, report: Report) -> None:
    first: dict[str, Path] = {}
    for path, entry in _items(pack, section):
        value = entry.get(name)
        if not isinstance(value, str):
            continue
        if value in first:
            line = report.marks.value((*first[value], name)).line
            message = f"The {name} `{value}` is taken, on line {line}."
            report.at_value((*path, name), message, f"Give it a {name} of its own.")
        first.setdefault(value, path)


def _word_forms(pack: dict[str, Any], report: Report) -> None:
    languages = _words(pack.get("languages"))
    first: dict[tuple[str, str], str] = {}
    for path, term in _items(pack, "terms"):
        forms = term.get("forms")
        if not isinstance(forms, dict):
            continue
        _known_languages((*path, "forms"), forms, languages, report)
        for language, spellings in forms.items():
            for index, form in enumerate(_words(spellings)):
                owner = first.setdefault((language, form.casefold()), str(term.get("key")))
                if owner != term.get("key"):
                    message = f"`{form}` is a form of the term `{owner}` already."
                    report.at_value((*path, "forms", language, index), message, "Keep it in one of the two.")


def _chapter_and_number(item: Item, pack: dict[str, Any], report: Report) -> None:
    path, statement = item
    chapter, number = statement.get("chapter"), statement.get("number")
    if not isinstance(chapter, str):
        return
    keys = _named(pack, "chapters")
    if chapter not in keys:
        report.at_value((*path, "chapter"), f"There is no chapter `{chapter}`.", choose(chapter, keys))
        return
    prefix = next(entry.get("number") for _, entry in _items(pack, "chapters") if entry.get("key") == chapter)
    if isinstance(number, str) and isinstance(prefix, str) and not number.startswith(f"{prefix}."):
        message = f"The number `{number}` does not fit the chapter `{chapter}`, which is {prefix}."
        tail = number.partition(".")[2] or "1"
        instead = f"Write '{prefix}.{tail}' if it is free, or another chapter."
        report.at_value((*path, "number"), message, instead)


def _headline(item: Item, report: Report) -> None:
    path, statement = item
    for audience in ("parents", "children"):
        if statement.get("headline") is True and audience not in statement:
            message = f"A headline statement is told to {audience} too."
            report.at_key((*path, "headline"), message, f"Add `{audience}:` with a text for each language.")
        if statement.get("headline") in (None, False) and audience in statement:
            message = f"Only headline statements are told to {audience}."
            report.at_key((*path, audience), message, f"Add `headline: true`, or take `{audience}` away.")


def _references(item: Item, pack: dict[str, Any], report: Report) -> None:
    path, statement = item
    for name, section in REFERENCES.items():
        _kept(path, statement, name, _named(pack, section), report)
    areas = _words([each.get("key") for _, each in _items(pack, "chapters") if each.get("role") in AREAS])
    _kept(path, statement, "also", [each for each in areas if each != statement.get("chapter")], report)


def _kept(path: Path, statement: dict[str, Any], name: str, keys: list[str], report: Report) -> None:
    for index, word in enumerate(_words(statement.get(name))):
        if word not in keys:
            if name == "also" and word == statement.get("chapter"):
                report.at_value((*path, name, index), "Its own chapter needs no mention.", "Take it away.")
            else:
                message = f"`{word}` is not one of this pack's {SAID[name]}."
                report.at_value((*path, name, index), message, choose(word, keys))

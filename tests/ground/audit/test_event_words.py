"""Nobody reads the record's keys: each act has words, in every language of the house."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

import samspil
from samspil.ground.audit.actions import record
from samspil.ground.audit.words import EVENTS, event_words
from samspil.steering.plans.rules import State

SOURCE = Path(samspil.__file__).parent


def acts():
    """Every act that a call of `record` names, and those that pass through a name `what`."""
    for path in [*SOURCE.rglob("actions.py"), *SOURCE.rglob("actions/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                yield from _texts(node.args[0])
            if isinstance(node, ast.Assign) and "what" in {
                getattr(each, "id", "") for each in ast.walk(node.targets[0])
            }:
                yield from _texts(node.value)


def _texts(node):
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for each in ast.iter_child_nodes(node):
        yield from _texts(each)


def test_every_act_in_the_source_has_words():
    found = set(acts())

    assert len(found) > 40
    assert found - EVENTS.keys() == set()


def test_the_acts_that_are_put_together_have_words():
    made = {f"{thing} {what}" for thing in ("effort", "action") for what in ("started", "ended")}

    made |= {f"plan {state}" for state in State} | {"release ready", "release refused"}
    assert made <= EVENTS.keys()


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
def test_the_words_are_those_of_the_language(language):
    with override("en"):
        english = {what: event_words(what) for what in EVENTS}
    with override(language):
        untold = {what for what in EVENTS if event_words(what) == english[what]}

    assert untold == set()


def test_gitte_reads_the_record_in_danish(client, gitte, school):
    record("unit closed", target=school, by=gitte, unit=school.pk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "da"

    page = client.sign_in(gitte).get(reverse("events")).content.decode()

    assert "Enhed lukket" in page
    assert "Unit closed" not in page


def test_an_act_of_long_ago_is_shown_as_it_was_written():
    assert event_words("cow milked") == "cow milked"

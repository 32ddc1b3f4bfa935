"""Two who change the same form at once: what one alone touched is kept, and nothing is lost unseen."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from django import forms
from django.forms import BaseForm
from django.utils.translation import gettext as _

# The hidden field that says what the form showed when it was opened (base/parts/form_fields.html).
READ = "as_read"
Form = TypeVar("Form", bound=BaseForm)


def minding_others(form: Form) -> Form:
    """For a form that shows what is written already: call it before the form is asked whether it is valid.

    What somebody else changed meanwhile and the sender left alone is taken over. Where both wrote, the form
    is shown again with the other's words, and goes through when it is sent once more.
    """
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    now = {name: _mark(_said(value)) for name, value in shown.items()}
    form.as_read = json.dumps(now)
    others = _changed(form.data.get(READ, ""), now) if form.is_bound else {}
    if not others:
        return form
    typed = {name: _mark(_typed(form, name)) for name in others}
    form.data = form.data.copy()
    for name in (each for each in others if typed[each] == others[each]):
        form.data.setlist(form.add_prefix(name), _said(shown[name]))
    for name in (each for each in others if typed[each] not in (others[each], now[each])):
        words = ", ".join(_worded(form.fields[name], _said(shown[name]))) or _("nothing")
        said = _("Somebody else wrote here meanwhile: “%(words)s”. Put both together, and send it again.")
        form.add_error(name, said % {"words": words})
    return form


def _changed(read: str, now: dict[str, str]) -> dict[str, str]:
    """What others changed: {field: mark of what the sender had read}."""
    try:
        marks = json.loads(read or "{}")
    except ValueError:
        return {}
    return {name: str(marks[name]) for name in now if name in marks and marks[name] != now[name]}


def _typed(form: BaseForm, name: str) -> list[str]:
    if isinstance(form.fields[name], forms.BooleanField):
        return ["on"] if form.data.get(form.add_prefix(name)) else []
    return list(form.data.getlist(form.add_prefix(name)))


def _said(value: Any) -> list[str]:
    """As a browser would send it."""
    if isinstance(value, bool):
        return ["on"] if value else []
    if value is None or value == "":
        return []
    many = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    return [str(getattr(each, "pk", each)) for each in many]


def _mark(said: list[str]) -> str:
    plain = sorted(" ".join(each.split()) for each in said if each.strip())
    return sha256(json.dumps(plain).encode()).hexdigest()[:16]


def _worded(field: forms.Field, said: list[str]) -> list[str]:
    choices = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    return [choices.get(each, each) for each in said]

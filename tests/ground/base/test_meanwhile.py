"""Two who change the same form at once: what only one touched is kept, and nothing is written over unseen."""

from datetime import date

from django import forms
from django.http import QueryDict

from samspil.ground.base.meanwhile import READ, minding_others

FIRST = {"can": "Bygger", "needs": "Ro", "on": date(2026, 12, 1), "ways": ["a"], "open": True}


class Form(forms.Form):
    can = forms.CharField()
    needs = forms.CharField(required=False)
    on = forms.DateField()
    ways = forms.MultipleChoiceField(choices=[("a", "Ved at tale"), ("b", "Ved at tegne")])
    open = forms.BooleanField(required=False)


def sent(read, **typed):
    """The form as somebody sends it who has read `read`."""
    said = {**read, **typed}
    data = QueryDict(mutable=True)
    for name, value in said.items():
        data.setlist(name, value if isinstance(value, list) else ["on" if value is True else str(value)])
    data[READ] = minding_others(Form(initial=read)).as_read
    return data


def test_what_others_changed_and_i_left_alone_is_taken_over():
    now = FIRST | {"needs": "Få skift", "on": date(2027, 1, 5), "ways": ["b"]}

    form = minding_others(Form(sent(FIRST, can="Bygger og forklarer"), initial=now))

    assert form.is_valid()
    assert form.cleaned_data == now | {"can": "Bygger og forklarer"}


def test_where_both_wrote_the_others_words_are_shown_and_the_next_sending_decides():
    now = FIRST | {"can": "Forklarer", "ways": ["b"]}
    data = sent(FIRST, can="Synger", ways=["a", "b"])

    form = minding_others(Form(data, initial=now))

    assert not form.is_valid() and list(form.errors) == ["can", "ways"]
    assert "“Forklarer”" in form.errors["can"][0] and "“Ved at tegne”" in form.errors["ways"][0]
    again = sent(FIRST, can="Forklarer og synger", ways=["a", "b"])
    again[READ] = form.as_read
    assert minding_others(Form(again, initial=now)).is_valid()


def test_the_same_words_and_a_form_without_its_note_pass():
    now = FIRST | {"can": "Forklarer"}
    bare = sent(FIRST, can="Synger")
    del bare[READ]

    assert minding_others(Form(sent(FIRST, can="Forklarer"), initial=now)).is_valid()
    assert minding_others(Form(bare, initial=now)).is_valid()
    bare[READ] = "{["
    assert minding_others(Form(bare, initial=now)).is_valid()

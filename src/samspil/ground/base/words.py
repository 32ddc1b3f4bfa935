"""Sentences of the framework's that we say in our own way, in English too: the catalogues hold them."""

from django.utils.translation import gettext_noop

OURS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Enter a number."),
    gettext_noop("The submitted file is empty."),
)

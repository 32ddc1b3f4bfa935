"""In which order names stand: that of the reader's own alphabet, not of the machine's."""

import unicodedata

from django.utils.translation import get_language

# After z, as in a Danish dictionary; aa in a name is an older å.
DANISH = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def alphabetical(name: str, language: str = "") -> str:
    """What names are sorted by in `language`, the reader's unless said: capitals and accents make no
    difference, and in Danish Æ, Ø and Å come last."""
    plain = name.casefold()
    if (language or get_language() or "en").startswith("da"):
        plain = plain.replace("aa", "å").translate(DANISH)
    return "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))

"""Parts of the demo."""

from samspil.config.demo import generator

COUNTED = ("figures", "reports", "releases", "past cases", "own figures")


def without_figures():
    """All parts but those that count, print and let out figures, which others do not lean on."""
    return tuple(each for each in generator.PARTS if each.name not in COUNTED)

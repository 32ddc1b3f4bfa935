"""The words of every finding by its code: English templates, marked for translation."""

from samspil.tools.exchange.figure_texts import FIGURE_TEXTS
from samspil.tools.exchange.file_texts import FILE_TEXTS
from samspil.tools.exchange.severities import Text
from samspil.tools.exchange.value_texts import VALUE_TEXTS

TEXTS: dict[str, Text] = FILE_TEXTS | VALUE_TEXTS | FIGURE_TEXTS

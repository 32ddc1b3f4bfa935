"""Which characters our fonts can draw; the others are written as their number, so that nothing is lost."""

import re
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
# Both fonts we could fall back to have these; whatever lies outside is tried.
_KNOWN = re.compile("[\n -~\xa0-\u017f\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac]+")
_PROBE = b'#set document(title: "probe")\n#sys.inputs.at("text")'
_MISSING = "could not be displayed", "disallowed codepoint", "private use area"


@cache
def fonts() -> typst.Fonts:
    """Our own font and the ones inside Typst; never the machine's, so that every machine draws the same."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])


def replaced(text: str) -> str:
    """The text with `[U+1F600]` for what no font of ours can draw."""
    foreign = sorted(set(_KNOWN.sub("", text)))
    missing = set(_undrawable("".join(foreign))) if foreign else set()
    if not missing:
        return text
    return "".join(f"[U+{ord(each):04X}]" if each in missing else each for each in text)


@cache
def _undrawable(characters: str) -> str:
    """Halve until found: few are missing, and one try takes milliseconds."""
    if _draws(characters):
        return ""
    if len(characters) == 1:
        return characters
    middle = len(characters) // 2
    return _undrawable(characters[:middle]) + _undrawable(characters[middle:])


def _draws(characters: str) -> bool:
    compiler = typst.Compiler(font_paths=fonts())
    try:
        # With a space between, so that no two of them melt into one sign.
        text = " ".join(characters)
        compiler.compile(_PROBE, format="pdf", pdf_standards="ua-1", sys_inputs={"text": text}, timestamp=0)
    except typst.TypstError as error:
        if any(reason in str(error) for reason in _MISSING):
            return False
        raise
    return True

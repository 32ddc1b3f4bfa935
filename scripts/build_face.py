"""Build what the browser gets from node_modules and our own sources: one stylesheet, htmx, icons, fonts."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

try:
    import brotli
except ImportError:  # sizes are then told uncompressed
    brotli = None

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
OURS = ROOT / "src/samspil/ground/base/static/base"
BUILT = OURS.parent / "built"
PAPER_FONTS = ROOT / "src/samspil/tools/paper/fonts"

# Families of the base theme we use. Rules for plain elements always stay.
KEPT_CLASSES = ("button", "form-", "sr-only")
LEFT_CLASSES = (
    "button-active",
    "button-arrow",
    "button-group",
    "button-hover",
    "button-mobile",
    "button-overflow",
)
FONT_WEIGHTS = {"Regular": 400, "SemiBold": 600}
PAPER_WEIGHTS = ("Regular", "SemiBold", "Italic", "SemiBoldItalic")
FONT_PARTS = ("Latin1", "Latin2", "Latin3")
MATERIAL_ICONS = (
    "arrow-back", "arrow-forward", "calendar-month", "chat", "check", "close", "download", "edit", "file-pdf",
    "help", "info", "lock", "menu", "plus", "print", "search", "sync", "time", "upload",
)  # fmt: skip
FIRST_VISIT_LIMIT = 120_000

STRING = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''


def main() -> None:
    if not (MODULES / "dkfds").is_dir() or not (MODULES / "htmx.org").is_dir():
        sys.exit("node_modules is missing or incomplete. Run: npm ci")
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "fonts").mkdir(parents=True)
    (BUILT / "samspil.css").write_text(stylesheet(), encoding="utf-8")
    (BUILT / "icons.svg").write_text(icons(), encoding="utf-8")
    shutil.copyfile(MODULES / "htmx.org/dist/htmx.min.js", BUILT / "htmx.min.js")
    copy_fonts()
    copy_paper_fonts()
    tell_sizes()


def stylesheet() -> str:
    theme = (MODULES / "dkfds/dist/css/dkfds.min.css").read_text(encoding="utf-8").lstrip("\ufeff")
    own = (OURS / "samspil.css").read_text(encoding="utf-8")
    return f"@layer dkfds{{{''.join(kept_rules(theme))}}}\n{minified(own)}\n"


def kept_rules(css: str) -> Iterator[str]:
    """Rules of the base theme, without components we do not use, its fonts and its pictures."""
    for head, body in rules(css):
        if head.startswith(("@media", "@supports")):
            inner = "".join(kept_rules(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif not head.startswith("@"):
            selectors = [each for each in split_selectors(head) if is_kept(each)]
            declarations = ";".join(each for each in body.split(";") if "url(" not in each)
            if selectors and declarations:
                yield f"{','.join(selectors)}{{{declarations}}}"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule on the top level as (head, body without its braces)."""
    depth = start = body = 0
    for token in re.finditer(rf"{STRING}|[{{}};]", css):
        mark = token.group()
        if mark == "{":
            if depth == 0:
                body = token.end()
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield css[start : body - 1].strip(), css[body : token.start()]
                start = token.end()
        elif mark == ";" and depth == 0:
            start = token.end()


def split_selectors(head: str) -> list[str]:
    """Split at commas, but not at those inside :not(...) and the like."""
    return re.split(r",(?![^(]*\))", head)


def is_kept(selector: str) -> bool:
    classes = re.findall(r"\.(-?[A-Za-z_][\w-]*)", selector)
    return all(each.startswith(KEPT_CLASSES) and not each.startswith(LEFT_CLASSES) for each in classes)


def minified(css: str) -> str:
    """Without comments and needless space; strings stay untouched."""
    css = re.sub(rf"({STRING})|/\*.*?\*/", lambda found: found.group(1) or "", css, flags=re.DOTALL)
    pieces = re.split(f"({STRING})", css)
    for at in range(0, len(pieces), 2):
        pieces[at] = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", pieces[at])).replace(";}", "}")
    return "".join(pieces).strip()


def icons() -> str:
    """One file of symbols: our own shapes, then the Material Symbols we use."""
    shapes = (OURS / "shapes.svg").read_text(encoding="utf-8")
    symbols = re.findall(r"<symbol .*?</symbol>", shapes, flags=re.DOTALL)
    for name in MATERIAL_ICONS:
        drawing = (MODULES / f"dkfds/dist/img/svg-icons/{name}.svg").read_text(encoding="utf-8").strip()
        box = re.search(r'viewBox="[^"]*"', drawing).group()
        inner = re.sub(r"^<svg[^>]*>|</svg>$", "", drawing)
        symbols.append(f'<symbol id="{name}" {box}>{inner}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def copy_fonts() -> None:
    source = MODULES / "dkfds/dist/fonts/IBMPlexSans/split/woff2"
    for name, weight in FONT_WEIGHTS.items():
        for part in FONT_PARTS:
            built = BUILT / f"fonts/plex-{weight}-{part.lower()}.woff2"
            shutil.copyfile(source / f"IBMPlexSans-{name}-{part}.woff2", built)
    shutil.copyfile(source / "license.txt", BUILT / "fonts/license.txt")


def copy_paper_fonts() -> None:
    """Whole fonts, for documents: a PDF carries the letters it uses."""
    source = MODULES / "dkfds/src/fonts/IBMPlexSans/complete/ttf"
    PAPER_FONTS.mkdir(exist_ok=True)
    for name in PAPER_WEIGHTS:
        shutil.copyfile(source / f"IBMPlexSans-{name}.ttf", PAPER_FONTS / f"IBMPlexSans-{name}.ttf")
    shutil.copyfile(source / "license.txt", PAPER_FONTS / "license.txt")


def tell_sizes() -> None:
    """Print what a first visit costs; stop the build when it is too much."""
    total = 0
    for path in (BUILT / "samspil.css", BUILT / "htmx.min.js", OURS / "samspil.js", BUILT / "icons.svg"):
        size = sent_size(path)
        total += size
        print(f"{path.name:24}{size / 1000:8.1f} kB")
    fonts = sum(path.stat().st_size for path in (BUILT / "fonts").glob("*.woff2"))
    print(f"{'css, js and icons':24}{total / 1000:8.1f} kB {'compressed' if brotli else 'as they lie'}")
    print(f"{'fonts, all parts':24}{fonts / 1000:8.1f} kB")
    if brotli and total > FIRST_VISIT_LIMIT * 2 // 3:
        sys.exit("A first visit must stay under 120 kB; two thirds of it are for css, js and icons.")


def sent_size(path: Path) -> int:
    raw = path.read_bytes()
    return len(brotli.compress(raw)) if brotli else len(raw)


if __name__ == "__main__":
    main()

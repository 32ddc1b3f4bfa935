"""Looking at the page that is open: may everybody use it, and does it fit a phone?"""

import os
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text()
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# A matter of colours alone: asked once more in dark ones.
CONTRAST = {"runOnly": ["color-contrast"]}
# With every fold open: what is folded away is read too.
LOOK = """async what => {
    document.querySelectorAll("details").forEach(each => each.open = true);
    const seen = await axe.run({...what, resultTypes: ["violations"], preload: false, iframes: false});
    return seen.violations.flatMap(each => each.nodes.map(node =>
        `${each.id} at ${node.target.join(" ")}: ${each.help}. ${node.failureSummary}`));
}"""
# Wider than the window: the page, and the innermost things that are wider than their place on it.
SIDEWAYS = """() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(each =>
        each.clientWidth > 1 && each.scrollWidth > each.clientWidth
        && getComputedStyle(each).overflowX === "visible");
    const inner = wide.filter(each => !wide.some(other => other !== each && each.contains(other)));
    return [`sideways: ${page.scrollWidth} of ${page.clientWidth} px. ` + inner.slice(0, 3).map(each =>
        `<${each.localName} class="${each.className}"> ${each.textContent.trim().slice(0, 60)}`).join("; ")];
}"""
# Pictures are taken only when asked for, so that a test run leaves the tree as it was.
PICTURES = Path(os.environ["SAMSPIL_SCREENSHOTS"]) if "SAMSPIL_SCREENSHOTS" in os.environ else None
PAPER = '#set page(width: auto, height: auto, margin: 0pt)\n#image("paper.pdf", page: 1, width: 600pt)\n'
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 800}


def carry_axe(page):
    """Every page opened from here on has axe-core at hand: cheaper than to hand it over again on each."""
    page.add_init_script(AXE)


def look(page, what=EVERYTHING):
    """What axe-core finds at WCAG 2.2 AA, a line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(LOOK, what)


def look_on_phone(page):
    """Whether the page scrolls sideways at 360 pixels."""
    page.set_viewport_size(PHONE)
    return page.evaluate(SIDEWAYS)


def picture(page, name):
    """The whole page, for whoever looks through all of them."""
    if PICTURES:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def picture_for_a_guide(page, name, *, top=0):
    """What fits a desk's screen from `top` down, in so few colours that the guides stay light."""
    if not PICTURES:
        return
    full = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": max(0, min(top, full - DESK["height"])), **DESK}
    _keep(page.screenshot(full_page=True, clip=clip), name)


def picture_of_paper(pdf, name):
    """The first page of what is printed."""
    if not PICTURES:
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / "paper.pdf").write_bytes(pdf)
        (Path(folder) / "shown.typ").write_text(PAPER)
        _keep(typst.compile(Path(folder) / "shown.typ", format="png", ppi=96), name)


def _keep(taken, name):
    few = Image.open(BytesIO(taken)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)

"""Looking at the page that is open: may everybody use it, and does it fit a phone?"""

from pathlib import Path

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# With every fold open: what is folded away is read too.
LOOK = """async tags => {
    document.querySelectorAll("details").forEach(each => each.open = true);
    const seen = await axe.run({runOnly: tags, resultTypes: ["violations"], preload: false, iframes: false});
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
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 800}


def look(page):
    """What axe-core finds at WCAG 2.2 AA, a line each."""
    page.evaluate(AXE)
    return page.evaluate(LOOK, TAGS)


def look_on_phone(page):
    """Whether the page scrolls sideways at 360 pixels."""
    page.set_viewport_size(PHONE)
    return page.evaluate(SIDEWAYS)


def picture(page, folder, name):
    page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

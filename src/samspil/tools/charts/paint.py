"""Colours by their place in the house style, text sizes by their task, and the shapes of a status."""

from dataclasses import dataclass

# What each token of the style sheet is on white paper. On a page the sheet decides: dark, print, another
# house.
TOKENS = {
    "--paper": "#ffffff",
    "--ink": "#15211e",
    "--ink-2": "#4c5955",
    "--action": "#004d99",
    "--rule": "#d9dfdc",
    "--rule-2": "#7d8985",
    "--st-none": "#56625e",
    "--st-planned": "#4b4e8f",
    "--st-running": "#0b5c9e",
    "--st-late": "#b42318",
    "--st-quiet": "#8a5300",
    "--st-done": "#1b6e3c",
    "--ch-main": "#0b4f6c",
    "--ch-pair": "#7a3e8f",
    "--ch-target": "#b0501a",
    "--ch-context": "#6f7b77",
    "--ch-band": "#dfe8ec",
    "--ch-band-2": "#eef3f5",
    "--ch-grid": "#e3e8e5",
}
INK, SOFT, LINK = "var(--ink)", "var(--ink-2)", "var(--action)"
STATUS_TOKENS = {"unproved": "--st-quiet", "stopped": "--ink-2"}
PAPER_FONT = "IBM Plex Sans, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Role:
    """What a text is for, which decides how it looks."""

    size: float
    weight: int = 400


ROLES = {
    "label": Role(15),
    "strong": Role(15, 600),
    "head": Role(16, 600),
    "small": Role(14),
    "number": Role(14, 600),
}

FILLED, OUTLINED = "fill", "stroke"
_DISC = "M10 1.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6z"
_CIRCLE = "M10 2.4a7.6 7.6 0 1 1 0 15.2a7.6 7.6 0 1 1 0-15.2z"
# As in base/static/base/shapes.svg, in a square of 20: (how it is drawn, path), and a dash where it has one.
GLYPHS: dict[str, tuple[tuple[str, str], ...]] = {
    "none": ((OUTLINED, _CIRCLE),),
    "planned": ((OUTLINED, _CIRCLE),),
    "running": ((OUTLINED, _CIRCLE), (FILLED, "M10 2.4a7.6 7.6 0 0 1 0 15.2z")),
    "late": ((FILLED, "M10 1.4 19.4 18H.6zM9 7v5.4h2V7zm0 6.8v2h2v-2z"),),
    "quiet": ((OUTLINED, "M3 3.2h14v10.2h-7.2L6 17v-3.6H3z"), (OUTLINED, "M6.6 8.3h6.8")),
    "unproved": ((OUTLINED, _CIRCLE), (OUTLINED, "m6 10.2 2.8 2.8 5.2-5.4")),
    "done": ((FILLED, f"{_DISC}M5.2 10.2l3.5 3.5 6.2-6.4-1.4-1.4-4.8 5-2.1-2.1z"),),
    "stopped": ((OUTLINED, "M3.4 3.4h13.2v13.2H3.4z"),),
    # Marks without a status: kinds of day on the wheel, points of a series.
    "dot": ((FILLED, "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14z"),),
    "ring": ((OUTLINED, "M10 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12z"),),
    "square": ((FILLED, "M4 4h12v12H4z"),),
    "box": ((OUTLINED, "M5 5h10v10H5z"),),
    "diamond": ((FILLED, "M10 1.5 18.5 10 10 18.5 1.5 10z"),),
    "triangle": ((FILLED, "M10 2.5 18 17H2z"),),
    "cross": ((OUTLINED, "M4 4l12 12M16 4 4 16"),),
    "plus": ((OUTLINED, "M10 2v16M2 10h16"),),
}
DASHED = {"none": "2.4 2.38"}


# Marks that stand in a line of others are smaller than a status in a row of words.
SIZES = {"dot": 11.0}
STATUSES = ("none", "planned", "running", "late", "quiet", "unproved", "done", "stopped")


def status_colour(status: str) -> str:
    """The colour of a status; a mark that is none is drawn like any other figure."""
    if status not in STATUSES:
        return "var(--ch-main)"
    return f"var({STATUS_TOKENS.get(status, f'--st-{status}')})"


def on_paper(colour: str) -> str:
    """`var(--ink)` as the light value it stands for; anything else as it is."""
    if colour.startswith("var(") and colour.endswith(")"):
        return TOKENS[colour[4:-1]]
    return colour

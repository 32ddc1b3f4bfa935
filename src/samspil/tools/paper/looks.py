"""How a status looks on paper: its shape and its colour, the same as on the screen, on white."""

INK, INK_2, RULE, BRAND, PALE = "#15211e", "#4c5955", "#d9dfdc", "#173f37", "#f3f5f3"
TINT, ACTION = "#eef3f8", "#004d99"

COLOURS = {
    "none": "#56625e",
    "planned": "#4b4e8f",
    "running": "#0b5c9e",
    "late": "#b42318",
    "quiet": "#8a5300",
    "unproved": "#8a5300",
    "done": "#1b6e3c",
    "stopped": "#56625e",
}
# The names that drawings for the screen use for their colours, with the values for white paper.
TOKENS = {
    "paper": "#ffffff",
    "paper-2": PALE,
    "ink": INK,
    "ink-2": INK_2,
    "rule": RULE,
    "rule-2": "#7d8985",
    "brand": BRAND,
    "action": ACTION,
    "thread": "#a8324a",
    "ch-main": "#0b4f6c",
    "ch-pair": "#7a3e8f",
    "ch-target": "#b0501a",
    "ch-context": "#6f7b77",
    "ch-band": "#dfe8ec",
    "ch-band-2": "#eef3f5",
    "ch-grid": "#e3e8e5",
    **{f"st-{name}": colour for name, colour in COLOURS.items()},
    "tint-late": "#fdf0ee",
    "tint-quiet": "#fdf4e3",
    "tint-done": "#edf6f0",
    "tint-note": TINT,
}
# Drawn in a square of twelve; `c` is the colour.
_SHAPES = {
    "none": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="c" stroke-width="1.4"'
    ' stroke-dasharray="2 1.6"/>',
    "planned": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="c" stroke-width="1.4"/>',
    "running": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="c" stroke-width="1.4"/>'
    '<path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="c"/>',
    "late": '<path d="M6 .8 11.6 11H.4z" fill="c"/>',
    "quiet": '<path d="M1 1.4h10v7H6.4L4 11V8.4H1z" fill="none" stroke="c" stroke-width="1.3"/>'
    '<path d="M3.6 4.9h4.8" stroke="c" stroke-width="1.3"/>',
    "unproved": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="c" stroke-width="1.4"/>'
    '<path d="m3.8 6.1 1.6 1.6 2.9-3.2" fill="none" stroke="c" stroke-width="1.3"/>',
    "done": '<circle cx="6" cy="6" r="5.3" fill="c"/>'
    '<path d="m3.5 6.1 1.8 1.8 3.2-3.6" fill="none" stroke="#fff" stroke-width="1.4"/>',
    "stopped": '<rect x="1.4" y="1.4" width="9.2" height="9.2" fill="c"/>',
}
# The mark of a strategy: four circles that overlap.
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<g fill="none" stroke="#173f37" stroke-width="1.6">'
    '<circle cx="20" cy="13" r="10"/><circle cx="27" cy="20" r="10"/><circle cx="20" cy="27" r="10"/>'
    '<circle cx="13" cy="20" r="10"/></g></svg>'
)


def shape(tone: str) -> str:
    """The drawing of a status, or nothing for a tone without one."""
    inner = _SHAPES.get(tone, "").replace('"c"', f'"{COLOURS.get(tone, INK)}"')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{inner}</svg>' if inner else ""


def shapes() -> dict[str, str]:
    return {tone: shape(tone) for tone in _SHAPES}

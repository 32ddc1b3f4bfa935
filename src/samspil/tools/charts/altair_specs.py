"""The specifications, written in Altair when we build; the web reads the files and never imports Altair.

Run it after a change: python -m samspil.tools.charts.altair_specs
Texts have size 0, so that nobody measures them in a font that the page does not use; `vega.py` gives them
the size of their role.
"""

import json
from pathlib import Path
from typing import Any

import altair as alt

HOME = Path(__file__).parent / "specs"


def placed(name: str) -> alt.Y:
    """Laid out in Python, in pixels."""
    return alt.Y(f"{name}:Q", scale=None, axis=None)


def across(name: str) -> alt.X:
    return alt.X(f"{name}:Q", scale=None, axis=None)


def calendar(name: str) -> alt.X:
    """A day, counted from the first, between the left and the right edge of the calendar."""
    scale = alt.Scale(
        domain=[0, alt.ExprRef("days")],
        range=[alt.ExprRef("left"), alt.ExprRef("right")],
        nice=False,
        zero=False,
        clamp=True,
    )
    return alt.X(f"{name}:Q", scale=scale, axis=None)


def raw(field: str) -> dict[str, object]:
    """A colour that stands in the data."""
    return {"field": field, "type": "nominal", "scale": None}


def texts(x: alt.X, data: str = "texts") -> Any:
    mark: dict[str, Any] = {"align": alt.ExprRef("datum.anchor"), "font": alt.ExprRef("datum.role")}
    return (
        alt.Chart(alt.NamedData(data))
        .mark_text(fontSize=0, baseline="alphabetic", **mark)
        .encode(x=x, y=placed("y"), text="text:N", fill=raw("fill"), href="link:N")
    )


def rules(x: alt.X, data: str, width: float = 1, dash: tuple[int, ...] = ()) -> Any:
    return (
        alt.Chart(alt.NamedData(data))
        .mark_rule(strokeWidth=width, strokeDash=list(dash) or alt.Undefined)
        .encode(x=x, y=placed("y"), y2="y2:Q", stroke=raw("stroke"))
    )


def lines(data: str = "lines") -> Any:
    """Hairlines across the sheet."""
    return (
        alt.Chart(alt.NamedData(data))
        .mark_rule(strokeWidth=1)
        .encode(x=across("x"), x2="x2:Q", y=placed("y"), stroke=raw("stroke"))
    )


def glyphs(x: alt.X, data: str = "glyphs") -> Any:
    """A circle that names its shape; `vega.py` draws the shape."""
    return (
        alt.Chart(alt.NamedData(data))
        .mark_point(shape="circle", size=1, strokeWidth=0)
        .encode(x=x, y=placed("y"), fill=raw("glyph"))
    )


def timeline() -> Any:
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .mark_rect(strokeDash=alt.ExprRef("datum.dashed ? [3, 3] : []"))
        .encode(
            x=calendar("begin"),
            x2="end:Q",
            y=placed("y"),
            y2="y2:Q",
            fill=raw("fill"),
            stroke=raw("stroke"),
        )
    )
    return alt.layer(
        lines(),
        rules(calendar("day"), "grid"),
        bars,
        rules(calendar("day"), "today", width=2),
        texts(calendar("day"), "ticks"),
        glyphs(across("x")),
        texts(across("x")),
    ).add_params(*(alt.param(name=name, value=1) for name in ("days", "left", "right")))


def coverage() -> Any:
    return alt.layer(lines(), glyphs(across("x")), texts(across("x")))


# `share` of a panel's height is for the drawing; what is above it is for its words.
SEAT = "datum.panel + 1 - share * datum.value / top - 0.04"


def seated(data: str) -> Any:
    return alt.Chart(alt.NamedData(data)).transform_calculate(level=SEAT)


def level() -> alt.Y:
    """Panels under each other; within a panel the value stands from zero to `top`."""
    scale = alt.Scale(
        domain=[0, alt.ExprRef("panels")],
        range=[alt.ExprRef("first"), alt.ExprRef("last")],
        nice=False,
        zero=False,
    )
    return alt.Y("level:Q", axis=None, scale=scale)


def series() -> Any:
    drawn = (
        seated("points")
        .mark_line(strokeWidth=2)
        .encode(x=calendar("day"), y=level(), detail="run:N", stroke=alt.value("var(--ch-main)"))
    )
    marked = (
        seated("points")
        .mark_point(shape="circle", size=1, strokeWidth=0)
        .encode(x=calendar("day"), y=level(), fill=raw("glyph"))
    )
    scales = (
        seated("levels")
        .mark_rule(strokeWidth=1)
        .encode(y=level(), x=across("x"), x2="x2:Q", stroke=raw("stroke"))
    )
    below = (scales, rules(calendar("day"), "grid"), rules(calendar("day"), "markers", dash=(4, 4)))
    above = (values(), texts(calendar("day"), "ticks"), texts(across("x")))
    names = ("days", "left", "right", "top", "panels", "first", "last", "share")
    return alt.layer(*below, drawn, marked, *above).add_params(*(alt.param(name=n, value=1) for n in names))


def values() -> Any:
    """Figures beside their points."""
    seat: dict[str, Any] = {"dx": alt.ExprRef("datum.dx"), "dy": alt.ExprRef("datum.dy")}
    return (
        seated("values")
        .mark_text(fontSize=0, baseline="alphabetic", align="left", font="number", **seat)
        .encode(x=calendar("day"), y=level(), text="text:N", fill=raw("fill"))
    )


# A plot: x from `x0` to `x1` between left and right, y from `y0` to `y1` between bottom and top.
def plot_x(name: str = "x") -> alt.X:
    scale = alt.Scale(
        domain=[alt.ExprRef("x0"), alt.ExprRef("x1")],
        range=[alt.ExprRef("left"), alt.ExprRef("right")],
        nice=False,
        zero=False,
    )
    return alt.X(f"{name}:Q", scale=scale, axis=None)


def plot_y(name: str = "y") -> alt.Y:
    scale = alt.Scale(
        domain=[alt.ExprRef("y0"), alt.ExprRef("y1")],
        range=[alt.ExprRef("bottom"), alt.ExprRef("top")],
        nice=False,
        zero=False,
    )
    return alt.Y(f"{name}:Q", scale=scale, axis=None)


def drawn_line(data: str, width: float, dash: tuple[int, ...] = ()) -> Any:
    return (
        alt.Chart(alt.NamedData(data))
        .mark_line(strokeWidth=width, strokeDash=list(dash) or alt.Undefined)
        .encode(x=plot_x(), y=plot_y(), detail="run:N", stroke=raw("stroke"))
    )


def plot_shapes() -> tuple[Any, ...]:
    """Bands, rules on the scales, rules in pixels, and bars."""
    ends = {"x2": "x2:Q", "y2": "y2:Q"}
    bands = (
        alt.Chart(alt.NamedData("bands"))
        .mark_area()
        .encode(x=plot_x(), y=plot_y(), y2="y2:Q", detail="run:N", fill=raw("fill"))
    )
    on_scales = (
        alt.Chart(alt.NamedData("rules"))
        .mark_rule(strokeWidth=1)
        .encode(x=plot_x(), y=plot_y(), stroke=raw("stroke"), **ends)
    )
    pixels = (
        alt.Chart(alt.NamedData("pixels"))
        .mark_rule(strokeWidth=2)
        .encode(x=across("x"), x2="x2:Q", y=placed("y"), stroke=raw("stroke"))
    )
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .mark_rect(strokeWidth=1.5)
        .encode(x=plot_x(), y=plot_y(), fill=raw("fill"), stroke=raw("stroke"), **ends)
    )
    return bands, on_scales, pixels, bars


def plot_marks() -> tuple[Any, ...]:
    """Shapes and words at places of the scales."""
    marks = (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(shape="circle", size=1, strokeWidth=0)
        .encode(x=plot_x(), y=plot_y(), fill=raw("glyph"))
    )
    seat: dict[str, Any] = {"dx": alt.ExprRef("datum.dx"), "dy": alt.ExprRef("datum.dy")}
    named: dict[str, Any] = {"align": alt.ExprRef("datum.anchor"), "font": alt.ExprRef("datum.role")}
    labels = (
        alt.Chart(alt.NamedData("labels"))
        .mark_text(fontSize=0, baseline="alphabetic", **seat, **named)
        .encode(x=plot_x(), y=plot_y(), text="text:N", fill=raw("fill"))
    )
    return marks, labels


def plot() -> Any:
    fine = (drawn_line("hair", 1), drawn_line("dashed", 1.5, (6, 4)), drawn_line("dotted", 2.5, (2, 5)))
    layers = (*plot_shapes(), *fine, drawn_line("solid", 2.5), *plot_marks(), glyphs(across("x")))
    names = ("x0", "x1", "y0", "y1", "left", "right", "top", "bottom")
    return alt.layer(*layers, texts(across("x"))).add_params(*(alt.param(name=n, value=1) for n in names))


SPECS = {"timeline": timeline, "coverage": coverage, "series": series, "plot": plot}


def spec_text(name: str) -> str:
    drawn = (
        SPECS[name]()
        .properties(width=100, height=100, autosize="none", padding=0, background="transparent")
        .configure_view(stroke=None)
    )
    found = drawn.to_dict()
    found["config"]["aria"] = False
    return json.dumps(found, indent=1, sort_keys=True) + "\n"


def main() -> None:
    for name in SPECS:
        (HOME / f"{name}.json").write_text(spec_text(name), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What holds for each drawing, on a wide page, on a phone and on paper."""

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools.charts.conftest import CHARTS, LOOKS, SVG, elements

from samspil.tools.charts import altair_specs, paint
from samspil.tools.charts.chart import Look, content_key, for_paper

ALLOWED_TAGS = {"svg", "title", "desc", "g", "path", "line", "text", "rect", "circle", "a"}
HOSTILE = '</svg><script>alert("x")</script> & \u202eevil\u2066\n\x00\x0b\ud800 שלום ' + "long" * 90
STYLES = Path(altair_specs.__file__).parents[2] / "ground/base/static/base/samspil.css"


def test_it_is_named_and_described_in_words(chart, look):
    root = fromstring(chart.svg(look))

    named = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert [each.text for each in named] == [chart.title, chart.description]
    assert root.get("aria-labelledby").split() == [each.get("id") for each in named]


def test_a_drawing_with_links_is_a_group_and_one_without_is_an_image(chart, look):
    svg = chart.svg(look)

    has_links = bool(elements(svg, "a"))
    assert fromstring(svg).get("role") == ("group" if has_links else "img")


def test_beside_links_only_links_are_read_aloud(chart):
    root = fromstring(chart.svg(Look()))

    if root.get("role") == "group":
        loud = [each for each in root.find(f"{SVG}g") if each.get("aria-hidden") != "true"]
        assert {each.tag for each in loud} == {f"{SVG}a"}


def test_a_link_is_called_by_the_words_one_sees(make_chart, look):
    label = (
        "A label so long that it takes more than one line, and on a small drawing more than there is room for"
    )

    for link in elements(make_chart(label).svg(look), "a"):
        seen = " ".join("".join(link.itertext()).replace("…", " ").split())
        assert seen in link.get("aria-label", seen)


def test_two_drawings_on_one_page_share_no_name(chart):
    names = [
        {each.get("id") for each in fromstring(chart.svg(Look(name=name))).iter()} - {None}
        for name in ("starts-w", "starts-n")
    ]

    assert not names[0] & names[1]


def test_a_strict_content_policy_has_nothing_to_refuse(chart, look):
    svg = chart.svg(look)

    assert {each.tag.removeprefix(SVG) for each in elements(svg)} <= ALLOWED_TAGS
    names = {name for each in elements(svg) for name in each.attrib}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert "url(" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_a_page_decides_the_colours_and_the_font(chart):
    svg = chart.svg(Look())

    colours = {each.get(name) for each in elements(svg) for name in ("fill", "stroke")} - {None, "none"}
    tokens = {each.removeprefix("var(").removesuffix(")") for each in colours}
    assert tokens <= paint.TOKENS.keys()
    assert "font-family" not in svg


def test_paper_has_its_own_colours_and_leads_nowhere(chart):
    svg = for_paper(chart)

    colours = {each.get(name) for each in elements(svg) for name in ("fill", "stroke")} - {None, "none"}
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in colours)
    assert elements(svg, "a") == []
    assert "var(" not in svg


def test_light_tokens_are_those_of_the_style_sheet():
    sheet = STYLES.read_text(encoding="utf-8")

    light = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", sheet[: sheet.index("@media")]))
    assert {name: light[name] for name in paint.TOKENS} == paint.TOKENS


def test_every_status_has_a_shape_of_its_own():
    shapes = [(paint.GLYPHS[each], paint.DASHED.get(each)) for each in paint.STATUSES]

    assert len(set(shapes)) == len(paint.STATUSES)


def test_the_same_chart_is_the_same_bytes(chart, look):
    assert chart.svg(look) == chart.svg(look)
    assert content_key(chart, look) == content_key(chart, look)


def test_another_label_is_another_key(make_chart):
    keys = {content_key(make_chart(label), Look()) for label in ("one", "two")}

    assert len(keys) == 2


def test_another_width_or_name_is_another_key(chart):
    looks = (Look(), Look(500), Look(is_paper=True), Look(name="other"))

    assert len({content_key(chart, each) for each in looks}) == 4


def test_a_hostile_label_stays_text(make_chart, look):
    svg = make_chart(HOSTILE).svg(look)

    assert "script" not in {each.tag.removeprefix(SVG) for each in elements(svg)}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x0b]", svg)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(label=st.text(max_size=60))
@pytest.mark.parametrize("name", CHARTS)
def test_any_label_makes_a_drawing_that_can_be_read(name, label):
    for look in LOOKS.values():
        assert fromstring(CHARTS[name](label).svg(look)).tag == f"{SVG}svg"


def test_no_text_is_smaller_than_one_can_read(chart, look):
    assert all(float(each.get("font-size")) >= 14 for each in elements(chart.svg(look), "text"))


def test_the_table_has_a_name_for_each_column(chart):
    table = chart.table()

    assert table.rows
    assert all(len(row) == len(table.header) for row in table.rows)


def test_the_specifications_are_what_altair_writes():
    for name in altair_specs.SPECS:
        written = (altair_specs.HOME / f"{name}.json").read_text(encoding="utf-8")
        assert written == altair_specs.spec_text(name), "run: python -m samspil.tools.charts.altair_specs"

"""A chart on a page: drawn once for each content, with its table beneath it."""

import csv
from io import StringIO

import pytest
from django.template import Context, Template
from tools.charts.conftest import a_map, a_timeline

from samspil.config.management.commands import serve
from samspil.ground.base import drawings
from samspil.tools.charts import vega


def shown(chart, **words):
    said = " ".join(f'{name}="{value}"' for name, value in words.items())
    template = Template(f'{{% load figure %}}{{% figure chart "starts" {said} %}}')
    return template.render(Context({"chart": chart}))


def test_a_figure_has_a_finding_two_drawings_and_a_table():
    html = shown(a_timeline(), source="The plan, 1 December")

    assert "<h3>One of two began late</h3>" in html
    assert html.count("<svg") == 2
    assert '<th scope="row"><a href="/efforts/1/">Play at every break</a></th>' in html
    assert "The plan, 1 December" in html


def test_a_map_has_one_drawing_that_scrolls():
    html = shown(a_map())

    assert html.count("<svg xmlns") == 1
    assert 'tabindex="0"' in html


def test_a_page_that_said_it_does_not_say_it_twice():
    assert "<figcaption>" not in shown(a_timeline(), untitled="yes")


def test_the_same_chart_is_drawn_once(monkeypatch):
    first = shown(a_timeline())
    monkeypatch.setattr("samspil.tools.charts.vega.draw", lambda *args, **kwargs: pytest.fail("drawn again"))

    assert shown(a_timeline()) == first


def test_the_table_can_be_downloaded():
    response = drawings.chart_download(a_timeline(), "csv")

    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=","))
    assert rows[0] == ["Effort", "Planned", "Actual", "Past its day", "Status"]
    assert [row[0] for row in rows[1:]] == ["Play at every break", "A quiet room"]


def test_the_drawing_can_be_downloaded_with_its_own_colours():
    response = drawings.chart_download(a_timeline(), "svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert b"var(" not in response.content


def test_an_installation_draws_before_anybody_waits():
    vega._compiled.cache_clear()

    serve.warm_the_charts(object()).join(60)

    assert vega._compiled.cache_info().currsize == len(list(vega.SPECS.glob("*.json")))

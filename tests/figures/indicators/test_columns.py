"""Which column of a file of figures is what: proposed where it can be told, and narrowed to one figure."""

import re
from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse

from make.figures import definition, few
from samspil.figures.indicators.actions.deliveries import Sent, receive_delivery


def test_place_year_and_a_lone_value_are_proposed(client, numbered, nadia):
    few(numbered)
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    rows = b"902000;2025;4,5\n903000;2025;4,7\n" * 2500
    content = ContentFile(b"kommune;aar;andel\n" + rows, "tal.csv")
    made = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)

    page = client.sign_in(nadia).get(reverse("map-delivery", args=[made.pk])).content.decode()

    chosen = re.findall(r'<option value="(\w+)" selected>', page)
    assert chosen == ["kommune", "aar", "andel"]


def test_a_table_of_a_statistics_office_is_narrowed_to_one_figure(client, numbered, nadia):
    few(numbered)
    head = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,SEX,MEASURE,OBS_VALUE,OBS_STATUS,CONF_STATUS\n"
    rows = ["902000,2025,_T,SHARE,4.5,A,F", "902000,2025,M,SHARE,6.5,A,F", "902000,2025,_T,N,900,A,F"]
    rows.append("903000,2025,_T,SHARE,NaN,Q,C")
    content = ContentFile(
        (head + "".join(f"dataflow,X:Y(1.0),R,{each}\n" for each in rows)).encode(), "x.csv"
    )
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    made = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)
    told = {
        "name": "Kontoret", "definition": definition(numbered).pk, "dimension": "paying", "is_percent": "on",
        "area": "REF_AREA", "period": "TIME_PERIOD", "value": "OBS_VALUE", "status": "OBS_STATUS",
        "status_2": "CONF_STATUS", "only": "MEASURE", "only_word": "SHARE", "only_2": "SEX",
        "only_2_word": "_T",
    }  # fmt: skip

    client.sign_in(nadia).post(reverse("map-delivery", args=[made.pk]), told)

    again = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)
    page = client.get(reverse("map-delivery", args=[again.pk])).content.decode()
    assert re.findall(r'<option value="(\w+)" selected>', page)[1:] == [
        "paying", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "MEASURE", "SEX",
    ]  # fmt: skip
    assert 'value="_T"' in page
    made.refresh_from_db()
    assert made.state == "checked", list(made.problems.all())
    assert {(each.label, each.after) for each in made.lines.all()} == {
        ("902000", "0.045"), ("903000", "suppressed"),
    }  # fmt: skip

"""The catalogue: search, filters in the address, the table to take along, and loading it."""

from io import BytesIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

import make
from make.practice import method, use
from samspil.ground.audit.models import Event
from samspil.knowledge.practice.actions import load_methods
from samspil.knowledge.practice.models import Method

URL = "/methods/"


def shown(client, **asked):
    return client.get(URL, asked).content.decode()


@pytest.mark.requirement("LED-20")
def test_amina_looks_a_method_up(client, egelund, amina, bo):
    method(egelund, bo, title="Makkerlæsning", how="I par, tyve minutter.")
    method(egelund, bo, title="Legepatruljer", how="Med veste på.")
    client.sign_in(amina)

    found = shown(client, q="PAR minutter")

    assert "Makkerlæsning" in found and "Legepatruljer" not in found


@pytest.mark.requirement("LED-20")
def test_filters_live_in_the_address(client, egelund, amina, bo):
    method(egelund, bo, title="Legepatruljer", kind="method", directions=["group"], ages=["6-9"])
    method(egelund, bo, title="Dagens plan", kind="tip", directions=["environment"], evidence="tried")
    method(egelund, bo, title="Maatjeslezen", kind="example", language="nl", directions=["group"])
    client.sign_in(amina)

    assert "Dagens plan" in shown(client, kind="tip", evidence="tried")
    assert "Legepatruljer" not in shown(client, kind="tip")
    assert "Maatjeslezen" not in shown(client, direction="group", language="da")
    assert "Legepatruljer" not in shown(client, ages="0-2")
    assert "No method fits" in shown(client, q="findes slet ikke")
    assert "3 ways of working" in shown(client, kind="<script>", ages="99", page="x")


def test_the_filters_tell_how_many_they_leave(client, egelund, amina, bo):
    for n in range(3):
        method(egelund, bo, title=f"Tip {n}", kind="tip")
    method(egelund, bo, title="Metode", kind="method")
    client.sign_in(amina)

    facet = client.get(URL, {"kind": "tip"}).context["page"].facets[0]

    assert [(each.label, each.count, each.is_current) for each in facet.choices] == [
        ("All", 4, False),
        ("Method", 1, False),
        ("Tip", 3, True),
    ]


def test_what_one_looks_for_survives_a_search(client, egelund, amina):
    client.sign_in(amina)

    assert 'name="kind" value="tip"' in shown(client, kind="tip", q="x")


@pytest.mark.requirement("FLG-13")
def test_a_shared_method_is_read_elsewhere_and_an_own_one_is_not(client, egelund, elsewhere, bo, dan):
    method(egelund, bo, title="Delt", is_shared=True)
    own = method(egelund, bo, title="Vores egen")
    client.sign_in(dan)

    found = shown(client)

    assert "Delt" in found and "Vores egen" not in found
    assert client.get(reverse("method", args=[own.pk])).status_code == 404


def test_the_list_goes_out_harmless(client, egelund, amina, bo):
    method(egelund, bo, title="=HYPERLINK(1)", ages=["6-9"])
    client.sign_in(amina)

    text = client.get(reverse("export-methods", args=["csv"])).content.decode("utf-8-sig")
    book = client.get(reverse("export-methods", args=["xlsx"]), {"kind": "method"})

    assert "\"'=HYPERLINK" in text and "6 to 9 years" in text
    assert openpyxl.load_workbook(BytesIO(book.content)).active["A2"].data_type == "s"


def test_the_catalogue_is_loaded_once_in_each_language(egelund, lone):
    assert load_methods(unit=egelund, language="da", by=lone) == 14
    Method.objects.filter(key="peer-reading").update(title="Vores egen makkerlæsning")

    assert load_methods(unit=egelund, language="da", by=lone) == 0
    assert load_methods(unit=egelund, language="nl", by=lone) == 14
    assert Method.objects.filter(title="Vores egen makkerlæsning").count() == 1
    assert Event.objects.filter(what="methods loaded").count() == 2


def test_the_director_loads_it_and_a_leader_does_not(acting, egelund, lone, amina):
    with acting(lone):
        assert load_methods(unit=egelund, language="en", by=lone) == 14
    with pytest.raises(Exception, match="row-level security"), acting(amina):
        load_methods(unit=egelund, language="da", by=amina)


def test_the_command_loads_it(egelund, lone, capsys):
    call_command("load_methods", "Egelund", "--language", "da", "--by", lone.account.email)

    assert "14 methods loaded for Egelund." in capsys.readouterr().out
    with pytest.raises(CommandError, match="no municipality Andeby"):
        call_command("load_methods", "Andeby", "--language", "da", "--by", lone.account.email)
    with pytest.raises(CommandError, match="no account"):
        call_command("load_methods", "Egelund", "--language", "da", "--by", "ingen@egelund.example")


def test_queries_do_not_grow_with_rows(client, egelund, amina, bo, count_queries):
    client.sign_in(amina)
    use(method(egelund, bo, title="Første"), amina.roles.get().unit, bo)
    few = count_queries(lambda: client.get(URL))
    for n in range(30):
        use(method(egelund, bo, title=f"Metode {n}"), make.unit(f"Skole {n}", parent=egelund), bo)

    many = count_queries(lambda: client.get(URL))

    assert many <= few
    assert many <= 15

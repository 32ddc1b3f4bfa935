"""The strategy's words, versions, changes and file."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from steering.strategy.test_packs import text as pack_text

import make
from samspil.steering.strategy.models import StatementWording, Strategy
from samspil.steering.strategy.queries.packing import as_pack
from samspil.tools.packs.reading import read_strategy


def text(response):
    return response.content.decode()


def reword(strategy, number, said):
    wordings = StatementWording.objects.filter(statement__strategy=strategy, statement__number=number)
    wordings.update(text=said)


@pytest.fixture
def term(strategy):
    """The word that all shall understand alike."""
    made = strategy.terms.create(key="inclusion", place=0)
    for language, word in (("da", "inklusion"), ("nl", "inclusie"), ("en", "inclusion")):
        made.wordings.create(
            language=language, word=word, forms=["inclusive"] if language == "en" else [],
            staff=f"{word}: staff", parents=f"{word}: parents", children=f"{word}: children",
        )  # fmt: skip
    return made


@pytest.mark.parametrize("audience", ["staff", "parents", "children"])
def test_terms_speak_to_three_audiences(client, strategy, term, erik, audience):
    client.sign_in(erik)

    shown = text(client.get(reverse("terms"), {"for": audience}))

    assert f"inclusion: {audience}" in shown and "inklusion" in shown and "inclusie" in shown


def test_a_word_not_translated_is_shown_as_decided_and_says_so(client, strategy, term, erik):
    term.wordings.filter(language="en").delete()

    shown = text(client.sign_in(erik).get(reverse("terms")))

    assert '<dfn lang="da">inklusion</dfn>' in shown and "Not translated yet; this is in" in shown


def test_a_sentence_not_translated_is_found_in_the_words_it_is_shown_in(client, strategy, erik):
    StatementWording.objects.filter(statement__number="1.1", language="da").update(text="En skovbørnehave.")
    StatementWording.objects.filter(statement__number="1.1", language="en").delete()

    page = client.sign_in(erik).get(reverse("strategy"), {"q": "skovbørnehaver"}).context["page"]

    assert [line.statement.number for part in page.parts for line in part.lines] == ["1.1"]


def test_an_unknown_audience_reads_as_staff(client, strategy, term, erik):
    client.sign_in(erik)

    assert "inclusion: staff" in text(client.get(reverse("terms"), {"for": "<script>"}))


def test_a_term_is_shown_in_place(client, strategy, term, erik):
    StatementWording.objects.filter(statement__number="1.1", language="en").update(
        text="An inclusive school."
    )
    client.sign_in(erik)

    page = client.get(reverse("strategy")).context["page"]

    marked = [piece for piece in page.parts[0].lines[0].pieces if piece.term]
    assert [(piece.text, piece.term) for piece in marked] == [("inclusive", "inclusion")]


@pytest.fixture
def earlier(egelund, strategy):
    """What the strategy replaced: one sentence less, one in other words, one elsewhere."""
    old = make.strategy(egelund, version="0", replaced_on=date(2022, 1, 1), statements=("1.1", "2.1"))
    Strategy.objects.filter(pk=old.pk).update(adopted_on=date(2018, 1, 1))
    reword(old, "2.1", "Før.")
    return old


def changes(client, strategy):
    return client.get(reverse("changes", args=[strategy.pk]))


def test_what_changed_from_one_version_to_the_next(client, earlier, strategy, lone):
    client.sign_in(lone)

    page = changes(client, strategy).context["page"]

    assert page.old == earlier
    assert {each.number for each in page.added} == {"1.2", "K.1"}
    assert [(each.number, each.before, each.after) for each in page.reworded] == [
        ("2.1", "Før.", "Sætning 2.1.")
    ]
    assert (page.removed, page.moved, page.total) == ((), (), 3)


def test_a_sentence_moved_and_one_taken_away_are_told_apart(client, earlier, strategy, lone):
    reword(earlier, "1.1", "Sætning 1.2.")
    make.statement(earlier, "4.1", text="Borte.")
    client.sign_in(lone)

    page = changes(client, strategy).context["page"]

    assert [(each.was_number, each.number) for each in page.moved] == [("1.1", "1.2")]
    assert [each.before for each in page.removed] == ["Borte."]


def test_terms_that_came_are_named(client, earlier, strategy, term, lone):
    client.sign_in(lone)

    assert changes(client, strategy).context["page"].words == ("inclusion",)


def test_the_first_version_replaced_nothing(client, earlier, lone):
    client.sign_in(lone)

    assert changes(client, earlier).status_code == 404


def test_of_two_versions_of_one_day_the_later_loaded_is_the_next(client, egelund, strategy, lone):
    Strategy.objects.update(replaced_on=strategy.adopted_on)
    later = make.strategy(egelund, version="1b")
    client.sign_in(lone)

    assert changes(client, later).context["page"].old == strategy


def test_a_version_goes_out_as_the_file_it_came_from(client, strategy, erik):
    client.sign_in(erik)
    got = client.get(reverse("export-strategy", args=[strategy.pk]))

    assert got["Content-Disposition"] == 'attachment; filename="shared-responsibility-1.yaml"'
    assert [each.number for each in as_pack(strategy).statements] == ["1.1", "1.2", "2.1", "K.1"]
    assert "1.1" in text(got)


def test_versions_of_elsewhere_are_not_there(client, earlier, strategy, dan):
    client.sign_in(dan)

    assert client.get(reverse("versions")).context["page"].versions == ()
    for name in ("changes", "export-strategy"):
        assert client.get(reverse(name, args=[strategy.pk])).status_code == 404


DECISION = {
    "adopted_by": "Byrådet",
    "adopted_on": "2021-12-15",
    "begins_on": "2022-01-01",
    "ends_on": "2030-12-31",
}


def load(client, content, **changed):
    file = SimpleUploadedFile("pack.yaml", content.encode())
    return client.post(reverse("load-strategy"), DECISION | changed | {"file": file})


@pytest.mark.parametrize("who", ["lone", "gitte"])
def test_a_pack_is_taken_into_use(client, egelund, request, who):
    client.sign_in(request.getfixturevalue(who))
    assert client.get(reverse("load-strategy")).status_code == 200

    assert load(client, pack_text("regional-agenda")).status_code == 302

    strategy = Strategy.objects.get(unit=egelund)
    assert strategy.statements.count() == len(read_strategy(pack_text("regional-agenda"), file="").statements)
    assert client.get(reverse("strategy")).status_code == 200


def test_a_broken_pack_is_refused_whole_with_every_line(client, egelund, lone):
    client.sign_in(lone)
    lines = pack_text("regional-agenda").replace("kind: theme", "kind: idea").splitlines()

    page = load(client, "\n".join(lines))

    wrong = [n for n, line in enumerate(lines, start=1) if "kind: idea" in line]
    assert page.status_code == 422
    assert wrong and [each.line for each in page.context["page"].problems] == wrong
    assert "Byrådet" in text(page)
    assert not Strategy.objects.exists()


def test_a_version_is_loaded_once(client, egelund, lone):
    client.sign_in(lone)
    load(client, pack_text("regional-agenda"))

    page = load(client, pack_text("regional-agenda"))

    assert page.status_code == 422 and "is loaded already" in text(page)


def test_a_strategy_that_ends_before_it_begins_is_refused(client, egelund, lone):
    client.sign_in(lone)

    assert "Set an end after the beginning" in text(load(client, "x: 1", ends_on="2021-01-01"))


@pytest.mark.parametrize("who", ["amina", "bo", "erik"])
def test_nobody_else_takes_a_strategy_into_use(client, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("load-strategy")).status_code == 404


def test_the_schema_of_a_pack_is_published(client, db):
    got = client.get(reverse("strategy-schema"))

    assert got.status_code == 200 and got.json()["$schema"].startswith("https://json-schema.org/")

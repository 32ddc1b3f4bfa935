"""Another person lets out what was prepared, once; it is frozen, logged, and withdrawn only with a reason."""

import pytest
from django.db import DatabaseError, connection, transaction

from make.publication import prepared
from samspil.figures.publication.actions.releasing import NotOut, release_figures, withdraw_release
from samspil.figures.publication.models import Content, Release, ReleaseLine
from samspil.figures.publication.queries.releases import Altered, content_of
from samspil.figures.publication.rules.door import NotLetOut
from samspil.figures.publication.rules.guard import Finding
from samspil.ground.audit.models import Event


def test_a_director_lets_out_what_an_analyst_prepared(egelund, figures, nadia, lone):
    ready = prepared(egelund, nadia)

    out = release_figures(release=ready, why="Årets tal", by=lone)

    assert (out.state, out.released_by, out.why) == ("published", lone, "Årets tal")
    line = ReleaseLine.objects.get()
    assert (line.what, line.by, line.why, line.content_hash) == (
        "released",
        lone,
        "Årets tal",
        ready.content_hash,
    )
    assert Event.objects.filter(what="figures released").count() == 1


def test_nobody_lets_out_what_they_prepared(egelund, figures, lone):
    ready = prepared(egelund, lone)

    with pytest.raises(NotLetOut) as refused:
        release_figures(release=ready, why="Nu", by=lone)

    assert refused.value.because.refusal == "own preparation"


def test_two_people_at_once_release_it_once(egelund, figures, nadia, lone, henrik):
    ready = prepared(egelund, nadia)
    as_the_other_saw_it = Release.objects.get(pk=ready.pk)
    release_figures(release=ready, why="Først", by=lone)

    with pytest.raises(NotLetOut) as refused:
        release_figures(release=as_the_other_saw_it, why="Også", by=henrik)

    assert refused.value.because.refusal == "not ready"
    assert ReleaseLine.objects.count() == 1


def test_what_another_release_gives_away_meanwhile_is_found(
    egelund, figures, nadia, lone, henrik, monkeypatch
):
    ready = prepared(egelund, nadia)
    found = [Finding("A school without another is known to be exactly 3", ())]
    monkeypatch.setattr("samspil.figures.publication.actions.preparing.attacked", lambda *_rest: found)

    with pytest.raises(NotLetOut) as refused:
        release_figures(release=ready, why="Nu", by=lone)

    assert refused.value.because.refusal == "leak"
    assert Release.objects.get(pk=ready.pk).state == "ready"


def test_each_reader_tries_who_knows_more_or_is_told_by_other_rules(
    egelund, for_committees, nadia, lone, monkeypatch
):
    tried = []
    ready = prepared(egelund, nadia, first_period=2026)
    monkeypatch.setattr(
        "samspil.figures.publication.actions.preparing.attacked",
        lambda _known, rules, before: tried.append((rules.audience, len(before))) or [],
    )

    release_figures(release=ready, why="Nu", by=lone)

    # Boards know what the public knows; committees also what is theirs; leaders are told by another rule.
    assert tried == [("public", 1), ("committee", 2), ("leader", 2)]


def test_a_withdrawn_release_keeps_its_trace(egelund, public, lone):
    withdraw_release(release=public, reason="Et tal var forkert", by=lone)

    gone = Release.objects.get(pk=public.pk)
    assert (gone.state, gone.withdrawn_reason) == ("withdrawn", "Et tal var forkert")
    assert [each.what for each in ReleaseLine.objects.all()] == ["withdrawn", "released"]
    with pytest.raises(NotOut):
        withdraw_release(release=gone, reason="Igen", by=lone)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publication_release SET title = 'Andet' WHERE id = %s",
        "UPDATE publication_release SET state = 'draft', released_at = NULL WHERE id = %s",
        "UPDATE publication_content SET text = '{}' WHERE release_id = %s",
        "DELETE FROM publication_content WHERE release_id = %s",
        "DELETE FROM publication_ledger WHERE release_id = %s",
        "DELETE FROM publication_releaseindicator WHERE release_id = %s",
        "UPDATE publication_releaseline SET why = 'Andet' WHERE release_id = %s",
    ],
)
def test_the_database_keeps_what_went_out_from_its_owner_too(public, statement):

    with pytest.raises(DatabaseError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [public.pk])


def test_what_was_altered_all_the_same_is_not_shown(client, public, lone):

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE publication_content DISABLE TRIGGER USER")
        cursor.execute("UPDATE publication_content SET text = text || ' ' WHERE release_id = %s", [public.pk])
        cursor.execute("ALTER TABLE publication_content ENABLE TRIGGER USER")

    with pytest.raises(Altered):
        content_of(public)
    answer = client.sign_in(lone).get(f"/releases/{public.pk}/")
    assert "What is kept is not what was released" in answer.content.decode()
    assert Content.objects.count() == 1

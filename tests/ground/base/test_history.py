"""The database remembers every change and who made it, also when the web may not read the memory."""

import pytest
from django.db import connection
from pghistory.models import Context
from pgtrigger import registry

import make
from samspil.steering.plans.models import Effort


@pytest.fixture
def effort(egelund, strategy, lone):
    return make.effort(make.plan(egelund, strategy), owner=lone)


def test_a_change_through_the_web_is_remembered_with_its_person(client, effort, lone):
    make.goal(effort)

    response = client.sign_in(lone).post(f"/efforts/{effort.pk}/submit/")

    assert response.status_code == 302
    history = Effort.pgh_event_model.objects.filter(pgh_obj=effort).order_by("-pgh_id")
    context = Context.objects.get(pk=history[0].pgh_context_id)
    assert context.metadata["person"] == lone.pk


def test_raw_sql_leaves_a_trace_too(effort):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_effort SET title = 'Anders' WHERE id = %s", [effort.pk])

    assert Effort.pgh_event_model.objects.filter(pgh_obj=effort, title="Anders").exists()


def test_the_web_login_cannot_read_or_change_history(acting, effort, lone):
    for statement in ("SELECT 1 FROM plans_effortevent", "DELETE FROM plans_effortevent"):
        with pytest.raises(Exception, match="permission denied"), acting(lone), connection.cursor() as cursor:
            cursor.execute(statement)


def test_every_table_with_a_history_keeps_it_as_its_model_says(db):
    """Triggers are no part of migrations: what puts them in place after each is held here."""
    kept = {f"{model.__name__}.{trigger.name}": trigger.get_installation_status(model)
            for model, trigger in registry.registered()}  # fmt: skip

    assert len(kept) > 100
    assert {name: status for name, status in kept.items() if status != ("INSTALLED", True)} == {}

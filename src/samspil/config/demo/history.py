"""What the database would remember had the plans been written when they say: who owned an effort, since when.

The triggers remember the building of the demo itself; these are the versions of the months before it.
"""

from django.db import connection
from django.db.models import F

from samspil.steering.plans.models import Effort, Goal

# At approval one effort in four had no owner yet, and one in three no next date; that came some weeks later.
_EFFORTS = """
    INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, {columns})
    SELECT w.at, w.label, e.id, {values}
    FROM {table} e
    JOIN plans_plan p ON p.id = e.plan_id
    JOIN organisation_unit u ON u.id = p.unit_id
    CROSS JOIN LATERAL (VALUES
        (e.approved_at, 'insert', e.number %% 4 = 3, e.number %% 3 = 1),
        (e.approved_at + make_interval(days => 25 + e.number * 37 %% 190), 'update', false, false)
    ) AS w (at, label, is_orphan, is_aimless)
    WHERE e.approved_at IS NOT NULL AND u.key LIKE %s AND w.at < now() - interval '1 day'
"""
_GOALS = """
    INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, {columns})
    SELECT e.approved_at + make_interval(days => CASE WHEN e.number %% 5 = 2 THEN 70 ELSE 0 END), 'insert',
        g.id, {values}
    FROM {table} g
    JOIN plans_effort e ON e.id = g.effort_id
    JOIN plans_plan p ON p.id = e.plan_id
    JOIN organisation_unit u ON u.id = p.unit_id
    WHERE e.approved_at IS NOT NULL AND u.key LIKE %s
"""
_THEN = {
    "owner_id": "CASE WHEN w.is_orphan THEN NULL ELSE e.owner_id END",
    "next_on": "CASE WHEN w.is_aimless THEN NULL ELSE greatest(e.next_on, w.at::date + 60) END",
}


def is_there(keys: str) -> bool:
    events = Effort.pgh_event_model.objects.filter(plan__unit__key__startswith=keys)
    return events.filter(pgh_created_at=F("approved_at")).exists()


def build(keys: str) -> None:
    """For every unit whose key begins so."""
    for model, letter, statement, then in ((Effort, "e", _EFFORTS, _THEN), (Goal, "g", _GOALS, {})):
        columns = [field.column for field in model._meta.concrete_fields]
        values = [then.get(column, f"{letter}.{column}") for column in columns]
        sql = statement.format(
            events=model.pgh_event_model._meta.db_table,
            table=model._meta.db_table,
            columns=", ".join(columns),
            values=", ".join(values),
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [f"{keys}%"])

"""What plans can be counted from: a narrow view without names or numbers of people."""

from django.db import migrations

# A school year goes by the year in which it begins, 1 August. security_invoker: the rows are those that whoever
# asks may read, not those of the view's owner.
ACTIONS = """
    CREATE VIEW source_actions WITH (security_invoker = true) AS
    SELECT (EXTRACT(YEAR FROM a.ended_on) - CASE WHEN EXTRACT(MONTH FROM a.ended_on) < 8 THEN 1 ELSE 0 END)::bigint
               AS year,
           u.number::text AS unit, a.direction::text AS direction, a.planned_end, a.started_on, a.ended_on,
           EXISTS (SELECT FROM plans_evidence v WHERE v.action_id = a.id) AS is_proved
    FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id JOIN plans_plan p ON p.id = e.plan_id
        JOIN organisation_unit u ON u.id = p.unit_id
    WHERE a.ended_on IS NOT NULL AND p.unit_id IN (SELECT my_house())
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_space")]

    operations = [migrations.RunSQL(ACTIONS, "DROP VIEW source_actions")]

-- The sessions I sat in, in a house I still belong to.
CREATE OR REPLACE FUNCTION reflection_mine() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT p.reflection_id FROM reflection_participant p JOIN reflection_reflection r ON r.id = p.reflection_id
        JOIN organisation_unit u ON u.id = r.unit_id
        WHERE p.person_id = samspil_person() AND u.path[1] IN (SELECT my_roots())
    $$;

-- What is to be returned to and reviewed: one's own, or a house's for the duty of reminding. No word of what was said.
CREATE OR REPLACE FUNCTION reflection_due(house bigint, who bigint)
    RETURNS TABLE (kind text, key bigint, place text, owner bigint, unit bigint, since date, due date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT 'reflection', r.id, u.name::text, p.person_id, r.unit_id, r."on", r.return_on
        FROM reflection_reflection r JOIN reflection_participant p ON p.reflection_id = r.id
        JOIN organisation_unit u ON u.id = r.unit_id
        WHERE r.returned_on IS NULL AND u.path[1] = house
          AND (p.person_id = who AND who = samspil_person() OR who IS NULL AND (SELECT reminders_on_duty()))
        UNION ALL
        SELECT 'culture-review', c.id, u.name::text, x.person_id, c.unit_id, NULL, c.due_on
        FROM reflection_culturereview c JOIN organisation_unit u ON u.id = c.unit_id
        JOIN organisation_role x ON x.unit_id = c.unit_id AND x.kind = 'leader' AND x.begins_on <= samspil_today()
            AND (x.ends_on IS NULL OR x.ends_on >= samspil_today())
        WHERE c.held_on IS NULL AND u.path[1] = house
          AND (x.person_id = who AND who = samspil_person() OR who IS NULL AND (SELECT reminders_on_duty()))
        ORDER BY 1, 2, 4
    $$;

-- Of one place, the half-years that are over with their answers and how many of them know what to do next: never of the one
-- that runs, where each new answer would show against the count before it, and never of fewer than five or all alike.
CREATE OR REPLACE FUNCTION reflection_next_steps(place bigint) RETURNS TABLE (begins_on date, answers bigint, know bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 4
    AS $$
        SELECT half::date, count(*), count(*) FILTER (WHERE value >= 4)
        FROM (SELECT value, date_trunc('year', n."on")::date
                + CASE WHEN extract(month FROM n."on") > 6 THEN interval '6 months' ELSE interval '0 months' END AS half
            FROM reflection_nextstep n
            WHERE n.unit_id = place AND place IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up']))) AS said
        WHERE half + interval '6 months' <= samspil_today()
        GROUP BY half HAVING count(*) >= 5 AND count(*) FILTER (WHERE value >= 4) BETWEEN 1 AND count(*) - 1
        ORDER BY half DESC
    $$;

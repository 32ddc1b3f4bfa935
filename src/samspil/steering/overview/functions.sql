-- How well efforts could be followed at the end of some days. History is not the web's to read; this gives numbers
-- only, of plans in one's own house, and only of efforts that somebody had approved.
-- What history does not reach back to is not counted as missing: `known` says of how many it speaks.
CREATE OR REPLACE FUNCTION overview_quality(days date[], place bigint, area bigint)
    RETURNS TABLE (on_day date, efforts bigint, known bigint, with_owner bigint, with_goal bigint, with_date bigint, with_news bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS MATERIALIZED (
        SELECT e.id, e.approved_at, e.started_on, coalesce(e.ended_on, e.stopped_on) AS over_on, s.quiet_days,
            p.evaluated_on
        FROM plans_effort e
        JOIN plans_plan p ON p.id = e.plan_id
        JOIN strategy_strategy s ON s.id = p.strategy_id
        JOIN organisation_unit u ON u.id = p.unit_id
        WHERE p.unit_id IN (SELECT my_house()) AND e.approved_at IS NOT NULL AND p.state <> 'draft'
            AND u.path @> ARRAY[place] AND (area IS NULL OR e.area_id = area)
    ), told AS MATERIALIZED (
        SELECT effort_id, samspil_day(at) AS on_day FROM plans_news WHERE effort_id IN (SELECT id FROM mine)
        UNION SELECT effort_id, samspil_day(at) FROM plans_evidence WHERE effort_id IN (SELECT id FROM mine)
        UNION SELECT id, started_on FROM mine WHERE started_on IS NOT NULL
    ), live AS (
        SELECT d AS on_day, m.* FROM unnest(days) AS d
        JOIN mine m ON samspil_day(m.approved_at) <= d AND (m.over_on IS NULL OR m.over_on > d)
            AND (m.evaluated_on IS NULL OR m.evaluated_on > d)
    ), seen AS (
        SELECT l.on_day, v.pgh_id IS NOT NULL AS is_known, v.owner_id IS NOT NULL AS has_owner,
            v.next_on >= l.on_day AS has_date,
            EXISTS (SELECT 1 FROM (
                SELECT DISTINCT ON (g.pgh_obj_id) g.pgh_label FROM plans_goalevent g
                WHERE g.effort_id = l.id AND samspil_day(g.pgh_created_at) <= l.on_day
                ORDER BY g.pgh_obj_id, g.pgh_created_at DESC, g.pgh_id DESC) last WHERE last.pgh_label <> 'delete') AS has_goal,
            coalesce(l.on_day - (SELECT max(t.on_day) FROM told t WHERE t.effort_id = l.id AND t.on_day <= l.on_day), 0)
                <= l.quiet_days AS has_news
        FROM live l LEFT JOIN LATERAL (
            SELECT h.pgh_id, h.owner_id, h.next_on FROM plans_effortevent h
            WHERE h.pgh_obj_id = l.id AND samspil_day(h.pgh_created_at) <= l.on_day
            ORDER BY h.pgh_created_at DESC, h.pgh_id DESC LIMIT 1) v ON true
    )
    SELECT d, count(s.on_day), count(*) FILTER (WHERE s.is_known), count(*) FILTER (WHERE s.is_known AND s.has_owner),
        count(*) FILTER (WHERE s.is_known AND s.has_goal), count(*) FILTER (WHERE s.is_known AND s.has_date),
        count(*) FILTER (WHERE s.has_news)
    FROM unnest(days) AS d LEFT JOIN seen s ON s.on_day = d GROUP BY d ORDER BY d
$$;

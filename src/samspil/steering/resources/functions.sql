-- What figures are counted from: narrow, without names or numbers of people. security_invoker: the rows are those that
-- whoever asks may read, not those of the views' owner. A school year goes by the year in which it begins, 1 August.
CREATE OR REPLACE VIEW source_local_solutions WITH (security_invoker = true) AS
    SELECT (EXTRACT(YEAR FROM s.needed_on) - CASE WHEN EXTRACT(MONTH FROM s.needed_on) < 8 THEN 1 ELSE 0 END)::bigint
               AS year,
           u.number::text AS unit, s.direction::text AS direction, s.means::text AS means, s.needed_on, s.begins_on,
           CASE s.result WHEN 'worked' THEN true WHEN 'partly' THEN false WHEN 'not' THEN false END AS is_helped
    FROM resources_localsolution s JOIN organisation_unit u ON u.id = s.unit_id
    WHERE s.unit_id IN (SELECT my_house());

CREATE OR REPLACE VIEW source_resources WITH (security_invoker = true) AS
    SELECT e.year::bigint AS year, u.number::text AS unit, e.kind::text AS kind,
           CASE e.target WHEN 'general' THEN round(e.amount) ELSE 0 END::bigint AS general,
           round(e.amount)::bigint AS amount
    FROM resources_entry e JOIN organisation_unit u ON u.id = e.unit_id
    WHERE e.withdrawn_on IS NULL AND e.unit_id IN (SELECT my_house());

-- The leaders whose learning I answer for: with a leader's role today under mine as head or director, and the heads
-- under a director. Never oneself's equals, and nobody whose role has ended.
CREATE OR REPLACE FUNCTION practice_my_leaders() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
    AS $$
        SELECT r.person_id FROM organisation_role r
        WHERE r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
          AND (r.kind = 'leader' AND r.unit_id IN (SELECT my_units(ARRAY['director', 'head']))
               OR r.kind = 'head' AND r.unit_id IN (SELECT my_units(ARRAY['director'])))
    $$;

-- Whether one of my roles in that municipality or region makes me a voice of the group (rules.SPEAKERS).
CREATE OR REPLACE FUNCTION meetings_speaks_for(asked text, body bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM meetings_body b JOIN organisation_unit u ON u.id = b.unit_id
            WHERE b.id = body AND u.path[1] IN (SELECT my_roots(CASE asked
                WHEN 'politicians' THEN ARRAY['politician']
                WHEN 'administration' THEN ARRAY['director', 'head', 'follow_up']
                WHEN 'leaders' THEN ARRAY['leader']
                WHEN 'staff' THEN ARRAY['professional', 'union']
                WHEN 'boards' THEN ARRAY['board_member']
                WHEN 'parents' THEN ARRAY['parent', 'board_member']
                WHEN 'children' THEN ARRAY['pupil']
                ELSE ARRAY[]::text[] END)))
    $$;

-- The requests I was asked to help with and have not said no to.
CREATE OR REPLACE FUNCTION support_invited() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT i.sparring_id FROM support_invitation i JOIN competence_resourceperson h ON h.id = i.helper_id
        WHERE h.person_id = samspil_person() AND i.answer <> 'no' AND h.house_id IN (SELECT my_roots())
    $$;

-- What waits for my yes or no: about what and from where. What it says of a child is read after the yes.
CREATE OR REPLACE FUNCTION support_asks_me()
    RETURNS TABLE (invitation bigint, sparring bigint, child bigint, topic text, unit text, asked_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT i.id, s.id, s.child_id, s.topic::text, u.name::text, s.asked_on
        FROM support_invitation i JOIN competence_resourceperson h ON h.id = i.helper_id
        JOIN support_sparring s ON s.id = i.sparring_id JOIN organisation_unit u ON u.id = s.unit_id
        WHERE h.person_id = samspil_person() AND i.answer = 'asked' AND h.house_id IN (SELECT my_roots())
        ORDER BY s.asked_on, i.id
    $$;

-- My yes or no. A yes to a request about a child makes me one of those who work with it, for twelve weeks, as long as the
-- consent it rests on holds, and only while whoever asked brings colleagues in (file_brings_in): works with the child without
-- an end, or leads where it goes. Two who were asked in for some weeks do not keep each other there for ever.
CREATE OR REPLACE FUNCTION support_answer(invitation bigint, comes boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked record;
BEGIN
    SELECT s.child_id, s.mode, s.asked_by_id, s.consent_id INTO asked
        FROM support_invitation i JOIN competence_resourceperson h ON h.id = i.helper_id
        JOIN support_sparring s ON s.id = i.sparring_id
        WHERE i.id = invitation AND h.person_id = samspil_person() AND i.answer = 'asked'
          AND h.house_id IN (SELECT my_roots()) FOR UPDATE OF i;
    IF NOT FOUND OR comes AND asked.mode = 'consent' AND NOT file_consent_holds(asked.consent_id) THEN
        RETURN false;
    END IF;
    IF comes AND asked.child_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM file_participant p WHERE p.child_id = asked.child_id AND p.person_id = asked.asked_by_id
          AND p.begins_on <= samspil_today() AND p.ends_on IS NULL AND p.consent_id IS NULL
        UNION ALL
        SELECT FROM file_enrolment e JOIN organisation_unit u ON u.id = e.unit_id
            JOIN organisation_role r ON r.unit_id = ANY (u.path)
        WHERE e.child_id = asked.child_id AND r.person_id = asked.asked_by_id AND r.kind = 'leader'
          AND (r.ends_on IS NULL OR r.ends_on >= samspil_today()) AND (e.ends_on IS NULL OR e.ends_on >= samspil_today()))
    THEN
        RETURN false;
    END IF;
    UPDATE support_invitation SET answer = CASE WHEN comes THEN 'yes' ELSE 'no' END, answered_on = samspil_today()
        WHERE id = invitation;
    IF comes AND asked.child_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM file_participant p WHERE p.child_id = asked.child_id AND p.person_id = samspil_person()
          AND (p.ends_on IS NULL OR p.ends_on >= samspil_today()))
    THEN
        INSERT INTO file_participant (child_id, person_id, part, is_lead, begins_on, ends_on, added_by_id, consent_id)
            VALUES (asked.child_id, samspil_person(), '', false, samspil_today(), samspil_today() + 84, asked.asked_by_id,
                asked.consent_id);
    END IF;
    RETURN true;
END $$;

-- What is to be looked at again, with no word about a child: one's own, or a house's for the duty of reminding.
CREATE OR REPLACE FUNCTION support_due(house bigint, who bigint)
    RETURNS TABLE (measure bigint, child bigint, title text, owner bigint, unit bigint, begins_on date, check_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT m.id, m.child_id, CASE WHEN m.child_id IS NULL THEN m.title ELSE '' END, m.owner_id, m.unit_id, m.begins_on, m.check_on
        FROM (
            -- Apart, so that one person's own are found by index among a nation's.
            SELECT own.* FROM support_measure own WHERE own.owner_id = who AND who = samspil_person()
            UNION ALL
            SELECT every.* FROM support_measure every WHERE who IS NULL AND (SELECT reminders_on_duty())
        ) AS m JOIN organisation_unit u ON u.id = m.unit_id
        WHERE m.checked_on IS NULL AND u.path[1] = house ORDER BY m.id
    $$;

-- What is to be looked at again at the places I lead: where and when, and not about whom.
CREATE OR REPLACE FUNCTION support_to_look_at()
    RETURNS TABLE (measure bigint, has_child boolean, sparring bigint, place text, check_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT m.id, m.child_id IS NOT NULL, t.sparring_id, u.name::text, m.check_on
        FROM support_measure m JOIN organisation_unit u ON u.id = m.unit_id LEFT JOIN support_session t ON t.id = m.session_id
        WHERE m.checked_on IS NULL AND m.unit_id IN (SELECT my_units(ARRAY['leader']))
          AND (m.child_id IS NULL OR m.child_id IN (SELECT my_children(ARRAY['participant', 'leader'])))
        ORDER BY m.check_on, m.id
    $$;

-- How often somebody of a place asked for sparring since a day: for who leads there.
CREATE OR REPLACE FUNCTION support_asked(place bigint, since date) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT count(*) FROM support_sparring s
        WHERE s.unit_id = place AND s.asked_on >= since
          AND place IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up']))
    $$;

-- How many requests each resource person of my house has now, for sharing them out.
CREATE OR REPLACE FUNCTION support_loads(house bigint) RETURNS TABLE (helper bigint, load bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
    AS $$
        SELECT h.id, count(i.id) FROM competence_resourceperson h
        JOIN support_invitation i ON i.helper_id = h.id AND i.answer <> 'no'
        WHERE h.house_id = house AND house IN (SELECT my_roots())
          AND NOT EXISTS (SELECT FROM support_session t WHERE t.sparring_id = i.sparring_id AND t.held_on IS NOT NULL)
        GROUP BY h.id
    $$;

-- How many days the latest answers of resource persons of my house took: of all of them together, for nobody is measured.
CREATE OR REPLACE FUNCTION support_answers(house bigint) RETURNS SETOF int
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT i.answered_on - s.asked_on FROM support_invitation i
        JOIN competence_resourceperson h ON h.id = i.helper_id JOIN support_sparring s ON s.id = i.sparring_id
        WHERE h.house_id = house AND house IN (SELECT my_roots()) AND i.answered_on >= s.asked_on
        ORDER BY i.answered_on DESC, i.id DESC LIMIT 50
    $$;

-- From concern to first session, in days' dates and places alone: for those who can change it.
CREATE OR REPLACE FUNCTION support_days() RETURNS TABLE (unit bigint, raised_on date, held_on date, professions bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT s.unit_id, k.raised_on, first.held_on, coalesce(first.professions, 0)
        FROM support_sparring s JOIN support_concern k ON k.id = s.concern_id
        LEFT JOIN LATERAL (
            SELECT t.held_on, (SELECT count(*) FROM support_perspective p WHERE p.session_id = t.id) AS professions
            FROM support_session t WHERE t.sparring_id = s.id AND t.held_on IS NOT NULL ORDER BY t.held_on, t.id LIMIT 1
        ) AS first ON true
        WHERE s.unit_id IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up']))
    $$;

-- Which child a request or a try-out is about, for who comes to that child's file: the page opens the file first.
CREATE OR REPLACE FUNCTION support_child_of(kind text, asked bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT found.child_id FROM (
            SELECT s.child_id FROM support_sparring s WHERE kind = 'sparring' AND s.id = asked
            UNION ALL SELECT m.child_id FROM support_measure m WHERE kind = 'measure' AND m.id = asked
            UNION ALL SELECT s.child_id FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id
                WHERE kind = 'session' AND t.id = asked
        ) AS found WHERE file_ways(found.child_id) && ARRAY['participant', 'leader', 'glass']
    $$;

-- The requests about children whose files I come to and that I asked or was asked for: keys, places and days alone.
CREATE OR REPLACE FUNCTION support_mine_about_children()
    RETURNS TABLE (sparring bigint, topic text, unit text, asked_on date, booked_on date, held_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT s.id, s.topic::text, u.name::text, s.asked_on,
            (SELECT max(t."on") FROM support_session t WHERE t.sparring_id = s.id),
            (SELECT max(t.held_on) FROM support_session t WHERE t.sparring_id = s.id)
        FROM support_sparring s JOIN organisation_unit u ON u.id = s.unit_id
        WHERE s.child_id IS NOT NULL AND (s.asked_by_id = samspil_person() OR s.id IN (SELECT support_invited()))
          AND file_ways(s.child_id) && ARRAY['participant', 'leader']
        ORDER BY s.asked_on DESC, s.id DESC
    $$;

-- Whether a concern is my own, of that place and about that child or none: a request hangs on no other.
CREATE OR REPLACE FUNCTION support_is_my_concern(concern bigint, place bigint, about bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM support_concern k WHERE k.id = concern AND k.raised_by_id = samspil_person()
            AND k.unit_id = place AND k.child_id IS NOT DISTINCT FROM about)
    $$;

-- What figures are counted from, for the counting alone (figures_being_counted): no child, no person and no date, only how many
-- days lie between. `nth`: the request's place among those of its concern. A session is one with two professions or more.
CREATE OR REPLACE FUNCTION support_for_figures(source text)
    RETURNS TABLE (year bigint, home text, unit text, topic text, nth bigint, raised_on date, session_on date, is_in_time boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT h.id AS house, h.number AS home, u.id AS place, u.number, figures_year(k.raised_on) AS year, s.topic,
                row_number() OVER (PARTITION BY k.id ORDER BY s.asked_on, s.id) AS nth, k.raised_on,
                (SELECT min(t.held_on) FROM support_session t JOIN support_sparring o ON o.id = t.sparring_id
                    WHERE o.concern_id = k.id AND t.held_on >= k.raised_on
                      AND (SELECT count(*) FROM support_perspective p WHERE p.session_id = t.id) >= 2) AS held_on,
                coalesce((SELECT r.amount FROM rulebook_rule r WHERE r.key = 'sparring-first-session' AND r.country = h.country
                    AND coalesce(r.valid_from, '-infinity') <= k.raised_on AND coalesce(r.valid_to, 'infinity') >= k.raised_on
                    AND NOT (r.status = 'superseded' AND r.valid_to IS NULL) LIMIT 1), 14) AS agreed
            FROM support_sparring s JOIN support_concern k ON k.id = s.concern_id
            JOIN organisation_unit u ON u.id = s.unit_id JOIN organisation_unit h ON h.id = u.path[1]
            WHERE h.id IN (SELECT figures_being_counted(source)) AND k.raised_on <= samspil_today()
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own,
                count(*) FILTER (WHERE f.held_on IS NOT NULL) AS known
            FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                AND (z.known = 0 OR figures_tells_place(z.known, sum(z.known) OVER (PARTITION BY z.house, z.year
                    ORDER BY z.known, z.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS is_told
            FROM sizes z
        )
        SELECT f.year, f.home::text, CASE WHEN t.is_told THEN f.number::text END, f.topic::text, f.nth,
            figures_first_day(f.raised_on), figures_first_day(f.raised_on) + (f.held_on - f.raised_on),
            CASE WHEN f.held_on IS NOT NULL THEN f.held_on - f.raised_on <= f.agreed
                 WHEN samspil_today() - f.raised_on > f.agreed THEN false END
        FROM found f JOIN told t USING (house, year, place)
    $$;
CREATE OR REPLACE VIEW source_first_sessions WITH (security_invoker = true) AS
    SELECT year, home, unit, raised_on AS concern_on, session_on FROM support_for_figures('source_first_sessions') WHERE nth = 1;
CREATE OR REPLACE VIEW source_sparring WITH (security_invoker = true) AS
    SELECT year, unit, topic, is_in_time FROM support_for_figures('source_sparring');

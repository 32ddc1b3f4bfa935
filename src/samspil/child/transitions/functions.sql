-- Whether a consent of this child holds today.
CREATE OR REPLACE FUNCTION transitions_consent_holds(consent bigint, of_child bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM file_consent c WHERE c.id = consent AND c.child_id = of_child AND file_consent_holds(c.id))
    $$;

-- A purpose, and a rule or a consent that holds: without them nothing goes out.
CREATE OR REPLACE FUNCTION transitions_lawful(purpose text, ground text, statute text, consent bigint, of_child bigint)
    RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT purpose <> '' AND CASE ground WHEN 'law' THEN statute <> ''
            WHEN 'consent' THEN transitions_consent_holds(consent, of_child) ELSE false END
    $$;

-- Whether I work today in a place, above it or beneath it.
CREATE OR REPLACE FUNCTION transitions_works_at(place bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM organisation_role r JOIN organisation_unit mine ON mine.id = r.unit_id
            JOIN organisation_unit u ON u.id = place
            WHERE r.person_id = samspil_person() AND r.kind IN ('professional', 'leader', 'head')
              AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
              AND (r.unit_id = ANY (u.path) OR u.id = ANY (mine.path)))
    $$;

-- Whether I lead a place.
CREATE OR REPLACE FUNCTION transitions_leads(place bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM organisation_role r JOIN organisation_unit u ON r.unit_id = ANY (u.path)
            WHERE u.id = place AND r.person_id = samspil_person() AND r.kind = 'leader'
              AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today()))
    $$;

-- Whether I stand on the giving side: who leads the former place, and who works with the child, save who works in the new
-- place alone: they read what is handed over, from its day, and no draft of it.
CREATE OR REPLACE FUNCTION transitions_gives(of_child bigint, giver bigint, taker bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT 'leader' = ANY (file_ways(of_child)) AND transitions_leads(giver)
            OR 'participant' = ANY (file_ways(of_child))
                AND (giver IS NULL OR taker IS NULL OR giver = taker OR NOT transitions_works_at(taker) OR transitions_works_at(giver))
    $$;

-- Whether it has been handed over and may be read today.
CREATE OR REPLACE FUNCTION transitions_is_standing(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM transitions_transition t WHERE t.id = asked AND t.handed_on <= samspil_today()
              AND t.read_until >= samspil_today() AND t.moved_on IS NULL
              AND transitions_lawful(t.purpose, t.ground, t.statute, t.consent_id, t.child_id))
    $$;

-- Whether it is I who receives: the leader of the new place, and whom they named.
CREATE OR REPLACE FUNCTION transitions_is_for_me(taker bigint, receiver bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT receiver = samspil_person() AND transitions_works_at(taker) OR transitions_leads(taker) $$;

-- Whether it has been handed over to me, today: the leader of the new place and whom they named, from the handover's day
-- until it is over, as long as the ground holds. Nobody receives their own child.
CREATE OR REPLACE FUNCTION transitions_takes(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM transitions_transition t WHERE t.id = asked AND transitions_is_standing(t.id)
              AND transitions_is_for_me(t.taker_id, t.receiver_id) AND NOT file_is_my_childs(t.child_id))
    $$;

-- On which sides of a handover I stand; none for lack of a rule. Who must not learn the place stands on none.
CREATE OR REPLACE FUNCTION transitions_sides(asked bigint) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT coalesce(array_agg(side), '{}') FROM (
            SELECT 'giver' AS side FROM transitions_transition t
            WHERE t.id = asked AND transitions_gives(t.child_id, t.giver_id, t.taker_id)
            UNION SELECT 'taker' WHERE transitions_takes(asked)
            UNION SELECT way FROM transitions_transition t, unnest(file_ways(t.child_id)) AS way
            WHERE t.id = asked AND way IN ('glass', 'guardian', 'self')
        ) AS mine
    $$;

-- Why a handover that came to me is shut now: for the sentence on the page, with nothing of the child in it.
CREATE OR REPLACE FUNCTION transitions_why_shut(asked bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT CASE WHEN t.moved_on IS NOT NULL THEN 'moved' WHEN t.read_until < samspil_today() THEN 'over' ELSE 'ground' END
        FROM transitions_transition t
        WHERE t.id = asked AND t.handed_on <= samspil_today() AND transitions_is_for_me(t.taker_id, t.receiver_id)
          AND NOT transitions_takes(asked) AND NOT file_is_my_childs(t.child_id)
    $$;

-- The handovers whose opening stands in the read log of this very transaction.
CREATE OR REPLACE FUNCTION transitions_opened() RETURNS bigint[] LANGUAGE sql STABLE
    AS $$ SELECT coalesce(string_to_array(nullif(current_setting('samspil.handovers', true), ''), ',')::bigint[], '{}') $$;

-- Opens handovers: the line in the log first, then names, and from then on the rows. Who comes to the file opens the file.
CREATE OR REPLACE FUNCTION transitions_open(asked bigint[], page text, purpose text, wanted text[])
    RETURNS TABLE (transition bigint, child bigint, sides text[], given text, family text, born date, lead text, receiver text, himself bigint)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine bigint[];
    on_sides text[];
    each record;
BEGIN
    -- Each handover's sides are asked for once: a list has a hundred.
    SELECT array_agg(found.id), array_agg(array_to_string(found.sides, ',')) INTO mine, on_sides
        FROM (SELECT t.id, transitions_sides(t.id) AS sides FROM transitions_transition t WHERE t.id = ANY (asked) OFFSET 0) AS found
        WHERE found.sides && wanted;
    IF mine IS NULL THEN
        RETURN;
    END IF;
    FOR each IN
        SELECT array_agg(s.child_id) AS children, s.by_file, s.why FROM (
            SELECT t.child_id, bool_or(m.sides && ARRAY['giver', 'glass', 'guardian', 'self']) AS by_file,
                CASE WHEN bool_or(m.sides && ARRAY['giver', 'taker']) THEN transitions_open.purpose
                     WHEN bool_or('glass' = ANY (m.sides)) THEN 'emergency' ELSE 'own' END AS why
            FROM (SELECT id, string_to_array(said, ',') AS sides FROM unnest(mine, on_sides) AS o (id, said)) AS m
            JOIN transitions_transition t ON t.id = m.id GROUP BY t.child_id
        ) AS s GROUP BY s.by_file, s.why
    LOOP
        IF each.by_file THEN
            PERFORM file_open(each.children, page, each.why);
        ELSE
            INSERT INTO audit_reading (person, subject, page, purpose)
                SELECT samspil_person(), child_id, transitions_open.page, each.why FROM unnest(each.children) AS child_id;
        END IF;
    END LOOP;
    PERFORM set_config('samspil.handovers', array_to_string(transitions_opened() || mine, ','), true);
    RETURN QUERY SELECT t.id, t.child_id, string_to_array(m.said, ','), c.given_name::text, c.family_name::text, c.born_on,
            trim(l.given_name || ' ' || l.family_name), coalesce(trim(r.given_name || ' ' || r.family_name), ''),
            c.person_id
        FROM unnest(mine, on_sides) AS m (id, said) JOIN transitions_transition t ON t.id = m.id
        JOIN file_child c ON c.id = t.child_id JOIN organisation_person l ON l.id = t.lead_id
        LEFT JOIN organisation_person r ON r.id = t.receiver_id ORDER BY t.begins_on, c.given_name, t.id;
END $$;

-- The opened handovers that came to me. The line in the log is looked up, as for files.
CREATE OR REPLACE FUNCTION transitions_taken() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT t.id FROM unnest(transitions_opened()) AS asked JOIN transitions_transition t ON t.id = asked
        WHERE transitions_takes(t.id) AND EXISTS (SELECT FROM audit_reading a
            WHERE a.subject = t.child_id AND a.person = samspil_person() AND a.at >= now() AND a.purpose <> 'own')
    $$;

-- Whether a handover is mine by an opened file, on the giving side.
CREATE OR REPLACE FUNCTION transitions_given(of_child bigint, giver bigint, taker bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT of_child IN (SELECT opened_children(ARRAY['participant', 'leader'])) AND transitions_gives(of_child, giver, taker)
    $$;

-- The same of a handover by its key; and its child, where the file is open in one of these ways.
CREATE OR REPLACE FUNCTION transitions_is_given(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM transitions_transition t
            WHERE t.id = asked AND transitions_given(t.child_id, t.giver_id, t.taker_id))
    $$;
-- And where the new place does not use Samspil: then nobody there can say how it went.
CREATE OR REPLACE FUNCTION transitions_is_given_outside(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM transitions_transition t
            WHERE t.id = asked AND t.taker_id IS NULL AND transitions_given(t.child_id, t.giver_id, t.taker_id))
    $$;
CREATE OR REPLACE FUNCTION transitions_is_open(asked bigint, ways text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM transitions_transition t
            WHERE t.id = asked AND t.child_id IN (SELECT opened_children(ways)))
    $$;
CREATE OR REPLACE FUNCTION transitions_child(asked bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT t.child_id FROM transitions_transition t WHERE t.id = asked
          AND (transitions_given(t.child_id, t.giver_id, t.taker_id) OR t.id IN (SELECT transitions_taken())
            OR t.child_id IN (SELECT opened_children(ARRAY['glass', 'guardian', 'self'])))
    $$;

-- The handovers of opened files on whose giving side I stand, and those of files that are open to me in one of these ways: sets,
-- so that what hangs on a hundred handovers asks once a statement and not once a row.
CREATE OR REPLACE FUNCTION transitions_giving() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT t.id FROM transitions_transition t
        WHERE t.child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) AND transitions_gives(t.child_id, t.giver_id, t.taker_id)
    $$;
CREATE OR REPLACE FUNCTION transitions_of_open(ways text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$ SELECT t.id FROM transitions_transition t WHERE t.child_id IN (SELECT opened_children(ways)) $$;

-- Whether it was a parent or the child who wrote a line: then nobody else changes their words.
CREATE OR REPLACE FUNCTION transitions_is_familys(who bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT coalesce((SELECT p.is_family FROM organisation_person p WHERE p.id = who), false) $$;

-- The pieces of handovers that came to me which the new place may read today: from their day on, on a ground that holds.
CREATE OR REPLACE FUNCTION transitions_out() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT p.id FROM transitions_piece p JOIN transitions_transition t ON t.id = p.transition_id
        WHERE t.id IN (SELECT transitions_taken()) AND p.from_on <= samspil_today()
          AND (p.ground = 'law' OR transitions_consent_holds(p.consent_id, t.child_id))
    $$;

-- Whether a place belongs to the child's own municipality or region.
CREATE OR REPLACE FUNCTION transitions_is_of_house(of_child bigint, place bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT place IS NULL OR EXISTS (SELECT FROM file_child c JOIN organisation_unit u ON u.path[1] = c.house_id
            WHERE c.id = of_child AND u.id = place)
    $$;

-- Hands over: what is lacking is looked for here once more, since from that day on it is read elsewhere.
CREATE OR REPLACE FUNCTION transitions_hand_over(asked bigint, day date, until date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    t record;
BEGIN
    SELECT * INTO t FROM transitions_transition WHERE id = asked AND handed_on IS NULL AND moved_on IS NULL FOR UPDATE;
    IF NOT FOUND OR NOT transitions_given(t.child_id, t.giver_id, t.taker_id) OR day < samspil_today() OR t.community = ''
        OR t.taker_id IS NULL AND t.outside = '' OR NOT transitions_lawful(t.purpose, t.ground, t.statute, t.consent_id, t.child_id)
        OR (SELECT count(DISTINCT whose) FROM transitions_voice WHERE transition_id = asked) < 3
        OR (SELECT count(DISTINCT topic) FROM transitions_piece WHERE transition_id = asked AND topic IN ('works', 'avoid')) < 2
        OR EXISTS (SELECT FROM transitions_piece p WHERE p.transition_id = asked
            AND NOT transitions_lawful(p.purpose, p.ground, p.statute, p.consent_id, t.child_id))
    THEN
        RETURN false;
    END IF;
    UPDATE transitions_transition SET handed_on = day, handed_by_id = samspil_person(), answer_by = until WHERE id = asked;
    RETURN true;
END $$;

-- The new place's leader names who receives; they or the leader say that they have read it.
CREATE OR REPLACE FUNCTION transitions_receive(asked bigint, who bigint, has_read boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF asked NOT IN (SELECT transitions_taken()) THEN
        RETURN false;
    END IF;
    UPDATE transitions_transition t SET receiver_id = who WHERE t.id = asked AND who IS NOT NULL AND transitions_leads(t.taker_id)
        AND EXISTS (SELECT FROM organisation_role r WHERE r.person_id = who AND r.unit_id = t.taker_id
            AND r.kind IN ('professional', 'leader') AND (r.ends_on IS NULL OR r.ends_on >= samspil_today()));
    UPDATE transitions_transition SET acknowledged_on = samspil_today(), acknowledged_by_id = samspil_person()
        WHERE id = asked AND has_read AND acknowledged_on IS NULL;
    RETURN true;
END $$;

-- The child moved to another municipality: nothing more goes out, and the new place reads no more.
CREATE OR REPLACE FUNCTION transitions_move(asked bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT transitions_is_given(asked) THEN
        RETURN false;
    END IF;
    UPDATE transitions_transition SET moved_on = samspil_today(), moved_by_id = samspil_person() WHERE id = asked AND moved_on IS NULL;
    RETURN FOUND;
END $$;

-- The handovers between two days that are mine, by which side, and whether they are open to me: keys, places and days. Of
-- what has not been handed over the new place learns that somebody comes, and from where. Mine are found first, by index: the
-- sides of a nation's handovers are not asked for one by one, whatever plan is kept for the next time.
CREATE OR REPLACE FUNCTION transitions_mine(since date, until date, most int)
    RETURNS TABLE (transition bigint, side text, is_open boolean, place text, begins_on date, due_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        WITH given AS MATERIALIZED (
            SELECT a.* FROM transitions_transition a
            WHERE a.giver_id IN (SELECT my_units(ARRAY['leader'])) AND a.begins_on BETWEEN since AND until
            UNION SELECT b.* FROM transitions_transition b
                JOIN file_participant p ON p.child_id = b.child_id AND p.person_id = samspil_person()
            WHERE b.begins_on BETWEEN since AND until
        ), taken AS MATERIALIZED (
            SELECT a.* FROM transitions_transition a WHERE a.taker_id IN (SELECT my_units(ARRAY['leader']))
              AND a.begins_on BETWEEN since AND until AND a.moved_on IS NULL
            UNION SELECT b.* FROM transitions_transition b WHERE b.receiver_id = samspil_person()
              AND b.begins_on BETWEEN since AND until AND b.moved_on IS NULL
        )
        SELECT * FROM (
            SELECT t.id, 'gives', true, coalesce(u.name, t.outside)::text, t.begins_on, t.due_on
            FROM given t LEFT JOIN organisation_unit u ON u.id = t.taker_id
            WHERE transitions_gives(t.child_id, t.giver_id, t.taker_id)
            UNION ALL
            SELECT t.id, 'takes', transitions_takes(t.id), coalesce(u.name, '')::text, t.begins_on, t.due_on
            FROM taken t LEFT JOIN organisation_unit u ON u.id = t.giver_id
            WHERE transitions_is_for_me(t.taker_id, t.receiver_id) AND NOT file_is_my_childs(t.child_id)
        ) AS mine ORDER BY 5, 1 LIMIT least(most, 200)
    $$;

-- The files of a place, or of one group of it, that I work with: keys only, for a list that is logged.
CREATE OR REPLACE FUNCTION transitions_class(place bigint, of_group bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 30
    AS $$
        SELECT DISTINCT e.child_id FROM file_enrolment e
        WHERE e.unit_id = place AND (of_group IS NULL OR e.group_id = of_group)
          AND e.begins_on <= samspil_today() AND (e.ends_on IS NULL OR e.ends_on >= samspil_today())
          AND file_ways(e.child_id) && ARRAY['participant', 'leader'] ORDER BY 1 LIMIT 100
    $$;

-- What is owed, with no word about a child: one's own, or a house's for the duty of reminding. Of several leaders of a place
-- the first is reminded; each sees it.
CREATE OR REPLACE FUNCTION transitions_due(house bigint, who bigint)
    RETURNS TABLE (kind text, transition bigint, place text, owner bigint, unit bigint, since date, due date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH given AS (
            SELECT own.* FROM transitions_transition own WHERE own.lead_id = who AND who = samspil_person()
            UNION ALL
            SELECT every.* FROM transitions_transition every WHERE who IS NULL AND (SELECT reminders_on_duty())
        ), taken AS (
            SELECT t.*, who AS owner FROM transitions_transition t WHERE t.receiver_id = who AND who = samspil_person()
            UNION ALL
            SELECT t.*, who FROM transitions_transition t WHERE t.receiver_id IS NULL AND who = samspil_person()
              AND t.taker_id IN (SELECT r.unit_id FROM organisation_role r WHERE r.person_id = who AND r.kind = 'leader'
                AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today()))
            UNION ALL
            SELECT t.*, who FROM transitions_transition t WHERE t.taker_id IS NULL AND t.lead_id = who AND who = samspil_person()
            UNION ALL
            SELECT t.*, coalesce(t.receiver_id, (SELECT min(r.person_id) FROM organisation_role r WHERE r.unit_id = t.taker_id
                AND r.kind = 'leader' AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())), CASE WHEN t.taker_id IS NULL THEN t.lead_id END)
            FROM transitions_transition t WHERE who IS NULL AND (SELECT reminders_on_duty())
        )
        SELECT found.* FROM (
            SELECT 'handover', t.id, coalesce(u.name, t.outside)::text, t.lead_id, coalesce(t.giver_id, t.taker_id, house), t.begin_on, t.due_on
            FROM given t JOIN file_child k ON k.id = t.child_id AND k.house_id = house
            LEFT JOIN organisation_unit u ON u.id = t.taker_id
            WHERE t.handed_on IS NULL AND t.moved_on IS NULL
            UNION ALL
            SELECT 'handover-question', t.id, u.name::text, t.lead_id, coalesce(t.giver_id, t.taker_id), min(q.asked_on), min(q.asked_on) + 7
            FROM given t JOIN file_child k ON k.id = t.child_id AND k.house_id = house
            JOIN organisation_unit u ON u.id = t.taker_id
            JOIN transitions_backquestion q ON q.transition_id = t.id AND q.answered_on IS NULL
            WHERE t.moved_on IS NULL GROUP BY t.id, u.name, t.lead_id, t.giver_id, t.taker_id
            UNION ALL
            SELECT 'handover-receipt', t.id, coalesce(g.name, '')::text, t.owner, t.taker_id, t.handed_on, t.answer_by
            FROM taken t JOIN file_child k ON k.id = t.child_id AND k.house_id = house
            LEFT JOIN organisation_unit g ON g.id = t.giver_id
            WHERE t.taker_id IS NOT NULL AND t.acknowledged_on IS NULL AND transitions_is_standing(t.id)
            UNION ALL
            SELECT 'handover-check', t.id, coalesce(u.name, t.outside)::text, t.owner, coalesce(t.taker_id, t.giver_id, house), t.check_from, t.check_by
            FROM taken t JOIN file_child k ON k.id = t.child_id AND k.house_id = house
            LEFT JOIN organisation_unit u ON u.id = t.taker_id
            WHERE t.check_from <= samspil_today() AND transitions_is_standing(t.id)
              AND (SELECT count(DISTINCT c.whose) FROM transitions_check c WHERE c.transition_id = t.id) < 3
        ) AS found (kind, transition, place, owner, unit, since, due) ORDER BY found.due, found.transition
    $$;

-- How starts went, in kinds, places and answers alone, for those who can change it. Nobody's own answer is told where there
-- are few: the page shows no share of fewer than five.
CREATE OR REPLACE FUNCTION transitions_went()
    RETURNS TABLE (kind text, unit bigint, in_time boolean, has_parents boolean, child text, parents text, staff text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT t.kind::text, t.taker_id, t.handed_on IS NOT NULL AND t.handed_on < t.begins_on,
            EXISTS (SELECT FROM transitions_voice v WHERE v.transition_id = t.id AND v.whose = 'parents' AND v.words <> ''),
            max(c.went) FILTER (WHERE c.whose = 'child'), max(c.went) FILTER (WHERE c.whose = 'parents'),
            max(c.went) FILTER (WHERE c.whose = 'staff')
        FROM transitions_transition t LEFT JOIN transitions_check c ON c.transition_id = t.id
        WHERE t.taker_id IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up'])) AND t.begins_on <= samspil_today()
          AND t.moved_on IS NULL
        GROUP BY t.id
    $$;

-- A handover stays with its child and its places; only a draft's new place is changed. A start that has not come yet may be put
-- off, and what was handed over stays handed over.
CREATE OR REPLACE TRIGGER transition_stays BEFORE UPDATE ON transitions_transition
    FOR EACH ROW WHEN ((OLD.child_id, OLD.giver_id, OLD.opened_by_id, OLD.opened_on)
        IS DISTINCT FROM (NEW.child_id, NEW.giver_id, NEW.opened_by_id, NEW.opened_on))
    EXECUTE FUNCTION samspil_stays();
CREATE OR REPLACE TRIGGER transition_handed_stays BEFORE UPDATE ON transitions_transition
    FOR EACH ROW WHEN (OLD.handed_on IS NOT NULL AND ((OLD.taker_id, OLD.outside) IS DISTINCT FROM (NEW.taker_id, NEW.outside)
        OR NEW.begins_on < OLD.begins_on OR NEW.begins_on > samspil_today() + 366 OR NEW.begins_on > OLD.begins_on AND OLD.begins_on < samspil_today()))
    EXECUTE FUNCTION samspil_stays();

-- What figures are counted from, for the counting alone (figures_being_counted): no child, no person, no date. Starts in a place
-- that have been: whether it had acknowledged the handover before the first day, and whether all who were asked say it went well.
CREATE OR REPLACE FUNCTION transitions_begun(source text)
    RETURNS TABLE (year bigint, unit text, kind text, is_received boolean, is_well boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT c.house_id AS house, t.taker_id AS place, figures_year(t.begins_on) AS year, t.kind,
                coalesce(t.acknowledged_on < t.begins_on, false) AS is_received,
                (SELECT bool_and(k.went = 'well') FROM transitions_check k WHERE k.transition_id = t.id AND k.went <> '') AS is_well
            FROM transitions_transition t JOIN file_child c ON c.id = t.child_id
            WHERE c.house_id IN (SELECT figures_being_counted(source)) AND t.taker_id IS NOT NULL AND t.moved_on IS NULL
              AND t.begins_on <= samspil_today()
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own,
                count(*) FILTER (WHERE f.is_well IS NOT NULL) AS known
            FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                AND (z.known = 0 OR figures_tells_place(z.known, sum(z.known) OVER (PARTITION BY z.house, z.year
                    ORDER BY z.known, z.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS is_told
            FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN u.number::text END, f.kind::text, f.is_received, f.is_well
        FROM found f JOIN told t USING (house, year, place) JOIN organisation_unit u ON u.id = f.place
    $$;
CREATE OR REPLACE VIEW source_starts WITH (security_invoker = true) AS
    SELECT year, unit, kind, is_received, is_well FROM transitions_begun('source_starts');

-- And of each child whose file was open at the end of a school year, or is today: whether it takes part in leisure, as its file
-- says last or because a place of leisure is where it goes; unknown where nobody has said yes or no.
CREATE OR REPLACE FUNCTION transitions_leisure(source text)
    RETURNS TABLE (year bigint, unit text, takes_part boolean, is_known boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH days AS (
            SELECT c.id, c.house_id AS house, y.year::bigint AS year, least(make_date(y.year::int + 1, 7, 31), samspil_today()) AS day
            FROM file_child c LEFT JOIN file_closing x ON x.child_id = c.id
            CROSS JOIN LATERAL generate_series(figures_year(samspil_day(c.opened_at)), figures_year(samspil_today())) AS y(year)
            WHERE c.house_id IN (SELECT figures_being_counted(source))
              AND coalesce(x.closed_on, 'infinity') > least(make_date(y.year::int + 1, 7, 31), samspil_today())
        ), goes AS (
            SELECT d.id, d.year, u.id AS unit, e.begins_on, u.kind IN ('leisure', 'youth_club', 'after_school') AS is_leisure
            FROM days d JOIN file_enrolment e ON e.child_id = d.id AND d.day BETWEEN e.begins_on AND coalesce(e.ends_on, 'infinity')
            JOIN organisation_unit u ON u.id = e.unit_id
        ), found AS (
            SELECT d.house, d.year,
                (SELECT g.unit FROM goes g WHERE (g.id, g.year) = (d.id, d.year)
                    ORDER BY g.is_leisure, g.begins_on DESC, g.unit LIMIT 1) AS place,
                CASE WHEN EXISTS (SELECT FROM goes g WHERE (g.id, g.year) = (d.id, d.year) AND g.is_leisure) THEN true
                     ELSE (SELECT CASE l.takes_part WHEN 'yes' THEN true WHEN 'no' THEN false END FROM file_leisure l
                        WHERE l.child_id = d.id AND l."on" <= d.day ORDER BY l."on" DESC, l.id DESC LIMIT 1) END AS takes_part
            FROM days d
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own,
                count(*) FILTER (WHERE f.takes_part IS NOT NULL) AS known
            FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                AND (z.known = 0 OR figures_tells_place(z.known, sum(z.known) OVER (PARTITION BY z.house, z.year
                    ORDER BY z.known, z.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS is_told
            FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN u.number::text END, f.takes_part, f.takes_part IS NOT NULL
        FROM found f JOIN told t ON (t.house, t.year) = (f.house, f.year) AND t.place IS NOT DISTINCT FROM f.place
        LEFT JOIN organisation_unit u ON u.id = f.place
    $$;
CREATE OR REPLACE VIEW source_leisure WITH (security_invoker = true) AS
    SELECT year, unit, takes_part, is_known FROM transitions_leisure('source_leisure');

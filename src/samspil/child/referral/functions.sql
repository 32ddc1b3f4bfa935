-- The panels on which I sit today; a seat holds while one works in the house.
CREATE OR REPLACE FUNCTION referral_sits(chair boolean DEFAULT false) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
    AS $$
        SELECT s.panel_id FROM referral_seat s JOIN referral_panel p ON p.id = s.panel_id
        WHERE s.person_id = samspil_person() AND (s.chairs OR NOT chair) AND file_works_in(p.house_id)
          AND s.begins_on <= samspil_today() AND (s.ends_on IS NULL OR s.ends_on >= samspil_today())
    $$;

-- Whether a referral is decided, or anything was at a meeting. Policies ask it, who may no longer read the decision.
CREATE OR REPLACE FUNCTION referral_is_decided(asked bigint, at_meeting bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM referral_decision d WHERE d.referral_id = asked OR d.meeting_id = at_meeting) $$;

-- Who decides on a kind of support in a house: by the row of its country's rulebook that holds on a day; the panel for lack
-- of one. The same as rules.deciding.decider.
CREATE OR REPLACE FUNCTION referral_decider(house bigint, of_kind text, on_day date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT CASE WHEN count(*) = 1 AND bool_and(r.text = 'leader') THEN 'leader' ELSE 'panel' END
        FROM rulebook_rule r JOIN organisation_unit u ON u.country = r.country
        WHERE u.id = house AND r.key = 'decides-' || of_kind AND (r.status <> 'superseded' OR r.valid_to IS NOT NULL)
          AND (r.valid_from IS NULL OR r.valid_from <= on_day) AND (r.valid_to IS NULL OR r.valid_to >= on_day)
    $$;

-- Whether a referral that was sent is decided by the leader of the child's place, and not by the panel.
CREATE OR REPLACE FUNCTION referral_is_leaders(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM referral_referral r WHERE r.id = asked AND r.submitted_on IS NOT NULL
            AND referral_decider(r.house_id, r.wanted, r.submitted_on) = 'leader')
    $$;

-- Whether a child's file is closed: it has moved away, is grown or was helped. Then its case rests until the file is opened anew.
CREATE OR REPLACE FUNCTION referral_rests(of_child bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM file_closing k WHERE k.child_id = of_child) $$;

-- Whether it is mine to decide as that leader. Never for a parent of the child.
CREATE OR REPLACE FUNCTION referral_is_mine(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM referral_referral r WHERE r.id = asked AND r.withdrawn_on IS NULL
            AND r.unit_id IN (SELECT my_units(ARRAY['leader'])) AND referral_is_leaders(r.id)
            AND NOT file_is_my_childs(r.child_id) AND NOT referral_rests(r.child_id))
    $$;

-- Whether a complaint still waits for something.
CREATE OR REPLACE FUNCTION referral_is_complained(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM referral_complaint k JOIN referral_decision d ON d.id = k.decision_id
            WHERE d.referral_id = asked AND k.ruling = '' AND k.answer <> 'met' AND k.is_maintained IS NOT FALSE)
    $$;

-- Whether somebody has a part in a case, and so no seat in it: works with the child or has since the referral began, leads a
-- place it goes to (who leads the whole house does not, by that alone), had a hand in the request, or is the child's parent.
CREATE OR REPLACE FUNCTION referral_is_near(who bigint, asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM referral_referral r WHERE r.id = asked AND (
            who IN (r.begun_by_id, r.requested_by_id, r.submitted_by_id)
            OR EXISTS (SELECT FROM file_participant p WHERE p.child_id = r.child_id AND p.person_id = who
                AND (p.ends_on IS NULL OR p.ends_on >= r.begun_on))
            OR EXISTS (SELECT FROM file_enrolment e JOIN organisation_unit u ON u.id = e.unit_id
                JOIN organisation_role o ON o.unit_id = ANY (u.path[2:])
                WHERE e.child_id = r.child_id AND o.person_id = who AND o.kind = 'leader'
                  AND (e.ends_on IS NULL OR e.ends_on >= r.begun_on) AND (o.ends_on IS NULL OR o.ends_on >= r.begun_on))
            OR file_is_parent(who, r.child_id)))
    $$;

-- The panel's window: from the day a referral is sent to the day it is decided, and while a complaint is open. Never for who
-- has a part in the case.
CREATE OR REPLACE FUNCTION referral_panel_sees(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM referral_referral r JOIN referral_panel p ON p.house_id = r.house_id
            WHERE r.id = asked AND r.submitted_on IS NOT NULL AND r.withdrawn_on IS NULL
              AND p.id IN (SELECT referral_sits()) AND NOT referral_is_leaders(r.id)
              AND NOT referral_is_near(samspil_person(), r.id) AND NOT referral_rests(r.child_id)
              AND (NOT EXISTS (SELECT FROM referral_decision d WHERE d.referral_id = r.id) OR referral_is_complained(r.id)))
    $$;

-- Opens a referral for the panel: the line in the read log of the child first, as for every page that shows one. Tells what
-- the panel needs to know of the child itself; its file stays shut.
CREATE OR REPLACE FUNCTION referral_open(asked bigint, page text)
    RETURNS TABLE (child bigint, given text, born_on date)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT referral_panel_sees(asked) THEN
        RETURN;
    END IF;
    INSERT INTO audit_reading (person, subject, page, purpose)
        SELECT samspil_person(), r.child_id, referral_open.page, 'referral' FROM referral_referral r WHERE r.id = asked;
    PERFORM set_config('samspil.panel', concat_ws(',', nullif(current_setting('samspil.panel', true), ''), asked), true);
    RETURN QUERY SELECT c.id, c.given_name::text, c.born_on FROM referral_referral r JOIN file_child c ON c.id = r.child_id
        WHERE r.id = asked;
END $$;

-- The referrals the panel has opened in this transaction; the line in the log is looked up.
CREATE OR REPLACE FUNCTION referral_on_table() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
    AS $$
        SELECT r.id FROM referral_referral r
        WHERE r.id = ANY (coalesce(string_to_array(nullif(current_setting('samspil.panel', true), ''), ',')::bigint[], '{}'))
          AND referral_panel_sees(r.id)
          AND EXISTS (SELECT FROM audit_reading a
              WHERE a.subject = r.child_id AND a.person = samspil_person() AND a.at >= now())
    $$;

-- What waits for the panel: from where, for what, since when. Not about whom.
CREATE OR REPLACE FUNCTION referral_queue()
    RETURNS TABLE (referral bigint, unit text, wanted text, submitted_on date, meeting bigint, is_complaint boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT r.id, u.name::text, r.wanted::text, r.submitted_on, r.meeting_id, d.id IS NOT NULL
        FROM referral_referral r JOIN organisation_unit u ON u.id = r.unit_id
        JOIN referral_panel p ON p.house_id = r.house_id AND p.id IN (SELECT referral_sits())
        LEFT JOIN referral_decision d ON d.referral_id = r.id
        WHERE r.submitted_on IS NOT NULL AND r.withdrawn_on IS NULL AND (d.id IS NULL OR referral_is_complained(r.id))
          AND NOT referral_is_leaders(r.id) AND NOT referral_is_near(samspil_person(), r.id) AND NOT referral_rests(r.child_id)
        ORDER BY r.submitted_on, r.id
    $$;

-- Who on the panel takes no part in a case of a meeting's agenda. Of my own cases I learn that there are so many, and no more.
CREATE OR REPLACE FUNCTION referral_apart(at_meeting bigint) RETURNS TABLE (referral bigint, seat bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
    AS $$
        SELECT CASE WHEN s.person_id <> samspil_person() THEN r.id END, s.id
        FROM referral_referral r JOIN referral_meeting m ON m.id = r.meeting_id JOIN referral_seat s ON s.panel_id = m.panel_id
        WHERE m.id = at_meeting AND m.panel_id IN (SELECT referral_sits()) AND r.withdrawn_on IS NULL
          AND s.begins_on <= m."on" AND (s.ends_on IS NULL OR s.ends_on >= m."on")
          AND (NOT EXISTS (SELECT FROM referral_decision d WHERE d.referral_id = r.id) OR referral_is_complained(r.id))
          AND referral_is_near(s.person_id, r.id)
          AND (s.person_id = samspil_person() OR NOT referral_is_near(samspil_person(), r.id))
    $$;

-- Puts a waiting referral on the agenda of a meeting of its own panel.
CREATE OR REPLACE FUNCTION referral_take(asked bigint, at_meeting bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE referral_referral r SET meeting_id = m.id FROM referral_meeting m JOIN referral_panel p ON p.id = m.panel_id
        WHERE r.id = asked AND m.id = at_meeting AND p.house_id = r.house_id AND p.id IN (SELECT referral_sits(true))
          AND referral_panel_sees(r.id) AND NOT EXISTS (SELECT FROM referral_decision d WHERE d.referral_id = r.id);
    RETURN FOUND;
END $$;

-- By whom and when a referral was decided, for the panel that would decide it again.
CREATE OR REPLACE FUNCTION referral_decided(asked bigint) RETURNS TABLE (decided_on date, decided_by text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
    AS $$
        SELECT d.decided_on, trim(o.given_name || ' ' || o.family_name)
        FROM referral_decision d JOIN referral_referral r ON r.id = d.referral_id
        JOIN referral_panel p ON p.house_id = r.house_id JOIN organisation_person o ON o.id = d.decided_by_id
        WHERE r.id = asked AND p.id IN (SELECT referral_sits()) AND NOT referral_is_near(samspil_person(), r.id)
    $$;

-- The guardians whose voice a referral needs: with custody, in contact, today.
CREATE OR REPLACE FUNCTION referral_guardians(of_child bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT g.id FROM file_guardian g WHERE g.child_id = of_child AND g.has_custody AND g.is_contact_allowed
            AND g.begins_on <= samspil_today() AND (g.ends_on IS NULL OR g.ends_on >= samspil_today())
    $$;

-- Whether the young person is heard beside the parents, by the rulebook of the day it was sent; of today before that.
CREATE OR REPLACE FUNCTION referral_needs_own(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT coalesce((SELECT file_needs_own(r.child_id, 'referral', coalesce(r.submitted_on, samspil_today()))
            FROM referral_referral r WHERE r.id = asked), false)
    $$;

-- Whether a referral that is still written is about me, as the young person, and asks what I think myself.
CREATE OR REPLACE FUNCTION referral_asks_me(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT referral_needs_own(asked) AND EXISTS (SELECT FROM referral_referral r WHERE r.id = asked
            AND r.submitted_on IS NULL AND r.withdrawn_on IS NULL AND r.child_id IN (SELECT opened_children(ARRAY['self'])))
    $$;

-- What a referral lacks by the basis it began on: the same as rules.missing, asked of the rows. Before it is sent, what was
-- tried is what the file says; after, the lines that were sent with it.
CREATE OR REPLACE FUNCTION referral_missing(asked bigint) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT coalesce(array_agg(w.name ORDER BY w.place), '{}')
        FROM referral_referral r JOIN referral_basis b ON b.id = r.basis_id, LATERAL (VALUES
            (1, 'tests', trim(r.community) <> '' AND trim(r.needs) <> ''),
            (2, 'tried', CASE WHEN r.submitted_on IS NULL
                THEN EXISTS (SELECT FROM support_measure m WHERE m.child_id = r.child_id AND m.result <> '' AND m.direction <> 'child')
                ELSE EXISTS (SELECT FROM referral_triedline t WHERE t.referral_id = r.id AND t.result <> '' AND t.direction <> 'child') END),
            (3, 'request', r.requested_on IS NOT NULL),
            (4, 'assessment', b.experts = 1 AND trim(r.no_assessment) <> '' OR b.experts <= (
                SELECT count(DISTINCT a.expertise) FROM referral_assessment a WHERE a.referral_id = r.id)),
            (5, 'child', trim(r.child_words) <> '' OR trim(r.no_view) <> ''),
            (6, 'heard', EXISTS (SELECT referral_guardians(r.child_id)) AND NOT (referral_needs_own(r.id) AND NOT EXISTS (
                SELECT FROM referral_voice v WHERE v.referral_id = r.id AND v.guardian_id IS NULL AND v.heard_on IS NOT NULL))
                AND NOT EXISTS (
                SELECT FROM referral_guardians(r.child_id) AS whose WHERE NOT EXISTS (SELECT FROM referral_voice v
                    WHERE v.referral_id = r.id AND v.guardian_id = whose AND v.heard_on IS NOT NULL))),
            (7, 'position', EXISTS (SELECT referral_guardians(r.child_id)) AND NOT (referral_needs_own(r.id) AND NOT EXISTS (
                SELECT FROM referral_voice v WHERE v.referral_id = r.id AND v.guardian_id IS NULL AND v.stance <> ''))
                AND NOT EXISTS (
                SELECT FROM referral_guardians(r.child_id) AS whose WHERE NOT EXISTS (SELECT FROM referral_voice v
                    WHERE v.referral_id = r.id AND v.guardian_id = whose AND v.stance <> '')))
        ) AS w (place, name, is_there)
        WHERE r.id = asked AND w.name = ANY (b.evidence) AND NOT w.is_there
    $$;

-- Who came to a meeting and counts on one case: without those who have a part in it. Where the chair is one of them, whoever
-- else may chair takes it: the same as rules.gate.counted.
DROP FUNCTION IF EXISTS referral_is_composed(bigint);
CREATE OR REPLACE FUNCTION referral_counted(at_meeting bigint, asked bigint)
    RETURNS TABLE (person bigint, part text, is_chair boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
    AS $$
        WITH there AS (
            SELECT s.person_id, s.part, s.chairs, n.is_chair, referral_is_near(s.person_id, asked) AS is_apart
            FROM referral_presence n JOIN referral_seat s ON s.id = n.seat_id WHERE n.meeting_id = at_meeting)
        SELECT t.person_id, t.part::text,
            t.is_chair OR t.chairs AND EXISTS (SELECT FROM there o WHERE o.is_chair AND o.is_apart)
        FROM there t WHERE NOT t.is_apart
    $$;

-- Whether they make the panel's rule, one of them in the chair.
CREATE OR REPLACE FUNCTION referral_is_composed(at_meeting bigint, asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT count(c.person) >= p.least AND p.needs <@ coalesce(array_agg(c.part), '{}')::varchar[]
            AND coalesce(bool_or(c.is_chair), false)
        FROM referral_meeting m JOIN referral_panel p ON p.id = m.panel_id
        LEFT JOIN referral_counted(m.id, asked) AS c ON true
        WHERE m.id = at_meeting GROUP BY p.id
    $$;

-- Whether I take the chair on a case.
CREATE OR REPLACE FUNCTION referral_chairs(at_meeting bigint, asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM referral_counted(at_meeting, asked) AS c
            WHERE c.is_chair AND c.person = samspil_person())
    $$;

-- The gate. Nothing is sent that is not whole; and what is sent stays as it was sent.
CREATE OR REPLACE FUNCTION referral_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lacks text[] := referral_missing(NEW.id);
BEGIN
    IF lacks <> '{}' THEN
        RAISE check_violation USING MESSAGE = format('referral is not whole: %s', array_to_string(lacks, ', '));
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER referral_gate AFTER INSERT OR UPDATE OF submitted_on ON referral_referral
    FOR EACH ROW WHEN (NEW.submitted_on IS NOT NULL) EXECUTE FUNCTION referral_gate();

CREATE OR REPLACE FUNCTION referral_stays_as_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - '{meeting_id,withdrawn_on,withdrawn_by_id}'::text[]
        <> to_jsonb(NEW) - '{meeting_id,withdrawn_on,withdrawn_by_id}'::text[] THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a referral stays as it was sent';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER referral_stays_as_sent BEFORE UPDATE ON referral_referral
    FOR EACH ROW WHEN (OLD.submitted_on IS NOT NULL) EXECUTE FUNCTION referral_stays_as_sent();

-- No decision on what is not whole, was not sent or was taken back; none by a panel that is not composed, and none by a leader
-- on what is not the leader's. Runs as its owner, to see all that it asks for.
CREATE OR REPLACE FUNCTION referral_decision_gate() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    lacks text[] := referral_missing(NEW.referral_id);
BEGIN
    IF lacks <> '{}' THEN
        RAISE check_violation USING MESSAGE = format('referral is not whole: %s', array_to_string(lacks, ', '));
    END IF;
    IF (SELECT referral_rests(r.child_id) FROM referral_referral r WHERE r.id = NEW.referral_id) THEN
        RAISE check_violation USING MESSAGE = 'the file of this child is closed';
    END IF;
    IF NEW.meeting_id IS NULL THEN
        IF NOT referral_is_leaders(NEW.referral_id) OR EXISTS (SELECT FROM referral_referral r WHERE r.id = NEW.referral_id
            AND (r.withdrawn_on IS NOT NULL
                OR NEW.granted <> '' AND referral_decider(r.house_id, NEW.granted, r.submitted_on) <> 'leader')) THEN
            RAISE check_violation USING MESSAGE = 'the leader decides on less than this';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT FROM referral_referral r WHERE r.id = NEW.referral_id AND r.submitted_on IS NOT NULL
        AND r.withdrawn_on IS NULL AND r.meeting_id = NEW.meeting_id AND NOT referral_is_leaders(r.id)) THEN
        RAISE check_violation USING MESSAGE = 'referral is not before this meeting';
    END IF;
    IF NOT referral_is_composed(NEW.meeting_id, NEW.referral_id) THEN
        RAISE check_violation USING MESSAGE = 'the panel is not composed by its rule';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER referral_decision_gate BEFORE INSERT ON referral_decision
    FOR EACH ROW EXECUTE FUNCTION referral_decision_gate();

-- A granted need waits for its place from the moment it is granted: nobody can forget to write it down.
CREATE OR REPLACE FUNCTION referral_need_waits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_place (decision_id, child_id, house_id, kind, waits_from, leisure, destination, not_agreed, review_on)
        SELECT NEW.id, r.child_id, r.house_id, NEW.granted, NEW.decided_on, '', '', '', NEW.review_on
        FROM referral_referral r WHERE r.id = NEW.referral_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER referral_need_waits AFTER INSERT ON referral_decision
    FOR EACH ROW WHEN (NEW.granted <> '') EXECUTE FUNCTION referral_need_waits();

-- That they were heard is for those to say who heard them; what they think is the parents' own.
CREATE OR REPLACE FUNCTION referral_who_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('referral_voice') AND NOT EXISTS (SELECT FROM referral_referral r
        WHERE r.id = NEW.referral_id AND r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: who heard a parent says so';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER referral_who_heard BEFORE UPDATE ON referral_voice
    FOR EACH ROW WHEN ((OLD.heard_on, OLD.how, OLD.heard_by_id) IS DISTINCT FROM (NEW.heard_on, NEW.how, NEW.heard_by_id))
    EXECUTE FUNCTION referral_who_heard();

-- A complaint is answered by who decided: a chair of the panel, or the leader.
CREATE OR REPLACE FUNCTION referral_chair_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('referral_complaint') AND NOT EXISTS (SELECT FROM referral_decision d
        WHERE d.id = NEW.decision_id AND CASE WHEN d.meeting_id IS NULL THEN referral_is_mine(d.referral_id)
            ELSE d.referral_id IN (SELECT referral_on_table()) AND EXISTS (SELECT referral_sits(true)) END) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: who decided answers a complaint';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER referral_chair_answers BEFORE UPDATE ON referral_complaint
    FOR EACH ROW WHEN (OLD.answer <> NEW.answer) EXECUTE FUNCTION referral_chair_answers();

-- Which child a referral or a place is about, for who comes to that child's file: the page opens the file first.
CREATE OR REPLACE FUNCTION referral_child_of(kind text, asked bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT found.child_id FROM (
            SELECT r.child_id FROM referral_referral r WHERE referral_child_of.kind = 'referral' AND r.id = asked
            UNION ALL SELECT p.child_id FROM referral_place p WHERE referral_child_of.kind = 'place' AND p.id = asked
            UNION ALL SELECT p.child_id FROM referral_returnstep s JOIN referral_place p ON p.id = s.spot_id
                WHERE referral_child_of.kind = 'step' AND s.id = asked
        ) AS found WHERE file_ways(found.child_id) && ARRAY['participant', 'leader', 'glass', 'guardian']
    $$;

-- Where the referrals of an opened child stand, in days alone: for the child itself too. Never where the place is hidden.
DROP FUNCTION IF EXISTS referral_stands(bigint);
CREATE FUNCTION referral_stands(asked bigint)
    RETURNS TABLE (referral bigint, begun_on date, requested_on date, submitted_on date, withdrawn_on date, meeting_on date,
        decided_on date, outcome text, plain text, influence text, complaint_until date, is_complained boolean, spot bigint,
        place_on date, ended_on date, review_on date, is_leaders boolean, asks_me boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT r.id, r.begun_on, r.requested_on, r.submitted_on, r.withdrawn_on, m."on", d.decided_on, d.outcome::text,
            d.plain, d.influence, d.complaint_until, referral_is_complained(r.id), p.id, p.begins_on, p.ends_on, p.review_on,
            referral_is_leaders(r.id), referral_asks_me(r.id)
        FROM referral_referral r LEFT JOIN referral_meeting m ON m.id = r.meeting_id
        LEFT JOIN referral_decision d ON d.referral_id = r.id LEFT JOIN referral_place p ON p.decision_id = d.id
        WHERE r.child_id = asked
          AND asked IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self']))
        ORDER BY r.begun_on DESC, r.id DESC
    $$;

-- What waits for me, with no word about a child: reviews of those I keep the thread of or lead, the panel's queue, what I
-- decide as leader, and complaints.
CREATE OR REPLACE FUNCTION referral_waiting() RETURNS TABLE (kind text, key bigint, words text, topic text, "on" date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT 'review', p.id, '', '', p.review_on FROM referral_place p
        WHERE p.owner_id = samspil_person() AND p.ends_on IS NULL AND p.begins_on IS NOT NULL
          AND p.review_on <= samspil_today() + 30 AND file_ways(p.child_id) && ARRAY['participant', 'leader']
        UNION ALL
        SELECT CASE WHEN q.is_complaint THEN 'complaint' ELSE 'table' END, q.referral, q.unit, q.wanted, q.submitted_on
        FROM referral_queue() AS q WHERE EXISTS (SELECT referral_sits(true))
        UNION ALL
        SELECT CASE WHEN d.id IS NULL THEN 'own' ELSE 'complaint' END, r.id, u.name::text, r.wanted::text, r.submitted_on
        FROM referral_referral r JOIN organisation_unit u ON u.id = r.unit_id
        LEFT JOIN referral_decision d ON d.referral_id = r.id
        WHERE r.unit_id IN (SELECT my_units(ARRAY['leader'])) AND r.submitted_on IS NOT NULL
          AND (d.id IS NULL OR referral_is_complained(r.id)) AND referral_is_mine(r.id)
    $$;

-- Reviews that are due, for who owes them, or for the duty of reminding.
CREATE OR REPLACE FUNCTION referral_due(house bigint, who bigint)
    RETURNS TABLE (spot bigint, owner bigint, unit bigint, begins_on date, review_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT p.id, p.owner_id, k.unit_id, p.begins_on, p.review_on
        FROM referral_place p JOIN file_placement k ON k.id = p.placement_id
        WHERE p.house_id = house AND p.ends_on IS NULL AND p.begins_on IS NOT NULL
          AND (p.owner_id = who AND who = samspil_person() OR who IS NULL AND (SELECT reminders_on_duty()))
        ORDER BY p.id
    $$;

-- The special places of children whose files I come to as one who works with them or leads where they go: when they are to be
-- reviewed, and not about whom.
CREATE OR REPLACE FUNCTION referral_reviews()
    RETURNS TABLE (spot bigint, offer text, unit text, begins_on date, review_on date, reviewed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT p.id, coalesce(o.name, '')::text, u.name::text, p.begins_on, p.review_on,
            (SELECT count(*) FROM referral_review v WHERE v.spot_id = p.id)
        FROM referral_place p JOIN file_placement k ON k.id = p.placement_id JOIN organisation_unit u ON u.id = k.unit_id
        LEFT JOIN referral_offer o ON o.id = p.offer_id
        WHERE p.house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head'])) AND p.begins_on IS NOT NULL
          AND p.ends_on IS NULL AND file_ways(p.child_id) && ARRAY['participant', 'leader']
        ORDER BY p.review_on, p.id
    $$;

-- How many special places have begun, and how many children of them are back in the general provision.
CREATE OR REPLACE FUNCTION referral_returns() RETURNS TABLE (begun bigint, returned bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
    AS $$
        SELECT count(*), count(*) FILTER (WHERE EXISTS (
            SELECT FROM referral_review v WHERE v.spot_id = p.id AND v.verdict = 'return'))
        FROM referral_place p WHERE p.begins_on IS NOT NULL
          AND p.house_id IN (SELECT my_roots(ARRAY['director', 'head'])
              UNION SELECT n.house_id FROM referral_panel n WHERE n.id IN (SELECT referral_sits()))
    $$;

-- How long steps take, in days' dates alone: for the panel and for those who can change it.
CREATE OR REPLACE FUNCTION referral_days()
    RETURNS TABLE (begun_on date, requested_on date, assessed_on date, heard_on date, submitted_on date, decided_on date,
        child_asked_on date, ruling text, cause text, is_complained boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT r.begun_on, r.requested_on,
            (SELECT max(a."on") FROM referral_assessment a WHERE a.referral_id = r.id),
            (SELECT max(v.heard_on) FROM referral_voice v WHERE v.referral_id = r.id),
            r.submitted_on, d.decided_on, r.child_asked_on, k.ruling::text, k.cause::text, k.id IS NOT NULL
        FROM referral_referral r JOIN referral_decision d ON d.referral_id = r.id
        LEFT JOIN referral_complaint k ON k.decision_id = d.id
        WHERE r.house_id IN (SELECT my_roots(ARRAY['director', 'head'])
            UNION SELECT p.house_id FROM referral_panel p WHERE p.id IN (SELECT referral_sits()))
    $$;

-- Places taken and needs that wait, by offer and by kind: for the panel, those who can change it, and who leads the offer. A
-- class at the own school is a class; support in the class takes no place.
CREATE OR REPLACE FUNCTION referral_rooms(house bigint) RETURNS TABLE (kind text, offer bigint, taken bigint, waiting bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT CASE p.kind WHEN 'ownclass' THEN 'class' ELSE p.kind END::text, p.offer_id,
            count(*) FILTER (WHERE p.begins_on IS NOT NULL), count(*) FILTER (WHERE p.begins_on IS NULL)
        FROM referral_place p WHERE p.house_id = house AND (p.ends_on IS NULL OR p.ends_on >= samspil_today())
          AND (p.kind <> 'support' OR p.offer_id IS NOT NULL)
          AND house IN (SELECT my_roots(ARRAY['director', 'head'])
              UNION SELECT n.house_id FROM referral_panel n WHERE n.id IN (SELECT referral_sits())
              UNION SELECT o.house_id FROM referral_offer o WHERE o.unit_id IN (SELECT my_units(ARRAY['leader'])))
        GROUP BY 1, 2
    $$;

-- Rows stay with their child.
CREATE OR REPLACE TRIGGER referral_referral_stays BEFORE UPDATE ON referral_referral
    FOR EACH ROW WHEN ((OLD.child_id, OLD.house_id, OLD.basis_id) IS DISTINCT FROM (NEW.child_id, NEW.house_id, NEW.basis_id))
    EXECUTE FUNCTION samspil_stays();
CREATE OR REPLACE TRIGGER referral_place_stays BEFORE UPDATE ON referral_place
    FOR EACH ROW WHEN ((OLD.child_id, OLD.house_id, OLD.decision_id) IS DISTINCT FROM (NEW.child_id, NEW.house_id, NEW.decision_id))
    EXECUTE FUNCTION samspil_stays();

-- What figures are counted from, for the counting alone (figures_being_counted): no child, no person and no date, only how many
-- days lie between. Of each decision: from the leader's request, whether it kept the days that its own basis gives the steps after
-- it (unknown where one is counted in working days), whether the child's view is older than it, and whether steps back are planned.
CREATE OR REPLACE FUNCTION referral_for_figures(source text)
    RETURNS TABLE (year bigint, unit text, requested_on date, decided_on date, is_in_time boolean, is_heard_before boolean,
        has_way_back boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT r.house_id AS house, r.unit_id AS place, figures_year(d.decided_on) AS year, r.requested_on, d.decided_on,
                d.outcome, (SELECT CASE WHEN bool_or(s.unit = 'working-days' OR s.unit NOT IN ('days', 'weeks', 'months', 'years'))
                        THEN NULL ELSE r.requested_on + sum((s.amount || ' ' || s.unit)::interval) END::date
                    FROM referral_step s WHERE s.basis_id = r.basis_id AND s.kind <> 'request' AND s.amount IS NOT NULL) AS due,
                coalesce(r.child_words <> '' AND r.child_asked_on < d.decided_on, false)
                    OR EXISTS (SELECT FROM file_childview v WHERE v.child_id = r.child_id
                        AND v.said_on >= r.begun_on AND v.said_on < d.decided_on) AS is_heard_before,
                EXISTS (SELECT FROM referral_returnstep b JOIN referral_place p ON p.id = b.spot_id
                    WHERE p.decision_id = d.id) AS has_way_back
            FROM referral_decision d JOIN referral_referral r ON r.id = d.referral_id
            WHERE r.house_id IN (SELECT figures_being_counted(source))
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own,
                count(*) FILTER (WHERE f.outcome <> 'refused') AS known
            FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                AND (z.known = 0 OR figures_tells_place(z.known, sum(z.known) OVER (PARTITION BY z.house, z.year
                    ORDER BY z.known, z.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS is_told
            FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN u.number::text END, figures_first_day(f.decided_on),
            figures_first_day(f.decided_on) + (f.decided_on - f.requested_on), f.decided_on <= f.due, f.is_heard_before,
            CASE WHEN f.outcome <> 'refused' THEN f.has_way_back END
        FROM found f JOIN told t USING (house, year, place) JOIN organisation_unit u ON u.id = f.place
    $$;
CREATE OR REPLACE VIEW source_decisions WITH (security_invoker = true) AS
    SELECT year, unit, requested_on, decided_on, is_in_time, is_heard_before, has_way_back
    FROM referral_for_figures('source_decisions');

-- Each yearly review that fell due, of which place: held by its day or not. Of the whole house alone.
CREATE OR REPLACE FUNCTION referral_reviewed(source text) RETURNS TABLE (year bigint, is_in_time boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT figures_year(coalesce(turn.done, turn.due)), turn.done IS NOT NULL AND turn.done <= turn.due
        FROM (
            SELECT p.house_id, v."on" AS done,
                coalesce(lag(v.next_on) OVER (PARTITION BY v.spot_id ORDER BY v."on", v.id), d.review_on) AS due
            FROM referral_review v JOIN referral_place p ON p.id = v.spot_id JOIN referral_decision d ON d.id = p.decision_id
            UNION ALL
            SELECT p.house_id, NULL, p.review_on FROM referral_place p
            WHERE p.begins_on IS NOT NULL AND p.ends_on IS NULL AND p.review_on < samspil_today()
        ) AS turn WHERE turn.house_id IN (SELECT figures_being_counted(source)) AND turn.due IS NOT NULL
    $$;
CREATE OR REPLACE VIEW source_reviews WITH (security_invoker = true) AS
    SELECT year, NULL::text AS unit, is_in_time FROM referral_reviewed('source_reviews');

-- What became of complaints, and what they taught. Of the whole house alone.
CREATE OR REPLACE FUNCTION referral_complained(source text) RETURNS TABLE (year bigint, outcome text, cause text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT figures_year(k.made_on), CASE WHEN k.ruling <> '' THEN 'board-' || replace(k.ruling, '_', '-')
            WHEN k.answer <> '' THEN 'own-' || k.answer ELSE 'open' END, nullif(k.cause, '')
        FROM referral_complaint k JOIN referral_decision d ON d.id = k.decision_id JOIN referral_referral r ON r.id = d.referral_id
        WHERE r.house_id IN (SELECT figures_being_counted(source))
    $$;
CREATE OR REPLACE VIEW source_complaints WITH (security_invoker = true) AS
    SELECT year, NULL::text AS unit, outcome, cause FROM referral_complained('source_complaints');

-- Sessions of sparring that were held: about what, how many professions, and how far a referral had come. A question about
-- practice names no child: whether a referral had been begun cannot be known of it.
CREATE OR REPLACE FUNCTION referral_sessions(source text)
    RETURNS TABLE (year bigint, unit text, topic text, stage text, is_early boolean, professions double precision,
        is_interdisciplinary boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT u.path[1] AS house, s.unit_id AS place, u.number, figures_year(t.held_on) AS year, s.topic,
                (SELECT count(*) FROM support_perspective p WHERE p.session_id = t.id) AS professions,
                CASE WHEN s.child_id IS NULL THEN 'practice'
                     WHEN EXISTS (SELECT FROM referral_referral r JOIN referral_decision d ON d.referral_id = r.id
                        WHERE r.child_id = s.child_id AND d.decided_on <= t.held_on) THEN 'decided'
                     WHEN EXISTS (SELECT FROM referral_referral r
                        WHERE r.child_id = s.child_id AND r.begun_on <= t.held_on) THEN 'referred'
                     ELSE 'before' END AS stage
            FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id JOIN organisation_unit u ON u.id = s.unit_id
            WHERE t.held_on IS NOT NULL AND u.path[1] IN (SELECT figures_being_counted(source))
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own,
                count(*) FILTER (WHERE f.stage <> 'practice') AS known
            FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                AND (z.known = 0 OR figures_tells_place(z.known, sum(z.known) OVER (PARTITION BY z.house, z.year
                    ORDER BY z.known, z.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS is_told
            FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN f.number::text END, f.topic::text, f.stage,
            CASE WHEN f.stage <> 'practice' THEN f.stage = 'before' END, f.professions::double precision, f.professions >= 2
        FROM found f JOIN told t USING (house, year, place)
    $$;
CREATE OR REPLACE VIEW source_sessions WITH (security_invoker = true) AS
    SELECT year, unit, topic, stage, is_early, professions, is_interdisciplinary FROM referral_sessions('source_sessions');

-- What the young person has said themselves, and can change themselves, nobody who works with them writes over.
CREATE OR REPLACE FUNCTION referral_own_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('referral_voice') AND EXISTS (SELECT FROM referral_referral r JOIN file_child c ON c.id = r.child_id
        WHERE r.id = OLD.referral_id AND c.person_id <> samspil_person()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: their own words stay theirs';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER referral_own_words BEFORE UPDATE ON referral_voice FOR EACH ROW
    WHEN (OLD.guardian_id IS NULL AND OLD.stance <> ''
        AND (OLD.stance, OLD.words, OLD.reason) IS DISTINCT FROM (NEW.stance, NEW.words, NEW.reason))
    EXECUTE FUNCTION referral_own_words();

-- Asked by functions alone, which open or are asked by who may: to anybody else they would tell of any key.
REVOKE EXECUTE ON FUNCTION file_is_parent(bigint, bigint), referral_is_near(bigint, bigint), referral_counted(bigint, bigint),
    referral_rests(bigint), referral_is_leaders(bigint) FROM PUBLIC;

-- The duty of reminding, known by its purpose. A request's purpose is the first part of its address, so that it
-- never has a slash in it: no address leads here.
CREATE OR REPLACE FUNCTION reminders_on_duty() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(current_setting('samspil.purpose', true) = 'duty/reminders', false) $$;

-- Every house, with somebody whose role covers all of it: in that name the duty asks what is due there.
-- SECURITY DEFINER: the duty is nobody, and learns numbers only.
CREATE OR REPLACE FUNCTION reminders_houses() RETURNS TABLE (root bigint, overseer bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT DISTINCT ON (r.root_id) r.root_id, r.person_id
        FROM organisation_role r
        WHERE r.unit_id = r.root_id AND r.kind IN ('administrator', 'director', 'head', 'follow_up')
            AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
            AND reminders_on_duty()
        ORDER BY r.root_id, array_position(ARRAY['administrator', 'director', 'head', 'follow_up'], r.kind::text), r.id
    $$;

-- Who holds the calendar address with this fingerprint; notes that it was asked for. Nobody is signed in there.
CREATE OR REPLACE FUNCTION reminders_feed(said text) RETURNS TABLE (feed bigint, holder bigint, speaks text)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        UPDATE reminders_calendarfeed f SET fetched_at = now()
        FROM organisation_account a
        WHERE f.fingerprint = said AND f.revoked_at IS NULL AND a.person_id = f.person_id AND a.is_active
        RETURNING f.id, f.person_id, f.language
    $$;

-- How the post of my houses goes: for administrators, who see that letters wait or fail, never what they say.
CREATE OR REPLACE FUNCTION reminders_post()
    RETURNS TABLE (id bigint, person bigint, "on" date, state text, tries int, fault text, made_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT l.id, l.person_id, l."on", l.state::text, l.tries::int, l.fault::text, l.made_at
        FROM reminders_letter l WHERE l.root_id IN (SELECT my_roots(ARRAY['administrator']))
    $$;

-- An administrator sends a letter again that failed, or of which nobody knows whether it arrived.
CREATE OR REPLACE FUNCTION reminders_send_again(letter bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE reminders_letter SET state = 'waiting', next_try_at = now(), tries = 0, claimed_at = NULL, fault = ''
        WHERE id = letter AND state IN ('failed', 'unsure')
            AND root_id IN (SELECT my_roots(ARRAY['administrator']));
    RETURN FOUND;
END $$;

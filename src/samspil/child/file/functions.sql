-- The files whose opening stands in the read log of this very transaction: "no log, no page" is held here, for every
-- page there will ever be. Empty at the start of each transaction.
CREATE OR REPLACE FUNCTION file_opened() RETURNS bigint[] LANGUAGE sql STABLE
    AS $$ SELECT coalesce(string_to_array(nullif(current_setting('samspil.opened', true), ''), ',')::bigint[], '{}') $$;

-- Whether somebody works, today, in the house that a file belongs to. Who has left has left every file.
CREATE OR REPLACE FUNCTION file_works_in(house bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM organisation_role r
            WHERE r.person_id = samspil_person() AND r.root_id = house AND r.kind IN ('professional', 'leader', 'head')
              AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today()))
    $$;

-- Whether somebody stands in a file as a parent, by account, name or address, whatever the line says now.
CREATE OR REPLACE FUNCTION file_is_parent(who bigint, asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM file_guardian g JOIN organisation_person o ON o.id = who
            LEFT JOIN organisation_account a ON a.person_id = o.id
            WHERE g.child_id = asked AND (g.person_id = o.id
                OR lower(trim(g.name)) = lower(trim(o.given_name || ' ' || o.family_name))
                OR g.email <> '' AND lower(g.email) IN (lower(o.email), lower(a.email))))
    $$;

-- Whether I do: a parent who works in the house breaks no glass to learn what the file keeps from them.
CREATE OR REPLACE FUNCTION file_is_my_childs(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT file_is_parent(samspil_person(), asked) $$;

-- Whether the young person's own yes, or own position, is asked for: from an age and for acts that two rows of the rulebook
-- name. The same as rules.needs_own.
CREATE OR REPLACE FUNCTION file_needs_own(asked bigint, act text, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM file_child c JOIN organisation_unit u ON u.id = c.house_id
            JOIN rulebook_rule a ON a.country = u.country AND a.key = 'age-own-consent' AND a.amount IS NOT NULL
            JOIN rulebook_rule k ON k.country = u.country AND k.key = 'own-consent-acts'
            WHERE c.id = asked AND (act = 'other' OR act = ANY (regexp_split_to_array(trim(k.text), '\s*,\s*')))
              AND date_part('year', age(on_day, c.born_on)) >= a.amount
              AND (a.valid_from IS NULL OR a.valid_from <= on_day) AND (a.valid_to IS NULL OR a.valid_to >= on_day)
              AND (k.valid_from IS NULL OR k.valid_from <= on_day) AND (k.valid_to IS NULL OR k.valid_to >= on_day)
              AND (a.status <> 'superseded' OR a.valid_to IS NOT NULL) AND (k.status <> 'superseded' OR k.valid_to IS NOT NULL))
    $$;

-- Whether a consent is in force today. All that rests on a consent asks this, and nothing else: files, sparring, handovers. The
-- same as rules.consent_gap.
CREATE OR REPLACE FUNCTION file_consent_holds(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM file_consent k WHERE k.id = asked AND k.withdrawn_on IS NULL
            AND k.begins_on <= samspil_today() AND (k.ends_on IS NULL OR k.ends_on >= samspil_today())
            AND k.own_withdrawn_on IS NULL
            AND (k.own_on IS NOT NULL OR NOT file_needs_own(k.child_id, k.kind, samspil_today())))
    $$;

-- The consents about me that ask for my own yes.
CREATE OR REPLACE FUNCTION file_asks_me(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM file_consent k WHERE k.id = asked
            AND (k.own_on IS NOT NULL OR file_needs_own(k.child_id, k.kind, samspil_today())))
    $$;

-- In which ways I come to a file; none for lack of a rule. One child at a time, by index.
CREATE OR REPLACE FUNCTION file_ways(asked bigint) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT coalesce(array_agg(way), '{}') FROM (
            SELECT 'participant' AS way FROM file_participant p JOIN file_child c ON c.id = p.child_id
            WHERE p.person_id = samspil_person() AND p.child_id = asked AND file_works_in(c.house_id)
              AND p.begins_on <= samspil_today() AND (p.ends_on IS NULL OR p.ends_on >= samspil_today())
              AND (p.consent_id IS NULL OR file_consent_holds(p.consent_id))
            UNION
            SELECT 'leader' FROM file_enrolment e
            JOIN organisation_unit u ON u.id = e.unit_id
            JOIN organisation_role r ON r.unit_id = ANY (u.path)
            WHERE e.child_id = asked AND r.person_id = samspil_person() AND r.kind = 'leader'
              AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
              AND e.begins_on <= samspil_today() AND (e.ends_on IS NULL OR e.ends_on >= samspil_today())
            UNION
            SELECT 'glass' FROM file_glass g JOIN file_child c ON c.id = g.child_id
            WHERE g.person_id = samspil_person() AND g.child_id = asked AND g.until > now() AND file_works_in(c.house_id)
              AND NOT file_is_my_childs(asked)
            UNION
            -- A parent may have two lines: one that hides the place hides it.
            SELECT CASE WHEN bool_or(g.is_place_hidden) THEN 'hidden' ELSE 'guardian' END FROM file_guardian g
            WHERE g.person_id = samspil_person() AND g.child_id = asked
              AND g.begins_on <= samspil_today() AND (g.ends_on IS NULL OR g.ends_on >= samspil_today())
            HAVING bool_and(g.has_custody AND g.is_contact_allowed)
            UNION
            SELECT 'self' FROM file_child c WHERE c.id = asked AND c.person_id = samspil_person()
        ) AS mine
    $$;

-- The files I come to in one of these ways, opened or not: keys only. What file_ways() says of one child, set by set: a
-- leader's place has hundreds. A test in random worlds holds the two together.
CREATE OR REPLACE FUNCTION my_children(wanted text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT p.child_id FROM file_participant p JOIN file_child c ON c.id = p.child_id
        WHERE 'participant' = ANY (wanted) AND p.person_id = samspil_person()
          AND c.house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head']))
          AND p.begins_on <= samspil_today() AND (p.ends_on IS NULL OR p.ends_on >= samspil_today())
          AND (p.consent_id IS NULL OR file_consent_holds(p.consent_id))
        UNION
        SELECT e.child_id FROM file_enrolment e
        WHERE 'leader' = ANY (wanted) AND e.unit_id IN (SELECT my_units(ARRAY['leader']))
          AND e.begins_on <= samspil_today() AND (e.ends_on IS NULL OR e.ends_on >= samspil_today())
        UNION
        SELECT g.child_id FROM file_glass g JOIN file_child c ON c.id = g.child_id
        WHERE 'glass' = ANY (wanted) AND g.person_id = samspil_person() AND g.until > now()
          AND c.house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head'])) AND NOT file_is_my_childs(g.child_id)
        UNION
        SELECT g.child_id FROM file_guardian g
        WHERE g.person_id = samspil_person()
          AND g.begins_on <= samspil_today() AND (g.ends_on IS NULL OR g.ends_on >= samspil_today())
        GROUP BY g.child_id HAVING bool_and(g.has_custody AND g.is_contact_allowed)
          AND CASE WHEN bool_or(g.is_place_hidden) THEN 'hidden' ELSE 'guardian' END = ANY (wanted)
        UNION
        SELECT c.id FROM file_child c WHERE 'self' = ANY (wanted) AND c.person_id = samspil_person()
    $$;

-- The same in the order of names and as far as they begin with some letters, a page at a time: the keys of what a list
-- may show, so that it logs what it shows and no more.
CREATE OR REPLACE FUNCTION my_children_page(wanted text[], letters text, skip int, most int)
    RETURNS TABLE (child bigint, total bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT c.id, count(*) OVER () FROM file_child c
        WHERE c.id IN (SELECT my_children(wanted))
          AND (letters = '' OR starts_with(lower(c.given_name), lower(letters)) OR starts_with(lower(c.family_name), lower(letters)))
        ORDER BY c.given_name, c.family_name, c.id OFFSET skip LIMIT least(most, 50)
    $$;

-- Whether the rulebook asks to be surer than we are that somebody is who they say. Asked for by a row of the country of the
-- child's house; no row, no question.
CREATE OR REPLACE FUNCTION file_asks_more(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT coalesce(bool_or(array_position(ARRAY['low', 'substantial', 'high'], r.text::text)
            > coalesce(array_position(ARRAY['low', 'substantial', 'high'], current_setting('samspil.assurance', true)), 1)), false)
        FROM file_child c JOIN organisation_unit u ON u.id = c.house_id JOIN rulebook_rule r ON r.country = u.country
        WHERE c.id = asked AND r.key = 'child-file-assurance'
          AND (r.valid_from IS NULL OR r.valid_from <= samspil_today()) AND (r.valid_to IS NULL OR r.valid_to >= samspil_today())
    $$;

-- Every door to a child writes its line first, whatever app it is of: there whoever is not known well enough is stopped.
CREATE OR REPLACE FUNCTION file_reader_is_known() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF samspil_person() IS NOT NULL AND file_asks_more(NEW.subject) THEN
        RAISE EXCEPTION USING ERRCODE = 'SA001', MESSAGE = 'permission denied: a child''s file asks for a second factor';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER file_reader_is_known BEFORE INSERT ON audit_reading
    FOR EACH ROW EXECUTE FUNCTION file_reader_is_known();

-- Opens files: writes the line in the read log first, and only then may rows be read. What is not mine opens not, and
-- leaves no line, so that nobody learns what exists. Parents do not see in the log what families read: for nobody else is
-- that a purpose.
CREATE OR REPLACE FUNCTION file_open(children bigint[], page text, purpose text)
    RETURNS TABLE (child bigint, ways text[])
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine bigint[];
BEGIN
    SELECT array_agg(asked) INTO mine FROM unnest(children) AS asked WHERE file_ways(asked) <> '{}'
        AND (file_open.purpose <> 'own' OR NOT file_ways(asked) && ARRAY['participant', 'leader', 'glass']);
    IF mine IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO audit_reading (person, subject, page, purpose)
        SELECT samspil_person(), asked, file_open.page, file_open.purpose FROM unnest(mine) AS asked;
    PERFORM set_config('samspil.opened', array_to_string(file_opened() || mine, ','), true);
    RETURN QUERY SELECT asked, file_ways(asked) FROM unnest(mine) AS asked;
END $$;

-- The opened files that are mine in one of these ways: what every policy of a file asks. The line is looked up, so that
-- nobody says of themselves that they have opened a file.
CREATE OR REPLACE FUNCTION opened_children(wanted text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$ SELECT asked FROM unnest(file_opened()) AS asked WHERE file_ways(asked) && wanted
            AND EXISTS (SELECT FROM audit_reading a WHERE a.subject = asked AND a.person = samspil_person() AND a.at >= now()
                AND (a.purpose <> 'own' OR NOT file_ways(asked) && ARRAY['participant', 'leader', 'glass'])) $$;

-- The opened files that I bring colleagues into: as leader, or as one who works with the child without an end. Who was asked
-- in for some weeks, or on a consent, makes neither their own part longer nor anybody else's.
CREATE OR REPLACE FUNCTION file_brings_in() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT asked FROM opened_children(ARRAY['participant', 'leader']) AS asked
        WHERE 'leader' = ANY (file_ways(asked)) OR EXISTS (
            SELECT FROM file_participant p WHERE p.child_id = asked AND p.person_id = samspil_person()
              AND p.begins_on <= samspil_today() AND p.ends_on IS NULL AND p.consent_id IS NULL)
    $$;

-- My own lines as a guardian of opened files; where the place is hidden too.
CREATE OR REPLACE FUNCTION file_my_guardianships() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT g.id FROM file_guardian g
        WHERE g.person_id = samspil_person() AND g.child_id IN (SELECT opened_children(ARRAY['guardian', 'hidden']))
    $$;

-- A new file's first place and first participant: whoever opened it, where they work, while nobody is in it yet.
CREATE OR REPLACE FUNCTION file_begin(begun bigint, unit bigint, of_group bigint, part text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM file_child c JOIN organisation_unit u ON u.id = unit
        WHERE c.id = begun AND c.opened_by_id = samspil_person() AND c.house_id = u.path[1]
          AND unit IN (SELECT my_units(ARRAY['professional', 'leader']))
          AND NOT EXISTS (SELECT FROM file_participant p WHERE p.child_id = begun)
          AND (of_group IS NULL OR EXISTS (SELECT FROM organisation_group g WHERE g.id = of_group AND g.unit_id = unit)))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a file is begun once, by who opened it';
    END IF;
    INSERT INTO file_enrolment (child_id, unit_id, group_id, begins_on, note)
        VALUES (begun, unit, of_group, samspil_today(), '');
    INSERT INTO file_participant (child_id, person_id, part, is_lead, begins_on, added_by_id)
        VALUES (begun, samspil_person(), file_begin.part, true, samspil_today(), samspil_person());
END $$;

-- Whether a house has a file under one of these fingerprints, so that no child gets two. Says yes or no to who works there.
CREATE OR REPLACE FUNCTION file_is_there(house bigint, fingerprints text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT file_works_in(house) AND EXISTS (
            SELECT FROM file_child c WHERE c.house_id = house AND c.fingerprint = ANY (fingerprints) AND c.fingerprint <> '')
    $$;

-- Opens a shut file in an emergency. Name and day of birth must be right, the reason said, and it ends by itself. The
-- leader finds it among what needs them. Nothing is told of a child that is not there. -1 for who has opened as many in
-- a day as the rulebook allows, or tried three times as often: whoever guesses is stopped.
CREATE OR REPLACE FUNCTION file_break_glass(house bigint, given text, family text, born date, reason text, hours int)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found bigint;
    allowed int := coalesce((
        SELECT r.amount::int FROM rulebook_rule r JOIN organisation_unit u ON u.country = r.country
        WHERE u.id = house AND r.key = 'emergency-openings-a-day'
          AND (r.valid_from IS NULL OR r.valid_from <= samspil_today())
          AND (r.valid_to IS NULL OR r.valid_to >= samspil_today()) LIMIT 1), 3);
BEGIN
    IF allowed <= (SELECT count(*) FROM file_glass g WHERE g.person_id = samspil_person() AND g.broken_at > now() - interval '1 day')
        OR 3 * allowed < (SELECT count(*) FROM audit_event a WHERE a.person = samspil_person()
            AND a.what = 'emergency access tried' AND a.at > now() - interval '1 day') THEN
        RETURN -1;
    END IF;
    IF NOT file_works_in(house) OR hours NOT BETWEEN 1 AND 24 OR length(trim(reason)) < 10 THEN
        RETURN NULL;
    END IF;
    SELECT min(c.id) INTO found FROM file_child c
        WHERE c.house_id = house AND c.born_on = born AND lower(c.given_name) = lower(trim(given))
          AND lower(c.family_name) = lower(trim(family)) HAVING count(*) = 1;
    IF file_is_my_childs(found) THEN
        RETURN NULL;
    END IF;
    IF found IS NOT NULL THEN
        INSERT INTO file_glass (child_id, person_id, reason, broken_at, until)
            VALUES (found, samspil_person(), reason, now(), now() + make_interval(hours => hours));
        INSERT INTO audit_reading (person, subject, page, purpose)
            VALUES (samspil_person(), found, 'break-glass', 'emergency');
    END IF;
    RETURN found;
END $$;

-- The emergencies that a leader has not looked at yet.
CREATE OR REPLACE FUNCTION file_glasses_unseen() RETURNS TABLE (glass bigint, child bigint, broken_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
    AS $$
        SELECT g.id, g.child_id, samspil_day(g.broken_at) FROM file_glass g
        WHERE g.seen_at IS NULL AND g.person_id <> samspil_person() AND 'leader' = ANY (file_ways(g.child_id))
          AND EXISTS (SELECT FROM my_units(ARRAY['leader']))
    $$;

-- The same for letters: to each leader of a place the child goes to, one's own or a house's for the duty of reminding.
CREATE OR REPLACE FUNCTION file_glasses_to_tell(house bigint, who bigint)
    RETURNS TABLE (glass bigint, child bigint, leader bigint, unit bigint, broken_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
    AS $$
        SELECT DISTINCT ON (g.id, r.person_id) g.id, g.child_id, r.person_id, e.unit_id, samspil_day(g.broken_at)
        FROM file_glass g JOIN file_child c ON c.id = g.child_id AND c.house_id = house
        JOIN file_enrolment e ON e.child_id = g.child_id AND e.begins_on <= samspil_today()
            AND (e.ends_on IS NULL OR e.ends_on >= samspil_today())
        JOIN organisation_unit u ON u.id = e.unit_id
        JOIN organisation_role r ON r.unit_id = ANY (u.path) AND r.kind = 'leader' AND r.begins_on <= samspil_today()
            AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
        WHERE g.seen_at IS NULL AND g.person_id <> r.person_id
          AND (r.person_id = who AND who = samspil_person() OR who IS NULL AND (SELECT reminders_on_duty()))
        ORDER BY g.id, r.person_id, e.unit_id
    $$;

-- The given names of opened files: all that who must not learn the place reads of the file itself.
CREATE OR REPLACE FUNCTION file_names() RETURNS TABLE (child bigint, given text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT c.id, c.given_name::text FROM file_child c
        WHERE c.id IN (SELECT opened_children(ARRAY['guardian', 'hidden', 'self'])) ORDER BY c.given_name, c.id
    $$;

-- The grown-ups around a child by name, for the child, its parents and each other; never where the place is hidden.
CREATE OR REPLACE FUNCTION file_around(asked bigint)
    RETURNS TABLE (person bigint, name text, part text, is_lead boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
    AS $$
        SELECT p.person_id, trim(o.given_name || ' ' || o.family_name), p.part::text, p.is_lead
        FROM file_participant p JOIN organisation_person o ON o.id = p.person_id
        WHERE p.child_id = asked
          AND asked IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self']))
          AND (p.consent_id IS NULL OR file_consent_holds(p.consent_id))
          AND p.begins_on <= samspil_today() AND (p.ends_on IS NULL OR p.ends_on >= samspil_today())
        ORDER BY p.is_lead DESC, p.begins_on, p.id
    $$;

-- Who looked, when and why: a role, never a name. What families read themselves is not in it, and where the place is
-- hidden, the role is not either: a title may tell a place.
CREATE OR REPLACE FUNCTION file_readings(asked bigint, most int)
    RETURNS TABLE (day date, role text, purpose text, times bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 30
    AS $$
        SELECT samspil_day(a.at) AS day,
            CASE WHEN asked IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self']))
                THEN coalesce((
                    SELECT coalesce(nullif(r.title, ''), r.kind) FROM organisation_role r
                    WHERE r.person_id = a.person AND r.begins_on <= samspil_day(a.at)
                      AND (r.ends_on IS NULL OR r.ends_on >= samspil_day(a.at))
                      AND r.kind IN ('professional', 'leader', 'head') ORDER BY r.id LIMIT 1), '') ELSE '' END AS role,
            -- The reader's own words may tell a place, too.
            CASE WHEN asked IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self']))
                THEN a.purpose::text ELSE split_part(a.purpose, ':', 1) END, count(*)
        FROM audit_reading a
        WHERE a.subject = asked AND a.purpose <> 'own'
          AND asked IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'hidden', 'self']))
        GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT least(most, 1000)
    $$;

-- Which subjects of the read log are children of a house that I protect the data of.
CREATE OR REPLACE FUNCTION file_is_of_my_house(asked bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM file_child c
            WHERE c.id = asked AND c.house_id IN (SELECT my_roots(ARRAY['data_protection'])))
    $$;

-- Lets a guardian, or the young person, sign in: makes the account that a mailed link then gives a password. A leader's act.
CREATE OR REPLACE FUNCTION file_let_in(asked bigint, of_guardian bigint, address text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    somebody bigint;
    given text;
    family text := '';
BEGIN
    IF asked NOT IN (SELECT opened_children(ARRAY['leader'])) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: the leader lets families in';
    END IF;
    IF of_guardian IS NULL THEN
        SELECT c.given_name, c.family_name INTO given, family FROM file_child c
            WHERE c.id = asked AND c.person_id IS NULL;
    ELSE
        SELECT g.name INTO given FROM file_guardian g
            WHERE g.id = of_guardian AND g.child_id = asked AND g.person_id IS NULL;
    END IF;
    IF given IS NULL THEN
        RETURN NULL;
    END IF;
    -- A grown-up with two children signs in once. Somebody with work here is never made a parent by an address alone.
    SELECT a.person_id INTO somebody FROM organisation_account a JOIN organisation_person p ON p.id = a.person_id
        WHERE lower(a.email) = lower(address) AND p.is_family AND of_guardian IS NOT NULL
          AND NOT EXISTS (SELECT FROM file_child c WHERE c.person_id = p.id);
    IF somebody IS NULL THEN
        IF EXISTS (SELECT FROM organisation_account a WHERE lower(a.email) = lower(address)) THEN
            RETURN NULL;
        END IF;
        INSERT INTO organisation_person (given_name, family_name, email, key, is_family)
            VALUES (left(given, 100), family, address, '', true) RETURNING id INTO somebody;
        INSERT INTO organisation_account (email, person_id, language, is_active, created_at, password)
            VALUES (lower(address), somebody, '', true, now(), '!' || md5(random()::text));
    END IF;
    IF of_guardian IS NULL THEN
        UPDATE file_child SET person_id = somebody WHERE id = asked;
    ELSE
        UPDATE file_guardian SET person_id = somebody, email = address WHERE id = of_guardian;
    END IF;
    RETURN somebody;
END $$;

-- A line of a file stays with its child and with whose it is.
CREATE OR REPLACE TRIGGER file_child_stays BEFORE UPDATE ON file_child
    FOR EACH ROW WHEN ((OLD.id, OLD.house_id, OLD.opened_by_id, OLD.opened_at) IS DISTINCT FROM (NEW.id, NEW.house_id, NEW.opened_by_id, NEW.opened_at))
    EXECUTE FUNCTION samspil_stays();

-- Who may know what a child said is the child's own to change.
CREATE OR REPLACE FUNCTION file_audience_is_the_childs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('file_childview') AND NOT 'self' = ANY (file_ways(OLD.child_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: the child says who may know';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER file_audience_is_the_childs BEFORE UPDATE OF audience ON file_childview
    FOR EACH ROW WHEN (OLD.audience IS DISTINCT FROM NEW.audience) EXECUTE FUNCTION file_audience_is_the_childs();

-- The young person's own yes is theirs: given and taken back by themselves, or written down for them by who works with them.
-- What they took back themselves nobody gives again for them, and of the parents' part they change nothing.
CREATE OR REPLACE FUNCTION file_own_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ways text[] := file_ways(OLD.child_id);
    is_own boolean := (OLD.own_on, OLD.own_by_id, OLD.own_withdrawn_on, OLD.own_withdrawn_by_id)
        IS DISTINCT FROM (NEW.own_on, NEW.own_by_id, NEW.own_withdrawn_on, NEW.own_withdrawn_by_id);
    is_parents boolean := (OLD.withdrawn_on, OLD.withdrawn_by_id) IS DISTINCT FROM (NEW.withdrawn_on, NEW.withdrawn_by_id);
BEGIN
    IF NOT row_security_active('file_consent') THEN
        RETURN NEW;
    END IF;
    IF is_parents AND NOT ways && ARRAY['participant', 'leader', 'guardian', 'hidden']
        OR is_own AND NOT ways && ARRAY['participant', 'leader', 'self']
        OR is_own AND NOT 'self' = ANY (ways) AND OLD.own_withdrawn_on IS NOT NULL
        OR OLD.own_by_id IS DISTINCT FROM NEW.own_by_id AND NEW.own_by_id <> samspil_person()
        OR OLD.own_withdrawn_by_id IS DISTINCT FROM NEW.own_withdrawn_by_id AND NEW.own_withdrawn_by_id <> samspil_person() THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: each says yes for themselves';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER file_own_is_own BEFORE UPDATE ON file_consent
    FOR EACH ROW EXECUTE FUNCTION file_own_is_own();

-- To shut a guardian out is for everyone who works with the child; to let one in again is the leader's.
CREATE OR REPLACE FUNCTION file_leader_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('file_guardian') AND NOT 'leader' = ANY (file_ways(OLD.child_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: the leader lets a guardian in again';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER file_leader_opens BEFORE UPDATE ON file_guardian
    FOR EACH ROW WHEN (OLD.is_place_hidden AND NOT NEW.is_place_hidden OR NOT OLD.has_custody AND NEW.has_custody
        OR NOT OLD.is_contact_allowed AND NEW.is_contact_allowed
        OR coalesce(NEW.ends_on, 'infinity') > coalesce(OLD.ends_on, 'infinity'))
    EXECUTE FUNCTION file_leader_opens();

-- A part in a file is ended, and by nobody but the leader made longer.
CREATE OR REPLACE FUNCTION file_part_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('file_participant') AND NOT 'leader' = ANY (file_ways(OLD.child_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: the leader makes a part in a file longer';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER file_part_ends BEFORE UPDATE OF ends_on ON file_participant
    FOR EACH ROW WHEN (coalesce(NEW.ends_on, 'infinity') > coalesce(OLD.ends_on, 'infinity'))
    EXECUTE FUNCTION file_part_ends();

-- Lets the files that are about pupils of a roster follow it: a place left is left there too, a new one begins. What was
-- ended by hand stays so. For who sends the roster, and for who has just said which pupil a file is about.
CREATE OR REPLACE FUNCTION file_follow_roster(of_source text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE file_enrolment e SET ends_on = greatest(p.ends_on, e.begins_on), group_id = p.group_id
        FROM file_rosterlink k JOIN file_pupil p ON p.source = k.source AND p.key = k.key
        WHERE k.source = of_source AND e.child_id = k.child_id AND e.unit_id = p.unit_id AND e.ends_on IS NULL
          AND (p.ends_on IS NOT NULL OR e.group_id IS DISTINCT FROM p.group_id)
          AND p.unit_id IN (SELECT my_units(ARRAY['administrator', 'professional', 'leader']));
    INSERT INTO file_enrolment (child_id, unit_id, group_id, begins_on, note)
        SELECT k.child_id, p.unit_id, p.group_id, p.begins_on, ''
        FROM file_rosterlink k JOIN file_pupil p ON p.source = k.source AND p.key = k.key
        WHERE k.source = of_source AND p.ends_on IS NULL
          AND p.unit_id IN (SELECT my_units(ARRAY['administrator', 'professional', 'leader']))
          AND NOT EXISTS (SELECT FROM file_enrolment e
              WHERE e.child_id = k.child_id AND e.unit_id = p.unit_id AND (e.ends_on IS NULL OR e.ends_on >= p.begins_on))
        ON CONFLICT DO NOTHING;
END $$;

-- Says which pupil of a place of mine an opened file is about. One file for a pupil: false where there is one already.
CREATE OR REPLACE FUNCTION file_is_about(asked bigint, pupil bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    told record;
BEGIN
    SELECT p.source, p.key INTO told FROM file_pupil p JOIN organisation_unit u ON u.id = p.unit_id
        JOIN file_child c ON c.id = asked AND c.house_id = u.path[1]
        WHERE p.id = pupil AND p.unit_id IN (SELECT my_units(ARRAY['professional', 'leader']))
          AND (c.opened_by_id = samspil_person() OR asked IN (SELECT opened_children(ARRAY['leader'])));
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a pupil of a place of one''s own';
    END IF;
    INSERT INTO file_rosterlink (child_id, source, key) VALUES (asked, told.source, told.key) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM file_follow_roster(told.source);
    RETURN true;
END $$;

-- Until when a closed file is kept, by the rulebook of its house's country; null where no rule says so, or it is not closed.
CREATE OR REPLACE FUNCTION file_kept_until(asked bigint) RETURNS date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT (k.closed_on + make_interval(years => CASE r.unit WHEN 'years' THEN r.amount::int ELSE 0 END,
            months => CASE r.unit WHEN 'months' THEN r.amount::int ELSE 0 END))::date
        FROM file_closing k JOIN file_child c ON c.id = k.child_id JOIN organisation_unit u ON u.id = c.house_id
        JOIN rulebook_rule r ON r.country = u.country AND r.key = 'retention-case-file' AND r.unit IN ('years', 'months')
            AND (r.valid_from IS NULL OR r.valid_from <= samspil_today()) AND (r.valid_to IS NULL OR r.valid_to >= samspil_today())
        WHERE k.child_id = asked
    $$;

-- The closed files of which I answer for the deletion, with no word about a child: as data protection officer of the house, or as
-- leader of the last place the child went to.
CREATE OR REPLACE FUNCTION file_closed() RETURNS TABLE (child bigint, place text, reason text, closed_on date, kept_until date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT k.child_id, coalesce(last.name, ''), k.reason::text, k.closed_on, file_kept_until(k.child_id)
        FROM file_closing k JOIN file_child c ON c.id = k.child_id
        LEFT JOIN LATERAL (SELECT u.id, u.name::text FROM file_enrolment e JOIN organisation_unit u ON u.id = e.unit_id
            WHERE e.child_id = k.child_id ORDER BY e.ends_on DESC NULLS FIRST, e.begins_on DESC, e.id DESC LIMIT 1) AS last ON true
        WHERE c.house_id IN (SELECT my_roots(ARRAY['data_protection'])) OR last.id IN (SELECT my_units(ARRAY['leader']))
        ORDER BY 5 NULLS LAST, 4, 1
    $$;

-- Takes rows out with all that hangs on them, and their history. What hangs on them stands in the wing of children; anything
-- else must not point there, and stops it.
CREATE OR REPLACE FUNCTION file_erase(of_table regclass, keys bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    link record;
    own_key name;
    below bigint[];
BEGIN
    FOR link IN SELECT k.conrelid::regclass AS tab, a.attname AS col, i.attname AS key
        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        JOIN pg_index x ON x.indrelid = k.conrelid AND x.indisprimary
        JOIN pg_attribute i ON i.attrelid = k.conrelid AND i.attnum = x.indkey[0]
        WHERE k.contype = 'f' AND k.confrelid = of_table
    LOOP
        IF link.tab = of_table THEN
            EXECUTE format('UPDATE %s SET %I = NULL WHERE %I = ANY ($1)', link.tab, link.col, link.col) USING keys;
        ELSE
            EXECUTE format('SELECT array_agg(%I) FROM %s WHERE %I = ANY ($1)', link.key, link.tab, link.col) INTO below USING keys;
            IF below IS NOT NULL AND link.tab::text !~ '^(file|support|referral|transitions)_' THEN
                RAISE EXCEPTION 'a row of % points to a child', link.tab;
            ELSIF below IS NOT NULL THEN
                PERFORM file_erase(link.tab, below);
            END IF;
        END IF;
    END LOOP;
    SELECT i.attname INTO own_key FROM pg_index x JOIN pg_attribute i ON i.attrelid = of_table AND i.attnum = x.indkey[0]
        WHERE x.indrelid = of_table AND x.indisprimary;
    EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', of_table, own_key) USING keys;
    IF to_regclass(of_table || 'event') IS NOT NULL THEN
        EXECUTE format('DELETE FROM %s WHERE pgh_obj_id = ANY ($1)', of_table || 'event') USING keys;
    END IF;
END $$;
REVOKE ALL ON FUNCTION file_erase(regclass, bigint[]) FROM PUBLIC;

-- Deletes a closed file whose time is over, for who answers for it. Gives the names of its stored files; null where nothing is
-- deleted. The read log stays, and the record of acts.
CREATE OR REPLACE FUNCTION file_delete(asked bigint) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stored text[];
BEGIN
    IF NOT EXISTS (SELECT FROM file_closed() d WHERE d.child = asked AND d.kept_until <= samspil_today()) THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(array_agg(a.file::text), '{}') INTO stored FROM file_attachment a WHERE a.child_id = asked;
    -- History can only grow: here, and nowhere else, it goes with what it is the history of.
    PERFORM set_config('pgtrigger.ignore', (SELECT array_agg(DISTINCT t.tgname)::text FROM pg_trigger t
        WHERE t.tgname LIKE 'pgtrigger_append_only%'), true);
    PERFORM file_erase('file_child', ARRAY[asked]);
    PERFORM set_config('pgtrigger.ignore', '{}', true);
    RETURN stored;
END $$;

-- What figures are counted from, for the counting alone (figures_being_counted): no child, no person, no date. How often a child
-- heard what came of its view; and of each special place that was in force at the end of a school year, or is today, whether
-- something ties the child to the general provision, and the minutes of the week.
CREATE OR REPLACE FUNCTION file_voices(source text) RETURNS TABLE (year bigint, unit text, is_told_back boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT c.house_id AS house, figures_year(v.said_on) AS year, v.told_back_on IS NOT NULL AS is_told_back,
                (SELECT e.unit_id FROM file_enrolment e WHERE e.child_id = c.id AND e.begins_on <= v.said_on
                    AND coalesce(e.ends_on, 'infinity') >= v.said_on ORDER BY e.begins_on DESC, e.id DESC LIMIT 1) AS place
            FROM file_childview v JOIN file_child c ON c.id = v.child_id
            WHERE c.house_id IN (SELECT figures_being_counted(source))
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS is_told FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN u.number::text END, f.is_told_back
        FROM found f JOIN told t ON (t.house, t.year) = (f.house, f.year) AND t.place IS NOT DISTINCT FROM f.place
        LEFT JOIN organisation_unit u ON u.id = f.place
    $$;
CREATE OR REPLACE VIEW source_child_views WITH (security_invoker = true) AS
    SELECT year, unit, is_told_back FROM file_voices('source_child_views');

CREATE OR REPLACE FUNCTION file_weeks(source text)
    RETURNS TABLE (year bigint, unit text, has_tie boolean, peer_minutes bigint, week_minutes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        WITH found AS (
            SELECT c.house_id AS house, y.year::bigint AS year, p.unit_id AS place, p.shared_minutes, p.total_minutes,
                p.home_group_id IS NOT NULL OR p.tie <> '' OR p.shared_minutes > 0 AS has_tie
            FROM file_placement p JOIN file_child c ON c.id = p.child_id
            CROSS JOIN LATERAL generate_series(figures_year(p.begins_on), figures_year(samspil_today())) AS y(year)
            WHERE c.house_id IN (SELECT figures_being_counted(source)) AND p.kind = 'special'
              AND least(make_date(y.year::int + 1, 7, 31), samspil_today())
                  BETWEEN p.begins_on AND coalesce(p.ends_on, 'infinity')
        ), sizes AS (
            SELECT f.house, f.year, f.place, count(*) AS own FROM found f GROUP BY 1, 2, 3
        ), told AS (
            SELECT z.*, figures_tells_place(z.own, sum(z.own) OVER (PARTITION BY z.house, z.year ORDER BY z.own, z.place
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS is_told FROM sizes z
        )
        SELECT f.year, CASE WHEN t.is_told THEN u.number::text END, f.has_tie, f.shared_minutes::bigint, f.total_minutes::bigint
        FROM found f JOIN told t USING (house, year, place) JOIN organisation_unit u ON u.id = f.place
    $$;
CREATE OR REPLACE VIEW source_special_places WITH (security_invoker = true) AS
    SELECT year, unit, has_tie, peer_minutes, week_minutes FROM file_weeks('source_special_places');

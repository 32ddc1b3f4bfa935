-- The units a person's roles reach today: the role's unit and everything beneath it.
-- SECURITY DEFINER: answers from all roles and units, but only ever about the person who asks.
CREATE OR REPLACE FUNCTION my_units(kinds text[] DEFAULT NULL) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
    AS $$
        SELECT u.id FROM organisation_unit u
        WHERE u.path && ARRAY(
            SELECT r.unit_id FROM organisation_role r
            WHERE r.person_id = samspil_person()
              AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
              AND (kinds IS NULL OR r.kind = ANY (kinds))
        )
    $$;

-- The municipalities and regions the person belongs to.
CREATE OR REPLACE FUNCTION my_roots(kinds text[] DEFAULT NULL) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT DISTINCT r.root_id FROM organisation_role r
        WHERE r.person_id = samspil_person()
          AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
          AND (kinds IS NULL OR r.kind = ANY (kinds))
    $$;

-- The people with a role, at any time, in a unit that such a role of mine reaches.
CREATE OR REPLACE FUNCTION my_people(kinds text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
    AS $$ SELECT DISTINCT r.person_id FROM organisation_role r WHERE r.unit_id IN (SELECT my_units(kinds)) $$;

-- A person nobody has given a role yet is the administrator's to place.
CREATE OR REPLACE FUNCTION samspil_has_role(who bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM organisation_role r WHERE r.person_id = who) $$;

-- Whom an administrator may give a role: colleagues, now or before, and whoever has none anywhere yet.
CREATE OR REPLACE FUNCTION samspil_is_placeable(who bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT NOT samspil_has_role(who) AND NOT (SELECT is_family FROM organisation_person WHERE id = who) OR EXISTS (
            SELECT FROM organisation_role r
            WHERE r.person_id = who AND r.root_id IN (SELECT my_roots(ARRAY['administrator'])))
    $$;

-- Whether the person is, or will be, somebody where I do not administer: then the account is not mine to keep.
CREATE OR REPLACE FUNCTION samspil_is_beyond_me(who bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM organisation_role r
            WHERE r.person_id = who AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
              AND r.unit_id NOT IN (SELECT my_units(ARRAY['administrator'])))
    $$;

-- A role is one person's in one place for good; another person or place is another role.
CREATE OR REPLACE TRIGGER organisation_role_stays BEFORE UPDATE OF person_id, unit_id, root_id ON organisation_role
    FOR EACH ROW WHEN ((OLD.person_id, OLD.unit_id, OLD.root_id) IS DISTINCT FROM (NEW.person_id, NEW.unit_id, NEW.root_id))
    EXECUTE FUNCTION samspil_stays();

-- Everything in my municipality or region, whatever part of it my role reaches.
CREATE OR REPLACE FUNCTION my_house() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
    AS $$ SELECT u.id FROM organisation_unit u WHERE u.path && ARRAY(SELECT my_roots()) $$;

-- Files nobody has answered since `before`, each with an administrator on whose behalf it can be thrown away.
-- SECURITY DEFINER: the night's duty is nobody, and learns numbers only.
CREATE OR REPLACE FUNCTION unanswered_imports(before timestamptz) RETURNS TABLE (import bigint, administrator bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT i.id, min(r.person_id)
        FROM organisation_import i
        JOIN organisation_unit u ON u.id = i.unit_id
        JOIN organisation_role r ON r.kind = 'administrator' AND r.unit_id = ANY (u.path)
            AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
        WHERE i.file <> '' AND i.at < before AND i.state <> 'working'
        GROUP BY i.id
    $$;

-- Nobody is signed in yet, and this is where one signs in: the pages of accounts, the look at the session before a request
-- begins, and the duties that write to people. A citizen's page has another purpose.
CREATE OR REPLACE FUNCTION samspil_is_at_the_door() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
        SELECT samspil_person() IS NULL AND (coalesce(current_setting('samspil.purpose', true), '') IN ('', 'account', 'demo')
            OR starts_with(current_setting('samspil.purpose', true), 'duty/'))
    $$;

-- Whether somebody signs in with an address, whoever it is: asked by an administrator before an account is made.
CREATE OR REPLACE FUNCTION samspil_address_is_taken(address text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM my_roots(ARRAY['administrator']))
            AND EXISTS (SELECT FROM organisation_account a WHERE upper(a.email) = upper(address))
    $$;

-- Signing in and a forgotten password write the password and the last sign-in: who nobody is changes no more of it.
CREATE OR REPLACE FUNCTION samspil_account_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF row_security_active('organisation_account') AND samspil_person() IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: only who is signed in changes an account';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER organisation_account_is_kept
    BEFORE UPDATE OF email, is_active, language, person_id ON organisation_account
    FOR EACH ROW WHEN ((OLD.email, OLD.is_active, OLD.language, OLD.person_id)
        IS DISTINCT FROM (NEW.email, NEW.is_active, NEW.language, NEW.person_id))
    EXECUTE FUNCTION samspil_account_is_kept();

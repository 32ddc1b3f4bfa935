-- Who asks, and on what day: set by the request's transaction, empty for a citizen.
CREATE OR REPLACE FUNCTION samspil_person() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samspil.person', true), '')::bigint $$;

-- Whose account has been vouched for while nobody is signed in yet: a password checked, a link from a mail opened.
CREATE OR REPLACE FUNCTION samspil_signing_in() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samspil.signing_in', true), '')::bigint $$;

-- The calendar day of a moment, where the municipality is.
CREATE OR REPLACE FUNCTION samspil_day(moment timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT (moment AT TIME ZONE 'Europe/Copenhagen')::date $$;

-- Not the connection's own day: that of UTC is yesterday for an hour or two after midnight.
CREATE OR REPLACE FUNCTION samspil_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(nullif(current_setting('samspil.today', true), '')::date, samspil_day(now())) $$;

-- For triggers: a policy sees a row before or after a change, never both, so it cannot say that a line back stays.
CREATE OR REPLACE FUNCTION samspil_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = format('permission denied: a row of %s stays where it belongs', TG_TABLE_NAME);
END $$;

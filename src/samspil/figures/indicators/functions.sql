-- The houses whose figures I compute: where I am analyst or director of the whole.
-- SECURITY DEFINER: answers from all roles, but only ever about the person who asks.
CREATE OR REPLACE FUNCTION my_figures() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT DISTINCT r.root_id FROM organisation_role r
        WHERE r.person_id = samspil_person() AND r.unit_id = r.root_id AND r.kind IN ('analyst', 'director')
          AND r.begins_on <= samspil_today() AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())
    $$;

-- What was counted stays as it was counted, for the owner too: another figure is another snapshot that revises it.
CREATE OR REPLACE TRIGGER indicators_value_stays BEFORE UPDATE OR DELETE ON indicators_value
    FOR EACH ROW EXECUTE FUNCTION samspil_stays();

-- A loaded pack and its definitions never change; they are replaced.
CREATE OR REPLACE TRIGGER indicators_pack_stays BEFORE UPDATE OF house_id, key, version, country, text, loaded_at, loaded_by_id
    ON indicators_pack FOR EACH ROW WHEN (
        (OLD.house_id, OLD.key, OLD.version, OLD.country, OLD.text, OLD.loaded_at, OLD.loaded_by_id)
        IS DISTINCT FROM (NEW.house_id, NEW.key, NEW.version, NEW.country, NEW.text, NEW.loaded_at, NEW.loaded_by_id))
    EXECUTE FUNCTION samspil_stays();
CREATE OR REPLACE TRIGGER indicators_definition_stays
    BEFORE UPDATE OF house_id, pack_id, key, version, "table", kind, polarity, nature, status, begins_on
    ON indicators_definition FOR EACH ROW WHEN (
        (OLD.house_id, OLD.pack_id, OLD.key, OLD.version, OLD."table", OLD.kind, OLD.polarity, OLD.nature, OLD.status, OLD.begins_on)
        IS DISTINCT FROM
        (NEW.house_id, NEW.pack_id, NEW.key, NEW.version, NEW."table", NEW.kind, NEW.polarity, NEW.nature, NEW.status, NEW.begins_on))
    EXECUTE FUNCTION samspil_stays();

-- The house that whoever asks is having counted from this source at this moment, in the counting's own transaction. What is
-- counted about children answers to nothing else: the same analyst reads no row of it on a page, and every counting stands in
-- the record of acts.
CREATE OR REPLACE FUNCTION figures_being_counted(source text) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
    AS $$
        SELECT DISTINCT c.house_id FROM indicators_computation c
        WHERE c.view = source AND c.state = 'working' AND c.by_id = samspil_person()
          AND c.house_id IN (SELECT my_figures()) AND current_setting('samspil.purpose', true) = 'counting/figures'
    $$;

-- The school year of a day, by the year in which it begins, 1 August; and that first day, from which days about children are
-- told, so that a date of theirs is none.
CREATE OR REPLACE FUNCTION figures_year(day date) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (EXTRACT(YEAR FROM day) - CASE WHEN EXTRACT(MONTH FROM day) < 8 THEN 1 ELSE 0 END)::bigint $$;
CREATE OR REPLACE FUNCTION figures_first_day(day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT make_date(figures_year(day)::int, 8, 1) $$;

-- Whether a place is told apart among the children's figures of a year: with five or more of its own, and where those of
-- smaller places are not so few that what is left of the whole would tell of them. Asked of all rows, and of those of which is
-- known what only some rows know.
CREATE OR REPLACE FUNCTION figures_tells_place(own bigint, smaller numeric) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT own >= 5 AND coalesce(smaller, 0) NOT BETWEEN 1 AND 4 $$;

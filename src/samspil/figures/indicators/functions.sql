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

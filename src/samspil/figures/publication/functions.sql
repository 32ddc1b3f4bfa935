-- The releases before me: all of a house whose figures I compute or let out; once released, those for an audience I belong to,
-- and those for everyone. Of a withdrawn release all but its content stays. SECURITY DEFINER: the policies of a release's
-- parts ask here, not the release's policy again.
CREATE OR REPLACE FUNCTION my_releases(is_whole boolean DEFAULT false) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT r.id FROM publication_release r
        WHERE r.house_id IN (SELECT my_figures()) OR r.house_id IN (SELECT my_roots(ARRAY['director', 'head']))
           OR (r.state = 'published' OR r.state = 'withdrawn' AND NOT is_whole) AND (
              r.audience = 'public'
              OR r.audience IN ('board', 'committee', 'leader') AND r.house_id IN (
                  SELECT my_roots(ARRAY['follow_up', 'leader', 'analyst']))
              OR r.audience IN ('board', 'committee') AND r.house_id IN (SELECT my_roots(ARRAY['politician', 'union']))
              OR r.audience = 'board' AND r.house_id IN (SELECT my_roots(ARRAY['board_member', 'parent', 'pupil']))
              OR r.audience = 'own-unit' AND r.unit_id IN (SELECT my_units(ARRAY['leader', 'professional'])))
    $$;

-- A release that I may still compose and prepare.
CREATE OR REPLACE FUNCTION my_open_releases() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT r.id FROM publication_release r
        WHERE r.state NOT IN ('published', 'withdrawn') AND r.house_id IN (SELECT my_figures())
    $$;

-- A release that is not prepared yet: only into such a one is anything written.
CREATE OR REPLACE FUNCTION my_unprepared_releases() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT r.id FROM publication_release r
        WHERE r.state IN ('draft', 'working', 'refused') AND r.house_id IN (SELECT my_figures())
    $$;

-- A release goes out by a director or head, in their own name, and not by whoever prepared it; what went out stays as it
-- went out, and withdrawing says so beside it. For the owner of the database too.
CREATE OR REPLACE FUNCTION samspil_release_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.house_id <> NEW.house_id OR OLD.composed_by_id <> NEW.composed_by_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a release stays in its house';
    END IF;
    IF OLD.state IN ('published', 'withdrawn') AND (
        to_jsonb(OLD) - ARRAY['state', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason']
        <> to_jsonb(NEW) - ARRAY['state', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason']
        OR OLD.state = 'withdrawn' OR NEW.state <> 'withdrawn') THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: what was released stays as it was released';
    END IF;
    IF NEW.state = 'published' AND (OLD.state <> 'ready' OR OLD.content_hash <> NEW.content_hash
        OR OLD.prepared_by_id IS DISTINCT FROM NEW.prepared_by_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: only what was prepared is released, as it was prepared';
    END IF;
    -- Those who let out read it as it was prepared: for another audience or place it is prepared again.
    IF row_security_active('publication_release') AND OLD.state = 'ready' AND NEW.state IN ('ready', 'published') AND
        to_jsonb(OLD) - ARRAY['state', 'released_at', 'released_by_id', 'why']
        <> to_jsonb(NEW) - ARRAY['state', 'released_at', 'released_by_id', 'why'] THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: what is ready stays as it was prepared';
    END IF;
    -- Two people: it is prepared in one's own name, so that nobody lets out what they prepared in another's.
    IF row_security_active('publication_release') AND NEW.state NOT IN ('published', 'withdrawn') AND (
        NEW.house_id NOT IN (SELECT my_figures())
        OR NEW.state = 'ready' AND NEW.prepared_by_id IS DISTINCT FROM samspil_person()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: who computes prepares a release, in their own name';
    END IF;
    IF row_security_active('publication_release') AND NEW.state IN ('published', 'withdrawn') AND (
        NEW.house_id NOT IN (SELECT my_roots(ARRAY['director', 'head']))
        OR coalesce(NEW.withdrawn_by_id, NEW.released_by_id) IS DISTINCT FROM samspil_person()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a director or head releases and withdraws, in their own name';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER publication_release_is_kept BEFORE UPDATE ON publication_release
    FOR EACH ROW EXECUTE FUNCTION samspil_release_is_kept();

-- The content of a release is written anew while it is prepared, and never once it is out: for the owner too.
CREATE OR REPLACE FUNCTION samspil_content_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM publication_release r
               WHERE r.id = coalesce(OLD.release_id, NEW.release_id) AND r.state IN ('published', 'withdrawn')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: what was released stays as it was released';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE OR REPLACE TRIGGER publication_content_is_kept BEFORE INSERT OR UPDATE OR DELETE ON publication_content
    FOR EACH ROW EXECUTE FUNCTION samspil_content_is_kept();
CREATE OR REPLACE TRIGGER publication_ledger_is_kept BEFORE INSERT OR UPDATE OR DELETE ON publication_ledger
    FOR EACH ROW EXECUTE FUNCTION samspil_content_is_kept();
CREATE OR REPLACE TRIGGER publication_indicator_is_kept BEFORE INSERT OR UPDATE OR DELETE ON publication_releaseindicator
    FOR EACH ROW EXECUTE FUNCTION samspil_content_is_kept();
CREATE OR REPLACE TRIGGER publication_breakdown_is_kept BEFORE INSERT OR UPDATE OR DELETE ON publication_releasebreakdown
    FOR EACH ROW EXECUTE FUNCTION samspil_content_is_kept();
CREATE OR REPLACE TRIGGER publication_releaseline_stays BEFORE UPDATE OR DELETE ON publication_releaseline
    FOR EACH ROW EXECUTE FUNCTION samspil_stays();

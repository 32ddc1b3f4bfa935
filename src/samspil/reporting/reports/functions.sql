-- Whether a report is before me: as one who steers where it belongs, as a member of a group it was issued to, or as anyone
-- where it was issued to everyone. SECURITY DEFINER: the policies of the report's parts ask here, not the report's policy again.
CREATE OR REPLACE FUNCTION my_reports(is_whole boolean DEFAULT false) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
    AS $$
        SELECT r.id FROM reports_report r
        WHERE r.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))
           OR (r.state = 'issued' OR (r.state = 'withdrawn' AND NOT is_whole))
              AND (r.audience = 'public' OR r.id IN (
                  SELECT c.report_id FROM reports_reportcommittee c
                  JOIN meetings_membership m ON m.body_id = c.body_id
                  WHERE m.person_id = samspil_person() AND m.begins_on <= samspil_today()
                    AND (m.ends_on IS NULL OR m.ends_on >= samspil_today())))
    $$;

-- A draft that I may still write.
CREATE OR REPLACE FUNCTION my_drafts() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
    AS $$
        SELECT r.id FROM reports_report r
        WHERE r.state = 'draft' AND r.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))
    $$;

-- What was issued stays as it was issued; withdrawing says so beside it.
CREATE OR REPLACE TRIGGER reports_report_stays BEFORE UPDATE ON reports_report
    FOR EACH ROW WHEN (
        OLD.unit_id <> NEW.unit_id OR OLD.composed_by_id <> NEW.composed_by_id
        OR OLD.state <> 'draft' AND (
            (OLD.title, OLD.audience, OLD.language, OLD.begins_on, OLD.ends_on, OLD.words, OLD.next_steps, OLD.content_hash,
             OLD.issued_at, OLD.issued_by_id)
            IS DISTINCT FROM
            (NEW.title, NEW.audience, NEW.language, NEW.begins_on, NEW.ends_on, NEW.words, NEW.next_steps, NEW.content_hash,
             NEW.issued_at, NEW.issued_by_id)
            OR NEW.state = 'draft' OR OLD.state = 'withdrawn'))
    EXECUTE FUNCTION samspil_stays();

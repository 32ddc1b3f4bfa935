-- Releases of figures: drafts are seen by those who compute and those who release; once out, by their audience.
ALTER TABLE publication_release ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON publication_release TO samspil_app;
CREATE POLICY release_read ON publication_release FOR SELECT USING (
    house_id IN (SELECT my_figures()) OR id IN (SELECT my_releases()));
CREATE POLICY release_added ON publication_release FOR INSERT WITH CHECK (
    state = 'draft' AND composed_by_id = samspil_person() AND house_id IN (SELECT my_figures())
    AND unit_id IN (SELECT my_units(ARRAY['analyst', 'director'])));
-- Who may do which step is said by a trigger (functions.sql): a policy sees a row before or after, never both.
CREATE POLICY release_changed ON publication_release FOR UPDATE USING (
    house_id IN (SELECT my_figures()) OR house_id IN (SELECT my_roots(ARRAY['director', 'head'])));
CREATE POLICY release_removed ON publication_release FOR DELETE USING (
    state IN ('draft', 'ready', 'refused') AND house_id IN (SELECT my_figures()));

-- What was chosen for a release: while it is open, by those who compute.
ALTER TABLE publication_releaseindicator ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON publication_releaseindicator TO samspil_app;
CREATE POLICY release_indicator_read ON publication_releaseindicator FOR SELECT USING (release_id IN (SELECT my_releases()));
CREATE POLICY release_indicator_added ON publication_releaseindicator FOR INSERT WITH CHECK (
    release_id IN (SELECT my_unprepared_releases()));
CREATE POLICY release_indicator_removed ON publication_releaseindicator FOR DELETE USING (
    release_id IN (SELECT my_open_releases()));

ALTER TABLE publication_releasebreakdown ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON publication_releasebreakdown TO samspil_app;
CREATE POLICY release_breakdown_read ON publication_releasebreakdown FOR SELECT USING (release_id IN (SELECT my_releases()));
CREATE POLICY release_breakdown_added ON publication_releasebreakdown FOR INSERT WITH CHECK (
    release_id IN (SELECT my_unprepared_releases()));
CREATE POLICY release_breakdown_removed ON publication_releasebreakdown FOR DELETE USING (
    release_id IN (SELECT my_open_releases()));

ALTER TABLE publication_releaseprogress ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON publication_releaseprogress TO samspil_app;
CREATE POLICY release_progress_read ON publication_releaseprogress FOR SELECT USING (of_id IN (SELECT my_open_releases()));
CREATE POLICY release_progress_added ON publication_releaseprogress FOR INSERT WITH CHECK (of_id IN (SELECT my_open_releases()));
CREATE POLICY release_progress_changed ON publication_releaseprogress FOR UPDATE USING (of_id IN (SELECT my_open_releases()));
CREATE POLICY release_progress_removed ON publication_releaseprogress FOR DELETE USING (of_id IN (SELECT my_open_releases()));

-- The content as its audience may see it; of a withdrawn release only for those who compute and release.
ALTER TABLE publication_content ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON publication_content TO samspil_app;
CREATE POLICY content_read ON publication_content FOR SELECT USING (release_id IN (SELECT my_releases(true)));
CREATE POLICY content_added ON publication_content FOR INSERT WITH CHECK (release_id IN (SELECT my_unprepared_releases()));
CREATE POLICY content_removed ON publication_content FOR DELETE USING (release_id IN (SELECT my_open_releases()));

-- What the attacker is taken to know: shown counts without rounding, for those who prepare and release, and nobody else.
ALTER TABLE publication_ledger ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON publication_ledger TO samspil_app;
CREATE POLICY ledger_read ON publication_ledger FOR SELECT USING (release_id IN (
    SELECT r.id FROM publication_release r
    WHERE r.house_id IN (SELECT my_figures()) OR r.house_id IN (SELECT my_roots(ARRAY['director', 'head']))));
CREATE POLICY ledger_added ON publication_ledger FOR INSERT WITH CHECK (release_id IN (SELECT my_unprepared_releases()));
CREATE POLICY ledger_removed ON publication_ledger FOR DELETE USING (release_id IN (SELECT my_open_releases()));

-- The log of releases: written by who releases and withdraws, under their own name, and never changed.
ALTER TABLE publication_releaseline ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON publication_releaseline TO samspil_app;
CREATE POLICY release_line_read ON publication_releaseline FOR SELECT USING (release_id IN (SELECT my_releases()));
CREATE POLICY release_line_added ON publication_releaseline FOR INSERT WITH CHECK (
    by_id = samspil_person() AND release_id IN (
        SELECT r.id FROM publication_release r WHERE r.house_id IN (SELECT my_roots(ARRAY['director', 'head']))));

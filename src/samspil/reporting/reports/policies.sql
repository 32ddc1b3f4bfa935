-- Who reads a report: those who steer where it belongs, drafts too; once issued, the members of the groups it is for; a public
-- one, everyone. A withdrawn report stays listed with its reason for whom it was issued to; what it held is shown no more.
ALTER TABLE reports_report ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON reports_report TO samspil_app;
CREATE POLICY report_read ON reports_report FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])) OR id IN (SELECT my_reports()));
CREATE POLICY report_added ON reports_report FOR INSERT WITH CHECK (
    state = 'draft' AND composed_by_id = samspil_person()
    AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY report_changed ON reports_report FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

CREATE POLICY report_removed ON reports_report FOR DELETE USING (
    state = 'draft' AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

-- Its chapters and whom it is for: chosen while it is a draft.
ALTER TABLE reports_reportchapter ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON reports_reportchapter TO samspil_app;
CREATE POLICY chapter_read ON reports_reportchapter FOR SELECT USING (report_id IN (SELECT my_reports()));
CREATE POLICY chapter_added ON reports_reportchapter FOR INSERT WITH CHECK (report_id IN (SELECT my_drafts()));
CREATE POLICY chapter_removed ON reports_reportchapter FOR DELETE USING (report_id IN (SELECT my_drafts()));

ALTER TABLE reports_reportcommittee ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON reports_reportcommittee TO samspil_app;
CREATE POLICY committee_read ON reports_reportcommittee FOR SELECT USING (report_id IN (SELECT my_reports()));
CREATE POLICY committee_added ON reports_reportcommittee FOR INSERT WITH CHECK (
    report_id IN (SELECT my_drafts()) AND body_id IN (SELECT id FROM meetings_body));
CREATE POLICY committee_removed ON reports_reportcommittee FOR DELETE USING (report_id IN (SELECT my_drafts()));

-- What was issued, whole: written once with the report, never changed.
ALTER TABLE reports_frozen ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reports_frozen TO samspil_app;
CREATE POLICY frozen_read ON reports_frozen FOR SELECT USING (report_id IN (SELECT my_reports(true)));
CREATE POLICY frozen_added ON reports_frozen FOR INSERT WITH CHECK (report_id IN (SELECT my_drafts()));

-- The publication log: lines are added by those who issue and withdraw, under their own name, and never changed.
ALTER TABLE reports_publicationline ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reports_publicationline TO samspil_app;
CREATE POLICY line_read ON reports_publicationline FOR SELECT USING (report_id IN (SELECT my_reports()));
CREATE POLICY line_added ON reports_publicationline FOR INSERT WITH CHECK (
    by_id = samspil_person() AND report_id IN (
        SELECT id FROM reports_report WHERE unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))));

-- What the committees decided: kept by those who steer, read by whom the report is for, in the house.
ALTER TABLE reports_verdict ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reports_verdict TO samspil_app;
CREATE POLICY verdict_read ON reports_verdict FOR SELECT USING (
    report_id IN (SELECT my_reports()) AND body_id IN (SELECT id FROM meetings_body));
CREATE POLICY verdict_added ON reports_verdict FOR INSERT WITH CHECK (
    by_id = samspil_person() AND body_id IN (SELECT body_id FROM reports_reportcommittee c WHERE c.report_id = reports_verdict.report_id)
    AND report_id IN (
        SELECT id FROM reports_report
        WHERE state <> 'draft' AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))));

ALTER TABLE reports_verdictdecision ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reports_verdictdecision TO samspil_app;
CREATE POLICY verdict_decision_read ON reports_verdictdecision FOR SELECT USING (
    verdict_id IN (SELECT id FROM reports_verdict) AND decision_id IN (SELECT id FROM plans_decision));
CREATE POLICY verdict_decision_added ON reports_verdictdecision FOR INSERT WITH CHECK (
    verdict_id IN (SELECT id FROM reports_verdict WHERE by_id = samspil_person())
    AND decision_id IN (SELECT id FROM plans_decision WHERE decided_by_id = samspil_person()));

-- Bodies and all that hangs on them are read in the whole house; a citizen and another municipality read nothing.
-- They are written where the body belongs, by the director, heads, the follow-up group and the leader of the place.
ALTER TABLE meetings_body ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON meetings_body TO samspil_app;
CREATE POLICY body_read ON meetings_body FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY body_added ON meetings_body FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));
CREATE POLICY body_changed ON meetings_body FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));

ALTER TABLE meetings_membership ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON meetings_membership TO samspil_app;
CREATE POLICY membership_read ON meetings_membership FOR SELECT USING (EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_membership.body_id));
CREATE POLICY membership_added ON meetings_membership FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_membership.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY membership_changed ON meetings_membership FOR UPDATE USING (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_membership.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

ALTER TABLE meetings_meeting ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON meetings_meeting TO samspil_app;
CREATE POLICY meeting_read ON meetings_meeting FOR SELECT USING (EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_meeting.body_id));
CREATE POLICY meeting_added ON meetings_meeting FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_meeting.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY meeting_changed ON meetings_meeting FOR UPDATE USING (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_meeting.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

ALTER TABLE meetings_item ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON meetings_item TO samspil_app;
CREATE POLICY item_read ON meetings_item FOR SELECT USING (EXISTS (SELECT FROM meetings_meeting WHERE meetings_meeting.id = meetings_item.meeting_id));
CREATE POLICY item_added ON meetings_item FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM meetings_meeting m JOIN meetings_body b ON b.id = m.body_id WHERE m.id = meetings_item.meeting_id AND b.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY item_changed ON meetings_item FOR UPDATE USING (
    EXISTS (SELECT FROM meetings_meeting m JOIN meetings_body b ON b.id = m.body_id WHERE m.id = meetings_item.meeting_id AND b.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

-- Tasks: given by who writes for the body; whoever owns one may say that it is done.
ALTER TABLE meetings_task ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON meetings_task TO samspil_app;
GRANT UPDATE (done_on, done_by_id) ON meetings_task TO samspil_app;
CREATE POLICY task_read ON meetings_task FOR SELECT USING (EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_task.body_id));
CREATE POLICY task_added ON meetings_task FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_task.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY task_done ON meetings_task FOR UPDATE USING (
    owner_id = samspil_person()
    OR EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_task.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

-- Consultations: asked by who writes for the body, answered by those asked. A question once asked stays as it was.
ALTER TABLE meetings_consultation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON meetings_consultation TO samspil_app;
GRANT UPDATE (answer, said_by, answered_on, answered_by_id, change, changed_on, changed_by_id)
    ON meetings_consultation TO samspil_app;
CREATE POLICY consultation_read ON meetings_consultation FOR SELECT USING (
    EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_consultation.body_id));
CREATE POLICY consultation_added ON meetings_consultation FOR INSERT WITH CHECK (
    asked_by_id = samspil_person()
    AND EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_consultation.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY consultation_answered ON meetings_consultation FOR UPDATE USING (
    meetings_speaks_for("group", body_id)
    OR EXISTS (SELECT FROM meetings_body WHERE meetings_body.id = meetings_consultation.body_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

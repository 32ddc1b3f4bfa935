-- Hours, money and rooms: what a house does with what it has is read in the whole house, its politicians and boards
-- included. Who leads a place writes for it, under their own name; what is taken from a place, its own leader or
-- somebody above writes. A line is withdrawn with a reason and never rewritten.
ALTER TABLE resources_entry ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON resources_entry TO samspil_app;
GRANT UPDATE (withdrawn_on, withdrawn_by_id, withdrawn_why) ON resources_entry TO samspil_app;
CREATE POLICY entry_read ON resources_entry FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY entry_added ON resources_entry FOR INSERT WITH CHECK (
    by_id = samspil_person() AND withdrawn_on IS NULL
    AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))
    AND (from_unit_id IS NULL
         OR from_unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY entry_withdrawn ON resources_entry FOR UPDATE USING (
    withdrawn_on IS NULL AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))
    WITH CHECK (withdrawn_by_id = samspil_person());

-- What share general provision is to have, and the half-yearly look at priorities: decided where the house is led.
ALTER TABLE resources_sharetarget ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON resources_sharetarget TO samspil_app;
CREATE POLICY share_read ON resources_sharetarget FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY share_added ON resources_sharetarget FOR INSERT WITH CHECK (
    by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head'])));
CREATE POLICY share_changed ON resources_sharetarget FOR UPDATE
    USING (unit_id IN (SELECT my_units(ARRAY['director', 'head'])))
    WITH CHECK (by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head'])));

ALTER TABLE resources_priorityreview ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON resources_priorityreview TO samspil_app;
CREATE POLICY review_read ON resources_priorityreview FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY review_added ON resources_priorityreview FOR INSERT WITH CHECK (
    by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

-- Conditions and rooms: facts about places, read in the house, kept by who leads the place.
ALTER TABLE resources_condition ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON resources_condition TO samspil_app;
CREATE POLICY condition_read ON resources_condition FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY condition_added ON resources_condition FOR INSERT WITH CHECK (
    checked_by_id = samspil_person()
    AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));
CREATE POLICY condition_changed ON resources_condition FOR UPDATE
    USING (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))
    WITH CHECK (checked_by_id = samspil_person()
        AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));

ALTER TABLE resources_room ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON resources_room TO samspil_app;
CREATE POLICY room_read ON resources_room FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY room_added ON resources_room FOR INSERT WITH CHECK (
    checked_by_id = samspil_person()
    AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));
CREATE POLICY room_changed ON resources_room FOR UPDATE
    USING (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))
    WITH CHECK (checked_by_id = samspil_person()
        AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));

-- Local solutions speak of a need in one small group: read by who works there and by who leads above, by nobody else
-- in the house. The leader grants; afterwards one only tells the effect or ends it.
ALTER TABLE resources_localsolution ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON resources_localsolution TO samspil_app;
GRANT UPDATE (result, effect, checked_on, checked_by_id, ended_on, ended_by_id) ON resources_localsolution TO samspil_app;
CREATE POLICY solution_read ON resources_localsolution FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader', 'professional'])));
CREATE POLICY solution_granted ON resources_localsolution FOR INSERT WITH CHECK (
    granted_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader'])));
CREATE POLICY solution_told ON resources_localsolution FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader', 'professional'])));

-- What figures are counted from: the rows are those that whoever asks may read anyway.
GRANT SELECT ON source_local_solutions, source_resources TO samspil_app;

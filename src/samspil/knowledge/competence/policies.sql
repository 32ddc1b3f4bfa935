-- Resource persons: found by everyone who works in the house. Each keeps their own line, where they work.
ALTER TABLE competence_resourceperson ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON competence_resourceperson TO samspil_app;
CREATE POLICY resource_person_read ON competence_resourceperson FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY resource_person_added ON competence_resourceperson FOR INSERT WITH CHECK (
    person_id = samspil_person() AND house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head', 'follow_up']))
    AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'follow_up'])));
CREATE POLICY resource_person_changed ON competence_resourceperson FOR UPDATE
    USING (person_id = samspil_person())
    WITH CHECK (person_id = samspil_person() AND house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head', 'follow_up']))
        AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'follow_up'])));

-- Supervision: found by everyone who works in the house, kept by who gives it.
ALTER TABLE competence_supervisionoffer ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON competence_supervisionoffer TO samspil_app;
GRANT UPDATE (unit_id, title, about, given_by, topics, places, how, is_open) ON competence_supervisionoffer TO samspil_app;
CREATE POLICY supervision_read ON competence_supervisionoffer FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY supervision_added ON competence_supervisionoffer FOR INSERT WITH CHECK (
    giver_id = samspil_person() AND house_id IN (SELECT my_roots(ARRAY['professional', 'leader', 'head', 'follow_up']))
    AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'follow_up'])));
CREATE POLICY supervision_changed ON competence_supervisionoffer FOR UPDATE
    USING (id IN (SELECT competence_my_supervision()))
    WITH CHECK (unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'follow_up'])));

-- Who asked is known to themselves and to who gives it; the latter says when it begins, the former takes it back.
ALTER TABLE competence_supervisionask ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON competence_supervisionask TO samspil_app;
GRANT UPDATE (begins_on, withdrawn_on) ON competence_supervisionask TO samspil_app;
CREATE POLICY ask_read ON competence_supervisionask FOR SELECT USING (
    person_id = samspil_person() OR offer_id IN (SELECT competence_my_supervision()));
CREATE POLICY ask_added ON competence_supervisionask FOR INSERT WITH CHECK (
    person_id = samspil_person() AND begins_on IS NULL AND withdrawn_on IS NULL AND asked_on = samspil_today()
    AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'follow_up']))
    AND EXISTS (SELECT FROM competence_supervisionoffer o WHERE o.id = competence_supervisionask.offer_id AND o.is_open));
CREATE POLICY ask_answered ON competence_supervisionask FOR UPDATE
    USING (begins_on IS NULL AND withdrawn_on IS NULL
        AND (person_id = samspil_person() OR offer_id IN (SELECT competence_my_supervision())))
    WITH CHECK (person_id = samspil_person() AND begins_on IS NULL
        OR offer_id IN (SELECT competence_my_supervision()) AND withdrawn_on IS NULL);

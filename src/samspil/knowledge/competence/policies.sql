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

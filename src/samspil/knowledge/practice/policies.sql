-- Methods: read in the municipality or region that has them, and by every signed-in person once they are shared.
-- Who works there may add one under their own name; the starter catalogue is loaded by who steers.
ALTER TABLE practice_method ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON practice_method TO samspil_app;
CREATE POLICY method_read ON practice_method FOR SELECT USING (
    is_shared AND samspil_person() IS NOT NULL OR unit_id IN (SELECT my_house()));
CREATE POLICY method_added ON practice_method FOR INSERT WITH CHECK (
    author_id = samspil_person()
        AND unit_id IN (SELECT my_roots(ARRAY['director', 'head', 'follow_up', 'leader', 'professional']))
    OR author_id IS NULL AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY method_changed ON practice_method FOR UPDATE USING (
    author_id = samspil_person()
        AND unit_id IN (SELECT my_roots(ARRAY['director', 'head', 'follow_up', 'leader', 'professional']))
    OR unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

-- Uses: told by who works in the place, read in the house. What another municipality does with it stays there.
ALTER TABLE practice_use ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON practice_use TO samspil_app;
CREATE POLICY use_read ON practice_use FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY use_added ON practice_use FOR INSERT WITH CHECK (
    by_id = samspil_person() AND EXISTS (SELECT FROM practice_method WHERE practice_method.id = practice_use.method_id)
    AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));
CREATE POLICY use_changed ON practice_use FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));

-- What a leader learns: the leader's own, and the head's or director's above. Nobody else, whatever their role.
ALTER TABLE practice_development ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON practice_development TO samspil_app;
CREATE POLICY development_read ON practice_development FOR SELECT USING (
    person_id = samspil_person() OR person_id IN (SELECT practice_my_leaders()));
CREATE POLICY development_added ON practice_development FOR INSERT WITH CHECK (
    person_id = samspil_person()
    AND EXISTS (SELECT FROM my_roots(ARRAY['director', 'head', 'follow_up', 'leader'])));
CREATE POLICY development_changed ON practice_development FOR UPDATE USING (person_id = samspil_person());
CREATE POLICY development_removed ON practice_development FOR DELETE USING (person_id = samspil_person());

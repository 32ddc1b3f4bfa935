-- Barriers: everyone with a role in the house notes and reads them, for they are about the system and name nobody. What was
-- changed and what it did is told by who noted it, by the leader of the place and by those who steer above.
ALTER TABLE region_barrier ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON region_barrier TO samspil_app;
GRANT UPDATE (changed_on, changed_by_id, change, seen_on, seen_by_id, effect) ON region_barrier TO samspil_app;
CREATE POLICY barrier_read ON region_barrier FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY barrier_noted ON region_barrier FOR INSERT WITH CHECK (
    noted_by_id = samspil_person() AND noted_on = samspil_today() AND changed_on IS NULL AND seen_on IS NULL
    AND house_id IN (SELECT my_roots()) AND unit_id IN (SELECT my_house())
    AND EXISTS (SELECT FROM organisation_unit u WHERE u.id = region_barrier.unit_id AND u.path[1] = region_barrier.house_id));
CREATE POLICY barrier_told ON region_barrier FOR UPDATE
    USING (seen_on IS NULL AND house_id IN (SELECT my_roots()) AND (noted_by_id = samspil_person()
        OR unit_id IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up']))))
    WITH CHECK (seen_by_id = samspil_person() AND changed_on IS NOT NULL OR seen_on IS NULL AND changed_by_id = samspil_person());

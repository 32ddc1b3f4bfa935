-- A session is read by those who sat in it, by who wrote it and by the leader of the place. It is closed by one of the first.
ALTER TABLE reflection_reflection ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reflection_reflection TO samspil_app;
GRANT UPDATE (returned_on, returned_by_id, came_of_it) ON reflection_reflection TO samspil_app;
CREATE POLICY reflection_read ON reflection_reflection FOR SELECT USING (
    written_by_id = samspil_person() AND unit_id IN (SELECT my_house())
    OR unit_id IN (SELECT my_units(ARRAY['leader'])) OR id IN (SELECT reflection_mine()));
CREATE POLICY reflection_added ON reflection_reflection FOR INSERT WITH CHECK (
    written_by_id = samspil_person() AND returned_on IS NULL
    AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'director', 'follow_up'])));
CREATE POLICY reflection_returned ON reflection_reflection FOR UPDATE
    USING (returned_on IS NULL AND id IN (SELECT reflection_mine()))
    WITH CHECK (returned_by_id = samspil_person());

ALTER TABLE reflection_participant ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reflection_participant TO samspil_app;
CREATE POLICY participant_read ON reflection_participant FOR SELECT USING (
    EXISTS (SELECT FROM reflection_reflection r WHERE r.id = reflection_participant.reflection_id));
-- Colleagues of the same house only, by who wrote it and while it is open.
CREATE POLICY participant_added ON reflection_participant FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM reflection_reflection r JOIN organisation_unit u ON u.id = r.unit_id
        JOIN organisation_role x ON x.root_id = u.path[1]
        WHERE r.id = reflection_participant.reflection_id AND r.written_by_id = samspil_person() AND r.returned_on IS NULL
          AND x.person_id = reflection_participant.person_id));

-- The review of a place's culture is its own and that of those above; its leader plans and holds it.
ALTER TABLE reflection_culturereview ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reflection_culturereview TO samspil_app;
GRANT UPDATE (held_on, held_by_id, language, relations, belonging, next) ON reflection_culturereview TO samspil_app;
CREATE POLICY culture_review_read ON reflection_culturereview FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'head', 'director', 'follow_up'])));
CREATE POLICY culture_review_planned ON reflection_culturereview FOR INSERT WITH CHECK (
    planned_by_id = samspil_person() AND held_on IS NULL AND unit_id IN (SELECT my_units(ARRAY['leader'])));
CREATE POLICY culture_review_held ON reflection_culturereview FOR UPDATE
    USING (held_on IS NULL AND unit_id IN (SELECT my_units(ARRAY['leader'])))
    WITH CHECK (held_by_id = samspil_person());

ALTER TABLE reflection_ownership ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reflection_ownership TO samspil_app;
CREATE POLICY ownership_read ON reflection_ownership FOR SELECT USING (
    EXISTS (SELECT FROM reflection_culturereview c WHERE c.id = reflection_ownership.review_id));
CREATE POLICY ownership_added ON reflection_ownership FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM reflection_culturereview c WHERE c.id = reflection_ownership.review_id
        AND c.held_by_id = samspil_person() AND c.held_on = samspil_today()));

-- What somebody knows of their next step is read by nobody, line by line: functions.sql counts what is over and not too little.
ALTER TABLE reflection_nextstep ENABLE ROW LEVEL SECURITY;
GRANT INSERT ON reflection_nextstep TO samspil_app;
CREATE POLICY next_step_said ON reflection_nextstep FOR INSERT WITH CHECK (
    "on" = date_trunc('month', samspil_today())::date
    -- Whoever reads the counts says nothing: who filled them up could take their own away again.
    AND unit_id IN (SELECT my_units(ARRAY['professional']))
    AND unit_id NOT IN (SELECT my_units(ARRAY['leader', 'head', 'director', 'follow_up'])));

-- A handover has two sides (functions.sql). The giving side reads and writes it with the child's file; the new place reads it
-- from its day, never before, once its opening stands in the read log; parents and child read what goes out, and where the
-- place is hidden nothing. What is handed over has a purpose and a ground that holds, or the new place does not see it.
ALTER TABLE transitions_transition ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_transition TO samspil_app;
GRANT UPDATE (taker_id, outside, kind, begins_on, begin_on, due_on, check_from, check_by, read_until, lead_id, community, leisure, purpose,
    ground, statute, consent_id) ON transitions_transition TO samspil_app;
CREATE POLICY transition_read ON transitions_transition FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['glass', 'guardian', 'self']))
    OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) AND transitions_gives(child_id, giver_id, taker_id)
    OR id IN (SELECT transitions_taken()));
CREATE POLICY transition_begun ON transitions_transition FOR INSERT WITH CHECK (
    opened_by_id = samspil_person() AND handed_on IS NULL AND moved_on IS NULL AND acknowledged_on IS NULL AND receiver_id IS NULL
    AND transitions_given(child_id, giver_id, taker_id)
    AND transitions_is_of_house(child_id, giver_id) AND transitions_is_of_house(child_id, taker_id)
    AND (consent_id IS NULL OR transitions_consent_holds(consent_id, child_id))
    AND EXISTS (SELECT FROM organisation_role r WHERE r.person_id = lead_id));
CREATE POLICY transition_prepared ON transitions_transition FOR UPDATE
    USING (moved_on IS NULL AND transitions_given(child_id, giver_id, taker_id))
    WITH CHECK (transitions_is_of_house(child_id, taker_id)
        AND (consent_id IS NULL OR transitions_consent_holds(consent_id, child_id)));

ALTER TABLE transitions_piece ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON transitions_piece TO samspil_app;
GRANT UPDATE (purpose, ground, statute, consent_id) ON transitions_piece TO samspil_app;
CREATE POLICY piece_read ON transitions_piece FOR SELECT USING (
    transition_id IN (SELECT transitions_giving()) OR transition_id IN (SELECT transitions_of_open(ARRAY['glass', 'guardian', 'self']))
    OR id IN (SELECT transitions_out()));
CREATE POLICY piece_added ON transitions_piece FOR INSERT WITH CHECK (
    added_by_id = samspil_person() AND transitions_is_given(transition_id)
    AND (consent_id IS NULL OR transitions_consent_holds(consent_id, transitions_child(transition_id))));
CREATE POLICY piece_grounded ON transitions_piece FOR UPDATE USING (transitions_is_given(transition_id))
    WITH CHECK (consent_id IS NULL OR transitions_consent_holds(consent_id, transitions_child(transition_id)));
-- What has not gone out yet may be taken out again.
CREATE POLICY piece_dropped ON transitions_piece FOR DELETE USING (
    transitions_is_given(transition_id)
    AND EXISTS (SELECT FROM transitions_transition t WHERE t.id = transition_id AND (t.handed_on IS NULL OR t.handed_on > samspil_today())));

-- Three voices. What a parent or the child wrote, nobody else changes. A parent reads their own, or why there is none, never the other parent's; the child's if the child says so.
ALTER TABLE transitions_voice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_voice TO samspil_app;
GRANT UPDATE (words, missing, is_for_parents, said_on, by_id) ON transitions_voice TO samspil_app;
CREATE POLICY voice_read ON transitions_voice FOR SELECT USING (
    transition_id IN (SELECT transitions_giving()) OR transition_id IN (SELECT transitions_of_open(ARRAY['glass']))
    OR transition_id IN (SELECT transitions_taken())
    OR whose = 'child' AND transition_id IN (SELECT transitions_of_open(ARRAY['self']))
    OR transition_id IN (SELECT transitions_of_open(ARRAY['guardian'])) AND (whose = 'staff' OR whose = 'child' AND is_for_parents
        OR whose = 'parents' AND (guardian_id IS NULL AND missing <> '' OR guardian_id IN (SELECT file_my_guardianships()))));
CREATE POLICY voice_said ON transitions_voice FOR INSERT WITH CHECK (
    by_id = samspil_person()
    AND (guardian_id IS NULL OR EXISTS (SELECT FROM file_guardian g
        WHERE g.id = guardian_id AND g.child_id = transitions_child(transition_id)))
    AND (transitions_is_given(transition_id)
        OR whose = 'child' AND transitions_is_open(transition_id, ARRAY['self'])
        OR guardian_id IN (SELECT file_my_guardianships()) AND transitions_is_open(transition_id, ARRAY['guardian'])));
CREATE POLICY voice_changed ON transitions_voice FOR UPDATE
    USING (transitions_is_given(transition_id) AND NOT transitions_is_familys(by_id)
        OR whose = 'child' AND transitions_is_open(transition_id, ARRAY['self'])
        OR guardian_id IN (SELECT file_my_guardianships()) AND transitions_is_open(transition_id, ARRAY['guardian']))
    WITH CHECK (by_id = samspil_person());

-- How it went: said from the first day on, by the new place for each, by parents and child for themselves.
ALTER TABLE transitions_check ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_check TO samspil_app;
GRANT UPDATE (went, words, relations, missing, is_for_parents, said_on, by_id) ON transitions_check TO samspil_app;
CREATE POLICY check_read ON transitions_check FOR SELECT USING (
    transition_id IN (SELECT transitions_giving()) OR transition_id IN (SELECT transitions_of_open(ARRAY['glass']))
    OR transition_id IN (SELECT transitions_taken())
    OR whose = 'child' AND transition_id IN (SELECT transitions_of_open(ARRAY['self']))
    OR transition_id IN (SELECT transitions_of_open(ARRAY['guardian'])) AND (whose = 'staff' OR whose = 'child' AND is_for_parents
        OR whose = 'parents' AND (guardian_id IS NULL AND missing <> '' OR guardian_id IN (SELECT file_my_guardianships()))));
CREATE POLICY check_said ON transitions_check FOR INSERT WITH CHECK (
    by_id = samspil_person()
    AND EXISTS (SELECT FROM transitions_transition t
        WHERE t.id = transition_id AND t.begins_on <= samspil_today() AND t.handed_on IS NOT NULL AND t.moved_on IS NULL)
    AND (guardian_id IS NULL OR EXISTS (SELECT FROM file_guardian g
        WHERE g.id = guardian_id AND g.child_id = transitions_child(transition_id)))
    AND (transition_id IN (SELECT transitions_taken()) OR transitions_is_given_outside(transition_id)
        OR whose = 'child' AND transitions_is_open(transition_id, ARRAY['self'])
        OR guardian_id IN (SELECT file_my_guardianships()) AND transitions_is_open(transition_id, ARRAY['guardian'])));
CREATE POLICY check_changed ON transitions_check FOR UPDATE
    USING ((transition_id IN (SELECT transitions_taken()) OR transitions_is_given_outside(transition_id))
            AND NOT transitions_is_familys(by_id)
        OR whose = 'child' AND transitions_is_open(transition_id, ARRAY['self'])
        OR guardian_id IN (SELECT file_my_guardianships()) AND transitions_is_open(transition_id, ARRAY['guardian']))
    WITH CHECK (by_id = samspil_person());

-- What the new place prepares: written there, read by all who see the handover.
ALTER TABLE transitions_preparation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_preparation TO samspil_app;
GRANT UPDATE (text, done_on, done_by_id) ON transitions_preparation TO samspil_app;
CREATE POLICY preparation_read ON transitions_preparation FOR SELECT USING (
    EXISTS (SELECT FROM transitions_transition t WHERE t.id = transition_id));
CREATE POLICY preparation_written ON transitions_preparation FOR INSERT WITH CHECK (
    transition_id IN (SELECT transitions_taken()) AND (done_by_id IS NULL OR done_by_id = samspil_person()));
CREATE POLICY preparation_changed ON transitions_preparation FOR UPDATE USING (transition_id IN (SELECT transitions_taken()));

-- Questions back: asked by the new place, answered by the former; the parents read both.
ALTER TABLE transitions_backquestion ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_backquestion TO samspil_app;
GRANT UPDATE (answer, answered_on, answered_by_id) ON transitions_backquestion TO samspil_app;
CREATE POLICY asked_back_read ON transitions_backquestion FOR SELECT USING (
    transition_id IN (SELECT transitions_giving()) OR transition_id IN (SELECT transitions_of_open(ARRAY['glass', 'guardian']))
    OR transition_id IN (SELECT transitions_taken()));
CREATE POLICY asked_back ON transitions_backquestion FOR INSERT WITH CHECK (
    asked_by_id = samspil_person() AND answered_on IS NULL AND transition_id IN (SELECT transitions_taken()));
-- An answer goes out as all else does: only while the ground holds.
CREATE POLICY asked_back_answered ON transitions_backquestion FOR UPDATE
    USING (answered_on IS NULL AND transitions_is_given(transition_id)
        AND EXISTS (SELECT FROM transitions_transition t WHERE t.id = transition_id AND t.moved_on IS NULL
            AND transitions_lawful(t.purpose, t.ground, t.statute, t.consent_id, t.child_id)))
    WITH CHECK (answered_by_id = samspil_person());

-- The meeting of all.
ALTER TABLE transitions_meeting ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON transitions_meeting TO samspil_app;
GRANT UPDATE ("on", "at", minutes, place, agreed) ON transitions_meeting TO samspil_app;
CREATE POLICY handover_meeting_read ON transitions_meeting FOR SELECT USING (
    EXISTS (SELECT FROM transitions_transition t WHERE t.id = transition_id));
CREATE POLICY handover_meeting_booked ON transitions_meeting FOR INSERT WITH CHECK (
    booked_by_id = samspil_person()
    AND (transitions_is_given(transition_id) OR transition_id IN (SELECT transitions_taken())));
CREATE POLICY handover_meeting_changed ON transitions_meeting FOR UPDATE USING (
    transitions_is_given(transition_id) OR transition_id IN (SELECT transitions_taken()));

-- Rows come out of them while somebody's counting runs, and never else (functions.sql).
GRANT SELECT ON source_starts, source_leisure TO samspil_app;

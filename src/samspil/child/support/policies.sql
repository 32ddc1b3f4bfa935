-- A practice question names no child: it is read by who asked, who was asked, and the leader of the place. What names a child
-- is read with the child's file, by who works with it; by nobody from outside.
ALTER TABLE support_concern ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_concern TO samspil_app;
CREATE POLICY concern_read ON support_concern FOR SELECT USING (
    child_id IS NULL AND (raised_by_id = samspil_person() OR unit_id IN (SELECT my_units(ARRAY['leader']))
        OR EXISTS (SELECT FROM support_sparring s WHERE s.concern_id = support_concern.id))
    OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian'])));
CREATE POLICY concern_added ON support_concern FOR INSERT WITH CHECK (
    raised_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader']))
    AND (child_id IS NULL OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

ALTER TABLE support_sparring ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_sparring TO samspil_app;
CREATE POLICY sparring_read ON support_sparring FOR SELECT USING (
    child_id IS NULL AND (asked_by_id = samspil_person() OR unit_id IN (SELECT my_units(ARRAY['leader']))
        OR id IN (SELECT support_invited()))
    OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])));
CREATE POLICY sparring_added ON support_sparring FOR INSERT WITH CHECK (
    asked_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['professional', 'leader']))
    AND (child_id IS NULL OR child_id IN (SELECT file_brings_in()))
    AND support_is_my_concern(concern_id, unit_id, child_id)
    AND (consent_id IS NULL OR EXISTS (SELECT FROM file_consent c
        WHERE c.id = support_sparring.consent_id AND c.child_id = support_sparring.child_id AND file_consent_holds(c.id))));

-- Invitations: made by who asked, to resource persons of the house; answered by functions.sql alone.
ALTER TABLE support_invitation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_invitation TO samspil_app;
CREATE POLICY invitation_read ON support_invitation FOR SELECT USING (
    EXISTS (SELECT FROM support_sparring s WHERE s.id = support_invitation.sparring_id));
CREATE POLICY invitation_added ON support_invitation FOR INSERT WITH CHECK (
    answer = 'asked' AND EXISTS (SELECT FROM support_sparring s
        WHERE s.id = support_invitation.sparring_id AND s.asked_by_id = samspil_person())
    AND EXISTS (SELECT FROM competence_resourceperson h WHERE h.id = support_invitation.helper_id));

-- Sessions and what each profession said: those at the table.
ALTER TABLE support_session ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_session TO samspil_app;
GRANT UPDATE ("on", "at", minutes, place, held_on, learned) ON support_session TO samspil_app;
CREATE POLICY session_read ON support_session FOR SELECT USING (
    EXISTS (SELECT FROM support_sparring s WHERE s.id = support_session.sparring_id));
CREATE POLICY session_added ON support_session FOR INSERT WITH CHECK (
    booked_by_id = samspil_person() AND held_on IS NULL AND EXISTS (SELECT FROM support_sparring s
        WHERE s.id = support_session.sparring_id AND (s.asked_by_id = samspil_person() OR s.id IN (SELECT support_invited()))));
CREATE POLICY session_changed ON support_session FOR UPDATE USING (
    EXISTS (SELECT FROM support_sparring s
        WHERE s.id = support_session.sparring_id AND (s.asked_by_id = samspil_person() OR s.id IN (SELECT support_invited()))));

ALTER TABLE support_perspective ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_perspective TO samspil_app;
CREATE POLICY perspective_read ON support_perspective FOR SELECT USING (
    EXISTS (SELECT FROM support_session t WHERE t.id = support_perspective.session_id));
CREATE POLICY perspective_added ON support_perspective FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id
        WHERE t.id = support_perspective.session_id AND (s.asked_by_id = samspil_person() OR s.id IN (SELECT support_invited()))));

-- What is tried. With a child: all who come to the file, parents and child too, save where the place is hidden.
ALTER TABLE support_measure ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON support_measure TO samspil_app;
GRANT UPDATE (checked_on, checked_by_id, result, attained, seen, next, academic, social, experienced, relations, not_known) ON support_measure TO samspil_app;
CREATE POLICY measure_read ON support_measure FOR SELECT USING (
    child_id IS NULL AND (owner_id = samspil_person() OR unit_id IN (SELECT my_units(ARRAY['leader']))
        OR EXISTS (SELECT FROM support_session t WHERE t.id = support_measure.session_id))
    OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
CREATE POLICY measure_added ON support_measure FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_house())
    AND EXISTS (SELECT FROM organisation_role r WHERE r.person_id = support_measure.owner_id)
    AND (group_id IS NULL OR EXISTS (SELECT FROM organisation_group g
        WHERE g.id = support_measure.group_id AND g.unit_id IN (SELECT my_house())))
    AND (child_id IS NULL AND EXISTS (SELECT FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id
            WHERE t.id = support_measure.session_id AND s.child_id IS NULL
              AND (s.asked_by_id = samspil_person() OR s.id IN (SELECT support_invited())))
        OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
            AND (session_id IS NULL OR EXISTS (SELECT FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id
                WHERE t.id = support_measure.session_id AND s.child_id = support_measure.child_id))));
CREATE POLICY measure_checked ON support_measure FOR UPDATE
    USING (checked_on IS NULL AND (
        child_id IS NULL AND (owner_id = samspil_person()
            OR EXISTS (SELECT FROM support_session t JOIN support_sparring s ON s.id = t.sparring_id
                WHERE t.id = support_measure.session_id AND s.asked_by_id = samspil_person()))
        OR child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))))
    WITH CHECK (checked_by_id = samspil_person() AND checked_on = samspil_today());

-- Rows come out of them while somebody's counting runs, and never else (functions.sql).
GRANT SELECT ON source_first_sessions, source_sparring TO samspil_app;

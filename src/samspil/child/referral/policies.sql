-- The basis and who sits on the panel are for everyone in the house to know; the basis for parents whose child's file is open.
ALTER TABLE referral_basis ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_basis TO samspil_app;
CREATE POLICY basis_read ON referral_basis FOR SELECT USING (house_id IN (SELECT my_roots())
    OR EXISTS (SELECT FROM file_child c WHERE c.house_id = referral_basis.house_id));
CREATE POLICY basis_added ON referral_basis FOR INSERT WITH CHECK (
    approved_by_id = samspil_person() AND house_id IN (SELECT my_roots(ARRAY['director', 'administrator'])));

ALTER TABLE referral_step ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_step TO samspil_app;
CREATE POLICY step_read ON referral_step FOR SELECT USING (
    EXISTS (SELECT FROM referral_basis b WHERE b.id = referral_step.basis_id));
CREATE POLICY step_added ON referral_step FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM referral_basis b WHERE b.id = referral_step.basis_id AND b.approved_by_id = samspil_person()
        AND b.house_id IN (SELECT my_roots(ARRAY['director', 'administrator']))));

ALTER TABLE referral_panel ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_panel TO samspil_app;
GRANT UPDATE (name, least, needs) ON referral_panel TO samspil_app;
CREATE POLICY panel_read ON referral_panel FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY panel_added ON referral_panel FOR INSERT WITH CHECK (house_id IN (SELECT my_roots(ARRAY['director', 'administrator'])));
CREATE POLICY panel_changed ON referral_panel FOR UPDATE USING (house_id IN (SELECT my_roots(ARRAY['director', 'administrator'])));

ALTER TABLE referral_seat ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_seat TO samspil_app;
GRANT UPDATE (ends_on) ON referral_seat TO samspil_app;
CREATE POLICY seat_read ON referral_seat FOR SELECT USING (
    EXISTS (SELECT FROM referral_panel p WHERE p.id = referral_seat.panel_id));
CREATE POLICY seat_added ON referral_seat FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM referral_panel p JOIN organisation_role r ON r.root_id = p.house_id
        WHERE p.id = referral_seat.panel_id AND r.person_id = referral_seat.person_id
          AND p.house_id IN (SELECT my_roots(ARRAY['director', 'administrator']))));
CREATE POLICY seat_ended ON referral_seat FOR UPDATE USING (
    EXISTS (SELECT FROM referral_panel p WHERE p.id = referral_seat.panel_id
        AND p.house_id IN (SELECT my_roots(ARRAY['director', 'administrator']))));

-- Meetings: for those who sit on the panel.
ALTER TABLE referral_meeting ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_meeting TO samspil_app;
GRANT UPDATE (minutes, place) ON referral_meeting TO samspil_app;
CREATE POLICY meeting_read ON referral_meeting FOR SELECT USING (panel_id IN (SELECT referral_sits()));
CREATE POLICY meeting_added ON referral_meeting FOR INSERT WITH CHECK (panel_id IN (SELECT referral_sits(true)));
CREATE POLICY meeting_changed ON referral_meeting FOR UPDATE USING (panel_id IN (SELECT referral_sits(true)));

ALTER TABLE referral_presence ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON referral_presence TO samspil_app;
CREATE POLICY presence_read ON referral_presence FOR SELECT USING (
    EXISTS (SELECT FROM referral_meeting m WHERE m.id = referral_presence.meeting_id));
CREATE POLICY presence_added ON referral_presence FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM referral_meeting m JOIN referral_seat s ON s.panel_id = m.panel_id
        WHERE m.id = referral_presence.meeting_id AND s.id = referral_presence.seat_id
          AND s.begins_on <= m."on" AND (s.ends_on IS NULL OR s.ends_on >= m."on")
          AND m.panel_id IN (SELECT referral_sits(true))));
CREATE POLICY presence_removed ON referral_presence FOR DELETE USING (
    EXISTS (SELECT FROM referral_meeting m WHERE m.id = referral_presence.meeting_id AND m.panel_id IN (SELECT referral_sits(true)))
    AND NOT referral_is_decided(NULL, meeting_id));

-- A referral is read with the child's file, by its parents too; by the panel from the day it is sent to the day it is
-- decided, once its opening stands in the log (functions.sql). A parent who must not learn the place reads nothing.
ALTER TABLE referral_referral ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_referral TO samspil_app;
GRANT UPDATE (strengths, surroundings, community, needs, wanted, kept, child_words, child_how, child_asked_on, no_view,
    no_assessment, requested_on, requested_by_id, submitted_on, submitted_by_id, withdrawn_on, withdrawn_by_id)
    ON referral_referral TO samspil_app;
CREATE POLICY referral_read ON referral_referral FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian']))
    OR id IN (SELECT referral_on_table()));
CREATE POLICY referral_added ON referral_referral FOR INSERT WITH CHECK (
    begun_by_id = samspil_person() AND submitted_on IS NULL AND requested_on IS NULL
    AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
    AND EXISTS (SELECT FROM file_child c WHERE c.id = referral_referral.child_id AND c.house_id = referral_referral.house_id)
    AND EXISTS (SELECT FROM referral_basis b WHERE b.id = referral_referral.basis_id AND b.house_id = referral_referral.house_id)
    AND unit_id IN (SELECT my_house()));
-- The leader asks, and sends; those who work with the child write.
CREATE POLICY referral_changed ON referral_referral FOR UPDATE
    USING (withdrawn_on IS NULL AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
        AND NOT referral_is_decided(id, NULL))
    WITH CHECK ((requested_on IS NULL OR requested_by_id <> samspil_person() OR child_id IN (SELECT opened_children(ARRAY['leader'])))
        AND (submitted_on IS NULL OR requested_on IS NOT NULL));

ALTER TABLE referral_triedline ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_triedline TO samspil_app;
CREATE POLICY triedline_read ON referral_triedline FOR SELECT USING (
    EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_triedline.referral_id));
CREATE POLICY triedline_added ON referral_triedline FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM referral_referral r JOIN support_measure m ON m.child_id = r.child_id
        WHERE r.id = referral_triedline.referral_id AND m.id = referral_triedline.measure_id AND r.submitted_on IS NULL
          AND r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

ALTER TABLE referral_assessment ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_assessment TO samspil_app;
CREATE POLICY assessment_read ON referral_assessment FOR SELECT USING (
    EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_assessment.referral_id));
CREATE POLICY assessment_added ON referral_assessment FOR INSERT WITH CHECK (
    by_id = samspil_person() AND EXISTS (SELECT FROM referral_referral r
        WHERE r.id = referral_assessment.referral_id AND r.submitted_on IS NULL
          AND r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

-- Each parent sees their own line, never the other's; the young person theirs (guardian_id is null), which no parent sees.
ALTER TABLE referral_voice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_voice TO samspil_app;
GRANT UPDATE (heard_on, how, heard_by_id, stance, words, reason, said_on) ON referral_voice TO samspil_app;
CREATE POLICY voice_read ON referral_voice FOR SELECT USING (
    guardian_id IS NULL AND referral_asks_me(referral_id) OR EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_voice.referral_id
        AND (referral_voice.guardian_id IN (SELECT file_my_guardianships())
            OR r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR r.id IN (SELECT referral_on_table()))));
CREATE POLICY voice_added ON referral_voice FOR INSERT WITH CHECK (
    guardian_id IS NULL AND (referral_asks_me(referral_id) AND heard_on IS NULL
        OR referral_needs_own(referral_id) AND (heard_by_id IS NULL OR heard_by_id = samspil_person())
            AND EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_voice.referral_id AND r.submitted_on IS NULL
                AND r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))))
    OR EXISTS (SELECT FROM referral_referral r JOIN file_guardian g ON g.child_id = r.child_id
        WHERE r.id = referral_voice.referral_id AND g.id = referral_voice.guardian_id AND r.submitted_on IS NULL
          AND (r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
              AND (heard_by_id IS NULL OR heard_by_id = samspil_person())
              OR g.id IN (SELECT file_my_guardianships()) AND heard_on IS NULL)));
CREATE POLICY voice_changed ON referral_voice FOR UPDATE USING (
    guardian_id IS NULL AND referral_asks_me(referral_id) OR EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_voice.referral_id AND r.submitted_on IS NULL
        AND (r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
            OR referral_voice.guardian_id IN (SELECT file_my_guardianships()))));

-- Decided by who sat in the chair of that meeting for this case, and has no part in it; or by the leader of the child's place,
-- where the rulebook says so (functions.sql). Never changed.
ALTER TABLE referral_decision ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_decision TO samspil_app;
CREATE POLICY decision_read ON referral_decision FOR SELECT USING (
    EXISTS (SELECT FROM referral_referral r WHERE r.id = referral_decision.referral_id));
CREATE POLICY decision_added ON referral_decision FOR INSERT WITH CHECK (
    decided_by_id = samspil_person() AND (
        meeting_id IS NULL AND referral_is_mine(referral_id) AND EXISTS (SELECT FROM referral_referral r
            WHERE r.id = referral_decision.referral_id AND r.child_id IN (SELECT opened_children(ARRAY['leader'])))
        OR referral_id IN (SELECT referral_on_table()) AND referral_chairs(meeting_id, referral_id)));

ALTER TABLE referral_complaint ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_complaint TO samspil_app;
GRANT UPDATE (answer, answered_on, answered_by_id, reasons, is_maintained, maintained_on, forwarded_on, ruling, cause, ruled_on)
    ON referral_complaint TO samspil_app;
CREATE POLICY complaint_read ON referral_complaint FOR SELECT USING (
    EXISTS (SELECT FROM referral_decision d JOIN referral_referral r ON r.id = d.referral_id
        WHERE d.id = referral_complaint.decision_id
          AND (referral_complaint.guardian_id IN (SELECT file_my_guardianships())
              OR r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR r.id IN (SELECT referral_on_table()))));
CREATE POLICY complaint_added ON referral_complaint FOR INSERT WITH CHECK (
    by_id = samspil_person() AND answer = '' AND ruling = ''
    AND EXISTS (SELECT FROM referral_decision d JOIN referral_referral r ON r.id = d.referral_id
        LEFT JOIN file_guardian g ON g.id = referral_complaint.guardian_id
        WHERE d.id = referral_complaint.decision_id AND (g.id IS NULL AND guardian_id IS NULL OR g.child_id = r.child_id)
          AND (r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
              OR referral_complaint.guardian_id IN (SELECT file_my_guardianships()))));
CREATE POLICY complaint_followed ON referral_complaint FOR UPDATE USING (
    EXISTS (SELECT FROM referral_decision d JOIN referral_referral r ON r.id = d.referral_id
        WHERE d.id = referral_complaint.decision_id
          AND (r.child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) OR r.id IN (SELECT referral_on_table()))));

-- Offers are for the house to know; how full they are is told by functions.sql.
ALTER TABLE referral_offer ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_offer TO samspil_app;
GRANT UPDATE (name, places, about, is_open) ON referral_offer TO samspil_app;
CREATE POLICY offer_read ON referral_offer FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY offer_added ON referral_offer FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['director', 'head'])) AND house_id IN (SELECT my_roots(ARRAY['director', 'head'])));
CREATE POLICY offer_changed ON referral_offer FOR UPDATE USING (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader'])));

-- The place, its way back and its reviews: with the child's file, parents too. Made by functions.sql when a need is granted.
ALTER TABLE referral_place ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON referral_place TO samspil_app;
GRANT UPDATE (offer_id, placement_id, begins_on, ends_on, leisure, destination, agreed_on, not_agreed, plan_due_on, review_on, owner_id)
    ON referral_place TO samspil_app;
CREATE POLICY place_read ON referral_place FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian'])));
CREATE POLICY place_changed ON referral_place FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])))
    WITH CHECK (offer_id IS NULL OR EXISTS (SELECT FROM referral_offer o
        WHERE o.id = referral_place.offer_id AND o.house_id = referral_place.house_id
          -- A class at the own school is at the child's own school.
          AND (referral_place.kind <> 'ownclass' OR o.kind = 'class' AND o.unit_id = (SELECT r.unit_id FROM referral_decision d
              JOIN referral_referral r ON r.id = d.referral_id WHERE d.id = referral_place.decision_id))));

ALTER TABLE referral_returnstep ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_returnstep TO samspil_app;
GRANT UPDATE (done_on, done_by_id) ON referral_returnstep TO samspil_app;
CREATE POLICY returnstep_read ON referral_returnstep FOR SELECT USING (
    EXISTS (SELECT FROM referral_place p WHERE p.id = referral_returnstep.spot_id));
CREATE POLICY returnstep_added ON referral_returnstep FOR INSERT WITH CHECK (
    done_on IS NULL AND EXISTS (SELECT FROM referral_place p WHERE p.id = referral_returnstep.spot_id
        AND p.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));
CREATE POLICY returnstep_done ON referral_returnstep FOR UPDATE
    USING (done_on IS NULL AND EXISTS (SELECT FROM referral_place p WHERE p.id = referral_returnstep.spot_id
        AND p.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))))
    WITH CHECK (done_by_id = samspil_person());

ALTER TABLE referral_review ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON referral_review TO samspil_app;
CREATE POLICY review_read ON referral_review FOR SELECT USING (
    EXISTS (SELECT FROM referral_place p WHERE p.id = referral_review.spot_id));
CREATE POLICY review_added ON referral_review FOR INSERT WITH CHECK (
    by_id = samspil_person() AND EXISTS (SELECT FROM referral_place p WHERE p.id = referral_review.spot_id
        AND p.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

-- Rows come out of them while somebody's counting runs, and never else (functions.sql).
GRANT SELECT ON source_decisions, source_reviews, source_complaints, source_sessions TO samspil_app;

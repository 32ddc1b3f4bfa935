-- A child's file. Rows are there only for who comes to the file in a way that is named here, and only once its opening
-- stands in the read log of the same transaction (functions.sql). The ways:
--   participant  works with the child       leader  leads a place where the child goes
--   glass        in an emergency, to read   guardian, hidden  whose child it is; hidden must not learn the place, and reads
--                                           no more of the file than its given name (functions.sql)
--   self         the young person
ALTER TABLE file_child ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_child TO samspil_app;
GRANT UPDATE (given_name, family_name, born_on, number, fingerprint, strengths, surroundings, difficulty) ON file_child TO samspil_app;
CREATE POLICY child_read ON file_child FOR SELECT USING (
    id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
-- A file is opened under one's own name; by functions.sql its opener becomes the first who works with it.
CREATE POLICY child_added ON file_child FOR INSERT WITH CHECK (
    opened_by_id = samspil_person() AND person_id IS NULL AND house_id IN (SELECT my_roots(ARRAY['professional', 'leader'])));
CREATE POLICY child_changed ON file_child FOR UPDATE USING (
    id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

ALTER TABLE file_participant ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_participant TO samspil_app;
GRANT UPDATE (ends_on) ON file_participant TO samspil_app;
CREATE POLICY participant_read ON file_participant FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
-- Colleagues of the same house only, and on no consent for another child.
CREATE POLICY participant_added ON file_participant FOR INSERT WITH CHECK (
    added_by_id = samspil_person() AND child_id IN (SELECT file_brings_in())
    AND (consent_id IS NULL OR EXISTS (SELECT FROM file_consent k
        WHERE k.id = file_participant.consent_id AND k.child_id = file_participant.child_id))
    AND EXISTS (SELECT FROM organisation_role r JOIN file_child c ON c.house_id = r.root_id
        WHERE r.person_id = file_participant.person_id AND c.id = file_participant.child_id
          AND r.kind IN ('professional', 'leader', 'head') AND (r.ends_on IS NULL OR r.ends_on >= samspil_today())));
CREATE POLICY participant_ended ON file_participant FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

-- Guardians: each sees their own line, never the other's.
ALTER TABLE file_guardian ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_guardian TO samspil_app;
GRANT UPDATE (name, relation, phone, email, has_custody, is_contact_allowed, is_place_hidden, ends_on) ON file_guardian TO samspil_app;
CREATE POLICY guardian_read ON file_guardian FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR id IN (SELECT file_my_guardianships()));
CREATE POLICY guardian_added ON file_guardian FOR INSERT WITH CHECK (
    person_id IS NULL AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));
CREATE POLICY guardian_changed ON file_guardian FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

-- Where the child goes: never for whom the place is hidden.
ALTER TABLE file_enrolment ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_enrolment TO samspil_app;
GRANT UPDATE (group_id, ends_on, note) ON file_enrolment TO samspil_app;
CREATE POLICY enrolment_read ON file_enrolment FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
CREATE POLICY enrolment_added ON file_enrolment FOR INSERT WITH CHECK (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) AND unit_id IN (SELECT my_house()));
CREATE POLICY enrolment_changed ON file_enrolment FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

ALTER TABLE file_placement ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_placement TO samspil_app;
GRANT UPDATE (ends_on) ON file_placement TO samspil_app;
CREATE POLICY placement_read ON file_placement FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
CREATE POLICY placement_added ON file_placement FOR INSERT WITH CHECK (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) AND unit_id IN (SELECT my_house()));
CREATE POLICY placement_ended ON file_placement FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

-- Leisure: as the places, and told by who works with the child.
ALTER TABLE file_leisure ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_leisure TO samspil_app;
CREATE POLICY leisure_read ON file_leisure FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
CREATE POLICY leisure_told ON file_leisure FOR INSERT WITH CHECK (
    by_id = samspil_person() AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

-- The child's own words: the child; whom it told; and others as the child has said. Never where the place is hidden:
-- free words may tell it.
ALTER TABLE file_childview ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_childview TO samspil_app;
GRANT UPDATE (influence, could_not, told_back_on, told_back_by_id, audience) ON file_childview TO samspil_app;
CREATE POLICY view_read ON file_childview FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['self']))
    OR receiver_id = samspil_person() AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
    OR 'team' = ANY (audience) AND child_id IN (SELECT opened_children(ARRAY['participant', 'glass']))
    OR 'leader' = ANY (audience) AND child_id IN (SELECT opened_children(ARRAY['leader']))
    OR 'parents' = ANY (audience) AND child_id IN (SELECT opened_children(ARRAY['guardian'])));
CREATE POLICY view_added ON file_childview FOR INSERT WITH CHECK (
    is_by_child AND child_id IN (SELECT opened_children(ARRAY['self']))
        AND (receiver_id IS NULL OR EXISTS (SELECT FROM file_participant p
            WHERE p.child_id = file_childview.child_id AND p.person_id = file_childview.receiver_id))
    OR NOT is_by_child AND receiver_id = samspil_person() AND child_id IN (SELECT opened_children(ARRAY['participant'])));
CREATE POLICY view_answered ON file_childview FOR UPDATE USING (
    child_id IN (SELECT opened_children(ARRAY['self']))
    OR (receiver_id = samspil_person() OR 'team' = ANY (audience)) AND child_id IN (SELECT opened_children(ARRAY['participant'])));

-- Files: as the view that shows them.
ALTER TABLE file_attachment ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_attachment TO samspil_app;
CREATE POLICY attachment_read ON file_attachment FOR SELECT USING (
    EXISTS (SELECT FROM file_childview v WHERE v.attachment_id = file_attachment.id AND v.child_id = file_attachment.child_id));
CREATE POLICY attachment_added ON file_attachment FOR INSERT WITH CHECK (
    added_by_id = samspil_person() AND child_id IN (SELECT opened_children(ARRAY['participant', 'self'])));

-- That parents were heard, what they think, what they consent to: three things.
ALTER TABLE file_hearing ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_hearing TO samspil_app;
CREATE POLICY hearing_read ON file_hearing FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass']))
    OR guardian_id IS NULL AND child_id IN (SELECT opened_children(ARRAY['self']))
    OR guardian_id IN (SELECT file_my_guardianships()) AND child_id IN (SELECT opened_children(ARRAY['guardian'])));
CREATE POLICY hearing_added ON file_hearing FOR INSERT WITH CHECK (
    by_id = samspil_person() AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
    AND (guardian_id IS NULL AND file_needs_own(child_id, 'referral', samspil_today())
        OR EXISTS (SELECT FROM file_guardian g WHERE g.id = file_hearing.guardian_id AND g.child_id = file_hearing.child_id)));

ALTER TABLE file_position ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_position TO samspil_app;
CREATE POLICY position_read ON file_position FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR guardian_id IN (SELECT file_my_guardianships())
    OR guardian_id IS NULL AND child_id IN (SELECT opened_children(ARRAY['self'])));
CREATE POLICY position_added ON file_position FOR INSERT WITH CHECK (
    by_id = samspil_person() AND (guardian_id IS NULL AND file_needs_own(child_id, 'referral', samspil_today())
        OR EXISTS (SELECT FROM file_guardian g WHERE g.id = file_position.guardian_id AND g.child_id = file_position.child_id))
    AND (child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])) OR guardian_id IN (SELECT file_my_guardianships())));

ALTER TABLE file_consent ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_consent TO samspil_app;
GRANT UPDATE (withdrawn_on, withdrawn_by_id, own_on, own_by_id, own_withdrawn_on, own_withdrawn_by_id) ON file_consent TO samspil_app;
CREATE POLICY consent_read ON file_consent FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR guardian_id IN (SELECT file_my_guardianships())
    OR child_id IN (SELECT opened_children(ARRAY['self'])) AND file_asks_me(id));
CREATE POLICY consent_added ON file_consent FOR INSERT WITH CHECK (
    recorded_by_id = samspil_person() AND withdrawn_on IS NULL AND own_on IS NULL AND own_withdrawn_on IS NULL
    AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
    AND EXISTS (SELECT FROM file_guardian g WHERE g.id = file_consent.guardian_id AND g.child_id = file_consent.child_id));
CREATE POLICY consent_withdrawn ON file_consent FOR UPDATE
    USING (withdrawn_on IS NULL AND (child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
        OR guardian_id IN (SELECT file_my_guardianships())))
    WITH CHECK (withdrawn_by_id = samspil_person());
-- Which part of it is whose to change, functions.sql says.
CREATE POLICY consent_own ON file_consent FOR UPDATE
    USING (withdrawn_on IS NULL AND (child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))
        OR child_id IN (SELECT opened_children(ARRAY['self'])) AND file_asks_me(id)))
    WITH CHECK (withdrawn_on IS NULL);

ALTER TABLE file_question ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_question TO samspil_app;
GRANT UPDATE (answer, answered_on, answered_by_id) ON file_question TO samspil_app;
CREATE POLICY question_read ON file_question FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass'])) OR guardian_id IN (SELECT file_my_guardianships()));
CREATE POLICY question_asked ON file_question FOR INSERT WITH CHECK (
    answered_on IS NULL AND guardian_id IN (SELECT file_my_guardianships())
    AND EXISTS (SELECT FROM file_guardian g WHERE g.id = file_question.guardian_id AND g.child_id = file_question.child_id));
CREATE POLICY question_answered ON file_question FOR UPDATE
    USING (child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])))
    WITH CHECK (answered_by_id = samspil_person());

-- Emergencies: made by functions.sql alone. The leader says that they have seen it.
ALTER TABLE file_glass ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON file_glass TO samspil_app;
GRANT UPDATE (seen_at, seen_by_id) ON file_glass TO samspil_app;
CREATE POLICY glass_read ON file_glass FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['leader'])) OR person_id = samspil_person());
CREATE POLICY glass_seen ON file_glass FOR UPDATE USING (
    person_id <> samspil_person() AND child_id IN (SELECT opened_children(ARRAY['leader'])))
    WITH CHECK (seen_by_id = samspil_person());

-- The read log of children: all of it, for the data protection officer of the house.
CREATE POLICY reading_of_child_read ON audit_reading FOR SELECT USING (
    EXISTS (SELECT FROM my_roots(ARRAY['data_protection'])) AND file_is_of_my_house(subject));

-- Closed by the leader, and opened again by the leader.
ALTER TABLE file_closing ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON file_closing TO samspil_app;
CREATE POLICY closing_read ON file_closing FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian', 'self'])));
CREATE POLICY closing_added ON file_closing FOR INSERT WITH CHECK (
    closed_by_id = samspil_person() AND closed_on = samspil_today() AND child_id IN (SELECT opened_children(ARRAY['leader'])));
CREATE POLICY closing_removed ON file_closing FOR DELETE USING (child_id IN (SELECT opened_children(ARRAY['leader'])));

-- The register of pupils: the place they go to, to open a file from; and the administrators who send the rosters.
ALTER TABLE file_pupil ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON file_pupil TO samspil_app;
CREATE POLICY pupil_read ON file_pupil FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['professional', 'leader', 'administrator'])));
CREATE POLICY pupil_added ON file_pupil FOR INSERT WITH CHECK (unit_id IN (SELECT my_units(ARRAY['administrator'])));
CREATE POLICY pupil_changed ON file_pupil FOR UPDATE USING (unit_id IN (SELECT my_units(ARRAY['administrator'])));

-- Which pupil a file is about: made by functions.sql alone.
ALTER TABLE file_rosterlink ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON file_rosterlink TO samspil_app;
CREATE POLICY link_read ON file_rosterlink FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

-- Talks with parents: both sides read them, and who works with the child writes them, whole and on one day. Not where the
-- place is hidden, and not the young person: parents speak there too.
ALTER TABLE file_talk ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_talk TO samspil_app;
CREATE POLICY talk_read ON file_talk FOR SELECT USING (
    child_id IN (SELECT opened_children(ARRAY['participant', 'leader', 'glass', 'guardian'])));
CREATE POLICY talk_written ON file_talk FOR INSERT WITH CHECK (
    by_id = samspil_person() AND written_on = samspil_today()
    AND child_id IN (SELECT opened_children(ARRAY['participant', 'leader'])));

ALTER TABLE file_talkpart ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_talkpart TO samspil_app;
CREATE POLICY talk_part_read ON file_talkpart FOR SELECT USING (
    EXISTS (SELECT FROM file_talk t WHERE t.id = file_talkpart.talk_id));
CREATE POLICY talk_part_written ON file_talkpart FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM file_talk t WHERE t.id = file_talkpart.talk_id AND t.by_id = samspil_person()
        AND t.written_on = samspil_today() AND t.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

ALTER TABLE file_agreed ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_agreed TO samspil_app;
CREATE POLICY agreed_read ON file_agreed FOR SELECT USING (
    EXISTS (SELECT FROM file_talk t WHERE t.id = file_agreed.talk_id));
CREATE POLICY agreed_written ON file_agreed FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM file_talk t WHERE t.id = file_agreed.talk_id AND t.by_id = samspil_person()
        AND t.written_on = samspil_today() AND t.child_id IN (SELECT opened_children(ARRAY['participant', 'leader']))));

-- What a talk begins with is the house's to choose, after wellbeing and strengths. The old templates stay.
ALTER TABLE file_talktemplate ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_talktemplate TO samspil_app;
CREATE POLICY talk_template_read ON file_talktemplate FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY talk_template_loaded ON file_talktemplate FOR INSERT WITH CHECK (
    loaded_by_id = samspil_person() AND house_id IN (SELECT my_units(ARRAY['administrator', 'follow_up', 'director'])));
-- Rows come out of them while somebody's counting runs, and never else (functions.sql).
GRANT SELECT ON source_child_views, source_special_places TO samspil_app;

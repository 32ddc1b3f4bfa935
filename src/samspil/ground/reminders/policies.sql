-- Letters: each person reads their own, and nobody else's. They are made and sent by the duty.
ALTER TABLE reminders_letter ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reminders_letter TO samspil_app;
GRANT UPDATE (state, tries, next_try_at, claimed_at, sent_at, fault) ON reminders_letter TO samspil_app;
CREATE POLICY letter_read ON reminders_letter FOR SELECT USING (
    person_id = samspil_person() OR (SELECT reminders_on_duty()));
CREATE POLICY letter_made ON reminders_letter FOR INSERT WITH CHECK ((SELECT reminders_on_duty()));
CREATE POLICY letter_sent ON reminders_letter FOR UPDATE USING ((SELECT reminders_on_duty()));

-- Notices: read by who was reminded; that a leader was told, by the one it is about and by those who steer above.
ALTER TABLE reminders_notice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reminders_notice TO samspil_app;
GRANT UPDATE (letter_id) ON reminders_notice TO samspil_app;
CREATE POLICY notice_read ON reminders_notice FOR SELECT USING (
    person_id = samspil_person() OR about_id = samspil_person() OR (SELECT reminders_on_duty())
    OR step = 'told-up' AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY notice_made ON reminders_notice FOR INSERT WITH CHECK ((SELECT reminders_on_duty()));
CREATE POLICY notice_written ON reminders_notice FOR UPDATE USING ((SELECT reminders_on_duty()));

-- Choices: one's own; the duty reads them.
ALTER TABLE reminders_choice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON reminders_choice TO samspil_app;
CREATE POLICY choice_read ON reminders_choice FOR SELECT USING (
    person_id = samspil_person() OR (SELECT reminders_on_duty()));
CREATE POLICY choice_made ON reminders_choice FOR INSERT WITH CHECK (person_id = samspil_person());
CREATE POLICY choice_changed ON reminders_choice FOR UPDATE USING (person_id = samspil_person());

-- Calendar addresses: one's own. They are revoked, not removed.
ALTER TABLE reminders_calendarfeed ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reminders_calendarfeed TO samspil_app;
GRANT UPDATE (revoked_at) ON reminders_calendarfeed TO samspil_app;
CREATE POLICY feed_read ON reminders_calendarfeed FOR SELECT USING (person_id = samspil_person());
CREATE POLICY feed_made ON reminders_calendarfeed FOR INSERT WITH CHECK (person_id = samspil_person());
CREATE POLICY feed_revoked ON reminders_calendarfeed FOR UPDATE USING (person_id = samspil_person());

-- The runs of a house: written by the duty, read by its administrators.
ALTER TABLE reminders_run ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON reminders_run TO samspil_app;
CREATE POLICY run_read ON reminders_run FOR SELECT USING (
    (SELECT reminders_on_duty()) OR root_id IN (SELECT my_roots(ARRAY['administrator'])));
CREATE POLICY run_made ON reminders_run FOR INSERT WITH CHECK ((SELECT reminders_on_duty()));

-- Language guides: read in the house; taken into use by its administrators and who leads the follow-up. The old ones stay.
ALTER TABLE language_guide ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON language_guide TO samspil_app;
CREATE POLICY guide_read ON language_guide FOR SELECT USING (house_id IN (SELECT my_roots()));
CREATE POLICY guide_loaded ON language_guide FOR INSERT WITH CHECK (
    loaded_by_id = samspil_person() AND house_id IN (SELECT my_units(ARRAY['administrator', 'follow_up', 'director'])));

-- Who wants hints: one's own choice, which nobody else reads. There is no table of hints.
ALTER TABLE language_wish ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON language_wish TO samspil_app;
CREATE POLICY wish_read ON language_wish FOR SELECT USING (person_id = samspil_person());
CREATE POLICY wish_made ON language_wish FOR INSERT WITH CHECK (person_id = samspil_person());
CREATE POLICY wish_taken_back ON language_wish FOR DELETE USING (person_id = samspil_person());

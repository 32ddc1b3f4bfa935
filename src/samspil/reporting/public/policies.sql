-- Suggestions: anyone may leave one with a municipality or region, unanswered. Those who steer there read it,
-- answer it, and can take the sender's name and address away. Nobody changes what was written.
ALTER TABLE public_suggestion ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public_suggestion TO samspil_app;
GRANT UPDATE (answer, answered_on, answered_by_id, mailed_at, name, email) ON public_suggestion TO samspil_app;
CREATE POLICY suggestion_added ON public_suggestion FOR INSERT WITH CHECK (
    answer = '' AND answered_on IS NULL AND mailed_at IS NULL
    AND EXISTS (SELECT FROM organisation_unit WHERE organisation_unit.id = public_suggestion.unit_id AND parent_id IS NULL));
CREATE POLICY suggestion_read ON public_suggestion FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY suggestion_answered ON public_suggestion FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

-- Targets are what a council has decided: public. They come with a strategy, which its steering group loads, and
-- are never changed: a target knows no municipality, so a right to change one would reach every house's.
ALTER TABLE indicators_target ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_target TO samspil_app;
CREATE POLICY target_read ON indicators_target FOR SELECT USING (true);
CREATE POLICY target_added ON indicators_target FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator', 'director', 'head'])));

ALTER TABLE indicators_targetwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_targetwording TO samspil_app;
CREATE POLICY target_wording_read ON indicators_targetwording FOR SELECT USING (true);
CREATE POLICY target_wording_added ON indicators_targetwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator', 'director', 'head'])));

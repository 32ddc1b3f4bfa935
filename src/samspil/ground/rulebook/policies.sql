-- The rulebook is public; administrators keep it.
ALTER TABLE rulebook_rule ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON rulebook_rule TO samspil_app;
CREATE POLICY rule_read ON rulebook_rule FOR SELECT USING (true);
CREATE POLICY rule_added ON rulebook_rule FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator'])));
CREATE POLICY rule_changed ON rulebook_rule FOR UPDATE USING (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator'])));
CREATE POLICY rule_removed ON rulebook_rule FOR DELETE USING (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator'])));

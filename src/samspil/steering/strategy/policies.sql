-- What a council has decided is public, in every language and for every audience. A version comes in whole,
-- brought by an administrator or the director of the place that adopts it, and its words never change.
ALTER TABLE strategy_strategy ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON strategy_strategy TO samspil_app;
CREATE POLICY strategy_read ON strategy_strategy FOR SELECT USING (true);
CREATE POLICY strategy_added ON strategy_strategy FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])));
CREATE POLICY strategy_changed ON strategy_strategy FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])));

ALTER TABLE strategy_chapter ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_chapter TO samspil_app;
CREATE POLICY chapter_read ON strategy_chapter FOR SELECT USING (true);
CREATE POLICY chapter_added ON strategy_chapter FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_chapter.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

ALTER TABLE strategy_right ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_right TO samspil_app;
CREATE POLICY right_read ON strategy_right FOR SELECT USING (true);
CREATE POLICY right_added ON strategy_right FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_right.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

ALTER TABLE strategy_statement ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_statement TO samspil_app;
CREATE POLICY statement_read ON strategy_statement FOR SELECT USING (true);
CREATE POLICY statement_added ON strategy_statement FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_statement.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

ALTER TABLE strategy_term ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_term TO samspil_app;
CREATE POLICY term_read ON strategy_term FOR SELECT USING (true);
CREATE POLICY term_added ON strategy_term FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_term.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

ALTER TABLE strategy_strategywording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_strategywording TO samspil_app;
CREATE POLICY strategy_wording_read ON strategy_strategywording FOR SELECT USING (true);
CREATE POLICY strategy_wording_added ON strategy_strategywording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_strategywording.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

ALTER TABLE strategy_chapterwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_chapterwording TO samspil_app;
CREATE POLICY chapter_wording_read ON strategy_chapterwording FOR SELECT USING (true);
CREATE POLICY chapter_wording_added ON strategy_chapterwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_chapter WHERE strategy_chapter.id = strategy_chapterwording.chapter_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_rightwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_rightwording TO samspil_app;
CREATE POLICY right_wording_read ON strategy_rightwording FOR SELECT USING (true);
CREATE POLICY right_wording_added ON strategy_rightwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_right WHERE strategy_right.id = strategy_rightwording.right_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_statementwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_statementwording TO samspil_app;
CREATE POLICY statement_wording_read ON strategy_statementwording FOR SELECT USING (true);
CREATE POLICY statement_wording_added ON strategy_statementwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_statement WHERE strategy_statement.id = strategy_statementwording.statement_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_termwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_termwording TO samspil_app;
CREATE POLICY term_wording_read ON strategy_termwording FOR SELECT USING (true);
CREATE POLICY term_wording_added ON strategy_termwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_term WHERE strategy_term.id = strategy_termwording.term_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_statement_areas ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_statement_areas TO samspil_app;
CREATE POLICY statement_areas_read ON strategy_statement_areas FOR SELECT USING (true);
CREATE POLICY statement_areas_added ON strategy_statement_areas FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_statement WHERE strategy_statement.id = strategy_statement_areas.statement_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_statement_rights ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_statement_rights TO samspil_app;
CREATE POLICY statement_rights_read ON strategy_statement_rights FOR SELECT USING (true);
CREATE POLICY statement_rights_added ON strategy_statement_rights FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_statement WHERE strategy_statement.id = strategy_statement_rights.statement_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_statement_targets ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_statement_targets TO samspil_app;
CREATE POLICY statement_targets_read ON strategy_statement_targets FOR SELECT USING (true);
CREATE POLICY statement_targets_added ON strategy_statement_targets FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_statement WHERE strategy_statement.id = strategy_statement_targets.statement_id AND strategy_id IN (
        SELECT id FROM strategy_strategy WHERE unit_id IN (SELECT my_units(ARRAY['administrator', 'director'])))));

ALTER TABLE strategy_strategy_targets ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON strategy_strategy_targets TO samspil_app;
CREATE POLICY strategy_target_read ON strategy_strategy_targets FOR SELECT USING (true);
CREATE POLICY strategy_target_added ON strategy_strategy_targets FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM strategy_strategy WHERE strategy_strategy.id = strategy_strategy_targets.strategy_id AND unit_id IN (SELECT my_units(ARRAY['administrator', 'director']))));

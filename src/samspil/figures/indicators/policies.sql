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

-- What is counted, in words and as text, is public. A house's analysts and director take a definition into use; after
-- that only the day it was replaced is written.
ALTER TABLE indicators_pack ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_pack TO samspil_app;
GRANT UPDATE (replaced_on) ON indicators_pack TO samspil_app;
CREATE POLICY pack_read ON indicators_pack FOR SELECT USING (true);
CREATE POLICY pack_added ON indicators_pack FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures()));
CREATE POLICY pack_replaced ON indicators_pack FOR UPDATE USING (
    house_id IN (SELECT my_figures()));

ALTER TABLE indicators_definition ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_definition TO samspil_app;
GRANT UPDATE (replaced_on) ON indicators_definition TO samspil_app;
CREATE POLICY definition_read ON indicators_definition FOR SELECT USING (true);
CREATE POLICY definition_added ON indicators_definition FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures())
    AND EXISTS (SELECT FROM indicators_pack p WHERE p.id = pack_id AND p.house_id = indicators_definition.house_id));
CREATE POLICY definition_replaced ON indicators_definition FOR UPDATE USING (
    house_id IN (SELECT my_figures()));

ALTER TABLE indicators_definitionwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_definitionwording TO samspil_app;
CREATE POLICY definition_wording_read ON indicators_definitionwording FOR SELECT USING (true);
CREATE POLICY definition_wording_added ON indicators_definitionwording FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM indicators_definition d WHERE d.id = definition_id
        AND d.house_id IN (SELECT my_figures())));

-- By what a house measures a target: public, chosen by its analysts and director.
ALTER TABLE indicators_yardstick ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_yardstick TO samspil_app;
CREATE POLICY yardstick_read ON indicators_yardstick FOR SELECT USING (true);
CREATE POLICY yardstick_added ON indicators_yardstick FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures())
    AND EXISTS (SELECT FROM indicators_definition d WHERE d.id = definition_id AND d.house_id = indicators_yardstick.house_id));

-- The names of places elsewhere are public; whom a house is compared with, too.
ALTER TABLE indicators_area ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_area TO samspil_app;
CREATE POLICY area_read ON indicators_area FOR SELECT USING (true);
CREATE POLICY area_added ON indicators_area FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures()));

ALTER TABLE indicators_neighbour ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON indicators_neighbour TO samspil_app;
CREATE POLICY neighbour_read ON indicators_neighbour FOR SELECT USING (true);
CREATE POLICY neighbour_added ON indicators_neighbour FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures())
    AND EXISTS (SELECT FROM indicators_area a WHERE a.id = area_id AND a.house_id = indicators_neighbour.house_id));

-- Chosen again on the same day it was a slip; what has counted for a day stays.
CREATE POLICY neighbour_removed ON indicators_neighbour FOR DELETE USING (
    house_id IN (SELECT my_figures()) AND begins_on = samspil_today());

-- Files on their way in may hold counts of few children: those of the whole house who compute, and nobody else.
ALTER TABLE indicators_mapping ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_mapping TO samspil_app;
CREATE POLICY mapping_read ON indicators_mapping FOR SELECT USING (
    house_id IN (SELECT my_figures()));
CREATE POLICY mapping_added ON indicators_mapping FOR INSERT WITH CHECK (
    by_id = samspil_person() AND house_id IN (SELECT my_figures()));

ALTER TABLE indicators_mappedcolumn ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_mappedcolumn TO samspil_app;
CREATE POLICY mapped_column_read ON indicators_mappedcolumn FOR SELECT USING (
    EXISTS (SELECT FROM indicators_mapping WHERE indicators_mapping.id = mapping_id));
CREATE POLICY mapped_column_added ON indicators_mappedcolumn FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM indicators_mapping WHERE indicators_mapping.id = mapping_id));

ALTER TABLE indicators_delivery ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON indicators_delivery TO samspil_app;
CREATE POLICY delivery_read ON indicators_delivery FOR SELECT USING (
    house_id IN (SELECT my_figures()));
CREATE POLICY delivery_added ON indicators_delivery FOR INSERT WITH CHECK (
    by_id = samspil_person() AND house_id IN (SELECT my_figures()));
CREATE POLICY delivery_changed ON indicators_delivery FOR UPDATE
    USING (house_id IN (SELECT my_figures()))
    WITH CHECK (house_id IN (SELECT my_figures()));

-- What is wrong and what would change: written anew whenever the file is read anew.
ALTER TABLE indicators_deliveryproblem ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON indicators_deliveryproblem TO samspil_app;
CREATE POLICY delivery_problem_read ON indicators_deliveryproblem FOR SELECT USING (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));
CREATE POLICY delivery_problem_added ON indicators_deliveryproblem FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));
CREATE POLICY delivery_problem_removed ON indicators_deliveryproblem FOR DELETE USING (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));

ALTER TABLE indicators_deliveryline ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON indicators_deliveryline TO samspil_app;
CREATE POLICY delivery_line_read ON indicators_deliveryline FOR SELECT USING (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));
CREATE POLICY delivery_line_added ON indicators_deliveryline FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));
CREATE POLICY delivery_line_removed ON indicators_deliveryline FOR DELETE USING (
    EXISTS (SELECT FROM indicators_delivery WHERE indicators_delivery.id = delivery_id));

ALTER TABLE indicators_computation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON indicators_computation TO samspil_app;
CREATE POLICY computation_read ON indicators_computation FOR SELECT USING (
    house_id IN (SELECT my_figures()));
CREATE POLICY computation_added ON indicators_computation FOR INSERT WITH CHECK (
    by_id = samspil_person() AND house_id IN (SELECT my_figures()));
CREATE POLICY computation_changed ON indicators_computation FOR UPDATE
    USING (house_id IN (SELECT my_figures()))
    WITH CHECK (house_id IN (SELECT my_figures()));

ALTER TABLE indicators_computationfault ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_computationfault TO samspil_app;
CREATE POLICY computation_fault_read ON indicators_computationfault FOR SELECT USING (
    EXISTS (SELECT FROM indicators_computation WHERE indicators_computation.id = computation_id));
CREATE POLICY computation_fault_added ON indicators_computationfault FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM indicators_computation WHERE indicators_computation.id = computation_id));

-- Raw counts tell on few children. They are read by those who compute: analysts, the director and heads, each of the
-- places their role reaches; of places elsewhere, by those of them who see the whole house. Nobody else: leaders,
-- committees, boards and the public have figures only through the publication. Nobody changes or removes one.
ALTER TABLE indicators_value ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON indicators_value TO samspil_app;
CREATE POLICY value_read ON indicators_value FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['analyst', 'director', 'head']))
    OR unit_id IS NULL AND house_id IN (SELECT my_roots(ARRAY['analyst', 'director', 'head'])));
CREATE POLICY value_added ON indicators_value FOR INSERT WITH CHECK (
    house_id IN (SELECT my_figures())
    AND (unit_id IS NULL OR unit_id IN (SELECT my_units(ARRAY['analyst', 'director'])))
    AND (area_id IS NULL OR EXISTS (SELECT FROM indicators_area a WHERE a.id = area_id AND a.house_id = indicators_value.house_id))
    AND EXISTS (SELECT FROM indicators_definition d WHERE d.id = definition_id AND d.house_id = indicators_value.house_id));

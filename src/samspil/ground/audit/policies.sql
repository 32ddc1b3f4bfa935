-- The record: everyone's acts are added to it; nobody changes it; administrators and the data protection
-- officer of the municipality read it.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit_event TO samspil_app;
CREATE POLICY event_added ON audit_event FOR INSERT WITH CHECK (
    person IS NOT DISTINCT FROM samspil_person() AND (unit IS NULL OR unit IN (SELECT my_house())));
CREATE POLICY event_read ON audit_event FOR SELECT USING (
    person = samspil_person()
    OR unit IN (SELECT my_units(ARRAY['administrator', 'data_protection']))
);

-- The read log: added by who reads; read by the data protection officer, and by each of what they read.
ALTER TABLE audit_reading ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit_reading TO samspil_app;
CREATE POLICY reading_added ON audit_reading FOR INSERT WITH CHECK (person = samspil_person() AND at BETWEEN now() AND clock_timestamp());
CREATE POLICY reading_read ON audit_reading FOR SELECT USING (
    person = samspil_person()
    OR person IN (SELECT my_people(ARRAY['data_protection']))
);

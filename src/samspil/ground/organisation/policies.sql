-- Units: their names are public; administrators of the municipality keep the list.
ALTER TABLE organisation_unit ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_unit TO samspil_app;
CREATE POLICY unit_read ON organisation_unit FOR SELECT USING (true);
CREATE POLICY unit_added ON organisation_unit FOR INSERT WITH CHECK (
    parent_id IN (SELECT my_units(ARRAY['administrator'])) AND path[1] IN (SELECT my_roots(ARRAY['administrator'])));
-- The values of a place belong to its leader, the rest of the line to the administrator.
CREATE POLICY unit_changed ON organisation_unit FOR UPDATE
    USING (id IN (SELECT my_units(ARRAY['administrator', 'leader'])))
    WITH CHECK (id IN (SELECT my_units(ARRAY['administrator', 'leader']))
        AND path[1] IN (SELECT my_roots(ARRAY['administrator', 'leader']))
        AND (parent_id IS NULL OR parent_id IN (SELECT my_house())));

ALTER TABLE organisation_succession ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON organisation_succession TO samspil_app;
CREATE POLICY succession_read ON organisation_succession FOR SELECT USING (true);
CREATE POLICY succession_added ON organisation_succession FOR INSERT WITH CHECK (
    predecessor_id IN (SELECT my_units(ARRAY['administrator']))
    AND successor_id IN (SELECT my_units(ARRAY['administrator'])));
CREATE POLICY succession_removed ON organisation_succession FOR DELETE USING (
    successor_id IN (SELECT my_units(ARRAY['administrator'])));

-- Groups: seen by who works in the municipality.
ALTER TABLE organisation_group ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_group TO samspil_app;
CREATE POLICY group_read ON organisation_group FOR SELECT USING (unit_id IN (SELECT my_units()));
CREATE POLICY group_written ON organisation_group FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['administrator'])));
CREATE POLICY group_changed ON organisation_group FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['administrator'])));

-- Roles: colleagues in the same municipality or region see who is what; a citizen sees none.
ALTER TABLE organisation_role ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_role TO samspil_app;
CREATE POLICY role_read ON organisation_role FOR SELECT USING (root_id IN (SELECT my_roots()));
CREATE POLICY role_added ON organisation_role FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['administrator']))
    AND root_id IN (SELECT my_roots(ARRAY['administrator']))
    AND samspil_is_placeable(person_id));
CREATE POLICY role_changed ON organisation_role FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['administrator'])));

-- People: oneself, and those who have or had a role in the same municipality or region. Who signs in as a parent or as
-- a child stands on nobody's list.
ALTER TABLE organisation_person ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_person TO samspil_app;
CREATE POLICY person_read ON organisation_person FOR SELECT USING (
    id = samspil_person()
    OR EXISTS (SELECT FROM organisation_role r WHERE r.person_id = organisation_person.id)
    OR EXISTS (SELECT FROM my_roots(ARRAY['administrator'])) AND NOT samspil_has_role(id) AND NOT is_family);
CREATE POLICY person_added ON organisation_person FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM my_roots(ARRAY['administrator'])) AND NOT is_family);
CREATE POLICY person_changed ON organisation_person FOR UPDATE USING (
    id IN (SELECT my_people(ARRAY['administrator']))
    OR EXISTS (SELECT FROM my_roots(ARRAY['administrator'])) AND NOT samspil_has_role(id) AND NOT is_family);

-- Accounts: read to sign in, before anyone is somebody, there and on no other page; else one's own and those of the people
-- one sees, so that nobody who is signed in comes to a family's address. They hold no name. Made by the administrator;
-- the password, language and last sign-in are the owner's own. Before anyone is somebody, the one account
-- that has been vouched for may be written, and nothing but its password and last sign-in (functions.sql).
ALTER TABLE organisation_account ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON organisation_account TO samspil_app;
GRANT UPDATE (password, last_login, language, is_active, email) ON organisation_account TO samspil_app;
CREATE POLICY account_read ON organisation_account FOR SELECT USING (
    (SELECT samspil_is_at_the_door()) OR id = samspil_signing_in() OR person_id = samspil_person()
    OR EXISTS (SELECT FROM organisation_person p WHERE p.id = organisation_account.person_id));
CREATE POLICY account_added ON organisation_account FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM organisation_person WHERE organisation_person.id = organisation_account.person_id) AND EXISTS (SELECT FROM my_roots(ARRAY['administrator']))
    AND NOT samspil_is_beyond_me(person_id));
CREATE POLICY account_changed ON organisation_account FOR UPDATE USING (
    person_id = samspil_person() OR samspil_person() IS NULL AND id = samspil_signing_in()
    OR person_id IN (SELECT my_people(ARRAY['administrator'])) AND NOT samspil_is_beyond_me(person_id));

-- Further addresses of an account: whoever sees the account sees them, and its owner keeps them.
ALTER TABLE account_emailaddress ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_emailaddress TO samspil_app;
CREATE POLICY address_read ON account_emailaddress FOR SELECT USING (
    EXISTS (SELECT FROM organisation_account a WHERE a.id = account_emailaddress.user_id));
CREATE POLICY address_added ON account_emailaddress FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM organisation_account a WHERE a.id = account_emailaddress.user_id
        AND (a.person_id = samspil_person() OR samspil_person() IS NULL)));
CREATE POLICY address_changed ON account_emailaddress FOR UPDATE USING (
    EXISTS (SELECT FROM organisation_account a WHERE a.id = account_emailaddress.user_id
        AND (a.person_id = samspil_person() OR samspil_person() IS NULL)));
CREATE POLICY address_removed ON account_emailaddress FOR DELETE USING (
    EXISTS (SELECT FROM organisation_account a WHERE a.id = account_emailaddress.user_id
        AND (a.person_id = samspil_person() OR samspil_person() IS NULL)));

-- Imports: the administrators of the unit that the file is for. The file may name people, so nobody else.
ALTER TABLE organisation_import ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_import TO samspil_app;
CREATE POLICY import_read ON organisation_import FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['administrator'])));
CREATE POLICY import_added ON organisation_import FOR INSERT WITH CHECK (
    by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['administrator'])));
CREATE POLICY import_changed ON organisation_import FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['administrator'])));

ALTER TABLE organisation_importprogress ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organisation_importprogress TO samspil_app;
CREATE POLICY progress_read ON organisation_importprogress FOR SELECT USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importprogress.of_id));
CREATE POLICY progress_added ON organisation_importprogress FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importprogress.of_id));
CREATE POLICY progress_changed ON organisation_importprogress FOR UPDATE USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importprogress.of_id));

-- What is wrong and what would change: written anew whenever the file is read anew.
ALTER TABLE organisation_importproblem ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON organisation_importproblem TO samspil_app;
CREATE POLICY problem_read ON organisation_importproblem FOR SELECT USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importproblem.of_id));
CREATE POLICY problem_added ON organisation_importproblem FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importproblem.of_id));
CREATE POLICY problem_removed ON organisation_importproblem FOR DELETE USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importproblem.of_id));

ALTER TABLE organisation_importchange ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON organisation_importchange TO samspil_app;
CREATE POLICY change_read ON organisation_importchange FOR SELECT USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importchange.of_id));
CREATE POLICY change_added ON organisation_importchange FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importchange.of_id));
CREATE POLICY change_removed ON organisation_importchange FOR DELETE USING (
    EXISTS (SELECT FROM organisation_import WHERE organisation_import.id = organisation_importchange.of_id));

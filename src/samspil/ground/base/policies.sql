-- Tables of the frame: no personal rows beyond one's own sign-in. What each is for stands beside it.
-- The list of tables without row policies; tests/architecture/test_policies.py holds it to this.
-- public-tables: django_content_type auth_permission auth_group auth_group_permissions django_migrations
-- public-tables: django_session base_cache account_emailconfirmation mfa_authenticator
-- public-tables: procrastinate_jobs procrastinate_events procrastinate_periodic_defers procrastinate_workers
GRANT SELECT ON django_content_type, auth_permission, auth_group, auth_group_permissions, django_migrations TO samspil_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session, base_cache TO samspil_app;
-- Signing in happens before anyone is somebody.
GRANT SELECT, INSERT, UPDATE, DELETE ON account_emailconfirmation, mfa_authenticator TO samspil_app;
-- Jobs carry the person they run for; a job's own reads go through that person's policies.
GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers,
    procrastinate_workers TO samspil_app;

-- History: triggers write it with the rights of who acts; the web can add to it and cannot read it.
-- Of who did what at which address, children's keys among them, only the present request's own line is there.
ALTER TABLE pghistory_context ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON pghistory_context TO samspil_app;
CREATE POLICY context_is_this_requests ON pghistory_context
    USING (id::text = current_setting('pghistory.context_id', true))
    WITH CHECK (id::text = current_setting('pghistory.context_id', true));
DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT table_name FROM information_schema.columns
             WHERE table_schema = 'public' AND column_name = 'pgh_id' LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.table_name);
        EXECUTE format('GRANT INSERT ON %I TO samspil_app', t.table_name);
        EXECUTE format('CREATE POLICY history_added ON %I FOR INSERT WITH CHECK (true)', t.table_name);
    END LOOP;
END $$;

"""Applies each app's functions.sql and policies.sql; what is applied is exactly what the files say."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

_TABLES = """
    SELECT c.relname, c.relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1
"""
_FORGET = """
    DO $$ DECLARE p record; BEGIN
        FOR p IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
            EXECUTE format('DROP POLICY %I ON %I', p.policyname, p.tablename);
        END LOOP;
    END $$;
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM samspil_app;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM samspil_app;
    GRANT USAGE ON SCHEMA public TO samspil_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO samspil_app;
"""

# What holds in the database now: policies, protection, rights on tables and columns, functions.
_STANDING = """
    SELECT md5(concat_ws('/',
        (SELECT string_agg(concat_ws('|', tablename, policyname, permissive, cmd, roles, qual, with_check),
            '//' ORDER BY tablename, policyname) FROM pg_policies WHERE schemaname = 'public'),
        (SELECT string_agg(concat_ws('|', c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl), '//'
            ORDER BY c.relname) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
            AND c.relkind IN ('r', 'v')),
        (SELECT string_agg(concat_ws('|', a.attrelid::regclass, a.attname, a.attacl), '//'
            ORDER BY a.attrelid::regclass::text, a.attname) FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace
            WHERE a.attacl IS NOT NULL),
        (SELECT string_agg(concat_ws('|', p.oid::regprocedure, p.prosecdef, p.prosrc), '//'
            ORDER BY p.oid::regprocedure::text) FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace)))
"""
_MARK = "samspil_person()"


def sql_files() -> list[Path]:
    """All functions before all policies, since a policy may call the function of any app."""
    homes = [Path(config.path) for config in apps.get_app_configs()]
    names = ("functions.sql", "policies.sql")
    return [home / name for name in names for home in homes if (home / name).exists()]


def forget_policies() -> None:
    """Drop every policy and grant. Tables stay protected: the web sees nothing until they are back."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)


@transaction.atomic
def apply_policies() -> int:
    """Drop every policy and grant, then apply the files; returns how many files."""
    files = sql_files()
    forget_policies()
    with connection.cursor() as cursor:
        for file in files:
            cursor.execute(file.read_text(encoding="utf-8"))
        cursor.execute(sql.SQL(f"COMMENT ON FUNCTION {_MARK} IS {{}}").format(sql.Literal(_seal())))
    return len(files)


def policies_as_applied() -> bool:
    """Whether the files are those that were applied last, and nobody has changed what they made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regprocedure(%s), 'pg_proc')", [_MARK])
        return cursor.fetchone() == (_seal(),)


def _seal() -> str:
    files = hashlib.sha256()
    for file in sql_files():
        files.update(file.read_bytes())
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        return f"policies {files.hexdigest()} {cursor.fetchone()[0]}"


def tables() -> dict[str, bool]:
    """Every table, and whether row-level security is on."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return dict(cursor.fetchall())


def login_faults() -> list[str]:
    """Why the present login may not serve the web: a web login owns nothing and bypasses nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT r.rolsuper, r.rolbypassrls,
                   EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                           WHERE n.nspname = 'public' AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            FROM pg_roles r WHERE r.rolname = current_user
            """
        )
        is_super, bypasses, owns = cursor.fetchone()
    faults = {"is a superuser": is_super, "may bypass row policies": bypasses, "owns tables": owns}
    return [reason for reason, holds in faults.items() if holds]

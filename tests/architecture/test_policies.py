"""Every table has row policies, or stands in the list of public tables with a reason."""

import re
from pathlib import Path

import pytest
from django.db import connection

from samspil.ground.base.policies import login_faults, sql_files, tables

PUBLIC = re.compile(r"^-- public-tables: (.+)$", re.MULTILINE)
MADE = re.compile(r"^CREATE (?:OR REPLACE )?FUNCTION (\w+)", re.MULTILINE)


def public_tables():
    return {
        name
        for file in sql_files()
        for line in PUBLIC.findall(Path(file).read_text(encoding="utf-8"))
        for name in line.split()
    }


@pytest.mark.django_db
def test_every_table_has_policies_or_is_public():
    open_tables = {name for name, protected in tables().items() if not protected}

    assert open_tables == public_tables() & set(tables())


@pytest.mark.django_db
def test_every_protected_table_says_who_reads_it():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tablename FROM pg_policies WHERE cmd IN ('SELECT', 'INSERT', 'ALL')")
        named = {row[0] for row in cursor.fetchall()}

    assert {name for name, protected in tables().items() if protected} <= named


@pytest.mark.django_db
def test_the_web_login_owns_and_bypasses_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samspil_app")
        faults = login_faults()
        cursor.execute("RESET ROLE")

    assert faults == []


@pytest.mark.django_db
def test_the_owner_is_refused_as_a_web_login():
    assert "owns tables" in login_faults()


@pytest.mark.django_db
def test_the_web_login_cannot_change_the_record():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.role_table_grants WHERE grantee = 'samspil_app'"
            " AND table_name IN ('audit_event', 'audit_reading') AND privilege_type IN ('UPDATE', 'DELETE')"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_no_function_that_sees_past_policies_can_be_led_astray():
    """A temporary table of the caller's must never stand in for one of ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, proconfig FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE n.nspname = 'public' AND prosecdef"
        )
        found = dict(cursor.fetchall())

    assert {name for name, config in found.items() if config != ["search_path=public, pg_temp"]} == set()


def test_no_two_functions_share_a_name():
    """PostgreSQL would keep both and choose by their arguments: one app would ask another's rule unawares."""
    named = [name for file in sql_files() for name in MADE.findall(Path(file).read_text(encoding="utf-8"))]

    assert sorted({name for name in named if named.count(name) > 1}) == []

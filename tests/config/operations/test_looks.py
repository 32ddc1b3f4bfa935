"""`samspil check` on the things that go wrong by day and by night: each fault says how to mend it."""

import os
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection

from samspil.config.operations import looks


def test_a_worker_that_fell_silent_is_told_with_what_waits(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute')"
        )
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
            " VALUES ('mail', 'nothing', '{}', 'todo', 0)"
        )

    found = looks.worker()

    assert found.fault == "No worker was seen lately, and 1 jobs wait." and "samspil worker" in found.remedy


def test_a_worker_that_lives_is_well(db):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")

    assert not looks.worker().fault


def test_a_policy_changed_by_hand_is_found(db):
    assert not looks.policies_drift().fault
    with connection.cursor() as cursor:
        cursor.execute("ALTER POLICY event_read ON audit_event USING (true)")

    assert "changed by hand" in looks.policies_drift().fault


def test_clocks_that_disagree_are_found(db, monkeypatch):
    class Late(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(minutes=3)

    assert not looks.clock().fault
    monkeypatch.setattr(looks, "datetime", Late)

    assert looks.clock().fault == "They are 180 seconds apart." and "NTP" in looks.clock().remedy


@pytest.mark.parametrize(
    ("hours", "fault"), [(1, ""), (25, ""), (27, "1 days and 3 hours old"), (None, "holds none")]
)
def test_the_newest_backup_is_of_today_or_yesterday(settings, tmp_path, hours, fault):
    settings.BACKUPS = str(tmp_path)
    (tmp_path / "notes.txt").touch()
    for age in (hours, 900) if hours else ():
        (tmp_path / f"{age}.backup").touch()
        os.utime(tmp_path / f"{age}.backup", (time.time() - age * 3600 - 60,) * 2)

    assert (fault in looks.backup().fault) if fault else not looks.backup().fault


def test_without_a_folder_for_backups_it_says_so(settings):
    settings.BACKUPS = ""

    assert "names no folder" in looks.backup().fault and "SAMSPIL_BACKUPS" in looks.backup().remedy


def test_a_full_disk_is_told_before_it_is_full(settings, tmp_path, monkeypatch):
    settings.DATA = settings.BACKUPS = tmp_path
    monkeypatch.setattr(looks, "LEAST_FREE", 10**18)

    assert str(tmp_path) in looks.disk().fault


PROXIES = [
    ("127.0.0.1,::1", True, ""),
    ("10.0.0.0/24, 10.1.2.3", True, ""),
    ("the-proxy", True, "the-proxy"),
    ("0.0.0.0/0", True, "Whoever connects"),
    ("::/0", True, "Whoever connects"),
]


@pytest.mark.parametrize(("addresses", "https", "fault"), PROXIES)
def test_the_proxy_is_known(settings, addresses, https, fault):
    settings.PROXY, settings.HTTPS = addresses, https

    assert (fault in looks.proxy().fault) if fault else not looks.proxy().fault


def test_a_restore_that_broke_off_is_told(settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "restore-begun").write_text("/backups/night.backup")

    assert "/backups/night.backup broke off" in looks.half_restore().fault


def test_static_files_that_are_not_laid_out_are_told(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    assert "samspil migrate" in looks.static_files().remedy and looks.static_files().fault
    (tmp_path / "staticfiles.json").touch()
    assert not looks.static_files().fault


def test_spark_is_looked_for_only_where_the_settings_name_one(settings, monkeypatch):
    monkeypatch.setattr(looks, "find_spec", lambda _name: None)
    assert not looks.spark().fault

    settings.SPARK = "spark://host:7077"
    assert looks.spark().fault.startswith("PySpark") and "SAMSPIL_SPARK" in looks.spark().remedy

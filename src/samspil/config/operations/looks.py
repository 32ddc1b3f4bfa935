"""What an operator is told about running it day by day: worker, backups, disk, clock, proxy, restore."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path

from django.conf import settings
from django.db import connection

from samspil.config.operations.faults import Refused
from samspil.config.operations.finding import Finding
from samspil.config.operations.health import workers_seen
from samspil.config.operations.places import refuse_a_half_restore
from samspil.ground.base.policies import policies_as_applied

OLDEST_BACKUP = timedelta(hours=26)
LEAST_FREE = 2_000_000_000
CLOCKS_APART = timedelta(seconds=5)


def policies_drift() -> Finding:
    what = "Row policies are those of this version"
    fault = "" if policies_as_applied() else "They were changed by hand, or belong to another version."
    return Finding(
        what, fault, "Find out who changed them, then run `samspil migrate`; it applies the files."
    )


def worker() -> Finding:
    what = "Background jobs are worked on"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND scheduled_at IS NULL"
        )
        (waiting,) = cursor.fetchone()
    fault = "" if workers_seen() else f"No worker was seen lately, and {waiting} jobs wait."
    return Finding(what, fault, "Start `samspil worker`, and keep it running beside `samspil serve`.")


def clock() -> Finding:
    """Deadlines, sessions and one-time codes go wrong when two machines do not agree on the time."""
    what = "This machine and the database agree on the time"
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs(datetime.now(UTC) - cursor.fetchone()[0])
    fault = f"They are {apart.total_seconds():.0f} seconds apart." if apart > CLOCKS_APART else ""
    return Finding(what, fault, "Let both keep time by NTP: `timedatectl set-ntp true`.")


def backup() -> Finding:
    what = "There is a backup of today or yesterday"
    remedy = "Set SAMSPIL_BACKUPS to the folder, and run `samspil backup FOLDER/NAME.backup` each night."
    if settings.DEMO:
        return Finding(what)
    if not settings.BACKUPS:
        return Finding(what, "SAMSPIL_BACKUPS names no folder to look in.", remedy)
    found = [each.stat().st_mtime for each in Path(settings.BACKUPS).glob("*.backup")]
    if not found:
        return Finding(what, f"{settings.BACKUPS} holds none.", remedy)
    age = datetime.now(UTC) - datetime.fromtimestamp(max(found), UTC)
    fault = (
        f"The newest is {age.days} days and {age.seconds // 3600} hours old." if age > OLDEST_BACKUP else ""
    )
    return Finding(what, fault, "See what `journalctl -u samspil-backup` says, and run it again.")


def disk() -> Finding:
    what = "There is room on the disk"
    folders = [each for each in (settings.DATA, settings.BACKUPS) if each and Path(each).exists()]
    tight = [str(each) for each in folders if shutil.disk_usage(each).free < LEAST_FREE]
    fault = f"Less than {LEAST_FREE // 1_000_000_000} GB is left for {', '.join(tight)}." if tight else ""
    return Finding(what, fault, "Move old backups elsewhere, or give it a larger disk.")


def spark() -> Finding:
    what = "Spark can be asked, where SAMSPIL_SPARK names one"
    wanted = [] if not settings.SPARK else ["PySpark"] * (not find_spec("pyspark"))
    wanted += ["Java"] * bool(settings.SPARK and not (os.environ.get("JAVA_HOME") or shutil.which("java")))
    fault = f"{' and '.join(wanted)} cannot be found here." if wanted else ""
    remedy = "Install them beside Samspil, or unset SAMSPIL_SPARK: extracts are then counted here by DuckDB."
    return Finding(what, fault, remedy)


def proxy() -> Finding:
    what = "The proxy is known by its address"
    remedy = "Set SAMSPIL_PROXY to the addresses it connects from, with commas between."
    try:
        networks = [ip_network(each.strip(), strict=False) for each in settings.PROXY.split(",")]
    except ValueError as fault:
        return Finding(what, f"{fault}.", remedy)
    anybody = settings.HTTPS and any(each.prefixlen == 0 for each in networks)
    return Finding(what, "Whoever connects is believed to be the proxy." if anybody else "", remedy)


def half_restore() -> Finding:
    what = "No restore broke off"
    try:
        refuse_a_half_restore()
    except Refused as refused:
        return Finding(what, str(refused), "Run the restore again; it begins from the start.")
    return Finding(what)


def static_files() -> Finding:
    what = "Stylesheets and scripts are laid out for serving"
    needs_list = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    missing = needs_list and not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    return Finding(what, f"{settings.STATIC_ROOT} has none." if missing else "", "Run `samspil migrate`.")

"""What an operator is told about an installation: each look at one thing, with how to mend it."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from samspil.config.operations import looks
from samspil.config.operations.finding import Finding
from samspil.ground.base.policies import login_faults, tables
from samspil.ground.reminders.actions.sending import oldest_waiting
from samspil.tools.exchange.post import Unreachable, connected

LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}
PRINTED = ("console.EmailBackend", "dummy.EmailBackend")
DEMO_OWNER = "Egelund Kommune"

# A letter of the day that has not left by the next day is late.
LETTER_HOURS = 24


def every_finding() -> Iterator[Finding]:
    database = _database()
    yield database
    if not database.fault:
        schema = _schema()
        yield from (_version(), _login(), schema)
        if not schema.fault:
            yield from (_policies(), looks.policies_drift(), looks.worker(), looks.clock(), _letters())
    yield from (look() for look in (_server, _data_folder, _static, _words, _hosts, _https))
    yield from (look() for look in (_mail, _key, _key_file, _owner))
    yield from (
        look()
        for look in (
            looks.proxy,
            looks.static_files,
            looks.disk,
            looks.backup,
            looks.half_restore,
            looks.spark,
        )
    )


def _database() -> Finding:
    what = "The database answers"
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        return Finding(what, str(fault).strip(), "Start the server that DATABASE_URL names, or unset it.")
    return Finding(what)


def _version() -> Finding:
    what = "PostgreSQL is 15 or newer"
    if connection.pg_version < 150000:
        return Finding(what, f"It is {connection.pg_version // 10000}.", "Upgrade the server.")
    return Finding(what)


def _login() -> Finding:
    what = "The web's login is held by the row policies"
    faults = login_faults()
    remedy = "Give DATABASE_URL a login that owns nothing (samspil_app), and SAMSPIL_OWNER_URL the owner."
    return Finding(what, f"The login {' and '.join(faults)}." if faults else "", remedy)


def _schema() -> Finding:
    what = "The schema is up to date"
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding(what, f"{len(waiting)} migrations wait." if waiting else "", "Run `samspil migrate`.")


def _policies() -> Finding:
    what = "Row policies are in place"
    bare = [name for name, protected in tables().items() if name.startswith("plans_") and not protected]
    return Finding(what, f"{', '.join(bare)} have none." if bare else "", "Run `samspil migrate`.")


def _server() -> Finding:
    what = "Mail can be handed in"
    if settings.MAIL_SERVER is None:
        return Finding(f"{what}: no server is set, so letters wait")
    try:
        with connected(settings.MAIL_SERVER):
            return Finding(what)
    except Unreachable as fault:
        return Finding(
            what, str(fault), "Look at SAMSPIL_MAIL_URL, and whether that server is up. Letters wait."
        )


def _letters() -> Finding:
    what = "No letter waits too long"
    hours = int(oldest_waiting().total_seconds() // 3600)
    remedy = "Set SAMSPIL_MAIL_URL to a server that answers, and run `samspil worker`."
    return Finding(what, f"The oldest waits for {hours} hours." if hours >= LETTER_HOURS else "", remedy)


def _data_folder() -> Finding:
    what = f"The data folder {settings.DATA} can be written"
    fault = "" if os.access(settings.DATA, os.W_OK) else "It cannot."
    return Finding(what, fault, "Set SAMSPIL_DATA to a folder that this user may write.")


def _static() -> Finding:
    what = "Stylesheet and fonts are built"
    fault = "" if finders.find("built/samspil.css") else "built/samspil.css is missing."
    return Finding(what, fault, "Run `make face` in a checkout; a released package brings them.")


def _words() -> Finding:
    what = "Translations are compiled"
    folders = [Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" for code in ("da", "nl")]
    missing = [folder.parent.name for folder in folders if not (folder / "django.mo").exists()]
    return Finding(what, f"Missing: {', '.join(missing)}." if missing else "", "Run `make words`.")


def _hosts() -> Finding:
    what = "The addresses it answers to are named"
    fault = "" if settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS else "Every address is let in."
    return Finding(what, fault, "Set SAMSPIL_HOSTS to the names people use, with commas between.")


def _https() -> Finding:
    what = "Who signs in from elsewhere does so over HTTPS"
    others = sorted(set(settings.ALLOWED_HOSTS) - LOCAL)
    fault = "" if settings.HTTPS or not others else f"{', '.join(others)} is answered without it."
    return Finding(what, fault, "Put a proxy with TLS in front, and set SAMSPIL_HTTPS=1.")


def _mail() -> Finding:
    what = "Mail leaves the house"
    fault = "A link for a new password is only printed." if settings.EMAIL_BACKEND.endswith(PRINTED) else ""
    remedy = "Set SAMSPIL_MAIL_URL and SAMSPIL_FROM; README.md lists them."
    return Finding(what, "" if settings.DEMO else fault, remedy)


def _key_file() -> Finding:
    path = Path(settings.DATA) / "secret-key"
    what = "The file of the secret key is its owner's alone"
    is_open = path.exists() and path.stat().st_mode & 0o077
    return Finding(what, "Others can read it." if is_open else "", f"Run `chmod 600 {path}`.")


def _owner() -> Finding:
    what = "The public page names its municipality"
    fault = (
        "" if settings.DEMO or settings.OWNER_NAME != DEMO_OWNER else f"It says {DEMO_OWNER}, of the demo."
    )
    return Finding(what, fault, "Set SAMSPIL_OWNER_NAME.")


def _key() -> Finding:
    what = "The secret key is long enough"
    return Finding(what, "" if len(settings.SECRET_KEY) >= 40 else "It is short.", "Set SAMSPIL_SECRET_KEY.")

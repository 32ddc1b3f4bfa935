"""A demo house of one's own: built once a run, served once a process, as new before each test."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from make.room import place

WORDS = [sys.executable, "-m", "samspil.config.command"]
# Nobody ever opens this database: it is the demo as built, and all others are copied from it.
AS_BUILT = "as_built"


class House:
    """One database and the real server on it, with the web's own login."""

    def __init__(self, data, name):
        self.data, self.name = data, name
        self.passwords = json.loads((data / "logins.json").read_text())
        self.socket = (data / "postgres" / "postmaster.pid").read_text().splitlines()[4]
        self.is_new = False

    def hears(self, request):
        """Who sends a form, whatever becomes of it, leaves the house another than it was."""
        if request.method != "GET":
            self.is_new = False

    def as_new(self):
        if not self.is_new:
            self._restore()
            self.is_new = True

    def _restore(self):
        """As the demo built it. The server notices that its connections are gone and makes new ones."""
        with self._database() as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(self._named))
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER samspil_owner TEMPLATE {} STRATEGY FILE_COPY").format(
                    self._named, sql.Identifier(AS_BUILT)
                )
            )

    def keep_as_built(self):
        with self._database() as server:
            server.execute("ALTER SYSTEM SET fsync = off")
            server.execute("SELECT pg_reload_conf()")
            server.execute(f"DROP DATABASE IF EXISTS {AS_BUILT}")
            server.execute(f"CREATE DATABASE {AS_BUILT} OWNER samspil_owner TEMPLATE samspil")

    @contextmanager
    def served(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        login = f"samspil_app:{quote(self.passwords['samspil_app'])}"
        environment = _environment(self.data) | {
            "PGHOST": self.socket,
            "DATABASE_URL": f"postgres://{login}@/{self.name}",
        }
        words = [*WORDS, "serve", "--port", str(port), "--workers", "1"]
        with subprocess.Popen(words, env=environment) as server:
            try:
                yield _wait(f"http://127.0.0.1:{port}", server)
            finally:
                server.terminate()

    @contextmanager
    def opened(self):
        """The house's own database, for whoever lets days pass: its next visitor finds it as new."""
        self.is_new = False
        login = {"user": "postgres", "password": self.passwords["postgres"]}
        with psycopg.connect(host=self.socket, dbname=self.name, **login) as owner:
            yield owner

    @property
    def _named(self):
        return sql.Identifier(self.name)

    def _database(self):
        login = {"user": "postgres", "password": self.passwords["postgres"]}
        return psycopg.connect(host=self.socket, dbname="postgres", autocommit=True, **login)


@contextmanager
def built(data, name):
    """The house in this folder. Who comes first builds it, and who leaves last stops its database."""
    data.mkdir(mode=0o755, parents=True, exist_ok=True)
    with open(data / "in-use", "w") as in_use, open(data / "building", "w") as building:
        fcntl.flock(building, fcntl.LOCK_EX)
        subprocess.run([*WORDS, "demo", "--no-serve", "--size", "tiny"], env=_environment(data), check=True)
        house, stamp, kept = House(data, name), data / "demo-ready", data / "kept-as-built"
        if not kept.exists() or kept.read_text() != stamp.read_text():
            house.keep_as_built()
            kept.write_text(stamp.read_text())
        fcntl.flock(in_use, fcntl.LOCK_SH)
        fcntl.flock(building, fcntl.LOCK_UN)
        yield house
        _stop_when_empty(data, in_use, building)


def kept(path, make):
    """What `make` gives, made once a run for all workers."""
    with open(path.with_suffix(".lock"), "w") as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        if not path.exists():
            path.write_text(json.dumps(make()))
        return json.loads(path.read_text())


def _stop_when_empty(data, in_use, building):
    fcntl.flock(building, fcntl.LOCK_EX)
    try:
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    pid = data / "postgres" / "postmaster.pid"
    os.kill(int(pid.read_text().split()[0]), signal.SIGINT)
    if "SAMSPIL_HOUSE" not in os.environ:
        for _try in range(100):
            if not pid.exists():
                break
            time.sleep(0.1)
        shutil.rmtree(data, ignore_errors=True)


def _environment(data):
    named = ("SAMSPIL_LOGIN", "DATABASE_URL", "SAMSPIL_OWNER_URL")
    kept = {key: value for key, value in os.environ.items() if key not in named}
    return kept | {"SAMSPIL_DATA": str(data), "SAMSPIL_DEMO": "1", "PYTHONWARNINGS": "ignore"}


def _wait(url, server):
    for _try in range(240):
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(f"{url}/was/", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return url
    raise AssertionError("the server did not answer")


def folder():
    """SAMSPIL_HOUSE names a folder that is kept from run to run; otherwise all workers of a run share one.

    Not among pytest's own folders: as root the database runs as a user of its own, and any other run of
    pytest would lock that user out of them.
    """
    if kept := os.environ.get("SAMSPIL_HOUSE"):
        return Path(kept).resolve()
    return place() / f"samspil-journeys-{run()}"


def run():
    """What all workers of one run have in common."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")

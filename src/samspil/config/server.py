"""Where the database is: the given server, or one of our own in the data folder."""

import json
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from samspil.config import keeper

OWNER, APP, DATABASE = "samspil_owner", "samspil_app", "samspil"
# Our own server reads from a solid disk or from memory, and no page asks for so much that compiling it pays.
TUNED = "-c random_page_cost=1.1 -c jit=off"


class ServerMissing(Exception):
    """The settings name a server but not the login this process needs."""


@dataclass(frozen=True)
class Address:
    """How to reach one database as one login."""

    host: str
    port: str
    name: str
    user: str
    password: str
    is_embedded: bool = False

    def as_django(self) -> dict[str, object]:
        return {
            "ENGINE": "samspil.config.postgres" if self.is_embedded else "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": {"connect_timeout": 5, **({"options": TUNED} if self.is_embedded else {})},
        }


def from_url(url: str) -> Address:
    parts = urlsplit(url)
    return Address(
        host=parts.hostname or "",
        port=str(parts.port or ""),
        name=parts.path.lstrip("/"),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def address(login: str, folder: Path) -> Address:
    """The address for `login` ("owner" or "app"); starts the embedded server when none is given."""
    variable = "SAMSPIL_OWNER_URL" if login == "owner" else "DATABASE_URL"
    if url := os.environ.get(variable):
        return from_url(url)
    if os.environ.get("DATABASE_URL"):
        raise ServerMissing(
            "DATABASE_URL names a server, but this command must change its schema: "
            "set SAMSPIL_OWNER_URL to the login that owns the database."
        )
    return embedded(login, folder)


def embedded(login: str, folder: Path) -> Address:
    """Start our own PostgreSQL in `folder`/postgres if it is not running, and say how to reach it."""
    home = folder.resolve() / "postgres"
    host = keeper.begin(home)
    with keeper.alone(home):
        words = _passwords(folder.resolve() / "logins.json")
        if not (home / "samspil-ready").exists():
            _prepare(host, words)
            _lock_the_door(home, host, words["postgres"])
            (home / "samspil-ready").touch()
    user = OWNER if login == "owner" else APP
    return Address(host, "", DATABASE, user, words[user], is_embedded=True)


def wake(folder: Path) -> None:
    """Start our own server again if it fell or stands still."""
    keeper.wake(folder.resolve() / "postgres")


def _passwords(path: Path) -> dict[str, str]:
    if not path.exists():
        words = {name: secrets.token_urlsafe(24) for name in ("postgres", OWNER, APP)}
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
        with os.fdopen(handle, "w") as file:
            json.dump(words, file)
    return dict(json.loads(path.read_text()))


def _prepare(host: str, words: dict[str, str]) -> None:
    """Two logins: one owns the schema, the other may only do what the policies allow."""
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as server:
        for name, word in words.items():
            exists = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            statement = "ALTER ROLE {} LOGIN PASSWORD {}" if exists else "CREATE ROLE {} LOGIN PASSWORD {}"
            server.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Literal(word)))
        server.execute(f"ALTER ROLE {OWNER} CREATEDB")
        server.execute(f"GRANT {APP} TO {OWNER}")
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            server.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'")


def _lock_the_door(home: Path, host: str, password: str) -> None:
    """The wheel lets every local user in; we ask for the password."""
    (home / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    with psycopg.connect(host=host, user="postgres", password=password, dbname="postgres") as server:
        server.execute("SELECT pg_reload_conf()")

"""A whole installation in a folder: its own database server and files, commands run as an operator does."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg

from make.room import place
from samspil.config.server import DATABASE, OWNER

ROOT = Path(__file__).parents[3]
LIMIT = 600
ONE_BY_ONE = """
import contextlib, io, json, sys
from samspil.config.command import main
said = []
for words in json.loads(sys.argv[1]):
    sys.argv, heard, code = ["samspil", *map(str, words)], io.StringIO(), 0
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        try:
            main()
        except SystemExit as left:
            code = left.code
    said.append([code, heard.getvalue()])
print(json.dumps(said))
"""


@contextmanager
def empty_house(code=ROOT):
    """A machine with nothing on it; gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="samspil-house-", dir=place()))
    # As root, the database runs as a user of its own, who must be able to walk there.
    home.chmod(0o755)
    house = House(home, code)
    try:
        yield house
    finally:
        house.stop_database()
        shutil.rmtree(home, ignore_errors=True)


class House:
    def __init__(self, home, code=ROOT):
        self.data, self.code = home / "data", code
        self.data.mkdir(parents=True, exist_ok=True)
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SAMSPIL", "DATABASE_URL", "PYTEST", "DJANGO"))
        } | {"SAMSPIL_DATA": str(self.data), "PYTHONPATH": str(code / "src")}

    def run(self, *words, fails=False, **environment):
        """What the command said; it must succeed, or fail where that is expected."""
        command = [sys.executable, "-m", "samspil.config.command", *map(str, words)]
        done = subprocess.run(
            command,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            cwd=self.data,
        )
        assert (done.returncode != 0) == fails, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def refused(self, commands, **environment):
        """What each named command said; all must fail. In one process: most of what they cost is a start."""
        done = subprocess.run(
            [sys.executable, "-c", ONE_BY_ONE, json.dumps(list(commands.values()), default=str)],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            cwd=self.data,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        said = dict(zip(commands, json.loads(done.stdout.splitlines()[-1]), strict=True))
        assert all(code for code, _words in said.values()), said
        return {name: words for name, (_code, words) in said.items()}

    def connect(self, user=OWNER):
        """A connection past the policies, to look and to break."""
        words = json.loads((self.data / "logins.json").read_text())
        pid = (self.data / "postgres" / "postmaster.pid").read_text().splitlines()
        return psycopg.connect(
            host=pid[4].strip(), user=user, password=words[user], dbname=DATABASE, autocommit=True
        )

    def ask(self, statement, *values):
        with self.connect() as server:
            return server.execute(statement, values).fetchall()

    def tell(self, statement, *values):
        with self.connect() as server:
            server.execute(statement, values)

    def stop_database(self):
        pid = self.data / "postgres" / "postmaster.pid"
        if pid.exists():
            os.kill(int(pid.read_text().split()[0]), 3)

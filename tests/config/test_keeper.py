"""Our own PostgreSQL serves again, whatever befell it; each fall here once kept everybody waiting."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from make.room import place
from samspil.config import keeper, server

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def kept():
    # Not tmp_path: as root, the server runs as a user of its own, who must be able to walk there.
    folder = Path(tempfile.mkdtemp(prefix="samspil-keeper-", dir=place()))
    folder.chmod(0o755)
    yield Kept(folder)
    Kept(folder).master().send_signal(signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(keeper, "STILL", 1.0)


class Kept:
    def __init__(self, folder):
        self.folder, self.home = folder, folder / "postgres"
        self.address = server.embedded("owner", folder)

    def master(self):
        return psutil.Process(int((self.home / "postmaster.pid").read_text().split()[0]))

    def child(self, title):
        """The helper of that title, as soon as there is one."""
        while True:
            # A helper may end while we look at it.
            with suppress(psutil.Error):
                for each in self.master().children():
                    if " ".join(each.cmdline()).startswith(f"postgres: {title}"):
                        return each
            time.sleep(0.01)

    def connect(self):
        where = self.address
        return psycopg.connect(host=where.host, user=where.user, password=where.password, dbname=where.name)

    def serves(self):
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def wake_until_it_serves(self, tries=40):
        for _try in range(tries):
            server.wake(self.folder)
            if self.serves():
                return True
            time.sleep(0.1)
        return False


def ended(process):
    """Dead is enough: in a container without an init, nobody buries an orphan."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_recovery_that_is_killed_is_begun_anew(kept):
    kept.child("walwriter").kill()
    kept.child("startup").kill()
    stuck = kept.master()

    assert kept.wake_until_it_serves()
    assert kept.master() != stuck


def test_a_server_that_serves_is_left_alone(kept):
    before = kept.master()

    server.wake(kept.folder)

    assert kept.master() == before
    assert before.is_running()


def test_a_helper_that_does_not_go_is_ended(kept):
    with kept.connect() as busy:
        helper = psutil.Process(busy.info.backend_pid)
        helper.suspend()
        kept.master().kill()

        assert kept.wake_until_it_serves()
        assert ended(helper)


def test_a_number_that_is_somebody_elses_by_now_keeps_nobody_out(kept):
    """After a power cut the number in the file may belong to any process of the same user."""
    with subprocess.Popen(["sleep", "60"], user="pgserver" if os.geteuid() == 0 else None) as other:
        told = (kept.home / "postmaster.pid").read_text().splitlines()
        master = kept.master()
        master.kill()
        while not ended(master):
            time.sleep(0.05)
        (kept.home / "postmaster.pid").write_text("\n".join([str(other.pid), *told[1:]]) + "\n")

        assert kept.wake_until_it_serves()
        assert other.poll() is None
        other.kill()


def test_one_person_begins_at_a_time(kept):
    """Who is killed while beginning lets go of the lock; the server, begun by it, does not hold it either."""
    with keeper.alone(kept.home):
        held = subprocess.run(["flock", "-n", str(kept.folder / "postgres.lock"), "true"])

    freed = subprocess.run(["flock", "-n", str(kept.folder / "postgres.lock"), "true"])

    assert held.returncode == 1
    assert freed.returncode == 0


def test_a_server_whose_folder_was_taken_away_is_in_nobodys_way():
    folder = Path(tempfile.mkdtemp(prefix="samspil-keeper-", dir=place()))
    folder.chmod(0o755)
    first = Kept(folder).master()
    shutil.rmtree(folder / "postgres")

    anew = Kept(folder)

    assert anew.serves()
    assert ended(first)
    anew.master().send_signal(signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)

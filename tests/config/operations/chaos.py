"""A house under fire: web, worker and database as real processes, killed at random while people write."""

import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import psutil
import psycopg
import requests
from config.operations.browser import Browser, Refused
from config.operations.writers import WRITERS

PATIENCE = 120
# After so many kills everybody must get through before the next: work resumes, for slow writes too.
BREATH = 3
WATCHED = ("web", "worker")


class Service:
    """What systemd does with `Restart=always`: start again whatever ended."""

    def __init__(self, house, words, log):
        self.house, self.words, self.log, self.starts = house, words, log, 0
        self.process = None
        self.keep()

    def keep(self):
        if self.process and self.process.poll() is None:
            return
        self.starts += 1
        command = [sys.executable, "-m", "samspil.config.command", *self.words]
        environment = self.house.environment | {
            "SAMSPIL_HEARTBEAT": "1", "SAMSPIL_READ_AT_ONCE": "1", "SAMSPIL_LANGUAGE": "en",
            # Whoever looks into a service that stands still sends it SIGABRT and reads where it stood.
            "PYTHONFAULTHANDLER": "1",
        }  # fmt: skip
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdout=self.log,
            stderr=self.log,
            cwd=self.house.data,
            start_new_session=True,
        )

    def family(self):
        main = psutil.Process(self.process.pid)
        found = [main, *main.children(recursive=True)]
        # The embedded server is a child of whoever started it, and a service of its own.
        return [each for each in found if each.name() != "postgres"]

    def stop(self):
        if self.process.poll() is None:
            for each in self.family():
                each.kill()
        self.process.wait()


@dataclass
class Tried:
    """One kind of write: what was tried, what was acknowledged."""

    writer: object
    tried: set = field(default_factory=set)
    acknowledged: set = field(default_factory=set)
    said: Counter = field(default_factory=Counter)

    def __str__(self):
        steps = len(getattr(self.writer, "yes", ()))
        several = f" ({steps} steps)" if steps else ""
        return f"{len(self.acknowledged)} of {len(self.tried)}{several}, else {dict(self.said)}"


class Chaos:
    def __init__(self, house, seed):
        self.house, self.random, self.ending = house, Random(seed), threading.Event()
        self.over = threading.Event()
        self.port = free_port()
        self.log = (house.data.parent / "services.log").open("w")
        self.services = {
            "web": Service(house, ("serve", "--port", str(self.port), "--workers", "2"), self.log),
            "worker": Service(house, ("worker",), self.log),
        }
        self.tried = [Tried(kind(house)) for kind in WRITERS]
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()
        self.killed = dict.fromkeys((*WATCHED, "database"), 0)

    def run(self, kills):
        """Kill so many times; between two kills somebody must have got a yes, and now and then everybody."""
        people = [threading.Thread(target=self._write, args=(each,), daemon=True) for each in self.tried]
        for each in people:
            each.start()
        self._until_somebody_is_served()
        for kill in range(1, kills + 1):
            time.sleep(self.random.uniform(0, 0.7))
            self._kill(self.random.choice(list(self.killed)))
            self._until_somebody_is_served()
            if kill % BREATH == 0 or kill == kills:
                self._until_everybody_is_served()
        self.ending.set()
        for each in people:
            each.join(PATIENCE)
        self._until(lambda: not self._unsettled(), lambda: f"the end of {self._unsettled()}")

    def faults(self):
        return [
            fault
            for each in self.tried
            for fault in each.writer.faults(self.house, each.acknowledged, each.tried)
        ]

    def _kill(self, name):
        """The whole service, or one process of it, at once and without a word."""
        try:
            family = self._database() if name == "database" else self.services[name].family()
            self.random.choice([family[0], *family]).kill()
            self.killed[name] += 1
            print(f"-- kill {sum(self.killed.values())}: {name}", file=self.log, flush=True)
        except (psutil.NoSuchProcess, IndexError, FileNotFoundError):
            return self._kill("worker" if name != "worker" else "web")

    def _database(self):
        pid = int((self.house.data / "postgres" / "postmaster.pid").read_text().split()[0])
        main = psutil.Process(pid)
        return [main, *main.children()]

    def _keep(self):
        while not self.over.is_set():
            for each in self.services.values():
                each.keep()
            time.sleep(0.2)

    def _write(self, each):
        browser = Browser(f"http://127.0.0.1:{self.port}", each.writer.email)
        while not self.ending.is_set():
            mark = f"{type(each.writer).__name__.lower()}{len(each.tried)}x"
            try:
                browser.sign_in()
                each.tried.add(mark)
                each.writer.write(browser, mark)
                each.acknowledged.add(mark)
            except (Refused, requests.RequestException, OSError, psycopg.Error) as fault:
                each.said[str(fault) if isinstance(fault, Refused) else type(fault).__name__] += 1
                time.sleep(0.1)

    def _until_somebody_is_served(self):
        before = sum(len(each.acknowledged) for each in self.tried)
        self._until(
            lambda: sum(len(each.acknowledged) for each in self.tried) > before, lambda: "a yes after a kill"
        )

    def _until_everybody_is_served(self):
        """Work resumes: each kind of write gets its yes after the last kill."""
        before = [len(each.acknowledged) for each in self.tried]
        self._until(
            lambda: all(len(each.acknowledged) > n for each, n in zip(self.tried, before, strict=True)),
            lambda: f"a yes to everybody ({', '.join(map(str, self.tried))})",
        )

    def _unsettled(self):
        return [
            each
            for tried in self.tried
            if hasattr(tried.writer, "unsettled")
            for each in tried.writer.unsettled(self.house)
        ]

    def _until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, (
                f"waited in vain for {what()}; killed {self.killed}; {self._last_words()}"
            )
            time.sleep(0.05)

    def _last_words(self):
        self.log.flush()
        return (self.house.data.parent / "services.log").read_text()[-3000:]

    def close(self):
        self.ending.set()
        self.over.set()
        self.keeper.join()
        for each in self.services.values():
            each.stop()
        self.log.close()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]

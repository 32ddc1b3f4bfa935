"""What an operator copies from deploy/ fits what the code knows."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from samspil.config.command import COMMANDS

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
HARD = """
    NoNewPrivileges=yes ProtectSystem=strict ProtectHome=yes PrivateTmp=yes PrivateDevices=yes User=samspil
    CapabilityBoundingSet= RestrictNamespaces=yes RestrictSUIDSGID=yes LockPersonality=yes UMask=0077
""".split()


def needs(program):
    """With CI=true it may not be missing."""
    if not shutil.which(program):
        leave = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave(f"{program} is not installed: it has not read what is in deploy/")


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_says_a_word_we_know_and_may_do_little_else(path):
    lines = path.read_text().splitlines()
    words = re.findall(r"bin/samspil (\w+)", path.read_text())

    assert words and set(words) <= set(COMMANDS)
    assert not set(HARD) - set(lines)
    assert any(line.startswith("ReadWritePaths=/var/lib/samspil") for line in lines)


def test_only_the_backup_knows_the_owner():
    knowing = [path.stem for path in SERVICES if "owner.env" in path.read_text()]

    assert knowing == ["samspil-backup"]


def test_systemd_finds_nothing_wrong(tmp_path):
    needs("systemd-analyze")
    for path in (DEPLOY / "systemd").iterdir():
        # The program need not be installed where the tests run.
        (tmp_path / path.name).write_text(
            path.read_text().replace("/opt/samspil/.venv/bin/samspil", "/bin/true")
        )

    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        timeout=60,
    )

    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "samspil-" in line]
    assert ours == []


@pytest.mark.parametrize("name", ["samspil.env", "owner.env"])
def test_every_setting_of_the_example_is_explained(name):
    readme = (ROOT / "README.md").read_text()
    settings = re.findall(r"^#? ?([A-Z_]+)=", (DEPLOY / name).read_text(), re.MULTILINE)

    assert settings and [each for each in settings if f"`{each}`" not in readme] == []


def instructions():
    text = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _space, rest = line.partition(" ")
            yield word, rest


def test_the_container_file_names_what_is_there():
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK"}
    found = list(instructions())
    copied = [shlex.split(rest)[:-1] for word, rest in found if word == "COPY" and "--from" not in rest]

    assert {word for word, _rest in found} == known | {"ENTRYPOINT", "CMD"}
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []


def test_the_container_serves_as_nobody_special():
    found = dict(instructions())

    assert found["USER"] == "samspil"
    assert found["ENTRYPOINT"] == '["samspil"]' and '"serve"' in found["CMD"] and "serve" in COMMANDS


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_says_who_it_is_and_shows_no_health(name):
    text = (DEPLOY / "proxy" / name).read_text()

    assert "127.0.0.1:8000" in text and "X-Request-ID" in text
    assert "health" in text and "404" in text


def test_nginx_takes_the_example(tmp_path):
    needs("nginx")
    site = (DEPLOY / "proxy" / "nginx.conf").read_text().replace(" ssl http2;", ";")
    site = re.sub(r"\s*ssl_certificate.*", "", site)
    (tmp_path / "nginx.conf").write_text(
        f"events {{}}\npid {tmp_path}/pid;\nhttp {{\naccess_log off;\n{site}\n}}\n"
    )

    done = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "log")],
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr


def test_caddy_takes_the_example(tmp_path):
    needs("caddy")

    done = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "proxy" / "Caddyfile")],
        env=os.environ
        | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr

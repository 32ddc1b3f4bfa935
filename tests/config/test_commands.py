"""What an operator types: check, load, serve. Each says what is wrong, where, and how to mend it."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections
from django.utils.timezone import now
from steering.strategy.test_packs import text as pack_text

from make.reminders import letter
from samspil.config import checks, command
from samspil.config.management.commands.demo import _shape
from samspil.config.operations import looks
from samspil.config.start import PowerfulLogin, refuse_a_powerful_login
from samspil.ground.audit.models import Event
from samspil.steering.strategy.models import Strategy
from samspil.tools.exchange.post import Server


@pytest.fixture
def web(db):
    """The present connection with the web's own login."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samspil_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def faults():
    return {each.what: each.fault for each in checks.every_finding() if each.fault}


def fault_of(start):
    return next((each for each in checks.every_finding() if each.what.startswith(start)), None)


def test_a_sound_installation_has_nothing_to_mend(web, settings, tmp_path, monkeypatch):
    settings.DATA, settings.BACKUPS = tmp_path, str(tmp_path)
    (tmp_path / "night.backup").touch()
    monkeypatch.setattr(looks, "LEAST_FREE", 0)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    monkeypatch.setattr(checks.finders, "find", lambda path: path)
    for code in ("da", "nl"):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.mo").touch()
    settings.LOCALE_PATHS = [tmp_path]
    settings.OWNER_NAME = "Lindeby Kommune"

    assert faults() == {}
    call_command("checkup")


def test_the_owners_login_is_named_with_what_to_do(db, capsys):
    with pytest.raises(SystemExit) as left:
        call_command("checkup")

    said = " ".join(capsys.readouterr().out.split())
    assert left.value.code == 1
    assert "owns tables" in said and "Give DATABASE_URL a login that owns nothing" in said


def test_a_database_that_is_gone_is_said_first_and_nothing_more_of_it(db, monkeypatch):
    def gone():
        raise OperationalError("connection refused")

    with monkeypatch.context() as for_now:
        for_now.setattr(connections["default"], "ensure_connection", gone)
        found = list(checks.every_finding())

    assert found[0].fault == "connection refused" and "Start the server" in found[0].remedy
    assert not any("policies" in each.what for each in found)


def test_an_old_server_is_refused(web, monkeypatch):
    monkeypatch.setitem(connections["default"].__dict__, "pg_version", 140000)

    assert "It is 14." in fault_of("PostgreSQL").fault


def test_migrations_that_wait_are_counted(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'followup' OR app = 'plans'")

    found = fault_of("The schema")

    assert "migrations wait" in found.fault and found.remedy == "Run `samspil migrate`."


def test_a_table_without_policies_is_named(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE plans_news DISABLE ROW LEVEL SECURITY")

    assert fault_of("Row policies").fault == "plans_news have none."


SETTINGS = [
    ("ALLOWED_HOSTS", ["*"], "The addresses", "SAMSPIL_HOSTS"),
    ("ALLOWED_HOSTS", [], "The addresses", "SAMSPIL_HOSTS"),
    ("SECRET_KEY", "short", "The secret key", "SAMSPIL_SECRET_KEY"),
    ("DATA", Path("/nowhere/at/all"), "The data folder", "SAMSPIL_DATA"),
    ("LOCALE_PATHS", [Path("/nowhere")], "Translations", "make words"),
]


def test_jobs_that_nobody_works_on_are_counted(web):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
            " VALUES ('default', 'nothing', '{}', 'todo', 0)"
        )

    assert "1 jobs wait" in fault_of("Background jobs").fault


@pytest.mark.parametrize(("name", "value", "what", "remedy"), SETTINGS)
def test_each_setting_says_how_to_mend_it(web, settings, name, value, what, remedy):
    setattr(settings, name, value)

    found = fault_of(what)

    assert found.fault and remedy in found.remedy


def test_a_missing_stylesheet_is_said(web, monkeypatch):
    monkeypatch.setattr(checks.finders, "find", lambda path: None)

    assert "make face" in fault_of("Stylesheet").remedy


def test_the_server_refuses_the_owners_login(db, capsys):
    with pytest.raises(PowerfulLogin, match="owns tables"):
        refuse_a_powerful_login()
    with pytest.raises(SystemExit) as left:
        call_command("serve")

    assert left.value.code == 1


def test_the_server_takes_the_webs_login(web):
    assert refuse_a_powerful_login() is None


@pytest.fixture
def load(egelund, lone, tmp_path, web):
    """Loads the pack with this text on behalf of a person."""

    def loading(content, *, by=None, unit=None, adopted_on="2021-12-15"):
        file, out = tmp_path / "pack.yaml", io.StringIO()
        if content is not None:
            file.write_text(content, encoding="utf-8")
        call_command(
            "load", str(file), unit=unit or egelund.pk, by=by or lone.account.email, stdout=out,
            adopted_on=adopted_on, adopted_by="Byrådet", begins_on="2022-01-01",
        )  # fmt: skip
        return out.getvalue()

    return loading


def test_a_pack_is_loaded_on_behalf_of_who_may(load, lone):
    said = load(pack_text("regional-agenda"))

    assert "regional-agenda 1 is in force for Egelund" in said
    assert Event.objects.get().person == lone.pk


def test_a_broken_pack_is_refused_whole_with_line_numbers(load):
    lines = pack_text("regional-agenda").replace("kind: theme", "kind: idea").splitlines()
    wrong = [n for n, line in enumerate(lines, start=1) if "kind: idea" in line]

    with pytest.raises(CommandError, match="Nothing was loaded") as refused:
        load("\n".join(lines))

    said = str(refused.value)
    assert all(f":{n}:" in said or f"line {n}" in said for n in wrong), said
    assert not Strategy.objects.exists()


REFUSED = [
    ("key: [", {}, "Nothing was loaded"),
    ("", {}, "Nothing was loaded"),
    (None, {}, "Name a file that can be read"),
    ("PACK", {"by": "nobody@egelund.example"}, "No account has the e-mail"),
    ("PACK", {"unit": 999_999_999}, "There is no unit number 999999999"),
]


@pytest.mark.parametrize(("content", "changed", "said"), REFUSED)
def test_what_cannot_be_loaded_is_said(load, content, changed, said):
    content = pack_text("regional-agenda") if content == "PACK" else content

    with pytest.raises(CommandError, match=said):
        load(content, **changed)

    assert not Strategy.objects.exists()


def test_a_version_is_loaded_once(load):
    load(pack_text("regional-agenda"))

    with pytest.raises(CommandError, match="is loaded already"):
        load(pack_text("regional-agenda"))


@pytest.mark.parametrize("who", ["amina", "dan", "erik"])
def test_who_may_not_is_told_so_and_nothing_is_loaded(egelund, lone, load, request, who):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    person = request.getfixturevalue(who)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samspil_app")

    with pytest.raises(CommandError, match="may not load a strategy there"):
        load(pack_text("regional-agenda"), by=person.account.email)

    assert not Strategy.objects.exists()


def test_an_unknown_word_is_answered_with_all_there_are(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["samspil", "dance"])
    with pytest.raises(SystemExit) as left:
        command.main()

    assert left.value.code == 2
    assert "samspil knows no word “dance”" in (said := capsys.readouterr().err)
    assert all(f"samspil {word}" in said for word in ("demo", "serve", "worker", "migrate", "load", "check"))


@pytest.mark.parametrize("words", [["samspil"], ["samspil", "--help"]])
def test_without_a_word_it_says_what_it_can_do(monkeypatch, capsys, words):
    monkeypatch.setattr("sys.argv", words)
    command.main()

    assert "samspil demo" in capsys.readouterr().out


def test_a_second_demo_starts_at_once_though_files_were_touched(settings, tmp_path):
    settings.PACKAGE = tmp_path
    words = tmp_path / "django.po"
    words.write_text("one")
    before = _shape("tiny")

    os.utime(words, (1, 1))

    assert _shape("tiny") == before
    words.write_text("two")
    assert _shape("tiny") != before
    assert _shape("municipality") != _shape("tiny")


class Anew(Exception):
    """Stands for the process that would take over."""


def test_a_first_demo_is_served_by_a_process_that_finds_the_words(settings, tmp_path, monkeypatch):
    """Who looked for Danish before it was compiled would speak English until the next start."""
    settings.PACKAGE = settings.DATA = tmp_path
    done = []

    def take_over(_program, words):
        done.append(words[3:])
        raise Anew

    monkeypatch.setattr("subprocess.run", lambda words, **_how: done.append(words[3:]))
    monkeypatch.setattr("os.execv", take_over)
    with pytest.raises(Anew):
        call_command("demo", port=8123, size="tiny")

    prepared, served = done
    assert prepared[0] == "prepare-demo"
    assert served == ["demo", "--port", "8123", "--size", "tiny"]
    assert (tmp_path / "demo-ready").exists(), "it would prepare again, for ever"


def test_sign_in_from_elsewhere_without_https_is_named(web, settings):
    settings.ALLOWED_HOSTS = ["localhost", "samspil.lindeby.example"]
    assert "samspil.lindeby.example" in fault_of("Who signs in").fault

    settings.HTTPS = True
    assert fault_of("Who signs in").fault == ""


def test_mail_that_goes_nowhere_is_named(web, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert "only printed" in fault_of("Mail leaves").fault


def test_a_key_that_others_can_read_is_named(web, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "secret-key").touch(mode=0o644)
    assert "chmod 600" in fault_of("The file of the secret key").remedy
    assert fault_of("The file of the secret key").fault

    (tmp_path / "secret-key").chmod(0o600)
    assert fault_of("The file of the secret key").fault == ""


def test_the_name_of_the_demo_on_a_public_page_is_named(web, settings):
    assert "of the demo" in fault_of("The public page").fault

    settings.DEMO = True
    assert fault_of("The public page").fault == ""


def test_a_mail_server_that_does_not_answer_is_named(web, settings):
    settings.MAIL_SERVER = Server("127.0.0.1", 9, patience=2)

    found = fault_of("Mail can be handed in")
    assert "127.0.0.1:9" in found.fault and "SAMSPIL_MAIL_URL" in found.remedy


def test_a_letter_that_waits_for_a_day_is_named(egelund, lone, web):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        letter(lone, egelund, made_at=now() - timedelta(hours=30))
        cursor.execute("SET ROLE samspil_app")

    assert fault_of("No letter waits").fault == "The oldest waits for 30 hours."

"""What a watcher is told: health, readiness, lines and spans; and what none of them ever holds."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.test import Client
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from samspil.config.operations import health, logs, middleware, tracing, working
from samspil.config.operations.pulse import Pulse


@pytest.fixture
def lines():
    """What is written as JSON while the test runs."""
    found, handler = [], logging.Handler()
    handler.emit = lambda record: found.append(json.loads(logs.Lines().format(record)))
    loggers = [logging.getLogger(name) for name in ("samspil", "django.request")]
    before = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.setLevel(logging.INFO)
    yield found
    for each, level in zip(loggers, before, strict=True):
        each.removeHandler(handler)
        each.setLevel(level)


@pytest.fixture
def worker(db):
    def seen(seconds_ago):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat)"
                " VALUES (now() - %s * interval '1 second')",
                [seconds_ago],
            )

    return seen


def test_health_asks_the_database_nothing():
    """No database fixture: a query would fail the test. Neither host name nor HTTPS stand in its way."""
    response = Client().get("/health", headers={"host": "anything.example"})

    assert (response.status_code, response.content) == (200, b"alive\n")


def test_all_well_is_ready(client, worker):
    worker(5)

    response = client.get("/ready")

    assert (response.status_code, response.content) == (200, b"ready\n")


def test_without_a_worker_it_is_degraded_and_still_serves(client, worker):
    worker(45)

    assert (client.get("/ready").content, client.get("/ready").status_code) == (b"degraded\n", 200)


UNREADY = {
    "migrations": "DELETE FROM django_migrations WHERE app = 'plans'",
    "a policy": "DROP POLICY event_read ON audit_event",
    "a right": "GRANT UPDATE ON audit_event TO samspil_app",
    "protection": "ALTER TABLE plans_news DISABLE ROW LEVEL SECURITY",
    "a function": "CREATE OR REPLACE FUNCTION samspil_day(moment timestamptz) RETURNS date LANGUAGE sql"
    " AS 'SELECT moment::date'",
}


@pytest.mark.parametrize("what", UNREADY)
def test_what_is_not_as_in_the_files_is_not_ready(client, worker, lines, what):
    worker(5)
    with connection.cursor() as cursor:
        cursor.execute(UNREADY[what])

    response = client.get("/ready")

    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert "not all is well" in lines[0]["message"]


def test_changed_policy_files_are_not_ready_until_applied(client, worker, monkeypatch, tmp_path):
    files = health.policies_as_applied.__globals__["sql_files"]()
    (tmp_path / "policies.sql").write_text("-- one more rule")
    monkeypatch.setitem(
        health.policies_as_applied.__globals__, "sql_files", lambda: [*files, tmp_path / "policies.sql"]
    )

    assert client.get("/ready").status_code == 503


def test_a_broken_off_restore_is_not_ready(client, worker, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "restore-begun").write_text("b.backup")

    assert client.get("/ready").status_code == 503


def test_a_database_that_is_gone_is_not_ready(monkeypatch, lines):
    """No database fixture: asking it fails with words that hold an address, and those are not passed on."""

    def gone():
        raise health.DatabaseError("connection to server at 10.1.2.3 failed")

    monkeypatch.setattr(health, "migrations_missing", gone)
    response = Client().get("/ready")

    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert "10.1.2.3" not in json.dumps(lines)


def test_a_request_writes_one_line_without_names_keys_or_queries(client, amina, strategy, lines):
    response = client.sign_in(amina).get("/people/?q=Amina+secret")

    (line,) = [each for each in lines if each["message"] == "request"]
    assert line["route"] == "/people/" and line["status"] == response.status_code
    assert line["person"] == amina.pk and line["request"] == response.headers["X-Request-ID"]
    assert isinstance(line["milliseconds"], int)
    assert not any(word in json.dumps(lines) for word in ("Amina", "secret", "@"))


def test_a_key_in_an_address_stays_out(client, lines):
    client.get("/account/password/reset/key/3-abcdef0123456789/")
    client.get("/there-is-no/such-page-3-abcdef0123456789/")

    assert "abcdef0123456789" not in json.dumps(lines)
    assert lines[0]["route"] == "/account/password/reset/key/" + lines[0]["route"].rpartition("key/")[2]


def test_a_fault_says_where_and_not_what_was_in_it(client, lines, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(
        "samspil.reporting.public.access.house",
        lambda *args, **kwargs: (_ for _ in ()).throw(ValueError("Anna Hansen, 120312-1234")),
    )

    response = client.get("/public/")

    assert response.status_code == 500
    fault = next(each["fault"] for each in lines if "fault" in each)
    assert fault[0] == "ValueError" and any("views" in step for step in fault)
    assert "Hansen" not in json.dumps(lines)


@pytest.mark.parametrize(
    ("address", "believed"), [("127.0.0.1", True), ("10.0.0.7", True), ("192.0.2.1", False)]
)
def test_only_the_proxy_is_believed(client, settings, address, believed):
    settings.HTTPS, settings.PROXY = True, "127.0.0.1, 10.0.0.0/24"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    middleware._is_proxy.cache_clear()
    headers = {"x-forwarded-proto": "https", "x-request-id": "given-by-the-proxy"}

    response = Client().get("/account/login/", headers=headers, REMOTE_ADDR=address)

    assert (response.status_code == 301) is not believed
    assert (response.headers["X-Request-ID"] == "given-by-the-proxy") is believed
    middleware._is_proxy.cache_clear()


class Job:
    id, task_name = 7, "public.mail_answer"


class Context:
    job = Job


@pytest.fixture
def no_connection(monkeypatch):
    """A job closes what became old; the test's own connection must stay."""
    monkeypatch.setattr(working, "close_old_connections", lambda: None)


def test_a_worker_that_stands_still_ends_and_one_that_beats_does_not():
    ended = threading.Event()
    living, still = Pulse(patience=3600, end=ended.set), Pulse(patience=0.01, end=ended.set)
    still.last -= 1

    assert not living.is_silent() and still.is_silent()
    still.watch()

    assert ended.wait(20)


def test_a_job_writes_one_line_also_when_it_fails(lines, no_connection):
    def fails():
        raise ValueError("Anna Hansen")

    working.told(lambda: None, Context, None)
    with pytest.raises(ValueError):
        working.told(fails, Context, None)

    assert [each["outcome"] for each in lines] == ["done", "failed"]
    assert lines[0]["task"] == "public.mail_answer" and "Hansen" not in json.dumps(lines)


@pytest.fixture
def collector(monkeypatch):
    """A collector on this machine; gives the spans it received."""
    received = []

    class Receive(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
    tracing.provider.cache_clear()

    def spans():
        tracing.provider().force_flush()
        messages = [ExportTraceServiceRequest.FromString(each) for each in received]
        return [s for m in messages for r in m.resource_spans for scope in r.scope_spans for s in scope.spans]

    spans.raw = received
    yield spans
    tracing.provider().shutdown()
    tracing.provider.cache_clear()
    server.shutdown()
    server.server_close()


def test_spans_of_request_statements_and_job_reach_the_collector(
    client, amina, strategy, collector, no_connection
):
    client.sign_in(amina).get("/people/?q=secret")
    working.told(lambda: None, Context, None)

    found = collector()
    request = next(each for each in found if each.name == "GET /people/")
    statements = [each for each in found if each.parent_span_id == request.span_id]

    assert (
        {"SELECT"}
        <= {each.name for each in statements}
        <= {"SELECT", "SAVEPOINT", "RELEASE", "INSERT", "UPDATE"}
    )
    assert any(each.name == "job public.mail_answer" for each in found)
    assert not any(word in b"".join(collector.raw) for word in (b"Amina", b"secret", b"organisation_person"))


def test_without_a_collector_nothing_is_made(client, monkeypatch):
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    tracing.provider.cache_clear()

    client.get("/public/")

    assert tracing.provider() is None

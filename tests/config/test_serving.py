"""Serving begins with nothing that two processes would share."""

from django.core.management import call_command

from samspil.config.management.commands import serve


def test_no_connection_outlives_the_check(monkeypatch):
    """A connection opened before the fork would be one for all, and hand one person's rows to another."""
    order = []
    monkeypatch.setattr(serve, "refuse_a_powerful_login", lambda: order.append("checked"))
    monkeypatch.setattr(serve.connections, "close_all", lambda: order.append("closed"))
    monkeypatch.setattr(serve.Server, "run", lambda _server: order.append("serving"))

    call_command("serve")

    assert order == ["checked", "closed", "serving"]

"""Spans for a collector, only where OTEL_EXPORTER_OTLP_ENDPOINT names one: requests, statements, jobs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer


@cache
def provider() -> TracerProvider | None:
    """Made in the process that serves: its sender is a thread, and threads do not outlive a fork."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return None
    # Without detectors: no host or process names leave the house.
    name = os.environ.get("OTEL_SERVICE_NAME", "samspil")
    made = TracerProvider(resource=Resource({"service.name": name}))
    made.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return made


def tracer() -> Tracer | None:
    made = provider()
    return made.get_tracer("samspil") if made else None


@contextmanager
def span(name: str, kind: SpanKind, **attributes: str | int) -> Iterator[Span | None]:
    """A span around what happens inside, with a child for each statement to the database."""
    if (active := tracer()) is None:
        yield None
        return
    # A fault's message may hold what somebody typed: only its kind is told.
    with active.start_as_current_span(
        name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as made:
        try:
            with connection.execute_wrapper(_statement):
                yield made
        except Exception as raised:
            made.set_status(Status(StatusCode.ERROR, type(raised).__name__))
            raise


def _statement(execute: Callable, sql: object, params: object, many: bool, context: dict) -> object:
    """The kind of statement alone: neither its text nor its values."""
    words = str(sql).split(None, 1)
    kind = words[0].upper()[:20] if isinstance(sql, str) and words and words[0].isalpha() else "OTHER"
    active = tracer()
    assert active is not None, "statements are wrapped only inside a span"
    with active.start_as_current_span(
        kind,
        kind=SpanKind.CLIENT,
        attributes={"db.system.name": "postgresql", "db.operation.name": kind},
        record_exception=False,
    ):
        return execute(sql, params, many, context)

"""One line of JSON for each thing that happens: what a watcher needs, and nothing of what people wrote."""

import logging
import sys
import traceback
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")
# Nothing else of a record is written: extras of libraries carry requests, arguments and rows.
KEPT = ("route", "method", "status", "milliseconds", "person", "job", "task", "outcome")
# Their messages carry the raw path or what was typed.
TALKATIVE = ("django.request", "django.security", "django.server")


class Lines(JsonFormatter):
    """Time, level, logger, message, request; and where it failed without what was in the values."""

    def add_fields(self, log_data: dict, record: logging.LogRecord, message_dict: dict) -> None:
        log_data["time"] = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        log_data["level"] = record.levelname.lower()
        log_data["logger"] = record.name
        log_data["message"] = _message(record)
        if found := request_id.get():
            log_data["request"] = found
        log_data.update({name: getattr(record, name) for name in KEPT if hasattr(record, name)})
        if record.exc_info and record.exc_info[1]:
            log_data["fault"] = fault(record.exc_info[1])

    def format(self, record: logging.LogRecord) -> str:
        line: dict = {}
        self.add_fields(line, record, {})
        return self.serialize_log_record(line)


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(TALKATIVE):
        words = str(record.msg).partition(":")[0].partition(" (")[0]
        return str(record.args[0]) if words == "%s" and isinstance(record.args, tuple) else words
    return record.getMessage()


def fault(raised: BaseException) -> list[str]:
    """The kind of fault and the way to it. A message may hold a name, so it stays out."""
    steps = traceback.extract_tb(raised.__traceback__)
    return [type(raised).__name__, *(f"{each.filename}:{each.lineno} {each.name}" for each in steps)]


def settings_for(form: str) -> dict[str, object]:
    """Django's LOGGING: JSON for services, plain lines for somebody at a keyboard."""
    handler: dict[str, object] = {"class": "logging.StreamHandler", "stream": sys.stderr}
    if form == "json":
        handler["formatter"] = "json"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "samspil.config.operations.logs.Lines"}},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "samspil": {"level": "INFO" if form == "json" else "WARNING"},
            # Django adds a handler of its own here, which would say everything twice.
            "django": {"handlers": [], "propagate": True},
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
